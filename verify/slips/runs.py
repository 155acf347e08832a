"""Values of the wrong moment: weights before or after their update, a step taken for a gradient."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from sympy import Expr, Rational

from derivations.notation import Equation, Tensor, entries, entry_name, rename_tensors
from verify.slips.recalculation import Recalculation
from verify.slips.slip import Variant

RUN = "#"


def wrong_runs(work: Recalculation) -> Iterator[Variant]:
    """A gradient with something done to it, and weights that are updated too early or too late."""
    yield from _steps_for_gradients(work)
    yield from _values_of_another_run(work)


def _steps_for_gradients(work: Recalculation) -> Iterator[Variant]:
    """θ − gradient, or η times the gradient, printed as the gradient."""
    name = work.case.name
    gradient = work.system.tensors[name]
    value = gradient.gradient_of
    if value is None:
        return
    theta = work.system.tensors.get(name[1:], value)
    equation = work.equations[name]
    hidden = replace(gradient, name=f"{name} itself", gradient_of=None)
    where = equation.indices
    kept = Equation(hidden[where], equation.right)
    entry, parameter = hidden[where], theta[where]
    for words, right in _results(work, entry, parameter, theta.name):
        changed = (kept, Equation(equation.left, right))
        yield Variant("step for its gradient", words, 0, changed, (hidden,))


def _results(
    work: Recalculation, gradient: Expr, parameter: Expr, name: str
) -> Iterator[tuple[str, Expr]]:
    yield f"this is {name} minus its gradient", parameter - gradient
    for rate, value in _rates(work).items():
        eta = Rational(value.numerator, value.denominator)
        yield (
            f"this is {name} after a step with {rate} = {float(value):g}",
            parameter - eta * gradient,
        )
        yield f"the gradient is multiplied by {rate} = {float(value):g}", eta * gradient
        yield (
            f"this is the step, minus {rate} = {float(value):g} times the gradient",
            -eta * gradient,
        )


def _rates(work: Recalculation) -> Mapping[str, Fraction]:
    """The settings of the update that a gradient could have been multiplied by."""
    training, clipping = work.system.training, work.example.clipping
    if training is not None:
        names = [work.system.setting_name(tensor.name) for tensor in training.settings()]
        return {name: Fraction(work.example.given[name]) for name in names}
    return {} if clipping is None else {"learning_rate": clipping.learning_rate}


def _values_of_another_run(work: Recalculation) -> Iterator[Variant]:
    """What is read is taken from the run before or after, all parameters at once or one tensor."""
    training = work.system.training
    if training is None:
        return
    reads = {need for name in work.distances for need in work.needs(name)}
    parameters = {name for name in reads if name.partition(RUN)[0] in training.parameters}
    chosen = [parameters] * (len(parameters) > 1) + [{name} for name in sorted(reads)]
    for by, slip in ((1, "updated already"), (-1, "from before the update")):
        for names in chosen:
            moved = {name: _numbered(name, by) for name in names}
            if all(other in work.system.tensors for other in moved.values()):
                listed = " and ".join(sorted(moved))
                yield from _renamed(work, slip, f"computed with {listed} {slip}", moved)


def _renamed(
    work: Recalculation, name: str, words: str, moved: Mapping[str, str]
) -> Iterator[Variant]:
    """On the way back only, and throughout."""
    tensors = work.system.tensors
    backward: list[Equation] = []
    others: list[Equation] = []
    for left in work.distances:
        equation = work.equations[left]
        names = {entry_name(entry) for entry in entries(equation.right)}
        if names & moved.keys():
            renamed = {n: tensors[moved.get(n, n)] for n in names if n in tensors}
            changed = Equation(equation.left, _rename(equation.right, renamed, work))
            (others if tensors[left].gradient_of is None else backward).append(changed)
    for changes in dict.fromkeys((tuple(backward), (*backward, *others))):
        if changes:
            yield Variant(name, words, 1, changes)


def _rename(expression: Expr, names: Mapping[str, Tensor], work: Recalculation) -> Expr:
    shifts = {shift.value.name: shift.value for shift in work.system.shifts}
    return rename_tensors(expression, {**shifts, **names})


def _numbered(name: str, by: int) -> str:
    """What a quantity is called so many updates later: a name of nothing, if that is too early."""
    plain, _, run = name.partition(RUN)
    later = int(run or 0) + by
    return f"{plain}{RUN}{later}" if later else plain
