"""The encoding against numbers: what may be nonzero by the solver is nonzero, and the reverse.

A network is drawn at small sizes with ids, masks and targets.  The solver gets them as facts and
says of each gradient's entries which may be nonzero; balls say, for generic parameters, which are
certainly nonzero and which exactly 0.  The two have to agree everywhere but where a gradient
cancels, which the reading does not look at: ``CANCELS`` lists these gradients and says why.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from itertools import product

import numpy as np
import pytest
import z3
from sympy import Add, KroneckerDelta, Mul, Sum

from derivations.gpt2 import Gpt2, gpt2
from derivations.notation import Equation, Kind, Tensor, size_of, zero_one
from derivations.sublayers.symbols import T, V, d_ff, f, n_ctx, t
from numeric.arithmetic import BallArithmetic
from numeric.lowering import lower
from numeric.program import stored_shape
from verify.smt.solver import satisfiable, solver_for
from verify.smt.support import Frame, Lemma, Support

CHOICES = {
    "untied": Gpt2(tied=False, final_layer_norm=False),
    "tied": Gpt2(logit_bias=True, activation="gelu_erf"),
    "relu": Gpt2(positions="sinusoidal", activation="relu"),
    "two blocks": Gpt2(layers=2),
}
FEATURES = {"d_model": 3, "h": 2, "d_k": 2, "d_ff": 2}

SHARED = "a bias that all keys share moves all scores of a query alike, and softmax ignores that"
SINGLE = "a query with a single key gives it the weight 1, whatever the score is"
UNSEEN = "nothing but such a score leads to a position that no query attends to, itself included"
# The gradients that may be 0 although each of their summands may be nonzero: always (SHARED), where
# all queries that a gradient comes to have a single key (SINGLE), or at an UNSEEN position.
CANCELS = {
    "b_K": SHARED,
    **dict.fromkeys(("normed_1", "layer_norm_1.x_hat", "branch_1"), UNSEEN),
    **dict.fromkeys(("scores", "Q", "K", "W_Q", "W_K", "b_Q"), SINGLE),
}


@dataclass(frozen=True)
class Case:
    """A network's gradients at drawn sizes and data: what numbers say about each entry."""

    choices: str
    sizes: Mapping[str, int]
    data: Mapping[str, np.ndarray]
    values: Mapping[str, np.ndarray]
    support: Support
    nonzero: list[tuple[Equation, tuple[int, ...]]] = field(default_factory=list)
    cancelled: list[tuple[Equation, tuple[int, ...]]] = field(default_factory=list)
    zero: list[tuple[Equation, tuple[int, ...]]] = field(default_factory=list)

    def sort(self, rng: random.Random) -> None:
        """Each entry into its list; no ball may be too wide to tell, where nothing cancels."""
        for equation in self.support.network.backward:
            for at in self.places(equation, rng):
                value = self.value(equation.name, at)
                if self.cancels(equation.name, at):
                    assert value.contains(0), (equation.name, at, value)
                    self.cancelled.append((equation, at))
                elif value.contains(0):
                    assert value.is_zero(), (equation.name, at, value)
                    self.zero.append((equation, at))
                else:
                    self.nonzero.append((equation, at))

    def places(self, equation: Equation, rng: random.Random) -> Iterator[tuple[int, ...]]:
        """All places of positions, tokens and units; of the other axes one, drawn at random."""
        yield from product(
            *(
                range(size) if size_of(idx) in (T, V, n_ctx, d_ff) else [rng.randrange(size)]
                for idx in equation.indices
                for size in [self.sizes[size_of(idx).name]]
            )
        )

    def value(self, name: str, at: tuple[int, ...]):
        tensor = self.support.network.gradients[name]
        return self.values[name].reshape([self.sizes[s.name] for s in tensor.dimensions])[at]

    def cancels(self, name: str, at: tuple[int, ...]) -> bool:
        """Whether the list says so: a gradient comes to some queries, but goes no further."""
        block, _, local = name.removeprefix("d").partition(".")
        local = local.removeprefix("attention.")
        if local not in CANCELS:
            return False
        mask = self.data["M"]
        comes = [
            query
            for query in range(self.sizes["T"])
            if not self.value(f"d{block}.attended", (query, 0)).contains(0)
        ]
        if CANCELS[local] is UNSEEN:
            if any(mask[query, at[0]] for query in comes):
                return False
            comes = [query for query in comes if query == at[0]]
        elif local in ("scores", "Q"):
            comes = [query for query in comes if query == at[1]]
        if local in ("scores", "K"):
            comes = [
                query for query in comes if mask[query, at[-1] if local == "scores" else at[1]]
            ]
        return bool(comes) and (
            CANCELS[local] is SHARED or all(mask[query].sum() == 1 for query in comes)
        )


