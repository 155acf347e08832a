r"""Matrix form in LaTeX.

``\odot`` and ``\oslash`` are product and quotient entry by entry, ``^{\odot 2}`` a power; functions
and fractions are taken entry by entry too.  A vector that stands beside a matrix is repeated along
the axis that it lacks.  ``rowsum`` is a column, ``colsum`` a row, ``onehot(x)`` has a row for each
id in the row convention.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from itertools import pairwise

from sympy import Add as SympyAdd
from sympy import Expr, Integer, Mul, Pow, Rational, Symbol, fraction, pi

from derivations.latex.decimals import decimal
from derivations.latex.style import Style
from derivations.latex.symbols import Symbols
from derivations.matrix.build import matrix_equation
from derivations.matrix.expression import (
    SCALAR,
    Add,
    Apply,
    AxisSum,
    Hadamard,
    Leaf,
    MatMul,
    Matrix,
    MatrixEquation,
    Negate,
    Number,
    OneHot,
    Ones,
    Over,
    Power,
    Quotient,
    Scale,
    Shape,
    StackSum,
    Transpose,
)
from derivations.notation import Equation, Tensor, UnknownNode

SUMS = {Over.ROW: "rowsum", Over.COLUMN: "colsum", Over.ALL: "sum"}
TALL = (r"\frac", r"\sum", r"\sqrt", r"\begin")
UPRIGHT = r"\mathrm"
BRACE = r"\underbrace"
SPACE = r"\,"
HALF = Rational(1, 2)


class Level(IntEnum):
    """How tightly the outermost operation of a formula binds."""

    SUM = 0  # a + b, and −a
    BIG_SUM = 1  # Σ a
    HADAMARD = 2  # a ⊙ b, a ⊘ b
    PRODUCT = 3  # A B, 2 A
    FRACTION = 4  # one factor that no script may be put on
    NAME = 5  # with scripts above already
    ATOM = 6


def latex_matrix_sides(
    equation: Equation, tensors: Iterable[Tensor], style: Style, shapes: bool = False
) -> tuple[str, str]:
    r"""Both sides of the matrix form; ``shapes`` puts its shape under each factor.

    Raises :class:`derivations.matrix.build.NoMatrixForm` where there is none.

    >>> from derivations.sublayers.linear import LINEAR
    >>> latex_matrix_sides(LINEAR.backward[1], LINEAR.tensors(), Style(gradient="d"))
    ('\\mathrm{d}W', 'X^{\\top} \\, \\mathrm{d}Y')
    """
    return latex_sides(matrix_equation(equation, tensors, style.convention), style, shapes)


def latex_matrix_equation(
    equation: Equation, tensors: Iterable[Tensor], style: Style, shapes: bool = False
) -> str:
    """``left = right`` in matrix form; see :func:`latex_matrix_sides`."""
    return " = ".join(latex_matrix_sides(equation, tensors, style, shapes))


def latex_sides(form: MatrixEquation, style: Style, shapes: bool = False) -> tuple[str, str]:
    """Both sides of a matrix form that was made, and perhaps checked, before."""
    return latex_node(form.left, style, shapes), latex_node(form.right, style, shapes)


def latex_node(node: Matrix, style: Style, shapes: bool = False) -> str:
    """One expression of matrices."""
    return _Printer(Symbols(style), shapes).text(node)


class _Printer:
    def __init__(self, symbols: Symbols, shapes: bool) -> None:
        self._symbols = symbols
        self._shapes = shapes

    def text(self, node: Matrix, least: Level = Level.SUM) -> str:
        """The formula, in parentheses if it binds less tightly than ``least``."""
        text, level = self._printed(node)
        return text if level >= least else self._parentheses(text)

    def _printed(self, node: Matrix) -> tuple[str, Level]:
        match node:
            case Leaf() | OneHot():
                text, level = self._bare(node)
                return self._with_shape(text, level, node.shape)
            case Ones():
                return rf"\mathbf{{1}}_{{{self._shape(node.shape)}}}", Level.ATOM
            case Number():
                return self._number(node.value)
            case Transpose(body):
                return self._transpose(body)
            case MatMul(left, right):
                factors = self.text(left, Level.PRODUCT), self.text(right, Level.FRACTION)
                return self._beside(*factors), Level.PRODUCT
            case Hadamard(factors):
                return self._hadamard(factors)
            case Quotient(numerator, denominator):
                return self._quotient(numerator, denominator)
            case Scale(coefficient, body):
                inner, level = self._printed(body)
                if level < Level.HADAMARD:
                    inner, level = self._parentheses(inner), Level.PRODUCT
                text = self._beside(self.text(coefficient, Level.PRODUCT), inner)
                return text, min(level, Level.PRODUCT)
            case Negate(body):
                return f"- {self.text(body, Level.BIG_SUM)}", Level.SUM
            case Add(terms):
                return self._add(terms), Level.SUM
            case Power(body, exponent):
                return self._power(body, exponent)
            case Apply(function, body):
                return self._apply(function, body), Level.FRACTION
            case AxisSum(body, over):
                return (
                    rf"\mathrm{{{SUMS[over]}}}{self._parentheses(self.text(body))}",
                    Level.FRACTION,
                )
            case StackSum(index, body):
                body_text = self.text(body, Level.BIG_SUM)
                return rf"\sum_{{{self._symbols.index(index)}}} {body_text}", Level.BIG_SUM

    # Leaves

    def _bare(self, node: Leaf | OneHot) -> tuple[str, Level]:
        """A name; ∇ reaches over the product that follows, and ends at parentheses."""
        if isinstance(node, OneHot):
            return rf"\mathrm{{onehot}}({self._symbols.tensor(node.ids)})", Level.NAME
        above = ",".join(map(self._symbols.index, node.above))
        text = self._symbols.tensor(node.tensor, above)
        if text.startswith(r"\nabla"):
            return text, Level.HADAMARD
        if text.startswith(r"\frac"):
            return text, Level.FRACTION
        takes_no_power = "^" in text or "'" in text or node.tensor.gradient_of is not None
        return text, Level.NAME if takes_no_power else Level.ATOM

    def _with_shape(self, text: str, level: Level, shape: Shape) -> tuple[str, Level]:
        if not self._shapes or shape == SCALAR:
            return text, level
        # The outer braces make it an ordinary symbol, so that − after it stays a minus.
        return rf"{{{BRACE}{{{text}}}_{{{self._shape(shape)}}}}}", Level.FRACTION

    def _shape(self, shape: Shape) -> str:
        sizes = (self._symbols.dimension(s) if isinstance(s, Symbol) else "1" for s in shape)
        return r" \times ".join(sizes)

    def _transpose(self, body: Matrix) -> tuple[str, Level]:
        """The shape under a transposed leaf is that of the transpose: inner sizes stand together.

        A name with heads above, Q^{(a)}, takes the sign into its script.
        """
        if not isinstance(body, Leaf | OneHot):
            return rf"{self.text(body, Level.ATOM)}^{{\top}}", Level.NAME
        text, level = self._bare(body)
        if isinstance(body, Leaf) and body.above and level is Level.NAME and text.endswith(")}"):
            text = rf"{text[:-1]}\top}}"
        elif level >= Level.NAME and "^" not in text:
            text = rf"{text}^{{\top}}"
        else:
            text = rf"{self._parentheses(text)}^{{\top}}"
        rows, columns = body.shape
        return self._with_shape(text, Level.NAME, (columns, rows))

    def _parentheses(self, text: str) -> str:
        """As tall as what is in them, but not as the braces under it."""
        tall = any(sign in text for sign in TALL) and BRACE not in text
        return rf"\left({text}\right)" if tall else f"({text})"

    def _beside(self, *factors: str) -> str:
        """Factors side by side; upright words, d and what has its shape under it stand apart."""
        text = factors[0]
        for before, factor in pairwise(factors):
            thin = before.startswith(UPRIGHT) or factor.startswith(UPRIGHT)
            text += rf" {SPACE} {factor}" if thin or self._shapes else f" {factor}"
        return text

    # Products and sums

    def _hadamard(self, factors: tuple[Matrix, ...]) -> tuple[str, Level]:
        texts = [self.text(factor, Level.FRACTION) for factor in factors]
        if all(factor.shape == SCALAR for factor in factors):
            return self._beside(*texts), Level.PRODUCT
        return r" \odot ".join(texts), Level.HADAMARD

    def _quotient(self, numerator: Matrix, denominator: Matrix) -> tuple[str, Level]:
        """A fraction where one side is a scalar, else the sign for it."""
        if SCALAR in (numerator.shape, denominator.shape):
            return rf"\frac{{{self.text(numerator)}}}{{{self.text(denominator)}}}", Level.FRACTION
        above = self.text(numerator, Level.HADAMARD)
        return rf"{above} \oslash {self.text(denominator, Level.FRACTION)}", Level.HADAMARD

    def _add(self, terms: tuple[Matrix, ...]) -> str:
        text = self.text(terms[0])
        for term in terms[1:]:
            if isinstance(term, Negate):
                text += f" - {self.text(term.body, Level.BIG_SUM)}"
            else:
                text += f" + {self.text(term, Level.BIG_SUM)}"
        return text

    # Powers and functions

    def _power(self, body: Matrix, exponent: Rational) -> tuple[str, Level]:
        if exponent == HALF:
            return rf"\sqrt{{{self.text(body)}}}", Level.FRACTION
        power = str(exponent) if body.shape == SCALAR else rf"\odot {exponent}"
        return rf"{self.text(body, Level.ATOM)}^{{{power}}}", Level.NAME

    def _apply(self, function: str, body: Matrix) -> str:
        text = self.text(body)
        if function == "step":
            return rf"\mathbf{{1}}\left[{text} > 0\right]"
        name = r"\mathrm{erf}" if function == "erf" else f"\\{function}"
        return f"{name}{self._parentheses(text)}"

    # Numbers

    def _number(self, value: Expr) -> tuple[str, Level]:
        """A coefficient: roots are put under one sign, and fractions under one line."""
        if any(_is_root(factor) for factor in Mul.make_args(value)):
            above, below = fraction(value * value)
            if above == 1:
                return rf"\frac{{1}}{{\sqrt{{{self._plain(below)}}}}}", Level.FRACTION
            inside = rf"\frac{{{self._plain(above)}}}{{{self._plain(below)}}}"
            return rf"\sqrt{{{self._plain(above) if below == 1 else inside}}}", Level.FRACTION
        digits = decimal(value)
        if digits is not None:
            return digits, Level.FRACTION
        above, below = fraction(value)
        if below != 1:
            return rf"\frac{{{self._plain(above)}}}{{{self._plain(below)}}}", Level.FRACTION
        if value.is_Atom:
            return self._plain(value), Level.FRACTION
        return self._plain(value), Level.SUM if isinstance(value, SympyAdd) else Level.PRODUCT

    def _plain(self, value: Expr) -> str:
        """Sums, products and powers of whole numbers, π and dimensions."""
        if isinstance(value, Symbol):
            return self._symbols.dimension(value)
        if value is pi:
            return r"\pi"
        if isinstance(value, SympyAdd):
            text = ""
            for term in sorted(value.args, key=lambda term: (_is_negative(term), str(term))):
                sign, size = ("-", -term) if _is_negative(term) else ("+", term)
                text += f" {sign} {self._plain(size)}"
            return text.removeprefix(" + ")
        if isinstance(value, Mul):
            factors = sorted(value.args, key=lambda factor: (not factor.is_number, str(factor)))
            return " ".join(map(self._plain_factor, factors))
        if isinstance(value, Pow):
            return rf"{self._plain_factor(value.base)}^{{{value.exp}}}"
        if isinstance(value, Integer):
            return str(value.p)
        raise UnknownNode(value, "matrix form in LaTeX")

    def _plain_factor(self, value: Expr) -> str:
        text = self._plain(value)
        return self._parentheses(text) if isinstance(value, SympyAdd) else text


def _is_negative(term: Expr) -> bool:
    return bool(term.could_extract_minus_sign())


def _is_root(factor: Expr) -> bool:
    return isinstance(factor, Pow) and abs(factor.exp) == HALF
