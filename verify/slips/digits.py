"""Slips of the pen: the right value, and digits that are not written down as they should be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from numeric.interval import enclose
from verify.printed import Printed
from verify.slips import misprint
from verify.slips.case import At, Case
from verify.slips.evidence import Evidence
from verify.slips.misprint import Entry, Misprint
from verify.slips.recalculation import Recalculation

# What happens to a whole figure, and what only to one or two numbers; the simplest first.
HABITS: Mapping[str, Misprint] = {
    "rounding noise": misprint.noise,
    "sign": misprint.sign,
    "truncation": misprint.cut_off,
    "double rounding": misprint.rounded_twice,
}
ACCIDENTS: Mapping[str, Misprint] = {
    **HABITS,
    "decimal point": misprint.point_moved,
    "transposed digits": misprint.transposed,
    "dropped digit": misprint.dropped,
    "inserted digit": misprint.inserted,
}
# What says little more than that the numbers are wrong, or how large they are.
UNLIKELY_HABITS: Mapping[str, Misprint] = {"decimal point": misprint.point_moved}
LAST_RESORTS: Mapping[str, Misprint] = {
    "last digit": misprint.off_by_one,
    "wrong digit": misprint.replaced,
}
FEW = 2


@dataclass(frozen=True)
class Misprinted:
    """All wrong entries are misprints of the right values: this is seen when it is made."""

    name: str
    words: str
    cost: int

    def evidence(self, work: Recalculation) -> Evidence:  # noqa: ARG002
        return Evidence.EXACT


def misprints(work: Recalculation) -> Iterator[Misprinted]:
    """The same thing happened to every wrong number, or to one or two numbers different ones."""
    yield from _alike(work, HABITS)
    yield from _few(work, ACCIDENTS, len(HABITS))


def last_resorts(work: Recalculation) -> Iterator[Misprinted]:
    """All numbers are powers of ten too large; or one digit of one or two is another one."""
    yield from _alike(work, UNLIKELY_HABITS)
    yield from _few(work, LAST_RESORTS, len(UNLIKELY_HABITS))


def _alike(work: Recalculation, kinds: Mapping[str, Misprint]) -> Iterator[Misprinted]:
    case = work.case
    for cost, (name, kind) in enumerate(kinds.items()):
        found = [_said(work, at, kind) for at in sorted(case.wrong)]
        words = {said for said, _ in filter(None, found)}
        if None in found or len(words) != 1:
            continue
        (said,), first = words, next(filter(None, found))[1]
        many = f" in {len(found)} entries, for example" if len(found) > 1 else ":"
        yield Misprinted(name, f"{said}{many} {first.instead()}", cost)


def _few(work: Recalculation, kinds: Mapping[str, Misprint], cost: int) -> Iterator[Misprinted]:
    places = sorted(work.case.wrong)
    if len(places) > FEW:
        return
    found = [
        [(name, said) for name, kind in kinds.items() if (said := _said(work, at, kind))]
        for at in places
    ]
    for chosen in product(*found):
        name = " and ".join(dict.fromkeys(name for name, _ in chosen))
        words = "; ".join(f"{said}: {entry.instead()}" for _, (said, entry) in chosen)
        order = list(kinds)
        yield Misprinted(name, words, cost + sum(order.index(name) for name, _ in chosen))


def _said(work: Recalculation, at: At, kind: Misprint) -> tuple[str, Entry] | None:
    """What a misprint says about an entry, on the first basis on which it is one."""
    number = work.case.cells[at]
    if not isinstance(number, Printed):
        return None
    usual = _usual_unit(work.case, at)
    for value in work.right_values(work.case.name, at):
        ends = [end for end in enclose(value.exact) if isinstance(end, Fraction)]
        entries = [Entry(number, end, usual) for end in ends]
        said = {kind(entry) for entry in entries}
        if len(said) == 1 and (words := said.pop()):
            return words, entries[0]
    return None


def _usual_unit(case: Case, at: At) -> Fraction | None:
    """The unit of the last digit of most other numbers: of the figure, or else of the others."""
    units = Counter(number.unit for place, number in case.cells.items() if place != at)
    if not units:
        values = (value for figure in case.known.values() for value in figure.values())
        units = Counter(value.high - value.low for value in values)
    return units.most_common(1)[0][0] if units else None