def random_mask(rng: random.Random, size: int) -> np.ndarray:
    """A causal mask, a window, packed documents, a prefix, or none of these; no empty row."""
    t, s = np.indices((size, size))
    kind = rng.randrange(5)
    document = np.sort([rng.randrange(3) for _ in range(size)])
    mask = [
        s <= t,
        (s <= t) & (t < s + rng.randint(1, 3)),
        (s <= t) & (document[t] == document[s]),
        (s <= t) | (s < rng.randrange(size + 1)),
        np.array([[rng.random() < 0.5 for _ in range(size)] for _ in range(size)]),
    ][kind]
    mask = mask.astype(int)
    for row in mask:
        if not row.any():
            row[rng.randrange(size)] = 1
    return mask


def generic(tensor: Tensor, sizes: Mapping[str, int], rng: random.Random) -> np.ndarray:
    """Real numbers from so many that no two of them are equal."""
    numbers = np.empty(stored_shape(tensor, sizes), dtype=object)
    for at in np.ndindex(numbers.shape):
        size = Fraction(rng.randrange(1, 2**60), 2**60)
        numbers[at] = size if tensor.kind is Kind.POSITIVE else rng.choice((-2, 2)) * size
    return numbers


def alive_of(network):
    """For each MLP with ReLU, the 0/1 tensor that says where its units are active."""
    return {
        name: zero_one(f"{name}.alive", T, d_ff)
        for name in network.tensors
        if name.endswith(".active")
    }


@cache
def program(choices: str):
    network = gpt2(CHOICES[choices])
    tensors = {**network.tensors, **network.gradients}
    return network, lower((*network.forward, *network.backward), tensors, network.shifts)


def reading(choices: str, encoding: type[Support]) -> Support:
    network, _ = program(choices)
    alive = alive_of(network)
    lemmas = [Lemma("", network.tensors[name][t, f], (a[t, f],)) for name, a in alive.items()]
    return encoding(network, lemmas, alive.values())


def draw(choices: str, seed: int, encoding: type[Support] = Support) -> Case:
    rng = random.Random(f"{choices} {seed}")
    network, computed = program(choices)
    support = reading(choices, encoding)
    length = rng.randint(1, 4)
    sizes = {**FEATURES, "T": length, "V": rng.randint(2, 4), "n_ctx": rng.randint(2, 4)}
    # The same token in the same row of positions twice is one vector, which cancels like one key.
    inputs = rng.sample([*product(range(sizes["V"]), range(sizes["n_ctx"]))], length)
    data = {
        "x": np.array([token for token, _ in inputs]),
        "y": np.array([rng.randrange(sizes["V"]) for _ in range(length)]),
        "position": np.array([row for _, row in inputs]),
        "has_target": np.array([int(rng.random() < 0.4) for _ in range(length)]),
        "M": random_mask(rng, length),
    }
    data = {name: table for name, table in data.items() if name in network.tensors}
    drawn = [
        *network.parameters,
        *network.inputs,
        *(tensor for tensor in network.data if tensor.name not in data),
    ]
    given = {tensor.name: generic(tensor, sizes, rng) for tensor in drawn}
    values = computed.run({**given, **data}, sizes, BallArithmetic())
    for name, alive in alive_of(network).items():
        data[alive.name] = np.array([[int(ball > 0) for ball in row] for row in values[name]])
    case = Case(choices, sizes, data, values, support)
    case.sort(rng)
    return case


