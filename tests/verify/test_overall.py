"""One verdict out of the bases: every combination, and what may never happen."""

from __future__ import annotations

from itertools import product

import pytest

from verify.overall import ALLOWED, CARRIED, DRIFT, NOT_RIGHT, RIGHT, TOO_WIDE, Overall, overall
from verify.verdict import Verdict

EXACT, CONSISTENT, OFF = Verdict.EXACT, Verdict.CONSISTENT, Verdict.OFF_IN_LAST_PLACE
WRONG, UNDECIDED, NOT_CHECKED = Verdict.WRONG, Verdict.UNDECIDED, Verdict.NOT_CHECKED
BASES = (None, EXACT, CONSISTENT, OFF, WRONG, UNDECIDED)


@pytest.mark.parametrize(
    ("start", "local", "as_printed", "said"),
    [
        (EXACT, WRONG, None, Overall(EXACT)),
        (EXACT, UNDECIDED, WRONG, Overall(EXACT)),
        (None, CONSISTENT, None, Overall(CONSISTENT)),
        (UNDECIDED, CONSISTENT, None, Overall(CONSISTENT)),
        (WRONG, EXACT, None, Overall(EXACT, DRIFT)),
        (OFF, CONSISTENT, None, Overall(UNDECIDED, ALLOWED)),
        (WRONG, CONSISTENT, None, Overall(UNDECIDED, ALLOWED)),
        (WRONG, WRONG, EXACT, Overall(WRONG, CARRIED, carried=True)),
        (None, OFF, CONSISTENT, Overall(OFF, CARRIED, carried=True)),
        (WRONG, None, EXACT, Overall(WRONG, CARRIED, carried=True)),
        (None, None, EXACT, Overall(UNDECIDED, CARRIED, carried=True)),
        (WRONG, UNDECIDED, EXACT, Overall(UNDECIDED, CARRIED, carried=True)),
        (None, UNDECIDED, EXACT, Overall(UNDECIDED, CARRIED, carried=True)),
        (UNDECIDED, WRONG, None, Overall(UNDECIDED, TOO_WIDE)),
        (WRONG, WRONG, WRONG, Overall(WRONG)),
        (WRONG, OFF, None, Overall(OFF)),
        (None, WRONG, None, Overall(WRONG)),
        (WRONG, None, None, Overall(WRONG)),
        (UNDECIDED, None, None, Overall(UNDECIDED, TOO_WIDE)),
    ],
)
def test_combinations(
    start: Verdict | None, local: Verdict | None, as_printed: Verdict | None, said: Overall
) -> None:
    assert overall(start, local, as_printed) == said


@pytest.mark.parametrize(("start", "local", "as_printed"), list(product(BASES, repeat=3)))
def test_nothing_passes_without_a_basis_and_nothing_is_wrong_that_a_basis_leaves_open(
    start: Verdict | None, local: Verdict | None, as_printed: Verdict | None
) -> None:
    said = overall(start, local, as_printed).verdict
    if said in RIGHT:
        assert start in RIGHT or local in RIGHT
        assert start in RIGHT or start not in NOT_RIGHT or local is EXACT
    if said in NOT_RIGHT:
        assert {start, local} <= {None, *NOT_RIGHT}
        assert {start, local} != {None}
    if said is NOT_CHECKED:
        assert start is None
        assert local is None
