"""Every sublayer there is, in the order of the way back; a new page is one line here."""

from derivations.sublayer import Sublayer
from derivations.sublayers.attention import ATTENTION
from derivations.sublayers.embedding import EMBEDDING
from derivations.sublayers.layer_norm import LAYER_NORM
from derivations.sublayers.logit_projection import (
    LOGIT_PROJECTION,
    LOGIT_PROJECTION_BIAS,
    TIED_EMBEDDING,
    TIED_LOGIT_PROJECTION,
    TIED_LOGIT_PROJECTION_BIAS,
)
from derivations.sublayers.mlp import MLP_GELU_ERF, MLP_GELU_TANH, MLP_RELU
from derivations.sublayers.positional import LEARNED_POSITIONS, SINUSOIDAL_POSITIONS
from derivations.sublayers.residual import RESIDUAL
from derivations.sublayers.softmax import SOFTMAX
from derivations.sublayers.softmax_cross_entropy import SOFTMAX_CROSS_ENTROPY
from derivations.sublayers.update import CLIP_BY_GLOBAL_NORM, CLIP_BY_VALUE, SGD_STEP

CATALOGUE: tuple[Sublayer, ...] = (
    SOFTMAX,
    SOFTMAX_CROSS_ENTROPY,
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
    ATTENTION,
    LEARNED_POSITIONS,
    SINUSOIDAL_POSITIONS,
    EMBEDDING,
    CLIP_BY_VALUE,
    CLIP_BY_GLOBAL_NORM,
    SGD_STEP,
)


def sublayer(name: str) -> Sublayer:
    """The sublayer of that name; KeyError if there is none."""
    for page in CATALOGUE:
        if page.name == name:
            return page
    raise KeyError(name)
