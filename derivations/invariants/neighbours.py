"""False neighbours of the pages' identities: statements that ask for a little more.

Each is a thing that a reader might take for true, and numbers refute every one of them: that shows
that its identity is not empty.  Data only, by the names of the page and of the identity.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from sympy import Expr, Integer, KroneckerDelta, Rational, Sum, exp

from derivations.notation import d
from derivations.sublayer import Identity
from derivations.sublayers import (
    activations,
    attention,
    cross_entropy,
    embedding,
    layer_norm,
    mean,
    optimisers,
    positional,
    residual,
    rms_norm,
    softmax,
    squared_error,
    update,
)
from derivations.sublayers import binary_cross_entropy as binary
from derivations.sublayers import dot_product_attention as dot_product
from derivations.sublayers import softmax_cross_entropy as fused
from derivations.sublayers.symbols import T, b, head, i, k, p, place, s, t, u, v

Neighbours: TypeAlias = Mapping[str, Identity]

ZERO, ONE = Integer(0), Integer(1)


def false(statement: str, left: Expr, right: Expr) -> Identity:
    """An identity that does not hold; it is nobody's theorem, so it has no name."""
    return Identity("", statement, left, right)


SOFTMAX: Neighbours = {
    "softmax_rows_sum_to_one": false(
        "each column of P sums to 1, too", Sum(softmax.P[t, v], t), ONE
    ),
    "softmax_backward_rows_sum_to_zero": false(
        "each column of dZ sums to 0, too", Sum(d(softmax.Z)[t, v], t), ZERO
    ),
}

SOFTMAX_CROSS_ENTROPY: Neighbours = {
    "cross_entropy_backward_rows_sum_to_zero": false(
        "each column of dZ sums to 0, too", Sum(d(fused.Z)[t, v], t), ZERO
    ),
    "no_target_no_logit_gradient": false(
        "dZ is 0 in every row that has a target, too", fused.has_target[t] * d(fused.Z)[t, v], ZERO
    ),
    "mean_over_targets": false("the divisor is the number of all positions", fused.divisor[()], T),
}

CROSS_ENTROPY: Neighbours = {
    "weighted_by_probability_the_gradient_counts_targets": false(
        "Σ dP without the weights P is −1/N, too",
        cross_entropy.divisor[()] * Sum(d(cross_entropy.P)[t, v], v),
        -cross_entropy.has_target[t],
    ),
    "no_target_no_probability_gradient": false(
        "dP is 0 in every row that has a target, too",
        cross_entropy.has_target[t] * d(cross_entropy.P)[t, v],
        ZERO,
    ),
    "mean_over_targets": SOFTMAX_CROSS_ENTROPY["mean_over_targets"],
}


def binary_cross_entropy(divisor: Expr) -> Neighbours:
    return {
        "binary_cross_entropy_two_terms": false(
            "dP is the first term alone, −target/P",
            d(binary.P)[t, b] * divisor,
            -binary.target[t, b] / binary.P[t, b],
        )
    }


BINARY_CROSS_ENTROPY_LOGITS: Neighbours = {
    "sigmoid_of_minus_z": false(
        "P·e^Z = 1 − P", binary.sigmoid[t, b] * exp(binary.Z[t, b]), 1 - binary.sigmoid[t, b]
    )
}

SQUARED_ERROR: Neighbours = {
    "squared_error_is_homogeneous": false(
        "Σ (Y − target)·dY = loss, as for a form of degree 1",
        Sum(squared_error.difference[t, b] * d(squared_error.Y)[t, b], t, b),
        squared_error.loss[()],
    )
}


def normalisation(name: str) -> Neighbours:
    return {
        f"{name}_backward_sums_to_zero": false(
            "dX sums to 0 over the positions, too", Sum(d(layer_norm.X)[t, i], t), ZERO
        ),
        f"{name}_backward_orthogonal_up_to_epsilon": false(
            "dX is orthogonal to x̂ exactly, with ε > 0, too",
            Sum(d(layer_norm.X)[t, i] * layer_norm.x_hat[t, i], i),
            ZERO,
        ),
    }


RMS_NORM: Neighbours = {
    "rms_norm_backward_orthogonal_up_to_epsilon": false(
        "dX is orthogonal to x̂ exactly, with ε > 0, too",
        Sum(d(rms_norm.X)[t, i] * rms_norm.x_hat[t, i], i),
        ZERO,
    )
}

