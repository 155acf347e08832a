"""What a wrong scatter-add does with a token that occurs twice: it counts, or it overwrites."""

from sympy import Expr, Idx, KroneckerDelta, Sum

from derivations.notation import Tensor, step
from derivations.sublayers.symbols import s


def occurrences(tokens: Tensor, position: Idx) -> Expr:
    """How often the token at ``position`` occurs in the sequence: at least once."""
    return Sum(KroneckerDelta(tokens[s], tokens[position]), s)


def is_last_occurrence(tokens: Tensor, position: Idx) -> Expr:
    """1 where the token at ``position`` does not occur again later, else 0."""
    later = Sum(step(s - position) * KroneckerDelta(tokens[s], tokens[position]), s)
    return 1 - step(later)
