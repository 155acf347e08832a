"""References: which entries of which quantity, as an author writes it: ``d(W_1)#1[:, 0].T``.

``d(W)`` or ``dW`` is the gradient of the loss with respect to W, ``#k`` means after k updates, and
indices count from 0 over the stored axes, the first ones first.  A name may leave out the parts
before its last ones (``W_Q`` for ``block1.W_Q``) where only one quantity is called that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from verify.quantity import Quantity, Shape, shown

MAX_CANDIDATES = 8

_REFERENCE = re.compile(
    r"(?P<name>d\([^\[\]#]+\)|[^\[\]#]+)(?:#(?P<run>[0-9]{1,6}))?"
    r"(?P<where>(?:\[[^\[\]]*\])*)(?P<transposed>\.T)?"
)
_INDEX = re.compile(r":|[0-9]{1,9}")


class UnusableReference(ValueError):
    """What was written names no entries of a quantity; the message says why."""


@dataclass(frozen=True)
class Reference:
    """A quantity of the example: a tensor by name, or a part of one.

    ``where`` has an index, or None for all, for each stored axis from the first on.
    """

    name: str
    where: tuple[int | None, ...] = ()
    transposed: bool = False

    def __str__(self) -> str:
        indices = ", ".join(":" if i is None else str(i) for i in self.where)
        return f"{self.name}{f'[{indices}]' if indices else ''}{'.T' * self.transposed}"


def parse_reference(text: str, quantities: Sequence[Quantity]) -> Reference:
    """The reference that ``text`` spells; UnusableReference if it spells none of a quantity."""
    match = _REFERENCE.fullmatch("".join(text.split()))
    if match is None or (match["where"] and match["name"].endswith(".T")):
        raise UnusableReference("write a name, such as P, d(W_1), W_1#1, Q[0], W_1[:, 0] or W_1.T")
    name, transposed = match["name"], bool(match["transposed"])
    if not match["where"] and not match["run"] and name.endswith(".T"):
        name, transposed = name.removesuffix(".T"), True
    quantity = _find(name, int(match["run"] or 0), quantities)
    reference = Reference(quantity.name, read_indices(match["where"]), transposed)
    check_range(reference, quantity.shape)
    return reference


def read_indices(text: str) -> tuple[int | None, ...]:
    """The indices in ``[1][0]``, ``[1, 0]`` or ``[:, 0]``; UnusableReference if one is neither."""
    indices = []
    for index in text[1:-1].replace("][", ",").split(",") if text else ():
        if not _INDEX.fullmatch(index.strip()):
            raise UnusableReference(f"an index is a number from 0 on, or a colon, not {index!r}")
        indices.append(None if index.strip() == ":" else int(index))
    return tuple(indices)


def check_range(reference: Reference, shape: Shape) -> None:
    """UnusableReference if the quantity has no such entries."""
    if len(reference.where) > len(shape):
        raise UnusableReference(
            f"{reference} has {len(reference.where)} indices, {reference.name} is {shown(shape)}"
        )
    for index, size in zip(reference.where, shape, strict=False):
        if index is not None and index >= size:
            raise UnusableReference(
                f"{reference} is out of range: {reference.name} is {shown(shape)}, and indices "
                "count from 0"
            )


def one_of(candidates: Sequence[str]) -> str:
    """Candidates as a list in words."""
    more = len(candidates) - MAX_CANDIDATES
    listed = ", ".join(candidates[:MAX_CANDIDATES])
    return f"{listed} and {more} more" if more > 0 else listed


def _find(name: str, run: int, quantities: Sequence[Quantity]) -> Quantity:
    """The quantity of that name, in full or by its last parts."""
    called = f"d{name[2:-1]}" if name.startswith("d(") and name.endswith(")") else name
    full = f"{called}#{run}" if run else called
    for quantity in quantities:
        if quantity.name == full:
            return quantity
    readings = [(True, called[1:])] if called.startswith("d") else []
    if called == name:
        readings.append((False, name))
    found = [
        quantity
        for gradient, plain in readings
        for quantity in quantities
        if (quantity.gradient, quantity.run) == (gradient, run)
        and f".{'.'.join(quantity.parts)}".endswith(f".{plain}")
    ]
    if len(found) == 1:
        return found[0]
    if found:
        names = one_of([quantity.name for quantity in found])
        raise UnusableReference(f"{full} may be any of {names}: write the name in full")
    known = {
        f"{'d' * q.gradient}{q.parts[-1]}{f'#{q.run}' * bool(q.run)}": q.name for q in quantities
    }
    known |= {q.name: q.name for q in quantities}
    by_case = {name.lower(): quantity for name, quantity in known.items()}
    close = get_close_matches(full.lower(), by_case, 1)
    advice = f"did you mean {by_case[close[0]]}?" if close else f"there are {one_of(list(known))}"
    raise UnusableReference(f"no quantity is called {full}; {advice}")
