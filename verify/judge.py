"""Judging: every printed entry of a document, on the bases that it has.

*From the start* a quantity follows from the given values alone.  The *local* basis takes the
printed values of the steps before, each anywhere in its interval, as somebody has who works by
hand.  Figures are judged in the order in which quantities follow from each other: an entry that is
not right is put right for those behind it, and whether the mistake was carried on is asked too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

import numpy as np
from flint import arb

from numeric.compiled import Compiled
from numeric.example import Example
from numeric.interval import enclose
from numeric.program import Array
from numeric.rational import rational_values
from numeric.reach import Known, PrintedValues, Reach, from_start
from verify.binding import Bound, BoundCell
from verify.digits import written_like
from verify.judged import Explanation, JudgedEntry, JudgedFigure
from verify.overall import NOT_RIGHT, overall
from verify.printed import Compound, Infinite, Missing, Number, Printed
from verify.slips.case import At, Case
from verify.slips.explain import explain
from verify.verdict import Verdict, judge

FINE_BITS = 512
GIVEN = "given: taken from here"
NO_NUMBER = "no number is printed here"


@dataclass(frozen=True)
class Basis:
    """What one basis says about an entry."""

    verdict: Verdict
    value: arb | Fraction
    enclosure: arb | Fraction
    sources: frozenset[tuple[str, At]] = frozenset()


class Judge:
    """The bound figures of a document against the example that it works out.

    ``from_document`` are the quantities whose printed values were taken as given.
    """

    def __init__(
        self, example: Example, bound: Iterable[Bound], from_document: Iterable[str] = ()
    ) -> None:
        self._example, self._bound = example, tuple(bound)
        self._from_document = set(from_document)
        self._order = {e.name: place for place, e in enumerate(example.system.equations)}
        self._start = from_start(example.system, example.sizes, example.given)
        self._printed = self._printed_values()
        self._right = {name: dict(values) for name, values in self._printed.items()}
        self._as_printed = self._as_corrected = self._reach(self._printed)
        self._mistakes: set[tuple[str, At]] = set()

    def figures(self) -> tuple[JudgedFigure, ...]:
        """Every bound figure judged, in the order of the document."""
        follows = sorted(
            range(len(self._bound)),
            key=lambda i: self._order.get(self._bound[i].reference.name, -1),
        )
        judged = {i: self._figure(self._bound[i]) for i in follows}
        return tuple(judged[i] for i in range(len(self._bound)))

    @cached_property
    def _exact_start(self) -> dict[str, Array]:
        """For values that lie just where rounding turns, which no precision decides."""
        example = self._example
        return rational_values(Compiled(example.system), example.sizes, example.given)

    @cached_property
    def _finer_start(self) -> dict[str, Array]:
        """For numbers so small that the usual precision says nothing about their digits."""
        example = self._example
        return from_start(example.system, example.sizes, example.given, FINE_BITS)

    # What is printed

    def _printed_values(self) -> dict[str, dict[At, Known]]:
        """What the printed entries of each computed tensor may stand for.

        An entry that is printed twice may be whatever either of the two stands for.
        """
        found: dict[str, dict[At, Known]] = {}
        for bound in self._bound:
            if bound.reference.name not in self._order:
                continue
            values = found.setdefault(bound.reference.name, {})
            for at, number in _numbers(bound).items():
                low, high = number.interval()
                here = values.get(at, Known(low, number.value, high))
                values[at] = Known(min(low, here.low), here.value, max(high, here.high))
        return found

    def _reach(self, printed: PrintedValues) -> Reach:
        return Reach(self._example.system, self._example.sizes, self._example.given, printed)

    def _put_right(self, name: str, entries: Iterable[JudgedEntry]) -> None:
        """What follows is judged as if the right digits stood there.

        Where nobody can tell whether the printed ones are right, it may rest on either.
        """
        for entry in entries:
            at, digits = entry.cell.at, _right_digits(entry)
            if entry.verdict in NOT_RIGHT:
                self._mistakes.add((name, at))
                self._right[name].pop(at, None)
                if digits is not None:
                    self._right[name][at] = digits
            elif digits is not None:
                known = self._right[name][at]
                low, high = min(known.low, digits.low), max(known.high, digits.high)
                self._right[name][at] = Known(low, known.value, high)
        self._as_corrected = self._reach(self._right)

    # One figure

    def _figure(self, bound: Bound) -> JudgedFigure:
        name = bound.reference.name
        if name in self._example.tables:
            table = np.array(self._example.tables[name], dtype=object)
            entries = [_against_table(cell, table) for cell in bound.cells]
        elif name in self._from_document:
            entries = [_unchecked(cell, GIVEN) for cell in bound.cells]
        elif name in self._example.given:
            given = np.asarray(self._example.given[name], dtype=object)
            entries = [_against_given(cell, given) for cell in bound.cells]
        else:
            return self._computed(bound)
        return JudgedFigure(bound, tuple(entries), None, None)

    def _computed(self, bound: Bound) -> JudgedFigure:
        name = bound.reference.name
        entries = tuple(self._entry(name, cell) for cell in bound.cells)
        open_or_wrong = (Verdict.UNDECIDED, *NOT_RIGHT)
        doubtful = [entry for entry in entries if entry.verdict in open_or_wrong]
        made_here = {e.cell.at for e in entries if e.verdict in NOT_RIGHT and not e.carried}
        explanation = self._explanation(bound, frozenset(made_here)) if made_here else None
        if doubtful:
            self._put_right(name, doubtful)
        return JudgedFigure(bound, entries, explanation, _revealed(entries))

    def _entry(self, name: str, cell: BoundCell) -> JudgedEntry:
        number = cell.cell
        if isinstance(number, Infinite):
            return self._infinite(name, cell, number)
        if not isinstance(number, Printed | Compound):
            return _unchecked(cell, NO_NUMBER)
        start = self._from_start(name, cell.at, number)
        local = _local(self._as_corrected, name, cell.at, number)
        if start is not None and local is not None and _repeats(local, start):
            local = None
        as_printed = None
        if self._mistakes:
            as_printed = _local(self._as_printed, name, cell.at, number)
            if as_printed is not None and not as_printed.sources & self._mistakes:
                as_printed = None
        said = overall(_verdict(start), _verdict(local), _verdict(as_printed))
        best = start or local or as_printed
        return JudgedEntry(
            cell,
            from_start=_verdict(start),
            local=_verdict(local),
            verdict=said.verdict,
            value=best and best.value,
            local_value=local and local.value,
            enclosure=local.enclosure if local else best and best.enclosure,
            sources=_names(as_printed if said.carried else local),
            reason=said.reason,
            carried=said.carried,
        )

    def _from_start(self, name: str, at: At, number: Number) -> Basis | None:
        if name not in self._start:
            return None
        value = self._start[name][at]
        verdict = judge(number, value, value)
        if verdict is Verdict.UNDECIDED:
            value = self._exact_start[name][at] if name in self._exact_start else value
            verdict = judge(number, value, value)
        if verdict is Verdict.UNDECIDED and name in self._finer_start:
            value = self._finer_start[name][at]
            verdict = judge(number, value, value)
        return Basis(verdict, value, value)

    def _infinite(self, name: str, cell: BoundCell, number: Infinite) -> JudgedEntry:
        """Minus infinity may stand where a mask is 0: there the score is not used."""
        mask = next((s.among for s in self._example.system.shifts if s.of.name == name), None)
        if mask is None or mask.name not in self._example.given:
            return _unchecked(cell, NO_NUMBER)
        allowed = np.asarray(self._example.given[mask.name])[cell.at[-2:]]
        if number.sign < 0 and not allowed:
            return replace(_unchecked(cell, "masked"), verdict=Verdict.EXACT)
        return replace(_unchecked(cell, "the mask allows a finite value"), verdict=Verdict.WRONG)

    def _explanation(self, bound: Bound, wrong: frozenset[At]) -> Explanation | None:
        name = bound.reference.name
        known = {other: values for other, values in self._right.items() if other != name}
        return explain(Case(self._example, known, name, _numbers(bound), wrong))


def _local(reach: Reach, name: str, at: At, number: Number) -> Basis | None:
    """What the printed values before an entry say, with the given ones; None if too few are."""
    reached = reach.reached(name)
    if reached is None:
        return None
    exact, enclosure = reached.exact[at], reached.enclosure[at]
    if reached.rational is not None:
        rational = reached.rational[at]
        exact = rational if enclose(rational).inside(enclose(exact)) else exact
    connected = bool(reached.connected[at])
    verdict = judge(number, exact, enclosure, connected=connected)
    if verdict in (Verdict.UNDECIDED, Verdict.WRONG):
        corners = reached.extremes(at)
        verdict = judge(number, exact, enclosure, corners, connected=connected)
    return Basis(verdict, exact, enclosure, frozenset(reached.sources[at]))


def _repeats(local: Basis, start: Basis) -> bool:
    """Whether nothing printed leads here, so that it is the start again.

    Behind a jump, such as the derivative of ReLU, no source is left, but the value may be another.
    """
    return not local.sources and enclose(local.value).meets(enclose(start.value))


def _right_digits(entry: JudgedEntry) -> Known | None:
    """What should be printed for an entry: who works by hand goes on with that.

    None where its digits are not certain.
    """
    printed, digits = entry.cell.cell, []
    for value in (entry.local_value, entry.value):
        if value is not None and isinstance(printed, Printed):
            text = written_like(value, printed, printed.text)
            digits += [replace(printed, text=text)] if text else []
    if not digits:
        return None
    ends = [end for number in digits for end in number.interval()]
    return Known(min(ends), digits[0].value, max(ends))


def _numbers(bound: Bound) -> dict[At, Number]:
    return {c.at: c.cell for c in bound.cells if isinstance(c.cell, Printed | Compound)}


def _verdict(basis: Basis | None) -> Verdict | None:
    return None if basis is None else basis.verdict


def _names(basis: Basis | None) -> tuple[str, ...]:
    return tuple(sorted({name for name, _ in basis.sources})) if basis else ()


def _unchecked(cell: BoundCell, reason: str) -> JudgedEntry:
    return JudgedEntry(cell, None, None, Verdict.NOT_CHECKED, None, None, None, (), reason, False)


def _against_table(cell: BoundCell, table: Array) -> JudgedEntry:
    """Token ids, targets and the like: whole numbers, and dashes where there is no target."""
    wanted = table[cell.at]
    printed = cell.cell
    if isinstance(printed, Missing):
        right = wanted is None
    else:
        right = isinstance(printed, Printed) and wanted is not None and printed.value == wanted
    verdict = Verdict.EXACT if right else Verdict.WRONG
    reason = "" if right or wanted is not None else "it is a dash: there is no target"
    value = None if wanted is None else Fraction(wanted)
    return JudgedEntry(cell, verdict, None, verdict, value, None, None, (), reason, False)


def _against_given(cell: BoundCell, given: Array) -> JudgedEntry:
    """A given value is exact; what is printed has to be a rounding of it."""
    if not isinstance(cell.cell, Printed | Compound):
        return _unchecked(cell, NO_NUMBER)
    value = Fraction(given[cell.at])
    verdict = judge(cell.cell, value, value)
    return JudgedEntry(cell, verdict, None, verdict, value, None, value, (), "", False)


def _revealed(entries: Sequence[JudgedEntry]) -> tuple[Fraction, Fraction] | None:
    """The errors that certainly show: an entry's printed interval leaves its enclosure."""
    found = []
    for entry in entries:
        if entry.enclosure is not None and isinstance(entry.cell.cell, Printed | Compound):
            low, high = enclose(entry.enclosure)
            if isinstance(low, Fraction) and isinstance(high, Fraction):
                printed_low, printed_high = entry.cell.cell.interval()
                found.append(high - low + printed_high - printed_low)
    return (min(found), max(found)) if found else None
