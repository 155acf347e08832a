"""Slips that no equation shows: gradients swapped, scaled, transposed, of one sequence only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from math import sqrt
from typing import Any

import numpy as np

from numeric.program import Array
from verify.code.interface import LOSS_SCALE
from verify.code.slips.affected import Wrong
from verify.code.slips.variant import Values, Variant
from verify.code.subject import POSITIONS, Subject, positions_of
from verify.code.trial import Ran


def of_arrays(subject: Subject, _: Wrong) -> Iterator[Variant]:
    """Every such slip for a subject; each is tried on every gradient by itself."""
    yield Variant("never written", "it is 0 everywhere: it is never written", _zeros)
    yield Variant("sign", "the sign is wrong", partial(_scaled, lambda _: -1.0))
    if subject.loss:
        yield Variant(
            "gradient of the loss ignored",
            "the gradient that arrives at the loss is not used",
            partial(_scaled, lambda _: 1 / LOSS_SCALE),
        )
    yield from _upstream_slips(subject)
    yield from _batch_slips(subject)
    yield Variant("transposed", "it is transposed", _transposed)
    for words, factor in FACTORS.items():
        yield Variant(
            f"factor {words}", f"it is {words} what it should be", partial(_scaled, factor)
        )


def swapped(subject: Subject, _: Wrong) -> Iterator[Variant]:
    """Two gradients of one shape, each in the other's place."""
    names = [f"d{t.name}" for t in subject.differentiable]
    for place, one in enumerate(names):
        for other in names[place + 1 :]:
            if subject.tensors[one].axes == subject.tensors[other].axes:
                yield Variant(
                    f"{one} and {other} swapped",
                    f"{one} and {other} are returned in each other's place",
                    partial(_exchanged, one, other),
                )


def updated_too_early(subject: Subject, _: Wrong) -> Iterator[Variant]:
    """A weight is updated before the gradient that needs it is taken."""
    for tensor in subject.network.parameters:
        yield Variant(
            f"{tensor.name} updated too early",
            f"{tensor.name} is updated before the gradients behind it are taken",
            partial(_after_update, tensor.name),
        )


# What changes with the sizes of a trial


def _size(name: str, ran: Ran) -> float:
    if name == "B":
        return float(ran.inputs.sequences)
    if name == POSITIONS:
        return float(ran.inputs.length)
    return float(ran.inputs.sizes.get(name, 1))


def _targets(ran: Ran) -> float:
    has = ran.inputs.values.get("has_target")
    return float(np.sum(has)) if has is not None else 1.0


FACTORS: Mapping[str, Any] = {
    "twice": lambda _: 2.0,
    "half": lambda _: 0.5,
    "B times": lambda ran: _size("B", ran),
    "1/B of": lambda ran: 1 / _size("B", ran),
    "T times": lambda ran: _size("T", ran),
    "1/T of": lambda ran: 1 / _size("T", ran),
    "B·T times": lambda ran: _size("B", ran) * _size("T", ran),
    "1/(B·T) of": lambda ran: 1 / (_size("B", ran) * _size("T", ran)),
    "N times": _targets,
    "1/N of": lambda ran: 1 / _targets(ran),
    "N/(B·T) of": lambda ran: _targets(ran) / (_size("B", ran) * _size("T", ran)),
    "√d_k times": lambda ran: sqrt(_size("d_k", ran)),
    "1/√d_k of": lambda ran: 1 / sqrt(_size("d_k", ran)),
    "d_k times": lambda ran: _size("d_k", ran),
    "1/d_k of": lambda ran: 1 / _size("d_k", ran),
    "√d_model times": lambda ran: sqrt(_size("d_model", ran)),
    "1/√d_model of": lambda ran: 1 / sqrt(_size("d_model", ran)),
    "d_model times": lambda ran: _size("d_model", ran),
    "1/d_model of": lambda ran: 1 / _size("d_model", ran),
    "h times": lambda ran: _size("h", ran),
    "1/h of": lambda ran: 1 / _size("h", ran),
    "d_out times": lambda ran: _size("d_out", ran),
    "1/d_out of": lambda ran: 1 / _size("d_out", ran),
    "V times": lambda ran: _size("V", ran),
    "1/V of": lambda ran: 1 / _size("V", ran),
}