ATTENTION: Neighbours = {
    "attention_weights_sum_to_one": false(
        "the weights of each key sum to 1, too", Sum(attention.A[head, t, s], t), ONE
    ),
    "attention_scores_backward_rows_sum_to_zero": false(
        "each row of dA sums to 0, too", Sum(d(attention.A)[head, t, s], s), ZERO
    ),
    "key_bias_gradient_is_zero": false(
        "the gradient of the query bias is 0, too", d(attention.b_Q)[head, k], ZERO
    ),
    "masked_weights_are_zero": false(
        "dA is 0 wherever the mask is 0, too",
        (1 - attention.M[t, s]) * d(attention.A)[head, t, s],
        ZERO,
    ),
    "weights_and_outputs_agree": false(
        "Σ over keys of A·dA = Σ over channels of V·dO, with the values in place of the outputs",
        Sum(attention.A[head, t, s] * d(attention.A)[head, t, s], s),
        Sum(attention.Val[head, t, k] * d(attention.O)[head, t, k], k),
    ),
}

DOT_PRODUCT_ATTENTION: Neighbours = {
    "attention_weights_sum_to_one": false(
        "the weights of each key sum to 1, too", Sum(dot_product.A[t, s], t), ONE
    ),
    "attention_scores_backward_rows_sum_to_zero": false(
        "each row of dA sums to 0, too", Sum(d(dot_product.A)[t, s], s), ZERO
    ),
    "masked_weights_are_zero": false(
        "dA is 0 wherever the mask is 0, too",
        (1 - dot_product.M[t, s]) * d(dot_product.A)[t, s],
        ZERO,
    ),
    "weights_and_outputs_agree": false(
        "Σ over keys of A·dA = Σ over channels of V·dY, with the values in place of the outputs",
        Sum(dot_product.A[t, s] * d(dot_product.A)[t, s], s),
        Sum(dot_product.Val[t, u] * d(dot_product.Y)[t, u], u),
    ),
}

EMBEDDING: Neighbours = {
    "embedding_gradient_keeps_the_column_sums": false(
        "the sums of the squares are the same, too, although tokens repeat",
        Sum(d(embedding.E)[v, i] ** 2, v),
        Sum(d(embedding.X)[t, i] ** 2, t),
    )
}

LEARNED_POSITIONS: Neighbours = {
    "positional_gradient_is_that_of_the_embedding_stream": false(
        "the row that t uses has row t of the stream alone, although positions repeat",
        KroneckerDelta(place, positional.position[t]) * d(positional.W_P)[place, i],
        KroneckerDelta(place, positional.position[t]) * d(positional.X)[t, i],
    )
}

RESIDUAL: Neighbours = {
    "residual_gradients_add": false(
        "dX = dY: nothing comes back from the branch", d(residual.X)[t, i], d(residual.Y)[t, i]
    )
}

SIGMOID: Neighbours = {
    "sigmoid_of_minus_x": false(
        "σ(−x) = −σ(x), as for tanh",
        activations.sigmoid(-activations.X[t, i]),
        -activations.Y[t, i],
    )
}

RELU: Neighbours = {
    "relu_no_gradient_where_inactive": false(
        "dX is 0 wherever X is positive, too",
        activations.active[t, i] * d(activations.X)[t, i],
        ZERO,
    )
}

MEAN_OVER_POSITIONS: Neighbours = {
    "mean_over_positions_backward_adds_up": false(
        "each position has all of dY", d(mean.X)[t, i], d(mean.Y)[i]
    )
}

MEAN: Neighbours = {
    "mean_backward_sums_to_one": false("each row of dX sums to 1", Sum(d(mean.X)[t, i], i), ONE)
}

CLIP_BY_VALUE: Neighbours = {
    "clip_by_value_leaves_small_entries": false(
        "an entry that is not above c stays as it is",
        (1 - update.above) * (update.clipped[p] - update.g[p]),
        ZERO,
    ),
    "clip_by_value_cuts_at_the_threshold": false(
        "every entry becomes c", update.clipped[p], update.c
    ),
    "clip_by_value_cuts_at_minus_the_threshold": false(
        "every entry becomes −c", update.clipped[p], -update.c
    ),
}

