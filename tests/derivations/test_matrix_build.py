"""From index form to matrix form, on equations that no page has; those of the pages are in
test_latex_matrix_form and tests/numeric/test_matrix_form."""

from __future__ import annotations

import pytest
from sympy import Expr, KroneckerDelta, Sum, exp, sqrt

from derivations.latex.matrix_form import latex_sides
from derivations.latex.style import Style
from derivations.matrix.build import NoMatrixForm, matrix_equation
from derivations.notation import Equation, dimension, ids, index, tensor
from derivations.outcome import Checked
from numeric.matrix_form import check_matrix_form

T, D, N, H = dimension("T"), dimension("D"), dimension("N"), dimension("h")
t, s, r = index("t", T), index("s", T), index("r", T)
i, j = index("i", D), index("j", D)
n, m = index("n", N), index("m", N)
a, b = index("a", H), index("b", H)

X, G, Y = tensor("X", T, D), tensor("G", T, D), tensor("Y", T, N)
W, S, B = tensor("W", D, N), tensor("S", T, T), tensor("B", N, D)
u, v, w = tensor("u", T), tensor("v", D), tensor("w", D)
c = tensor("c")
x, z = ids("x", T, below=N), ids("z", T, below=N)
Q, Q_2, P = tensor("Q", H, T, D), tensor("Q_2", H, T, D), tensor("P", H, D, N)
CUBE = tensor("C", T, D, N)
R, C, L = tensor("R", T, N), tensor("K", D, N), tensor("l")
TENSORS = (X, G, Y, W, S, B, u, v, w, c, x, z, Q, P, CUBE, R, C, L, Q_2)

FORMS: dict[str, tuple[Expr, Expr, str]] = {
    "a product of three": (
        R[t, n],
        Sum(S[t, s] * X[s, i] * W[i, n], s, i),
        r"(S X) W|S (X W)",
    ),
    "a product in a product": (
        R[t, n],
        Sum(S[t, s] * Sum(X[s, i] * W[i, n], i), s),
        r"S (X W)",
    ),
    "factors that share both indices first": (
        R[t, n],
        Sum(X[t, i] * G[t, i] * W[i, n], i),
        r"(X \odot G) W",
    ),
    "a vector in a product goes to one side": (
        R[t, n],
        Sum(X[t, i] * v[i] * W[i, n], i),
        r"(v \odot X) W",
    ),
    "transposed as a whole": (
        C[i, n],
        Sum(X[t, i] * G[t, i] * Y[t, n], t),
        r"(X \odot G)^{\top} Y",
    ),
    "a factor that the sum does not need": (
        R[t, n],
        Y[t, n] * Sum(X[t, i] * W[i, n], i),
        r"Y \odot (X W)",
    ),
    "an outer product": (C[i, n], v[i] * Sum(W[j, n], j), None),
    "an index that nothing has": (X[t, i], Sum(G[t, i], n), r"N G"),
    "a sum of terms with and without the index": (
        u[t],
        Sum(X[t, i] + 1, i),
        r"\mathrm{rowsum}(1 + X)",
    ),
    "terms that need different ways": (
        R[t, n],
        Sum(X[t, i] * W[i, n] + G[t, i] * B[n, i], i),
        r"X W + G B^{\top}",
    ),
    "an inner product": (L[()], Sum(v[i] * w[i], i), r"\mathrm{sum}(v \odot w)"),
    "all entries": (L[()], Sum(X[t, i] * G[t, i], t, i), r"\mathrm{sum}(X \odot G)"),
    "a scalar below the line": (X[t, i], 3 * G[t, i] / (2 * c[()]), r"\frac{3}{2 c} G"),
    "two signs that cancel": (
        X[t, i],
        -G[t, i] * Sum(-Y[t, n], n),
        r"G \odot \mathrm{rowsum}(Y)",
    ),
    "a function of a product": (
        R[t, n],
        exp(-Sum(X[t, i] * W[i, n], i)),
        r"\exp(- X W)",
    ),
    "a root": (X[t, i], G[t, i] / sqrt(D), r"\frac{1}{\sqrt{D}} G"),
    "one id for each of two lookups": (
        X[t, i],
        B[x[t], i] + B[z[t], i],
        r"\mathrm{onehot}(x) \, B + \mathrm{onehot}(z) \, B",
    ),
    "a scatter": (
        B[n, i],
        Sum(KroneckerDelta(n, x[t]) * X[t, i] * u[t], t),
        None,
    ),
    "a column repeated": (X[t, i], u[t], r"u \mathbf{1}_{1 \times D}"),
    "a row repeated": (X[t, i], -v[i] / T, r"- \frac{1}{T} \mathbf{1}_{T \times 1} v"),
    "heads under the name that they have": (
        R[t, n],
        Sum(Q[a, t, i] * P[a, i, n], a, i),
        r"\sum_{a} Q^{(a)} P^{(a)}",
    ),
    "a sum over heads for one of the heads": (
        Q_2[a, t, i],
        Sum(Q[a, t, j] * Sum(P[a, j, n] * P[b, i, n], b, n), j),
        None,
    ),
}


@pytest.mark.parametrize("convention", ["rows", "columns"])
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_forms(form: tuple[Expr, Expr, str | None], convention: str) -> None:
    left, right, text = form
    equation = Equation(left, right)
    tensors = tuple(known for known in TENSORS)
    for seed in range(3):
        assert isinstance(check_matrix_form(equation, tensors, convention, seed), Checked)
    if convention == "rows" and text is not None:
        found = latex_sides(matrix_equation(equation, tensors), Style("d"))[1]
        assert found in text.split("|")


NONE = {
    "an index as a number": (X[t, i], G[t, i] * t, "used as a number"),
    "a diagonal": (u[t], S[t, t], "not an entry of a matrix"),
    "three axes": (X[t, i], Sum(CUBE[t, i, n], n), "at once"),
    "three indices at once": (
        X[t, i],
        Sum(
            Y[t, n]
            * W[i, n]
            * B[n, i]
            * X[t, i]
            * Sum(Y[t, m] * W[i, m] * B[n, j] * B[m, j], m, j),
            n,
        ),
        "at once",
    ),
    "two ids compared": (S[t, s], KroneckerDelta(x[t], z[s]), "not a one-hot row"),
    "two indices compared": (S[t, s], KroneckerDelta(t, s), "not a one-hot row"),
    "an exponent that varies": (X[t, i], 2 ** G[t, i], "not a number"),
    "an index of heads bound twice": (
        R[t, n],
        Sum(Sum(Q[a, t, i], a) * Sum(P[a, i, n] * Sum(Q[a, s, j], a, s, j), a), i),
        "bound twice",
    ),
}


@pytest.mark.parametrize("convention", ["rows", "columns"])
@pytest.mark.parametrize("case", NONE.values(), ids=NONE)
def test_what_has_no_matrix_form_is_refused(case: tuple[Expr, Expr, str], convention: str) -> None:
    left, right, reason = case
    with pytest.raises(NoMatrixForm, match=reason):
        matrix_equation(Equation(left, right), TENSORS, convention)
