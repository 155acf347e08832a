"""Comments in documents and in code: which are requests, and what each of them is about."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.verify.application import ROOT
from verify.diagnostics.diagnostic import Diagnostic, Examined, Region
from verify.documents import DocumentError, read_text
from verify.screening import Suppression, read_texts, suppressions_in

ASKED = "backproof: ignore BP101 -- known"
MATRIX = (
    "dX = \\begin{bmatrix}",
    "  0.1 & 0.2 \\\\",
    "  0.3 & 0.4",
    "\\end{bmatrix} \\qquad b = 1.5",
)


def lines_about(path: str, text: str) -> list[tuple[int, int] | None]:
    """From which line to which each request is about; None for all of the file."""
    return [
        None if one.about is None else (one.about.line, one.about.end_line)
        for one in suppressions_in(path, text)
    ]


def only(path: str, text: str) -> Suppression:
    (one,) = suppressions_in(path, text)
    assert one.problem == ""
    assert (one.rules, one.reason) == (("BP101",), "known")
    return one


COMMENTS = {
    "a.md": "<!-- {} -->",
    "a.html": "<!-- {} -->",
    "a.tex": "% {}",
    "a.txt": "# {}",
}


@pytest.mark.parametrize(("path", "form"), COMMENTS.items(), ids=COMMENTS)
def test_a_request_in_every_format(path: str, form: str) -> None:
    comment = form.format(ASKED)
    above = "\n".join(["text", "", comment, *MATRIX, "", "c = 2.5"])
    one = only(path, above)
    assert (one.region.line, one.region.column) == (3, 1)
    assert one.region.end_column == 1 + len(comment)
    assert lines_about(path, above) == [(4, 7)], "the matrix, not what follows in its last line"
    assert one.about is not None
    assert one.about.end_column <= len("\\end{bmatrix} ")
    beside = f"a = 1.5\nb = 2.5 {comment}\nc = 3.5"
    assert lines_about(path, beside) == [(2, 2)]
    whole = above.replace("ignore", "ignore-file")
    assert lines_about(path, whole) == [None]


@pytest.mark.parametrize(("path", "form"), COMMENTS.items(), ids=COMMENTS)
def test_the_document_reads_as_if_the_request_were_not_there(path: str, form: str) -> None:
    kind = {"md": "markdown", "html": "html", "tex": "latex", "txt": "plain"}[path[2:]]
    without = "\n".join(["text", "", *MATRIX])
    asked = "\n".join(["text", "", form.format(ASKED), *MATRIX])
    first = read_text(without, path, kind)  # type: ignore[arg-type]
    second = read_text(asked, path, kind)  # type: ignore[arg-type]
    assert [f.texts for f in first.figures] == [f.texts for f in second.figures] != []
    assert [f.label for f in first.figures] == [f.label for f in second.figures]
    assert second.problems == ()
    assert len(second.remarks) == 1


@pytest.mark.parametrize(("path", "form"), COMMENTS.items(), ids=COMMENTS)
@pytest.mark.parametrize("words", ["ingore BP101 -- x", "ignores BP101", "noqa", "ignoreBP101"])
def test_a_misspelt_request_is_no_silent_comment(path: str, form: str, words: str) -> None:
    kind = {"md": "markdown", "html": "html", "tex": "latex", "txt": "plain"}[path[2:]]
    with pytest.raises(DocumentError, match=r"not TOML.*or: ignore BP101 -- the reason"):
        read_text(form.format(f"backproof: {words}"), path, kind)  # type: ignore[arg-type]


@pytest.mark.parametrize(("path", "form"), COMMENTS.items(), ids=COMMENTS)
def test_directives_and_requests_stand_side_by_side(path: str, form: str) -> None:
    kind = {"md": "markdown", "html": "html", "tex": "latex", "txt": "plain"}[path[2:]]
    says = ('backproof: example = "x.toml"', ASKED, 'backproof: labels = { a = "b" }')
    text = "\n".join([*map(form.format, says), "a = 1.5"])
    document = read_text(text, path, kind)  # type: ignore[arg-type]
    assert document.directives.example == "x.toml"
    assert document.directives.labels == {"a": "b"}
    assert [remark.words for remark in document.remarks] == ["ignore BP101 -- known"]
    assert lines_about(path, text) == [(4, 4)]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        # up to the next blank line there is a figure, after some words
        (f"<!-- {ASKED} -->\n\nThe gradient is\nas follows:\n$$ a = 1.5 $$\nand b = 2.5", (3, 5)),
        # a comment between them is no blank line
        (f"<!-- {ASKED} -->\nThe gradient is\n<!-- or so -->\na = 1.5", (2, 4)),
        # behind the blank line it is no longer meant
        (f"<!-- {ASKED} -->\nThe gradient is\n\n$$ a = 1.5 $$", (2, 2)),
        # two comments in a row are about the same
        (f"<!-- {ASKED} -->\n<!-- other -->\n\n<!-- another -->\na = 1.5\nb = 2.5", (5, 5)),
        # both figures of a line
        (f"<!-- {ASKED} -->\na = 1.5, b = 2.5\nc = 3.5", (2, 2)),
        # what cannot be read is a figure too
        (
            f"<!-- {ASKED} -->\nx:\n$$ \\begin{{bmatrix}} 1 & 2.x \\\\ 3 & 4 \\end{{bmatrix}} $$",
            (2, 3),
        ),
        # over several lines, and in a quotation
        ("<!-- backproof:\n  ignore BP101\n  -- known -->\na = 1.5", (4, 4)),
        (f"> <!-- {ASKED} -->\n> a = 1.5\n>\n> b = 2.5", (2, 2)),
    ],
)
def test_what_a_comment_on_a_line_of_its_own_is_about(text: str, about: tuple[int, int]) -> None:
    only("a.md", text)
    assert lines_about("a.md", text) == [about]
    assert lines_about("a.md", text.replace("\n", "\r\n")) == [about]


def test_nothing_follows() -> None:
    one = only("a.md", f"a = 1.5\n\n<!-- {ASKED} -->\n")
    assert one.about is not None
    assert (one.about.line, one.about.column) == (one.about.end_line, one.about.end_column)


def test_inside_a_matrix_it_is_the_next_row() -> None:
    rows = [MATRIX[0], MATRIX[1], f"% {ASKED}", *MATRIX[2:], "c = 2.5"]
    assert lines_about("a.tex", "\n".join(rows)) == [(4, 4)]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.md", f"```\n<!-- {ASKED} -->\n```\n\n    a = 1.5"),
        ("a.md", f"Write `<!-- {ASKED} -->` above it: a = 1.5"),
        ("a.tex", f"\\begin{{verbatim}}\n% {ASKED}\n\\end{{verbatim}}\na = 1.5"),
        ("a.tex", f"100\\% {ASKED}"),
        ("a.md", f"<!-- {ASKED.replace('backproof', 'backprof')} -->\na = 1.5"),
        ("a.txt", "backproof: ignore BP101 -- a line of text\na = 1.5"),
        ("a.py", f'text = "# {ASKED}"\n'),
        ("a.c", f'char *text = "// {ASKED}";\n'),
    ],
)
def test_what_is_no_comment_asks_for_nothing(path: str, text: str) -> None:
    assert suppressions_in(path, text) == ()


def test_the_comment_of_the_docs_accepts_its_figure() -> None:
    docs = (ROOT / "docs" / "configuration.md").read_text("utf-8")
    (example,) = re.findall(r"^```markdown\n(.*?)^```$", docs, re.MULTILINE | re.DOTALL)
    (one,) = suppressions_in("a.md", example)
    assert one.reason == "the first edition prints it so"
    assert lines_about("a.md", example) == [(2, 2)]


# Notebooks


def notebook(*cells: dict[str, object], indent: int | None = 1) -> str:
    whole = {"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, indent=indent)


def markdown(source: object, **metadata: object) -> dict[str, object]:
    return {"cell_type": "markdown", "metadata": metadata, "source": source}


def printed(text: str, **metadata: object) -> dict[str, object]:
    output = {"output_type": "stream", "name": "stdout", "text": text}
    return {"cell_type": "code", "metadata": metadata, "source": "print(a)", "outputs": [output]}


def accepted(text: str) -> list[str]:
    """What of the figures of a notebook is accepted, by their labels."""
    document = read_text(text, "a.ipynb", "notebook")
    (one,) = suppressions_in("a.ipynb", text)
    assert one.about is not None
    start, end = (one.about.line, one.about.column), (one.about.end_line, one.about.end_column)
    return [f.label for f in document.figures if start <= (f.line, f.column) < end]


@pytest.mark.parametrize("indent", [1, None], ids=["indented", "on one line"])
def test_comments_in_the_markdown_of_a_notebook(indent: int | None) -> None:
    source = f"a = 1.5\n\n<!-- {ASKED} -->\nb = 2.5\nc = 3.5\n"
    for form in (source, source.splitlines(keepends=True)):
        assert accepted(notebook(markdown(form), printed("d = 4.5"), indent=indent)) == ["b"]
    beside = f"a = 1.5\nb = 2.5 <!-- {ASKED} -->\nc = 3.5\n"
    assert accepted(notebook(markdown(beside), indent=indent)) == ["b"]


@pytest.mark.parametrize("indent", [1, None], ids=["indented", "on one line"])
def test_a_comment_that_ends_a_cell_is_about_the_next_one(indent: int | None) -> None:
    cells = (
        markdown(f"a = 1.5\n\n<!-- {ASKED} -->"),
        printed("b = 2.5\n\nc = 3.5"),
        markdown("d = 4.5"),
    )
    assert accepted(notebook(*cells, indent=indent)) == ["b", "c"]
    assert accepted(notebook(cells[0], indent=indent)) == []


@pytest.mark.parametrize("indent", [1, None], ids=["indented", "on one line"])
def test_the_metadata_of_a_cell(indent: int | None) -> None:
    ours = {"ignore": [{"rule": "BP101", "reason": "known"}]}
    cells = (markdown("a = 1.5"), printed("b = 2.5\n\nc = 3.5", backproof=ours), printed("d = 4.5"))
    text = notebook(*cells, indent=indent)
    one = only("a.ipynb", text)
    assert text.split("\n")[one.region.line - 1][one.region.column - 1 :].startswith('"BP101"')
    assert accepted(text) == ["b", "c"]


@pytest.mark.parametrize(
    "ours",
    [
        {"ingore": [{"rule": "BP101", "reason": "x"}]},
        {"ignore": [{"rule": "BP101", "reason": "x"}], "more": 1},
        {"ignore": {"rule": "BP101"}},
        {"ignore": [{"rule": 101}]},
        {"ignore": [{"rule": "BP101", "why": "x"}]},
        {"ignore": ["BP101"]},
        {},
        [],
        "ignore",
    ],
)
def test_metadata_that_cannot_be_understood_is_an_error(ours: object) -> None:
    text = notebook(printed("a = 1.5"), printed("b = 2.5", backproof=ours))
    with pytest.raises(DocumentError, match="in cell 2: the metadata for backproof"):
        read_text(text, "a.ipynb", "notebook")


def test_what_a_program_prints_asks_for_nothing() -> None:
    assert suppressions_in("a.ipynb", notebook(printed(f"# {ASKED}\na = 1.5"))) == ()


# Code

PYTHON = """\
import numpy as np

