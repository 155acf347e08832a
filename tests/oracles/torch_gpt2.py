"""The same network in PyTorch, for its loss and its gradients by autograd, in float64.

It imports nothing of the project.  PyTorch is an optional extra and is imported inside the
function, so that a test can skip, visibly, where it is not installed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from tests.oracles.forward import Array, Integers
from tests.oracles.gpt2 import Settings

if TYPE_CHECKING:
    import torch

NO_TARGET = -100


def torch_gpt2(
    parameters: Mapping[str, Array], data: Mapping[str, Integers], settings: Settings
) -> tuple[float, dict[str, Array]]:
    """The loss, and its gradient with respect to every parameter given, 0 where it has no part.

    Parameters, data and settings as for the forward pass in NumPy.
    """
    import torch  # an optional extra, and slow to load
    from torch.nn import functional as F

    w = {n: torch.tensor(p, dtype=torch.float64, requires_grad=True) for n, p in parameters.items()}
    mask = torch.tensor(data["M"]) == 1
    activations = {
        "gelu_tanh": lambda u: F.gelu(u, approximate="tanh"),
        "gelu_erf": F.gelu,
        "relu": F.relu,
    }

    def norm(X: torch.Tensor, gamma: str, beta: str) -> torch.Tensor:
        return F.layer_norm(X, X.shape[-1:], w[gamma], w[beta], settings.epsilon)

    def linear(X: torch.Tensor, weight: str, bias: str) -> torch.Tensor:
        return F.linear(X, w[weight].T, w[bias])

    def split(X: torch.Tensor) -> torch.Tensor:
        return X.reshape(len(X), settings.heads, -1).transpose(0, 1)

    X = F.embedding(torch.tensor(data["x"]), w["E"])
    if settings.positions == "learned":
        X = X + F.embedding(torch.tensor(data["position"]), w["W_P"])
    else:
        X = X + _sinusoids(*X.shape)
    for b in (f"block{layer}." for layer in range(1, settings.layers + 1)):
        N = norm(X, f"{b}gamma_1", f"{b}beta_1")
        Q, K, V = (split(linear(N, f"{b}W_{n}", f"{b}b_{n}")) for n in "QKV")
        scale = None if settings.scaled else 1.0  # None: 1/√d_k
        O = F.scaled_dot_product_attention(Q, K, V, mask, scale=scale)  # noqa: E741 (its usual name)
        X = X + linear(O.transpose(0, 1).flatten(1), f"{b}W_O", f"{b}b_O")
        U = linear(norm(X, f"{b}gamma_2", f"{b}beta_2"), f"{b}W_1", f"{b}b_1")
        X = X + linear(activations[settings.activation](U), f"{b}W_2", f"{b}b_2")
    if settings.final_layer_norm:
        X = norm(X, "gamma_final", "beta_final")
    Z = F.linear(
        X, w["E"] if settings.tied else w["W_U"].T, w["b_U"] if settings.logit_bias else None
    )

    has_target = data["has_target"]
    targets = torch.tensor(np.where(has_target == 1, data["y"], NO_TARGET))
    # reduction="mean" is NaN without any target
    total = F.cross_entropy(Z, targets, ignore_index=NO_TARGET, reduction="sum")
    loss = total / max(int(has_target.sum()), 1)
    gradients = torch.autograd.grad(loss, list(w.values()), materialize_grads=True)
    return loss.item(), {n: g.numpy() for n, g in zip(w, gradients, strict=True)}


def _sinusoids(T: int, d: int) -> torch.Tensor:
    import torch

    feature = torch.arange(d, dtype=torch.float64)
    angle = torch.arange(T, dtype=torch.float64)[:, None] / 10000 ** ((feature - feature % 2) / d)
    return torch.where(feature % 2 == 0, angle.sin(), angle.cos())
