"""Matrix forms have the numbers of the index form, and wrong ones are found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derivations.catalogue import CATALOGUE, sublayer
from derivations.latex.style import Convention
from derivations.matrix.build import NoMatrixForm, matrix_equation
from derivations.matrix.expression import (
    SCALAR,
    Add,
    Apply,
    AxisSum,
    Hadamard,
    MatMul,
    Matrix,
    MatrixEquation,
    Negate,
    Number,
    Over,
    Power,
    Quotient,
    Scale,
    ShapeError,
    StackSum,
    Transpose,
)
from derivations.notation import Equation
from derivations.outcome import Checked, Refuted, Unknown
from derivations.sublayer import Sublayer
from numeric.matrix_form import check_matrix_form, same_numbers

CONVENTIONS: tuple[Convention, ...] = ("rows", "columns")
EQUATIONS = [(page, equation) for page in CATALOGUE for equation in (*page.forward, *page.backward)]
SEEDS = 20  # a step that a wrong form lacks may be 0 in one of them
WITHOUT = {("sinusoidal_positions", "encoding")}
FORMS = [
    (page, equation) for page, equation in EQUATIONS if (page.name, equation.name) not in WITHOUT
]


@pytest.mark.parametrize("convention", CONVENTIONS)
@pytest.mark.parametrize("page", CATALOGUE, ids=lambda page: page.name)
def test_every_equation_of_every_page(page: Sublayer, convention: Convention) -> None:
    """All have a matrix form but one, which uses indices as numbers."""
    for equation in (*page.forward, *page.backward):
        if (page.name, equation.name) in WITHOUT:
            with pytest.raises(NoMatrixForm):
                check_matrix_form(equation, page.tensors(), convention)
        else:
            assert isinstance(check_matrix_form(equation, page.tensors(), convention), Checked)


@settings(max_examples=60, deadline=None)
@given(
    where=st.sampled_from(FORMS),
    convention=st.sampled_from(CONVENTIONS),
    seed=st.integers(0, 10**6),
)
def test_on_other_sizes_and_numbers(
    where: tuple[Sublayer, Equation], convention: Convention, seed: int
) -> None:
    page, equation = where
    assert isinstance(check_matrix_form(equation, page.tensors(), convention, seed), Checked)


# Every wrong form is found


@pytest.mark.parametrize("page", CATALOGUE, ids=lambda page: page.name)
def test_every_small_change_of_a_form_is_found(page: Sublayer) -> None:
    for equation in (*page.forward, *page.backward):
        if (page.name, equation.name) in WITHOUT:
            continue
        form = matrix_equation(equation, page.tensors())
        for changed in changes(form.right):
            assert is_found(form, changed, equation, page), changed


def is_found(form: MatrixEquation, changed: Matrix, equation: Equation, page: Sublayer) -> bool:
    try:
        wrong = MatrixEquation(form.left, changed)
    except ShapeError:
        return True
    outcomes = (same_numbers(wrong, equation, page.tensors(), seed) for seed in range(SEEDS))
    return any(not isinstance(outcome, Checked) for outcome in outcomes)


def changes(node: Matrix) -> Iterator[Matrix]:
    """The node with one thing in it dropped, exchanged or added, where a shape is left."""
    yield from changed_here(node)
    for name in ("body", "left", "right", "numerator", "denominator", "coefficient"):
        if hasattr(node, name):
            for inner in changes(getattr(node, name)):
                yield from made(node, **{name: inner})
    for name in ("factors", "terms"):
        for place, part in enumerate(getattr(node, name, ())):
            for inner in changes(part):
                found = list(getattr(node, name))
                found[place] = inner
                yield from made(node, **{name: tuple(found)})


def made(node: Matrix, **changed: object) -> Iterator[Matrix]:
    try:
        yield replace(node, **changed)  # type: ignore[arg-type]
    except ShapeError:
        return


def changed_here(node: Matrix) -> Iterator[Matrix]:
    match node:
        case Transpose(body) | Negate(body) | Scale(_, body) | Power(body) | Apply(_, body):
            yield body
        case StackSum(_, body):
            yield from made(node, body=Negate(body))
        case AxisSum(body, over):
            yield body
            others = (AxisSum(body, other) for other in Over if other is not over)
            yield from (other for other in others if other.shape != node.shape)
        case MatMul(left, right):
            for wrong in ((right, left), (left, Transpose(right)), (Transpose(left), right)):
                yield from made(node, left=wrong[0], right=wrong[1])
        case Quotient(numerator, denominator):
            yield from made(node, numerator=denominator, denominator=numerator)
        case Hadamard(factors):
            yield from (Hadamard(factors[:p] + factors[p + 1 :]) for p in range(len(factors)))
            if len(factors) == 2 and node.shape != SCALAR:
                yield from made(MatMul(factors[0], Transpose(factors[0])), right=factors[1])
        case Add(terms):
            yield from (Add(terms[:p] + terms[p + 1 :]) for p in range(len(terms)))
        case Number(value):
            yield Number(value + 1)


def test_there_is_much_to_find() -> None:
    found = 0
    for page, equation in FORMS:
        found += sum(1 for _ in changes(matrix_equation(equation, page.tensors()).right))
    assert found > 800


def test_a_refutation_says_where_and_by_how_much() -> None:
    page = sublayer("dot_product_attention_unscaled")
    (equation,) = (e for e in page.backward if e.name == "dQ")
    form = matrix_equation(equation, page.tensors())
    assert isinstance(form.right, MatMul)
    wrong = MatrixEquation(form.left, MatMul(Transpose(form.right.left), form.right.right))
    outcome = same_numbers(wrong, equation, page.tensors())
    assert isinstance(outcome, Refuted)
    assert outcome.witness.startswith("dQ[t, k] at (0, 0) is ")
    assert "T = " in outcome.witness


def test_what_is_undecided_is_no_pass() -> None:
    page = sublayer("softmax")
    (equation,) = (e for e in page.forward if e.name == "P")
    form = matrix_equation(equation, page.tensors())
    nothing = Add((form.right, Negate(form.right)))
    outcome = same_numbers(
        replace(form, right=Quotient(form.right, nothing)), equation, page.tensors()
    )
    assert isinstance(outcome, Unknown)
