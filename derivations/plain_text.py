"""Expressions in one line of plain text, for terminals, reports and error messages."""

from __future__ import annotations

from sympy import Add, Expr, Heaviside, Idx, Indexed, KroneckerDelta, Mul, Rational, Sum
from sympy.printing.precedence import PRECEDENCE
from sympy.printing.str import StrPrinter

from derivations.notation import Equation


class _PlainPrinter(StrPrinter):
    """SymPy's own text, with sums as Σ[i](…), deltas as δ(a,b) and the step as step(x)."""

    printmethod = "_plain_text"  # not SymPy's own _sympystr, which some nodes bring along

    def _print_Idx(self, node: Idx) -> str:
        return str(node.label)

    def _print_Indexed(self, node: Indexed) -> str:
        return f"{node.base.label}[{','.join(map(self._print, node.indices))}]"

    def _print_Sum(self, node: Sum) -> str:
        bound = ",".join(str(limit[0].label) for limit in node.limits)
        return f"Σ[{bound}]({self._print(node.function)})"

    def _print_KroneckerDelta(self, node: KroneckerDelta) -> str:
        return f"δ({','.join(map(self._print, node.args[:2]))})"

    def _print_Heaviside(self, node: Heaviside) -> str:
        return f"step({self._print(node.args[0])})"

    def _print_Add(self, node: Add, order: str | None = None) -> str:
        """Terms with a minus sign last."""
        terms = sorted(self._as_ordered_terms(node, order=order), key=_is_negative)
        text = self._print(terms[0])
        for term in terms[1:]:
            minus = _is_negative(term)
            shown = self.parenthesize(-term if minus else term, PRECEDENCE["Add"])
            text += f" - {shown}" if minus else f" + {shown}"
        return text

    def _print_Mul(self, node: Mul) -> str:
        """A coefficient such as 0.044715 as a decimal; halves and thirds stay fractions."""
        coefficient, rest = node.as_coeff_Mul()
        places = _decimal_places(coefficient)
        if places is None:
            return str(super()._print_Mul(node))
        return f"{float(coefficient):.{places}f}*{self.parenthesize(rest, PRECEDENCE['Mul'])}"


def _decimal_places(number: Expr) -> int | None:
    """How many decimals write a fraction in full, if it is meant as a decimal."""
    if not isinstance(number, Rational) or number.q <= 10 or number < 0:
        return None
    return next((p for p in range(2, 13) if (number * 10**p).q == 1), None)


def plain(expression: Expr) -> str:
    """The expression in one line.

    >>> from derivations.sublayers.layer_norm import LAYER_NORM
    >>> plain(LAYER_NORM.forward[0].right)
    'Σ[i](X[t,i])/d_model'
    """
    return str(_PlainPrinter().doprint(expression)).replace("**", "^")


def plain_equation(equation: Equation) -> str:
    return f"{plain(equation.left)} = {plain(equation.right)}"


def _is_negative(term: Expr) -> bool:
    return bool(term.could_extract_minus_sign())
