"""Statements in LaTeX: as written, and read back with the numbers of the expressions."""

from __future__ import annotations

import numpy as np
import pytest
from flint import ctx
from sympy import Expr, Idx

from derivations.catalogue import CATALOGUE, sublayer
from derivations.evaluate import evaluate
from derivations.invariants.catalogue import invariants
from derivations.invariants.invariant import Invariant
from derivations.latex.statements import (
    SYMBOLS,
    latex_identity,
    latex_inequality,
    latex_name,
    latex_shape,
)
from derivations.notation import free_indices
from derivations.sublayer import Sublayer
from derivations.sublayers.attention import W_Q
from derivations.sublayers.embedding import x
from tests.derivations.places import places_of
from tests.derivations.test_latex_index_form import BITS, PLACES, SIZES, meaning_of, values_of
from tests.oracles.read_index_latex import read_index_latex


def identity(page: str, name: str) -> str:
    found = sublayer(page)
    return latex_identity(next(i for i in found.identities if i.name == name), found.tensors())


@pytest.mark.parametrize(
    ("page", "name", "latex"),
    [
        (
            "embedding",
            "embedding_gradient_keeps_the_column_sums",
            r"\sum_{v} \mathrm{d}E_{v,i} = \sum_{t} \mathrm{d}X_{t,i}",
        ),
        (
            "learned_positions",
            "positional_gradient_is_that_of_the_embedding_stream",
            r"\mathrm{d}(W_{\mathrm{P}})_{p,i} = "
            r"\sum_{t} \mathrm{d}X_{t,i} \, \delta_{p,\mathrm{pos}_{t}}",
        ),
        (
            "layer_norm",
            "layer_norm_backward_orthogonal_up_to_epsilon",
            r"\sum_{i} \mathrm{d}X_{t,i} \, \hat{X}_{t,i} = \varepsilon {\mathrm{rstd}_{t}}^{3} "
            r"\sum_{i} \mathrm{d}\hat{X}_{t,i} \, \hat{X}_{t,i}",
        ),
        (
            "relu",
            "relu_no_gradient_where_inactive",
            r"\mathrm{d}X_{t,i} \left(1 - H_{t,i}\right) = 0",
        ),
    ],
)
def test_identities(page: str, name: str, latex: str) -> None:
    assert identity(page, name) == latex


def test_steps_and_indices_that_unfolding_made() -> None:
    clipped = identity("clip_by_value", "clip_by_value_cuts_at_the_threshold")
    assert r"\mathbf{1}\left[g_{p} - c > 0\right]" in clipped
    fused = next(i for i in invariants() if i.name.startswith("fused_loss_is_that")).latex
    assert "'" not in fused
    assert r"\sum_{t_{" in fused


def test_inequalities_and_shapes() -> None:
    clip = sublayer("clip_by_value")
    lower = next(i for i in clip.inequalities if i.lower != 0 and i.lower.is_Mul)
    assert latex_inequality(lower, clip.tensors()) == r"- c \le \tilde{g}_{p}"
    axes = r"d_{\mathrm{model}} \times h\,d_{\mathrm{k}}"
    assert latex_shape(W_Q) == rf"W_{{\mathrm{{Q}}}} \in \mathbb{{R}}^{{{axes}}}"
    assert latex_shape(x) == r"x \in \mathbb{N}^{T}"
    assert latex_name("n_ctx") == r"n_{\mathrm{ctx}}"


@pytest.mark.parametrize("page", CATALOGUE, ids=lambda page: page.name)
def test_no_two_things_on_a_page_have_one_name(page: Sublayer) -> None:
    """Tensors and dimensions: an index is told from them by where it stands."""
    used = {t.name for t in page.tensors() if t.gradient_of is None}
    used |= {size.name for t in page.tensors() for size in t.dimensions}
    assert len({latex_name(name) for name in used}) == len(used)


@pytest.mark.slow
@pytest.mark.parametrize("invariant", invariants(), ids=lambda it: f"{it.about}: {it.name}")
def test_an_invariant_reads_back(invariant: Invariant) -> None:
    assert sides_that_differ(invariant, invariant.latex) == []


def test_a_wrong_print_of_an_invariant_is_found() -> None:
    first = invariants()[0]
    assert first.latex.endswith("= 1")
    assert sides_that_differ(first, first.latex.replace("= 1", "= 2")) == ["2"]


def sides_that_differ(invariant: Invariant, latex: str) -> list[str]:
    sides: tuple[Expr, ...] = (invariant.identity.left, invariant.identity.right)
    found = []
    with ctx.workprec(BITS):
        values = values_of(invariant.page, seed=1)
        for expression, text in zip(sides, latex.split(" = "), strict=True):
            here = places_of(free_indices(expression), SIZES, PLACES)
            expected = [float(evaluate(expression, values, SIZES, at).mid()) for at in here]
            free: set[Idx] = free_indices(expression)
            at = {SYMBOLS.index(i): np.array([place[i] for place in here]) for i in free}
            meaning = meaning_of(invariant.page, SYMBOLS.style, values, expression.atoms(Idx))
            if not np.allclose(read_index_latex(text, meaning, at), expected, atol=1e-9):
                found.append(text)
    return found
