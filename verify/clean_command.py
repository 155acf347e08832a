"""`backproof clean`: remove kept answers."""

from __future__ import annotations

import argparse
from pathlib import Path

from verify.cache import CacheError, clean
from verify.diagnostics.rules import RULES
from verify.paths import from_here
from verify.settings import SettingsError, load_settings

INPUT_ERRORS = (CacheError, SettingsError)
DONE = 0


def remove(options: argparse.Namespace) -> int:
    """Remove the answers that the settings, or the command line, say where they are kept."""
    said = {"cache_dir": options.cache_dir}
    settings = load_settings(Path.cwd(), said, options.config, rules=RULES)
    number = clean(settings.cache_dir)
    print(
        f"{from_here(settings.cache_dir)}: {number} kept answer{'' if number == 1 else 's'} removed"
    )
    return DONE
