"""Every sublayer there is, in the order of the way back; a new page is one line here."""

from derivations.sublayer import Sublayer
from derivations.sublayers.activations import GELU_ERF, GELU_TANH, RELU, SIGMOID, TANH
from derivations.sublayers.attention import ATTENTION, ATTENTION_UNSCALED
from derivations.sublayers.binary_cross_entropy import (
    BINARY_CROSS_ENTROPY,
    BINARY_CROSS_ENTROPY_LOGITS,
    BINARY_CROSS_ENTROPY_SUM,
)
from derivations.sublayers.cross_entropy import CROSS_ENTROPY
from derivations.sublayers.dot_product_attention import (
    DOT_PRODUCT_ATTENTION,
    DOT_PRODUCT_ATTENTION_UNSCALED,
)
from derivations.sublayers.elementwise import ADD, MULTIPLY, SCALE
from derivations.sublayers.embedding import EMBEDDING
from derivations.sublayers.layer_norm import LAYER_NORM, LAYER_NORM_SAMPLE_VARIANCE
from derivations.sublayers.linear import BIAS, LINEAR, LINEAR_TRANSPOSED
from derivations.sublayers.logit_projection import (
    LOGIT_PROJECTION,
    LOGIT_PROJECTION_BIAS,
    TIED_EMBEDDING,
    TIED_LOGIT_PROJECTION,
    TIED_LOGIT_PROJECTION_BIAS,
)
from derivations.sublayers.mean import MEAN, MEAN_OVER_POSITIONS, SUM
from derivations.sublayers.mlp import MLP_GELU_ERF, MLP_GELU_TANH, MLP_RELU
from derivations.sublayers.optimisers import (
    ADAM_STEP,
    ADAMW_STEP,
    MOMENTUM_STEP,
    NESTEROV_STEP,
    SGD_WEIGHT_DECAY_STEP,
)
from derivations.sublayers.positional import LEARNED_POSITIONS, SINUSOIDAL_POSITIONS
from derivations.sublayers.residual import RESIDUAL
from derivations.sublayers.rms_norm import RMS_NORM
from derivations.sublayers.softmax import SOFTMAX
from derivations.sublayers.softmax_cross_entropy import SOFTMAX_CROSS_ENTROPY
from derivations.sublayers.squared_error import (
    SQUARED_ERROR_HALF_MEAN,
    SQUARED_ERROR_HALF_ROW_MEAN,
    SQUARED_ERROR_HALF_SUM,
    SQUARED_ERROR_MEAN,
    SQUARED_ERROR_ROW_MEAN,
    SQUARED_ERROR_SUM,
)
from derivations.sublayers.update import CLIP_BY_GLOBAL_NORM, CLIP_BY_VALUE, SGD_STEP

CATALOGUE: tuple[Sublayer, ...] = (
    SOFTMAX,
    SOFTMAX_CROSS_ENTROPY,
    CROSS_ENTROPY,
    BINARY_CROSS_ENTROPY,
    BINARY_CROSS_ENTROPY_SUM,
    BINARY_CROSS_ENTROPY_LOGITS,
    SQUARED_ERROR_HALF_SUM,
    SQUARED_ERROR_SUM,
    SQUARED_ERROR_MEAN,
    SQUARED_ERROR_HALF_MEAN,
    SQUARED_ERROR_ROW_MEAN,
    SQUARED_ERROR_HALF_ROW_MEAN,
    LOGIT_PROJECTION,
    LOGIT_PROJECTION_BIAS,
    TIED_LOGIT_PROJECTION,
    TIED_LOGIT_PROJECTION_BIAS,
    TIED_EMBEDDING,
    RESIDUAL,
    MLP_GELU_TANH,
    MLP_GELU_ERF,
    MLP_RELU,
    LAYER_NORM,
    LAYER_NORM_SAMPLE_VARIANCE,
    RMS_NORM,
    ATTENTION,
    ATTENTION_UNSCALED,
    DOT_PRODUCT_ATTENTION,
    DOT_PRODUCT_ATTENTION_UNSCALED,
    LEARNED_POSITIONS,
    SINUSOIDAL_POSITIONS,
    EMBEDDING,
    LINEAR,
    LINEAR_TRANSPOSED,
    BIAS,
    ADD,
    SCALE,
    MULTIPLY,
    SIGMOID,
    TANH,
    RELU,
    GELU_TANH,
    GELU_ERF,
    MEAN_OVER_POSITIONS,
    MEAN,
    SUM,
    CLIP_BY_VALUE,
    CLIP_BY_GLOBAL_NORM,
    SGD_STEP,
    SGD_WEIGHT_DECAY_STEP,
    MOMENTUM_STEP,
    NESTEROV_STEP,
    ADAM_STEP,
    ADAMW_STEP,
)


def sublayer(name: str) -> Sublayer:
    """The sublayer of that name; KeyError if there is none."""
    for page in CATALOGUE:
        if page.name == name:
            return page
    raise KeyError(name)
