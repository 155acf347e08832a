"""Judging a function: called at inputs that hide nothing, against two references.

| forward is the catalogue's | judged against | the other reference |
| --- | --- | --- |
| yes | the catalogue's formula, entry by entry | differences of the own forward confirm it |
| not known: there is none | the catalogue's formula | |
| no | differences of the own forward | says what was declared, not what is right |
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from verify.code.arrangement import ShapeError
from verify.code.conventions import Conventions
from verify.code.detect import Detected, detect
from verify.code.inputs import LARGER, InputError
from verify.code.interface import described
from verify.code.judgement import JudgedGradient, Judgement, NamedSlip, Note, Verdict
from verify.code.notes import (
    OWN,
    checks,
    not_judged,
    of_crash,
    of_forward,
    of_gradient,
    of_missing,
    of_nothing,
)
from verify.code.own_forward import OwnForward, own_forward
from verify.code.place import place
from verify.code.process import CodeProcess, Crash
from verify.code.repetition import Repetition, repeated
from verify.code.resolve import Resolver, Unresolved
from verify.code.roles import RoleError
from verify.code.slips.naming import Slip, explain, explain_forward
from verify.code.subject import POSITIONS, Subject, positions_of
from verify.code.trial import Comparison, Function, Ran, run_trial

CATALOGUE = "the catalogue's formula"
FOLLOWS = {"right": Verdict.RIGHT, "wrong": Verdict.WRONG}


def judge(subject: Subject, declared: Conventions, process: CodeProcess) -> Judgement:
    """The judgement of one function; Crash only where there is nothing to call at all."""
    blank = Judgement(declared.title, declared.as_, "", (1, 1, 1, 1))
    try:
        description = process.open()
    except Crash as crash:
        if crash.kind == "missing":
            raise
        return _crashed(blank, crash)
    placed = replace(blank, **place(description["backward"], declared))
    function = Function(subject, declared, description, process)
    called: tuple[str, ...] = ()
    try:
        found = detect(function, Resolver(subject, declared, description).interface())
        called = tuple(described(found.interface, subject, declared.backward, declared.forward))
        return _judged(function, found, replace(placed, called=called))
    except (Unresolved, RoleError, InputError) as problem:
        note = Note("BP208", str(problem))
        return replace(placed, called=called, notes=(note,), conclusive=False)
    except ShapeError as problem:
        return replace(placed, called=called, notes=(Note("BP209", str(problem)),))
    except Crash as crash:
        return _crashed(replace(placed, called=called), crash)


def _crashed(placed: Judgement, crash: Crash) -> Judgement:
    note = of_crash(crash, placed.called)
    return replace(placed, notes=(note,), conclusive=crash.kind != "time")


def _judged(function: Function, found: Detected, placed: Judgement) -> Judgement:
    """All trials, both references, and what is said about them."""
    declared, as_ = function.declared, function.declared.as_
    rans = _rans(function, found)
    first = rans[0]
    if not first.gradients:
        return replace(placed, notes=(of_nothing(first),), conclusive=False)
    repetition = repeated(function, found.ran, first)
    own = own_forward(function, first, rans[-1], declared.seed)
    forward = _forward_verdict(rans)
    gradients = tuple(_gradients(function, rans, own, forward, repetition))
    wrong = [g for g in gradients if g.verdict is Verdict.WRONG and not g.problem]
    # A forward that is another function has slips of its own.
    slips = tuple(map(_named, explain(rans) if wrong and forward is not Verdict.WRONG else ()))
    other = explain_forward(rans) if forward is Verdict.WRONG else None
    forward_slip = _named(other) if other else None
    named = slips and not found.interface.ambiguous
    doubtful = not found.sure and not named and forward is None
    said = list(repetition.notes)
    if repetition.repeats:
        of_each = (
            of_gradient(
                gradient,
                slips,
                as_,
                doubtful=doubtful,
                is_catalogue=forward is Verdict.WRONG and _is_catalogue(gradient.name, rans),
            )
            for gradient in gradients
        )
        whole = _of_larger_sizes(own, gradients, forward)
        about_forward = of_forward(forward, forward_slip, own, as_)
        said += [note for note in (*of_each, whole, about_forward) if note is not None]
    said += of_missing(first)
    open_ = any(g.verdict is Verdict.UNDECIDED for g in gradients) or forward is Verdict.UNDECIDED
    return replace(
        placed,
        gradients=gradients,
        forward=forward,
        forward_slip=forward_slip,
        slips=slips,
        notes=tuple(_with_elsewhere(said, found.elsewhere)),
        trials=tuple(dict.fromkeys(map(_sizes, rans))),
        checks=tuple(checks(own, gradients, repetition)),
        not_judged=tuple(not_judged(first, found.refuted)),
        conclusive=not (open_ or any(note.rule == "BP208" for note in said)),
        derivation=_derivation(function.subject, wrong),
    )


def _rans(function: Function, found: Detected) -> list[Ran]:
    """The first trial again, with a second backward, and the others."""
    declared = function.declared
    rans = [run_trial(function, found.interface, 0, repeat=True)]
    # Other numbers at sizes that have been: what is kept from call to call by shape shows.
    other = replace(function, declared=replace(declared, seed=declared.seed + 1))
    rans.append(run_trial(other, found.interface, 0))
    others = () if declared.sizes else range(1, LARGER)
    return rans + [run_trial(function, found.interface, trial) for trial in others]


# Verdicts


def _gradients(
    function: Function,
    rans: Sequence[Ran],
    own: OwnForward | None,
    forward: Verdict | None,
    repetition: Repetition,
) -> Iterator[JudgedGradient]:
    parameters = [f"d{tensor.name}" for tensor in function.subject.network.parameters]
    for place_, first in enumerate(rans[0].gradients):
        same = [ran.gradients[place_] for ran in rans]
        worst = max(range(len(rans)), key=lambda number: same[number].ratio)
        judged = _gradient(first.name, same, own, forward)
        judged = replace(judged, entry=_entry(rans[worst], first.name, judged.entry))
        problem = repetition.against(first.name, function.declared.accumulate, parameters)
        if problem and judged.verdict is Verdict.RIGHT:
            judged = replace(judged, verdict=Verdict.WRONG, problem=problem)
        yield judged


def _gradient(
    name: str, same: Sequence[Comparison], own: OwnForward | None, forward: Verdict | None
) -> JudgedGradient:
    """One gradient in all trials; the worst of them has the numbers."""
    worst = max(same, key=lambda comparison: comparison.ratio)
    if worst.found is None:
        return JudgedGradient(name, Verdict.WRONG_SHAPE, CATALOGUE, problem=worst.problem)
    by_own = own.verdict(name) if own else ""
    judged = JudgedGradient(
        name,
        Verdict.UNDECIDED,
        CATALOGUE,
        relative=worst.relative,
        entry=worst.at,
        found=float(worst.found[worst.at]),
        right=float(worst.right[worst.at]),
        is_zero=worst.is_zero,
        missed=own.missed.get(name) if own else None,
        measured=own.worst(name) if own else None,
    )
    if not worst.finite:
        return replace(judged, verdict=Verdict.NOT_FINITE)
    if forward is Verdict.WRONG:
        return replace(judged, verdict=FOLLOWS.get(by_own, Verdict.UNDECIDED), basis=OWN)
    if all(comparison.right_enough for comparison in same):
        judged = replace(judged, verdict=Verdict.RIGHT)
    elif any(comparison.wrong for comparison in same):
        judged = replace(judged, verdict=Verdict.WRONG)
    agree = by_own == judged.verdict.value
    return replace(judged, basis=f"{CATALOGUE} and {OWN}") if agree else judged


def _entry(ran: Ran, name: str, entry: tuple[int, ...]) -> tuple[int, ...]:
    """An entry as the function has it: a position of a batch is a sequence and a place in it."""
    tensor, length = ran.reference.subject.tensors[name], ran.inputs.length
    if positions_of(tensor) != 1 or "B" not in ran.interface.layout(ran.reference.subject):
        return entry
    axis = [size.name for size in tensor.dimensions].index(POSITIONS)
    if axis or len(entry) != len(tensor.dimensions):
        return entry
    sequence, place_ = divmod(entry[0], length)
    batch = np.unravel_index(sequence, ran.inputs.batch)
    return (*(int(number) for number in batch), place_, *entry[1:])


def _forward_verdict(rans: Sequence[Ran]) -> Verdict | None:
    """Whether the user's forward is the catalogue's; None if that is not known."""
    found = [comparison for ran in rans for comparison in ran.forward]
    if not found:
        return None
    if all(comparison.right_enough for comparison in found):
        return Verdict.RIGHT
    return Verdict.WRONG if any(c.wrong for c in found) else Verdict.UNDECIDED


def _is_catalogue(name: str, rans: Sequence[Ran]) -> bool:
    found = [c for ran in rans for c in ran.gradients if c.name == name]
    return all(comparison.right_enough for comparison in found)


# What is said of the whole


def _of_larger_sizes(
    own: OwnForward | None, gradients: Sequence[JudgedGradient], forward: Verdict | None
) -> Note | None:
    """At the largest sizes one direction of everything at once has to agree too."""
    alone = all(gradient.verdict is Verdict.RIGHT for gradient in gradients)
    if own is None or own.joint is None or forward is not Verdict.WRONG or not alone:
        return None
    if not own.joint.wrong:
        return None
    line = f"along a random direction they differ by {own.joint.difference:.2g} of their size"
    said = "at larger sizes the gradients are not those of your forward"
    return Note("BP201", said, (line,), "all")


def _with_elsewhere(notes: Sequence[Note], layout: str) -> list[Note]:
    """A way to call it under which it would be right is no excuse, but worth knowing."""
    if not layout:
        return list(notes)
    hint = f'with layout = "{layout}" all is right: declare it if it is meant for that only'
    return [replace(note, notes=(*note.notes, hint)) for note in notes]


def _named(slip: Slip) -> NamedSlip:
    return NamedSlip(slip.about, slip.name, slip.words, slip.lines, slip.others)


def _sizes(ran: Ran) -> str:
    """The sizes of a trial: those of the batch, the length, and the others."""
    batch = ran.reference.subject.batch
    found = dict(zip(batch, ran.inputs.batch, strict=True))
    found[POSITIONS] = ran.inputs.length
    found |= {n: size for n, size in ran.inputs.sizes.items() if n not in found}
    return ", ".join(f"{name} = {size}" for name, size in found.items())


def _derivation(subject: Subject, wrong: Sequence[JudgedGradient]) -> str:
    return f"backproof derive {subject.page}" if wrong and subject.page else ""
