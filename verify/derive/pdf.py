"""A text as PDF: by the system's LaTeX, or else by a browser, or else a message what to install.

An engine that fails does not end it: the next one is tried, and what failed is told with the
result, so that a PDF from a browser is never taken for one from LaTeX.  latexmk is not looked for:
where it is, the engine that it runs is as well.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from verify.derive.browser import find_browser, print_page
from verify.derive.external import ExternalError, run
from verify.derive.latex import to_latex_document
from verify.derive.text import Text

ENGINES = ("pdflatex", "lualatex", "xelatex", "tectonic")
SECONDS = 300.0
RUNS = 4  # contents, references, and once more if they have moved
AGAIN = re.compile(r"Rerun (to get|LaTeX)|No file text\.(aux|toc)", re.IGNORECASE)
FIXED = {
    "SOURCE_DATE_EPOCH": "315532800",  # 1980-01-01
    "FORCE_SOURCE_DATE": "1",
    "openin_any": "p",  # nothing outside of the folder is read or written
    "openout_any": "p",
    "max_print_line": "1000",
}
DATE = re.compile(rb"(/(?:Creation|Mod)Date \(D:)\d{14}")
INSTALL = (
    "to make a PDF, install LaTeX (Debian: apt install texlive-latex-recommended lmodern; "
    "macOS: brew install --cask mactex-no-gui) or a browser such as Chromium "
    "(Debian: apt install chromium; macOS: brew install --cask chromium)"
)


class PdfError(Exception):
    """No PDF could be made."""


@dataclass(frozen=True)
class Pdf:
    """A PDF, what made it, and what had failed before."""

    content: bytes
    engine: str
    failures: tuple[str, ...] = ()


def to_pdf(text: Text, html: Callable[[], str], seconds: float = SECONDS) -> Pdf:
    """The text as PDF; ``html`` writes the page for a browser, if it comes to that.

    Each run of an engine may take ``seconds``.  Raises PdfError.
    """
    failures: list[str] = []
    for engine, make in _engines(text, html, seconds):
        with tempfile.TemporaryDirectory(prefix="backproof-", ignore_cleanup_errors=True) as folder:
            try:
                content = make(Path(folder))
            except ExternalError as error:
                failures.append(str(error))
            else:
                return Pdf(content, engine, tuple(failures))
    if failures:
        raise PdfError("no PDF: " + "; ".join(failures))
    raise PdfError(INSTALL)


def _engines(
    text: Text, html: Callable[[], str], seconds: float
) -> Iterator[tuple[str, Callable[[Path], bytes]]]:
    for engine in ENGINES:
        path = shutil.which(engine)
        if path:
            yield engine, partial(_by_latex, path, text, seconds)
    browser = find_browser()
    if browser:
        yield Path(browser).name, partial(_by_browser, browser, html, seconds)


def _by_latex(engine: str, text: Text, seconds: float, folder: Path) -> bytes:
    (folder / "text.tex").write_text(to_latex_document(text), encoding="utf-8")
    options = ["-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape"]
    if Path(engine).name == "tectonic":  # it runs as often as needed, and in a sandbox of its own
        run([engine, "--untrusted", "text.tex"], folder, seconds, FIXED)
        return _content(engine, folder / "text.pdf")
    for _ in range(RUNS):
        printed = run([engine, *options, "text.tex"], folder, seconds, FIXED)
        if not AGAIN.search(printed):
            break
    return _content(engine, folder / "text.pdf")


def _by_browser(browser: str, html: Callable[[], str], seconds: float, folder: Path) -> bytes:
    page, pdf = folder / "text.html", folder / "text.pdf"
    page.write_text(html(), encoding="utf-8")
    print_page(browser, page, pdf, seconds)
    return DATE.sub(rb"\g<1>19800101000000", _content(browser, pdf))


def _content(engine: str, pdf: Path) -> bytes:
    """What an engine that claims success has written."""
    content = pdf.read_bytes() if pdf.is_file() else b""
    if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-1024:]:
        raise ExternalError(f"{Path(engine).name} ended without an error, but made no PDF")
    return content
