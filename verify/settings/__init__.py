"""Settings: from configuration files and the command line, and which documents they lead to.

    settings = load_settings(Path.cwd(), overrides={"select": ["BP1"], "jobs": 2})
    for path in documents(settings, [Path("docs")]): ...

Nothing here imports more than the standard library, so that a run whose results are kept answers
at once.
"""

from verify.settings.documents import Search, documents, example_for, has_example, search
from verify.settings.error import SettingsError
from verify.settings.load import find_file, load_settings
from verify.settings.patterns import Pattern
from verify.settings.settings import OUTPUT_FORMATS, Settings

__all__ = [
    "OUTPUT_FORMATS",
    "Pattern",
    "Search",
    "Settings",
    "SettingsError",
    "documents",
    "example_for",
    "find_file",
    "has_example",
    "load_settings",
    "search",
]
