"""Correcting a number: only where the file spells it as the cell does."""

from __future__ import annotations

from pathlib import Path

import pytest

from verify.check import check_document
from verify.documents import Format, read_text
from verify.fix import Correction, corrected, corrections, spells
from verify.printed import Printed

EXAMPLE = Path(__file__).parents[2] / "examples" / "mlp" / "example.toml"


def first_number(text: str, kind: Format) -> tuple[str, Printed]:
    """How the file spells the first number of its first figure, and what is read there."""
    (figure, *_) = read_text(text, "text", kind).figures
    cell = figure.rows[0][0]
    assert isinstance(cell, Printed)
    return text[cell.start : cell.end], cell


@pytest.mark.parametrize(
    ("text", "kind", "raw"),
    [
        ("a = 0.25", "plain", "0.25"),
        ("a = − 0.25", "plain", "− 0.25"),
        ("a = 1.5e-3", "plain", "1.5e-3"),
        (r"$a = 1.5 \times 10^{-3}$", "latex", r"1.5 \times 10^{-3}"),
        ("P = [&minus;0.25, 1]", "html", "&minus;0.25"),
        ("P = [<b>0.25</b>, 1]", "html", "0.25"),
        (r'{"cells": [{"cell_type": "markdown", "source": "a = 1.5 \\times 10^2"}]}', "notebook",
         r"1.5 \\times 10^2"),
    ],
)  # fmt: skip
def test_what_the_file_spells_as_the_cell_does_may_be_replaced(
    text: str, kind: Format, raw: str
) -> None:
    found, cell = first_number(text, kind)
    assert found == raw
    assert spells(found, cell)


@pytest.mark.parametrize(
    ("text", "kind", "raw"),
    [
        ("P = [0.2<b>5</b>, 1]", "html", "0.2<b>5"),
        ("a = 1.5e<i>-</i>3", "html", "1.5e<i>-</i>3"),
        ("a = 0.2<!-- 3 -->5", "markdown", "0.2<!-- 3 -->5"),
        ('{"cells": [{"cell_type": "markdown", "source": ["a = 0.", "25"]}]}', "notebook",
         '0.", "25'),
    ],
)  # fmt: skip
def test_a_number_in_pieces_is_left_alone(text: str, kind: Format, raw: str) -> None:
    found, cell = first_number(text, kind)
    assert found == raw
    assert not spells(found, cell)


@pytest.mark.parametrize("raw", ["0.25", "0.250", "-0.25", "0.25 1", "", "x", '"', "\\", "[" * 9])
def test_another_text_is_not_the_number(raw: str) -> None:
    assert spells(raw, Printed("0.25")) == (raw == "0.25")


def test_everything_else_stays_byte_for_byte() -> None:
    text = "a = 0.25,\r\nb = 1.5\n"
    made = [Correction(4, 8, "0.25", "0.3", 1, 5), Correction(15, 18, "1.5", "22", 2, 5)]
    assert corrected(text, made) == "a = 0.3,\r\nb = 22\n"


@pytest.mark.parametrize(
    ("spelled", "fixed"),
    [("9.9e-1", True), ("9.9e<b>-1</b>", False), ("0.9<b>9</b>", False), ("0.9&#57;", False)],
)
def test_a_wrong_number_in_pieces_is_refused(tmp_path: Path, spelled: str, fixed: bool) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<html><p>net_h = [{spelled}, -0.66]</p></html>", encoding="utf-8")
    example = tmp_path / "example.toml"
    example.write_text(EXAMPLE.read_text(encoding="utf-8").partition("[document]")[0])
    made, refused = corrections(check_document(page, example))
    assert len(made) == fixed
    assert [refusal.line for refusal in refused] == [1] * (not fixed)
    if "<b>" in spelled:
        assert "is spelled in pieces in the file" in refused[0].reason
