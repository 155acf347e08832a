"""Hypotheses that several families of zero patterns share, and the indices they speak about."""

from __future__ import annotations

from sympy import Eq, Gt, Idx, Le

from derivations.notation import index
from derivations.sublayers.attention import M
from derivations.sublayers.softmax_cross_entropy import has_target
from derivations.sublayers.symbols import T
from verify.smt.zero_pattern import Hypothesis

later, holder = index("later", T), index("holder", T)
query, key = index("query", T), index("key", T)

CAUSAL = Hypothesis("the mask is causal", (M[query, key], Gt(key, query)))
NO_TARGET = Hypothesis("no position has a target", (has_target[later],))

# Only for neighbours.  Their countermodels are then masks that a softmax can be taken under, and
# a query after the first one has two keys to choose from: the weight of a single key is 1 whatever
# the scores are, so that the gradient of its score cancels.
TO_ITSELF = Hypothesis("each position attends to itself", (Eq(M[query, query], 0),))
TO_THE_FIRST = Hypothesis("each position attends to the first", (Eq(M[query, 0], 0),))


def not_the_first(row: Idx) -> Hypothesis:
    return Hypothesis(f"{row} is not the first position", (Le(row, 0),))
