"""Running a judgement: a subject, a process for the user's code, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from verify.code.conventions import Conventions
from verify.code.judge import judge
from verify.code.judgement import Judgement
from verify.code.process import CodeProcess, CommandChild, Limits
from verify.code.subject import subject


def judge_function(declared: Conventions, path: Sequence[str] = ()) -> Judgement:
    """Judge one function in a process of its own; ``path`` is where it may import from as well.

    UnknownSubjectError or ExampleError for what it is judged as; Crash (``missing``) where there
    is nothing of its name.
    """
    wanted = subject(declared.as_, choices_of(declared))
    limits = Limits(declared.time_limit, declared.memory_limit)
    start = Path(declared.folder or ".").absolute()
    with CodeProcess(lambda: CommandChild(start), _load(declared, start, path), limits) as process:
        judgement = judge(wanted, declared, process)
        return replace(judgement, loaded=tuple(process.loaded()))


def choices_of(declared: Conventions) -> dict[str, Any]:
    """GPT-2's choices; how many layers it has also shows in what its arguments are called."""
    written = repr(
        (
            declared.arguments,
            declared.forward_arguments,
            declared.returns,
            declared.attributes,
            declared.gradients,
        )
    )
    blocks = [int(number) for number in re.findall(r"block(\d+)\.", written)]
    layers = {"layers": max(blocks)} if blocks and declared.as_ == "gpt2" else {}
    return {**layers, **declared.network}


def _load(declared: Conventions, folder: Path, path: Sequence[str]) -> dict[str, Any]:
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
    return {"targets": targets, "path": [str(folder), *path]}
