"""From Python: ``check_backward(f, as_="layer_norm")`` and what it gives back."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from verify.code.conventions import ConventionError, Conventions, conventions
from verify.code.examined import summary
from verify.code.judge import judge
from verify.code.judgement import Judgement
from verify.code.process import CodeProcess, ForkedChild, Limits, can_fork
from verify.code.registry import target_of, verifies
from verify.code.run import choices_of, judge_function
from verify.code.subject import subject


class ResultNotLookedAtWarning(UserWarning):
    """A result went away without anybody having asked it anything."""


class Result:
    """What ``check_backward`` found.  It has to be looked at: ``holds``, or ``require()``."""

    def __init__(self, judgement: Judgement) -> None:
        self._judgement, self._looked_at = judgement, False

    @property
    def judgement(self) -> Judgement:
        """Everything that is known, as data."""
        self._looked_at = True
        return self._judgement

    @property
    def holds(self) -> bool:
        """Whether something was judged, all of it is right, and nothing else was noticed."""
        return self.judgement.holds

    def require(self) -> None:
        """AssertionError with all findings, if there are any."""
        if not self.holds:
            raise AssertionError(str(self))

    def __bool__(self) -> NoReturn:
        raise TypeError("a result is neither true nor false: ask for .holds, or call .require()")

    def __str__(self) -> str:
        judgement = self.judgement
        lines = list(summary(judgement))
        for note in judgement.notes:
            lines += [f"{note.rule} {note.message}", *(f"    {line}" for line in note.notes)]
        return "\n".join(lines)

    def __repr__(self) -> str:
        return f"<Result of {self._judgement.title} as {self._judgement.as_}>"

    def __del__(self) -> None:
        if not self._looked_at and not sys.is_finalizing():
            warnings.warn(
                f"nobody looked at {self!r}: ask for .holds, or call .require()",
                ResultNotLookedAtWarning,
                stacklevel=2,
            )


def check_backward(
    function: Callable[..., Any],
    *,
    as_: str,
    forward: Callable[..., Any] | None = None,
    **said: Any,
) -> Result:
    """Judge a backward function, or a class with forward and backward, in a process of its own.

    ``as_`` names what it is (a page, a network, an example file), ``forward`` its own forward pass;
    further keywords are conventions as a manifest has them.  A function that can be imported runs
    in a new interpreter, any other in a copy of this process, where the system can make one.

    Raises ConventionError for a convention that there is not, UnknownSubjectError for ``as_``.
    """
    declared = conventions({"as": as_, **said})
    declared = replace(declared, backward=_shown(function))
    if forward is not None:
        declared = replace(declared, forward=_shown(forward))
    here = [function] + ([forward] if forward is not None else [])
    if all(map(_can_be_imported, here)):
        declared = replace(declared, backward=target_of(function))
        if forward is not None:
            declared = replace(declared, forward=target_of(forward))
        return Result(judge_function(declared, path=[p for p in sys.path if p]))
    return Result(_in_a_copy(declared, function, forward))


def _in_a_copy(
    declared: Conventions, function: Callable[..., Any], forward: Callable[..., Any] | None
) -> Judgement:
    if not can_fork():
        raise ConventionError(
            "function",
            f"{_shown(function)} cannot be imported by another process, and this system cannot "
            "copy this one: put it into a module",
        )
    targets = {"backward": function} | ({"forward": forward} if forward is not None else {})
    limits = Limits(declared.time_limit, declared.memory_limit)
    load: dict[str, Any] = {"targets": {}, "path": []}
    with CodeProcess(partial(ForkedChild, targets), load, limits) as process:
        return judge(subject(declared.as_, choices_of(declared)), declared, process)


def _can_be_imported(function: Callable[..., Any]) -> bool:
    """Whether another process finds the same function under its name."""
    module = sys.modules.get(getattr(function, "__module__", "") or "")
    if module is None or module.__name__ == "__main__" or not getattr(module, "__file__", None):
        return False
    found: Any = module
    for part in getattr(function, "__qualname__", "<").split("."):
        found = getattr(found, part, None)
    return found is function and Path(str(module.__file__)).suffix == ".py"


def _shown(function: Callable[..., Any]) -> str:
    return str(getattr(function, "__qualname__", type(function).__name__))


__all__ = ["ConventionError", "Result", "ResultNotLookedAtWarning", "check_backward", "verifies"]
