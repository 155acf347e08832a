"""The judge without a second process: requests are answered by the worker's own code, here.

Everything that tests ask of functions without bad manners goes through it, because it is fast; what
a process is needed for has tests of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from unittest.mock import patch

from verify.code.conventions import Conventions, conventions
from verify.code.judge import judge
from verify.code.judgement import Judgement, NamedSlip
from verify.code.process import Crash
from verify.code.run import choices_of
from verify.code.subject import Subject, subject
from verify.code.trial import Function
from verify.code.worker import calls
from verify.code.worker.describe import describe
from verify.code.worker.serve import Worker, said


class InProcess:
    """What :class:`verify.code.process.CodeProcess` does, with nothing between."""

    def __init__(self, targets: Mapping[str, Any]) -> None:
        self._worker = Worker(targets)
        self.description = {which: describe(target) for which, target in targets.items()}
        self.asked: list[str] = []

    def open(self) -> dict[str, Any]:
        return self.description

    def ask(
        self, content: Mapping[str, Any], arrays: Mapping[str, Any] | None = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        self.asked.append(content["do"])
        try:
            with patch.object(calls, "silence"):  # these are the streams of the tests
                return self._worker.answer(dict(content), dict(arrays or {}))
        except Exception as error:
            raise Crash("raised", said(error)) from None


def declared_as(as_: str, said_: Mapping[str, Any]) -> tuple[Subject, Conventions]:
    declared = conventions({"as": as_, "backward": "user:backward", **said_})
    return subject(as_, choices_of(declared)), declared


def function_of(backward: Any, as_: str, forward: Any = None, **said_: Any) -> Function:
    """What trials call."""
    wanted, declared = declared_as(as_, said_)
    targets = {"backward": backward} | ({"forward": forward} if forward is not None else {})
    process: Any = InProcess(targets)
    return Function(wanted, declared, process.description, process)


def judged(backward: Any, as_: str, forward: Any = None, **said_: Any) -> Judgement:
    """The judgement of a function, or of a class with forward and backward."""
    function = function_of(backward, as_, forward, **said_)
    return judge(function.subject, function.declared, function.process)


def rules(judgement: Judgement) -> list[str]:
    """The codes of all findings, each once, in order."""
    return sorted({note.rule for note in judgement.notes})


def wrong(judgement: Judgement) -> list[str]:
    """The gradients that are called wrong."""
    return sorted(g.name for g in judgement.gradients if g.verdict.value == "wrong")


def verdicts(judgement: Judgement) -> dict[str, str]:
    return {gradient.name: gradient.verdict.value for gradient in judgement.gradients}


def slips(judgement: Judgement) -> dict[str, NamedSlip]:
    """The slip that is named for each gradient."""
    return {name: slip for slip in judgement.slips for name in slip.about}
