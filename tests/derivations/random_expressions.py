"""Random expressions of the notation; few names of indices, so that they are often shadowed."""

from __future__ import annotations

from hypothesis import strategies as st
from sympy import (
    Add,
    Integer,
    KroneckerDelta,
    Mod,
    Mul,
    Rational,
    Sum,
    cos,
    erf,
    exp,
    log,
    pi,
    sin,
    sqrt,
    tanh,
)

from derivations.notation import dimension, ids, index, positive, step, tensor, zero_one

N, V = dimension("N"), dimension("V")
t, s, r = (index(name, N) for name in "tsr")
v, w = (index(name, V) for name in "vw")
a, b = tensor("a", N), tensor("b", N)
W = tensor("W", N, V)
S = tensor("S", N, N)
E = tensor("E", V)
m = zero_one("m", N)
M = zero_one("M", N, N)
y = ids("y", N, below=V)
eps = positive("eps")
TENSORS = (a, b, W, S, E, m, M, y, eps)

POSITIONS, CLASSES = (t, s), (v, w)


def atoms() -> st.SearchStrategy:
    """Entries, with few index names, so that names are shared and shadowed all the time."""
    position, token = st.sampled_from(POSITIONS), st.sampled_from(CLASSES)
    return st.one_of(
        position.map(lambda i: a[i]),
        position.map(lambda i: b[i]),
        position.map(lambda i: m[i]),
        position.map(lambda i: E[y[i]]),
        token.map(lambda i: E[i]),
        st.tuples(position, token).map(lambda i: W[i]),
        st.tuples(position, position).map(lambda i: S[i]),
        st.tuples(position, position).map(lambda i: M[i]),
        position.map(lambda i: W[i, y[i]]),
        st.tuples(position, position).map(lambda i: KroneckerDelta(*i)),
        st.tuples(token, position).map(lambda i: KroneckerDelta(i[0], y[i[1]])),
        st.sampled_from([N, V, eps[()], pi, Integer(2), Rational(-3, 2), Rational(1, 3)]),
        position.map(lambda i: Mod(i, 2)),
        token.map(lambda i: i * Integer(1)),
    )


def grow(inner: st.SearchStrategy) -> st.SearchStrategy:
    positions, tokens = st.sampled_from(POSITIONS), st.sampled_from(CLASSES)
    pairs = st.tuples(inner, inner)
    return st.one_of(
        pairs.map(lambda p: Add(*p)),
        pairs.map(lambda p: Mul(*p)),
        pairs.map(lambda p: Mul(*p)),
        st.tuples(inner, positions).map(lambda p: Sum(*p)),
        st.tuples(inner, positions).map(lambda p: Sum(*p)),
        st.tuples(inner, tokens).map(lambda p: Sum(*p)),
        st.tuples(inner, positions, tokens).map(lambda p: Sum(*p)),
        inner.map(lambda e: e**2),
        inner.map(lambda e: exp(e / 4)),
        inner.map(lambda e: 1 / (e**2 + eps[()])),
        inner.map(lambda e: sqrt(e**2 + 1)),
        inner.map(lambda e: (exp(e / 4) + 1) ** Rational(-3, 2)),
        inner.map(lambda e: log(exp(e / 4) + 1)),
        inner.map(tanh),
        inner.map(lambda e: erf(e) - sin(e) * cos(e)),
        inner.map(step),
        st.tuples(inner, positions).map(lambda p: exp(p[0] / 4) / Sum(exp(p[0] / 4), p[1])),
    )


EXPRESSIONS = st.recursive(atoms(), grow, max_leaves=7)
