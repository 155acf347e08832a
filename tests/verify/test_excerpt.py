"""The line that a finding is about: what is shown, and that the carets stand below the number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.excerpt import AFTER, BEFORE, excerpt


def pointed_at(line: str, column: int, width: int) -> str:
    """What stands above the carets; for text of one column a character."""
    shown, carets = excerpt(line, column, width)
    return shown[carets.index("^") : len(carets)]


@pytest.mark.parametrize("before", [0, 1, BEFORE, BEFORE + 1, 500])
@pytest.mark.parametrize("after", [0, 1, AFTER, AFTER + 1, 500])
def test_the_carets_stand_below_the_number(before: int, after: int) -> None:
    line = "a" * before + "0.3153" + "b" * after
    assert pointed_at(line, before + 1, 6) == "0.3153"
    shown, _ = excerpt(line, before + 1, 6)
    assert shown.startswith("…") == (before > BEFORE)
    assert shown.endswith("…") == (after > AFTER)
    assert len(shown) <= BEFORE + 6 + AFTER + 2


def test_what_takes_no_column_or_two_does_not_move_the_carets() -> None:
    assert excerpt("x\u200b\u0302 = 0.5", 7, 3) == ("x = 0.5", "    ^~~")
    assert excerpt("値 = 0.5", 5, 3) == ("値 = 0.5", "     ^~~")
    assert excerpt("\ta\t0.5", 4, 3) == (" a 0.5", "   ^~~")


def test_nothing_of_a_document_reaches_the_terminal_as_a_command() -> None:
    shown, _ = excerpt("\x1b[31m0.5\x07\r\u202e", 6, 3)
    assert shown == "\ufffd[31m0.5\ufffd\ufffd"


@given(st.text(max_size=200), st.integers(1, 300), st.integers(0, 20))
def test_any_place_in_any_line_is_shown(line: str, column: int, width: int) -> None:
    shown, carets = excerpt(line, column, width)
    assert carets.strip(" ~") == "^"
    assert not any(character < " " for character in shown)
