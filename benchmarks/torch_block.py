"""The same block in eager PyTorch, its gradients by autograd; imports nothing of the project."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def torch_block(
    given: Mapping[str, Array], heads: int, threads: int, fused: bool
) -> Callable[[], dict[str, Array]]:
    """The work: output and gradients by name, of a causal block with tanh-GELU.

    ``fused`` takes PyTorch's own attention kernel, which never stores a score; otherwise scores
    are masked and go through softmax, as in most code for reading.
    """
    import torch  # an optional extra, and slow to load
    from torch.nn import functional as F

    torch.set_num_threads(threads)
    names = [name for name in given if name == "X" or name.startswith("block.")]
    w = {name: torch.from_numpy(given[name]).clone().requires_grad_() for name in names}
    upstream = torch.from_numpy(given["dblock.output"])
    masked = ~torch.from_numpy(given["M"])
    epsilon = float(given["epsilon"])
    T, d_model = given["X"].shape

    def norm(X: torch.Tensor, which: int) -> torch.Tensor:
        gamma, beta = w[f"block.gamma_{which}"], w[f"block.beta_{which}"]
        return F.layer_norm(X, (d_model,), gamma, beta, epsilon)

    def linear(X: torch.Tensor, which: str) -> torch.Tensor:
        return torch.addmm(w[f"block.b_{which}"], X, w[f"block.W_{which}"])

    def attention(Q: torch.Tensor, K: torch.Tensor, V: torch.Tensor) -> torch.Tensor:
        if fused:
            Q, K, V = Q.unsqueeze(0), K.unsqueeze(0), V.unsqueeze(0)  # the kernel wants a batch
            return F.scaled_dot_product_attention(Q, K, V, is_causal=True).squeeze(0)
        scores = Q @ K.transpose(1, 2) / math.sqrt(d_model // heads)
        return scores.masked_fill(masked, -math.inf).softmax(-1) @ V

    def split(X: torch.Tensor) -> torch.Tensor:
        return X.view(T, heads, d_model // heads).transpose(0, 1)

    def run() -> dict[str, Array]:
        X = w["X"]
        normed = norm(X, 1)
        O = attention(*(split(linear(normed, which)) for which in "QKV"))  # noqa: E741
        middle = X + linear(O.transpose(0, 1).reshape(T, d_model), "O")
        hidden = F.gelu(linear(norm(middle, 2), "1"), approximate="tanh")
        output = middle + linear(hidden, "2")
        gradients = torch.autograd.grad(output, list(w.values()), upstream)
        return {
            "block.output": output.detach().numpy(),
            **{f"d{name}": g.numpy() for name, g in zip(names, gradients, strict=True)},
        }

    return run
