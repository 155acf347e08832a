"""The hand-written mutants of every page; a new page is one line here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from derivations.mutants.attention import ATTENTION_MUTANTS
from derivations.mutants.embedding import EMBEDDING_MUTANTS
from derivations.mutants.layer_norm import LAYER_NORM_MUTANTS
from derivations.mutants.logit_projection import (
    LOGIT_PROJECTION_BIAS_MUTANTS,
    LOGIT_PROJECTION_MUTANTS,
    TIED_EMBEDDING_MUTANTS,
    TIED_LOGIT_PROJECTION_BIAS_MUTANTS,
    TIED_LOGIT_PROJECTION_MUTANTS,
)
from derivations.mutants.mlp import MLP_GELU_ERF_MUTANTS, MLP_GELU_TANH_MUTANTS, MLP_RELU_MUTANTS
from derivations.mutants.positional import (
    LEARNED_POSITIONS_MUTANTS,
    SINUSOIDAL_POSITIONS_MUTANTS,
)
from derivations.mutants.residual import RESIDUAL_MUTANTS
from derivations.mutants.softmax import SOFTMAX_MUTANTS
from derivations.mutants.softmax_cross_entropy import SOFTMAX_CROSS_ENTROPY_MUTANTS
from derivations.mutants.update import (
    CLIP_BY_GLOBAL_NORM_MUTANTS,
    CLIP_BY_VALUE_MUTANTS,
    SGD_STEP_MUTANTS,
)
from derivations.notation import Equation, NotationError
from derivations.sublayer import Mutant, Sublayer

MUTANTS: Mapping[str, tuple[Mutant, ...]] = {
    "softmax": SOFTMAX_MUTANTS,
    "softmax_cross_entropy": SOFTMAX_CROSS_ENTROPY_MUTANTS,
    "logit_projection": LOGIT_PROJECTION_MUTANTS,
    "logit_projection_bias": LOGIT_PROJECTION_BIAS_MUTANTS,
    "tied_logit_projection": TIED_LOGIT_PROJECTION_MUTANTS,
    "tied_logit_projection_bias": TIED_LOGIT_PROJECTION_BIAS_MUTANTS,
    "tied_embedding": TIED_EMBEDDING_MUTANTS,
    "residual": RESIDUAL_MUTANTS,
    "mlp_gelu_tanh": MLP_GELU_TANH_MUTANTS,
    "mlp_gelu_erf": MLP_GELU_ERF_MUTANTS,
    "mlp_relu": MLP_RELU_MUTANTS,
    "layer_norm": LAYER_NORM_MUTANTS,
    "attention": ATTENTION_MUTANTS,
    "learned_positions": LEARNED_POSITIONS_MUTANTS,
    "sinusoidal_positions": SINUSOIDAL_POSITIONS_MUTANTS,
    "embedding": EMBEDDING_MUTANTS,
    "clip_by_value": CLIP_BY_VALUE_MUTANTS,
    "clip_by_global_norm": CLIP_BY_GLOBAL_NORM_MUTANTS,
    "sgd_step": SGD_STEP_MUTANTS,
}


def apply(page: Sublayer, mutant: Mutant) -> Sublayer:
    """The page with the mutant's equation in place of its own; NotationError if it has none."""
    if mutant.equation.left not in {e.left for e in (*page.forward, *page.backward)}:
        raise NotationError(f"{page.name} has no equation for {mutant.equation.left}")

    def changed(equations: tuple[Equation, ...]) -> tuple[Equation, ...]:
        return tuple(mutant.equation if e.name == mutant.equation.name else e for e in equations)

    return replace(page, forward=changed(page.forward), backward=changed(page.backward))
