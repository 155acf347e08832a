"""`backproof derive` from outside: what it writes, and one line for each mistake."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from derivations.mutants.catalogue import MUTANTS, apply
from derivations.sublayer import Sublayer
from tests.verify.application import CHAPTER, ROOT
from tests.verify.shared_proofs import shared_proofs
from verify import derive_command
from verify.__main__ import main
from verify.derive import pdf
from verify.derive.text import Text

GOLDEN = Path(__file__).parent / "golden" / "derive"
REPORTS = ROOT / "reports" / "chapter"
BIAS = ("derive", "bias")


def run(*arguments: str) -> int:
    return main(list(arguments))


@pytest.fixture
def known() -> Iterator[None]:
    with shared_proofs():
        yield


def files(folder: Path) -> dict[str, bytes]:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


# What it writes


def test_latex_on_the_screen(capsys: pytest.CaptureFixture[str]) -> None:
    """Golden: this is what an author pastes."""
    assert run("derive", "layer_norm") == 0
    assert capsys.readouterr().out == (GOLDEN / "layer_norm.tex").read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ((), r"\frac{\partial L}{\partial b} &= \mathrm{colsum}"),
        (("--gradient", "d"), r"\mathrm{d}b &= \mathrm{colsum}"),
        (("--gradient", "nabla"), r"\nabla_{b} L &= \mathrm{colsum}"),
        (("--convention", "columns"), r"\frac{\partial L}{\partial b} &= \mathrm{rowsum}"),
        (("--name", "b=c_{0}"), r"\frac{\partial L}{\partial c_{0}} &= \mathrm{colsum}"),
        (("--name", "d_model=d_m"), r"$T \times d_m$"),
        (("--format", "md"), "# Bias"),
        (("--format", "html"), "<!DOCTYPE html>"),
    ],
)
def test_notation_and_format_are_settings(
    options: tuple[str, ...], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*BIAS, *options) == 0
    assert expected in capsys.readouterr().out


def test_a_sublayer_named_twice_is_derived_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("derive", "bias", "bias", "--format", "html") == 0
    assert capsys.readouterr().out.count('<section id="bias">') == 1


def test_formats_in_any_letters(tmp_path: Path) -> None:
    assert run(*BIAS, "--format", "TEX, md", "-o", str(tmp_path)) == 0
    assert "derivations.tex" in files(tmp_path)


@pytest.mark.slow
@pytest.mark.usefixtures("known")
def test_a_name_with_a_superscript_stands_in_parentheses_under_heads(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("derive", "attention", "--name", "W_Q=W^Q") == 0
    out = capsys.readouterr().out
    assert "(W^Q)^{(a)}" in out
    assert "W^Q^" not in out


@pytest.mark.slow
@pytest.mark.usefixtures("known")
def test_shading_is_for_html(tmp_path: Path) -> None:
    mlp = str(ROOT / "examples" / "mlp" / "example.toml")
    formats = ("--format", "html,tex,md")
    for folder, shading in (("a", ()), ("b", ("--heat-map",))):
        assert (
            run("derive", "--example", mlp, *formats, *shading, "-o", str(tmp_path / folder)) == 0
        )
    plain, shaded = files(tmp_path / "a"), files(tmp_path / "b")
    assert [name for name in plain if plain[name] != shaded[name]] == ["index.html"]


@pytest.mark.slow
@pytest.mark.usefixtures("known")
def test_dollar_signs_of_an_example_are_text(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples" / "mlp", tmp_path / "mlp")
    path = tmp_path / "mlp" / "example.toml"
    text = path.read_text("utf-8")
    changed = re.sub(r'^title = ".*"$', 'title = "Costs $5 & 10% more"', text, flags=re.MULTILINE)
    assert changed != text
    path.write_text(changed, encoding="utf-8")
    formats = ("--format", "html,tex,md")
    assert run("derive", "--example", str(path), *formats, "-o", str(tmp_path / "out")) == 0
    written = files(tmp_path / "out")
    assert b"Costs $5 &amp; 10% more, backwards</h1>" in written["index.html"]
    assert rb"{\LARGE Costs \$5 \& 10\% more, backwards\par}" in written["derivations.tex"]
    assert rb"# Costs \$5 \& 10% more, backwards" in written["derivations/README.md"]


def test_files_of_every_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*BIAS, "--format", "html,tex,md", "-o", str(tmp_path / "a")) == 0
    written = files(tmp_path / "a")
    sections = [f"derivations/{name}" for name in ("bias", "not-proved", "notation")]
    expected = ["derivations.tex", "derivations/README.md", "index.html"]
    expected += [f"{name}.{ending}" for name in sections for ending in ("md", "tex")]
    assert sorted(written) == sorted(expected)
    printed = capsys.readouterr().out.splitlines()
    assert sorted(printed) == [str(tmp_path / "a" / name) for name in sorted(expected)]
    assert run(*BIAS, "--format", "html,tex,md", "-o", str(tmp_path / "b")) == 0
    assert files(tmp_path / "b") == written


@pytest.mark.slow
@pytest.mark.usefixtures("known")
def test_links_between_the_sections_lead_somewhere(tmp_path: Path) -> None:
    assert run("derive", "--example", "chapter", "--format", "md", "-o", str(tmp_path)) == 0
    folder = tmp_path / "derivations"
    readme = (folder / "README.md").read_text("utf-8")
    assert "](loss.md)" in readme
    assert "](#" not in readme
    for path in folder.iterdir():
        assert path.name == "README.md" or f"]({path.name})" in readme


@pytest.mark.slow
@pytest.mark.usefixtures("known")
def test_pictures_of_an_example(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="matplotlib is an optional extra")
    mlp = str(ROOT / "examples" / "mlp" / "example.toml")
    assert run("derive", "--example", mlp, "--format", "svg", "-o", str(tmp_path)) == 0
    assert list(files(tmp_path)) == ["gradient-norms.svg"]
    assert run("derive", "--example", mlp, "--format", "svg,png", "-o", str(tmp_path)) == 0
    assert list(files(tmp_path)) == ["gradient-norms.png", "gradient-norms.svg"]


def test_a_pdf_says_what_made_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = pdf.Pdf(b"%PDF-1.7", "chromium", ("pdflatex failed: no hyperref.sty",))
    monkeypatch.setattr(derive_command, "to_pdf", lambda *_: made)
    assert run(*BIAS, "--format", "pdf", "-o", str(tmp_path)) == 0
    assert files(tmp_path) == {"derivations.pdf": b"%PDF-1.7"}
    assert capsys.readouterr().err.splitlines() == [
        "backproof: pdflatex failed: no hyperref.sty",
        "backproof: derivations.pdf is made by chromium",
    ]


@pytest.mark.slow
@pytest.mark.usefixtures("known")
def test_the_committed_derivations_are_what_the_code_writes_now(tmp_path: Path) -> None:
    """But for the picture, whose bytes are those of one version of the plotting library."""
    formats = ("--example", "chapter", "--format", "html,tex,md")
    assert run("derive", *formats, "-o", str(tmp_path)) == 0
    others = ("report.md", "report.json", "run.json", "gradient-norms.svg")
    committed = {n: c for n, c in files(REPORTS).items() if n not in others}
    now = files(tmp_path)
    assert sorted(committed) == sorted(now)
    stale = [name for name in now if now[name] != committed[name]]
    assert stale == [], "stale: run `make derive` and commit reports/"


# What goes wrong


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("derive",), "name a sublayer, or use --all or --example; `backproof list` shows all"),
        (("derive", "layer_nrm"), "no sublayer is called layer_nrm; did you mean layer_norm?"),
        (
            (*BIAS, "--format", "docx"),
            "there is no format 'docx': use tex, md, html, ",
        ),
        ((*BIAS, "--format", "tex,md"), "tex, md: that is for a folder: add -o DIR"),
        ((*BIAS, "--format", "pdf"), "pdf: that is for a folder: add -o DIR"),
        (
            (*BIAS, "--format", "svg"),
            "svg is a picture of an example's gradients: add --example FILE",
        ),
        ((*BIAS, "--name", "b"), "--name b: write it as NAME=TEX, such as d_model=d_m"),
        ((*BIAS, "--name", r"b=\input{x}"), "b cannot be called"),
        ((*BIAS, "--name", "foo=h"), "nothing is called 'foo': "),
        ((*BIAS, "--name", "b=h", "--name", "b=k"), "--name b=k: b is called h already"),
        ((*BIAS, "--name", "X=Y"), "X cannot be called 'Y': in bias that is Y"),
        ((*BIAS, "--name", "d_model=T"), "d_model cannot be called 'T': in bias that is T"),
        ((*BIAS, "--all"), "--all is every sublayer: name none beside it"),
        ((*BIAS, "--decimals", "3"), "--decimals is about an example's numbers: add --example"),
        ((*BIAS, "--heat-map"), "--heat-map shades an example's gradients in HTML: add"),
        ((*BIAS, "-o", ""), "-o needs the name of a folder"),
        ((*BIAS, "--format", ""), "there is no format '': use tex, md, html, pdf, svg, png"),
        (("derive", "--example", "nowhere.toml"), "nowhere.toml: "),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_a_mistake_is_one_line(
    arguments: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"backproof: {message}")
    assert err.count("\n") == 1


@pytest.mark.parametrize("decimals", ["-1", "0", "31", "1.5", "x"])
def test_decimals_are_a_whole_number(decimals: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(*BIAS, "--decimals", decimals)
    assert stopped.value.code == 2
    assert "is not a whole number from 1 to 30" in capsys.readouterr().err


def test_a_folder_that_is_a_file_is_refused_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(derive_command, "text_of", lambda *_: pytest.fail("it worked already"))
    target = tmp_path / "file"
    target.write_text("mine")
    assert run(*BIAS, "-o", str(target)) == 2
    assert "is not a folder" in capsys.readouterr().err
    assert target.read_text() == "mine"


def test_without_proof_the_status_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = derive_command.page_called("layer_norm")
    (wrong,) = [m for m in MUTANTS["layer_norm"] if m.name == "mean_term_dropped"]

    def called(_: str) -> Sublayer:
        return apply(page, wrong)

    monkeypatch.setattr(derive_command, "page_called", called)
    assert run("derive", "layer_norm") == 1
    out, err = capsys.readouterr()
    assert "NOT PROVED: collect terms" in out
    assert err == "backproof: not every line could be proved: look for NOT PROVED\n"


def test_an_interrupted_run_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_: Text) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(derive_command, "to_latex_document", interrupted)
    assert run(*BIAS, "--format", "html,tex", "-o", str(tmp_path / "new")) == 130
    assert not (tmp_path / "new").exists()
    assert "interrupted" in capsys.readouterr().err


def test_a_malformed_example_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "example.toml"
    text = (CHAPTER / "example.toml").read_text("utf-8")
    path.write_text(text.replace("d_model = 4", "d_model = 5", 1), encoding="utf-8")
    assert run("derive", "--example", str(path)) == 2
    err = capsys.readouterr().err
    assert err.startswith(f"backproof: {path}:")
    assert err.count("\n") == 1
