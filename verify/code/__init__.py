"""Hand-written backward code: called as it wants to be called, and judged by two references."""

from __future__ import annotations

from typing import Any

from verify.code.registry import verifies

__all__ = ["check_backward", "verifies"]


def check_backward(function: Any, *, as_: str, forward: Any = None, **said: Any) -> Any:
    """See :func:`verify.code.api.check_backward`."""
    from verify.code import api  # imports SymPy, and modules with @verifies should load at once

    return api.check_backward(function, as_=as_, forward=forward, **said)
