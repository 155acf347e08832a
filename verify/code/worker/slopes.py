"""Differences of the user's own forward pass along given directions.

Two ways: the complex step, exact to rounding where the code goes along with complex numbers, and
central differences extrapolated twice (Richardson), with an estimate of their error.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

import numpy as np

from verify.code.worker.calls import Session
from verify.code.worker.native import at, to_numpy

COMPLEX_STEP = 1e-30
# Two widths: where they disagree, as across a kink, nothing is known.
STEPS = {"float64": (2.0**-11, 2.0**-8), "float32": (2.0**-4, 2.0**-5)}


class NoSlope(Exception):
    """The forward pass gives no number to differentiate; the message says why."""


def objective(
    targets: Mapping[str, Any],
    plan: Mapping[str, Any],
    arrays: Mapping[str, Any],
    upstream: Mapping[str, Any],
) -> Any:
    """Σ upstream · output over the outputs of a forward pass, in double precision."""
    only = {key: value for key, value in plan.items() if key != "backward"}
    session = Session(targets, only, arrays)
    if plan["style"] in ("autograd", "vjp"):
        result = targets["backward"]
        call = result.apply if plan["style"] == "autograd" else result
        session.forward_result = call(*session._values(plan["forward"]))
    else:
        session.forward()
    total: Any = 0.0
    for where, weights in upstream.items():
        if where.startswith("buffers:"):
            found = to_numpy(session.buffer(where.removeprefix("buffers:")))
        else:
            found = to_numpy(at(session.forward_result, where.removeprefix("forward:")))
        if found is None or found.size != np.size(weights):
            raise NoSlope("the forward pass does not return what it did before")
        wide = np.complex128 if np.iscomplexobj(found) else np.float64
        total = total + np.sum(found.astype(wide).reshape(np.shape(weights)) * weights)
    return total


def slopes(
    targets: Mapping[str, Any],
    plan: Mapping[str, Any],
    arrays: Mapping[str, Any],
    upstream: Mapping[str, Any],
    directions: Mapping[str, Any],
    method: str,
) -> tuple[Any, Any]:
    """The derivative along each direction and an estimate of its error.

    ``directions`` has, for some arrays, a stack of directions: the k-th of all belong together.
    """
    count = len(next(iter(directions.values())))
    found, errors = np.zeros(count), np.zeros(count)
    for k in range(count):

        def along(step: complex | float, k: int = k) -> Any:
            moved = {
                name: (arrays[name] + step * stack[k]).astype(
                    np.complex128 if isinstance(step, complex) else arrays[name].dtype
                )
                for name, stack in directions.items()
            }
            return objective(targets, plan, {**arrays, **moved}, upstream)

        if method == "complex":
            found[k] = np.imag(along(COMPLEX_STEP * 1j)) / COMPLEX_STEP
        else:
            fine, coarse = STEPS[plan.get("dtype", "float64")]
            found[k], errors[k] = extrapolated(along, fine)
            other, rough = extrapolated(along, coarse)
            errors[k] = max(errors[k], abs(other - found[k]) - rough)
    return found, errors


def extrapolated(function: Callable[[float], Any], step: float) -> tuple[float, float]:
    """The derivative at 0 from central differences at three steps, and how far it may be off."""
    widths = [step, step / 2, step / 4]
    first = [float(np.real(function(h) - function(-h))) / (2 * h) for h in widths]
    second = [(4 * fine - coarse) / 3 for coarse, fine in pairwise(first)]
    third = (16 * second[1] - second[0]) / 15
    return third, abs(third - second[1]) + 1e-12 * abs(third)
