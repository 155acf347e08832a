"""The checker by itself: what each rule allows, what it refuses, and what the file may be.

Steps are given to it directly, right and wrong ones; nothing here comes from the producer.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sympy import (
    Add,
    Heaviside,
    Idx,
    Integer,
    KroneckerDelta,
    Mul,
    Rational,
    Sum,
    Symbol,
    erf,
    exp,
    log,
    pi,
    sin,
    sqrt,
    tanh,
)

from derivations.certificate import checker
from derivations.certificate.checker import (
    DERIVATIVE,
    EXPONENTIAL,
    RULES,
    Claim,
    Rejected,
    Rules,
    Step,
    check,
    goal,
)
from derivations.notation import dimension, ids, index, tensor, zero_one

N, K = dimension("n"), dimension("k")
i, j, l = index("i", N), index("j", N), index("l", N)  # noqa: E741
a, b = index("a", K), index("b", K)
x, y, w, z = tensor("x", N), tensor("y", N), tensor("w", N, K), tensor("z")
m, ix, turned = zero_one("m", N), ids("ix", K, below=N), ids("turned", N, below=N)
rest_of = Idx("r", (1, N - 1))  # runs over a part of a range only
total, v = tensor("total"), tensor("v", N)
E, D = EXPONENTIAL, DERIVATIVE

EQUATIONS = (
    (y[i], x[i] * Sum(x[j] * w[j, a], j, a)),
    (total[()], Sum(x[j], j)),
    (v[i], Sum(x[i] * x[j], j)),
)
CLAIM = Claim(EQUATIONS, frozenset({"m"}), {"ix": N, "turned": N}, Integer(0), variable=x[i])


def allowed(rule: str, before: Any, after: Any, at_the_top: bool = False) -> bool:
    try:
        return Rules(CLAIM).allow(Step(rule, (), before, after), at_the_top)
    except Rejected:
        return False


def swapped(rule: str) -> str:
    return next(other for other in RULES if other != rule)


step = Heaviside(x[i], 0)
RIGHT: list[tuple[str, Any, Any]] = [
    ("definition", y[l], x[l] * Sum(x[i] * w[i, b], i, b)),
    ("definition", y[ix[a]], x[ix[a]] * Sum(x[j] * w[j, b], j, b)),
    ("definition", total[()], Sum(x[l], l)),
    ("definition", v[j], Sum(x[i] * x[j], i)),
    ("rename", Sum(x[i] * w[i, a], i), Sum(x[j] * w[j, a], j)),
    ("rename", Sum(w[i, a] * x[j], i, j), Sum(w[j, a] * x[i], j, i)),
    ("rename", Sum(x[i], i) ** 2, Sum(x[i], i) * Sum(x[j], j)),
    ("regroup", Sum(x[i] * w[j, a], i, j), Sum(x[i], i) * Sum(w[j, a], j)),
    ("regroup", z[()] * Sum(x[i], i), Sum(z[()] * x[i], i)),
    ("regroup", Sum(w[i, a], i, a), Sum(w[i, a], a, i)),
    ("derivative", D(z[()] * w[j, a], x[i]), Integer(0)),
    ("derivative", D(x[j], x[i]), KroneckerDelta(i, j)),
    ("derivative", D(x[j] + y[j], x[i]), D(x[j], x[i]) + D(y[j], x[i])),
    ("derivative", D(x[j] * y[j], x[i]), x[j] * D(y[j], x[i]) + y[j] * D(x[j], x[i])),
    ("derivative", D(x[j] ** -2, x[i]), -2 * x[j] ** -3 * D(x[j], x[i])),
    ("derivative", D(sqrt(x[j]), x[i]), D(x[j], x[i]) / sqrt(x[j]) / 2),
    ("derivative", D(Sum(x[j], j), x[i]), Sum(D(x[j], x[i]), j)),
    ("derivative", D(E(x[j]), x[i]), E(x[j]) * D(x[j], x[i])),
    ("derivative", D(log(x[j]), x[i]), D(x[j], x[i]) / x[j]),
    ("derivative", D(tanh(x[j]), x[i]), (1 - tanh(x[j]) ** 2) * D(x[j], x[i])),
    ("derivative", D(erf(x[j]), x[i]), 2 / sqrt(pi) * E(-(x[j] ** 2)) * D(x[j], x[i])),
    ("derivative", D(sin(x[j]), x[i]), checker.cos(x[j]) * D(x[j], x[i])),
    ("derivative", D(checker.cos(x[j]), x[i]), -sin(x[j]) * D(x[j], x[i])),
    ("derivative", D(Heaviside(x[j], 0), x[i]), Integer(0)),
    ("linearity", Sum(x[i] + w[i, a], i), Sum(x[i], i) + Sum(w[i, a], i)),
    ("factor", Sum(z[()] * x[i], i), z[()] * Sum(x[i], i)),
    ("factor", Sum(z[()], i, a), N * K * z[()]),
    ("factor", Sum(x[i], i, a), K * Sum(x[i], i)),
    ("contract", Sum(KroneckerDelta(i, j) * x[j], j), x[i]),
    ("contract", Sum(KroneckerDelta(i, ix[a]) * x[i], i), x[ix[a]]),
    ("contract", Sum(KroneckerDelta(i, j) * w[j, a], j, a), Sum(w[i, a], a)),
    ("equal indices", KroneckerDelta(i, j) * x[j], KroneckerDelta(i, j) * x[i]),
    ("equal indices", KroneckerDelta(i, ix[a]) * x[ix[a]], KroneckerDelta(i, ix[a]) * x[i]),
    ("own square", m[i] ** 2, m[i]),
    ("own square", step**3, step),
    ("distribute", x[i] * (x[j] + z[()]), x[i] * x[j] + x[i] * z[()]),
    ("distribute", (x[i] + x[j]) ** 2, x[i] * (x[i] + x[j]) + x[j] * (x[i] + x[j])),
    ("exponential", E(x[i] + 2 * x[j]), E(x[i]) * E(x[j]) ** 2),
    ("exponential", E(-x[i] / 2), E(x[i]) ** Rational(-1, 2)),
    ("exponential", E(Integer(0)), Integer(1)),
]


def names(cases: list[tuple[str, Any, Any]]) -> list[str]:
    return [f"{rule}: {before}" for rule, before, _ in cases]


@pytest.mark.parametrize(("rule", "before", "after"), RIGHT, ids=names(RIGHT))
def test_a_right_step_is_allowed_and_wrong_ones_are_not(rule: str, before: Any, after: Any) -> None:
    assert allowed(rule, before, after)
    assert not allowed(rule, before, after + 1)
    assert not allowed(rule, before, 2 * after if after != 0 else x[i])
    assert not allowed(rule, before, -after if after != 0 else z[()])
    assert not allowed(rule, before + x[i], after), "another thing before"
    assert not allowed("", before, after)
    assert not allowed(swapped(rule), before, after)
    assert not allowed("clear denominators", before, after, at_the_top=True)


def test_every_rule_is_tried() -> None:
    assert {rule for rule, *_ in RIGHT} == {*RULES, "rename", "regroup"}


other = index("i", K)  # the name of another index, over another dimension
WRONG: dict[str, tuple[str, Any, Any]] = {
    # Variable capture, the soundness hole
    "an index moves under a sum": ("rename", Sum(w[i, a] * x[j], i), Sum(w[j, a] * x[j], j)),
    "two sums become one": ("rename", Sum(x[i] * Sum(x[j], j), i), Sum(x[i] * x[i], i)),
    "a definition captures": ("definition", v[j], Sum(x[j] ** 2, j)),
    "contracting captures": (
        "contract",
        Sum(KroneckerDelta(i, j) * tanh(Sum(w[i, a] * w[j, a], i, a)), j),
        tanh(Sum(w[i, a] ** 2, i, a)),
    ),
    "equal indices capture": (
        "equal indices",
        KroneckerDelta(i, j) * tanh(Sum(x[i] * x[j], i)),
        KroneckerDelta(i, j) * tanh(Sum(x[i] ** 2, i)),
    ),
    "a factor is drawn into a sum": ("regroup", x[i] * Sum(w[i, a], i), Sum(x[i] * w[i, a], i)),
    "sums over one name are joined": (
        "regroup",
        Sum(x[i], i) * Sum(w[i, a], i),
        Sum(x[i] * w[i, a], i),
    ),
    "one name counts twice": ("regroup", Sum(z[()], i) * Sum(x[i], i), Sum(z[()] * x[i], i)),
    "an inner sum is mistaken for the outer one": (
        "rename",
        Sum(x[i] * tanh(Sum(x[i], i)), i),
        Sum(x[i] * tanh(Sum(x[i], j)), i),
    ),
    "an index is its own value": (
        "contract",
        Sum(KroneckerDelta(i, turned[i]) * x[i], i),
        x[turned[i]],
    ),
    "an index bound twice": ("contract", Sum(KroneckerDelta(i, j) * x[i], i, i), x[j]),
    "a dependent factor is drawn out": ("factor", Sum(x[i] * w[i, a], i), x[i] * Sum(w[i, a], i)),
    "what one differentiates by is bound": (
        "derivative",
        D(Sum(x[i], i), x[i]),
        Sum(D(x[i], x[i]), i),
    ),
    # Ranges
    "a value outside the range is unfolded": ("definition", y[a], x[a] * Sum(x[j] * w[j, b], j, b)),
    "an index is renamed into another range": ("rename", Sum(z[()], i), Sum(z[()], a)),
    "and into one with its name": ("rename", Sum(x[i], i), Sum(x[other], other)),
    "contracted outside the range": ("contract", Sum(KroneckerDelta(a, j) * x[j], j), x[a]),
    "ids of another range": ("contract", Sum(KroneckerDelta(b, ix[a]) * w[i, b], b), w[i, ix[a]]),
    "a number of another range counts": ("factor", Sum(z[()], i), K * z[()]),
    "a sum over part of a range": ("factor", Sum(z[()], (i, 0, 0)), N * z[()]),
    "an index that runs over a part": ("factor", Sum(z[()], rest_of), N * z[()]),
    # Derivatives
    "a defined tensor is held constant": ("derivative", D(y[j], x[i]), Integer(0)),
    "and inside a function": ("derivative", D(tanh(y[j]), x[i]), Integer(0)),
    "its own tensor is held constant": ("derivative", D(x[j], x[i]), Integer(0)),
    "the inner derivative is forgotten": ("derivative", D(E(2 * x[j]), x[i]), E(2 * x[j])),
    "one factor only": ("derivative", D(x[j] * y[j], x[i]), y[j] * D(x[j], x[i])),
    "the exponent stays": ("derivative", D(x[j] ** 3, x[i]), 3 * x[j] ** 3 * D(x[j], x[i])),
    # The rest
    "not a square of 0 or 1": ("own square", x[i] ** 2, x[i]),
    "a negative power of 0 or 1": ("own square", 1 / m[i], m[i]),
    "a step that is ½ at 0": ("own square", Heaviside(x[i]) ** 2, Heaviside(x[i])),
    "a delta is lost": ("equal indices", KroneckerDelta(i, j) * x[j], x[i]),
    "only one term is multiplied": ("distribute", z[()] * (x[i] + x[j]), z[()] * x[i] + x[j]),
    "a root is taken apart": ("distribute", sqrt(x[i] + x[j]), sqrt(x[i]) + sqrt(x[j])),
    "a product in an exponent": ("exponential", E(x[i] * x[j]), E(x[i]) * E(x[j])),
    "the product of two sums": (
        "linearity",
        Sum(x[i] * w[i, a], i),
        Sum(x[i], i) * Sum(w[i, a], i),
    ),
    "an index from nowhere": ("rename", Sum(x[i], i), Sum(x[Idx("#0", N)], Idx("#0", N))),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_step_is_not_allowed(name: str) -> None:
    assert not allowed(*WRONG[name], at_the_top=True)


def test_every_rule_refuses_something() -> None:
    assert {rule for rule, *_ in WRONG.values()} == {*RULES, "rename", "regroup"}


# Clearing denominators

fraction = 1 / (1 + x[i]) - z[()]


@pytest.mark.parametrize(
    ("multiplier", "at_the_top", "valid"),
    [
        (1 + x[i], True, True),
        ((1 + x[i]) ** 2, True, True),
        (1 + x[i], False, False),
        (Integer(0), True, False),
        (Integer(2), True, False),
        (z[()], True, False),
        (1 + x[j], True, False),
        (1 / (1 + x[i]), True, False),
        ((1 + x[i]) * z[()], True, False),
    ],
)
def test_only_denominators_are_cleared_and_only_of_the_whole(
    multiplier: Any, at_the_top: bool, valid: bool
) -> None:
    assert allowed("clear denominators", fraction, fraction * multiplier, at_the_top) is valid


def test_clearing_is_refused_inside() -> None:
    claim = Claim((), frozenset(), {}, z[()] * fraction)
    whole = goal(claim)
    assert isinstance(whole, Mul)
    assert isinstance(fraction, Add)
    place = whole.args.index(fraction)
    cleared = fraction * (1 + x[i])
    with pytest.raises(Rejected, match="not clear denominators"):
        check(claim, [Step("clear denominators", (place,), fraction, cleared)])
    focused = [Step("focus", (place,), fraction, fraction)]
    with pytest.raises(Rejected, match="not clear denominators"):
        check(claim, [*focused, Step("clear denominators", (), fraction, cleared)])


# Replaying

IDENTITY = Claim((), frozenset({"m"}), {}, tanh(m[i] ** 2), tanh(m[i]))
SQUARE = tanh(m[i] ** 2)


def replay(steps: list[Step], claim: Claim = IDENTITY) -> tuple[str, ...]:
    return check(claim, steps)


def place_of(part: Any, whole: Any) -> tuple[int, ...]:
    if part == whole:
        return ()
    for k, inner in enumerate(checker.parts_of(whole)):
        try:
            return (k, *place_of(part, inner))
        except LookupError:
            continue
    raise LookupError


PLACE = place_of(m[i] ** 2, goal(IDENTITY))
GOOD = Step("own square", PLACE, m[i] ** 2, m[i])
OUTER = PLACE[:-1]
NARROWED = [
    Step("focus", OUTER, SQUARE, SQUARE),
    Step("own square", (0,), m[i] ** 2, m[i]),
    Step("return", (), tanh(m[i]), tanh(m[i])),
]


def test_the_same_step_at_once_and_narrowed() -> None:
    assert replay([GOOD]) == replay(NARROWED) == ()


@pytest.mark.parametrize(
    "steps",
    [
        [],
        [GOOD, GOOD],
        [Step("own square", (), m[i] ** 2, m[i])],
        [Step("own square", (*PLACE, 0), m[i] ** 2, m[i])],
        [Step("own square", (*PLACE[:-1], 7), m[i] ** 2, m[i])],
        [Step("own square", (*PLACE[:-1], -1), m[i] ** 2, m[i])],
        [Step("own square", PLACE, m[j] ** 2, m[j])],
        NARROWED[:-1],
        NARROWED[1:],
        [NARROWED[0], NARROWED[2]],
        [NARROWED[1], NARROWED[0], NARROWED[2]],
        [Step("focus", OUTER, SQUARE, tanh(m[i])), *NARROWED[1:]],
        [*NARROWED[:2], Step("return", (), tanh(m[i]), SQUARE)],
        [*NARROWED[:2], Step("return", (0,), m[i], m[i])],
        [Step("focus", (), goal(IDENTITY), goal(IDENTITY))],
        [Step("return", (), goal(IDENTITY), goal(IDENTITY))],
        [Step("zero", (), goal(IDENTITY), Integer(0))],
    ],
)
def test_a_broken_replay_is_rejected(steps: list[Step]) -> None:
    with pytest.raises(Rejected):
        replay(steps)


def test_a_zero_inside_is_not_the_end() -> None:
    claim = Claim((), frozenset(), {}, x[i] + D(z[()], x[i]))
    inner = D(z[()], x[i])
    place = place_of(inner, goal(claim))
    parts = [Step("focus", place, inner, inner), Step("derivative", (), inner, Integer(0))]
    with pytest.raises(Rejected, match="what is left is not 0"):
        check(claim, parts)


def test_what_one_differentiates_by_and_an_exponent_are_no_places() -> None:
    for node, part in ((D(x[i], total[()]), total[()]), (x[i] ** 3, Integer(3))):
        claim = Claim(((total[()], z[()]),), frozenset(), {}, node)
        place = place_of(part, goal(claim))
        with pytest.raises(Rejected, match="there is no place"):
            check(claim, [Step("definition", place, part, z[()])])


def test_an_exponent_has_to_be_a_number() -> None:
    with pytest.raises(Rejected, match="is no number"):
        check(Claim((), frozenset(), {}, x[i] ** z[()]), [])


# The goal


def test_the_goal_is_built_from_the_claim() -> None:
    claim = Claim((), frozenset(), {}, z[()], variable=x[i], results=((y[i], w[i, a]),))
    out = Idx("out0_0", N)
    assert goal(claim) == Sum(w[out, a] * D(y[out], x[i]), out) - z[()]
    assert goal(Claim((), frozenset(), {}, exp(x[i]), exp(z[()]))) == E(z[()]) - E(x[i])


@pytest.mark.parametrize(
    "claim",
    [
        Claim(((y[i], x[i]), (y[j], x[j])), frozenset(), {}, Integer(0)),
        Claim(((y[i], x[j]),), frozenset(), {}, Integer(0)),
        Claim(((w[i, other], x[i]), (w[a, a], x[i])), frozenset(), {}, Integer(0)),
        Claim(((w[i, ix[a]], x[i]),), frozenset(), {}, Integer(0)),
        Claim(((x[i] + 1, x[i]),), frozenset(), {}, Integer(0)),
        Claim(((y[i], x[i]),), frozenset({"y"}), {}, Integer(0)),
        Claim(((y[i], x[i]),), frozenset(), {"y": N}, Integer(0)),
        Claim(((Symbol("p", positive=True), z[()]),), frozenset(), {}, Integer(0)),
        Claim((), frozenset(), {}, x[Idx("#0", N)]),
        Claim(((y[i], Sum(x[Idx("#0", N)], Idx("#0", N))),), frozenset(), {}, Integer(0)),
    ],
)
def test_a_claim_that_assumes_too_much_is_rejected(claim: Claim) -> None:
    with pytest.raises(Rejected):
        check(claim, [])


def test_an_equation_for_a_part_of_a_range_is_not_used_beyond_it() -> None:
    part = Claim(((y[rest_of], x[rest_of]),), frozenset(), {}, Integer(0))
    with pytest.raises(Rejected):
        Rules(part).allow(Step("definition", (), y[i], x[i]), at_the_top=True)


def test_the_names_of_the_results_indices_are_reserved() -> None:
    claim = Claim((), frozenset(), {}, z[()], variable=x[Idx("out0_0", N)])
    assert goal(claim) == -z[()]
    with pytest.raises(Rejected, match="reserved name"):
        goal(replace(claim, results=((y[i], z[()]),)))


def test_the_equation_of_what_one_differentiates_by_is_not_used() -> None:
    opaque = Claim(EQUATIONS, frozenset(), {}, y[i], variable=y[i])
    assert list(Rules(opaque)("definition", y[i])) == []
    assert len(list(Rules(CLAIM)("definition", y[i]))) == 1


# Side conditions


@pytest.mark.parametrize(
    ("node", "conditions"),
    [
        (1 / x[i], {"x[i0] ≠ 0"}),
        (sqrt(x[j]), {"x[i0] ≥ 0"}),
        (1 / sqrt(x[j]), {"x[i0] > 0"}),
        (log(Sum(x[j], j)), {"Sum(x[#0], (#0, 0, n - 1)) > 0"}),
        (x[i] ** 2 * E(x[i]) ** -1 / N, set()),
    ],
)
def test_what_an_expression_assumes(node: Any, conditions: set[str]) -> None:
    rules = Rules(CLAIM)
    rules.note(node)
    assert rules.conditions == conditions


# The file


SOURCE = Path(checker.__file__).read_text(encoding="utf-8")
ALLOWED = ("sympy", *sys.stdlib_module_names)


def imported(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def leans_on_the_calculus(source: str) -> bool:
    first = ("derivations.calculus", "derivations.proof", "derivations.evaluate")
    return any(name.startswith(first) for name in imported(source))


def test_the_whole_folder_does_without_the_calculus() -> None:
    files = sorted(Path(checker.__file__).parent.glob("*.py"))
    assert len(files) > 5
    assert not any(leans_on_the_calculus(path.read_text(encoding="utf-8")) for path in files)
    assert leans_on_the_calculus("from derivations.calculus.nodes import rename")


def stands_alone(source: str) -> bool:
    return all(name.partition(".")[0] in ALLOWED for name in imported(source))


def test_the_checker_is_short_and_imports_nothing_of_ours() -> None:
    assert len(SOURCE.splitlines()) < 400
    assert stands_alone(SOURCE)
    assert not stands_alone(SOURCE + "\nfrom derivations.notation import d")
    assert not stands_alone(SOURCE + "\nfrom . import naming")


CLEVER = {"simplify", "expand", "doit", "diff", "replace", "subs", "xreplace", "factor", "cancel"}


def clever(source: str) -> set[str]:
    called = (node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    names_ = (getattr(f, "attr", getattr(f, "id", "")) for f in called)
    return CLEVER & set(names_)


def test_the_checker_calls_nothing_clever() -> None:
    assert clever(SOURCE) == set()
    assert clever("from sympy import simplify\nsimplify(x)\nx.subs(a, b)") == {"simplify", "subs"}
