"""Finding out how a function wants to be called: what is not declared is tried, likeliest first.

Only what is a matter of form is tried: shapes, the order of axes, how masks and targets are
written.  What would make a wrong function right, a factor above all, is never tried against its
gradients; the reduction of a loss and an ε are taken from the function's own forward.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from derivations.notation import Kind
from verify.code.arrangement import Choices, ShapeError
from verify.code.conventions import HEADS, Conventions
from verify.code.inputs import InputError
from verify.code.interface import Interface, Planner
from verify.code.process import Crash
from verify.code.resolve import Unresolved
from verify.code.roles import Argument, Role, RoleError
from verify.code.subject import POSITIONS, Subject, positions_of
from verify.code.trial import Function, Ran, prepared, run_trial
from verify.code.vocabulary import values

EPSILONS = (1e-5, 1e-6, 1e-8, 1e-12, 1e-3, 1e-7, 0.0)
MOST_TRIED = 400
IGNORED = ("ignore_index", "ignore_id", "ignored", "pad_id", "padding_idx", "pad_index", "pad")


@dataclass(frozen=True)
class Detected:
    """How a function is called.

    ``sure`` if its forward, or some gradient, confirms it; ``elsewhere`` is a layout under which
    all would be right, where it is not under this one; ``refuted`` are layouts that it takes
    without a word, and under which nothing is right.
    """

    interface: Interface
    ran: Ran
    sure: bool
    elsewhere: str
    refuted: tuple[str, ...] = ()


def detect(function: Function, base: Interface) -> Detected:
    """The interface under which a function is judged; Crash or Unresolved if there is none.

    A layout counts once anything is right under it: a function that takes a batch has to be right
    for one.
    """
    best: tuple[Any, ...] | None = None
    chosen: Ran | None = None
    settled = ""
    fitting = 0
    elsewhere = ""
    refuted: dict[str, None] = {}  # layouts that it takes without a word, and is wrong for
    first_problem: Exception | None = None
    for place, candidate in enumerate(candidates(function, base)):
        layout = _layout(function.subject, candidate)
        if place >= MOST_TRIED or (elsewhere and layout != settled):
            break
        try:
            ran = run_trial(function, candidate, 0)
        except (Crash, ShapeError, Unresolved, InputError) as problem:
            if isinstance(problem, Crash) and problem.kind in ("time", "missing"):
                raise
            first_problem = first_problem or problem
            continue
        fitting += ran.shapes_right
        is_right = ran.all_right and ran.forward_right in (True, None)
        if settled and layout != settled:
            if is_right:
                elsewhere = layout
                break
            continue
        if _is_taken(ran):
            settled = layout
        elif ran.gradients:
            refuted[layout] = None
        score = _score(ran)
        if best is None or score > best:
            best, chosen = score, ran
        if is_right or (ran.forward_right and ran.shapes_right):
            break
    if chosen is None:
        raise _nothing_worked(function, first_problem)
    said = function.declared.arguments is not None and function.declared.returns is not None
    certain = said or (fitting <= 1 and not base.ambiguous)
    sure = bool(settled) or chosen.all_right or certain
    others = tuple(name for name in refuted if name != settled) if settled else ()
    return Detected(chosen.interface, chosen, sure, elsewhere, others)


def _nothing_worked(function: Function, problem: Exception | None) -> Exception:
    """A function that raises whatever is tried is at fault only if it was said how to call it."""
    declared = function.declared
    said = declared.arguments is not None  # every layout has been tried
    if isinstance(problem, Crash) and problem.kind in ("raised", "uncallable") and not said:
        trace = f" ({problem.trace[-1]})" if problem.trace else ""
        return Unresolved(
            f"every way to call it that was tried fails, the likeliest with {problem}{trace}; "
            "declare arguments, and layout if it is an unusual one"
        )
    if isinstance(problem, Crash) and problem.kind == "uncallable":
        return Unresolved(str(problem))
    return problem or Unresolved("there is no way to call it that was tried")


def _layout(subject: Subject, interface: Interface) -> str:
    choices = interface.choices
    layout = choices.heads if "h" in subject.batch else choices.layout
    return layout if choices.equal_widths else f"{layout}, d_v ≠ d_k"


def _is_taken(ran: Ran) -> bool:
    """Whether a function shows that it takes its arguments so: something comes out right."""
    right = [c for c in ran.gradients if c.right_enough and not c.is_zero]
    return bool(ran.forward_right) or bool(right)


def _score(ran: Ran) -> tuple[Any, ...]:
    forward = {True: 2, None: 1, False: 0}[ran.forward_right]
    right = sum(c.right_enough for c in ran.gradients)
    forward_close = sum(c.right_enough for c in ran.forward)
    return (ran.shapes_right, forward, forward_close, right, len(ran.gradients))


def candidates(function: Function, base: Interface) -> Iterator[Interface]:
    """Every way to call a function that is left open, likeliest first."""
    subject, declared = function.subject, function.declared
    for choices, masked in _choices(function, base):
        shaped = base.but(choices=choices, masked=masked)
        try:
            if shaped.style == "class":
                shaped = _with_attributes(function, shaped)
        except (Crash, ShapeError) as problem:
            if isinstance(problem, Crash) and problem.kind != "raised":
                raise
            continue
        shaped = shaped.but(absent=_absent(subject, shaped))
        for epsilon, reduction in product(
            _epsilons(function, shaped), _reductions(declared, shaped)
        ):
            yield shaped.but(epsilon=epsilon, reduction=reduction)


def _choices(function: Function, base: Interface) -> Iterator[tuple[Choices, bool]]:
    subject, declared, names = function.subject, function.declared, base.names
    in_c = base.style == "c"
    dtype = declared.dtype or (base.dtype if in_c else "float64")
    ids = base.ids if in_c else "int64"
    for layout, heads, weights, vectors, mask, targets, statistics, equal in product(
        *(
            _layouts(subject, declared, base),
            _heads(subject, declared),
            _weights(subject, declared),
            _vectors(subject, declared),
            _masks(subject, declared, names),
            _targets(subject, declared, names),
            _statistics(subject, names),
            _equal_widths(subject, base),
        )
    ):
        both = "out in" in _weights(subject, declared)
        if layout == "C T" and weights == "in out" and both and declared.weights is None:
            continue
        choices = Choices(
            layout=layout,
            heads=heads,
            weights=weights,
            vectors=vectors,
            mask=mask,
            targets=targets,
            statistics=statistics,
            equal_widths=equal or heads in ("B T (h C)", "T (h C)"),
            ignore_index=_ignore_index(function, declared),
            dtype=dtype,
            ids=ids,
        )
        yield choices, mask != "none"


def _ignore_index(function: Function, declared: Conventions) -> int | None:
    """The id that means that there is no target, where a default says it."""
    if declared.ignore_index is not None or "y" not in function.subject.tensors:
        return declared.ignore_index
    for parameter in function.all_parameters:
        if parameter["name"] in IGNORED and type(parameter["default"]) is int:
            return int(parameter["default"])
    return None


def _layouts(subject: Subject, declared: Conventions, base: Interface) -> Sequence[str]:
    if declared.layout is not None and declared.layout not in HEADS:
        return (declared.layout,)
    with_time = any(size.name == POSITIONS for t in subject.given for size in t.dimensions)
    if not with_time or "h" in subject.batch:
        return ("B T C",)
    if "B" in base.names:
        return ("B T C", "B C T", "T B C")
    # Features first is the same as a sum over the wrong axis, where nothing else tells them apart.
    told_apart = base.forward is not None or "out in" in _weights(subject, declared)
    return ("B T C", "T C", "C T") if told_apart else ("B T C", "T C")


def _heads(subject: Subject, declared: Conventions) -> Sequence[str]:
    if declared.layout in HEADS:
        return (declared.layout,)
    if "h" in subject.batch:
        return ("B h T C", "B T h C", "B T (h C)", "h T C", "T (h C)")
    return ("B h T C",)


def _weights(subject: Subject, declared: Conventions) -> Sequence[str]:
    if declared.weights is not None:
        return (declared.weights,)
    matrices = [t for t in subject.network.parameters if len(t.axes) == 2]
    transposed = subject.name.startswith("linear_transposed")
    return ("in out", "out in") if matrices and not transposed else ("in out",)


def _vectors(subject: Subject, declared: Conventions) -> Sequence[str]:
    if declared.vectors is not None:
        return (declared.vectors,)
    some = any(len(t.axes) == 1 for t in subject.network.parameters)
    return ("plain", "column", "row") if some else ("plain",)


def _masks(subject: Subject, declared: Conventions, names: set[str]) -> Sequence[str]:
    if not subject.mask:
        return ("keep",)
    if declared.mask is not None:
        return (declared.mask,)
    if subject.mask in names:
        return ("keep", "block", "additive", "numbers")
    return ("causal", "none")


def _targets(subject: Subject, declared: Conventions, names: set[str]) -> Sequence[str]:
    if declared.targets is not None:
        return (declared.targets,)
    is_ids = "y" in names and subject.tensors["y"].kind is Kind.INDEX
    return ("ids", "one-hot") if is_ids else ("ids",)


def _statistics(subject: Subject, names: set[str]) -> Sequence[str]:
    """Whether a mean of each position that is handed over may have an axis of length 1."""
    given = {t.name for t in subject.given}
    passed = [subject.tensors[n] for n in names & subject.tensors.keys() if n not in given]
    some = any(len(t.dimensions) == positions_of(t) == 1 for t in passed)
    return ("plain", "kept") if some else ("plain",)


def _equal_widths(subject: Subject, base: Interface) -> Sequence[bool]:
    """Whether values are as wide as keys: they need not be, unless they stand side by side."""
    packed = any(len(role.names) > 1 for role in base.roles)
    if "d_v" not in subject.dimensions or packed or base.style == "c":
        return (True,)
    return (False, True)


def _epsilons(function: Function, interface: Interface) -> Iterable[float | None]:
    """An ε that is no argument: declared, or one of the small constants in the source."""
    subject, declared = function.subject, function.declared
    epsilons = [t.name for t in subject.network.data if "epsilon" in t.name]
    if not epsilons or interface.takes_epsilon:
        return (None,)
    if declared.epsilon is not None:
        return (declared.epsilon,)
    written = [
        float(number)
        for which in ("forward", "backward")
        if which in function.description
        for number in function.description[which].get("small", ())
    ]
    return tuple(dict.fromkeys((*written, *EPSILONS)))


def _reductions(declared: Conventions, interface: Interface) -> Sequence[str]:
    if declared.reduction is not None:
        return (declared.reduction,)
    if interface.loss_gradients:  # one for each position: nothing has been reduced
        return ("none",)
    return ("mean",)


def _absent(subject: Subject, interface: Interface) -> frozenset[str]:
    """Parameters that a function does not have; it has those that its cache may hold."""
    names = interface.names
    if interface.forward is None and any("cache" in role.names for role in interface.roles):
        return frozenset()
    if interface.forward is None and not _recomputes(subject, interface):
        return frozenset()
    missing = [t.name for t in subject.network.parameters if t.name not in names]
    plain = [n for n in missing if len(subject.tensors[n].axes) == 1]
    return frozenset(plain)


def _recomputes(subject: Subject, interface: Interface) -> bool:
    """Whether a backward without forward is handed the inputs, and not what came of them."""
    given = {t.name for t in subject.given}
    passed = {n for n in interface.names if n in subject.tensors}
    computed = {n for n in passed if n not in given and subject.tensors[n].gradient_of is None}
    return not computed


def _with_attributes(function: Function, interface: Interface) -> Interface:
    """Attributes of an object whose names and shapes say that they are parameters."""
    subject, declared = function.subject, function.declared
    if declared.attributes is not None:
        return interface
    passed = {n for p in interface.construct for n in _role_names(p.what)}
    wanted = {t.name for t in subject.network.parameters} - passed
    held = _held(function, interface)
    shapes = _shapes(function, interface, wanted)
    found: dict[str, Argument] = {}
    taken: set[str] = set()
    options = sorted(
        (rank, path, name)
        for path in held
        for part in {path, path.rpartition(".")[2]}
        for name, rank in values(part, subject)
        if name in wanted and held[path] == shapes[name]
    )
    for _, path, name in options:
        if path not in found and name not in taken:
            found[path] = Role((name,))
            taken.add(name)
    return interface.but(attributes=found)


def _role_names(what: Argument) -> tuple[str, ...]:
    return what.names if isinstance(what, Role) else ()


def _held(function: Function, interface: Interface) -> Mapping[str, tuple[int, ...]]:
    """The shapes of the arrays that a fresh object holds."""
    planner = _planner(function, interface.but(attributes={}))
    call = planner.call()
    _, arrays = function.process.ask({"do": "inspect", "plan": call.plan}, call.arrays)
    return {path: array.shape for path, array in arrays.items()}


def _shapes(
    function: Function, interface: Interface, names: Iterable[str]
) -> Mapping[str, tuple[int, ...]]:
    arrangement = _planner(function, interface).arrangement
    return {name: arrangement.shape(Role((name,))) for name in names}


def _planner(function: Function, interface: Interface) -> Planner:
    inputs, values = prepared(function, interface, 0)
    return Planner(function.subject, interface, inputs, values)


__all__ = ["Detected", "RoleError", "detect"]