CLIP_BY_GLOBAL_NORM: Neighbours = {
    "clipped_norm_is_the_smaller_of_norm_and_threshold": false(
        "‖clipped‖ = c, however short g is", Sum(update.clipped[p] ** 2, p), update.c**2
    ),
    "clipping_keeps_the_direction": false(
        "clipped = g, however long g is", update.clipped[p], update.g[p]
    ),
}

SGD_STEP: Neighbours = {
    "sgd_first_order_change": false(
        "to first order the loss changes by −η ‖g‖² / 2",
        Sum(update.g[p] * (update.updated[p] - update.theta[p]), p),
        -update.learning_rate[()] * Sum(update.g[p] ** 2, p) * Rational(1, 2),
    )
}

SGD_WEIGHT_DECAY_STEP: Neighbours = {
    "decayed_weights_then_sgd": false(
        "the weights shrink by the factor 1 − λ, whatever the learning rate",
        update.updated[p],
        (1 - optimisers.decay) * update.theta[p] - optimisers.eta * update.g[p],
    )
}

MOMENTUM_STEP: Neighbours = {
    "momentum_adds_the_last_steps_to_sgd": false(
        "θ′ is SGD's at every step", update.updated[p], optimisers.sgd
    )
}

NESTEROV_STEP: Neighbours = {
    "nesterov_looks_one_step_ahead": false(
        "θ′ differs from SGD's by −ημ·velocity, as with plain momentum",
        update.updated[p] - optimisers.sgd,
        -optimisers.eta * optimisers.mu * optimisers.velocity[p],
    )
}

ADAM: Neighbours = {
    "first_moment_of_a_constant_gradient_is_the_gradient": false(
        "m̂ = g whatever the gradients before were", optimisers.m_hat[p], update.g[p]
    ),
    "second_moment_of_a_constant_gradient_is_its_square": false(
        "v̂ = g² whatever the gradients before were", optimisers.v_hat[p], update.g[p] ** 2
    ),
    "first_correction_is_one_minus_a_power": false(
        "the correction is 1 − β₁ at every step",
        optimisers.correction_1_updated[()],
        1 - optimisers.beta,
    ),
    "second_correction_is_one_minus_a_power": false(
        "the correction is 1 − β₂ at every step",
        optimisers.correction_2_updated[()],
        1 - optimisers.gamma,
    ),
    "adam_step_in_units_of_the_root": false(
        "the step is η whatever the gradient is",
        update.theta[p] - update.updated[p],
        optimisers.eta,
    ),
}

NEIGHBOURS: Mapping[str, Neighbours] = {
    "softmax": SOFTMAX,
    "softmax_cross_entropy": SOFTMAX_CROSS_ENTROPY,
    "cross_entropy": CROSS_ENTROPY,
    "binary_cross_entropy": binary_cross_entropy(binary.ALL),
    "binary_cross_entropy_sum": binary_cross_entropy(ONE),
    "binary_cross_entropy_logits": BINARY_CROSS_ENTROPY_LOGITS,
    "squared_error_half_sum": SQUARED_ERROR,
    "squared_error_sum": SQUARED_ERROR,
    "squared_error_mean": SQUARED_ERROR,
    "squared_error_half_mean": SQUARED_ERROR,
    "squared_error_row_mean": SQUARED_ERROR,
    "squared_error_half_row_mean": SQUARED_ERROR,
    "residual": RESIDUAL,
    "layer_norm": normalisation("layer_norm"),
    "layer_norm_sample_variance": normalisation("layer_norm_sample_variance"),
    "rms_norm": RMS_NORM,
    "attention": ATTENTION,
    "attention_unscaled": ATTENTION,
    "dot_product_attention": DOT_PRODUCT_ATTENTION,
    "dot_product_attention_unscaled": DOT_PRODUCT_ATTENTION,
    "learned_positions": LEARNED_POSITIONS,
    "embedding": EMBEDDING,
    "sigmoid": SIGMOID,
    "relu": RELU,
    "mean_over_positions": MEAN_OVER_POSITIONS,
    "mean": MEAN,
    "clip_by_value": CLIP_BY_VALUE,
    "clip_by_global_norm": CLIP_BY_GLOBAL_NORM,
    "sgd_step": SGD_STEP,
    "sgd_weight_decay_step": SGD_WEIGHT_DECAY_STEP,
    "momentum_step": MOMENTUM_STEP,
    "nesterov_step": NESTEROV_STEP,
    "adam_step": ADAM,
    "adamw_step": ADAM,
}
