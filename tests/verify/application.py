"""Running the application from tests: as a command, and on examples that are made up here."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from itertools import count
from pathlib import Path

import pytest

import verify.example_obligations as example_obligations
from derivations.gpt2 import Gpt2, gpt2
from numeric.program import stored_shape
from verify.example_obligations import ExampleRun
from verify.obligations import Obligation

ROOT = Path(__file__).parents[2]
CHAPTER = ROOT / "examples" / "chapter"
COMMAND = (sys.executable, "-m", "verify")

# None of these is the chapter's choice, and no two sizes that could be mixed up are equal.
OTHER = Gpt2(layers=2, tied=False, final_layer_norm=True, activation="relu", positions="sinusoidal")
OTHER_SIZES = {"T": 4, "V": 5, "d_model": 6, "h": 3, "d_ff": 7}
OTHER_DATA = 'x = [1, 3, 1, 0]\ny = [3, "none", 0, "none"]'
NO_TARGETS = 'x = [1, 3, 1, 0]\ny = ["none", "none", "none", "none"]'


def environment(**more: str) -> dict[str, str]:
    """The environment of a command: our packages, and nothing that forces or forbids colours."""
    kept = {k: v for k, v in os.environ.items() if k not in ("FORCE_COLOR", "NO_COLOR", "COLUMNS")}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **more}


def backproof(
    *arguments: str, cwd: Path, seconds: float = 240, **more: str
) -> subprocess.CompletedProcess[str]:
    """`backproof ARGUMENTS` in a process of its own, its output in pipes."""
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=cwd,
        env=environment(**more),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=seconds,
        check=False,
    )


def chapter_copy(folder: Path, *, example: Mapping[str, str] = {}, text: str = "") -> Path:
    """The chapter's example in a folder of its own, parts of it replaced; its document is ``text``.

    Each key of ``example`` has to occur exactly once in the example file.
    """
    copy = folder / "chapter"
    shutil.copytree(CHAPTER, copy)
    if text:
        (copy / "chapter.txt").write_text(text, encoding="utf-8")
    path = copy / "example.toml"
    path.write_text(replaced(path.read_text(encoding="utf-8"), example), encoding="utf-8")
    return path


def replaced(text: str, changes: Mapping[str, str]) -> str:
    for old, new in changes.items():
        assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times"
        text = text.replace(old, new)
    return text


def leave_out(monkeypatch: pytest.MonkeyPatch, *, numbers: bool = False) -> None:
    """Runs in this process do without the catalogue and the network's theorems, which take long.

    With ``numbers`` also without the network in numbers, but for the loss after a step.
    """

    def one(run: ExampleRun) -> Iterator[Obligation]:
        yield Obligation("one", "model", "network", "the loss falls", lambda: run._loss_falls())

    monkeypatch.setattr(example_obligations, "catalogue_obligations", lambda *_: [])
    monkeypatch.setattr(example_obligations, "network_theorems", lambda _: [])
    if numbers:
        monkeypatch.setattr(ExampleRun, "_numbers", one)


def example_text(
    choices: Gpt2 = OTHER,
    sizes: Mapping[str, int] = OTHER_SIZES,
    data: str = OTHER_DATA,
    extra: str = "",
) -> str:
    """A complete example file without a document; its parameters are two-digit decimals."""
    dimensions = {**sizes, "d_k": sizes["d_model"] // sizes["h"]}
    numbers = (f"{(37 * k + 11) % 23 / 10 - 1.1:.1f}" for k in count())
    tables: dict[str, list[str]] = {"": []}
    for tensor in gpt2(choices).parameters:
        table, _, name = tensor.name.rpartition(".")
        value = _nested(stored_shape(tensor, dimensions), numbers)
        tables.setdefault(table, []).append(f"{name} = {value}")
    tokens = ", ".join(f'"w{token}"' for token in range(sizes["V"]))
    lines = [
        *("format = 1", 'title = "Other"', 'provenance = "made for a test"'),
        *("[network]", *(f"{key} = {_toml(value)}" for key, value in asdict(choices).items())),
        *("[sizes]", *(f"{key} = {value}" for key, value in sizes.items())),
        *("[vocabulary]", f"tokens = [{tokens}]"),
        *("[data]", data),
        *("[update]", "learning_rate = 0.1", "clip_norm = 1.0", "clip_value = 0.25"),
        *(extra, "[parameters]", 'provenance = "invented"', *tables.pop("")),
    ]
    for table, parameters in tables.items():
        lines += [f"[parameters.{table}]", *parameters]
    return "\n".join(lines) + "\n"


def _nested(shape: tuple[int, ...], numbers: Iterator[str]) -> str:
    if not shape:
        return next(numbers)
    return "[" + ", ".join(_nested(shape[1:], numbers) for _ in range(shape[0])) + "]"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)
