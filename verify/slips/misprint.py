"""What can go wrong in writing one number down, digit by digit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import floor

from verify.digits import written_like
from verify.printed import Printed

MOST_SHIFTED = 3  # places by which a decimal point goes astray
NOISE = Fraction(1, 2**40)  # a thousand roundings of numbers around 1, in double precision


@dataclass(frozen=True)
class Entry:
    """A printed number and the value that it should be; ``usual`` is the unit of its neighbours.

    Digits are those of whole multiples of a unit, the sign apart; they count from 1, the zero
    before a decimal point included.
    """

    printed: Printed
    value: Fraction
    usual: Fraction | None = None

    @property
    def shown(self) -> int:
        return int(self.printed.value / self.printed.unit)

    @property
    def right(self) -> int:
        """What should be printed, to as many digits."""
        return self.rounded(0)

    def rounded(self, more: int) -> int:
        """The value to ``more`` digits behind those that are printed."""
        scaled = self.value / self.printed.unit * Fraction(10) ** more
        return int(scaled) if self.printed.truncated else round(scaled)

    @cached_property
    def has_right_sign(self) -> bool:
        return self.shown * self.value >= 0

    def digits(self, units: int, more: int = 0) -> str:
        return f"{abs(units):0{max(1, self.decimals + more + 1)}d}"

    @property
    def decimals(self) -> int:
        mantissa = self.printed.text.casefold().partition("e")[0]
        if self.printed.decimals is not None:
            return self.printed.decimals
        return sum(map(str.isdigit, mantissa.partition(".")[2]))

    def instead(self) -> str:
        """The right digits and the printed ones, in words."""
        printed = self.printed
        right = written_like(self.right * printed.unit, printed, printed.text)
        return f"{right or float(self.value)} printed as {printed.text}"


# What to say about an entry if that is what happened to it, else None.
Misprint = Callable[[Entry], str | None]


def sign(entry: Entry) -> str | None:
    return "the sign is wrong" if entry.shown == -entry.right != 0 else None


def noise(entry: Entry) -> str | None:
    left_over = entry.value == 0 and 0 < abs(entry.printed.value) < NOISE
    return "what floating-point arithmetic leaves over of an exact 0" if left_over else None


def cut_off(entry: Entry) -> str | None:
    exact = entry.value / entry.printed.unit
    if entry.printed.truncated:
        return "rounded where others are cut off" if entry.shown == round(exact) else None
    return "cut off instead of rounded" if entry.shown == int(exact) else None


def rounded_twice(entry: Entry) -> str | None:
    exact = abs(entry.value / entry.printed.unit)
    for more in (1, 2):
        between = exact
        for places in range(more, -1, -1):
            between = Fraction(floor(between * 10**places + Fraction(1, 2)), 10**places)
        if entry.has_right_sign and between == abs(entry.shown):
            return f"rounded twice, the first time to {more} more digit{'s' * (more > 1)}"
    return None


def point_moved(entry: Entry) -> str | None:
    if min(abs(entry.shown), abs(entry.right)) < 10:
        return None  # a single digit is found in every other number
    for places in range(1, MOST_SHIFTED + 1):
        for way, power in (("right", places), ("left", -places)):
            moved = Fraction(entry.right) * Fraction(10) ** power
            if entry.shown in (moved, entry.rounded(power)):
                many = "one place" if places == 1 else f"{places} places"
                return f"the decimal point is {many} too far to the {way}"
    return None


def transposed(entry: Entry) -> str | None:
    shown, right = entry.digits(entry.shown), entry.digits(entry.right)
    if len(shown) != len(right) or not entry.has_right_sign:
        return None
    differ = [i for i, pair in enumerate(zip(shown, right, strict=True)) if len({*pair}) > 1]
    if len(differ) != 2 or differ[1] != differ[0] + 1:
        return None
    i, j = differ
    swapped = (shown[i], shown[j]) == (right[j], right[i])
    return f"digits {i + 1} and {j + 1} are transposed" if swapped else None


def dropped(entry: Entry) -> str | None:
    """A digit of a longer number is missing: one behind the point, or one before it."""
    if not entry.has_right_sign or entry.shown == entry.right:
        return None
    longer = entry.digits(entry.rounded(1), 1)
    whole = len(longer) - entry.decimals - 1
    behind = range(whole, len(longer) - 1)
    for i in behind:
        if not longer[: i + 1].strip("0") or int(longer[:i] + longer[i + 1 :]) != abs(entry.shown):
            continue  # a zero in front that is left out moves the decimal point
        return f"digit {i + 1}, a {longer[i]}, is left out"
    right = entry.digits(entry.right)
    for i in range(len(right) - entry.decimals):
        if right[i] != "0" and int(f"0{right[:i]}{right[i + 1 :]}") == abs(entry.shown):
            return f"digit {i + 1}, a {right[i]}, is left out"
    return None


def inserted(entry: Entry) -> str | None:
    """A digit too many: one behind the point, so that more are printed than next to it."""
    if not entry.has_right_sign:
        return None
    shown = entry.digits(entry.shown)
    whole = len(shown) - entry.decimals
    if entry.usual == 10 * entry.printed.unit:
        for i in range(whole, len(shown) - 1):
            if int(shown[:i] + shown[i + 1 :]) == abs(entry.rounded(-1)):
                return f"digit {i + 1}, a {shown[i]}, is one too many"
    for i in range(whole if whole > 1 else 0):
        if int(shown[:i] + shown[i + 1 :]) == abs(entry.right):
            return f"digit {i + 1}, a {shown[i]}, is one too many"
    return None


def off_by_one(entry: Entry) -> str | None:
    return "the last digit is off by one" if abs(entry.shown - entry.right) == 1 else None


def replaced(entry: Entry) -> str | None:
    shown, right = entry.digits(entry.shown), entry.digits(entry.right)
    if len(shown) != len(right) or not entry.has_right_sign:
        return None
    differ = [i for i, pair in enumerate(zip(shown, right, strict=True)) if len({*pair}) > 1]
    if len(differ) != 1 or len(right.lstrip("0")) < 2:
        return None
    (i,) = differ
    return f"digit {i + 1} should be {right[i]}, not {shown[i]}"
