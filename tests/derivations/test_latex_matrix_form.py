r"""The printed matrix form: how the famous ones read, and that what is printed is what was meant.

Each printed string is read back by an oracle that knows LaTeX and nothing of ours, and gives the
numbers of the index form.
"""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest
from flint import ctx
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sympy import Integer, Rational, sqrt

from derivations.catalogue import CATALOGUE, sublayer
from derivations.instances import random_values
from derivations.latex.matrix_form import latex_matrix_equation, latex_matrix_sides, latex_node
from derivations.latex.style import Style
from derivations.latex.symbols import STACKED, Symbols
from derivations.matrix.build import NoMatrixForm
from derivations.matrix.expression import (
    ONE,
    SCALAR,
    Add,
    Apply,
    AxisSum,
    Hadamard,
    Leaf,
    MatMul,
    Matrix,
    Negate,
    Number,
    Over,
    Power,
    Quotient,
    Scale,
    Shape,
    ShapeError,
    Transpose,
    nodes,
)
from derivations.notation import (
    Equation,
    Kind,
    Tensor,
    dimension,
    entries,
    entry_name,
)
from derivations.sublayer import Sublayer
from numeric.matrix_form import BITS, NARROW, instance, matrix_value
from tests.oracles.read_matrix_latex import Unreadable, read_matrix_latex

Arrays = dict[str, np.ndarray[Any, Any]]
ROWS = Style(gradient="d")
STYLES = [
    Style(gradient=gradient, convention=convention)
    for gradient in ("partial", "d", "nabla")
    for convention in ("rows", "columns")
]
EQUATIONS = [(page, equation) for page in CATALOGUE for equation in (*page.forward, *page.backward)]
WITHOUT = {("sinusoidal_positions", "encoding")}


def printed(page: str, name: str, style: Style = ROWS, shapes: bool = False) -> str:
    found = sublayer(page)
    (equation,) = (e for e in (*found.forward, *found.backward) if e.name == name)
    return latex_matrix_sides(equation, found.tensors(), style, shapes)[1]


# How they read

FAMOUS = {
    ("linear", "Y"): r"X W",
    ("linear", "dX"): r"\mathrm{d}Y \, W^{\top}",
    ("linear", "dW"): r"X^{\top} \, \mathrm{d}Y",
    ("linear_transposed", "dW"): r"\mathrm{d}Y^{\top} \, X",
    ("bias", "db"): r"\mathrm{colsum}(\mathrm{d}Y)",
    ("softmax", "P"): r"e \oslash \mathrm{rowsum}(e)",
    ("softmax", "dZ"): r"P \odot (\mathrm{d}P - \mathrm{rowsum}(P \odot \mathrm{d}P))",
    ("softmax_cross_entropy", "loss"): (
        r"- \frac{1}{N} \, \mathrm{sum}(m \odot \log(\mathrm{rowsum}(P \odot \mathrm{onehot}(y))))"
    ),
    ("softmax_cross_entropy", "dZ"): r"\frac{1}{N} m \odot (P - \mathrm{onehot}(y))",
    ("embedding", "X"): r"\mathrm{onehot}(x) \, E",
    ("embedding", "dE"): r"\mathrm{onehot}(x)^{\top} \, \mathrm{d}X",
    ("tied_embedding", "dE"): (
        r"\mathrm{d}Z^{\top} \, H + \mathrm{onehot}(x)^{\top} \, \mathrm{d}X"
    ),
    ("mlp_relu", "U"): r"X W_{1} + b_{1}",
    ("mlp_relu", "active"): r"\mathbf{1}\left[U > 0\right]",
    ("mlp_gelu_erf", "dU"): (
        r"\mathrm{d}G \odot \left(\Phi"
        r" + \frac{1}{\sqrt{2 \pi}} U \odot \exp\left(- \frac{1}{2} U^{\odot 2}\right)\right)"
    ),
    ("layer_norm", "rstd"): r"\frac{1}{\sqrt{\sigma^2 + \varepsilon}}",
    ("layer_norm", "Y"): r"\gamma \odot \hat{X} + \beta",
    ("layer_norm", "dgamma"): r"\mathrm{colsum}(\hat{X} \odot \mathrm{d}Y)",
    ("layer_norm", "dX"): (
        r"\mathrm{rstd} \odot \left(\mathrm{d}\hat{X}"
        r" - \frac{1}{d_{\mathrm{model}}} \, \mathrm{rowsum}(\mathrm{d}\hat{X})"
        r" - \frac{1}{d_{\mathrm{model}}}"
        r" \hat{X} \odot \mathrm{rowsum}(\hat{X} \odot \mathrm{d}\hat{X})\right)"
    ),
    ("attention", "scores"): r"\frac{1}{\sqrt{d_{\mathrm{k}}}} Q^{(a)} K^{(a)\top}",
    ("attention", "Y"): r"\sum_{a} O^{(a)} W_{\mathrm{O}}^{(a)} + b_{\mathrm{O}}",
    ("attention", "dscores"): (
        r"A^{(a)} \odot"
        r" (\mathrm{d}A^{(a)} - \mathrm{rowsum}(A^{(a)} \odot \mathrm{d}A^{(a)}))"
    ),
    ("attention", "dQ"): (r"\frac{1}{\sqrt{d_{\mathrm{k}}}} \, \mathrm{d}S^{(a)} \, K^{(a)}"),
    ("attention", "dK"): (r"\frac{1}{\sqrt{d_{\mathrm{k}}}} \, \mathrm{d}S^{(a)\top} \, Q^{(a)}"),
    ("attention", "dVal"): r"A^{(a)\top} \, \mathrm{d}O^{(a)}",
    ("attention", "dX"): (
        r"\sum_{a} (\mathrm{d}Q^{(a)} \, W_{\mathrm{Q}}^{(a)\top}"
        r" + \mathrm{d}K^{(a)} \, W_{\mathrm{K}}^{(a)\top}"
        r" + \mathrm{d}V^{(a)} \, W_{\mathrm{V}}^{(a)\top})"
    ),
    ("mean", "dX"): (r"\frac{1}{T d_{\mathrm{model}}} \mathbf{1}_{T \times d_{\mathrm{model}}}"),
    ("adam_step", "updated"): (
        r"\theta - \eta \hat{m} \oslash \left(\sqrt{\hat{v}} + \varepsilon\right)"
    ),
}


