"""The invariants in an example's own numbers: each identity of each page that its network uses.

The proofs are for all shapes; this looks whether the numbers that the example shows keep to them.
Both sides are evaluated in balls from the model's values, entry by entry.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import numpy as np
from flint import arb, ctx
from sympy import Expr

from derivations.evaluate import Undecided
from derivations.invariants.catalogue import of_page
from derivations.invariants.invariant import Invariant
from derivations.notation import (
    Equation,
    Tensor,
    d,
    entries,
    entry_name,
    free_indices,
    size_of,
    tensor,
)
from derivations.outcome import Checked, Outcome, Refuted, Unknown
from derivations.step import Step
from numeric.arithmetic import BallArithmetic
from numeric.interval import rounded
from numeric.lowering import lower
from numeric.model import Model
from numeric.program import Array
from verify.obligations import Obligation

BITS = 128
DECIMALS = 6
MOST_SHOWN = 6
METHOD = f"ball arithmetic, {BITS} bits"
# A ball that contains 0 says little if it is wide.  This is a part of 1 + the size of both sides:
# the model's own balls are narrower by orders, and the digits that a document prints end far above.
WIDEST = arb("1e-20")


def instance_obligations(model: Model) -> Iterator[Obligation]:
    """One obligation for each invariant of each step whose tensors the example has values for."""
    for step in model.network.steps:
        for invariant in of_page(step.page):
            given = _given(model, step, invariant)
            if given is not None:
                sizes = {name: model.example.sizes[n] for name, n in step.dimensions.items()}
                yield Obligation(
                    f"{invariant.name} [{step.name}]",
                    "model",
                    step.name,
                    f"in the example's numbers: {invariant.statement}",
                    partial(_compare, invariant, given, sizes),
                )


def _given(model: Model, step: Step, invariant: Invariant) -> dict[str, Any] | None:
    """The values that an invariant speaks of, by the page's names; None if one is missing."""
    known = {**model.given, **model.values}
    found = {}
    for name in invariant.tensors:
        here = next((n for n in _names(step, invariant.page.tensor(name)) if n in known), None)
        if here is None:
            return None
        found[name] = known[here]
    return found


def _names(step: Step, page_tensor: Tensor) -> tuple[str, ...]:
    """What a tensor may be called in the network: of a gradient, this step's share comes first."""
    if page_tensor.gradient_of is None:
        return (step.network_name(page_tensor.name),)
    whole = d(step.network_tensor(page_tensor.gradient_of)).name
    share = f"{whole}@{step.name}"
    return (f"{share}.{page_tensor.gradient_of.name}", share, whole)


def _compare(invariant: Invariant, given: Mapping[str, Any], sizes: Mapping[str, int]) -> Outcome:
    try:
        left, right = _sides(invariant, given, sizes)
    except Undecided as reason:
        return Unknown(METHOD, str(reason))
    widest = arb(0)
    with ctx.workprec(BITS):
        for at in np.ndindex(left.shape):
            difference = left[at] - right[at]
            if not difference.contains(0):
                place = f"entry {list(at)}: " if at else ""
                sides = (side[at].str(8, radius=False) for side in (left, right))
                return Refuted(METHOD, f"{place}left {next(sides)}, right {next(sides)}")
            radius = difference.rad() / (1 + abs(left[at]) + abs(right[at]))
            widest = widest.max(radius)
    if not widest < WIDEST:
        return Unknown(METHOD, f"the sides are only known to {widest.str(2, radius=False)}")
    return Checked(METHOD, _where(right, widest))


def _where(values: Array, widest: arb) -> str:
    places = "1 entry" if values.size == 1 else f"{values.size} entries"
    how = "exactly" if widest == 0 else f"within {WIDEST.str(1, radius=False)} of their size"
    shown = ", ".join(str(rounded(value, DECIMALS)) for value in values.flat[:MOST_SHOWN])
    more = ", …" if values.size > MOST_SHOWN else ""
    return f"{places}, {how}: {shown}{more}"


def _sides(
    invariant: Invariant, given: Mapping[str, Any], sizes: Mapping[str, int]
) -> tuple[Any, Any]:
    """Both sides as arrays of balls over the free indices."""
    sides: dict[str, Expr] = {"left": invariant.identity.left, "right": invariant.identity.right}
    free = set().union(*map(free_indices, sides.values()))
    where = tuple(sorted(free, key=str))
    made = {name: tensor(name, *(size_of(idx) for idx in where)) for name in sides}
    needed = {entry_name(entry) for side in sides.values() for entry in entries(side)}
    read = {name: invariant.page.tensor(name) for name in needed}
    program = lower(
        [Equation(made[name][where], side) for name, side in sides.items()], {**read, **made}
    )
    found = program.run(given, sizes, BallArithmetic(BITS))
    return found["left"], found["right"]
