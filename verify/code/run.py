"""Running a judgement: a subject, a process for the user's code, and what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from verify.code.conventions import Conventions
from verify.code.judge import judge
from verify.code.judgement import Judgement
from verify.code.process import CodeProcess, CommandChild, Limits
from verify.code.subject import subject


def judge_function(declared: Conventions, folder: Path | None = None) -> Judgement:
    """Judge one function in a process of its own.

    UnknownSubjectError or ExampleError for what it is judged as; Crash (``missing``) where there
    is nothing of its name.
    """
    wanted = subject(declared.as_)
    limits = Limits(declared.time_limit, declared.memory_limit)
    start = folder or Path.cwd()
    with CodeProcess(lambda: CommandChild(start), _load(declared, start), limits) as process:
        return judge(wanted, declared, process)


def _load(declared: Conventions, folder: Path) -> dict[str, Any]:
    """What the worker is asked to load."""
    if declared.source or declared.library:
        prototypes = {"backward": declared.prototype}
        if declared.forward_prototype:
            prototypes["forward"] = declared.forward_prototype
        return {
            "targets": {},
            "path": [],
            "c": {
                "source": declared.source,
                "library": declared.library,
                "flags": list(declared.flags),
                "prototypes": prototypes,
            },
        }
    targets = {"backward": declared.backward}
    if declared.forward:
        targets["forward"] = declared.forward
    return {"targets": targets, "path": [str(folder)]}
