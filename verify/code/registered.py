"""The functions that a module registers by ``@verifies``: it is loaded in a process of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from verify.code.conventions import Conventions, conventions
from verify.code.process import CodeProcess, CommandChild, Limits


def registered_in(where: str, folder: Path, limits: Limits, seed: int = 0) -> list[Conventions]:
    """The functions that a module registers; Crash or ConventionError."""
    load: dict[str, Any] = {"targets": {}, "path": [str(folder)]}
    with CodeProcess(lambda: CommandChild(folder), load, limits) as process:
        reply, _ = process.ask({"do": "registered", "module": where})
    return [
        replace(
            conventions(
                {
                    "time_limit": limits.seconds,
                    "memory_limit": limits.megabytes,
                    "seed": seed,
                    **entry["conventions"],
                }
            ),
            backward=f"{where}:{entry['name']}",
            folder=str(folder),
        )
        for entry in reply["found"]
    ]
