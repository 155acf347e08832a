"""Blocks whose gradients go the wrong way: residual connection and LayerNorm in the wrong order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from derivations.step import Step
from numeric.program import Array
from verify.code.slips.affected import Wrong
from verify.code.slips.rerun import Change
from verify.code.slips.variant import Values, Variant
from verify.code.subject import Subject
from verify.code.trial import Ran


def wrong_wiring(subject: Subject, _: Wrong) -> Iterator[Variant]:
    """Each pair of a LayerNorm and the residual connection around it, and all of them at once."""
    pairs = list(_pairs(subject))
    groups = [[pair] for pair in pairs] + ([pairs] if len(pairs) > 1 else [])
    for group in groups:
        where = ", ".join(norm.name for norm, _ in group)
        yield Variant(
            f"skip before LayerNorm: {where}",
            f"the skip's gradient is added before LayerNorm's backward ({where}), not after it",
            partial(_before, group),
        )
        yield Variant(
            f"LayerNorm skipped: {where}",
            f"LayerNorm's backward is left out ({where})",
            partial(_skipped, group),
        )


def _pairs(subject: Subject) -> Iterator[tuple[Step, Step]]:
    """A LayerNorm that reads the branch of a residual connection."""
    steps = subject.network.steps
    for residual in (step for step in steps if step.page.name == "residual"):
        for norm in steps:
            is_norm = norm.page.name.startswith(("layer_norm", "rms_norm"))
            if is_norm and norm.network_name("X") == residual.network_name("B"):
                yield norm, residual


def _before(group: list[tuple[Step, Step]], ran: Ran) -> Values | None:
    then: dict[str, Change] = {}
    for norm, residual in group:
        upstream = f"d{residual.network_name('Y')}"
        then[f"d{norm.network_name('Y')}"] = partial(_plus, upstream)
        then[f"d{residual.network_name('X')}"] = partial(_is, f"d{residual.network_name('B')}")
    return ran.rerun.values(then=then)


def _skipped(group: list[tuple[Step, Step]], ran: Ran) -> Values | None:
    then: dict[str, Change] = {}
    for norm, _ in group:
        then[f"d{norm.network_name('X')}"] = partial(_is, f"d{norm.network_name('Y')}")
    return ran.rerun.values(then=then)


def _plus(other: str, value: Array, values: Mapping[str, Array]) -> Array:
    return value + values[other]


def _is(other: str, _: Array, values: Mapping[str, Array]) -> Array:
    return values[other]