# backproof: ignore BP101 -- known
@decorated
def backward(
    dY,
    x,
):
    '''Doc.'''
    y = 1  {inside}
    return y


class Layer:  {head}
    def backward(self):
        return 1


def last(): return 2
"""


def test_above_a_function_it_is_about_all_of_it() -> None:
    text = PYTHON.format(inside="", head="")
    assert lines_about("a.py", text) == [(4, 11)]
    assert only("a.py", text).region.line == 3
    assert lines_about("a.py", text.replace("\n", "\r\n")) == [(4, 11)]


def test_in_the_head_of_a_class_and_on_a_line_of_code() -> None:
    text = PYTHON.format(inside=f"# {ASKED}", head=f"# {ASKED}")
    assert lines_about("a.py", text) == [(4, 11), (10, 10), (14, 16)]
    inner = text.replace("    def backward(self)", f"    # {ASKED}\n    def backward(self)")
    assert lines_about("a.py", inner)[-1] == (16, 17)
    last = text.replace("return 2", f"return 2  # {ASKED}")
    assert lines_about("a.py", last)[-1] == (19, 19)
    end = text + f"# {ASKED}\n"
    assert lines_about("a.py", end)[-1] == (20, 20)


@pytest.mark.parametrize("path", ["a.py", "a.c"])
def test_a_misspelt_request_in_code_is_kept_with_its_problem(path: str) -> None:
    mark = {"a.py": "#", "a.c": "//"}[path]
    (one,) = suppressions_in(path, f"{mark} backproof: ingore BP101 -- x\nx = 1\n")
    assert "did you mean 'ignore'?" in one.problem


@pytest.mark.parametrize("text", ["def f(:\n", "x = '\n", "\0", "(" * 500, "  x\n y\n"])
def test_what_is_not_python_asks_for_nothing(text: str) -> None:
    assert suppressions_in("a.py", f"# {ASKED}\n{text}") == ()


C = """\
#include <math.h>
#define BEGIN { // not a function
static const float t[] = {1, 2};

