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
from verify.code.judgement import JudgedGradient, Judgement, NamedSlip, Note, Verdict
from verify.code.own_forward import OwnForward, own_forward, together
from verify.code.process import CodeProcess, Crash
from verify.code.resolve import Resolver, Unresolved
from verify.code.roles import Role, RoleError
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
        self._accumulation: dict[str, str] = {}  # "adds to" or "overwrites", by gradient

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
        changed = self._changed(ran)
        if changed:
            said = f"it changes what it is given: {', '.join(changed)}"
            why = "whoever uses it afterwards finds other numbers there"
            self._notes.append(Note("BP203", said, (why,), ", ".join(changed)))
        pairs = [
            (path, first, ran.again[path])
            for path, first in ran.found.items()
            if path.startswith("backward:") and path in ran.again and not ran.interface.updates
        ]
        pairs += [
            (path, first, ran.found[path])
            for path, first in self._found.ran.found.items()
            if path.startswith(("forward:", "backward:")) and path in ran.found
        ]
        different = [path for path, first, second in pairs if not _alike(first, second)]
        if different and not changed:
            self._repeats = False
            which, _, where = different[0].partition(":")
            said = f"{which} gives something else when it is called again with the same arguments"
            self._notes.append(Note("BP204", said, (f"first seen in result {where or 0}",), which))
        for path, role in ran.interface.results.items():
            if path.startswith("attributes:") and path in ran.again:
                self._added(role, ran.found[path], ran.again[path], ran.found[path])
        self._preloaded(ran)

    _repeats = True

    def _changed(self, ran: Ran) -> list[str]:
        """The arguments that were changed; weights that backward is to update may be."""
        names = {role.name for role in ran.interface.roles}
        parameters = {t.name for t in self._function.subject.network.parameters}
        free = parameters & names if ran.interface.updates else set()
        found = []
        for name in sorted(set(ran.changed)):
            role = ran.call.roles[name][0] if name in ran.call.roles else None
            if role is None or (role.form != "scratch" and not set(role.names) <= free):
                found.append(name)
        return found

    def _added(self, role: Role, first: Array, second: Array, start: Array) -> None:
        """Whether a gradient was added to what was there, or written over it."""
        if self._interface.updates or np.max(np.abs(first), initial=0.0) == 0.0:
            return
        if _alike(first, second):
            how = "overwrites"
        elif _alike(first + start, second):
            how = "adds to"
        else:
            said = f"what {role} holds before the call is neither overwritten nor added to"
            self._notes.append(Note("BP204", said, (), str(role)))
            return
        for name in role.names:
            self._accumulation[name] = how

    def _preloaded(self, ran: Ran) -> None:
        """Buffers are filled before a call, to see what becomes of that."""
        buffers = {p: r for p, r in ran.interface.results.items() if p.startswith("buffers:")}
        if not buffers:
            return
        random = np.random.default_rng(5)
        preload = {
            str(role): np.asarray(random.standard_normal(ran.found[path].shape)).astype(
                ran.found[path].dtype
            )
            for path, role in buffers.items()
        }
        again = run_trial(self._function, self._interface, 0, preload)
        for path, role in buffers.items():
            self._added(role, ran.found[path], again.found[path], preload[str(role)])

    def _wrongly_added(self, name: str) -> str:
        """What a declaration says about a gradient, where it is not so."""
        declared, how = self._function.declared.accumulate, self._accumulation.get(name, "")
        if declared is None or not how or (how == "adds to") == declared:
            return ""
        wanted = "is declared to add to what is there" if declared else "is declared to overwrite"
        return f"it {wanted}, and it {how} it"

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
        wrong = [g for g in gradients if g.verdict is Verdict.WRONG and not g.problem]
        slips: tuple[Slip, ...] = ()
        if wrong and forward is not Verdict.WRONG:
            slips = explain(rans)
        other = explain_forward(rans) if forward is Verdict.WRONG else None
        if self._repeats:
            self._say_gradients(gradients, slips, rans, forward)
        if self._repeats:
            self._say_forward(forward, other, own)
        self._say_missing(rans[0])
        self._say_large(large, gradients, forward)
        self._say_elsewhere()
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
        said = self._wrongly_added(name)
        if said and verdict is Verdict.RIGHT:
            return replace(
                _of_comparison(name, Verdict.WRONG, CATALOGUE, worst, missed), problem=said
            )
        basis = f"{CATALOGUE} and {OWN}" if by_own == verdict.value else CATALOGUE
        return _of_comparison(name, verdict, basis, worst, missed)

    # What is said

    def _say_gradients(
        self,
        gradients: Sequence[JudgedGradient],
        slips: Sequence[Slip],
        rans: Sequence[Ran],
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
                    lines = (*self._numbers(gradient), *_slip_lines(about, gradient.problem))
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
        if gradient.problem:
            return (gradient.problem,)
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

    def _say_elsewhere(self) -> None:
        """A way to call it under which it would be right is no excuse, but worth knowing."""
        if not self._found.elsewhere or not self._notes:
            return
        hint = (
            f'with layout = "{self._found.elsewhere}" all is right: declare it if the function is '
            "meant for that only"
        )
        self._notes = [replace(note, notes=(*note.notes, hint)) for note in self._notes]

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
        for how in sorted(set(self._accumulation.values())):
            names = [name for name, found in self._accumulation.items() if found == how]
            yield f"it {how} what is there before: {', '.join(names)}"

    @staticmethod
    def _missing(ran: Ran) -> Iterator[str]:
        """What a gradient is asked of, and is not returned."""
        judged, passed = {c.name for c in ran.gradients}, ran.interface.names
        for tensor in ran.reference.subject.differentiable:
            if tensor.name in passed and f"d{tensor.name}" not in judged:
                yield tensor.name

    def _say_missing(self, ran: Ran) -> None:
        """A forward that takes a parameter has a gradient for it."""
        if ran.interface.forward is None:
            return
        for name in self._missing(ran):
            said = f"there is no d{name}, and your forward takes {name}"
            self._notes.append(Note("BP210", said, (), f"d{name}"))

    def _not_judged(self, ran: Ran) -> Iterator[str]:
        for name in self._missing(ran):
            yield f"d{name}: not returned"
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


def _slip_lines(slips: Sequence[Slip], known: str = "") -> tuple[str, ...]:
    if known:
        return ()
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
    """Whether two calls gave the same, as far as their floating point goes."""
    if first.shape != second.shape:
        return False
    finite = np.isfinite(first)
    size = float(np.max(np.abs(first[finite]), initial=0.0))
    single = first.dtype in (np.float32, np.float16)
    tolerance = (1e-4 if single else AGREES) * size + 1e-30
    return bool(np.allclose(first, second, rtol=0, atol=tolerance, equal_nan=True))


def _rounded_up(chance: float) -> str:
    return f"{max(chance, 1e-300) * 1.05:.1g}" if chance > 1e-12 else "1e-12"


__all__ = ["Interface", "judge"]
