"""What is allowed: rounding and truncated constants always, a known mistake never."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derivations.catalogue import CATALOGUE, sublayer
from derivations.mutants.catalogue import MUTANTS
from derivations.notation import Equation
from derivations.sublayer import Sublayer
from numeric.arithmetic import FloatArithmetic
from numeric.lowering import lower
from numeric.program import Array
from tests.pages import each
from verify.code.inputs import Wishes, make_inputs
from verify.code.reference import OPEN, Reference, allowed, equations
from verify.code.slips import rerun
from verify.code.slips.affected import affected
from verify.code.slips.formulas import _equation
from verify.code.slips.rerun import Rerun
from verify.code.subject import Subject, subject
from verify.code.trial import Comparison

PAGES = tuple(page for page in CATALOGUE if page.backward)
TRIALS = (0, 1, 2)

# These change an equation, and not its values: 1/(1 + exp(x)) and tanh(-x) have the same slopes.
SAME_GRADIENTS = {("sigmoid", "exponent_sign"), ("tanh", "sign_of_tanh")}

# What a function shows only if it can be given something: and it cannot be right at one and wrong
# at the other, as long as nobody gives it that.
UNSEEN: Mapping[str, tuple[Wishes, set[tuple[str, str]]]] = {
    "every position has a target": (
        Wishes(ignored=False),
        {
            ("softmax_cross_entropy", "mean_over_all_positions"),
            ("softmax_cross_entropy", "position_without_target_included"),
            ("softmax_cross_entropy", "mask_on_the_one_hot_only"),
            ("cross_entropy", "gradient_mean_over_all_positions"),
            ("cross_entropy", "gradient_of_a_position_without_target"),
        },
    ),
    "one sequence": (Wishes(batched=False), set()),
    "the causal mask": (Wishes(any_mask=False), set()),
    "an epsilon of 1e-5": (Wishes(epsilon=1e-5), set()),
    "values as wide as keys": (
        Wishes(sizes={"d_v": 0}),
        {("dot_product_attention", "scores_scaled_by_the_values")},
    ),
}


@cache
def references(name: str, dtype: str, wished: str = "") -> tuple[Subject, tuple[Reference, ...]]:
    wanted = subject(name)
    wishes = UNSEEN[wished][0] if wished else Wishes()
    inputs = [make_inputs(wanted, trial, 0, wishes) for trial in TRIALS]
    return wanted, tuple(Reference(wanted, found, dtype) for found in inputs)


def written_by_hand(reference: Reference, dtype: str) -> Mapping[str, Array]:
    """What a program of the page gives in some floating point: forward and backward."""
    subject_ = reference.subject
    program = lower(equations(subject_), subject_.tensors, subject_.shifts)
    return program.run(reference.inputs.values, reference.inputs.sizes, FloatArithmetic(dtype))


def with_mistake(reference: Reference, changed: Equation, dtype: str) -> Mapping[str, Array]:
    """The same with a mistake; what does not depend on it stays as it is."""
    again = Rerun(reference.subject, reference.inputs, reference.values)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rerun, "FloatArithmetic", lambda _: FloatArithmetic(dtype))
        return again.values({changed.name: changed})


def comparisons(reference: Reference, found: Mapping[str, Array]) -> list[Comparison]:
    return [
        Comparison(
            name := f"d{tensor.name}",
            np.asarray(found[name], dtype=np.float64),
            right := reference.values[name],
            allowed(right, reference.rounding[name], reference.unit),
        )
        for tensor in reference.subject.differentiable
    ]


def largest_ratio(reference: Reference, found: Mapping[str, Array]) -> float:
    """How far a program is off, in units of what is allowed."""
    with np.errstate(all="ignore"):
        return max(comparison.ratio for comparison in comparisons(reference, found))


def is_seen(references_: tuple[Reference, ...], equation: Equation, dtype: str) -> bool:
    """Whether a mistake is called wrong in some trial."""
    with np.errstate(all="ignore"):
        return any(
            largest_ratio(reference, with_mistake(reference, equation, dtype)) > OPEN
            for reference in references_
        )


def unseen_mutants(page: Sublayer, dtype: str, wished: str = "") -> set[tuple[str, str]]:
    """Mutants that change a gradient's equation, or one before it, and no gradient by enough."""
    wanted, found = references(page.name, dtype, wished)
    gradients = {f"d{tensor.name}" for tensor in wanted.differentiable}
    unseen = set()
    for mutant in MUTANTS[page.name]:
        equation = _equation(wanted, wanted.network.steps[0], mutant)
        reaches = affected(wanted)[equation.name] & gradients
        if reaches and not is_seen(found, equation, dtype):
            unseen.add((page.name, mutant.name))
    return unseen


def of_page(pairs: set[tuple[str, str]], page: Sublayer) -> set[tuple[str, str]]:
    return {pair for pair in pairs if pair[0] == page.name}


# A right program passes, a wrong one does not


@each(PAGES)
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_a_right_program_is_within_what_is_allowed(page: Sublayer, dtype: str) -> None:
    _, found = references(page.name, dtype)
    for reference in found:
        assert largest_ratio(reference, written_by_hand(reference, dtype)) <= 1


