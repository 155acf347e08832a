"""Arrangement: the arrays of a function and the tensors of its subject, one made from the other.

A subject has all positions in one row and its axes in a fixed order; a function has them as its
author liked.  What a choice means is written here once, and read both ways: arguments are made
from tensors, and results are brought back to tensors or refused for their shape.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import prod
from typing import Any

import numpy as np

from derivations.notation import Kind, Tensor
from numeric.program import Array, stored_shape
from verify.code.inputs import Inputs
from verify.code.roles import Role
from verify.code.subject import POSITIONS, Subject, positions_of

KEYS = "S"  # the second axis of positions
LARGE_NEGATIVE = -1e9
TABLES = ("E", "W_P")  # matrices whose rows are looked up


class ShapeError(ValueError):
    """An array has not the shape that its role asks for."""


@dataclass(frozen=True)
class Choices:
    """How a function has its arrays; every field is a convention that can be declared.

    ``layout`` is of activations, ``heads`` of those that have an axis of heads.  ``vectors`` is
    the shape of a bias: plain, column or row; ``statistics`` says whether a mean or a deviation of
    each position has kept an axis of length 1.
    """

    layout: str = "B T C"
    heads: str = "B h T C"
    weights: str = "in out"
    vectors: str = "plain"
    statistics: str = "plain"
    equal_widths: bool = True
    mask: str = "keep"
    targets: str = "ids"
    ignore_index: int | None = None
    dtype: str = "float64"
    ids: str = "int64"

    def but(self, **changes: Any) -> Choices:
        return replace(self, **changes)


@dataclass(frozen=True)
class Arrangement:
    """The choices of a function, for inputs of its subject."""

    subject: Subject
    inputs: Inputs
    choices: Choices

    def arrays(self, role: Role, values: Mapping[str, Array]) -> list[Array]:
        """The arrays of a role: one, or one for each head."""
        parts = [self._one(name, values[name]) for name in role.names]
        if role.form == "heads":
            tensor = self.subject.tensors[role.name]
            return [self._turned(role, part) for part in self._heads(tensor, values[role.name])]
        if role.form == "side by side":
            return [self._turned(role, np.concatenate(parts, axis=self._features(role)))]
        if role.form == "stacked":
            return [np.stack([self._turned(role, part) for part in parts])]
        return [self._turned(role, parts[0])]

    def tensors(self, role: Role, arrays: Sequence[Array]) -> dict[str, Array]:
        """What arrays of a role stand for, in stored shapes; ShapeError."""
        template = [np.zeros(self._shape(name)) for name in role.names]
        if role.form == "heads":
            return {role.name: self._from_heads(role, arrays)}
        (array,) = arrays
        if role.form == "stacked":
            expected = (len(template), *self._turned(role, template[0]).shape)
            whole = _fitting(array, expected)
            parts = [self._turned(role, part) for part in whole]
        elif role.form == "side by side":
            axis = self._features(role)
            joined = self._turned(role, np.concatenate(template, axis=axis))
            whole = self._turned(role, _fitting(array, joined.shape))
            ends = np.cumsum([part.shape[axis] for part in template])[:-1]
            parts = list(np.split(whole, ends, axis=axis))
        else:
            expected = self._turned(role, template[0]).shape
            parts = [self._turned(role, _fitting(array, expected))]
        return {name: self._back(name, part) for name, part in zip(role.names, parts, strict=True)}

    def shape(self, role: Role) -> tuple[int, ...]:
        """The shape of a role's (first) array."""
        zeros = {name: np.zeros(self._stored(name)) for name in role.names}
        return self.arrays(role, zeros)[0].shape

    # One tensor

    def _one(self, name: str, value: Array) -> Array:
        tensor = self.subject.tensors[name]
        if name == self.subject.mask:
            return self._mask(value)
        named, axes = self._named(tensor, value)
        array = self._grouped(named, axes, self._pattern(tensor))
        if tensor.kind is Kind.INDEX:
            return array.astype(self.choices.ids)
        return array.astype(self.choices.dtype)

    def _back(self, name: str, array: Array) -> Array:
        """The inverse of ``_one`` for a real tensor."""
        tensor = self.subject.tensors[name]
        zeros, axes = self._named(tensor, np.zeros(self._stored(name)))
        lengths = dict(zip(axes, zeros.shape, strict=True))
        back = self._ungrouped(array, axes, lengths, self._pattern(tensor))
        return self._unnamed(tensor, back)

    def _stored(self, name: str) -> tuple[int, ...]:
        tensor = self.subject.tensors[name]
        sizes = self.inputs.sizes
        return tuple(sizes[size.name] for size in tensor.dimensions)

    def _shape(self, name: str) -> tuple[int, ...]:
        return self._one(name, np.zeros(self._stored(name))).shape

    # From a row of positions to named axes, and back

    def _named(self, tensor: Tensor, value: Array) -> tuple[Array, list[str]]:
        """An array with one axis for each name: those of the batch first."""
        sizes, batch = self.inputs.sizes, self.subject.batch
        whole = np.asarray(value).reshape([sizes[size.name] for size in tensor.dimensions])
        names = [size.name for size in tensor.dimensions]
        places = [place for place, name in enumerate(names) if name == POSITIONS]
        if not places:
            return whole, names
        count, length = self.inputs.sequences, self.inputs.length
        if len(places) == 1:
            (at,) = places
            split = whole.reshape((*whole.shape[:at], count, length, *whole.shape[at + 1 :]))
            moved = np.moveaxis(split, at, 0)
        else:
            first, second = places
            front = np.moveaxis(whole, (first, second), (0, 1))
            blocks = front.reshape((count, length, count, length, *front.shape[2:]))
            own = blocks[np.arange(count), :, np.arange(count)]
            moved = np.moveaxis(own, (1, 2), (first + 1, second + 1))
            names[second] = KEYS
        split = moved.reshape((*self.inputs.batch, *moved.shape[1:]))
        return split, [*batch, *names]

    def _unnamed(self, tensor: Tensor, value: Array) -> Array:
        names = [size.name for size in tensor.dimensions]
        places = [place for place, name in enumerate(names) if name == POSITIONS]
        if not places:
            return value.reshape(self._stored_merged(tensor))
        count, length = self.inputs.sequences, self.inputs.length
        rows = value.reshape((count, *value.shape[len(self.subject.batch) :]))
        if len(places) == 1:
            (at,) = places
            moved = np.moveaxis(rows, 0, at)
            flat = moved.reshape((*moved.shape[:at], count * length, *moved.shape[at + 2 :]))
            return flat.reshape(self._stored_merged(tensor))
        first, second = places
        own = np.moveaxis(rows, (first + 1, second + 1), (1, 2))
        whole = np.zeros((count, length, count, length, *own.shape[3:]))
        whole[np.arange(count), :, np.arange(count)] = own
        front = whole.reshape((count * length, count * length, *own.shape[3:]))
        return np.moveaxis(front, (0, 1), (first, second)).reshape(self._stored_merged(tensor))

    def _stored_merged(self, tensor: Tensor) -> tuple[int, ...]:
        return stored_shape(tensor, self.inputs.sizes)

    # Patterns

    def _pattern(self, tensor: Tensor) -> str:
        """The axes of a tensor's array, as the choices have them."""
        last = tensor.name.rpartition(".")[2]
        base = last.removeprefix("d") if tensor.gradient_of is not None else last
        names = [size.name for size in tensor.dimensions]
        times = positions_of(tensor)
        if times == 2:
            layout = self.choices.heads if "h" in self.subject.batch else self.choices.layout
            batch = "B " if "B" in layout.replace("(", " ").split() else ""
            return f"{batch}h T S" if "h" in (*names, *self.subject.batch) else f"{batch}T S"
        if times == 1:
            with_heads = "h" in (*names, *self.subject.batch)
            pattern = self.choices.heads if with_heads else self.choices.layout
            kept = self.choices.statistics == "kept" and len(names) == 1
            return pattern.replace("C", "1") if kept and self._is_statistic(tensor) else pattern
        if len(tensor.axes) == 1:
            merged = tensor.axes[0]
            inside = " ".join(s.name for s in merged) if isinstance(merged, tuple) else merged.name
            whole = f"({inside})"
            return {"column": f"{whole} 1", "row": f"1 {whole}"}.get(self.choices.vectors, whole)
        stored = [
            "(" + " ".join(size.name for size in axis) + ")"
            if isinstance(axis, tuple)
            else axis.name
            for axis in tensor.axes
        ]
        turned = self.choices.weights == "out in" and len(stored) == 2
        if turned and base not in TABLES and "linear_transposed" not in self.subject.name:
            stored.reverse()
        return " ".join(stored)

    def _is_statistic(self, tensor: Tensor) -> bool:
        """A number for each position, such as a mean: it may have kept an axis of length 1."""
        return tensor not in self.subject.given and tensor.kind is Kind.REAL

    def _groups(self, axes: Sequence[str], pattern: str) -> list[list[str]]:
        """The axes of each axis of the array; "1" is an axis of no axes."""
        batch = [axis for axis in axes if axis in self.subject.batch]
        standing = {*batch, POSITIONS, KEYS, "h"}
        tokens = _tokens(pattern)
        explicit = {name for group in tokens for name in group}
        rest = [axis for axis in axes if axis not in standing and axis not in explicit]
        groups: list[list[str]] = []
        has_batch = any("B" in group for group in tokens)
        for group in tokens:
            found: list[str] = []
            for name in group:
                if name == "C":
                    found += rest
                elif name == POSITIONS and not has_batch and "B" in axes:
                    found += ["B", POSITIONS]
                elif name in axes:
                    found.append(name)
            if found or group == ["1"]:
                groups.append(found)
        left = [axis for axis in axes if axis not in {n for group in groups for n in group}]
        if "h" in left:  # this layout says nothing of heads: they stand in front
            groups.insert(1 if has_batch and batch else 0, ["h"])
            left.remove("h")
        if left:
            raise ShapeError(f"the layout {pattern!r} leaves out {', '.join(left)}")
        return groups

    def _grouped(self, value: Array, axes: Sequence[str], pattern: str) -> Array:
        groups = self._groups(axes, pattern)
        order = [axes.index(axis) for group in groups for axis in group]
        lengths = dict(zip(axes, value.shape, strict=True))
        turned = value.transpose(order)
        return turned.reshape([prod(lengths[axis] for axis in group) for group in groups])

    def _ungrouped(
        self, array: Array, axes: Sequence[str], lengths: Mapping[str, int], pattern: str
    ) -> Array:
        """The inverse of ``_grouped``."""
        order = [axis for group in self._groups(axes, pattern) for axis in group]
        split = array.reshape([lengths[axis] for axis in order])
        return split.transpose([order.index(axis) for axis in axes])

    # Forms

    def _turned(self, role: Role, array: Array) -> Array:
        return array.T if role.transposed else array

    def _features(self, role: Role) -> int:
        """The axis along which several tensors stand side by side: their outputs."""
        tensor = self.subject.tensors[role.name]
        if positions_of(tensor):
            tokens = _tokens(self._pattern(tensor))
            return next(k for k, group in enumerate(tokens) if "C" in group)
        turned = self.choices.weights == "out in" and len(tensor.axes) == 2
        return 0 if turned else -1

    def _heads(self, tensor: Tensor, value: Array) -> list[Array]:
        named, axes = self._named(tensor, value)
        at = axes.index("h")
        rest = [axis for axis in axes if axis != "h"]
        parts = [np.take(named, head, axis=at) for head in range(named.shape[at])]
        pattern = self._pattern_of_head(rest)
        return [self._grouped(part, rest, pattern).astype(self.choices.dtype) for part in parts]

    def _from_heads(self, role: Role, arrays: Sequence[Array]) -> Array:
        tensor = self.subject.tensors[role.name]
        zeros, axes = self._named(tensor, np.zeros(self._stored(role.name)))
        at = axes.index("h")
        if len(arrays) != zeros.shape[at]:
            raise ShapeError(f"{len(arrays)} arrays for {zeros.shape[at]} heads")
        rest = [axis for axis in axes if axis != "h"]
        one = np.take(zeros, 0, axis=at)
        lengths, pattern = dict(zip(rest, one.shape, strict=True)), self._pattern_of_head(rest)
        expected = self._grouped(one, rest, pattern).shape
        plain = [_fitting(self._turned(role, np.asarray(array)), expected) for array in arrays]
        parts = [self._ungrouped(array, rest, lengths, pattern) for array in plain]
        return self._unnamed(tensor, np.stack(parts, axis=at))

    def _pattern_of_head(self, rest: Sequence[str]) -> str:
        """The axes of one head's array."""
        if KEYS in rest:
            return "B T S" if "B" in self.choices.layout else "T S"
        if POSITIONS in rest:
            return self.choices.layout
        turned = self.choices.weights == "out in" and len(rest) == 2
        return " ".join(reversed(rest) if turned else rest)

    # Masks and targets

    def _mask(self, value: Array) -> Array:
        length = self.inputs.length
        keep = np.asarray(value)[:length, :length] != 0
        match self.choices.mask:
            case "block":
                return ~keep
            case "additive":
                return np.where(keep, 0.0, LARGE_NEGATIVE).astype(self.choices.dtype)
            case "numbers":
                return keep.astype(self.choices.dtype)
            case _:
                return keep


def _tokens(pattern: str) -> list[list[str]]:
    """ "B T (h C)" is B, T, and h with C."""
    groups: list[list[str]] = []
    inside = False
    for token in pattern.replace("(", " ( ").replace(")", " ) ").split():
        if token == "(":
            inside = True
            groups.append([])
        elif token == ")":
            inside = False
        elif inside:
            groups[-1].append(token)
        else:
            groups.append([token])
    return groups


def _fitting(array: Array, expected: tuple[int, ...]) -> Array:
    """The array in the expected shape; axes of length 1 may be more or fewer, nothing else."""
    found = np.asarray(array)
    if found.shape == expected:
        return found
    if [n for n in found.shape if n != 1] == [n for n in expected if n != 1]:
        return found.reshape(expected)
    raise ShapeError(f"it has shape {found.shape}, expected {expected}")
