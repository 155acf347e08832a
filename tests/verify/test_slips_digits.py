"""Misprints: each is recognised, and only as what it is."""

from __future__ import annotations

from fractions import Fraction

import pytest

from numeric.example import Example
from tests.verify.slip_cases import case_of, chapter, texts, values
from verify.printed import Printed
from verify.slips import misprint
from verify.slips.explain import explain
from verify.slips.misprint import Entry, Misprint

TELLING: tuple[Misprint, ...] = (
    misprint.sign,
    misprint.cut_off,
    misprint.rounded_twice,
    misprint.point_moved,
    misprint.transposed,
    misprint.dropped,
    misprint.inserted,
)
ALL = (*TELLING, misprint.off_by_one, misprint.replaced)


@pytest.mark.parametrize(
    ("value", "printed", "kind", "words"),
    [
        ("0", "1.11022302e-16", misprint.noise, "leaves over of an exact 0"),
        ("0", "-2.7756e-17", misprint.noise, "leaves over of an exact 0"),
        ("0.31527", "-0.3153", misprint.sign, "the sign is wrong"),
        ("0.31527", "0.3152", misprint.cut_off, "cut off instead of rounded"),
        ("-0.31527", "-0.3152", misprint.cut_off, "cut off instead of rounded"),
        ("0.1234446", "0.1235", misprint.rounded_twice, "the first time to 2 more digits"),
        ("0.12345", "0.1235", misprint.rounded_twice, "the first time to 1 more digit"),
        ("0.31527", "3.1527", misprint.point_moved, "one place too far to the right"),
        ("0.031527", "0.3153", misprint.point_moved, "one place too far to the right"),
        ("31.527", "0.3153", misprint.point_moved, "2 places too far to the left"),
        ("0.31527", "0.3513", misprint.transposed, "digits 3 and 4 are transposed"),
        ("12.5", "21.5", misprint.transposed, "digits 1 and 2 are transposed"),
        ("0.31527", "0.353", misprint.dropped, "digit 3, a 1, is left out"),
        ("12.5", "2.5", misprint.dropped, "digit 1, a 1, is left out"),
        ("0.31527", "0.31553", misprint.inserted, "digit 4, a 5, is one too many"),
        ("0.31527", "0.3154", misprint.off_by_one, "off by one"),
        ("0.31527", "0.3653", misprint.replaced, "digit 3 should be 1, not 6"),
        ("3.1527e-5", "3.6527e-5", misprint.replaced, "digit 2 should be 1, not 6"),
    ],
)
def test_misprints(value: str, printed: str, kind: Misprint, words: str) -> None:
    entry = Entry(Printed(printed), Fraction(value), Fraction(1, 10**4))
    assert words in (kind(entry) or "nothing")
    others = [other for other in TELLING if other is not kind and other(entry)]
    # Where a 4 is rounded up because of a 5 behind it, the same digits come from leaving it out.
    assert others == [misprint.dropped] * (value == "0.12345")


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize("printed", ["0.7194", "-0.0871", "1.3153", "0.0003"])
def test_another_number_is_no_misprint(kind: Misprint, printed: str) -> None:
    if not (kind is misprint.replaced and printed == "1.3153"):
        assert kind(Entry(Printed(printed), Fraction("0.31527"), Fraction(1, 10**4))) is None


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize("value", ["0.31527", "-0.31531", "0", "0.00002"])
def test_a_right_number_is_no_misprint(kind: Misprint, value: str) -> None:
    right = Printed(f"{float(value):.4f}")
    said = kind(Entry(right, Fraction(value), Fraction(1, 10**4)))
    assert said is None or kind in (
        misprint.cut_off,
        misprint.rounded_twice,
    )  # which changed nothing


@pytest.fixture(scope="module")
def example() -> Example:
    return chapter()


@pytest.mark.parametrize(
    ("changes", "slip", "words"),
    [
        ({(0, 0): "0.4411"}, None, ""),
        ({(1, 2): "0.3513"}, "transposed digits", "transposed: 0.3153 printed as 0.3513"),
        ({(1, 2): "-0.3153"}, "sign", "the sign is wrong: 0.3153 printed as -0.3153"),
        ({(1, 2): "0.353"}, "dropped digit", "left out: 0.315 printed as 0.353"),
        ({(1, 2): "0.31553"}, "inserted digit", "too many"),
        ({(1, 2): "0.3183"}, "wrong digit", "digit 4 should be 5, not 8: 0.3153"),
        (
            {(1, 2): "0.3513", (2, 0): "-0.3280"},
            "transposed digits and sign",
            "printed as 0.3513; the sign is wrong: 0.3280 printed as -0.3280",
        ),
        ({(0, 0): "-0.4114", (0, 1): "-0.2532", (0, 2): "-0.3354"}, "sign", "in 3 entries"),
        ({(0, 0): "0.4141", (0, 1): "0.2352", (0, 2): "0.3534"}, None, ""),  # too many accidents
    ],
)
def test_misprints_of_a_figure(
    example: Example, changes: dict[tuple[int, ...], str], slip: str | None, words: str
) -> None:
    shown = {**texts(values(example)["P"]), **changes}
    found = explain(case_of(example, "P", shown, ("Z",)))
    assert (found and found.slip) == slip
    assert found is None or words in found.words
