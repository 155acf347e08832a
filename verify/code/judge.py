"""Judging a function: called at inputs that hide nothing, against two references.

| forward is the catalogue's | judged against | the other reference |
| --- | --- | --- |
| yes | the catalogue's formula, entry by entry | differences of the own forward confirm it |
| not known: there is none | the catalogue's formula | |
| no | differences of the own forward | says what was declared, not what is right |
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from numeric.program import Array
from verify.code.arrangement import ShapeError
from verify.code.conventions import Conventions
from verify.code.detect import Detected, detect
from verify.code.inputs import LARGER, InputError
from verify.code.interface import Interface, described
from verify.code.judgement import Judgement, JudgedGradient, NamedSlip, Note, Verdict
from verify.code.own_forward import OwnForward, own_forward, together
from verify.code.process import CodeProcess, Crash
from verify.code.resolve import Resolver, Unresolved
from verify.code.roles import RoleError
from verify.code.slips.naming import Slip, explain, explain_forward
from verify.code.subject import Subject
from verify.code.trial import Comparison, Function, Ran, run_trial

CATALOGUE, OWN = "the catalogue's formula", "differences of your forward"
AGREES = 1e-6  # two calls that have to give the same
WRONG_CRASH = ("time", "ended", "raised")


def judge(subject: Subject, declared: Conventions, process: CodeProcess) -> Judgement:
    """The judgement of one function; Crash only where there is nothing to call at all."""
    blank = Judgement(declared.title, declared.as_, "", (1, 1, 1, 1))
    try:
        description = process.open()
    except Crash as crash:
        if crash.kind == "missing":
            raise
        return replace(
            blank, notes=(_crashed(crash, "when it is imported"),), conclusive=crash.kind != "time"
        )
    placed = replace(blank, **_place(description["backward"], declared))
    function = Function(subject, declared, description, process)
    try:
        base = Resolver(subject, declared, description).interface()
        found = detect(function, base)
    except (Unresolved, RoleError, InputError) as problem:
        note = Note("BP208", str(problem))
        return replace(placed, notes=(note,), conclusive=False)
    except ShapeError as problem:
        return replace(placed, notes=(Note("BP209", str(problem)),))
    except Crash as crash:
        return replace(placed, notes=(_crashed(crash, ""),), conclusive=crash.kind != "time")
    return _Judge(function, found, placed).judgement()


class _Judge:
    def __init__(self, function: Function, found: Detected, placed: Judgement) -> None:
        self._function, self._found, self._placed = function, found, placed
        self._interface = found.interface
        self._notes: list[Note] = []
        self._conclusive = True

    def judgement(self) -> Judgement:
        function, interface = self._function, self._interface
        declared = function.declared
        called = tuple(described(interface, function.subject, declared.backward, declared.forward))
        placed = replace(self._placed, called=called)
        try:
            rans = self._rans()
            self._repeated(rans[0])
            own = [o for o in (self._own(ran, k) for k, ran in enumerate(rans[:1])) if o]
            large = together(function, rans[-1], declared.seed) if own else None
        except Crash as crash:
            self._notes.append(_crashed(crash, "", called))
            return replace(placed, notes=tuple(self._notes), conclusive=crash.kind != "time")
        return self._concluded(placed, rans, own[0] if own else None, large)

    def _rans(self) -> list[Ran]:
        """The first trial again, by itself, and the others."""
        rans = [run_trial(self._function, self._interface, 0, repeat=True)]
        for trial in range(1, LARGER):
            if self._function.declared.sizes and trial > 1:
                break
            rans.append(run_trial(self._function, self._interface, trial))
        return rans

    def _own(self, ran: Ran, place: int) -> OwnForward | None:
        try:
            return own_forward(self._function, ran, self._function.declared.seed + place)
        except Crash as crash:
            if crash.kind != "raised":
                raise
            return None

    # What two calls say

    def _repeated(self, ran: Ran) -> None:
        """Arguments that are changed, and a second call that gives something else."""
        skip = set(ran.interface.attributes) if ran.interface.updates else set()
        roles = {str(what) for name, what in ran.interface.attributes.items() if name in skip}
        changed = sorted(name for name in set(ran.changed) - roles)
        if changed:
            self._notes.append(
                Note(
                    "BP203",
                    f"it changes what it is given: {', '.join(changed)}",
                    ("whoever uses it afterwards finds other numbers there",),
                    ", ".join(changed),
                )
            )
        for path, first in ran.found.items():
            second = ran.again.get(path)
            if second is None or not path.startswith("backward:") or ran.interface.updates:
                continue
            if first.shape != second.shape or not _alike(first, second):
                self._notes.append(
                    Note(
                        "BP204",
                        "a second call with the same arguments gives something else",
                        (f"first seen in result {path.partition(':')[2] or '0'}",),
                        path,
                    )
                )
                return
        self._accumulated(ran)

    def _accumulated(self, ran: Ran) -> None:
        """Whether gradients in attributes and buffers are added up or overwritten."""
        declared = self._function.declared.accumulate
        added = overwritten = False
        for path, role in ran.interface.results.items():
            first, second = ran.found.get(path), ran.again.get(path)
            if not path.startswith("attributes:") or first is None or second is None:
                continue
            if ran.interface.updates or np.max(np.abs(first), initial=0.0) == 0.0:
                continue
            if _alike(first, second):
                overwritten = True
            elif _alike(2 * first, second):
                added = True
            else:
                self._notes.append(
                    Note(
                        "BP204",
                        f"a second backward makes {role} neither the same nor twice as large",
                        (),
                        str(role),
                    )
                )
        added, overwritten = self._preloaded(ran, added, overwritten)
        if not added and not overwritten:
            return
        self._accumulation = (
            "adds to"
            if added and not overwritten
            else (
                "overwrites"
                if overwritten and not added
                else "adds to some of, overwrites others of"
            )
        )
        if declared is not None and (overwritten if declared else added):
            said = "accumulate" if declared else "overwrite"
            self._notes.append(
                Note("BP201", f"it was declared to {said} gradients, and does not", (), "buffers")
            )

    _accumulation = ""

    def _preloaded(self, ran: Ran, added: bool, overwritten: bool) -> tuple[bool, bool]:
        """Buffers of C and of Python are filled before the call, to see what becomes of that."""
        buffers = {p: r for p, r in ran.interface.results.items() if p.startswith("buffers:")}
        if not buffers:
            return added, overwritten
        random = np.random.default_rng(5)
        preload = {
            str(role): random.standard_normal(ran.found[path].shape).astype(ran.found[path].dtype)
            for path, role in buffers.items()
        }
        again = run_trial(self._function, self._interface, 0, preload)
        for path, role in buffers.items():
            start, first, second = preload[str(role)], ran.found[path], again.found[path]
            if _alike(first, second):
                overwritten = True
            elif _alike(first + start, second):
                added = True
            else:
                self._notes.append(
                    Note(
                        "BP204",
                        f"what {role} holds before the call changes the result: it is "
                        "neither overwritten nor added to",
                        (),
                        str(role),
                    )
                )
        return added, overwritten

    # The verdicts

    def _concluded(
        self,
        placed: Judgement,
        rans: Sequence[Ran],
        own: OwnForward | None,
        large: tuple[float, float] | None,
    ) -> Judgement:
        forward = _forward_verdict(rans)
        gradients = tuple(self._gradients(rans, own, forward))
        wrong = [g for g in gradients if g.verdict is Verdict.WRONG]
        slips: tuple[Slip, ...] = ()
        if wrong and forward is not Verdict.WRONG:
            slips = explain(rans)
        other = explain_forward(rans) if forward is Verdict.WRONG else None
        self._say_gradients(gradients, slips, rans, own, forward)
        self._say_forward(forward, other, own)
        self._say_large(large, gradients, forward)
        return replace(
            placed,
            gradients=gradients,
            forward=forward,
            forward_slip=_named(other) if other else None,
            slips=tuple(map(_named, slips)),
            notes=tuple(self._notes),
            trials=tuple(_sizes(ran) for ran in rans),
            checks=tuple(self._checks(own, large)),
            not_judged=tuple(self._not_judged(rans[0])),
            conclusive=self._conclusive,
            derivation=_derivation(self._function.subject, wrong),
        )

    def _gradients(
        self, rans: Sequence[Ran], own: OwnForward | None, forward: Verdict | None
    ) -> Iterator[JudgedGradient]:
        for place, first in enumerate(rans[0].gradients):
            same = [ran.gradients[place] for ran in rans]
            yield self._gradient(first.name, same, own, forward)

    def _gradient(
        self,
        name: str,
        same: Sequence[Comparison],
        own: OwnForward | None,
        forward: Verdict | None,
    ) -> JudgedGradient:
        worst = max(same, key=lambda comparison: comparison.ratio)
        missed = own.missed.get(name) if own else None
        by_own = own.verdict(name) if own else ""
        if worst.found is None:
            return JudgedGradient(name, Verdict.WRONG_SHAPE, CATALOGUE, problem=worst.problem)
        if not worst.finite:
            return JudgedGradient(
                name,
                Verdict.NOT_FINITE,
                CATALOGUE,
                entry=worst.at,
                found=float(worst.found[worst.at]),
                right=float(worst.right[worst.at]),
            )
        if forward is Verdict.WRONG:
            verdict = {"right": Verdict.RIGHT, "wrong": Verdict.WRONG}.get(
                by_own, Verdict.UNDECIDED
            )
            return _of_comparison(name, verdict, OWN, worst, missed)
        verdict = Verdict.UNDECIDED
        if all(comparison.right_enough for comparison in same):
            verdict = Verdict.RIGHT
        elif any(comparison.wrong for comparison in same):
            verdict = Verdict.WRONG
        basis = f"{CATALOGUE} and {OWN}" if by_own == verdict.value else CATALOGUE
        return _of_comparison(name, verdict, basis, worst, missed)

    # What is said

    def _say_gradients(
        self,
        gradients: Sequence[JudgedGradient],
        slips: Sequence[Slip],
        rans: Sequence[Ran],
        own: OwnForward | None,
        forward: Verdict | None,
    ) -> None:
        doubtful = not self._found.sure and not slips and forward is None
        for gradient in gradients:
            match gradient.verdict:
                case Verdict.WRONG if doubtful:
                    self._conclusive = False
                    said = (
                        f"{gradient.name} is not what it should be under any way to call it that "
                        "was tried; declare how it is called, or name its forward"
                    )
                    self._notes.append(Note("BP208", said, self._numbers(gradient), gradient.name))
                case Verdict.WRONG:
                    about = [slip for slip in slips if gradient.name in slip.about]
                    lines = (*self._numbers(gradient), *_slip_lines(about))
                    if forward is Verdict.WRONG and self._is_catalogue(gradient.name, rans):
                        lines += (
                            f"it is the gradient of {self._function.declared.as_}, and not of "
                            "your forward",
                        )
                    self._notes.append(
                        Note("BP201", f"{gradient.name} is wrong", lines, gradient.name)
                    )
                case Verdict.UNDECIDED:
                    self._conclusive = False
                    self._notes.append(
                        Note(
                            "BP207",
                            f"{gradient.name} cannot be decided",
                            self._numbers(gradient),
                            gradient.name,
                        )
                    )
                case Verdict.NOT_FINITE:
                    self._notes.append(
                        Note(
                            "BP206",
                            f"{gradient.name} is not finite",
                            self._numbers(gradient),
                            gradient.name,
                        )
                    )
                case Verdict.WRONG_SHAPE:
                    self._notes.append(
                        Note(
                            "BP209",
                            f"{gradient.name} has the wrong shape: {gradient.problem}",
                            (),
                            gradient.name,
                        )
                    )
                case _:
                    pass

    @staticmethod
    def _is_catalogue(name: str, rans: Sequence[Ran]) -> bool:
        found = [c for ran in rans for c in ran.gradients if c.name == name]
        return all(comparison.right_enough for comparison in found)

    def _numbers(self, gradient: JudgedGradient) -> tuple[str, ...]:
        if gradient.found is None or gradient.right is None:
            return ()
        where = f"[{', '.join(str(i + 1) for i in gradient.entry)}]" if gradient.entry else ""
        size = (
            ""
            if gradient.relative in (0.0, float("inf"))
            else (f"; the largest difference is {gradient.relative:.2g} of the largest entry")
        )
        if gradient.basis == OWN:
            return (f"differences of your forward say otherwise{size and ''}",)
        return (
            f"{gradient.name}{where} is {gradient.found:.6g}, and should be "
            f"{gradient.right:.6g}{size}",
        )

    def _say_forward(
        self, forward: Verdict | None, other: Slip | None, own: OwnForward | None
    ) -> None:
        if forward is not Verdict.WRONG:
            return
        as_ = self._function.declared.as_
        lines = list(_slip_lines([other])) if other else ["no known variant of it either"]
        if own is not None and all(own.verdict(name) == "right" for name in own.slopes):
            lines.append("the backward is right for it, by differences of your forward")
        self._notes.append(Note("BP202", f"your forward is not {as_}", tuple(lines), "forward"))

    def _say_large(
        self,
        large: tuple[float, float] | None,
        gradients: Sequence[JudgedGradient],
        forward: Verdict | None,
    ) -> None:
        """At the largest sizes one direction of everything at once has to agree too."""
        if large is None or forward is not Verdict.WRONG:
            return
        difference, tolerance = large
        if difference > 10 * tolerance and all(g.verdict is Verdict.RIGHT for g in gradients):
            self._notes.append(
                Note(
                    "BP201",
                    "at larger sizes the gradients are not those of your forward",
                    (f"along a random direction they differ by {difference:.2g} of their size",),
                    "all",
                )
            )

    def _checks(self, own: OwnForward | None, large: tuple[float, float] | None) -> Iterator[str]:
        if own is not None:
            worst = max(own.missed.values(), default=0.0)
            yield (
                f"differences of your forward along {len(next(iter(own.slopes.values())))} random "
                f"directions of each tensor: an error of 1% is missed with probability below "
                f"{_rounded_up(worst)}"
            )
        if large is not None:
            yield "and along one direction of all of them at the largest sizes"
        if self._accumulation:
            yield f"it {self._accumulation} the gradients that are there before"

    def _not_judged(self, ran: Ran) -> Iterator[str]:
        upstream = {t.name for t in self._function.subject.upstream}
        judged = {c.name for c in ran.gradients} | upstream
        passed = ran.interface.names
        for tensor in self._function.subject.differentiable:
            if f"d{tensor.name}" in judged or tensor.name in ran.interface.absent:
                continue
            why = "not returned" if tensor.name in passed else "neither taken nor returned"
            yield f"d{tensor.name}: {why}"
        for path in ran.left_over:
            yield f"result {path.partition(':')[2] or '0'}: it is not known what it is"


def _of_comparison(
    name: str, verdict: Verdict, basis: str, worst: Comparison, missed: float | None
) -> JudgedGradient:
    assert worst.found is not None
    return JudgedGradient(
        name,
        verdict,
        basis,
        relative=worst.relative,
        entry=worst.at,
        found=float(worst.found[worst.at]),
        right=float(worst.right[worst.at]),
        is_zero=worst.is_zero,
        missed=missed,
    )


def _forward_verdict(rans: Sequence[Ran]) -> Verdict | None:
    found = [c for ran in rans for c in ran.forward]
    if not found:
        return None
    if all(c.right_enough for c in found):
        return Verdict.RIGHT
    return Verdict.WRONG if any(c.wrong for c in found) else Verdict.UNDECIDED


def _named(slip: Slip) -> NamedSlip:
    return NamedSlip(slip.about, slip.name, slip.words, slip.lines, slip.others)


def _slip_lines(slips: Sequence[Slip]) -> tuple[str, ...]:
    if not slips:
        return ("no known slip",)
    lines: list[str] = []
    for slip in slips:
        lines += [f"likely slip: {slip.words}", *slip.lines]
        if slip.others:
            lines.append(f"so would: {'; '.join(slip.others)}")
    return tuple(lines)


def _crashed(crash: Crash, when: str, called: Sequence[str] = ()) -> Note:
    said = f"{crash}{' ' + when if when else ''}"
    lines = [*crash.trace, *(f"called as {line}" for line in called[:2])]
    return Note("BP205", said, tuple(lines), "call")


def _place(description: Mapping[str, Any], declared: Conventions) -> dict[str, Any]:
    """Where the function is written, for the reader to click on."""
    file, line = description.get("file"), int(description.get("line") or 1)
    if file is None and declared.source:
        return {"file": declared.source, "region": _in_source(declared)}
    column = int(description.get("column") or 1)
    region = (
        line,
        column,
        int(description.get("end_line") or line),
        int(description.get("end_column") or column + 1),
    )
    return {
        "file": _shown(file) if file else declared.library or declared.backward,
        "region": region,
    }


def _in_source(declared: Conventions) -> tuple[int, int, int, int]:
    """The line of a C file on which a function begins."""
    try:
        lines = Path(declared.source).read_text("utf-8", "replace").splitlines()
    except OSError:
        return 1, 1, 1, 2
    for number, text in enumerate(lines, 1):
        at = text.find(f"{declared.backward}(")
        if at >= 0 and not text.lstrip().startswith(("//", "*", "/*")) and ";" not in text:
            return number, at + 1, number, at + 1 + len(declared.backward)
    return 1, 1, 1, 2


def _shown(file: str) -> str:
    path = Path(file)
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def _sizes(ran: Ran) -> str:
    sizes = dict(ran.inputs.sizes)
    sizes.pop("T", None)
    found = [
        f"{name} = {n}"
        for name, n in zip(ran.reference.subject.batch, ran.inputs.batch, strict=True)
    ]
    found.append(f"T = {ran.inputs.length}")
    found += [
        f"{name} = {n}" for name, n in sizes.items() if name not in ran.reference.subject.batch
    ]
    return ", ".join(found)


def _derivation(subject: Subject, wrong: Sequence[JudgedGradient]) -> str:
    return f"backproof derive {subject.page}" if wrong and subject.page else ""


def _alike(first: Array, second: Array) -> bool:
    if first.shape != second.shape:
        return False
    size = float(np.max(np.abs(first), initial=0.0))
    single = first.dtype == np.float32
    return bool(
        np.allclose(
            first,
            second,
            rtol=0,
            atol=(1e-4 if single else AGREES) * (size + 1e-30),
            equal_nan=True,
        )
    )


def _rounded_up(chance: float) -> str:
    return f"{max(chance, 1e-300) * 1.05:.1g}" if chance > 1e-12 else "1e-12"


__all__ = ["Interface", "judge"]
