"""Matrices of which only glyphs were copied: read where nothing is left to guess, else told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.documents.found import Found, Trouble
from verify.documents.matrices import find_matrices
from verify.documents.pasted import find_pasted

FIXTURE = Path(__file__).parents[2] / "examples" / "chapter" / "chapter.txt"
ZERO_WIDTH = "\N{ZERO WIDTH SPACE}"

P = (("0.4114", "0.2532", "0.3354"), ("0.2524", "0.4323", "0.3153"))
SIGNED = (("1.41", "0.25"), ("−2.25", "0.43"))


def in_a_line(rows: tuple[tuple[str, ...], ...]) -> str:
    return "[" + "".join("".join(row) for row in rows) + "]"


def in_columns(rows: tuple[tuple[str, ...], ...]) -> str:
    columns = f"\n{ZERO_WIDTH}\n".join("\n".join(column) for column in zip(*rows, strict=True))
    return f"⎣\n⎡\n{ZERO_WIDTH}\n{columns}\n{ZERO_WIDTH}\n⎦\n⎤\n"


def pasted(text: str) -> list[Found | Trouble]:
    return list(find_pasted(text, [(found.start, found.end) for found in find_matrices(text)]))


def read(text: str) -> tuple[str, tuple[tuple[str, ...], ...]]:
    (found,) = pasted(text)
    assert isinstance(found, Found), found
    assert all(text[cell.start : cell.end] == cell.text for row in found.rows for cell in row)
    return found.label, tuple(tuple(cell.text for cell in row) for row in found.rows)


def test_the_chapter_has_a_tex_half_for_each_of_its_glyphs() -> None:
    assert pasted(FIXTURE.read_text(encoding="utf-8")) == []


def test_without_its_tex_half_a_glyph_half_is_read_or_told() -> None:
    text = FIXTURE.read_text(encoding="utf-8")
    glyphs = text[: text.index(r"\begin{bmatrix} 0.4114")] + "\n"
    (found,) = pasted(glyphs)
    assert isinstance(found, Found)
    assert [len(row) for row in found.rows] == [3, 3, 3]


@pytest.mark.parametrize(
    ("text", "label", "rows"),
    [
        # the shape from rows that sum to 1
        (f"P≈{in_a_line(P)}", "P", P),
        (f"P{in_a_line(P)}", "", P),
        (f"P≈{in_columns(P)}", "P", P),
        ("Z≈[0.250.250.250.250.250.250.250.25]", "Z", (("0.25",) * 4,) * 2),
        # the shape from lines
        ("Z=[1.41−0.25\n0.430.12]", "Z", (("1.41", "−0.25"), ("0.43", "0.12"))),
        ("Z=[-1.410.25\n0.430.12]", "Z", (("-1.41", "0.25"), ("0.43", "0.12"))),
        # two halves that agree
        (f"Z={in_a_line(SIGNED)}Z=\n{in_columns(SIGNED)}", "Z", SIGNED),
    ],
)
def test_what_is_certain_is_read(text: str, label: str, rows: tuple[tuple[str, ...], ...]) -> None:
    assert read(text) == (label, rows)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Z≈[0.4110.2532]", "where one number ends"),  # a digit is missing
        ("Z≈[0.4114312.2532]", "where one number ends"),  # 0.4114 and 312.2532, or 0.41143 and ...
        ("Z≈[10.410.25\n0.430.12]", "where one number ends"),
        ("x=[012]", "where one number ends"),
        ("Z≈[1.41140.25320.33540.2524]", "how long a row is"),
        (f"Z≈[{'0.00' * 400}]", "how long a row is"),  # so many roundings may hide a 1
        ("Z≈[0.410.25\n0.43]", "equally long"),
        ("Z≈[0.410.25\n0.430.120.55]", "equally long"),
        ("Z≈[0.410.25\n0.4350.125]", "decimals"),
        ("Z=[1.410.25\n0.430.12]", "minus signs may be lost"),
        ("non-negative Z=[1.410.25\n0.430.12]", "minus signs may be lost"),
        (f"Z={in_columns(SIGNED)}", "rows cannot be told from columns"),
        (f"Z={in_columns((('0.4', '0.6'), ('0.6', '0.4')))}", "rows cannot be told from columns"),
    ],
)
def test_what_is_not_certain_is_told(text: str, message: str) -> None:
    (trouble,) = pasted(text)
    assert isinstance(trouble, Trouble)
    assert message in trouble.message
    assert "copy the formula as TeX" in trouble.advice


def test_halves_that_differ_are_told() -> None:
    other = (("1.41", "0.25"), ("−2.25", "0.44"))
    found = pasted(f"Z={in_a_line(SIGNED)}Z=\n{in_columns(other)}")
    assert [type(each) for each in found] == [Trouble, Trouble]


def test_copies_of_what_was_read_are_left_out() -> None:
    tex = r"P \approx \begin{bmatrix} 0.4114 & 0.2532 & 0.3354 \\[6pt] 0.2524 & 0.4323 & 0.3153 "
    tex += r"\end{bmatrix}"
    assert pasted(f"P{in_a_line(P)}{tex}P≈{in_columns(P)}") == []
    other = in_a_line((*P[:1], ("0.2524", "0.4324", "0.3152")))
    assert len(pasted(f"P{other}{tex}")) == 1
    assert list(find_pasted(in_a_line(P), [(3, 5)])) == []


@pytest.mark.parametrize(
    "text",
    ["see [12], [1.2.3] and [1, 2]", "(0.5)", "[0.1 0.2]", "[192.168.100.200]", "(1 2)", "[]",
     "f[0.41140.2532", "p(ytx<t)p(yt∣x<t)"],
)  # fmt: skip
def test_other_brackets_are_no_business_of_ours(text: str) -> None:
    assert pasted(text) == []


@given(st.integers(1, 4), st.integers(2, 4), st.integers(2, 5), st.data())
def test_probabilities_are_read_back(
    height: int, width: int, places: int, data: st.DataObject
) -> None:
    one = 10**places
    rows = []
    for _ in range(height):
        cuts = sorted(data.draw(st.integers(0, one)) for _ in range(width - 1))
        parts = [b - a for a, b in zip([0, *cuts], [*cuts, one], strict=True)]
        rows.append(tuple(f"{part // one}.{part % one:0{places}d}" for part in parts))
    (found,) = pasted(f"P≈{in_a_line(tuple(rows))}")
    if isinstance(found, Found):  # never another shape
        assert tuple(tuple(cell.text for cell in row) for row in found.rows) == tuple(rows)
    else:
        assert "how long a row is" in found.message


@given(st.text("0123456789.−- \n\u200b[]()⎡⎣⎤⎦P=≈", max_size=60))
def test_any_text_gives_rows_in_their_place_or_trouble(text: str) -> None:
    for found in find_pasted(text):
        assert 0 <= found.start < found.end <= len(text)
        if isinstance(found, Found):
            assert len({len(row) for row in found.rows}) == 1
            assert all(text[c.start : c.end] == c.text for row in found.rows for c in row)
