"""The gradient of the logits: 0 where there is no target, for whatever network."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Eq, Ge

from derivations.sublayers.softmax_cross_entropy import has_target, y
from derivations.sublayers.symbols import t, v
from derivations.wiring import Network
from verify.smt.patterns.hypotheses import NO_TARGET, later
from verify.smt.support import Support
from verify.smt.zero_pattern import Claim, Hypothesis, ZeroPattern


def logit_patterns(behind: Support) -> Iterator[ZeroPattern]:
    gradient = (behind.tensors["dZ"][t, v],)
    yield ZeroPattern(
        "no_target_zero_logit_gradient",
        "dZ",
        Claim(
            "the gradient of the logits is 0 at each position that has no target",
            behind,
            gradient,
            (Hypothesis("the position has no target", (has_target[t],)),),
        ),
        (
            Claim(
                "it is 0 for each token that is not the target",
                behind,
                gradient,
                (Hypothesis("v is not the target", (Eq(v, y[t]),)),),
            ),
        ),
    )


def no_target_anywhere(piece: Support, network: Network, where: str) -> ZeroPattern:
    """All gradients at once, those of parameters included."""
    every = tuple(equation.left for equation in network.backward)
    return ZeroPattern(
        "no_target_anywhere_zero_gradients",
        f"every gradient {where}",
        Claim(
            f"every gradient {where} is 0 if no position has a target", piece, every, (NO_TARGET,)
        ),
        (
            Claim(
                "it is enough that only the first position has a target",
                piece,
                every,
                (Hypothesis("", (has_target[later], Ge(later, 1))),),
            ),
        ),
    )
