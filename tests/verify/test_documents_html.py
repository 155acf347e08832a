"""Pages: what is text and what is not, formulas with and without TeX, tables, and their places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.documents import DocumentError, read_text
from verify.documents.formats import html
from verify.documents.formats.content import Content
from verify.documents.formats.html import read_html

M = r"\begin{bmatrix} 0.1 &amp; 0.2 \end{bmatrix}"
TEX = r"\begin{bmatrix} 0.1 & 0.2 \end{bmatrix}"
ANNOTATION = '<annotation encoding="application/x-tex">'


def seen(page: str) -> str:
    """The text of the page, less blank lines and space at its ends."""
    (part,) = read_html(page, "page").parts
    return "\n".join(line.strip() for line in part.passage.text.split("\n") if line.strip())


def content(page: str) -> Content:
    return read_html(page, "page")


def labels(page: str) -> list[str]:
    return [figure.label for figure in read_text(page, "page", "html").figures]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("a<b>c</b>d", "acd"),
        ("<p>a</p><p>b", "a\nb"),
        ("a\n b<br>c", "a  b\nc"),
        ("a &lt; b &#8776; c &minus; d &nosuch; &amp", "a < b ≈ c − d &nosuch; &"),
        ("a < b & c", "a < b & c"),
        ("<pre>a\n  b</pre>", "a\nb"),
        ("<ul><li>a<li>b</ul>c", "a\nb\nc"),
        ("W<sub>Q</sub> 10<sup>-3</sup>", "W_{Q} 10^{-3}"),
        # not text
        ("a<!-- b -->c<script>d</script>e<style>f</style>g<template>h</template>", "aceg"),
        ("<title>a</title><textarea>b</textarea><svg><text>c</text></svg>d", "d"),
        ("a<![CDATA[b]]>c<![if b]>d<?b ?>e<!b>f", "acdef"),
        # formulas
        (f"<math>{ANNOTATION}x</annotation><mi>y</mi></math>", "$x$"),
        (f"<math>{ANNOTATION}x</annotation>{ANNOTATION}y</annotation></math>", "$x$"),
        ('<span data-notion-inline-equation="x">y</span>z', "$x$ z"),
        ('<img data-latex="x">y', "$x$ y"),
        ('<i data-latex="x" data-latex="y">y</i>', "$x$"),
        ("""<i title=' data-latex="y"' data-latex="x">y</i>""", "$x$"),
        ("<span class='MathJax_Preview'>y</span><script type='math/tex'>x<y</script>z", "$x<y$ z"),
        ("<div class='MathJax_Display'>y</div><script type='math/tex;mode=display'>x</script>z",
         "$x$\nz"),
        (f"<span class='katex-display'><span class='katex'><math>{ANNOTATION}x</annotation></math>"
         "<span class='katex-html'>y</span></span></span>z", "$x$\nz"),
        # a formula that begins with its matrix is named by the text in front
        (f"P ≈ <math>{ANNOTATION}{M}</annotation></math>, so", f"P ≈  {TEX} , so"),
        (f"<p>P ≈</p><math>{ANNOTATION}{M}</annotation></math>", f"P ≈\n{TEX}"),
    ],
)  # fmt: skip
def test_the_text_of_a_page(page: str, text: str) -> None:
    assert seen(page) == text


@pytest.mark.parametrize(
    "page",
    [
        f"<p>P ≈ <math>{ANNOTATION}{M}</annotation></math></p>",
        f"<p>P <math>{ANNOTATION}\\approx {M}</annotation></math></p>",
        f"<p>P ≈</p>\n<p><math>{ANNOTATION}{M}</annotation></math></p>",
        f"<p>the matrix <math>{ANNOTATION}X</annotation></math> "
        f"<math>{ANNOTATION}P = {M}</annotation></math></p>",
    ],
)
def test_prose_in_front_of_a_formula_names_its_matrix_and_nothing_more(page: str) -> None:
    assert labels(page) == ["P"]


# Tables


@pytest.mark.parametrize(
    ("table", "text"),
    [
        ("<tr><th>n<th>a<tr><td>x<td>1", "| n | a |\n| --- | --- |\n| x | 1 |"),
        ("<thead><tr><td>n</thead><tbody><tr><td>x</tbody>", "| n |\n| --- |\n| x |"),
        ("<tr><td>x<td>1</tr>", "|  |  |\n| --- | --- |\n| x | 1 |"),
        ("<caption>P</caption><tr><th>a|b<tr><td>1<br>2", "P\n| a\\|b |\n| --- |\n| 1 2 |"),
        ("<tr><th>a<tr><td><math>" + ANNOTATION + "x</annotation></math>",
         "| a |\n| --- |\n|  $x$  |"),
        # what lays the page out is text
        ("<tr><td colspan='2'>x<td>y", "x\ny"),
        (f"<tr><td><math>{ANNOTATION}P = {M}</annotation></math><td>(3)", f"$P = {TEX}$\n(3)"),
        ("<tr><td>x<table><tr><td>y</table>", "|  |\n| --- |\n| y |\nx"),
        ("<tr><td><pre>x</pre>", "x"),
    ],
)  # fmt: skip
def test_a_table_becomes_a_pipe_table_or_text(table: str, text: str) -> None:
    page = f"<table>{table}</table>"
    assert seen(page) == text
    assert content(page).troubles == ()


@pytest.mark.parametrize(
    "table",
    ["<tr><td rowspan=2>x<td>0.5", "<tr><td>0.5<td><table><tr><td>y</table>", "<tr><td><pre>1"],
)
def test_numbers_in_a_table_that_lays_the_page_out_are_a_trouble(table: str) -> None:
    page = f"<p>a</p><table>{table}</table>"
    (trouble,) = content(page).troubles
    assert page[trouble.start :].startswith("<table>")
    assert "merged cells" in trouble.message


def test_an_end_tag_does_not_look_beyond_its_cell() -> None:
    assert seen("<b><table><tr><th>a</b></p></div></th></table>c") == "| a |\n| --- |\nc"


def test_the_numbers_of_a_table_stand_where_they_stand_in_the_file() -> None:
    page = (
        "<table><tr><th></th><th>a</th><th>b</th></tr>\n"
        "<tr><th>x</th><td> &minus;0.5</td><td><b>1.25</b> </td></tr></table>"
    )
    (figure,) = read_text(page, "page", "html").figures
    assert figure.carrier == "table"
    spelled = [page[c.start : c.end] for row in figure.rows for c in row if not isinstance(c, str)]
    assert spelled == ["&minus;0.5", "1.25"]


# What cannot be read


@pytest.mark.parametrize(
    ("page", "first", "count"),
    [
        ("a<math><mi>x</mi></math><math alttext='y'></math>", "<math>", "2 formulas"),
        ("<span class='katex'><span class='katex-html'>x</span></span>", "<span", "1 formula,"),
        ("<mjx-container class='MathJax'><mjx-math>x</mjx-math></mjx-container>", "<mjx", "1 "),
        ("<span class=MathJax>x</span><span class=MathJax>y</span>"
         "<script type='math/tex'>y</script>", "<span class=MathJax>x", "1 formula,"),
        ("<math><mi>x", "<math>", "1 formula,"),
    ],
)  # fmt: skip
def test_formulas_without_tex_are_said_once(page: str, first: str, count: str) -> None:
    (trouble,) = content(page).troubles
    assert trouble.message.startswith(count)
    assert page[trouble.start :].startswith(first)


@pytest.mark.parametrize(
    ("page", "what"),
    [
        ("a<!-- P = 1", "the comment has no end"),
        ("a<b href='x>c</b>", "the tag has no end"),
        ('a<b href="x>c</b>', "the tag has no end"),
        ("a<b href", "the tag has no end"),
        ("a<svg><path>P = 1", "the svg has no end"),
        ("<p>a<title>b</p>P = 1", "the title has no end"),
        (f"a<math>{ANNOTATION}x</annotation><mi>P = 1", "the math has no end"),
        ("<table><tr><td><select>1</td></tr></table>P = 1", "the select has no end"),
    ],
)
def test_what_has_no_end_is_a_trouble(page: str, what: str) -> None:
    (trouble,) = content(page).troubles
    assert (page[trouble.start], trouble.message.split(":")[0]) == ("<", what)


@pytest.mark.parametrize(
    "page",
    [
        "<svg><path><g></svg>a",
        f"<p><math>{ANNOTATION}x</annotation><mi>y</math></p>a",
        "<p><select><option>a<option>b</select></p>",
        "<!doctype html>a<?b?>c",
    ],
)
def test_what_has_an_end_is_none(page: str) -> None:
    assert content(page).troubles == ()


def test_a_table_that_lays_a_page_out_keeps_its_lines() -> None:
    page = "<table><tr><td><p>net_1 = 1.25</p><p>net_2 = 2.5</p><table><tr><td>x</table></table>"
    assert labels(page) == ["net_1", "net_2"]


@pytest.mark.parametrize("attribute", ["b ", "b/", "b=c ", "b='c'", '<a b="'])
def test_a_tag_with_too_many_attributes_is_an_error(
    attribute: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(html, "MAX_SEPARATORS", 10)
    assert seen("<a " + attribute[:1] * 5 + ">x</a>") == "x"
    with pytest.raises(DocumentError, match=r"^page:1:3: the tag has too many attributes"):
        content("xy<a " + attribute * 12 + ">")


def test_too_many_tags_or_tables_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "MAX_PIECES", 10)
    assert seen("<b>a</b>" * 4) == "aaaa"
    with pytest.raises(DocumentError, match=r"^page: the page has more than 10 tags"):
        content("<b>" * 11)
    monkeypatch.setattr(html, "MAX_PIECES", 1_000)
    with pytest.raises(DocumentError, match=r"^page:1:\d+: tables are nested deeper than 50"):
        content("<table><tr><td>" * 51)


PIECES = """
<table> </table> <tr> <td> <th> <thead> <b> </b> <p> </p> <pre> </pre> <br> <script> </script> <svg>
<!-- --> <![ ]]> <? <! </ < > & &# &amp; &minus; &#x2212 ' " = a 0.5 | \\ <sub> </sub> <math>
</math> <annotation_encoding='application/x-tex'> </annotation> <span_class='katex'> </span>
<i_data-latex='x'> <script_type='math/tex'>
"""
pieces = st.sampled_from([piece.replace("_", " ") for piece in PIECES.split()])


@given(st.lists(pieces | st.text(max_size=3), max_size=30).map("".join))
def test_any_page_is_read_and_every_character_has_its_place(page: str) -> None:
    found = content(page)
    (part,) = found.parts
    for run in part.passage.runs:
        assert 0 <= run.origin <= run.origin + run.width <= len(page)
        if run.length == run.width:
            there = page[run.origin : run.origin + run.width]
            here = part.passage.text[run.start : run.start + run.length]
            assert here.split() == there.split()
    assert all(0 <= trouble.start < len(page) for trouble in found.troubles)
