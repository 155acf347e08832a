"""The report as a person reads it."""

from __future__ import annotations

import re

from derivations.catalogue import CATALOGUE
from derivations.notation import d
from tests.conftest import ChapterRun
from verify.obligations import GROUPS
from verify.report.markdown import cell, matrix_rows, tally


def test_the_markdown_says_what_matters(chapter_run: ChapterRun) -> None:
    report = chapter_run.report
    text = (chapter_run.folder / "report.md").read_text("utf-8")
    assert text.splitlines()[0].endswith(": everything holds")
    assert "What does not hold" not in text
    assert "reconstruction" in text
    for limit in report["not_proved"]:
        assert limit in text
    for title in GROUPS.values():
        assert title in text
    for section in report["sections"]:
        assert f"(`{section['step']}`)" in text
        for gradient in section["gradients"]:
            assert f"`{gradient['name']}` ({gradient['kind']}, norm {gradient['norm']})" in text
    assert "| 35 | P | P | 3 × 3 | 9 exact | 9 exact |  | 0.0001 |" in text
    assert "P agrees with the parameters because W_U was solved for that" in text
    assert text.count("```") % 2 == 0
    assert not re.search(r"\n{4,}", text)


def test_matrices_are_aligned() -> None:
    assert matrix_rows([["1", "-22"], ["333", "4"]]) == "  1  -22\n333    4"
    assert matrix_rows(["1", "22"]) == " 1  22"
    assert matrix_rows("7") == "7"
    assert matrix_rows([[["1"]], [["2"]]]) == "1\n\n2"


def test_counts_are_said_in_words() -> None:
    assert tally({"exact": 7, "off in the last place": 2}) == "7 exact, 2 off in the last place"
    assert tally({}) == ""


def test_markdown_leaves_names_as_they_are() -> None:
    assert cell("a|b_c*<d>\ne") == r"a\|b\_c\*\<d\> e"
    assert cell("Σ[w](x)") == r"Σ\[w\](x)"


def test_no_formula_turns_into_a_link(chapter_run: ChapterRun) -> None:
    """`Σ[w](x)` is a link in Markdown unless its brackets are escaped; code is left as it is."""
    text = (chapter_run.folder / "report.md").read_text("utf-8")
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)
    links = re.findall(r"(?<!\\)\[[^\]]*(?<!\\)\]\(([^)]*)\)", prose)
    assert links == ["#what-is-not-proved"]


def test_formulas_in_the_report_are_those_of_the_pages(chapter_run: ChapterRun) -> None:
    shown = {
        (section["sublayer"], gradient["formula"].partition("[")[0])
        for section in chapter_run.report["sections"]
        for gradient in section["gradients"]
    }
    used = {sublayer for sublayer, _ in shown}
    assert len(used) == 8
    assert shown == {
        (page.name, d(tensor).name)
        for page in CATALOGUE
        if page.name in used
        for tensor in page.differentiable()
    }
