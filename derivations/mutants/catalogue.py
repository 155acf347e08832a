"""The hand-written mutants of every page; a new page is one line here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from derivations.mutants.activations import (
    GELU_ERF_MUTANTS,
    GELU_TANH_MUTANTS,
    RELU_MUTANTS,
    SIGMOID_MUTANTS,
    TANH_MUTANTS,
)
from derivations.mutants.attention import ATTENTION_MUTANTS, ATTENTION_UNSCALED_MUTANTS
from derivations.mutants.binary_cross_entropy import (
    BINARY_CROSS_ENTROPY_LOGITS_MUTANTS,
    BINARY_CROSS_ENTROPY_MUTANTS,
    BINARY_CROSS_ENTROPY_SUM_MUTANTS,
)
from derivations.mutants.cross_entropy import CROSS_ENTROPY_MUTANTS
from derivations.mutants.dot_product_attention import (
    DOT_PRODUCT_ATTENTION_MUTANTS,
    DOT_PRODUCT_ATTENTION_UNSCALED_MUTANTS,
)
from derivations.mutants.elementwise import ADD_MUTANTS, MULTIPLY_MUTANTS, SCALE_MUTANTS
from derivations.mutants.embedding import EMBEDDING_MUTANTS
from derivations.mutants.layer_norm import (
    LAYER_NORM_MUTANTS,
    LAYER_NORM_SAMPLE_VARIANCE_MUTANTS,
)
from derivations.mutants.linear import BIAS_MUTANTS, LINEAR_MUTANTS, LINEAR_TRANSPOSED_MUTANTS
from derivations.mutants.logit_projection import (
    LOGIT_PROJECTION_BIAS_MUTANTS,
    LOGIT_PROJECTION_MUTANTS,
    TIED_EMBEDDING_MUTANTS,
    TIED_LOGIT_PROJECTION_BIAS_MUTANTS,
    TIED_LOGIT_PROJECTION_MUTANTS,
)
from derivations.mutants.mean import MEAN_MUTANTS, MEAN_OVER_POSITIONS_MUTANTS, SUM_MUTANTS
from derivations.mutants.mlp import MLP_GELU_ERF_MUTANTS, MLP_GELU_TANH_MUTANTS, MLP_RELU_MUTANTS
from derivations.mutants.optimisers import (
    ADAM_STEP_MUTANTS,
    ADAMW_STEP_MUTANTS,
    MOMENTUM_STEP_MUTANTS,
    NESTEROV_STEP_MUTANTS,
    SGD_WEIGHT_DECAY_STEP_MUTANTS,
)
from derivations.mutants.positional import (
    LEARNED_POSITIONS_MUTANTS,
    SINUSOIDAL_POSITIONS_MUTANTS,
)
from derivations.mutants.residual import RESIDUAL_MUTANTS
from derivations.mutants.rms_norm import RMS_NORM_MUTANTS
from derivations.mutants.softmax import SOFTMAX_MUTANTS
from derivations.mutants.softmax_cross_entropy import SOFTMAX_CROSS_ENTROPY_MUTANTS
from derivations.mutants.squared_error import (
    SQUARED_ERROR_HALF_MEAN_MUTANTS,
    SQUARED_ERROR_HALF_ROW_MEAN_MUTANTS,
    SQUARED_ERROR_HALF_SUM_MUTANTS,
    SQUARED_ERROR_MEAN_MUTANTS,
    SQUARED_ERROR_ROW_MEAN_MUTANTS,
    SQUARED_ERROR_SUM_MUTANTS,
)
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
    "cross_entropy": CROSS_ENTROPY_MUTANTS,
    "binary_cross_entropy": BINARY_CROSS_ENTROPY_MUTANTS,
    "binary_cross_entropy_sum": BINARY_CROSS_ENTROPY_SUM_MUTANTS,
    "binary_cross_entropy_logits": BINARY_CROSS_ENTROPY_LOGITS_MUTANTS,
    "squared_error_half_sum": SQUARED_ERROR_HALF_SUM_MUTANTS,
    "squared_error_sum": SQUARED_ERROR_SUM_MUTANTS,
    "squared_error_mean": SQUARED_ERROR_MEAN_MUTANTS,
    "squared_error_half_mean": SQUARED_ERROR_HALF_MEAN_MUTANTS,
    "squared_error_row_mean": SQUARED_ERROR_ROW_MEAN_MUTANTS,
    "squared_error_half_row_mean": SQUARED_ERROR_HALF_ROW_MEAN_MUTANTS,
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
    "layer_norm_sample_variance": LAYER_NORM_SAMPLE_VARIANCE_MUTANTS,
    "rms_norm": RMS_NORM_MUTANTS,
    "attention": ATTENTION_MUTANTS,
    "attention_unscaled": ATTENTION_UNSCALED_MUTANTS,
    "dot_product_attention": DOT_PRODUCT_ATTENTION_MUTANTS,
    "dot_product_attention_unscaled": DOT_PRODUCT_ATTENTION_UNSCALED_MUTANTS,
    "learned_positions": LEARNED_POSITIONS_MUTANTS,
    "sinusoidal_positions": SINUSOIDAL_POSITIONS_MUTANTS,
    "embedding": EMBEDDING_MUTANTS,
    "linear": LINEAR_MUTANTS,
    "linear_transposed": LINEAR_TRANSPOSED_MUTANTS,
    "bias": BIAS_MUTANTS,
    "add": ADD_MUTANTS,
    "scale": SCALE_MUTANTS,
    "multiply": MULTIPLY_MUTANTS,
    "sigmoid": SIGMOID_MUTANTS,
    "tanh": TANH_MUTANTS,
    "relu": RELU_MUTANTS,
    "gelu_tanh": GELU_TANH_MUTANTS,
    "gelu_erf": GELU_ERF_MUTANTS,
    "mean_over_positions": MEAN_OVER_POSITIONS_MUTANTS,
    "mean": MEAN_MUTANTS,
    "sum": SUM_MUTANTS,
    "clip_by_value": CLIP_BY_VALUE_MUTANTS,
    "clip_by_global_norm": CLIP_BY_GLOBAL_NORM_MUTANTS,
    "sgd_step": SGD_STEP_MUTANTS,
    "sgd_weight_decay_step": SGD_WEIGHT_DECAY_STEP_MUTANTS,
    "momentum_step": MOMENTUM_STEP_MUTANTS,
    "nesterov_step": NESTEROV_STEP_MUTANTS,
    "adam_step": ADAM_STEP_MUTANTS,
    "adamw_step": ADAMW_STEP_MUTANTS,
}


def apply(page: Sublayer, mutant: Mutant) -> Sublayer:
    """The page with the mutant's equation in place of its own; NotationError if it has none."""
    if mutant.equation.left not in {e.left for e in (*page.forward, *page.backward)}:
        raise NotationError(f"{page.name} has no equation for {mutant.equation.left}")

    def changed(equations: tuple[Equation, ...]) -> tuple[Equation, ...]:
        return tuple(mutant.equation if e.name == mutant.equation.name else e for e in equations)

    return replace(page, forward=changed(page.forward), backward=changed(page.backward))
