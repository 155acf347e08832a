"""Hidden units that let nothing through: dropped by a dropout mask, or dead under ReLU.

Dropout is the entrywise product with a tensor that is 0 where the 0/1 mask ``kept`` is 0 (and, in
the usual inverted form, 1/(1 − p) elsewhere: any other values will do).  Of ReLU only this is used:
``active`` is 0 where a unit is not ``alive``, which stands in for its equation.
"""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Expr, Ge

from derivations.catalogue import sublayer
from derivations.notation import Tensor, d, index, zero_one
from derivations.sublayers.mlp import W_1, W_2, G, U, active, b_1
from derivations.sublayers.symbols import T, d_ff, f, i, j, t
from derivations.wiring import Network, Step
from numeric.differences import alone
from verify.smt.support import Lemma, Support
from verify.smt.zero_pattern import Claim, Hypothesis, ZeroPattern

position = index("position", T)
kept, alive = zero_one("kept", T, d_ff), zero_one("alive", T, d_ff)


def unit_patterns() -> Iterator[ZeroPattern]:
    """Two small networks: linear, dropout, linear; and the page of the MLP with ReLU."""
    yield from _units(
        _dropout(),
        kept,
        "dropped",
        ("dropped_units_pass_no_gradient", "units_that_are_always_dropped_have_zero_gradients"),
        (d(W_1)[i, f], d(W_2)[f, j]),
    )
    yield from _units(
        _relu(),
        alive,
        "inactive",
        ("inactive_units_pass_no_gradient", "dead_relu_units_have_zero_gradients"),
        (d(W_1)[i, f], d(b_1)[f], d(W_2)[f, j]),
    )


def _dropout() -> Support:
    network = Network(
        (
            Step(
                "linear_1",
                sublayer("linear"),
                {"X": "X", "W": "W_1", "Y": "U"},
                {"T": "T", "d_in": "d_model", "d_out": "d_ff"},
            ),
            Step(
                "dropout",
                sublayer("multiply"),
                {"A": "U", "B": "dropout", "Y": "G"},
                {"T": "T", "d_model": "d_ff"},
            ),
            Step(
                "linear_2",
                sublayer("linear"),
                {"X": "G", "W": "W_2", "Y": "Y"},
                {"T": "T", "d_in": "d_ff", "d_out": "d_model"},
            ),
        )
    )
    dropout = network.tensors["dropout"]
    lemma = Lemma("dropout[t, f] is 0 where kept[t, f] is 0", dropout[t, f], (kept[t, f],))
    return Support(network, [lemma], data=(kept,))


def _relu() -> Support:
    lemma = Lemma("active[t, f] is 0 where alive[t, f] is 0", active[t, f], (alive[t, f],))
    return Support(alone(sublayer("mlp_relu")), [lemma], data=(alive,))


def _units(
    piece: Support,
    through: Tensor,
    word: str,
    names: tuple[str, str],
    weights: tuple[Expr, ...],
) -> Iterator[ZeroPattern]:
    """What holds where one unit lets nothing through, and where it does so at every position."""
    behind = (d(G)[t, f],)
    here = Hypothesis(f"unit f is {word} at position t", (through[t, f],))
    yield ZeroPattern(
        names[0],
        d(U).name,
        Claim(
            f"the output of unit f at position t, and the gradient in front of it, are 0 where "
            f"the unit is {word}",
            piece,
            (G[t, f], d(U)[t, f]),
            (here,),
        ),
        (Claim("so is the gradient of its output", piece, behind, (here,)),),
    )
    everywhere = Hypothesis(f"unit f is {word} at every position", (through[position, f],))
    about = ", ".join(str(weight) for weight in weights)
    yield ZeroPattern(
        names[1],
        about,
        Claim(
            f"{about} are 0 for all i and j if unit f is {word} at every position",
            piece,
            weights,
            (everywhere,),
        ),
        (
            Claim(
                f"it is enough that the unit is {word} at all positions but the first",
                piece,
                weights,
                (Hypothesis("", (through[position, f], Ge(position, 1))),),
            ),
            Claim("so is the gradient of its output", piece, behind, (everywhere,)),
        ),
    )
