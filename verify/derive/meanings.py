"""What the tensors of the pages mean, in a few words, by their role and their name."""

from __future__ import annotations

from collections.abc import Mapping

MEANINGS: Mapping[str, Mapping[str, str]] = {
    "input": {
        "Z": "logits",
        "P": "probabilities",
        "H": "hidden state",
        "F": "what the branch returns",
    },
    "parameter": {
        "E": "embeddings, a row for each token",
        "W_P": "a row for each position",
        "W_U": "output matrix",
        "gamma": "scale",
        "beta": "shift",
    },
    "given, has no gradient": {
        "y": "target",
        "x": "token",
        "position": "position",
        "has_target": "1 where there is a target",
        "target": "target",
        "M": "mask, 1 where the query may attend",
        "epsilon": "keeps the root from 0",
        "learning_rate": "learning rate",
        "threshold": "threshold",
        "g": "gradient",
        "momentum": "momentum",
        "weight_decay": "weight decay",
        "beta_1": "decay of the first moment",
        "beta_2": "decay of the second moment",
        "m": "first moment",
        "v": "second moment",
        "velocity": "velocity",
        "correction_1": "bias correction, 0 before the first step",
        "correction_2": "bias correction, 0 before the first step",
    },
    "computed on the way": {
        "P": "probabilities",
        "count": "how many positions have a target",
        "divisor": "what the loss is divided by",
        "entry_loss": "loss of an entry",
        "difference": "how far off the output is",
        "U": "before the activation",
        "G": "after the activation",
        "mean": "mean",
        "variance": "variance",
        "rstd": "1 over the standard deviation",
        "x_hat": "normalised",
        "mean_square": "mean of the squares",
        "rms": "root of the mean square",
        "Q": "queries",
        "K": "keys",
        "Val": "values",
        "scores": "scores",
        "A": "attention weights",
        "O": "output of a head",
        "active": "1 where the unit is active",
        "cdf": "share of the input that passes",
        "m_hat": "corrected first moment",
        "v_hat": "corrected second moment",
    },
    "output": {"B": "what enters the branch", "Z": "logits", "P": "probabilities"},
}


def meaning(role: str, name: str) -> str:
    """The words for a tensor in a role; none where the role says all."""
    return MEANINGS.get(role, {}).get(name, "")
