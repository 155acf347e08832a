r"""Index form in LaTeX: sums over their indices, entries with subscripts, heads above.

Appearance only: factors and terms are ordered for the reader, never changed.  A sum stands last in
its product, so that it is plain how far it reaches.
"""

from __future__ import annotations

from collections.abc import Iterable

from sympy import (
    Add,
    Expr,
    Heaviside,
    Idx,
    Indexed,
    Integer,
    KroneckerDelta,
    Mod,
    Mul,
    Pow,
    Rational,
    Sum,
    Symbol,
    exp,
    fraction,
    preorder_traversal,
)
from sympy.printing.latex import LatexPrinter

from derivations.latex.style import Style
from derivations.latex.symbols import Symbols, stacked
from derivations.notation import Equation, Tensor, bound_indices, entry_name, is_dimension, size_of

DECIMAL = 10  # a fraction with a larger denominator than this is meant as a decimal


class IndexForm:
    """Prints the expressions of one page in one style."""

    def __init__(self, tensors: Iterable[Tensor], style: Style) -> None:
        self._printer = _Printer({tensor.name: tensor for tensor in tensors}, Symbols(style))

    def __call__(self, expression: Expr) -> str:
        r"""An expression.

        >>> from derivations.sublayers.layer_norm import LAYER_NORM
        >>> IndexForm(LAYER_NORM.tensors(), Style())(LAYER_NORM.forward[0].right)
        '\\frac{1}{d_{\\mathrm{model}}} \\sum_{i} X_{t,i}'
        """
        return str(self._printer.doprint(expression))

    def equation(self, equation: Equation) -> str:
        return f"{self(equation.left)} = {self(equation.right)}"

    def index(self, idx: Idx) -> str:
        return self._printer.symbols.index(idx)

    def tensor(self, tensor: Tensor) -> str:
        return self._printer.symbols.tensor(tensor)

    def summed(self, body: str, bound: Iterable[Idx]) -> str:
        """Σ over indices of a product that is in LaTeX already."""
        return self._printer.sum_over(bound, body)


