"""Array programs on dual numbers: what the operations do where numbers range over a box."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from flint import arb

from numeric import dual
from numeric.arithmetic import BallArithmetic
from numeric.dual import Dual
from numeric.program import Array


def _each(function: Callable[..., Any], arguments: int = 1) -> Callable[..., Any]:
    return np.frompyfunc(function, arguments, 1)


class DualArithmetic(BallArithmetic):
    """Ball arithmetic in which some numbers are duals; a straddled jump is a hull, not an error."""

    def __init__(self, bits: int = 128) -> None:
        super().__init__(bits)
        ball_max = self._table["max"]
        self._table |= {
            "exp": lambda o, _: _each(dual.exp)(o[0]),
            "log": lambda o, _: _each(dual.log)(o[0]),
            "tanh": lambda o, _: _each(dual.tanh)(o[0]),
            "erf": lambda o, _: _each(dual.erf)(o[0]),
            "sin": lambda o, _: _each(dual.sin)(o[0]),
            "cos": lambda o, _: _each(dual.cos)(o[0]),
            "sqrt": lambda o, _: _each(dual.sqrt)(o[0]),
            "step": lambda o, _: _each(dual.step)(o[0]),
            "power": lambda o, d: _each(dual.power(d[0]))(o[0]),
            "where": lambda o, _: _where(o[0], o[1]),
            # Any number near the largest will do, so its slopes may be left out.
            "max": lambda o, d: ball_max([_each(centre)(o[0]), *o[1:]], d),
        }

    def real(self, values: Any) -> Any:
        in_balls = super().real
        own = _each(lambda value: value if isinstance(value, Dual) else in_balls(value))
        return own(np.asarray(values, dtype=object))


def centre(number: Any) -> arb:
    """The value where the variables have their values."""
    return number.centre if isinstance(number, Dual) else number


def _where(mask: Any, values: Any) -> Array:
    if np.asarray(mask).dtype == bool:
        return np.where(mask, values, arb(0))
    return np.asarray(_each(dual.select, 2)(mask, values), dtype=object)