@each(PAGES)
def test_every_mutant_that_reaches_a_gradient_is_called_wrong(page: Sublayer) -> None:
    assert unseen_mutants(page, "float32") == of_page(SAME_GRADIENTS, page)


CONCERNED = {
    "every position has a target": ("softmax_cross_entropy", "cross_entropy"),
    "one sequence": ("dot_product_attention",),
    "the causal mask": ("dot_product_attention",),
    "an epsilon of 1e-5": ("layer_norm", "rms_norm"),
    "values as wide as keys": ("dot_product_attention",),
}


@pytest.mark.parametrize(
    ("wished", "name"), [(wished, name) for wished, names in CONCERNED.items() for name in names]
)
def test_what_a_function_cannot_be_given_hides_only_what_it_does_not_show(
    wished: str, name: str
) -> None:
    page = sublayer(name)
    assert unseen_mutants(page, "float64", wished) == of_page(UNSEEN[wished][1], page)


@pytest.mark.parametrize("epsilon", [1e-6, 1e-8])
@pytest.mark.parametrize("name", ["layer_norm", "rms_norm"])
def test_a_small_epsilon_shows(name: str, epsilon: float) -> None:
    """Only where a row is quiet enough for it."""
    wanted = subject(name)
    found = tuple(
        Reference(wanted, make_inputs(wanted, trial, 0, Wishes(epsilon=epsilon)))
        for trial in TRIALS
    )
    (forgotten,) = (m for m in MUTANTS[name] if m.name == "epsilon_forgotten")
    equation = _equation(wanted, wanted.network.steps[0], forgotten)
    assert is_seen(found, equation, "float64")
    assert all(largest_ratio(r, written_by_hand(r, "float64")) <= 1 for r in found)


@each(PAGES)
def test_a_thousandth_is_never_allowed_and_a_truncated_constant_always(page: Sublayer) -> None:
    _, found = references(page.name, "float64")
    for reference in found:
        for tensor in reference.subject.differentiable:
            right = reference.values[f"d{tensor.name}"]
            limit = allowed(right, reference.rounding[f"d{tensor.name}"], reference.unit)
            off = np.abs(right)
            rows = np.max(off, axis=-1, keepdims=True) if right.ndim else off
            large = (off == rows) & (off > limit)  # what is no 0 up to rounding
            assert np.all((1e-3 * off)[large] > OPEN * limit[large])
            assert np.all(1e-7 * off <= limit)


# What is allowed, by itself


def test_in_a_row_of_zeros_nothing_but_rounding_is_allowed() -> None:
    right = np.array([[1.0, 2.0], [0.0, 0.0]])
    limit = allowed(right, np.zeros((2, 2)), np.finfo(np.float64).eps)
    assert limit[0].min() > 1e-6
    assert 0 < limit[1].max() < 1e-13


def test_measured_rounding_is_allowed_in_its_own_row_only() -> None:
    right, rounding = np.ones((2, 3)), np.array([[0.0, 1e-3, 0.0], [0.0, 0.0, 0.0]])
    limit = allowed(right, rounding, 1e-16)
    assert np.all(limit[0] > 1e-3)
    assert np.all(limit[1] < 1e-3)


@given(
    st.floats(1e-20, 1e20),
    st.integers(0, 2**16),
)
@settings(max_examples=50, deadline=None)
def test_what_is_allowed_does_not_depend_on_the_unit_of_measurement(
    scale: float, seed: int
) -> None:
    random = np.random.default_rng(seed)
    right, rounding = random.standard_normal((3, 4)), 1e-9 * random.random((3, 4))
    one = allowed(right, rounding, 1e-16)
    assert np.allclose(allowed(scale * right, scale * rounding, 1e-16), scale * one, rtol=1e-9)


def test_what_is_allowed_of_nothing_and_of_a_number() -> None:
    assert allowed(np.zeros((0, 3)), np.zeros((0, 3)), 1e-16).shape == (0, 3)
    number = np.asarray(2.0)
    assert 0 < float(allowed(number, np.asarray(0.0), 1e-16)) < 1e-3


def test_values_are_those_of_balls_and_of_floats_alike() -> None:
    """Small trials are computed in balls, large ones in floats: both are right."""
    wanted = subject("layer_norm")
    reference = Reference(wanted, make_inputs(wanted, 0, 0, Wishes()))
    floats = written_by_hand(reference, "float64")
    for name, value in floats.items():
        assert np.allclose(value, reference.values[name], rtol=1e-10, atol=1e-13), name


def test_an_equation_in_another_s_place_changes_what_comes_after_it() -> None:
    _, (reference, *_) = references("layer_norm", "float64")
    (mutant,) = (m for m in MUTANTS["layer_norm"] if m.name == "rstd_missing")
    changed = reference.with_equations([mutant.equation])
    assert not np.allclose(changed["dX"], reference.values["dX"])
    assert np.allclose(changed["dgamma"], reference.values["dgamma"])