class _Printer(LatexPrinter):
    printmethod = "_backproof_latex"  # not SymPy's own _latex, which some nodes bring along

    def __init__(self, tensors: dict[str, Tensor], symbols: Symbols) -> None:
        super().__init__()
        self._tensors = tensors
        self.symbols = symbols

    # Entries and indices

    def _print_Idx(self, node: Idx) -> str:
        return self.symbols.index(node)

    def _print_Symbol(self, node: Symbol, style: str = "plain") -> str:  # noqa: ARG002 (SymPy's)
        return self._entry(node.name, ())

    def _print_Indexed(self, node: Indexed) -> str:
        return self._entry(entry_name(node), node.indices)

    def _entry(self, name: str, indices: tuple[Expr, ...]) -> str:
        tensor = self._tensors.get(name)
        if tensor is None or is_dimension(tensor.symbol):
            return self.symbols.name(name)
        return self.symbols.entry(tensor, [self._print(index) for index in indices])

    def _print_KroneckerDelta(self, node: KroneckerDelta, exp: str | None = None) -> str:
        power = f"^{{{exp}}}" if exp else ""
        return f"\\delta_{{{','.join(map(self._print, node.args[:2]))}}}{power}"

    # Sums, terms and factors

    def _print_Sum(self, node: Sum) -> str:
        body = self._sum_body(node.function)
        return self.sum_over(bound_indices(node), body)

    def sum_over(self, bound: Iterable[Idx], body: str) -> str:
        inner_first = sorted(bound, key=lambda idx: not stacked(idx))
        return f"\\sum_{{{','.join(map(self._print, inner_first))}}} {body}"

    def _sum_body(self, body: Expr) -> str:
        text = self._print(body)
        return self._parentheses(text) if isinstance(body, Add) else text

    def _print_Add(self, node: Add, order: str | None = None) -> str:
        """Numbers, sums, products and single entries; what has a minus sign after that."""
        terms = sorted(self._as_ordered_terms(node, order=order), key=_rank_of_term)
        text = self._print(terms[0])
        for term in terms[1:]:
            minus = _is_negative(term)
            text += f" - {self._factor(-term)}" if minus else f" + {self._print(term)}"
        return text

    def _print_Mul(self, node: Mul) -> str:
        """A fraction of what is above and below the line; sums stand beside it."""
        if _is_negative(node):
            return f"- {self._factor(-node)}"
        coefficient, rest = node.as_coeff_Mul()
        decimal = self._decimal(coefficient)
        if decimal is not None:
            return rf"{decimal} \, {self._factor(rest)}"
        root = _root_of_numbers(rest)
        above, below = fraction(node / root, exact=True)
        factors = [*([root] if root != 1 else []), *Mul.make_args(above)]
        beside = [f for f in factors if f.has(Sum) or (isinstance(f, Add) and below.is_number)]
        inside = Mul(*(f for f in factors if f not in beside), evaluate=False)
        if below == 1:
            return self._product(factors)
        text = f"\\frac{{{self._product(Mul.make_args(inside))}}}{{{self._print(below)}}}"
        return f"{text} {self._product(beside, of_more=True)}" if beside else text

    def _product(self, parts: Iterable[Expr], of_more: bool = False) -> str:
        """Numbers, then entries, then what has parentheses, then sums; ``of_more`` than these."""
        factors = sorted((p for p in parts if p != 1), key=_rank_of_factor)
        of_more = of_more or len(factors) > 1
        texts = []
        for place, factor in enumerate(factors):
            is_open_sum = isinstance(factor, Sum) and place < len(factors) - 1
            wrapped = (isinstance(factor, Add) and of_more) or is_open_sum
            text = self._print(factor)
            texts.append(self._parentheses(text) if wrapped else text)
        return " ".join(texts) or "1"

    def _factor(self, node: Expr) -> str:
        text = self._print(node)
        return self._parentheses(text) if isinstance(node, Add) else text

    def _decimal(self, number: Expr) -> str | None:
        """The digits of a fraction that is meant as a decimal, if they end."""
        if not isinstance(number, Rational) or number.q <= DECIMAL:
            return None
        places = next((p for p in range(2, 13) if (number * 10**p).q == 1), None)
        return None if places is None else f"{float(number):.{places}f}"

    def _print_Integer(self, node: Integer) -> str:
        return str(node.p)

    def _print_Rational(self, node: Rational) -> str:
        if node < 0:
            return f"- {self._print(-node)}"
        return self._decimal(node) or f"\\frac{{{node.p}}}{{{node.q}}}"

    def _print_Pi(self, node: Expr) -> str:  # noqa: ARG002 (SymPy's)
        return r"\pi"

    # Powers and functions

    def _print_Pow(self, node: Pow) -> str:
        base, power = node.args
        if power.is_negative:
            return f"\\frac{{1}}{{{self._print(base**-power)}}}"
        if power == Rational(1, 2):
            return f"\\sqrt{{{self._print(base)}}}"
        simple = isinstance(base, Symbol | Integer) or isinstance(base, Indexed)
        text = self._print(base)
        grouped = f"{{{text}}}" if simple and "^" not in text else self._parentheses(text)
        return f"{grouped}^{{{self._exponent(power)}}}"

    def _exponent(self, power: Expr) -> str:
        if isinstance(power, Rational) and power.q != 1:
            return f"{power.p}/{power.q}"
        return self._print(power)

    def _print_exp(self, node: exp) -> str:
        return f"\\exp{self._parentheses(self._print(node.args[0]))}"

    def _print_Function(self, node: Expr, exp: str | None = None) -> str:
        """tanh, log, sin, cos; erf has no TeX name of its own."""
        name = str(node.func.__name__)
        shown = r"\mathrm{erf}" if name == "erf" else f"\\{name}"
        power = f"^{{{exp}}}" if exp else ""
        return f"{shown}{power}{self._parentheses(self._print(node.args[0]))}"

    _print_log = _print_tanh = _print_sin = _print_cos = _print_erf = _print_Function

    def _print_Heaviside(self, node: Heaviside, exp: str | None = None) -> str:
        power = f"^{{{exp}}}" if exp else ""
        return f"\\mathbf{{1}}{power}\\left[{self._print(node.args[0])} > 0\\right]"

    def _print_Mod(self, node: Mod) -> str:
        return rf"\left({self._print(node.args[0])} \bmod {self._print(node.args[1])}\right)"

    def _parentheses(self, text: str) -> str:
        return f"\\left({text}\\right)"


def _is_negative(term: Expr) -> bool:
    return bool(term.could_extract_minus_sign())


def _root_of_numbers(product: Expr) -> Expr:
    """The roots of numbers in a product, under one sign."""
    half = Rational(1, 2)
    found = [f.base ** (2 * f.exp) for f in Mul.make_args(product) if _is_root_of_number(f)]
    return Pow(Mul(*found), half, evaluate=False) if found else Integer(1)


def _is_root_of_number(factor: Expr) -> bool:
    return isinstance(factor, Pow) and factor.base.is_number and abs(factor.exp) == Rational(1, 2)


def _rank_of_term(term: Expr) -> tuple[object, ...]:
    negative = _is_negative(term)
    indices = sum(len(node.indices) for node in preorder_traversal(term) if _is_entry(node))
    kind = 0 if term.is_number else 1 if term.has(Sum) and not negative else 2
    return negative, kind, indices if negative else -indices, str(term)


def _rank_of_factor(factor: Expr) -> tuple[object, ...]:
    """Vectors before matrices, positions before features, t before s: as X W and Q K are written."""
    base = factor.base if isinstance(factor, Pow) else factor
    if base.is_number:
        return 0, str(factor)
    if is_dimension(base):
        return 1, str(factor)
    if isinstance(base, Symbol):
        return 2, str(factor)
    if isinstance(base, Indexed):
        rows = [idx for idx in base.indices if isinstance(idx, Idx) and not stacked(idx)]
        first = rows[0] if rows else None
        position = first is not None and size_of(first).name == "T"
        return 3, len(base.indices), not position, -ord(str(first)[0]), str(factor)
    ranks = {KroneckerDelta: 4, Add: 5, Sum: 7}
    return next((rank for kind, rank in ranks.items() if isinstance(base, kind)), 6), str(factor)


def _is_entry(node: Expr) -> bool:
    return isinstance(node, Indexed)
