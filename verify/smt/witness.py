"""A countermodel in numbers: a small network in which the entry is certainly not 0.

The solver says that an entry *may* be nonzero; it does not look at cancellation.  Here the sizes,
ids and masks of a countermodel become a concrete network with random rational parameters, which
``numeric/`` evaluates in balls, and an entry counts only if its ball excludes 0.  The hypotheses
are checked once more, in plain integers: nothing is taken from the solver but the countermodel.

What a lemma says about a gradient is made so: it is nonzero exactly where the lemma's conditions
hold.  A lemma about a value that the network computes itself (which units are alive) has to come
out so, or the draw does not count.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import TypeAlias

import numpy as np
from flint import arb, ctx
from sympy import Expr, Idx, Indexed, Integer, true

from derivations.evaluate import Undecided, Values
from derivations.instances import random_values
from derivations.notation import Kind, Tensor, entries, entry_name, free_indices, size_of
from numeric.arithmetic import BallArithmetic
from numeric.differences import as_arrays
from numeric.lowering import lower
from numeric.program import Array
from verify.smt.gradient_path import Place, gradient_path, written
from verify.smt.support import Condition, Lemma, Support
from verify.smt.zero_pattern import Claim, Countermodel

Places: TypeAlias = Mapping[Idx, int]

BITS = 128
# LayerNorm over one feature and softmax over one token are constants, whose gradient is 0.  So a
# size that the countermodel does not need to be small is at least this.
GENERIC = 3
ATTEMPTS = 200  # draws of the parameters; all but those about ReLU succeed within a few


@dataclass(frozen=True)
class Witness:
    """An entry that is not 0, in which network, and the way that the gradient takes to it.

    ``path`` leads from the loss, or from the gradient that comes to a piece of a network, to the
    entry; a value that is no gradient is alone on it.
    """

    entry: str
    value: arb
    sizes: Mapping[str, int]
    data: Mapping[str, object]
    path: tuple[str, ...]

    def __str__(self) -> str:
        where = ", ".join(
            f"{name} = {value}" for name, value in {**self.sizes, **self.data}.items()
        )
        number = self.value.str(4, radius=False)
        return f"{self.entry} = {number} with {where}; path: {' → '.join(self.path)}"


def confirmed(claim: Claim, model: Countermodel) -> Witness | None:
    """The claim refuted in numbers at the countermodel; None if no entry is certainly nonzero."""
    instance = Instance(claim.support, model)
    goal = {idx: model.indices[str(idx)] for e in claim.entries for idx in free_indices(e)}
    if any(instance.holds_somewhere(h.never, goal) for h in claim.hypotheses):
        return None
    for seed in range(ATTEMPTS):
        values = instance.values(seed)
        if values is None:
            continue
        for entry in claim.entries:
            name, at = entry_name(entry), instance.position(entry, goal)
            if not values[name][at].contains(0):
                path = gradient_path(
                    name,
                    at,
                    instance.equations,
                    claim.support.network.gradients,
                    values,
                    instance.sizes,
                )
                tables = {table: array.tolist() for table, array in instance.data.items()}
                return Witness(written(name, at), values[name][at], instance.sizes, tables, path)
    return None


class Instance:
    """A network at the sizes and data of a countermodel; its real numbers are still to be drawn."""

    def __init__(self, support: Support, model: Countermodel) -> None:
        network = support.network
        self._support = support
        whole = [t for _, t in sorted(support.tensors.items()) if t.kind.whole]
        fixed = {size.name for t in whole if t.name in model.data for size in t.dimensions}
        self.sizes = {
            name: model.sizes[name] if name in fixed else max(model.sizes.get(name, 1), GENERIC)
            for name in sorted(support.sizes)
        }
        self.data = {
            t.name: np.array(model.data.get(t.name, self._usual(t)), object) for t in whole
        }
        # A lemma about a gradient stands in for its equation.
        given = {entry_name(lemma.entry) for lemma in support.lemmas} & {*network.gradients}
        computed = (*network.forward, *network.backward)
        self.equations = tuple(e for e in computed if e.name not in given)
        defined = {e.name for e in self.equations}
        parts = (*network.parameters, *network.inputs, *network.data, *network.gradients.values())
        self._drawn = [t for t in parts if t.name not in {*self.data, *defined}]
        tensors = {**network.tensors, **network.gradients}
        self._program = lower(self.equations, tensors, network.shifts)
        self._tensors = tensors
        self._allowed = {entry_name(x.entry): self._allowed_by(x) for x in support.lemmas}

    def values(self, seed: int) -> Values | None:
        """All values for one draw of the real numbers; None where a lemma does not come out."""
        drawn = random_values(self._drawn, self.sizes, seed)
        for name in drawn.keys() & self._allowed.keys():
            drawn[name] = {
                at: value if self._allowed[name][at] else arb(0)
                for at, value in drawn[name].items()
            }
        given = {**as_arrays(drawn, self._drawn, self.sizes), **self.data}
        try:
            results = self._program.run(given, self.sizes, BallArithmetic(BITS))
        except Undecided:
            return None
        found = {name: self._entries(name, array) for name, array in results.items()}
        for name in found.keys() & self._allowed.keys():
            if any(found[name][at].is_zero() == yes for at, yes in self._allowed[name].items()):
                return None
        integers = {name: self._entries(name, array) for name, array in self.data.items()}
        return {**drawn, **integers, **found}

    def holds_somewhere(self, conditions: tuple[Condition, ...], places: Places) -> bool:
        """All conditions hold for some values of the indices that ``places`` leaves open."""
        left = sorted(set().union(*map(free_indices, conditions)) - set(places), key=str)
        ranges = [range(self.sizes[size_of(idx).name]) for idx in left]
        return any(
            all(
                self._is_true(c, {**places, **dict(zip(left, chosen, strict=True))})
                for c in conditions
            )
            for chosen in product(*ranges)
        )

    def position(self, entry: Expr, places: Places) -> Place:
        """The place of an entry, the ids among its indices looked up."""
        if not isinstance(entry, Indexed):
            return ()
        return tuple(int(self._number(idx, places)) for idx in entry.indices)

    def _is_true(self, condition: Condition, places: Places) -> bool:
        value = self._number(condition, places)
        return bool(value == true or value == 1)

    def _number(self, node: Condition, places: Places) -> Condition:
        """An index term or a condition, with integers put in for everything that it mentions."""
        known: dict[Expr, Expr] = {idx: Integer(place) for idx, place in places.items()}
        for tensor in self._support.tensors.values():
            for size in tensor.dimensions:
                known[size] = Integer(self.sizes[size.name])
        for entry in entries(node):
            at = self.position(entry, places)
            known[entry] = Integer(int(self.data[entry_name(entry)][at]))
        return node.xreplace(known)

    def _allowed_by(self, lemma: Lemma) -> dict[Place, bool]:
        """At which entries the conditions of a lemma hold."""
        indices = lemma.entry.indices if isinstance(lemma.entry, Indexed) else ()
        ranges = [range(self.sizes[size_of(idx).name]) for idx in indices]
        return {
            at: self.holds_somewhere(lemma.conditions, dict(zip(indices, at, strict=True)))
            for at in product(*ranges)
        }

    def _usual(self, tensor: Tensor) -> Array:
        """What a table is that the countermodel does not mention: all allowed, ids in order."""
        shape = [self.sizes[size.name] for size in tensor.dimensions]
        if tensor.kind is Kind.ZERO_ONE or tensor.below is None:
            return np.ones(shape, dtype=int)
        return np.arange(int(np.prod(shape))).reshape(shape) % self.sizes[tensor.below.name]

    def _entries(self, name: str, array: Array) -> dict[Place, arb]:
        tensor = self._support.tensors[name]
        shape = [self.sizes[size.name] for size in tensor.dimensions]
        with ctx.workprec(BITS):
            return {at: arb(value) for at, value in np.ndenumerate(array.reshape(shape))}
