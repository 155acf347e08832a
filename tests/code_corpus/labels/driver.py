"""How the functions of one convention are called, written by hand apart from any manifest."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Call = Callable[..., Any]


@dataclass(frozen=True)
class Driver:
    """``forward(f, g, v)`` gives output and state, ``backward(f, v, state, up)`` the gradients.

    ``f`` is the backward function (or the class), ``g`` the own forward or None, ``v`` the page's
    values; without an own forward, ``forward`` gives None and the state that backward needs.
    Outputs and gradients are in the page's own layout.  ``takes_upstream`` is False for a loss
    whose gradient is always that of the loss itself.
    """

    forward: Call
    backward: Call
    options: dict[str, Any] = field(default_factory=dict)
    takes_upstream: bool = True
    tolerance: float = 1e-6


def named(names, results):
    return dict(zip(names.split(), results, strict=False))


def t(a):
    return a.swapaxes(-1, -2)
