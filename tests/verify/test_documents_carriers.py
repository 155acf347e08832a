"""Carriers side by side: who claims what, how cells become numbers, and what is a problem."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from verify.documents import Document, carriers, read_text
from verify.documents.claims import Claims
from verify.documents.found import Found, RawCell, Trouble
from verify.printed import Compound, Infinite, Missing, Printed


def found(text: str, *cells: str, carrier: str = "list", fixed: bool = True) -> Found:
    """A row of cells that stand in ``text`` as they are written."""
    raw = tuple(RawCell(cell, text.index(cell), text.index(cell) + len(cell)) for cell in cells)
    return Found(carrier, raw[0].start, raw[-1].end, "a", (raw,), fixed=fixed)


def read(monkeypatch: pytest.MonkeyPatch, text: str, *finders: list[Found | Trouble]) -> Document:
    """The document in which each carrier in turn finds this."""

    def finder(result: list[Found | Trouble]) -> Iterator[Found | Trouble]:
        yield from result

    monkeypatch.setattr(
        carriers, "_FINDERS", tuple(lambda _, result=result: finder(result) for result in finders)
    )
    monkeypatch.setattr(carriers, "find_pasted", lambda *_: iter(()))
    return read_text(text, "text")


# Claims


def test_claims() -> None:
    claims = Claims()
    assert not claims.overlaps(0, 9)
    claims.add([(6, 8), (2, 4), (3, 5)])
    assert claims.spans == [(2, 5), (6, 8)]
    claims.add([(8, 9)])
    for start, end, claimed in [
        (0, 2, False), (0, 3, True), (5, 6, False), (5, 7, True), (4, 5, True), (2, 3, True),
        (0, 99, True), (9, 10, False), (2, 2, True), (5, 5, False), (8, 9, True),
    ]:  # fmt: skip
        assert claims.overlaps(start, end) == claimed, (start, end)


def test_what_one_carrier_claims_the_next_leaves_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "0.5 0.25 0.75"
    document = read(
        monkeypatch,
        text,
        [found(text, "0.5", carrier="matrix")],
        [found(text, "0.5"), Trouble(1, 2, "a", "b")],
        [found(text, "0.25", "0.75", carrier="table")],
        [found(text, "0.75"), Trouble(5, 6, "a", "b")],
    )
    assert [figure.carrier for figure in document.figures] == ["matrix", "table"]
    assert document.problems == ()


def test_the_rows_of_one_carrier_may_share_a_span(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "0.5 0.25"
    one, other = found(text, "0.5"), found(text, "0.25")
    both = [Found("table", 0, 8, "a", one.rows), Found("table", 0, 8, "b", other.rows)]
    assert len(read(monkeypatch, text, [*both]).figures) == 2


def test_a_table_that_is_claimed_in_part_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "0.5 0.25"
    document = read(
        monkeypatch, text, [found(text, "0.25")], [found(text, "0.5", "0.25", carrier="table")]
    )
    assert [figure.carrier for figure in document.figures] == ["list"]
    (problem,) = document.problems
    assert str(problem) == (
        "text:1:1: the table has lists or matrices among its cells: print them apart from it"
    )


def test_what_a_trouble_covers_is_not_read_as_something_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "0.5 0.25"
    document = read(monkeypatch, text, [Trouble(0, 5, "no", "do")], [found(text, "0.5", "0.25")])
    assert document.figures == ()
    assert [str(problem) for problem in document.problems] == ["text:1:1: no: do"]


# Cells


def cells(monkeypatch: pytest.MonkeyPatch, text: str, *printed: str, fixed: bool = True) -> list:  # type: ignore[type-arg]
    (figure,) = read(monkeypatch, text, [found(text, *printed, fixed=fixed)]).figures
    return list(figure.rows[0])


def test_every_kind_of_cell_has_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n| \\textbf{0.5} | -inf | n/a | 1/4 |"
    bold, infinite, missing, compound = cells(
        monkeypatch, text, r"\textbf{0.5}", "-inf", "n/a", "1/4"
    )
    assert isinstance(bold, Printed)
    assert isinstance(infinite, Infinite)
    assert isinstance(missing, Missing)
    assert isinstance(compound, Compound)
    for cell, there in [(bold, "0.5"), (infinite, "-inf"), (missing, "n/a"), (compound, "1/4")]:
        assert text[cell.start : cell.end] == there
        assert cell.line == 2


def test_a_cell_that_is_spelled_differently_has_the_place_of_all_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "0{.}5"
    raw = Found("list", 0, 5, "a", ((RawCell("0.5", 0, 5),),))
    (figure,) = read(monkeypatch, text, [raw]).figures
    assert figure.rows == ((Printed("0.5", 1, 1, 0, 5),),)


@pytest.mark.parametrize(
    ("printed", "decimals"),
    [
        (("0.5", "0.25", "1."), [2, 2, 2]),
        (("1.", "2."), [0, 0]),
        (("1.5e-01", "2.25e+00"), [None, None]),  # these are padded, each to the same digits
        (("nan", "0.5"), None),
    ],
)
def test_where_trailing_zeros_are_dropped_the_longest_entry_counts(
    monkeypatch: pytest.MonkeyPatch, printed: tuple[str, ...], decimals: list[int | None] | None
) -> None:
    text = " ".join(printed)
    document = read(monkeypatch, text, [found(text, *printed, fixed=False)])
    if decimals is None:
        assert document.figures == ()
        assert len(document.problems) == 1
        return
    (figure,) = document.figures
    assert [getattr(cell, "decimals", "") for cell in figure.rows[0]] == decimals
    (own,) = read(monkeypatch, text, [found(text, *printed)]).figures
    assert [getattr(cell, "decimals", "") for cell in own.rows[0]] == [None] * len(printed)


@pytest.mark.parametrize(
    ("printed", "problem"),
    [
        (("0.5", "x"), "row 1, column 2 of the list a: 'x' is not a number"),
        ((r"\textbf{0.5}", "x"), "row 1, column 2 of the list a: 'x' is not a number"),
        (("0,25", "x"), "row 1, column 1 of the list a: '0,25' is not a number: write a decimal"),
        (("1 2", "x"), "row 1, column 1 of the list a: '1 2' is not a number"),
        (("x", "y"), None),
        (("x_1", "1 - p"), None),
        (("-", "x"), None),
    ],
)
def test_words_among_numbers_are_a_problem_and_words_alone_are_symbols(
    monkeypatch: pytest.MonkeyPatch, printed: tuple[str, ...], problem: str | None
) -> None:
    text = "| " + " | ".join(printed)
    document = read(monkeypatch, text, [found(text, *printed)])
    if problem is None:
        assert document.figures[0].texts == (printed,)
    else:
        assert document.figures == ()
        assert problem in document.problems[0].message


def test_ragged_and_empty_figures_are_problems(monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = RawCell("1", 0, 1), RawCell("2", 2, 3)
    for rows, message in [
        (((one,), (one, two)), "text:1:1: row 2 of the list a has 2 entries, row 1 has 1: every"),
        (((two,), ()), "text:1:1: row 2 of the list a has 0 entries, row 1 has 1: every row needs"),
        ((), "text:1:1: the list a is empty: write its entries, or remove it"),
        (((),), "text:1:1: the list a is empty"),
        (((RawCell("", 1, 1), one),), "text:1:2: row 1, column 1 of the list a is empty: write a"),
    ]:
        document = read(monkeypatch, "1 2", [Found("list", 0, 3, "a", rows)])
        assert document.figures == ()
        (problem,) = document.problems
        assert str(problem).startswith(message)


def test_figures_and_problems_are_in_the_order_of_their_places(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "0.5 0.25"
    late, early = Trouble(3, 3, "late", "do"), Trouble(0, 0, "early", "do")
    document = read(
        monkeypatch,
        text,
        [found(text, "0.25", carrier="matrix"), late, early],
        [found(text, "0.5")],
    )
    assert [figure.carrier for figure in document.figures] == ["list", "matrix"]
    assert [problem.message for problem in document.problems] == ["early", "late"]
