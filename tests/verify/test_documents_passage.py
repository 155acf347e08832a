"""Passages: every character of the text, and every part and rest of it, leads back to the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.documents import DocumentError, passage, read_text
from verify.documents.passage import Passage, PassageBuilder, Run
from verify.documents.places import Places

FILE = "x &lt; 0.5&minus;1 tail"


def spelled_out() -> Passage:
    builder = PassageBuilder()
    builder.add("x ", 0)
    builder.add("<", 2, 4)
    builder.gap("(new)")
    builder.add(" 0.5", 6)
    builder.add("−", 10, 7)
    builder.add("1", 17)
    return builder.build()


def test_spans_lead_to_the_file() -> None:
    whole = spelled_out()
    assert whole.text == "x <(new) 0.5−1"
    for piece, there in [
        ("x", "x"),
        ("<", "&lt;"),
        ("0.5", "0.5"),
        ("−1", "&minus;1"),
        ("5−", None),
    ]:
        start = whole.text.index(piece)
        begin, end = whole.span(start, start + len(piece))
        assert FILE[begin:end] == (there or "5&minus;")
    assert whole.span(4, 4) == (6, 6)  # inside what is not in the file: where it was put
    assert Passage("", ()).span(0, 0) == (0, 0)


@given(st.data())
def test_a_part_and_a_rest_stand_where_the_whole_does(data: st.DataObject) -> None:
    whole = spelled_out()
    start = data.draw(st.integers(0, len(whole.text)))
    end = data.draw(st.integers(start, len(whole.text)))
    part, rest = whole.part(start, end), whole.without([(start, end)])
    assert part.text == whole.text[start:end]
    assert rest.text == whole.text[:start] + whole.text[end:]
    in_file = {offset for run in whole.runs for offset in range(run.start, run.start + run.length)}
    for offset in in_file:
        here = whole.span(offset, offset + 1)
        if start <= offset < end:
            assert part.span(offset - start, offset - start + 1) == here
        else:
            at = offset if offset < start else offset - (end - start)
            assert rest.span(at, at + 1) == here


def test_neighbours_are_one_run() -> None:
    builder = PassageBuilder()
    for offset in range(5):
        builder.add("a", offset)
    assert builder.build().runs == (Run(0, 5, 0, 5),)


def test_the_end_of_a_builder() -> None:
    builder = PassageBuilder()
    assert (builder.ending, builder.newlines) == ("", 0)
    builder.gap("P ≈ \n")
    builder.gap(" \n")
    assert (builder.ending, builder.newlines) == ("P ≈", 2)
    builder.gap("a")
    assert (builder.ending, builder.newlines) == ("a", 0)


def test_what_is_spelled_out_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passage, "MAX_RUNS", 10)
    assert read_text("&lt;" * 9, "page", "html").figures == ()
    with pytest.raises(DocumentError, match=r"^page: more than 10 characters of it are spelled"):
        read_text("&lt;" * 11, "page", "html")


def test_places_count_lines_and_columns_from_one() -> None:
    text = "ab\n\r\nc"
    places = Places(text)
    assert [places(offset) for offset in range(7)] == [
        (1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (3, 1), (3, 2),
    ]  # fmt: skip
    for offset in range(7):
        assert places.offset(*places(offset)) == offset


def test_a_span_has_the_place_of_what_is_in_the_file_of_it() -> None:
    builder = PassageBuilder()
    builder.gap("| ")
    builder.add("4", 7)
    builder.gap(" |")
    builder.add("<", 2)
    builder.gap("| ")
    builder.add("5", 20)
    built = builder.build()
    assert built.span(5, 9) == (2, 21)
    assert built.span(6, 9) == (20, 21)
    assert built.span(0, 3) == (7, 8)
    assert built.span(0, 0) == (7, 7)
