r"""Index form in LaTeX: sums over their indices, entries with subscripts, heads above.

Appearance only: factors and terms are ordered for the reader and common numbers stand in front,
but nothing changes its value.  What is printed reads in one way: Σ reaches over its product, up to
the next + or −, so a sum stands last in a product or in parentheses; numbers come first; and only
a plain entry has its power without parentheses.
"""

from __future__ import annotations

from collections.abc import Iterable

from sympy import (
    Add,
    Expr,
    Function,
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

from derivations.latex.decimals import decimal
from derivations.latex.style import Style
from derivations.latex.symbols import Symbols, stacked
from derivations.notation import (
    Equation,
    NotationError,
    Tensor,
    bound_indices,
    entries,
    entry_name,
    free_indices,
    is_dimension,
    size_of,
)

HALF = Rational(1, 2)
ONE = Integer(1)
WORD = r"\mathrm"
TALL = (r"\left", r"\sum", r"\frac")


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
        if tensor is None and indices:
            raise NotationError(f"{name} is not a tensor of the page that is printed")
        if tensor is None or is_dimension(tensor.symbol):
            return self.symbols.name(name)
        return self.symbols.entry(tensor, [self._print(index) for index in indices])

    def _print_KroneckerDelta(self, node: KroneckerDelta) -> str:
        return f"\\delta_{{{','.join(map(self._print, node.args[:2]))}}}"

    # Sums, terms and factors

    def _print_Sum(self, node: Sum) -> str:
        number, core = content(node)
        if (number, core) != (1, node):
            return self._term(number, core)
        return self.sum_over(bound_indices(node), self._product([node.function], of_more=True))

    def sum_over(self, bound: Iterable[Idx], body: str) -> str:
        """Heads first; an index that is bound a second time has a Σ of its own, further out."""
        every = list(bound)
        once = sorted(set(every), key=lambda idx: (not stacked(idx), every.index(idx)))
        text = f"\\sum_{{{','.join(map(self._print, once))}}} {body}"
        again = [idx for place, idx in enumerate(every) if idx in every[:place]]
        return self.sum_over(again, text) if again else text

    def _print_Add(self, node: Add, order: str | None = None) -> str:  # noqa: ARG002 (SymPy's)
        """Numbers, then by gradient, sums, products, entries; after these what has a minus sign."""
        number, core = content(node)
        if number != 1:
            return self._term(number, core)
        first, *others = sorted(map(content, node.args), key=self._rank_of_term)
        text = self._term(*first)
        for number, core in others:
            sign = "-" if number < 0 else "+"
            text += f" {sign} {self._magnitude(abs(number), core)}"
        return text

    def _print_Mul(self, node: Mul) -> str:
        return self._term(*content(node))

    def _rank_of_term(self, term: tuple[Rational, Expr]) -> tuple[object, ...]:
        """Ways back in the order of the page, so that they stay in place from line to line."""
        number, core = term
        places = list(self._tensors)
        gradients = (self._gradient_of(entry) for entry in entries(core))
        ways = [places.index(of.name) for of in gradients if of is not None and of.name in places]
        return bool(number < 0), not core.is_number, min(ways, default=len(places)), *_rank(*term)

    def _term(self, number: Rational, core: Expr) -> str:
        return ("- " if number < 0 else "") + self._magnitude(abs(number), core)

    def _magnitude(self, number: Rational, core: Expr) -> str:
        """A fraction of what is above and below the line, and what stands beside it."""
        digits = decimal(number)
        if digits is not None:
            return digits if core == 1 else rf"{digits} \, {self._magnitude(ONE, core)}"
        number, roots, core = _roots_of_numbers(number, core)
        parts = [*roots, *Mul.make_args(core)]
        below = [Integer(number.q), *(_inverse(part) for part in parts if _is_below(part))]
        above = [Integer(number.p), *(part for part in parts if not _is_below(part))]
        above, below = ([part for part in side if part != 1] for side in (above, below))
        if not below:
            return self._product(above, of_more=True)
        beside = [part for part in above if self._stands_beside(part)]
        alone = len(above) == len(beside) + 1 and not all(part.is_number for part in below)
        for part in above:
            if isinstance(part, Add) and not (part in beside or (alone and _is_flat(part))):
                beside.append(part)
        inside = [part for part in above if part not in beside]
        text = f"\\frac{{{self._product(inside)}}}{{{self._product(below)}}}"
        return f"{text} {self._product(beside, of_more=True)}" if beside else text

    def _stands_beside(self, factor: Expr) -> bool:
        """Sums and deltas, and gradients that are fractions themselves, are above no line."""
        if isinstance(factor, Indexed | Symbol):
            return self.symbols.style.gradient == "partial" and self._is_gradient(factor)
        return factor.has(Sum) or isinstance(factor, KroneckerDelta)

    def _is_gradient(self, entry: Expr) -> bool:
        return self._gradient_of(entry) is not None

    def _gradient_of(self, entry: Expr) -> Tensor | None:
        tensor = self._tensors.get(entry_name(entry))
        return None if tensor is None else tensor.gradient_of

    def _product(self, parts: Iterable[Expr], of_more: bool = False) -> str:
        """Numbers, then entries, then what has parentheses, then sums; ``of_more`` than these."""
        factors = sorted(parts, key=_rank_of_factor)
        of_more = of_more or len(factors) > 1
        texts = []
        for place, factor in enumerate(factors):
            is_open_sum = isinstance(factor, Sum) and place < len(factors) - 1
            is_open = isinstance(factor, Add) and content(factor)[0] == 1 and of_more
            text = self._print(factor)
            texts.append(_parentheses(text) if is_open or is_open_sum else text)
        return _beside(texts) or "1"

    def _print_Integer(self, node: Integer) -> str:
        return str(node.p)

    def _print_Rational(self, node: Rational) -> str:
        return self._term(node, ONE)

    def _print_Pi(self, node: Expr) -> str:  # noqa: ARG002 (SymPy's)
        return r"\pi"

    # Powers and functions

    def _print_Pow(self, node: Pow) -> str:
        base, power = node.args
        if _is_below(node) or content(node)[0] != 1:
            return self._term(*content(node))
        if power == HALF:
            return f"\\sqrt{{{self._print(base)}}}"
        text = self._print(base)
        base_text = f"{{{text}}}" if self._has_no_script(base, text) else _parentheses(text)
        return f"{base_text}^{{{self._exponent(power)}}}"

    def _has_no_script(self, base: Expr, text: str) -> bool:
        """Whether a power can be written on an expression as it stands."""
        plain = isinstance(base, Indexed | Symbol) and not self._is_gradient(base)
        return plain and "^" not in text

    def _exponent(self, power: Expr) -> str:
        if isinstance(power, Rational) and power.q != 1:
            return f"{power.p}/{power.q}"
        return self._print(power)

    def _print_exp(self, node: exp) -> str:
        return f"\\exp{_parentheses(self._print(node.args[0]))}"

    def _print_Function(self, node: Expr) -> str:
        """tanh, log, sin, cos; erf has no TeX name of its own."""
        name = str(node.func.__name__)
        shown = r"\mathrm{erf}" if name == "erf" else f"\\{name}"
        return f"{shown}{_parentheses(self._print(node.args[0]))}"

    _print_log = _print_tanh = _print_sin = _print_cos = _print_erf = _print_Function

    def _print_Heaviside(self, node: Heaviside) -> str:
        return f"\\mathbf{{1}}\\left[{self._print(node.args[0])} > 0\\right]"

    def _print_Mod(self, node: Mod) -> str:
        return rf"\left({self._print(node.args[0])} \bmod {self._print(node.args[1])}\right)"


def _parentheses(text: str) -> str:
    return f"\\left({text}\\right)"


def _beside(texts: Iterable[str]) -> str:
    """Factors one after the other; words are kept apart, which TeX would run together."""
    joined = ""
    for text in texts:
        last = joined.rpartition(" ")[2]
        tall = text.startswith(TALL) and "_" in last
        words = text.startswith(WORD) or (last.startswith(WORD) and not tall)
        joined += (r" \, " if words and joined else " " if joined else "") + text
    return joined


# Numbers


def content(node: Expr) -> tuple[Rational, Expr]:
    """A number and an expression whose product is the node: what all its terms are multiplied by.

    Sizes are taken out of sums as well.

    >>> from sympy.abc import x, y
    >>> content(2 * x - 2 * y)
    (2, x - y)
    """
    if isinstance(node, Rational):
        return node, ONE
    if isinstance(node, Mul):
        numbers, cores = zip(*map(content, node.args), strict=True)
        return Mul(*numbers), Mul(*cores)
    if isinstance(node, Sum):
        number, core = content(node.function)
        factors = Mul.make_args(core)
        constants = [f for f in factors if f.is_number or is_dimension(f.as_base_exp()[0])]
        body = Mul(*(f for f in factors if f not in constants))
        return number, Mul(*constants, Sum(body, *bound_indices(node)))
    if isinstance(node, Pow) and isinstance(node.base, Add) and node.exp.is_Integer:
        number, core = content(node.base)
        return number**node.exp, core**node.exp
    if isinstance(node, Add):
        sizes = {abs(content(term)[0]) for term in node.args}
        if len(sizes) == 1:
            number = sizes.pop()
            return number, Add(*(term / number for term in node.args))
    return ONE, node


def _roots_of_numbers(number: Rational, core: Expr) -> tuple[Rational, list[Expr], Expr]:
    """The roots of numbers in a product, under one sign: √2/√π is √(2/π), and √2/2 is 1/√2."""
    factors = Mul.make_args(core)
    roots = [f for f in factors if isinstance(f, Pow) and f.base.is_number and abs(f.exp) == HALF]
    if not roots:
        return number, [], core
    rest = Mul(*(f for f in factors if f not in roots))
    under = Mul(*(f.base ** (2 * f.exp) for f in roots))
    above, below = fraction(number**2 * under)
    if above == 1:
        return ONE, [Pow(below, -HALF, evaluate=False)], rest
    return number, [Pow(under, HALF, evaluate=False)], rest


def _is_below(factor: Expr) -> bool:
    return isinstance(factor, Pow) and bool(factor.exp.is_Rational and factor.exp < 0)


def _is_flat(terms: Add) -> bool:
    """Whether no term is a fraction."""
    return not any(_is_below(f) for term in terms.args for f in Mul.make_args(term))


def _inverse(below: Pow) -> Expr:
    """What stands below the line; √(2π) stays one root."""
    return below.base if below.exp == -1 else Pow(below.base, -below.exp, evaluate=False)


# Order


def _rank(number: Rational, core: Expr) -> tuple[object, ...]:
    negative = bool(number < 0)
    indices = sum(len(n.indices) for n in preorder_traversal(core) if isinstance(n, Indexed))
    kind = 0 if core.is_number else 1 if core.has(Sum) and not negative else 2
    is_long = any(isinstance(factor, Add | Function) for factor in Mul.make_args(core))
    more_first = 0 if is_long else indices if negative else -indices
    return kind, is_long, more_first, core.count_ops(), str(core)


def _rank_of_factor(factor: Expr) -> tuple[object, ...]:
    """Vectors before matrices, positions before features, t before s: as X W, Q K are written."""
    base = factor.base if isinstance(factor, Pow) else factor
    if isinstance(base, Rational):
        return 0, str(factor)
    if base.is_number:
        return 1, str(factor)
    if is_dimension(base):
        return 2, str(factor)
    if isinstance(base, Symbol | Idx):
        return 3, str(factor)
    if isinstance(base, Indexed):
        rows = [idx for idx in base.indices if isinstance(idx, Idx) and not stacked(idx)]
        first = rows[0] if rows else None
        position = first is not None and size_of(first).name == "T"
        return 5, len(base.indices), not position, -ord(str(first)[0]), str(factor)
    if isinstance(base, Add) and not free_indices(base):
        return 4, str(factor)
    ranks = {KroneckerDelta: 6, Add: 7, Sum: 9}
    return next((rank for kind, rank in ranks.items() if isinstance(base, kind)), 8), str(factor)
