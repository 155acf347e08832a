"""Wrong formulas are refuted by name, and nothing wrong is proved.

Which mutants are really wrong is decided here a second time, without the prover: by central
differences of the forward equations, run on a random instance that the prover does not see.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import product
from random import Random
from typing import TypeVar

import pytest
from flint import arb, ctx, fmpq
from sympy import Expr, Integer, Sum

from derivations.catalogue import CATALOGUE, sublayer
from derivations.evaluate import Places, Sizes, Undecided, Values, evaluate, run
from derivations.mutants.catalogue import MUTANTS, apply
from derivations.mutants.mechanical import mechanical_mutants
from derivations.notation import Equation, Kind, NotationError, Tensor, free_indices, size_of
from derivations.outcome import Checked, Outcome, Proved, Refuted, Unknown
from derivations.proof import prove_claim, prove_identity
from derivations.sublayer import Identity, Inequality, Mutant, Sublayer
from derivations.sublayers.symbols import T, d_model, i, j, s, t
from tests.pages import each

WITH_BACKWARD = tuple(page for page in CATALOGUE if page.backward)
RULES = tuple(page for page in CATALOGUE if not page.backward)

# All dimensions of a page are different, so that no two mutants agree by accident of size.
SIZES: Sizes = {
    "T": 4,
    "V": 6,
    "d_model": 5,
    "h": 2,
    "d_k": 3,
    "d_ff": 7,
    "n_ctx": 8,
    "d_in": 9,
    "d_out": 10,
    "d_v": 11,
    "n": 3,
}
BITS = 256
NUDGE = 60
# Central differences with a step of 2⁻⁶⁰ of values of order 1 err by about 2⁻¹²⁰ = 10⁻³⁶ times a
# third derivative; the subtlest mutant (10⁻⁶ added to a norm) is off by 10⁻⁷.  What lies between
# the two bounds would mean that one of them is badly chosen, and is an error.
SAME = 1e-24
APART = 1e-10

Theorem = TypeVar("Theorem")

by_name = each(CATALOGUE)
by_name_with_backward = each(WITH_BACKWARD)
by_name_rules = each(RULES)


# The judge


def _draw(tensor: Tensor, random: Random) -> dict[tuple[int, ...], arb]:
    """Entries for one tensor: each mask row has a 0 and two 1s; ids repeat, not all occur."""
    shape = [SIZES[dim.name] for dim in tensor.dimensions]
    places = list(product(*(range(length) for length in shape)))
    if tensor.kind is Kind.INDEX:
        below = SIZES[str(tensor.below)]
        drawn = [random.randrange(below) for _ in places]
        while not 1 < len(set(drawn)) < len(places):
            drawn = [random.randrange(below) for _ in places]
        return {at: arb(number) for at, number in zip(places, drawn, strict=True)}
    if tensor.kind is Kind.ZERO_ONE:
        bits = {at: random.randrange(2) for at in places}
        for row in {at[:-1] for at in places}:
            one, another, zero = random.sample(range(shape[-1]), 3)
            bits[*row, one], bits[*row, another], bits[*row, zero] = 1, 1, 0
        if len(shape) == 2 and all(bits[at] == bits[at[::-1]] for at in places):
            return _draw(tensor, random)  # symmetric: its transpose is no mistake
        return {at: arb(bit) for at, bit in bits.items()}
    low, high = {
        Kind.POSITIVE: (1, 96),
        Kind.NON_NEGATIVE: (0, 96),
        Kind.FRACTION: (1, 31),
        Kind.REAL: (-48, 48),
    }[tensor.kind]
    # No entry is 0: ReLU has no slope there, and 1/tanh(x) no value.
    # An odd denominator for fractions: none is ½, and 1/(1 − 2P) has a value.
    whole = 33 if tensor.kind is Kind.FRACTION else 32
    return {at: arb(fmpq(random.randint(low, high) or high, whole)) for at in places}


def _instance(page: Sublayer, seed: int) -> Values:
    random = Random(f"{page.name} {seed}")
    shifts = tuple(shift.value for shift in page.shifts)
    given = (*page.differentiable(), *page.data, *shifts, *page.upstream())
    return {tensor.name: _draw(tensor, random) for tensor in given}


def _different(a: arb, b: arb) -> bool:
    distance = abs(a - b)
    assert distance < SAME or distance > APART, f"too near to tell: {a} and {b}"
    return bool(distance > APART)


class Judge:
    """Says which backward equations of a page are wrong, by numbers alone.

    The gradient of a tensor is compared along two random directions: a wrong gradient is
    orthogonal to the error along both with probability 0, and 2·2 forward passes for each tensor
    replace two for each entry.
    """

    def __init__(self, page: Sublayer) -> None:
        self.page = page
        with ctx.workprec(BITS):
            self.values = run((*page.forward, *page.backward), _instance(page, 0), SIZES)
        self.differences = {tensor.name: self._difference(tensor) for tensor in page.claims()}

    def is_wrong(self, equation: Equation) -> bool:
        """Whether a claimed gradient differs from that of the forward equations."""
        with ctx.workprec(BITS):
            claimed = run([equation], self.values, SIZES)[equation.name]
            tensor = self.page.tensor(equation.name).gradient_of
            assert tensor is not None
            return any(
                _different(
                    sum((claimed[at] * direction[at] for at in direction), arb(0)), difference
                )
                for direction, difference in self.differences[tensor.name]
            )

    def _difference(self, tensor: Tensor) -> list[tuple[dict[tuple[int, ...], arb], arb]]:
        names = [equation.name for equation in self.page.forward]
        first = names.index(tensor.name) + 1 if tensor.name in names else 0
        random, found = Random(tensor.name), []
        with ctx.workprec(BITS):
            step = arb(2) ** -NUDGE
            for _ in range(2):
                direction = {
                    at: arb(fmpq(random.randint(-64, 64), 64)) for at in self.values[tensor.name]
                }
                ahead, behind = (
                    self._loss(self._moved(tensor, direction, sign * step), first)
                    for sign in (1, -1)
                )
                found.append((direction, (ahead - behind) / (2 * step)))
        return found

    def _moved(self, tensor: Tensor, direction: dict[tuple[int, ...], arb], by: arb) -> Values:
        entries = self.values[tensor.name]
        return {
            **self.values,
            tensor.name: {at: entries[at] + by * direction[at] for at in entries},
        }

    def _loss(self, values: Values, first: int) -> arb:
        values = run(self.page.forward[first:], values, SIZES)
        total = arb(0) if self.page.loss is None else values[self.page.loss.name][()]
        for output in self.page.outputs:
            upstream = values[f"d{output.name}"]
            total += sum((upstream[at] * values[output.name][at] for at in upstream), arb(0))
        return total


@cache
def _judge(name: str) -> Judge:
    return Judge(sublayer(name))


SEEDS = range(12)  # enough that a norm falls below, just above and far above the threshold


def _violated(page: Sublayer, theorem: Identity | Inequality) -> bool:
    """Whether a theorem fails on one of the instances where all of it is defined."""
    sides = (
        (theorem.left, theorem.right)
        if isinstance(theorem, Identity)
        else (theorem.lower, theorem.value, *theorem.given)
    )
    free = sorted({index for side in sides for index in free_indices(side)}, key=str)
    with ctx.workprec(BITS):
        for seed in SEEDS:
            try:
                values = run(page.forward, _instance(page, seed), SIZES)
                for at in product(*(range(SIZES[size_of(index).name]) for index in free)):
                    places = dict(zip(free, at, strict=True))
                    if _fails(theorem, sides, values, places):
                        return True
            except Undecided:  # the root of a negative number was compared with something
                continue
    return False


def _fails(
    theorem: Identity | Inequality,
    sides: tuple[Expr, ...],
    values: Values,
    places: Places,
) -> bool:
    low, high, *given = (evaluate(side, values, SIZES, places) for side in sides)
    if not all(number.is_finite() for number in (low, high, *given)):
        return False
    if not _different(low, high):
        return False
    return isinstance(theorem, Identity) or bool(low > high and all(g >= 0 for g in given))


def _complaint(wrong: bool, outcome: Outcome) -> str | None:
    """What is to be said against a prover that answers so; None when it is right."""
    match outcome:
        case Proved():
            return "proved, but the numbers differ" if wrong else None
        case Refuted():
            return None if wrong else f"refuted, but the numbers agree: {outcome.witness}"
        case _:
            return f"not decided: {outcome}"


def _complaints(page: Sublayer, mutants: tuple[Mutant, ...]) -> list[str]:
    found = []
    for mutant in mutants:
        for wrong, outcome in _verdicts(page, mutant):
            complaint = _complaint(wrong, outcome)
            if complaint is not None:
                found.append(f"{mutant.name}: {complaint}")
    return found


def _verdicts(page: Sublayer, mutant: Mutant) -> Iterator[tuple[bool, Outcome]]:
    """The judge's word and the prover's, on the claim or on each identity that may now fail.

    A changed forward equation of a page with claims defines another function: nothing to prove.
    """
    changed = apply(page, mutant)
    if not page.backward:
        for identity in changed.identities:
            wrong, outcome = (
                _violated(changed, identity),
                _outcome(prove_identity, changed, identity),
            )
            # A theorem that a wrong rule still satisfies may be out of the normal form's reach
            # (one step implying another); that each mutant breaks a theorem is tested below.
            if wrong or not isinstance(outcome, Unknown):
                yield wrong, outcome
        return
    tensor = changed.tensor(mutant.equation.name).gradient_of
    if tensor is None:
        return
    yield _judge(page.name).is_wrong(mutant.equation), _outcome(prove_claim, changed, tensor)


def _outcome(
    prove: Callable[[Sublayer, Theorem], Outcome], page: Sublayer, theorem: Theorem
) -> Outcome:
    """A prover that gives up with an error on one mutant must not hide the others."""
    try:
        return prove(page, theorem)
    except (NotationError, ArithmeticError) as error:
        return Unknown("the prover", f"raised {type(error).__name__}: {error}")


def _theorems(page: Sublayer) -> tuple[Identity | Inequality, ...]:
    return (*page.identities, *page.inequalities)


# The judge itself is judged


@by_name_with_backward
def test_the_judge_accepts_the_pages_own_equations(page: Sublayer) -> None:
    assert [e.name for e in page.backward if _judge(page.name).is_wrong(e)] == []


@by_name_rules
def test_the_judge_accepts_the_theorems_of_the_rules(page: Sublayer) -> None:
    assert [theorem.name for theorem in _theorems(page) if _violated(page, theorem)] == []


def test_the_judge_sees_an_error_in_one_small_term() -> None:
    page = sublayer("layer_norm")
    right = page.backward[-1]
    slightly = Equation(right.left, right.right + page.tensor("x_hat")[t, i] / 10**6)
    assert _judge(page.name).is_wrong(slightly)


@pytest.mark.parametrize(
    ("wrong", "outcome", "right"),
    [
        (True, Refuted("numbers", "here"), True),
        (True, Proved("normal forms"), False),
        (True, Unknown("numbers", "too near"), False),
        (True, Checked("numbers", "here"), False),
        (False, Proved("normal forms"), True),
        (False, Refuted("numbers", "here"), False),
        (False, Unknown("numbers", "too near"), False),
    ],
)
def test_only_the_right_answer_is_without_complaint(
    wrong: bool, outcome: Outcome, right: bool
) -> None:
    assert (_complaint(wrong, outcome) is None) is right


def test_a_prover_that_accepts_a_mutant_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "prove_claim", lambda *_: Proved("by decree"))
    page = sublayer("residual")
    claims = {equation.name for equation in page.backward}
    wrong = [m.name for m in MUTANTS[page.name] if m.equation.name in claims]
    expected = [f"{name}: proved, but the numbers differ" for name in wrong]
    assert wrong
    assert _complaints(page, MUTANTS[page.name]) == expected


# Hand-written mutants


def test_every_page_has_mutants_and_every_mutant_a_page() -> None:
    assert list(MUTANTS) == [page.name for page in CATALOGUE]


@by_name
def test_at_least_five_distinct_mutants_a_page(page: Sublayer) -> None:
    mutants = MUTANTS[page.name]
    original = {e.left: e.right for e in (*page.forward, *page.backward)}
    assert len(mutants) >= 5
    assert len({mutant.name for mutant in mutants}) == len(mutants)
    assert len({mutant.equation for mutant in mutants}) == len(mutants)
    for mutant in mutants:
        assert mutant.name.replace("_", "").isalnum()
        assert mutant.mistake
        assert original[mutant.equation.left] != mutant.equation.right


@by_name_with_backward
def test_every_mutant_is_really_wrong(page: Sublayer) -> None:
    """A wrong claim is not the gradient; a wrong forward equation gives other results."""
    judge, forward = _judge(page.name), {e.name for e in page.forward}
    harmless = [
        m.name
        for m in MUTANTS[page.name]
        if (
            _same_results(page, apply(page, m))
            if m.equation.name in forward
            else not judge.is_wrong(m.equation)
        )
    ]
    assert harmless == []


@by_name_rules
def test_every_mutant_of_a_rule_breaks_one_of_its_theorems(page: Sublayer) -> None:
    unseen = []
    for mutant in MUTANTS[page.name]:
        changed = apply(page, mutant)
        if not any(_violated(changed, theorem) for theorem in _theorems(changed)):
            unseen.append(mutant.name)
    assert unseen == []


@pytest.mark.slow
@by_name
def test_every_mutant_is_refuted(page: Sublayer) -> None:
    assert _complaints(page, MUTANTS[page.name]) == []


def test_a_mutant_of_another_page_is_an_error() -> None:
    with pytest.raises(NotationError, match="residual has no equation for dZ"):
        apply(sublayer("residual"), MUTANTS["softmax"][0])


def test_only_the_named_equation_is_replaced() -> None:
    page, mutant = sublayer("attention"), MUTANTS["attention"][0]
    changed = apply(page, mutant)
    assert changed.forward == page.forward
    assert [e for e in changed.backward if e not in page.backward] == [mutant.equation]
    assert [e.name for e in changed.backward] == [e.name for e in page.backward]


# Mechanical mutants


# Pages of many and long equations that are nearly those of another page: some of their mutants.
LIKE_ANOTHER = (
    *("attention_unscaled", "dot_product_attention_unscaled", "layer_norm_sample_variance"),
    "mlp_gelu_erf",
)
# Pages of so many mutants that every second one of them is enough.
LONG = ("attention", "mlp_gelu_tanh", "tied_logit_projection_bias")


@pytest.mark.slow
@by_name
def test_mechanical_mutants_are_judged_right(page: Sublayer) -> None:
    each = 4 if page.name in LIKE_ANOTHER else 2 if page.name in LONG else 1
    assert _complaints(page, tuple(mechanical_mutants(page))[::each]) == []


@by_name
def test_mechanical_mutants_are_distinct_and_named(page: Sublayer) -> None:
    mutants = tuple(mechanical_mutants(page))
    changed = {e.name for e in page.backward or page.forward}
    assert {mutant.equation.name for mutant in mutants} == changed
    assert len({mutant.name for mutant in mutants}) == len(mutants)
    assert len({mutant.equation for mutant in mutants}) == len(mutants)
    assert not {mutant.equation for mutant in mutants} & {*page.forward, *page.backward}
    assert mutants == tuple(mechanical_mutants(page))


@pytest.mark.slow
def test_mechanical_mutants_that_change_nothing_are_the_key_biases_alone() -> None:
    """The gradient of the key bias is 0, so no multiple of it is wrong; all others are."""
    harmless = [
        mutant.name
        for page in WITH_BACKWARD
        for mutant in mechanical_mutants(page)
        if not _judge(page.name).is_wrong(mutant.equation)
    ]
    whole = "Sum(dK[head, s, k], s)"
    of_a_page = [
        f"db_K: drop term {whole}",
        f"db_K: flip the sign of {whole}",
        f"db_K: double {whole}",
        f"db_K: halve {whole}",
    ]
    with_key_bias = [page for page in WITH_BACKWARD if "b_K" in {t.name for t in page.claims()}]
    assert [page.name for page in with_key_bias] == ["attention", "attention_unscaled"]
    assert harmless == of_a_page * len(with_key_bias)


# Mechanical mutants of the rules that give another result without breaking a theorem of the page:
# what those theorems leave open.
def _same_results(page: Sublayer, other: Sublayer) -> bool:
    with ctx.workprec(BITS):
        for seed in SEEDS:
            given = _instance(page, seed)
            ours, theirs = (run(p.forward, given, SIZES) for p in (page, other))
            for result in page.results():
                here, there = ours[result.name], theirs[result.name]
                if any(_different(here[at], there[at]) for at in here):
                    return False
    return True


@by_name_rules
def test_the_theorems_of_the_rules_notice_every_change_of_a_result(page: Sublayer) -> None:
    unnoticed = []
    for mutant in mechanical_mutants(page):
        changed = apply(page, mutant)
        broken = any(_violated(changed, theorem) for theorem in _theorems(changed))
        if not broken and not _same_results(page, changed):
            unnoticed.append(mutant.name)
    assert unnoticed == []


def _changes_of(page: Sublayer, name: str) -> list[str]:
    return [m.mistake for m in mechanical_mutants(page) if m.equation.name == name]


def test_every_kind_of_change_to_a_sum_of_terms() -> None:
    assert _changes_of(sublayer("residual"), "dX") == [
        "drop term dB[t, i]",
        "flip the sign of dB[t, i]",
        "double dB[t, i]",
        "halve dB[t, i]",
        "drop term dY[t, i]",
        "flip the sign of dY[t, i]",
        "double dY[t, i]",
        "halve dY[t, i]",
    ]


def test_every_kind_of_change_to_a_sum_over_an_index() -> None:
    total = "Sum(Q[head, t, k]*dscores[head, t, s], t)"
    assert _changes_of(sublayer("attention"), "dK") == [
        f"drop term {total}/sqrt(d_k)",
        f"flip the sign of {total}/sqrt(d_k)",
        f"double {total}/sqrt(d_k)",
        f"halve {total}/sqrt(d_k)",
        "drop factor 1/sqrt(d_k)",
        f"drop factor {total}",
        "exponent 1/2 instead of -1/2 in 1/sqrt(d_k)",
        "exponent -3/2 instead of -1/2 in 1/sqrt(d_k)",
        f"keep only t = s in {total}",
        f"leave out t = s in {total}",
        f"no sum, but t = s in {total}",
        "drop factor Q[head, t, k]",
        "drop factor dscores[head, t, s]",
        "s instead of t in Q[head, t, k]",
        "swap t and s in dscores",
        "s instead of t in dscores[head, t, s]",
        "t instead of s in dscores[head, t, s]",
    ]


def test_the_argument_of_a_function_is_changed_too() -> None:
    changes = _changes_of(sublayer("mlp_gelu_erf"), "dU")
    assert "halve -U[t, f]**2/2" in changes
    assert "exponent 3 instead of 2 in U[t, f]**2" in changes


def _with_gradient_of_branch(right: Expr) -> Sublayer:
    page = sublayer("residual")
    return page.with_backward(Equation(page.backward[0].left, right))


def test_the_right_sides_are_what_the_names_say() -> None:
    page = sublayer("residual")
    dY = page.upstream()[1]
    page = _with_gradient_of_branch(Sum(dY[s, j], s, j))
    rights = {m.mistake: m.equation.right for m in mechanical_mutants(page)}
    total = "Sum(dY[s, j], s, j)"
    assert rights[f"no sum, but s = t in {total}"] == Sum(dY[t, j], j)
    assert rights[f"no sum, but j = i in {total}"] == Sum(dY[s, i], s)
    assert rights["t instead of s in dY[s, j]"] == Sum(dY[t, j], s, j)
    assert rights[f"halve {total}"] == Sum(dY[s, j], s, j) / 2
    assert rights[f"drop term {total}"] == Integer(0)


def test_the_same_change_in_two_places_gets_two_names() -> None:
    dB, dY = sublayer("residual").upstream()
    page = _with_gradient_of_branch(dB[t, i] * (dY[t, i] + T) + dY[t, i] * (dY[t, i] + d_model))
    names = [m.name for m in mechanical_mutants(page)]
    assert "dF: double dY[t, i]" in names
    assert "dF: double dY[t, i] (2)" in names


def test_a_sum_that_binds_an_index_in_use_is_an_error() -> None:
    dY = sublayer("residual").upstream()[1]
    page = _with_gradient_of_branch(Sum(dY[t, i], t))
    with pytest.raises(NotationError, match="binds an index that is in use"):
        list(mechanical_mutants(page))
