"""The index form as it is printed, read back by an oracle: it says what the expressions say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from flint import ctx
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sympy import Expr, Idx, Mod, Rational, Sum, exp, pi, sqrt

from derivations.catalogue import CATALOGUE, sublayer
from derivations.evaluate import Undecided, Values, evaluate, run
from derivations.instances import SIZES as PAGE_SIZES
from derivations.instances import random_values
from derivations.latex import index_form
from derivations.latex.index_form import IndexForm, content
from derivations.latex.style import Gradient, Style
from derivations.latex.symbols import Symbols
from derivations.mutants.catalogue import MUTANTS
from derivations.notation import (
    Kind,
    NotationError,
    Tensor,
    UnknownNode,
    d,
    dimension,
    free_indices,
    size_of,
    tensor,
)
from derivations.steps.check import with_all_gradients
from derivations.steps.derive import derive
from derivations.sublayer import Sublayer
from tests.derivations.places import places_of
from tests.derivations.random_expressions import EXPRESSIONS, TENSORS, E, N, W, a, b, eps, s, t, y
from tests.oracles.read_index_latex import Meaning, Unreadable, read_index_latex

GRADIENTS: tuple[Gradient, ...] = ("partial", "d", "nabla")
STYLES = [Style(g, c) for g in GRADIENTS for c in ("rows", "columns")]
QUICK = (
    *("softmax", "softmax_cross_entropy", "layer_norm", "dot_product_attention", "gelu_tanh"),
    *("embedding", "learned_positions", "linear", "adam_step", "clip_by_global_norm"),
)
PLACES = 4  # of the free indices, drawn at random
BITS = 128
SIZES = {**PAGE_SIZES, "N": 3}  # N is a size of random expressions


def printed(page: Sublayer) -> Iterator[Expr]:
    """Every expression that a text about the page prints in index form."""
    derivation = derive(page)
    mutants = (mutant.equation for mutant in MUTANTS.get(page.name, ()))
    for equation in (*page.forward, *page.backward, *page.adjoints, *mutants):
        yield from (equation.left, equation.right)
    for identity in page.identities:
        yield from (identity.left, identity.right)
    for inequality in page.inequalities:
        yield from (inequality.lower, inequality.value, *inequality.given)
    for gradient in derivation.gradients:
        yield from (gradient.entry, gradient.left)
        lines = [*gradient.lines, *(line for use in gradient.uses for line in use.lines)]
        yield from (use.entry for use in gradient.uses)
        yield from (use.upstream for use in gradient.uses if use.upstream and use.slope != 0)
        for line in lines:
            yield line.right
            yield from (part for part in line.reason.parts if not isinstance(part, Tensor))


@cache
def values_of(page: Sublayer, seed: int) -> Values:
    """Numbers for every tensor of the page, gradients that only the derivation states included."""
    full = with_all_gradients(derive(page))
    shifts = (shift.value for shift in page.shifts)
    given = (*page.differentiable(), *page.data, *shifts, *page.upstream())
    return run((*full.forward, *full.backward), random_values(given, SIZES, seed), SIZES)


def meaning_of(page: Sublayer, style: Style, values: Values, here: set[Idx]) -> Meaning:
    """What a reader of the print knows: the arrays in the order in which their axes are printed."""
    symbols = Symbols(style)
    tensors, gradients, raised = {}, {}, {}
    for found in page.tensors():
        if found.name not in values:
            continue
        of = found.gradient_of or found
        above = [axis for axis, size in enumerate(found.dimensions) if size.name == "h"]
        below = [axis for axis, size in enumerate(found.dimensions) if size.name != "h"]
        below = below if style.convention == "rows" else below[::-1]
        names = tensors if found.gradient_of is None else gradients
        name = symbols.name(of.name)
        assert name not in names, f"two tensors are called {name}"
        names[name] = array(found, values).transpose(*above, *below)
        raised[name] = len(above)
    sizes = {symbols.dimension(dimension(name)): size for name, size in SIZES.items()}
    lengths: dict[str, int] = {}
    for idx in here:
        length = SIZES[size_of(idx).name]
        assert lengths.setdefault(symbols.index(idx), length) == length
    return Meaning(tensors, gradients, sizes, lengths, raised)


def array(of: Tensor, values: Values) -> np.ndarray:
    shape = [SIZES[size.name] for size in of.dimensions]
    numbers = np.empty(shape, dtype=int if of.kind is Kind.INDEX else float)
    for at, value in values[of.name].items():
        numbers[at] = float(value.mid())
    return numbers


def differences(
    page: Sublayer, expressions: list[Expr], styles: list[Style] = STYLES, seed: int = 0
) -> list[str]:
    """What is printed and does not read back as the same numbers."""
    with ctx.workprec(BITS):
        values = values_of(page, seed)
        places = [places_of(free_indices(e), SIZES, PLACES, seed) for e in expressions]
        expected = [
            np.array([float(evaluate(e, values, SIZES, at).mid()) for at in here])
            for e, here in zip(expressions, places, strict=True)
        ]
    found = []
    for style in styles:
        form = IndexForm(page.tensors(), style)
        for expression, here, right in zip(expressions, places, expected, strict=True):
            text = form(expression)
            meaning = meaning_of(page, style, values, expression.atoms(Idx))
            at = {form.index(i): np.array([p[i] for p in here]) for i in free_indices(expression)}
            try:
                read = read_index_latex(text, meaning, at)
            except Unreadable as error:
                found.append(f"{text}: {error}")
                continue
            if not np.allclose(read, right, rtol=1e-9, atol=1e-9):
                found.append(f"{text}: {expression} is {right}, not {read}")
    return found


@pytest.mark.parametrize("name", QUICK)
def test_what_is_printed_reads_back_as_the_same_numbers(name: str) -> None:
    page = sublayer(name)
    styles = [Style("partial"), Style("nabla", "columns")]
    assert differences(page, list(dict.fromkeys(printed(page))), styles) == []


@pytest.mark.slow
@pytest.mark.parametrize("page", CATALOGUE, ids=lambda page: page.name)
def test_what_is_printed_in_any_style_reads_back(page: Sublayer) -> None:
    """Some pages in every style, the others in three, which have each of their choices."""
    styles = STYLES if page.name in ("attention", *QUICK) else [STYLES[0], STYLES[3], STYLES[4]]
    assert differences(page, list(dict.fromkeys(printed(page))), styles) == []


# Expressions that no page has

ANY = Sublayer("any", "Any", "", inputs=(), forward=(), data=TENSORS)
STRANGE = (
    Sum(a[t] + b[t], t) * eps[()],
    Sum(a[t], t) * Sum(b[t], t) * a[s],
    Sum(Sum(a[t] * b[s], t), t),
    Sum(a[t], t) ** 2 / Sum(b[t] ** 2, t),
    (2 * a[t] - 2 * b[t]) * Sum(2 * a[s] - 2 * b[s], s),
    -Sum(a[t] / 2 + b[t] / 2, t) / 3,
    1 / (2 * a[t] ** 2 + 2) ** 2,
    a[t] ** -2 * sqrt(2) / sqrt(3) / 7,
    sqrt(2) * sqrt(pi) * b[t] / 2,
    Rational(1, 40) * (a[t] - b[t]),
    -(a[t] + b[t]) * (a[s] - b[s]) / 5 - a[t] / 3 - Rational(1, 3),
    exp(-a[t] / 2) * exp(Sum(b[s], s)),
    eps[()] ** Rational(5, 2) * N,
    W[t, y[t]] * E[y[s]] - Rational(3, 2),
    (t - Mod(t, 2)) * a[t],
)


@pytest.mark.parametrize("expression", STRANGE, ids=str)
def test_an_expression_that_no_page_has_reads_back(expression: Expr) -> None:
    assert differences(ANY, [expression]) == []


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(EXPRESSIONS, st.integers(0, 5))
def test_random_expressions_read_back(expression: Expr, seed: int) -> None:
    try:
        with np.errstate(all="raise"):
            found = differences(ANY, [expression], [Style()], seed)
    except (Undecided, UnknownNode, FloatingPointError, OverflowError):
        assume(False)
    assert found == []


# What a teacher sees


@pytest.mark.parametrize(
    ("page", "name", "text"),
    [
        ("layer_norm", "Y", r"\gamma_{i} \hat{X}_{t,i} + \beta_{i}"),
        ("softmax_cross_entropy", "dZ", r"\frac{m_{t}}{N} \left(P_{t,v} - \delta_{v,y_{t}}\right)"),
        (
            "gelu_erf",
            "cdf",
            r"\frac{1}{2} \left(1 + \mathrm{erf}\left(\frac{X_{t,i}}{\sqrt{2}}\right)\right)",
        ),
        (
            "gelu_tanh",
            "saturation",
            r"\tanh\left(\sqrt{\frac{2}{\pi}} "
            r"\left(X_{t,i} + 0.044715 \, {X_{t,i}}^{3}\right)\right)",
        ),
        ("momentum_step", "velocity_updated", r"g_{p} + \mu u_{p}"),
        ("adam_step", "v_updated", r"\beta_{2} v_{p} + \left(1 - \beta_{2}\right) {g_{p}}^{2}"),
        (
            "attention",
            "dQ",
            r"\frac{1}{\sqrt{d_{\mathrm{k}}}} \sum_{s} \mathrm{d}S^{(a)}_{t,s} \, K^{(a)}_{s,k}",
        ),
        ("squared_error_row_mean", "dY", r"\frac{2 D_{t,b}}{T}"),
    ],
)
def test_how_an_equation_is_written(page: str, name: str, text: str) -> None:
    found = sublayer(page)
    equation = next(e for e in (*found.forward, *found.backward) if e.name == name)
    assert IndexForm(found.tensors(), Style(gradient="d"))(equation.right) == text


def test_a_gradient_that_is_a_fraction_is_above_no_line() -> None:
    texts = {g: IndexForm([d(a), b], Style(g))(d(a)[t] * b[t] / 2) for g in GRADIENTS}
    assert texts == {
        "partial": r"\frac{b_{t}}{2} \frac{\partial L}{\partial a_{t}}",
        "d": r"\frac{b_{t} \, \mathrm{d}a_{t}}{2}",
        "nabla": r"\frac{b_{t} (\nabla_{a} L)_{t}}{2}",
    }


def test_a_gradient_has_its_power_in_parentheses() -> None:
    c, gradient = tensor("c"), d(a)[t]
    texts = {g: IndexForm([d(a), d(c)], Style(g))(gradient**2 * d(c)[()]) for g in GRADIENTS}
    assert texts == {
        "partial": r"\frac{\partial L}{\partial c} "
        r"\left(\frac{\partial L}{\partial a_{t}}\right)^{2}",
        "d": r"\mathrm{d}c \, \left(\mathrm{d}a_{t}\right)^{2}",
        "nabla": r"(\nabla_{c} L) \left((\nabla_{a} L)_{t}\right)^{2}",
    }


@pytest.mark.slow
def test_no_line_looks_like_the_one_above_it() -> None:
    for page in CATALOGUE:
        form = IndexForm(page.tensors(), Style())
        for gradient in derive(page).gradients:
            for part in (*gradient.uses, gradient):
                texts = [form(line.right) for line in part.lines]
                assert all(above != below for above, below in pairwise(texts)), texts


def test_common_numbers_stand_in_front() -> None:
    form = IndexForm(TENSORS, Style())
    assert form(2 * a[t] - 2 * b[t]) == r"2 \left(a_{t} - b_{t}\right)"
    assert form(Sum(2 * a[t] - 2 * b[t], t)) == r"2 \sum_{t} \left(a_{t} - b_{t}\right)"
    assert form(a[s] * Sum(3 * b[t] / N, t)) == r"\frac{3 a_{s}}{N} \sum_{t} b_{t}"
    assert content(4 * a[t] - 2 * b[t]) == (1, 4 * a[t] - 2 * b[t])


# A printer that is wrong is found


def bare_product(printer: Any, parts: Iterable[Expr], of_more: bool = False) -> str:  # noqa: ARG001
    """Without parentheses."""
    return " ".join(map(printer._print, parts)) or "1"


def bare_sum(printer: Any, bound: Iterable[Idx], body: str) -> str:
    r"""Σ of what stands in ``\left(…\right)``, without them."""
    return f"\\sum_{{{','.join(map(printer._print, bound))}}} {body.removeprefix(OPEN)[:-7]}"


def with_squared_number(node: Expr) -> tuple[Rational, Expr]:
    number, core = content(node)
    return number**2, core


OPEN = r"\left("
BROKEN = [
    ("gelu_tanh", index_form._Printer, "_product", bare_product),
    ("layer_norm", index_form._Printer, "sum_over", bare_sum),
    ("layer_norm", index_form, "_inverse", lambda factor: factor.base),
    ("gelu_erf", index_form, "_roots_of_numbers", lambda number, core: (number, [], core**2)),
    ("squared_error_sum", index_form, "content", with_squared_number),
    ("attention", Symbols, "split", lambda *given: ([], list(given[-1]))),
    ("linear", Symbols, "split", lambda *given: ([], sorted(given[-1]))),
]


@pytest.mark.parametrize(("page", "module", "rule", "broken"), BROKEN)
def test_a_printer_with_a_broken_rule_is_found(
    page: str, module: object, rule: str, broken: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, rule, broken)
    found = sublayer(page)
    equations = [equation.right for equation in (*found.forward, *found.backward)]
    assert differences(found, equations, [Style()])


@pytest.mark.parametrize(
    "text",
    [
        r"\frac{1}{2} 1 + b_{t}",
        r"a_{t} - - b_{t}",
        r"a_{t} 2",
        r"{a_{t} b_{t}}^{2}",
        r"\frac{1}{2}^{2}",
        r"a_{t}^{2}",
        r"\exp a_{t}",
        r"\varepsilon \mathrm{erf}\left(a_{t}\right)",
        r"\sum_{t,t} a_{t}",
        r"a_{s}",
        r"W_{t}",
        r"a_{t} \left(b_{t}",
        r"a_{t}}",
        r"q_{t}",
        r"a_{b_{t}}",
    ],
)
def test_what_reads_in_two_ways_or_none_is_not_read(text: str) -> None:
    with ctx.workprec(BITS):
        meaning = meaning_of(ANY, Style(), values_of(ANY, 0), {t})
    with pytest.raises(Unreadable):
        read_index_latex(text, meaning, {"t": np.arange(2)})


def test_a_sum_reaches_to_the_next_sign() -> None:
    array = np.array([1.0, 2.0])
    meaning = Meaning({"a": array}, {}, {"N": 2}, {"t": 2})
    for text, value in (
        (r"\sum_{t} a_{t} N + N", 8),
        (r"\left(\sum_{t} a_{t} - N\right) N", 2),
        (r"N \sum_{t} \left(a_{t} - N\right)", -2),
        (r"\left(\sum_{t} a_{t}\right)^{2}", 9),
    ):
        assert read_index_latex(text, meaning, {}) == value


def test_a_tensor_of_another_page_is_refused() -> None:
    with pytest.raises(NotationError, match="b is not a tensor of the page"):
        IndexForm([a], Style())(a[t] * b[t])


def test_ways_back_stay_in_their_order_from_line_to_line() -> None:
    """In the order of the page, whatever stands beside the gradients."""
    c = tensor("c", *a.axes)
    form = IndexForm([a, b, c, d(a), d(b), d(c)], Style("d"))
    short = form(d(c)[t] + d(a)[t] + d(b)[t])
    long = form(d(c)[t] + d(a)[t] * b[t] * c[t] + Sum(d(b)[s], s) / 2)
    for text in (short, long):
        places = [text.index(rf"\mathrm{{d}}{name}") for name in "abc"]
        assert places == sorted(places), text