@pytest.mark.parametrize("where", FAMOUS, ids="-".join)
def test_the_famous_ones_read_as_in_a_textbook(where: tuple[str, str]) -> None:
    assert printed(*where) == FAMOUS[where]


@pytest.mark.parametrize(
    ("style", "where", "expected"),
    [
        (Style(), ("linear", "dW"), r"X^{\top} \frac{\partial L}{\partial Y}"),
        (
            Style(),
            ("linear_transposed", "dW"),
            r"\left(\frac{\partial L}{\partial Y}\right)^{\top} X",
        ),
        (Style(gradient="nabla"), ("linear", "dX"), r"(\nabla_{Y} L) W^{\top}"),
        (Style("d", "columns"), ("linear", "Y"), "W X"),
        (Style("d", "columns"), ("linear", "dW"), r"\mathrm{d}Y \, X^{\top}"),
        (Style("d", "columns"), ("linear", "dX"), r"W^{\top} \, \mathrm{d}Y"),
        (Style("d", "columns"), ("bias", "db"), r"\mathrm{rowsum}(\mathrm{d}Y)"),
        (Style("d", "columns"), ("embedding", "X"), r"E \, \mathrm{onehot}(x)"),
        (Style("d", "columns"), ("dot_product_attention", "Y"), "V A"),
    ],
)
def test_each_style_reads_as_its_books_do(
    style: Style, where: tuple[str, str], expected: str
) -> None:
    assert printed(*where, style) == expected


def test_shapes_stand_under_the_factors_as_they_are_multiplied() -> None:
    assert printed("linear", "dW", shapes=True) == (
        r"{\underbrace{X^{\top}}_{d_{\mathrm{in}} \times T}} \, "
        r"{\underbrace{\mathrm{d}Y}_{T \times d_{\mathrm{out}}}}"
    )
    page = sublayer("bias")
    assert latex_matrix_equation(page.backward[1], page.tensors(), ROWS, shapes=True) == (
        r"{\underbrace{\mathrm{d}b}_{1 \times d_{\mathrm{model}}}} = "
        r"\mathrm{colsum}({\underbrace{\mathrm{d}Y}_{T \times d_{\mathrm{model}}}})"
    )


def test_an_index_used_as_a_number_has_no_matrix_form() -> None:
    with pytest.raises(NoMatrixForm, match="the index t is used as a number"):
        printed("sinusoidal_positions", "encoding")


COMMANDS = {
    *(r"\frac", r"\partial", r"\mathrm", r"\mathbf", r"\nabla", r"\underbrace", r"\sqrt", r"\sum"),
    *(r"\odot", r"\oslash", r"\top", r"\times", r"\left", r"\right", r"\hat", r"\tilde", r"\,"),
    *(r"\exp", r"\log", r"\tanh", r"\pi", r"\lVert", r"\rVert", r"\ell", r"\_"),
    *(r"\beta", r"\gamma", r"\theta", r"\varepsilon", r"\eta", r"\mu", r"\sigma", r"\tau"),
    *(r"\Phi", r"\chi", r"\kappa", r"\alpha", r"\lambda"),
}