/* backproof: ignore BP101 -- known */
void backward(float *dx,
              const float *dy)
{
    char *s = "}"; // backproof: ignore BP101 -- known
    if (s) { return; }
}

int declared(int x);
void other(int x) { // backproof: ignore BP101 -- known
    x = '}';
}
int y; /* backproof: ignore BP101
          -- known */
"""


def test_comments_in_c() -> None:
    outer = f'// {ASKED}\nextern "C" {{\nvoid f(int x) {{ }}\n}}\n'
    assert lines_about("a.cpp", outer) == [(2, 2)], "not all of the file"
    assert lines_about("a.c", C) == [(6, 11), (9, 9), (14, 16), (17, 17)]
    assert all(one.reason == "known" for one in suppressions_in("a.cu", C))


def test_texts_of_files_that_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbfa\r\nb")
    (tmp_path / "b.md").write_bytes(b"\xff")
    (tmp_path / "f.py").write_bytes(b"x = 1")
    elsewhere = Diagnostic("BP201", str(tmp_path / "f.py"), Region(1, 1, 1, 2), "wrong")
    examined = [
        Examined("document", str(tmp_path / name), name, {}, 1, (elsewhere,))
        for name in ("a.md", "b.md", "c.md")
    ]
    assert read_texts(examined) == {
        str(tmp_path / "a.md"): "a\r\nb",
        str(tmp_path / "f.py"): "x = 1",
    }
