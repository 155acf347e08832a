r"""Statements in LaTeX, one line each: identities, inequalities, shapes; gradients as dX."""

from __future__ import annotations

from collections.abc import Iterable

from sympy import Expr

from derivations.latex.index_form import IndexForm
from derivations.latex.style import Style
from derivations.latex.symbols import Symbols
from derivations.notation import Tensor
from derivations.sublayer import Identity, Inequality

STYLE = Style(gradient="d")
SYMBOLS = Symbols(STYLE)


def latex_identity(identity: Identity, tensors: Iterable[Tensor]) -> str:
    r"""Both sides of an identity.

    >>> from derivations.sublayers.softmax import SOFTMAX
    >>> latex_identity(SOFTMAX.identities[1], SOFTMAX.tensors())
    '\\sum_{v} \\mathrm{d}Z_{t,v} = 0'
    """
    return _related(identity.left, "=", identity.right, tensors)


def latex_inequality(inequality: Inequality, tensors: Iterable[Tensor]) -> str:
    r"""Lower side and value.

    >>> from derivations.sublayers.update import CLIP_BY_GLOBAL_NORM
    >>> latex_inequality(CLIP_BY_GLOBAL_NORM.inequalities[0], CLIP_BY_GLOBAL_NORM.tensors())
    '0 \\le \\kappa'
    """
    return _related(inequality.lower, r"\le", inequality.value, tensors)


def latex_shape(tensor: Tensor) -> str:
    r"""The space that a tensor is in, stored axes as products of their dimensions.

    >>> from derivations.sublayers.attention import W_Q
    >>> latex_shape(W_Q)
    'W_{\\mathrm{Q}} \\in \\mathbb{R}^{d_{\\mathrm{model}} \\times h\\,d_{\\mathrm{k}}}'
    """
    axes = (axis if isinstance(axis, tuple) else (axis,) for axis in tensor.axes)
    shape = r" \times ".join(r"\,".join(map(SYMBOLS.dimension, axis)) for axis in axes)
    numbers = r"\mathbb{N}" if tensor.kind.whole else r"\mathbb{R}"
    return rf"{SYMBOLS.tensor(tensor)} \in {numbers}" + (f"^{{{shape}}}" if shape else "")


def latex_name(name: str) -> str:
    r"""A tensor, dimension or index by its name in the catalogue.

    >>> latex_name("d_model")
    'd_{\\mathrm{model}}'
    """
    return SYMBOLS.name(name)


def _related(left: Expr, relation: str, right: Expr, tensors: Iterable[Tensor]) -> str:
    form = IndexForm(tensors, STYLE)
    return f"{form(left)} {relation} {form(right)}"