def disagreements(case: Case) -> list[str]:
    """Entries of which the solver and the numbers say different things."""

    def formula(entry) -> z3.BoolRef:
        equation, at = entry
        places = {i: z3.IntVal(p) for i, p in zip(equation.indices, at, strict=True)}
        return case.support.nonzero(equation.left, places, Frame())

    facts = [z3.Int(name) == size for name, size in case.sizes.items()]
    for name, table in case.data.items():
        whole = case.support.tensors[name].kind is Kind.INDEX
        sort = z3.IntSort() if whole else z3.BoolSort()
        function = z3.Function(name, *[z3.IntSort()] * table.ndim, sort)
        facts += [
            function(*map(z3.IntVal, at)) == (int(n) if whole else z3.BoolVal(bool(n)))
            for at, n in np.ndenumerate(table)
        ]
    solver = solver_for(facts, 10_000)
    assert satisfiable(solver)
    found = []
    for name in dict.fromkeys(e.name for e, _ in (*case.nonzero, *case.cancelled, *case.zero)):
        possible = [
            formula(entry) for entry in (*case.nonzero, *case.cancelled) if entry[0].name == name
        ]
        # No two formulas share a constant that they may choose: all are possible if each is.
        if not satisfiable(solver, *possible):
            found.append(f"{name} is not 0 in an entry that the solver takes for 0")
        impossible = [formula(entry) for entry in case.zero if entry[0].name == name]
        if satisfiable(solver, z3.Or(*impossible)):
            found.append(f"{name} is 0 in an entry that the solver takes for nonzero")
    return found


def check(choices: str, seeds: range) -> Counter:
    """Every case agrees; how many entries were nonzero, cancelled and zero."""
    counted: Counter = Counter()
    for seed in seeds:
        case = draw(choices, seed)
        assert not disagreements(case), (choices, seed, case.sizes, case.data)
        counted["nonzero"] += len(case.nonzero)
        counted["zero"] += len(case.zero)
        counted.update(
            e.name.partition(".")[2].removeprefix("attention.") for e, _ in case.cancelled
        )
    return counted


@pytest.mark.slow
@pytest.mark.parametrize("choices", ["untied", "tied", "relu"])
def test_the_reading_is_right_in_both_directions(choices):
    counted = check(choices, range(5))
    assert counted["nonzero"] > 50
    assert counted["zero"] > 50


@pytest.mark.slow
@pytest.mark.parametrize(
    ("choices", "cases"), [("untied", 40), ("tied", 40), ("relu", 80), ("two blocks", 4)]
)
def test_the_reading_is_right_in_many_cases(choices, cases):
    counted = check(choices, range(1000, 1000 + cases))
    assert counted["nonzero"] > 40 * cases
    assert counted["zero"] > 20 * cases
    # No name is on the list that does not belong there.
    assert choices == "two blocks" or counted.keys() == {"nonzero", "zero", *CANCELS}


