"""In a notebook: what is shown, that it is mathematics, and that the example runs."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from IPython.core.interactiveshell import InteractiveShell

from derivations.latex.choice import StyleError
from derivations.latex.subset import outside_subset
from derivations.mutants.catalogue import MUTANTS, apply
from tests.verify.application import ROOT, environment
from verify import notebook
from verify.commands import UnknownSublayerError
from verify.derive.notebook_html import to_notebook_html
from verify.derive.text import Display, Paragraph, Relation, Table, Text
from verify.derive_command import DeriveError
from verify.notebook import Shown, derivation, derive, gradient_norms, proofs

EXAMPLE = ROOT / "examples" / "notebook"
FORMULA = re.compile(r"\$\$(.*?)\$\$|\$(.*?)\$", re.DOTALL)


def formulas(html: str) -> list[str]:
    return [display or inline for display, inline in FORMULA.findall(unescape(html))]


# What is shown


def test_a_derivation_is_html_and_latex() -> None:
    shown = derivation("softmax")
    html, latex = shown._repr_html_(), shown._repr_latex_()
    assert repr(shown) == "<Softmax: everything holds>"
    assert "<h1>Softmax</h1>" in html
    found = formulas(html)
    assert len(found) > 20
    assert [tex for tex in (*found, latex.strip("$")) if outside_subset(tex)] == []
    assert latex.startswith("$$\\begin{gathered}\n\\begin{aligned}")
    assert "<script" not in html + latex


def test_notation_is_a_setting() -> None:
    shown = derivation("bias", gradient="d", convention="columns", names={"d_model": "d_m"})
    assert r"\mathrm{d}b &= \mathrm{rowsum}" in shown.latex()
    assert r"$`d_m \times T`$" in shown.markdown()
    assert shown.html().startswith("<!DOCTYPE html>")


@pytest.mark.slow
def test_numbers_of_an_example_by_step_and_by_page() -> None:
    by_step = derivation("block1.layer_norm_2", example="chapter", decimals=2)
    by_page = derivation("layer_norm", example="chapter", decimals=2)
    assert by_step.holds
    assert by_page.holds
    assert len(by_page.text.sections) == 2
    assert by_step.text.sections[0] == by_page.text.sections[0]
    assert r"-0.33 & -0.66 & 1.07 & 0.13" in by_step.latex()


@pytest.mark.slow
def test_theorems_with_their_strength() -> None:
    shown = proofs("clip_by_value")
    html = shown._repr_html_()
    assert shown.holds
    assert "<p>Proved: " in html
    assert "z3" in html
    assert shown._repr_latex_().count("\\begin{aligned}") >= 3


def test_what_does_not_hold_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    page = notebook.page_called("bias")
    monkeypatch.setattr(notebook, "page_called", lambda _: apply(page, MUTANTS["bias"][0]))
    shown = derivation("bias")
    assert not shown.holds
    assert repr(shown) == "<Bias: NOT everything holds>"
    assert "NOT PROVED" in shown._repr_html_()


def test_no_theorem_at_all_does_not_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notebook, "of_pages", lambda _: [])
    assert not proofs("bias").holds


@pytest.mark.slow
def test_a_picture() -> None:
    pytest.importorskip("matplotlib", reason="matplotlib is an optional extra")
    picture = gradient_norms("chapter")
    assert "<svg" in picture._repr_svg_()
    assert picture.png.startswith(b"\x89PNG")
    assert "exactly 0 at position 3" in repr(picture)


def test_only_formulas_are_left_between_dollar_signs() -> None:
    text = Text(
        "A & B",
        (
            Paragraph("1. <b>not bold</b> and *no* emphasis: $a_{1} < b_{1}$"),
            Display("", "a", (Relation("=", "b & c", "it is *so*"), Relation("=", "d"))),
            Table(("one",), (("$x_1$ | y",),)),
        ),
        (),
    )
    html = to_notebook_html(text)
    assert "<p>1. &lt;b&gt;not bold&lt;/b&gt; and *no* emphasis: $a_{1} &lt; b_{1}$</p>" in html
    assert "<td>$x_1$ | y</td>" in html
    assert "&amp;= b &amp; c" in html
    assert "<em>" not in html
    assert "<code>" not in html


# Mistakes


def test_an_unknown_name_is_said() -> None:
    with pytest.raises(UnknownSublayerError, match="did you mean layer_norm"):
        derivation("layer_nrm")
    with pytest.raises(DeriveError, match=r"no step layer_norm_2: it has embedding, pos"):
        derivation("layer_norm_2", example="chapter")


@pytest.mark.parametrize(
    "line", ["", "softmax bias", "--all", "softmax --format md", "softmax -o x"]
)
def test_the_magic_shows_one_sublayer(line: str) -> None:
    with pytest.raises(DeriveError, match="shows one sublayer"):
        derive(line)


def test_an_option_that_there_is_not_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(DeriveError, match="not understood"):
        derive("softmax --nothing")
    assert "unrecognized arguments: --nothing" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"decimals": 0}, "decimals is 0: use a whole number from 1 to 30"),
        ({"decimals": "4"}, "decimals is '4': use"),
        ({"decimals": True}, "decimals is True: use"),
        ({"limit": 2}, "limit is 2: use a whole number from 3 to 64"),
        ({"gradient": "foo"}, "gradient is 'foo': use partial, d, nabla"),
        ({"convention": "cols"}, "convention is 'cols': use rows, columns"),
        ({"names": {"X": r"\input{x}"}}, "X cannot be called"),
        ({"names": {"foo": "h"}}, "nothing is called 'foo'"),
    ],
)
def test_a_wrong_setting_is_said(settings: dict[str, Any], message: str) -> None:
    with pytest.raises((DeriveError, StyleError)) as caught:
        derivation("bias", **settings)
    assert str(caught.value).startswith(message)


def test_a_name_that_is_none_is_said() -> None:
    for wrong in (5, None):
        with pytest.raises(UnknownSublayerError, match=f"no sublayer is called {wrong}"):
            derivation(wrong)  # type: ignore[arg-type]


@pytest.mark.slow
def test_proofs_in_an_unguarded_file_are_no_verdict(tmp_path: Path) -> None:
    """The file is imported again by the processes that find certificates."""
    script = tmp_path / "script.py"
    script.write_text("from verify.notebook import proofs\nprint(proofs('bias'))\n")
    done = subprocess.run(
        [sys.executable, str(script)],
        env=environment(),
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert "guard it by __name__" in done.stderr
    assert "everything holds" not in done.stdout.replace("NOT everything holds", "")


# As a notebook uses it


def test_the_magic_takes_the_options_of_the_command() -> None:
    shell = InteractiveShell.instance()
    shell.run_line_magic("load_ext", "verify.notebook")
    shown = shell.run_line_magic("derive", "bias --gradient d --name d_model=d_m")
    assert isinstance(shown, Shown)
    assert shown == derivation("bias", gradient="d", names={"d_model": "d_m"})


@pytest.mark.slow
def test_the_example_notebook_runs_and_is_what_it_shows_now() -> None:
    """All outputs but the picture, whose bytes are those of one version of its library."""
    module = _execute()
    committed = module.nbformat.read(module.NOTEBOOK, as_version=4)
    now = module.executed()
    assert len(now.cells) == len(committed.cells) > 10
    for old, new in zip(committed.cells, now.cells, strict=True):
        assert _texts(old) == _texts(new), f"stale: run {EXAMPLE / 'execute.py'}: {new.source}"
    shown = [text for cell in now.cells for text in _texts(cell)]
    assert sum("everything holds" in text for text in shown) == 5


def _execute() -> ModuleType:
    pytest.importorskip("ipykernel", reason="ipykernel is not installed")
    spec = importlib.util.spec_from_file_location("execute", EXAMPLE / "execute.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _texts(cell: object) -> list[str]:
    outputs = getattr(cell, "outputs", [])
    found = [getattr(output, "text", "") for output in outputs]
    data = [getattr(output, "data", {}) for output in outputs]
    kinds = ("text/html", "text/latex", "text/plain")
    return [*filter(None, found), *(each[kind] for each in data for kind in kinds if kind in each)]
