"""Markdown as a reader of it sees it: markdown-it stands for GitHub's parser."""

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from derivations.latex.subset import outside_subset
from tests.verify import derive_sample
from verify.derive.markdown import markdown_prose, to_markdown, to_markdown_files
from verify.derive.text import Items, Paragraph, Section, Table, Text

TEXT = to_markdown(derive_sample.SAMPLE)
GOLDEN = Path(__file__).parent / "golden" / "derive" / "text.md"


def tokens(markdown: str) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(markdown)


def inline(markdown: str, kind: str) -> list[str]:
    return [
        child.content
        for token in tokens(markdown)
        for child in token.children or []
        if child.type == kind
    ]


def test_the_markdown_is_the_golden_one() -> None:
    only = Text("Sample", derive_sample.SAMPLE.blocks, (derive_sample.ATTENTION,))
    assert to_markdown(only) == GOLDEN.read_text(encoding="utf-8")


def test_displays_are_math_fences_in_the_common_subset() -> None:
    fences = [token for token in tokens(TEXT) if token.type == "fence"]
    assert [token.info for token in fences] == ["math"] * 11
    assert [outside_subset(token.content) for token in fences] == [[]] * 11


def test_inline_formulas_reach_the_renderer_as_they_are() -> None:
    formula = r"a_{1} * b_{2} * \lVert g \rVert \\ |x|"
    prose = f"so ${formula}$ it_is *not* [x](y) <b>"
    assert inline(to_markdown(Text("t", (Paragraph(prose),), ())), "code_inline") == [formula]
    text = inline(markdown_prose(prose), "text")
    assert "".join(text) == "so $$ it_is *not* [x](y) <b>"
    assert inline(markdown_prose(prose), "em_open") == []


def test_bare_dollars_would_not_do() -> None:
    assert inline("so $a_{1} * b_{2} * c$ and _so_", "code_inline") == []


def test_a_bar_does_not_end_a_cell() -> None:
    table = Table(("a | b", r"$|x|$"), ((r"$\|g\|$", "c"),))
    shown = tokens(to_markdown(Text("t", (table,), ())))
    cells = [token.content for token in shown if token.type == "inline"][1:]
    assert cells == ["a | b", r"$`\vert x\vert`$", r"$`\Vert g\Vert`$", "c"]


def test_every_link_has_its_anchor() -> None:
    links = [
        str(child.attrs["href"])[1:]
        for token in tokens(TEXT)
        for child in token.children or []
        if child.type == "link_open"
    ]
    assert len(links) == 7  # five sections in the table of contents, two stops
    for link in links:
        assert TEXT.count(f'<a id="{link}"></a>') == 1


@pytest.mark.parametrize("start", ["1. a", "- a", "+ a", "# a", "> a", "3) a", "=== a"])
def test_prose_is_a_paragraph_whatever_it_starts_with(start: str) -> None:
    shown = tokens(to_markdown(Text("t", (Paragraph(start), Items((start,))), ())))
    paragraphs = [token.content for token in shown if token.type == "inline"]
    assert len(paragraphs) == 3
    kinds = [token.type for token in shown]
    assert kinds.count("bullet_list_open") == 1
    assert "ordered_list_open" not in kinds
    assert "blockquote_open" not in kinds
    assert kinds.count("heading_open") == 1


def test_reasons_are_listed_by_the_numbers_of_the_lines() -> None:
    assert r"&& \text{(2)}" in TEXT
    assert "2. the softmax Jacobian" in TEXT
    assert "Reason: mask is 0/1" in TEXT


def test_deep_sections_stay_headings() -> None:
    section = Section("deep", "Deep")
    for level in range(7):
        section = Section(f"level{level}", "Level", (), (section,))
    shown = tokens(to_markdown(Text("t", (), (section,))))
    assert [token.tag for token in shown if token.type == "heading_open"][-2:] == ["h6", "h6"]


def test_a_folder_has_a_readme_and_a_file_for_each_section() -> None:
    files = dict(to_markdown_files(derive_sample.SAMPLE))
    anchors = [section.anchor for section in derive_sample.SAMPLE.sections]
    assert list(files) == ["README.md", *(f"{anchor}.md" for anchor in anchors)]
    targets = re.findall(r"\]\(([^)]+)\)", files["README.md"])
    assert set(targets) == {f"{anchor}.md" for anchor in anchors}
    assert targets.count(f"{anchors[0]}.md") == 2  # in the picture of the way back, and in the list
