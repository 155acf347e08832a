"""Functions that say of themselves what they are: ``@verifies("layer_norm")``.

Light, because the user's own modules import it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True)
class Registered:
    """A function with what was said of it; ``conventions`` are the keys of a manifest."""

    module: str
    name: str
    conventions: dict[str, Any] = field(default_factory=dict)

    @property
    def target(self) -> str:
        return f"{self.module}:{self.name}"

    def to_data(self) -> dict[str, Any]:
        return {"module": self.module, "name": self.name, "conventions": self.conventions}


REGISTERED: list[Registered] = []


def verifies(
    as_: str, *, forward: Callable[..., Any] | str = "", **conventions: Any
) -> Callable[[F], F]:
    """Register a backward function (or a class with forward and backward) to be verified.

    ``as_`` is a page of the catalogue or a network, ``forward`` the function's own forward pass,
    the rest are conventions as a manifest has them.  The function itself stays what it is.
    """

    def register(function: F) -> F:
        said: dict[str, Any] = {"as": as_, **conventions}
        if forward:
            said["forward"] = forward if isinstance(forward, str) else target_of(forward)
        REGISTERED.append(Registered(function.__module__, function.__qualname__, said))
        return function

    return register


def target_of(function: Callable[..., Any]) -> str:
    """``module:name`` of a function."""
    return f"{function.__module__}:{function.__qualname__}"
