"""What is said about a function: one note for each thing to look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.code.judgement import JudgedGradient, NamedSlip, Note, Verdict
from verify.code.own_forward import ERROR_SIZE, OwnForward
from verify.code.process import Crash
from verify.code.repetition import Repetition
from verify.code.trial import Ran

OWN = "differences of your forward"
NO_SLIP = "no known slip"


def of_crash(crash: Crash, called: Sequence[str] = ()) -> Note:
    """The user's code did not come back with a result."""
    lines = [*crash.trace, *(f"called as {line}" for line in called[:2])]
    return Note("BP205", str(crash), tuple(lines), "call")


def of_gradient(
    gradient: JudgedGradient,
    slips: Sequence[NamedSlip],
    as_: str,
    *,
    doubtful: bool,
    is_catalogue: bool,
) -> Note | None:
    """What is said about one gradient; None where it is right.

    ``doubtful`` is a wrong gradient of a function of which nothing shows that it is called in the
    right way; ``is_catalogue`` one that is the catalogue's, while the function's forward is not.
    """
    name, numbers = gradient.name, _numbers(gradient)
    match gradient.verdict:
        case Verdict.RIGHT:
            return None
        case Verdict.WRONG if doubtful:
            said = (
                f"{name} is not what it should be under any way to call it that was tried; "
                "declare how it is called, or name its forward"
            )
            return Note("BP208", said, numbers, name)
        case Verdict.WRONG:
            about = [slip for slip in slips if name in slip.about]
            lines = (*numbers, *(() if gradient.problem else _slip_lines(about)))
            if is_catalogue:
                lines += (f"it is the gradient of {as_}, and not of your forward",)
            return Note("BP201", f"{name} is wrong", lines, name)
        case Verdict.NOT_FINITE:
            return Note("BP206", f"{name} is not finite", numbers, name)
        case Verdict.WRONG_SHAPE:
            return Note("BP209", f"{name} has the wrong shape: {gradient.problem}", (), name)
        case _:
            return Note("BP207", f"{name} cannot be decided", numbers, name)


def of_forward(
    verdict: Verdict | None, slip: NamedSlip | None, own: OwnForward | None, as_: str
) -> Note | None:
    """The user's forward is another function, or cannot be told from one."""
    if verdict is Verdict.UNDECIDED:
        said = f"it cannot be decided whether your forward is {as_}"
        return Note("BP207", said, (), "forward")
    if verdict is not Verdict.WRONG:
        return None
    lines = list(_slip_lines([slip])) if slip else ["no known variant of it either"]
    if own is not None and all(own.verdict(name) == "right" for name in own.slopes):
        lines.append(f"the backward is right for it, by {OWN}")
    return Note("BP202", f"your forward is not {as_}", tuple(lines), "forward")


def of_missing(ran: Ran) -> Iterator[Note]:
    """A forward that takes a parameter has a gradient for it."""
    if ran.interface.forward is None:
        return
    for name in missing(ran):
        if ran.left_over:
            where = ", ".join(path.partition(":")[2] or "0" for path in ran.left_over)
            said = f"it is not known whether d{name} is among results {where}; declare returns"
            yield Note("BP208", said, (), f"d{name}")
            continue
        said = f"there is no d{name}, and your forward takes {name}"
        yield Note("BP210", said, (), f"d{name}")


def missing(ran: Ran) -> Iterator[str]:
    """What is passed and has a gradient that is not returned."""
    judged, passed = {c.name for c in ran.gradients}, ran.interface.names
    for tensor in ran.reference.subject.differentiable:
        if tensor.name in passed and f"d{tensor.name}" not in judged:
            yield tensor.name


def of_nothing(ran: Ran) -> Note:
    """None of the results is known to be a gradient."""
    paths = [path.partition(":")[2] or "one" for path in ran.left_over]
    said = "none of its results is known to be a gradient; declare returns"
    return Note("BP208", said, (f"results: {', '.join(paths) or 'none'}",), "returns")


def not_judged(ran: Ran, refuted: Sequence[str] = ()) -> Iterator[str]:
    """What was passed over, and why."""
    for layout in refuted:
        yield f"layout ({layout}): it takes that as well, and gives something else"
    for name in missing(ran):
        yield f"d{name}: not returned"
    for path in ran.left_over:
        yield f"result {path.partition(':')[2] or '0'}: it is not known what it is"
    subject = ran.reference.subject
    if "has_target" in subject.tensors and not ran.inputs_have_ignored:
        yield "positions without a target: it takes none; declare ignore_index if it does"
    if ran.interface.forward is not None and not ran.forward:
        yield "your forward: it is not known what it returns; declare forward_returns"


def checks(
    own: OwnForward | None, gradients: Sequence[JudgedGradient], repetition: Repetition
) -> Iterator[str]:
    """What was done beside comparing with the catalogue's formula."""
    if own is not None and own.slopes:
        worst = max(own.missed.values(), default=0.0)
        number = len(next(iter(own.slopes.values())))
        yield (
            f"{OWN} along {number} random directions of each tensor: an error of "
            f"{ERROR_SIZE:.0%} is missed with a probability below {_rounded_up(worst)}"
        )
    if own is not None and own.joint is not None:
        yield (
            f"{OWN} along {own.joint.directions} directions of all tensors at once, at the largest "
            f"sizes ({own.joint.method}): an error of {ERROR_SIZE:.0%} in one of them is missed "
            f"with a probability below {_rounded_up(own.joint.missed)}"
        )
    if own is not None and own.problem:
        yield f"{OWN} could not be taken: {own.problem}"
    if own is not None:
        open_ = [
            g.name
            for g in gradients
            if g.verdict is Verdict.RIGHT and own.verdict(g.name) not in ("right", "")
        ]
        if open_:
            yield f"{OWN} do not settle {', '.join(open_)}: they are too rough there"
    for how in sorted(set(repetition.accumulation.values())):
        names = [name for name, found in repetition.accumulation.items() if found == how]
        yield f"it {how} what is there before: {', '.join(names)}"


def _numbers(gradient: JudgedGradient) -> tuple[str, ...]:
    """What was found at the worst entry, and what is right there."""
    if gradient.problem:
        return (gradient.problem,)
    if gradient.basis == OWN:
        if gradient.measured is None:
            return (f"{OWN} do not settle it",)
        claimed, slope = gradient.measured
        return (f"along a random direction it says {claimed:.6g}, and {OWN} say {slope:.6g}",)
    if gradient.found is None or gradient.right is None:
        return ()
    where = f"[{', '.join(str(i + 1) for i in gradient.entry)}]" if gradient.entry else ""
    said = f"{gradient.name}{where} is {gradient.found:.6g}, and should be {gradient.right:.6g}"
    if gradient.relative in (0.0, float("inf")):
        return (said,)
    return (f"{said}; the largest difference is {gradient.relative:.2g} of the largest entry",)


def _slip_lines(slips: Sequence[NamedSlip]) -> tuple[str, ...]:
    if not slips:
        return (NO_SLIP,)
    lines: list[str] = []
    for slip in slips:
        lines += [f"likely slip: {slip.words}", *slip.lines]
        if slip.others:
            lines.append(f"so would: {'; '.join(slip.others)}")
    return tuple(lines)


def _rounded_up(chance: float) -> str:
    return f"{chance * 1.05:.1g}" if chance > 1e-12 else "1e-12"
