"""A headless browser of the Chromium family, where there is one, and how it prints a page."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from verify.derive.external import run

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "brave-browser",
)
MACOS = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "Brave Browser.app/Contents/MacOS/Brave Browser",
)
APPLICATIONS = Path("/Applications")
RENDERING = 20_000
"""Milliseconds of the page's own time in which its scripts have to be done."""


def find_browser() -> str | None:
    """The first browser on the search path, or among the applications of macOS."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found:
        return found
    return next((str(APPLICATIONS / a) for a in MACOS if (APPLICATIONS / a).is_file()), None)


def arguments(profile: Path) -> list[str]:
    """Headless, with a profile of its own, and without talking to anyone.

    Chromium's sandbox refuses to start for root, as whom programs run in containers; only then is
    it left out.
    """
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [
        "--headless",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        f"--user-data-dir={profile}",
        *(["--no-sandbox"] if as_root else []),
    ]


def print_page(browser: str, page: Path, pdf: Path, seconds: float) -> None:
    """Prints a file with HTML, after its scripts have run; raises ExternalError."""
    printing = [
        f"--virtual-time-budget={RENDERING}",
        "--no-pdf-header-footer",
        f"--print-to-pdf={pdf}",
    ]
    command = [browser, *arguments(page.parent / "profile"), *printing, page.as_uri()]
    run(command, page.parent, seconds)
