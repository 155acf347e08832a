"""PDF by every engine that is there, and what happens when one is missing, hangs or lies."""

import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.verify import derive_sample
from verify.derive import browser, pdf
from verify.derive.external import ExternalError, essential, run
from verify.derive.pdf import ENGINES, INSTALL, PdfError, to_pdf
from verify.derive.text import Paragraph, Text

SMALL = Text("Small", (Paragraph("One page."),), ())
PAGE = (
    "<!doctype html><title>Page</title><body><p>Printed</p>"
    "<script>setTimeout(() => document.body.append('rendered late'), 1000)</script>"
)


def page() -> str:
    return PAGE


def never() -> str:
    raise AssertionError("the page is not needed")


def words(content: bytes, folder: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is missing")
    (folder / "it.pdf").write_bytes(content)
    command = ["pdftotext", "it.pdf", "-"]
    return subprocess.run(command, cwd=folder, capture_output=True, check=True).stdout.decode()


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """Makes programs that are the only ones on the search path."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(browser, "APPLICATIONS", folder)

    def make(name: str, script: str) -> Path:
        path = folder / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
        return path

    return make


@pytest.mark.slow
@pytest.mark.parametrize("engine", ENGINES)
def test_each_latex_makes_the_same_bytes_twice(
    engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if shutil.which(engine) is None:
        pytest.skip(f"{engine} is missing")
    monkeypatch.setattr(pdf, "ENGINES", (engine,))
    monkeypatch.setattr(pdf, "find_browser", lambda: None)
    first, second = (to_pdf(derive_sample.SAMPLE, never) for _ in range(2))
    assert first.engine == engine
    assert first.failures == ()
    assert first.content == second.content
    text = words(first.content, tmp_path)
    assert text.count("\f") == 3  # pages
    for piece in ("Contents", "Causal self-attention", "the softmax Jacobian", "0.8123"):
        assert piece in text
    assert "??" not in text


@pytest.mark.slow
def test_a_browser_prints_what_its_scripts_have_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if browser.find_browser() is None:
        pytest.skip("no browser of the Chromium family")
    monkeypatch.setattr(pdf, "ENGINES", ())
    first, second = (to_pdf(SMALL, page) for _ in range(2))
    assert first.content == second.content
    text = words(first.content, tmp_path)
    assert "rendered late" in text
    assert text.count("\f") == 1


@pytest.mark.usefixtures("programs")
def test_without_anything_the_message_says_what_to_install() -> None:
    with pytest.raises(PdfError) as caught:
        to_pdf(SMALL, never)
    assert str(caught.value) == INSTALL
    assert "apt install texlive-latex-recommended" in INSTALL
    assert "brew install" in INSTALL


@pytest.mark.slow
def test_an_engine_that_hangs_is_stopped_with_its_children(
    programs: Callable[[str, str], Path], tmp_path: Path
) -> None:
    late = tmp_path / "late"
    programs("pdflatex", f"(/bin/sleep 2; echo late > {late}) & /bin/sleep 60")
    start = time.monotonic()
    with pytest.raises(PdfError) as caught:
        to_pdf(SMALL, never, seconds=0.5)
    assert time.monotonic() - start < 2
    assert str(caught.value) == "no PDF: pdflatex was stopped after 0.5 seconds"
    time.sleep(2)
    assert not late.exists()


def test_an_engine_that_lies_is_found_out(programs: Callable[[str, str], Path]) -> None:
    programs("pdflatex", "exit 0")
    programs("lualatex", "echo '%PDF-1.5 cut short' > text.pdf")
    with pytest.raises(PdfError) as caught:
        to_pdf(SMALL, never)
    assert str(caught.value) == (
        "no PDF: pdflatex ended without an error, but made no PDF; "
        "lualatex ended without an error, but made no PDF"
    )


def test_a_failure_is_told_with_the_result_of_the_next_engine(
    programs: Callable[[str, str], Path],
) -> None:
    programs("pdflatex", "echo '! LaTeX Error: File `hyperref.sty not found.'; echo l.7; exit 1")
    programs("chromium", 'for a; do case "$a" in --print-to-pdf=*) f="${a#*=}";; esac; done\n'
             "printf '%%PDF-1.4 /CreationDate (D:20200304050607+00) %%%%EOF' > \"$f\"")  # fmt: skip
    made = to_pdf(SMALL, page)
    assert made.engine == "chromium"
    assert made.failures == (
        "pdflatex failed: LaTeX Error: File `hyperref.sty not found. l.7",
    )  # fmt: skip
    assert made.content == b"%PDF-1.4 /CreationDate (D:19800101000000+00) %%EOF"


def test_the_line_that_matters_is_found() -> None:
    log = (
        "This is pdfTeX\n(./a.tex\n! Undefined control sequence.\n<recently read> \\x\n\nl.3 \\x\n"
    )
    assert essential(log) == "Undefined control sequence. l.3 \\x"
    assert essential("first\nlast\n\n") == "last"
    assert essential("") == ""


def test_a_program_that_cannot_start_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ExternalError, match="nothing could not be started: No such file"):
        run([str(tmp_path / "nothing")], tmp_path, 1)
    with pytest.raises(ExternalError, match="false failed: exit 1"):
        run(["false"], tmp_path, 5)


@pytest.mark.parametrize(("user", "without"), [(0, True), (1000, False)])
def test_only_root_goes_without_the_sandbox(
    user: int, without: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser.os, "geteuid", lambda: user)
    assert ("--no-sandbox" in browser.arguments(tmp_path)) == without


def test_browsers_are_found_on_the_path_and_among_applications(
    programs: Callable[[str, str], Path], tmp_path: Path
) -> None:
    assert browser.find_browser() is None
    application = tmp_path / "bin" / browser.MACOS[0]
    application.parent.mkdir(parents=True)
    application.touch()
    assert browser.find_browser() == str(application)
    chrome = programs("google-chrome", "exit 0")
    assert browser.find_browser() == str(chrome)