@pytest.mark.slow
@pytest.mark.parametrize("shapes", [False, True])
def test_only_commands_that_every_reader_of_tex_knows(shapes: bool) -> None:
    seen: set[str] = set()
    for style in STYLES:
        for page, equation in EQUATIONS:
            if (page.name, equation.name) not in WITHOUT:
                text = latex_matrix_equation(equation, page.tensors(), style, shapes)
                seen |= set(re.findall(r"\\(?:[A-Za-z]+|.)", text))
                assert text.count("{") == text.count("}")
                assert "^{(a)}^" not in text, "two scripts above"
    assert seen <= COMMANDS
    assert {r"\odot", r"\oslash", r"\top", r"\sum"} <= seen


# What is printed is what was meant


def names_of(equation: Equation, page: Sublayer, style: Style, arrays: Arrays) -> Arrays:
    """Arrays by their TeX, laid out by the convention's own words, not by the builder."""
    symbols = Symbols(style)
    used = {equation.name, *(entry_name(entry) for entry in entries(equation.right))}
    found: Arrays = {}
    for tensor in (page.tensor(name) for name in used):
        array = arrays[tensor.name]
        if tensor.kind is Kind.INDEX:
            assert tensor.below is not None
            name = rf"\mathrm{{onehot}}({symbols.tensor(tensor)})"
            found[name] = laid_out(one_hot(array, int(arrays["below " + tensor.below.name])), style)
            continue
        stacked = [size.name in STACKED for size in tensor.dimensions]
        order = sorted(range(len(stacked)), key=lambda axis: not stacked[axis])
        array = array.transpose(order)
        name = symbols.tensor(tensor, symbols.name("head") if any(stacked) else "")
        if any(stacked):
            found[name] = np.stack([matrix_of(part, tensor, style) for part in array])
        else:
            found[name] = matrix_of(array, tensor, style)
    return found


def matrix_of(array: np.ndarray[Any, Any], tensor: Tensor, style: Style) -> np.ndarray[Any, Any]:
    """In the row convention: positions below each other, any other vector a row."""
    if array.ndim < 2:
        below = any(size.name == "T" for size in tensor.dimensions)
        array = array.reshape((-1, 1) if below else (1, -1))
    return laid_out(array, style)


def laid_out(matrix: np.ndarray[Any, Any], style: Style) -> np.ndarray[Any, Any]:
    return matrix if style.convention == "rows" else matrix.T


def one_hot(ids: np.ndarray[Any, Any], below: int) -> np.ndarray[Any, Any]:
    rows = np.zeros((len(ids), below), dtype=object)
    for row, chosen in zip(rows, ids, strict=True):
        row[int(chosen)] = 1
    return rows


def disagreement(
    page: Sublayer,
    equation: Equation,
    style: Style,
    seed: int = 0,
    text: str | None = None,
    shapes: bool = False,
) -> str | None:
    """Where the text, by default the printed one, read back, is not the index form, if anywhere.

    What has roots, logarithms or divisors is given numbers between 0 and 1.
    """
    left, right = latex_matrix_sides(equation, page.tensors(), style, shapes)
    positive = any(sign in right for sign in (r"\log", r"\sqrt", r"\oslash", r"\frac"))
    arrays, sizes = instance(equation, page.tensors(), seed, fractions=positive)
    below = {f"below {name}": np.array(size) for name, size in sizes.items()}
    names = names_of(equation, page, style, {**arrays, **below})
    dimensions = {Symbols(style).name(name): size for name, size in sizes.items()}
    heads = next((array.shape[0] for array in names.values() if array.ndim == 3), 1)
    stacked = "(a)" in left
    for head in range(heads if stacked else 1):
        places = {"a": head} if stacked else {}
        with ctx.workprec(BITS):
            expected = read_matrix_latex(left, names, dimensions, places)
            found = read_matrix_latex(text or right, names, dimensions, places)
        if expected.shape != found.shape:
            return f"{equation.left}: the shape is {found.shape}, not {expected.shape}"
        for at in np.ndindex(expected.shape):
            if not found[at].rad() <= NARROW * (1 + abs(found[at])):
                return f"{equation.left} at {at}: {found[at]} says nothing"
            if not expected[at].overlaps(found[at]):
                return f"{equation.left} at {at}: {found[at]}, not {expected[at]}"
    return None


