"""Reading derivations with numbers back, and what the chapter's have to say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from numeric.example import Example, load_example
from tests.oracles.chapter_backward import chapter
from tests.verify.application import CHAPTER
from verify.derive.text import Block, Display, Paragraph
from verify.example_obligations import ExampleRun

ARRAY = re.compile(r"\\left\[\\begin\{array\}\{r+\} (.*?) \\end\{array\}\\right\]")
Rows = list[list[str]]


def displays(blocks: Iterable[Block]) -> dict[str, Display]:
    """Each display by its anchor, which has to be its own."""
    found = [block for block in blocks if isinstance(block, Display)]
    assert len({display.anchor for display in found}) == len(found)
    return {display.anchor: display for display in found}


def prose(blocks: Iterable[Block]) -> str:
    return "\n".join(block.text for block in blocks if isinstance(block, Paragraph))


def matrices(tex: str) -> list[Rows]:
    """The matrices in a formula."""
    return [[row.split(" & ") for row in body.split(r" \\ ")] for body in ARRAY.findall(tex)]


def result(display: Display) -> Rows:
    """The matrix at the end of a chain, or the number there as a matrix of one entry."""
    right = display.relations[-1].right
    found = matrices(right)
    return found[-1] if found else [[right]]


@cache
def example(path: Path = CHAPTER / "example.toml") -> Example:
    return ExampleRun(load_example(path)).example


def floats(value: Any) -> Any:
    return np.array(value, dtype=object).astype(float)


@cache
def oracle() -> dict[str, Any]:
    parameters = {name: floats(value) for name, value in example().parameters.items()}
    integers = {name: np.array(value) for name, value in example().integers.items()}
    found = chapter(parameters, integers, example().sizes["h"])
    found["loss.y"] = np.array([1.0, 2.0, np.nan])  # the last position has no target
    return found
