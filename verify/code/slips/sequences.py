"""Each sequence by itself: what a formula gives that runs over one sequence and not the batch.

The variants of ``formulas`` run over all positions of a batch.  A sum over axis 1 of (B, T, C) runs
over one sequence: so each variant is tried sequence by sequence as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache, partial

import numpy as np

from derivations.notation import Equation, NotationError
from numeric.program import Array, ArrayError, stored_shape
from verify.code.identity import Same
from verify.code.inputs import Inputs
from verify.code.reference import run_with
from verify.code.slips.affected import Wrong
from verify.code.slips.formulas import changed_equations
from verify.code.slips.rerun import Rerun
from verify.code.slips.variant import Values, Variant
from verify.code.subject import POSITIONS, Subject, positions_of
from verify.code.trial import Ran

SEQUENCES, PLACES = "sequence", "place"


def by_sequence(subject: Subject, wrong: Wrong) -> Iterator[Variant]:
    """Every wrong formula once more, for parts of the batch by themselves."""
    if POSITIONS not in subject.dimensions:
        return
    if subject.loss:
        yield Variant(
            "each sequence by itself",
            "the loss of each sequence is reduced by itself, and these are averaged",
            partial(_averaged, {}),
        )
    kinds = {SEQUENCES: "in each sequence by itself"}
    if not subject.couples_positions:
        kinds[PLACES] = "over the batch, for each place in it"
    for variant, changed in changed_equations(subject, wrong):
        for kind, where in kinds.items():
            yield replace(
                variant,
                name=f"{variant.name}, by {kind}",
                words=f"{variant.words}, {where}",
                values=partial(_in_parts, kind, changed, 1.0),
            )


def _averaged(changed: Mapping[str, Equation], ran: Ran) -> Values | None:
    return _in_parts(SEQUENCES, changed, 1.0 / ran.inputs.sequences, ran)


def _parts(kind: str, inputs: Inputs) -> list[Array]:
    """The positions of each part: a sequence, or what stands at one place of all of them."""
    whole = np.arange(inputs.sequences * inputs.length).reshape(inputs.sequences, inputs.length)
    return list(whole if kind == SEQUENCES else whole.T)


def _in_parts(kind: str, changed: Mapping[str, Equation], scale: float, ran: Ran) -> Values | None:
    """Gradients of positions put where they belong, those of parameters added up."""
    subject, inputs = ran.reference.subject, ran.inputs
    places = _parts(kind, inputs)
    if len(places) == 1:
        return None
    parts = []
    for number in range(len(places)):
        with suppress(ArrayError, NotationError):
            parts.append(_alone(Same(ran), kind, number).values(changed))
    if len(parts) != len(places):
        return None
    order = np.argsort(np.concatenate(places))
    found: dict[str, Array] = {}
    names = [c.name for c in (*ran.gradients, *ran.forward)]
    for name in names:
        tensor = subject.tensors[name]
        values = [np.asarray(part[name]) for part in parts]
        if positions_of(tensor) == 1:
            axis = [size.name for size in tensor.dimensions].index(POSITIONS)
            whole = np.take(np.concatenate(values, axis=axis), order, axis=axis)
            found[name] = scale * whole if tensor.gradient_of is not None else whole
        elif positions_of(tensor) == 0:
            found[name] = scale * np.sum(values, axis=0)
    return found


@lru_cache(maxsize=128)
def _alone(same: Same[Ran], kind: str, number: int) -> Rerun:
    """One part of a run."""
    subject = same.value.reference.subject
    inputs = _part(subject, same.value.inputs, _parts(kind, same.value.inputs)[number])
    return Rerun(subject, inputs, run_with(subject, (), inputs))


def _part(subject: Subject, inputs: Inputs, places: Array) -> Inputs:
    """The inputs at some positions, as one sequence."""
    length = len(places)
    sizes = {**inputs.sizes, POSITIONS: length}
    values = {}
    for name, value in inputs.values.items():
        tensor = subject.tensors[name]
        part = np.asarray(value).reshape([inputs.sizes[s.name] for s in tensor.dimensions])
        for axis, size in enumerate(tensor.dimensions):
            if size.name == POSITIONS:
                part = np.take(part, places, axis=axis)
        values[name] = part.reshape(stored_shape(tensor, sizes))
    return Inputs(sizes, (1,) * len(inputs.batch), length, values)