@pytest.mark.parametrize("page", CATALOGUE, ids=lambda page: page.name)
def test_the_printed_form_read_back_is_the_index_form(page: Sublayer) -> None:
    for equation in (*page.forward, *page.backward):
        if (page.name, equation.name) not in WITHOUT:
            for style, shapes in ((ROWS, False), (Style(convention="columns"), True)):
                assert disagreement(page, equation, style, shapes=shapes) is None


@pytest.mark.slow
@pytest.mark.parametrize("shapes", [False, True])
@pytest.mark.parametrize("style", STYLES, ids=lambda style: f"{style.gradient}-{style.convention}")
def test_so_it_is_in_every_style(style: Style, shapes: bool) -> None:
    for page, equation in EQUATIONS:
        if (page.name, equation.name) not in WITHOUT:
            assert disagreement(page, equation, style, seed=1, shapes=shapes) is None


@settings(max_examples=40, deadline=None)
@given(
    where=st.sampled_from(EQUATIONS),
    style=st.sampled_from(STYLES),
    seed=st.integers(0, 10**6),
    shapes=st.booleans(),
)
def test_so_it_is_on_other_sizes_and_numbers(
    where: tuple[Sublayer, Equation], style: Style, seed: int, shapes: bool
) -> None:
    page, equation = where
    if (page.name, equation.name) not in WITHOUT:
        assert disagreement(page, equation, style, seed, shapes=shapes) is None


# Formulas that no page has

SIZES = {"T": 2, "D": 3, "N": 4}
LENGTHS = [*(dimension(name) for name in SIZES), ONE]
SCRIPTED = ("a_1", "b_hat", "variance", "theta")  # names that end in scripts, and one that does not


@st.composite
def matrices(draw: st.DrawFn, shape: Shape, depth: int) -> Matrix:
    """Any expression of that shape, operations nested in any order."""

    def inner(of: Shape = shape) -> Matrix:
        return draw(matrices(of, depth - 1))

    rows, columns = shape
    kinds = ["leaf"] if depth == 0 else ["leaf", *OPERATIONS]
    kind = draw(st.sampled_from(kinds))
    middle = draw(st.sampled_from(LENGTHS[:-1]))
    match kind:
        case "transpose":
            return Transpose(inner((columns, rows)))
        case "product":
            return MatMul(inner((rows, middle)), inner((middle, columns)))
        case "hadamard":
            return Hadamard((inner(), inner(draw(st.sampled_from([shape, SCALAR])))))
        case "quotient":
            return Quotient(inner(draw(st.sampled_from([shape, SCALAR]))), inner())
        case "scale":
            return Scale(inner(SCALAR), inner())
        case "number":
            value = draw(st.sampled_from([Integer(3), Rational(2, 3), LENGTHS[0] - 1, sqrt(2)]))
            return Scale(Number(value), inner())
        case "negate":
            return Negate(inner())
        case "add":
            return Add((inner(), inner()))
        case "power":
            return Power(inner(), Integer(2))
        case "apply":
            return Apply(draw(st.sampled_from(["tanh", "erf", "cos"])), inner())
        case "sum" if shape == SCALAR:
            return AxisSum(inner((LENGTHS[0], middle)), Over.ALL)
        case "sum" if columns == ONE:
            return AxisSum(inner((rows, middle)), Over.ROW)
    axes = [size for size in shape if size != ONE]
    name = draw(st.sampled_from(SCRIPTED))
    first = None if rows == ONE else 0
    return Leaf(Tensor(name, tuple(axes)), first, None if columns == ONE else len(axes) - 1)


OPERATIONS = (
    *("transpose", "product", "hadamard", "quotient", "scale", "number"),
    *("negate", "add", "power", "apply", "sum"),
)


@settings(max_examples=150, deadline=None)
@given(st.data(), st.booleans())
def test_any_nesting_is_printed_so_that_it_is_read_as_meant(
    data: st.DataObject, shapes: bool
) -> None:
    shape = (data.draw(st.sampled_from(LENGTHS)), data.draw(st.sampled_from(LENGTHS)))
    node = data.draw(matrices(shape, 4))
    leaves: dict[str, Leaf] = {}
    for leaf in (part for part in nodes(node) if isinstance(part, Leaf)):
        assume(leaves.setdefault(leaf.tensor.name, leaf) == leaf)
    drawn = random_values((leaf.tensor for leaf in leaves.values()), SIZES, seed=0)
    arrays: Arrays = {}
    for name, leaf in leaves.items():
        arrays[name] = np.empty([SIZES[s.name] for s in leaf.tensor.dimensions], dtype=object)
        for at, value in drawn[name].items():
            arrays[name][at] = value
    text = latex_node(node, ROWS, shapes)
    with ctx.workprec(BITS):
        meant = matrix_value(node, arrays, SIZES, {})
        names = {
            Symbols(ROWS).tensor(leaf.tensor): matrix_value(leaf, arrays, SIZES, {})
            for leaf in leaves.values()
        }
        read = read_matrix_latex(text, names, SIZES)
    assert read.shape == meant.shape
    for at in np.ndindex(meant.shape):
        assert meant[at].overlaps(read[at]) or not meant[at].is_finite(), text


