"""The values of an example file, as the tensors that they stand for want them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from derivations.notation import Kind, Tensor
from numeric.program import stored_shape
from numeric.toml_readers import Reader, number_of, one_of, quoted, text, whole
from numeric.toml_section import Section, Sizes


def entry_reader(tensor: Tensor, sizes: Sizes, what: str = "an id") -> Reader[Any]:
    """The reader for an entry of a tensor: an id, 0 or 1, or a number."""
    if tensor.kind is Kind.INDEX:
        assert tensor.below is not None
        return whole(0, sizes[tensor.below.name] - 1, what)
    if tensor.kind is Kind.ZERO_ONE:
        return whole(0, 1)
    return number_of(tensor.kind)


def read_targets(
    section: Section, key: str, tensor: Tensor, sizes: Sizes, what: str = "an id"
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Targets, and which positions have one: where none does ("none") the id is 0."""
    token = entry_reader(tensor, sizes, what)

    def target(value: object) -> int | None:
        if value == "none":
            return None
        try:
            return int(token(value))
        except ValueError as error:
            raise ValueError(f'{error}; without a target write "none"') from None

    written = section.vector(key, target, tensor.axes, sizes)
    ids = tuple(0 if y is None else y for y in written)
    return ids, tuple(int(y is not None) for y in written)


def read_mask(
    section: Section, key: str, mask: Tensor, sizes: Sizes, default: str | None = None
) -> tuple[tuple[int, ...], ...]:
    """Which key each query may see: "causal", "none", or rows of 0 and 1."""
    if not isinstance(section.values.get(key), list):
        kind = section.read(key, one_of("causal", "none"), default)
        rows, columns = stored_shape(mask, sizes)
        return tuple(
            tuple(int(kind == "none" or s <= t) for s in range(columns)) for t in range(rows)
        )
    found = section.matrix(key, whole(0, 1), mask.axes, sizes)
    for query, row in enumerate(found):
        if not any(row):
            message = "has no 1: its query attends to nothing"
            raise section.error(key, message, query, noun="row")
    return found


def filled(entry: Fraction, tensor: Tensor, sizes: Sizes) -> Any:
    """A tensor that is full of one number, in its stored shape."""
    found: Any = entry
    for length in reversed(stored_shape(tensor, sizes)):
        found = (found,) * length
    return found


def distinct(section: Section, key: str, tokens: Sequence[str]) -> tuple[str, ...]:
    """The tokens of a vocabulary, no two of them the same."""
    for i, token in enumerate(tokens):
        if token in tokens[:i]:
            raise section.error(key, f"repeats {quoted(token)}", i)
    return tuple(tokens)


def read_vocabulary(section: Section, sizes: Sizes, ids: Sequence[Tensor]) -> tuple[str, ...]:
    """One token for each id of one of the tensors of ids; none where the file has no tokens."""
    section.only(("tokens",))
    if not section.values:
        return ()
    below = [tensor.below for tensor in ids if tensor.below is not None]
    written = section.values["tokens"]
    count = len(written) if isinstance(written, list) else 0
    fitting = [size for size in below if sizes[size.name] == count]
    axes = tuple((fitting or below)[:1])
    if not axes:
        raise section.error("tokens", "stand for ids, and no step has any")
    return distinct(section, "tokens", section.vector("tokens", text, axes, sizes))
