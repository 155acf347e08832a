r"""Statements in LaTeX: sums over their indices, gradients as ``\mathrm{d}X``, words upright."""

from __future__ import annotations

from collections.abc import Iterable

from sympy import Expr, Heaviside, Idx, Indexed, KroneckerDelta, Sum, Symbol
from sympy.printing.latex import LatexPrinter
from sympy.printing.precedence import PRECEDENCE

from derivations.notation import Tensor, entry_name
from derivations.sublayer import Identity, Inequality

GREEK = ("beta", "gamma", "epsilon", "theta")


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
    '0 \\le \\mathrm{factor}'
    """
    return _related(inequality.lower, r"\le", inequality.value, tensors)


def latex_shape(tensor: Tensor) -> str:
    r"""The space that a tensor is in, stored axes as products of their dimensions.

    >>> from derivations.sublayers.attention import W_Q
    >>> latex_shape(W_Q)
    'W_{\\mathrm{Q}} \\in \\mathbb{R}^{d_{\\mathrm{model}} \\times h\\,d_{\\mathrm{k}}}'
    """
    axes = (axis if isinstance(axis, tuple) else (axis,) for axis in tensor.axes)
    shape = r" \times ".join(r"\,".join(latex_name(size.name) for size in axis) for axis in axes)
    numbers = r"\mathbb{N}" if tensor.kind.whole else r"\mathbb{R}"
    return rf"{latex_name(tensor.name)} \in {numbers}" + (f"^{{{shape}}}" if shape else "")


def _related(left: Expr, relation: str, right: Expr, tensors: Iterable[Tensor]) -> str:
    printer = _LatexPrinter({tensor.name: tensor for tensor in tensors})
    return f"{printer.doprint(left)} {relation} {printer.doprint(right)}"


class _LatexPrinter(LatexPrinter):
    printmethod = "_backproof_latex"  # not SymPy's own _latex, which some nodes bring along

    def __init__(self, tensors: dict[str, Tensor]) -> None:
        super().__init__()
        self._tensors = tensors

    def _print_Idx(self, node: Idx) -> str:
        return _index(node)

    def _print_Symbol(self, node: Symbol, style: str = "plain") -> str:  # noqa: ARG002 (SymPy's)
        return self._tensor_name(node.name)

    def _print_Indexed(self, node: Indexed) -> str:
        where = ",".join(map(self._print, node.indices))
        name = self._tensor_name(entry_name(node))
        return f"{name}_{{{where}}}" if "_" not in name else f"{{{name}}}_{{{where}}}"

    def _print_Sum(self, node: Sum) -> str:
        bound = ",".join(_index(limit[0]) for limit in node.limits)
        body = self.parenthesize(node.function, PRECEDENCE["Mul"], strict=True)
        return f"\\sum_{{{bound}}} {body}"

    def _print_KroneckerDelta(self, node: KroneckerDelta, exp: Expr | None = None) -> str:
        power = f"^{{{exp}}}" if exp else ""
        return f"\\delta_{{{','.join(map(self._print, node.args[:2]))}}}{power}"

    def _print_Heaviside(self, node: Heaviside, exp: Expr | None = None) -> str:
        power = f"^{{{exp}}}" if exp else ""
        return f"\\mathbf{{1}}{power}\\left[{self._print(node.args[0])} > 0\\right]"

    def _tensor_name(self, name: str) -> str:
        tensor = self._tensors.get(name)
        if tensor is not None and tensor.gradient_of is not None:
            return f"\\mathrm{{d}}{self._tensor_name(tensor.gradient_of.name)}"
        return latex_name(name)


def _index(idx: Idx) -> str:
    """An index that unfolding made, ``w'7``, has its number as a subscript."""
    word, _, number = str(idx.label).partition("'")
    return f"{latex_name(word)}_{{{number}}}" if number else latex_name(word)


def latex_name(name: str) -> str:
    """A letter stays a letter, a Greek name becomes one; the rest is upright text."""
    head, _, tail = name.partition("_")
    if head in GREEK and not tail:
        return f"\\{head}"
    if len(head) == 1 and tail == "hat":
        return f"\\hat{{{head}}}"
    if len(head) == 1 and "." not in tail:
        return f"{head}_{{\\mathrm{{{_escaped(tail)}}}}}" if tail else head
    return f"\\mathrm{{{_escaped(name)}}}"


def _escaped(text: str) -> str:
    return text.replace("_", "\\_")