# A printer that is wrong is found

WRONG_PRINTS = {
    "a transpose dropped": ("linear", "dW", r"^{\top}", ""),
    "a transpose dropped where shapes allow it": ("dot_product_attention", "dK", r"^{\top}", ""),
    "factors exchanged": ("dot_product_attention", "Y", "A V", "V A"),
    "parentheses dropped around a difference": (
        "softmax",
        "dZ",
        r"P \odot (\mathrm{d}P - \mathrm{rowsum}(P \odot \mathrm{d}P))",
        r"P \odot \mathrm{d}P - \mathrm{rowsum}(P \odot \mathrm{d}P)",
    ),
    "parentheses dropped around a divisor": (
        "binary_cross_entropy_sum",
        "dP",
        r"(P \odot (1 - P))",
        r"P \odot (1 - P)",
    ),
    "parentheses dropped under a power": (
        "layer_norm",
        "variance",
        r"(X - \mu)^{\odot 2}",
        r"X - \mu^{\odot 2}",
    ),
    "parentheses dropped after a sum over heads": ("attention", "dX", r"\sum_{a} (", r"\sum_{a} "),
    "the other axis": ("softmax", "dZ", "rowsum", "colsum"),
    "all entries": ("softmax", "dZ", "rowsum", "sum"),
    "a sign": ("layer_norm", "dX", r"\mathrm{d}\hat{X} - ", r"\mathrm{d}\hat{X} + "),
    "a factor": ("squared_error_sum", "dY", "2 D", "D"),
    "a matrix product for one entry by entry": ("multiply", "Y", r"A \odot B", "A B"),
    "a product for a quotient": ("softmax", "P", r"\oslash", r"\odot"),
    "a fraction upside down": (
        "squared_error_mean",
        "loss",
        r"\frac{1}{T d_{\mathrm{out}}}",
        r"T d_{\mathrm{out}}",
    ),
    "another decimal": ("gelu_tanh", "saturation", "0.044715", "0.44715"),
    "no root": ("attention", "dQ", r"\sqrt{d_{\mathrm{k}}}", r"d_{\mathrm{k}}"),
}


@pytest.mark.parametrize("mistake", WRONG_PRINTS.values(), ids=WRONG_PRINTS)
def test_a_misprint_is_found(mistake: tuple[str, str, str, str]) -> None:
    page_name, name, right, wrong = mistake
    page = sublayer(page_name)
    (equation,) = (e for e in (*page.forward, *page.backward) if e.name == name)
    text = printed(page_name, name)
    assert right in text
    assert disagreement(page, equation, ROWS) is None
    assert is_found(page, equation, text.replace(right, wrong, 1))


@pytest.mark.parametrize("page", CATALOGUE, ids=lambda page: page.name)
def test_every_dropped_transpose_and_every_exchanged_axis_is_found(page: Sublayer) -> None:
    for equation in (*page.forward, *page.backward):
        if (page.name, equation.name) in WITHOUT:
            continue
        text = latex_matrix_sides(equation, page.tensors(), ROWS)[1]
        for sign, other in ((r"\top", ""), ("rowsum", "colsum"), ("colsum", "rowsum")):
            for match in re.finditer(re.escape(sign), text):
                wrong = text[: match.start()] + other + text[match.end() :]
                assert is_found(page, equation, wrong.replace("^{}", "")), wrong


def is_found(page: Sublayer, equation: Equation, text: str) -> bool:
    try:
        return disagreement(page, equation, ROWS, text=text) is not None
    except (Unreadable, ShapeError):
        return True
    except ValueError as error:  # NumPy's, of shapes
        return "shape" in str(error) or "mismatch" in str(error)


def test_a_wrong_shape_under_a_factor_is_found() -> None:
    page = sublayer("linear")
    (equation,) = page.forward
    text = printed("linear", "Y", shapes=True)
    wrong = text.replace(r"T \times d_{\mathrm{in}}", r"d_{\mathrm{in}} \times T")
    assert wrong != text
    with pytest.raises(ValueError, match="the shape under a factor"):
        disagreement(page, equation, ROWS, text=wrong)