@pytest.mark.parametrize(
    ("cancelling", "name", "at"),
    [
        ({"V": 1}, "dZ", (1, 0)),  # the softmax over one token is constant
        ({"d_model": 1}, "dblock1.branch_1", (1, 0)),  # LayerNorm over one feature is too
        # Two keys that are one vector are one key.
        ({"x": [0, 0], "position": [0, 0]}, "dblock1.attention.scores", (0, 1, 0)),
    ],
)
def test_what_is_never_drawn_cancels_too(cancelling, name, at):
    network, computed = program("untied")
    usual = {"V": 2, "d_model": 3, "x": [0, 0], "position": [0, 1]}
    for chosen, cancels in ((cancelling, True), ({}, False)):
        chosen = {**usual, **chosen}
        sizes = {**FEATURES, "T": 2, "n_ctx": 2, "V": chosen["V"], "d_model": chosen["d_model"]}
        data = {"x": chosen["x"], "position": chosen["position"], "y": [0, 0]}
        data |= {"has_target": [0, 1], "M": [[1, 0], [1, 1]]}
        drawn = (*network.parameters, network.tensors["epsilon"])
        rng = random.Random(0)
        given = {tensor.name: generic(tensor, sizes, rng) for tensor in drawn}
        found = computed.run({**given, **data}, sizes, BallArithmetic())
        assert found[name][at].contains(0) is cancels


class Altered(Support):
    """An encoding that goes wrong at one kind of node."""

    def nonzero(self, node, places, frame):
        changed = self.altered(node)
        if isinstance(changed, z3.BoolRef):
            return changed
        return super().nonzero(changed, places, frame)


class WithoutDelta(Altered):
    def altered(self, node):
        return z3.BoolVal(True) if isinstance(node, KroneckerDelta) else node


class WithoutMask(Altered):
    def altered(self, node):
        return z3.BoolVal(True) if getattr(node, "name", "").startswith("M[") else node


class WithoutTargets(Altered):
    def altered(self, node):
        is_it = getattr(node, "name", "").startswith("has_target[")
        return z3.BoolVal(True) if is_it else node


class TransposedMask(Altered):
    def altered(self, node):
        if getattr(node, "name", "").startswith("M["):
            return node.base[tuple(reversed(node.indices))]
        return node


class SumsAreProducts(Altered):
    def altered(self, node):
        return Mul(*node.args) if isinstance(node, Add) else node


class ProductsAreSums(Altered):
    def altered(self, node):
        return Add(*node.args) if isinstance(node, Mul) else node


class OneSummand(Support):
    """It takes only the first summand of a sum over positions."""

    def nonzero(self, node, places, frame):
        if isinstance(node, Sum) and size_of(node.limits[0][0]) == T and len(node.limits) == 1:
            return self.nonzero(node.function, {**places, node.limits[0][0]: z3.IntVal(0)}, frame)
        return super().nonzero(node, places, frame)


class Captured(Support):
    """It does not give each use of an equation its own indices of summation."""

    def _again(self, constant):
        return constant


class AnyInteger(Support):
    """It forgets that indices of summation are in their range."""

    def _some(self, bound, parts, places, frame):
        chosen = {idx: self.constant(idx) for idx in bound}
        frame.constants += chosen.values()
        inner = {**places, **chosen}
        return z3.And(
            *(
                self.condition(p, inner) if p.is_Boolean else self.nonzero(p, inner, frame)
                for p in parts
            )
        )


@pytest.mark.parametrize(
    "encoding",
    [
        *(WithoutDelta, WithoutMask, WithoutTargets, TransposedMask, SumsAreProducts),
        *(ProductsAreSums, OneSummand, Captured, AnyInteger),
    ],
)
def test_a_wrong_encoding_is_found_out(encoding):
    found = (disagreements(draw("untied", seed, encoding)) for seed in range(8))
    assert any(found)


def draw_many(choices: str, cases: int) -> None:
    for seed in range(cases):
        draw(choices, seed)


@pytest.mark.parametrize("name", CANCELS)
def test_a_cancellation_that_is_not_listed_is_found_out(name, monkeypatch):
    monkeypatch.delitem(CANCELS, name)
    with pytest.raises(AssertionError):
        draw_many("untied", 200)


@pytest.mark.parametrize("name", ["Val", "O", "W_V", "b_V", "mlp.W_1", "middle"])
def test_a_listed_gradient_that_does_not_cancel_is_found_out(name, monkeypatch):
    monkeypatch.setitem(CANCELS, name, SINGLE)
    with pytest.raises(AssertionError):
        draw_many("untied", 200)
