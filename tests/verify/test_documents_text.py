"""Markdown, LaTeX, plain text and notebooks: what is text, and what of it is a directive."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.documents import Directives, DocumentError, Format, read_text
from verify.documents import directives as directives_module
from verify.documents.formats.content import Content
from verify.documents.formats.latex import read_latex
from verify.documents.formats.markdown import read_markdown
from verify.documents.formats.notebook import read_notebook
from verify.documents.formats.plain import read_plain
from verify.documents.passage import Passage

Reader = Callable[[Passage], Content]


def seen(read: Reader, text: str) -> str:
    (part,) = read(Passage.whole(text)).parts
    return part.passage.text


# What is text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a <!-- b --> c", "a  c"),
        ("a\n <!-- b\n\nc -->  \nd", "a\nd"),  # no blank line: it would end a paragraph
        ("a\n<!-- b --> c\n", "a\n c\n"),
        ("<!-- a -->\nb", "b"),
        ("`<!-- a -->` b", "`<!-- a -->` b"),
        ("``<!-- ` -->`` b", "``<!-- ` -->`` b"),
        ("` <!-- a --> b", "`  b"),
        (r"\`<!-- a -->` b", r"\`` b"),
        (r"\<!-- a -->", r"\<!-- a -->"),
        ("```\n<!-- a -->\n```\n<!-- b -->c", "```\n<!-- a -->\n```\nc"),
        ("~~~~ x\n~~~\n<!-- a -->\n~~~~\n<!-- b -->c", "~~~~ x\n~~~\n<!-- a -->\n~~~~\nc"),
        ("- ```\n  <!-- a -->\n  ```\n- <!-- b -->c", "- ```\n  <!-- a -->\n  ```\n- c"),
        ("```\n<!-- a -->", "```\n<!-- a -->"),
        ("<!-- ``` -->\n<!-- b -->c", "c"),
        ("---\nlr: 0.1\n---\na", "a"),
        ("+++\nlr = 0.1\n+++\na", "a"),
        ("+++\nlr = 0.1\na", "+++\nlr = 0.1\na"),
        ("a\n---\nb\n---\n", "a\n---\nb\n---\n"),
        ("a % b $ c", "a % b $ c"),
    ],
)
def test_the_text_of_markdown(text: str, left: str) -> None:
    assert seen(read_markdown, text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a % b\nc", "a \nc"),
        ("a\n  % b\n% c\nd", "a\nd"),
        (r"5 \% a % b", r"5 \% a "),
        (r"a \\% b", r"a \\"),
        (r"a \\\% b", r"a \\\% b"),
        (
            "\\begin{verbatim}\n5 % a\n\\end{verbatim}% b",
            "\\begin{verbatim}\n5 % a\n\\end{verbatim}",
        ),
        ("\\begin{lstlisting}[x=%]\n%\n\\end{lstlisting}", None),
        ("\\begin{verbatim}\n5 % a", "\\begin{verbatim}\n5 "),
        (r"\verb|%| a % b", r"\verb|%| a "),
        ("\\verb|% a\nb|", "\\verb|\nb|"),
        ("a\\begin{comment}b\\end{comment}c", "ac"),
        ("a\\end{document} b", "a"),
        ("a $ b", "a $ b"),
    ],
)
def test_the_text_of_latex(text: str, left: str | None) -> None:
    assert seen(read_latex, text) == (text if left is None else left)


def test_plain_text_is_all_text() -> None:
    for text in ("a % b\n# c\n<!-- d -->", "---\na: 1\n---\n", "# backproofs: x", ""):
        assert seen(read_plain, text) == text
    assert seen(read_plain, "a\n # backproof: example = 'x'\nb") == "a\nb"


def test_a_comment_of_markdown_without_end_is_a_trouble_and_its_rest_is_text() -> None:
    content = read_markdown(Passage.whole("a\n<!-- b"))
    assert [(t.start, t.message) for t in content.troubles] == [(2, "the comment has no end")]
    assert content.parts[0].passage.text == "a\n<!-- b"


# Notebooks


def notebook(*cells: dict[str, Any]) -> str:
    return json.dumps({"cells": cells, "nbformat": 4})


def output(**data: Any) -> dict[str, Any]:
    return {"cell_type": "code", "outputs": [{"output_type": "display_data", **data}]}


@pytest.mark.parametrize(
    ("cell", "texts"),
    [
        ({"cell_type": "markdown", "source": "a <!-- b -->c"}, ["a c"]),
        ({"cell_type": "markdown", "source": ["a\n", "💡\t\"b\" \\"]}, ["a\n💡\t\"b\" \\"]),
        ({"cell_type": "markdown", "source": []}, [""]),
        ({"cell_type": "raw", "source": "a"}, []),
        ({"cell_type": "code", "source": "a"}, []),
        ({"cell_type": "code", "source": "a", "outputs": []}, []),
        (output(data={"text/plain": "a", "text/html": "b"}), ["a"]),
        (output(data={"text/plain": "<Markdown>", "text/markdown": ["a"]}), ["a"]),
        (output(data={"text/plain": "a", "text/latex": "$b$"}), ["$b$"]),
        (output(data={"image/png": "a"}), []),
        ({"cell_type": "code", "outputs": [
            {"output_type": "stream", "text": ["a \x1b[1;31mb\x1b[0m\n", "c"]},
            {"output_type": "error", "traceback": ["d"]},
            {"output_type": "stream", "text": "e"},
        ]}, ["a b\nc", "e"]),
    ],
)  # fmt: skip
def test_what_is_read_of_a_cell(cell: dict[str, Any], texts: list[str]) -> None:
    first = {"cell_type": "markdown", "source": "0"}
    parts = read_notebook(notebook(first, cell), "n").parts
    assert [part.passage.text for part in parts] == ["0", *texts]
    assert [part.where for part in parts[1:]] == ["in cell 2: "] * len(texts)


def test_a_lone_surrogate_is_replaced() -> None:
    text = r'{"cells": [{"cell_type": "markdown", "source": "a\ud83d \ud83d\udca1"}]}'
    (part,) = read_notebook(text, "n").parts
    assert part.passage.text == "a\N{REPLACEMENT CHARACTER} 💡"
    start, end = part.passage.span(3, 4)
    assert text[start:end] == r"\ud83d\udca1"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "n.ipynb:1:1: this is not JSON"),
        ('{"cells": [\n}', "n.ipynb:2:1: this is not JSON"),
        ("[" * 100_000, "n.ipynb: its JSON is nested too deeply"),
        ('{"cells": [], "a": ' + "9" * 5_000 + "}", "n.ipynb: its JSON is nested too deeply, or a"),
        ("[]", "n.ipynb: the notebook has no list of cells: save it in the notebook format 4"),
        ('{"worksheets": [{"cells": []}]}', "the notebook has no list of cells"),
        ('{"cells": [1]}', "the notebook has no list of cells"),
        ('{"cells": [{"cell_type": "markdown"}]}', "in cell 1: the source is not text"),
        ('{"cells": [{"cell_type": "markdown", "source": [1]}]}', "in cell 1: the source is not"),
        ('{"cells": [{"cell_type": "markdown", "source": ["a", "b"]}],'
         ' "cells": [{"cell_type": "markdown", "source": ["c"], "source": "d"}]}',
         None),
        ('{"cells": [{"cell_type": "markdown", "source": ["c"], "source": {"0": "d"}}]}',
         "in cell 1: the source is not text, or is given twice"),
    ],
)  # fmt: skip
def test_malformed_notebooks_are_one_clear_error(text: str, message: str | None) -> None:
    if message is None:  # said twice, and what counts is found
        assert [part.passage.text for part in read_notebook(text, "n").parts] == ["d"]
        return
    with pytest.raises(DocumentError) as caught:
        read_text(text, "n.ipynb", "notebook")
    assert message in str(caught.value)


# Directives

SAID = Directives("a.toml", "truncated", {"W_out": "W_2"})
COMMENT = 'example = "a.toml"\nprinting = "truncated"\n[labels]\n"W_out" = "W_2"\n'
LINES = COMMENT.rstrip("\n").split("\n")


@pytest.mark.parametrize(
    ("kind", "text", "line"),
    [
        ("markdown", f"a\n<!-- backproof\n{COMMENT}-->\nb", 6),
        ("markdown", f"<!-- backproof: {LINES[0]} -->\n<!--backproof {LINES[1]}-->\n"
         f"<!-- backproof\n{LINES[2]}\n{LINES[3]}-->", 5),
        ("markdown", "+++\ntitle = 'x'\n[backproof]\n" + COMMENT.replace("[", "[backproof.")
         + "+++\n", 7),
        ("plain", "+++\n[backproof]\n" + COMMENT.replace("[", "[backproof.") + "+++\n", 6),
        ("plain", "a\n" + "".join(f"# backproof: {line}\n" for line in LINES), 5),
        ("latex", "a\n" + "".join(f"b % backproof: {line}\n" for line in LINES), 5),
        ("html", f"<p>a\n<!-- backproof\r\n{COMMENT}--></p>", 6),
        ("notebook", notebook({"cell_type": "markdown", "source": f"<!-- backproof\n{COMMENT}-->"}),
         1),
    ],
)  # fmt: skip
def test_directives_in_every_format(kind: Format, text: str, line: int) -> None:
    document = read_text(text, "doc", kind)
    said = document.directives
    assert said == Directives(SAID.example, SAID.printing, SAID.labels, {"W_out": line})
    assert document.figures == ()
    assert document.problems == ()


def test_a_document_can_say_that_its_numbers_were_cut_off() -> None:
    for printing, truncated in (("truncated", True), ("rounded", False)):
        text = f'P = [[0.5]]\nP = [[0.25]]\na = 0.5 <!-- backproof: printing = "{printing}" -->'
        figures = read_text(text, "doc", "markdown").figures
        assert figures
        for figure in figures:
            assert {cell.truncated for row in figure.rows for cell in row} == {truncated}  # type: ignore[union-attr]


def test_no_directives() -> None:
    for text in (
        "a",
        "<!-- a -->",
        "<!-- my backproof -->",
        "<!-- backproofs = 1 -->",
        "+++\nbackproofs = 1\n+++\n",
    ):
        assert read_text(text, "doc", "markdown").directives == Directives()


@pytest.mark.parametrize(
    ("toml", "line", "message"),
    [
        ("examples = 'a'", 2, "a directive has no key 'examples': the keys are: example, printing"),
        ("\n\nprinting = 'cut'", 4, 'printing is \'cut\': write "rounded" or "truncated"'),
        ("example = 1", 2, "example is '1': write the path of a file"),
        ("example = ''", 2, "example is '': write"),
        ("labels = 1", 2, "labels is no table: write [labels] above its keys"),
        ("[labels]\na = 'b'\nc = 1", 4, "the label 'c' stands for '1': write the name of a quant"),
        ("[labels]\n'\\a' = 1", 3, r"the label '\\a' stands for '1'"),
        ("example = 'a'\nprinting", 3, "the directive is not TOML (Expected '='"),
        ("example = ", 2, "the directive is not TOML (Invalid value"),
        ("a = " + "[" * 5_000, 2, "the directive is nested too deeply"),
        ("a = " + "9" * 5_000, 2, "the directive is nested too deeply, or a number in it is too"),
        (f"a = '{'b' * 70_000}'", 2, "the directives have over 65,536 characters in all: move"),
        ("example='a' --> <!-- backproof\nexample='b'", 3, "example is said twice: say it once"),
        ("[labels]\na='b'\n--> <!-- backproof\n[labels]\na='b'", 6, "the label 'a' is given twice"),
    ],
)
def test_a_directive_that_is_wrong_is_one_clear_error(toml: str, line: int, message: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_text(f"a\n<!-- backproof {toml} -->", "doc.md", "markdown")
    assert message in str(caught.value)
    assert str(caught.value).startswith(f"doc.md:{line}:")
    assert "\n" not in str(caught.value)


def test_front_matter_for_others_may_be_malformed() -> None:
    assert read_text("+++\nlayout\n+++\n", "doc", "markdown").directives == Directives()
    with pytest.raises(DocumentError, match=r"^doc:3:1: backproof is no table"):
        read_text("+++\na = 1\nbackproof = 1\n+++\n", "doc", "markdown")
    with pytest.raises(DocumentError, match=r"^doc:2:1: the directive is not TOML"):
        read_text("+++\nbackproof\n+++\n", "doc", "markdown")


def test_the_limit_of_directives_can_be_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "<!-- backproof example = 'a' --><!-- backproof printing = 'rounded' -->"
    assert read_text(text, "doc", "markdown").directives == Directives("a", "rounded")
    monkeypatch.setattr(directives_module, "MAX_CHARACTERS", 30)
    with pytest.raises(DocumentError, match="over 30 characters in all"):
        read_text(text, "doc", "markdown")


# Any text

fragments = st.sampled_from(
    ["<!--", "-->", "backproof", ":", "`", "```", "~~~", "\n", "\\", "%", "+++\n", "---\n", "# ",
     "\\begin{verbatim}", "\\end{verbatim}", "\\begin{comment}", "\\verb|", "|", "\\end{document}",
     "\\begin{bmatrix}", "\\end{bmatrix}", "&", "0.5", "P = ", "$", "[labels]", "a = 'b'", "\r\n"]
)  # fmt: skip
texts = st.lists(fragments | st.text(max_size=3), max_size=40).map("".join)
KINDS: tuple[Format, ...] = ("plain", "markdown", "latex", "html", "notebook")


@given(texts, st.sampled_from([read_plain, read_markdown, read_latex]))
def test_what_is_left_of_any_text_stands_in_the_file(text: str, read: Reader) -> None:
    content = read(Passage.whole(text))
    passages = [*(part.passage for part in content.parts), *(d.passage for d in content.directives)]
    for passage in passages:
        for run in passage.runs:
            there = text[run.origin : run.origin + run.width]
            assert there == passage.text[run.start : run.start + run.length]


@given(texts | texts.map(lambda text: notebook({"cell_type": "markdown", "source": text})),
       st.sampled_from(KINDS))  # fmt: skip
def test_any_text_is_a_document_or_one_clear_error(text: str, kind: Format) -> None:
    try:
        document = read_text(text, "doc", kind)
    except DocumentError as caught:
        said = str(caught)
    else:
        said = " ".join(map(str, document.problems))
        for figure in document.figures:
            assert 0 <= figure.start < figure.end <= len(text)
    assert "\n" not in said