def _gradients(ran: Ran) -> dict[str, Array]:
    return {c.name: np.asarray(ran.reference.values[c.name]) for c in ran.gradients}


def _zeros(ran: Ran) -> Values:
    return {name: np.zeros(np.shape(value)) for name, value in _gradients(ran).items()}


def _scaled(factor: Any, ran: Ran) -> Values:
    scale = factor(ran)
    return {name: scale * value for name, value in _gradients(ran).items()}


def _transposed(ran: Ran) -> Values:
    """Where the stored matrix is square."""
    return {
        name: value.T
        for name, value in _gradients(ran).items()
        if value.ndim == 2 and value.shape[0] == value.shape[1]
    }


def _exchanged(one: str, other: str, ran: Ran) -> Values:
    found = _gradients(ran)
    if one in found and other in found:
        found[one], found[other] = found[other], found[one]
    return found


# The gradient that arrives


def _upstream_slips(subject: Subject) -> Iterator[Variant]:
    if subject.upstream:
        yield Variant(
            "upstream ignored",
            "the gradient that arrives is not used: it is taken to be 1",
            partial(_with_upstream, lambda value, _: np.ones(np.shape(value))),
        )


def _batch_slips(subject: Subject) -> Iterator[Variant]:
    if not any(positions_of(t) for t in subject.upstream):
        return
    yield Variant(
        "last sequence only",
        "only the last sequence of the batch is counted",
        partial(_parameters_with_upstream, partial(_only, -1)),
    )
    yield Variant(
        "first sequence only",
        "only the first sequence of the batch is counted",
        partial(_parameters_with_upstream, partial(_only, 0)),
    )
    yield Variant(
        "last position only",
        "only the last position of each sequence is counted",
        partial(_parameters_with_upstream, _last_position),
    )


def _only(which: int, value: Array, ran: Ran) -> Array:
    rows = value.reshape((ran.inputs.sequences, ran.inputs.length, *value.shape[1:]))
    kept = np.zeros(rows.shape)
    kept[which] = rows[which]
    return kept.reshape(value.shape)


def _last_position(value: Array, ran: Ran) -> Array:
    rows = value.reshape((ran.inputs.sequences, ran.inputs.length, *value.shape[1:]))
    kept = np.zeros(rows.shape)
    kept[:, -1] = rows[:, -1]
    return kept.reshape(value.shape)


def _with_upstream(change: Any, ran: Ran) -> Values:
    subject = ran.reference.subject
    given = {t.name: change(ran.inputs.values[t.name], ran) for t in subject.upstream}
    return ran.rerun.values(given=given, only_backward=True)


def _parameters_with_upstream(change: Any, ran: Ran) -> Values:
    """Parameters only: what has a position of its own is right anyway."""
    changed = _with_upstream(change, ran)
    parameters = {f"d{t.name}" for t in ran.reference.subject.network.parameters}
    return {**_gradients(ran), **{n: v for n, v in changed.items() if n in parameters}}


def _after_update(name: str, ran: Ran) -> Values | None:
    """Gradients after W became W − η dW, with the η that fits best."""
    right = ran.reference.values
    if f"d{name}" not in right:
        return None
    moved = {name: np.asarray(right[name]) - np.asarray(right[f"d{name}"])}
    stepped = ran.rerun.values(given=moved, only_backward=True)
    change, excess = [], []
    for comparison in ran.gradients:
        if comparison.found is not None and comparison.finite:
            change.append(np.ravel(stepped[comparison.name] - right[comparison.name]))
            excess.append(np.ravel(comparison.found - comparison.right))
    along, found = np.concatenate(change), np.concatenate(excess)
    square = float(along @ along)
    if square == 0.0:
        return None
    rate = float(along @ found) / square
    return {c.name: right[c.name] + rate * (stepped[c.name] - right[c.name]) for c in ran.gradients}
