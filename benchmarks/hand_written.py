"""An MLP with a hand-written backward, in NumPy and in PyTorch; imports nothing of the project.

``wrong`` multiplies one gradient by a little more than 1, as a small mistake would.
"""

from __future__ import annotations

import math
import os
from typing import Any

import numpy as np

ROOT = math.sqrt(2 / math.pi)
WRONG = os.environ.get("WRONG", "")  # which gradient is off, and by how much: "dW_1 0.001"


def factor(name: str) -> float:
    which, _, size = WRONG.partition(" ")
    return 1.0 + float(size) if which == name else 1.0


def mlp_forward(X: Any, W_1: Any, b_1: Any, W_2: Any, b_2: Any) -> Any:
    u = X @ W_1 + b_1
    th = np.tanh(ROOT * (u + 0.044715 * u * u * u))
    g = 0.5 * u * (1 + th)
    return g @ W_2 + b_2, (X, W_1, W_2, u, th, g)


def mlp_backward(dout: Any, cache: Any) -> Any:
    X, W_1, W_2, u, th, g = cache
    rows = dout.reshape(-1, dout.shape[-1])
    dg = dout @ W_2.T
    slope = ROOT * (1 + 3 * 0.044715 * u * u)
    du = dg * (0.5 * (1 + th) + 0.5 * u * (1 - th * th) * slope)
    flat = du.reshape(-1, du.shape[-1])
    dX = du @ W_1.T
    dW_1 = factor("dW_1") * (X.reshape(-1, X.shape[-1]).T @ flat)
    db_1 = factor("db_1") * flat.sum(0)
    dW_2 = g.reshape(-1, g.shape[-1]).T @ rows
    db_2 = factor("db_2") * rows.sum(0)
    return dX, dW_1, db_1, dW_2, db_2


def torch_function(wrong: str) -> Any:
    """The same as a function that ``torch.autograd.gradcheck`` can be asked about."""
    import torch  # an optional extra, and slow to load

    which, _, size = wrong.partition(" ")

    def scaled(name: str, value: Any) -> Any:
        return value * (1 + float(size)) if name == which else value

    class Mlp(torch.autograd.Function):
        @staticmethod
        def forward(ctx: Any, X: Any, W_1: Any, b_1: Any, W_2: Any, b_2: Any) -> Any:
            u = X @ W_1 + b_1
            th = torch.tanh(ROOT * (u + 0.044715 * u * u * u))
            g = 0.5 * u * (1 + th)
            ctx.save_for_backward(X, W_1, W_2, u, th, g)
            return g @ W_2 + b_2

        @staticmethod
        def backward(ctx: Any, *outputs: Any) -> Any:
            (dout,) = outputs
            X, W_1, W_2, u, th, g = ctx.saved_tensors
            dg = dout @ W_2.T
            slope = ROOT * (1 + 3 * 0.044715 * u * u)
            du = dg * (0.5 * (1 + th) + 0.5 * u * (1 - th * th) * slope)
            dW_1, db_1 = scaled("dW_1", X.T @ du), scaled("db_1", du.sum(0))
            return du @ W_1.T, dW_1, db_1, g.T @ dout, scaled("db_2", dout.sum(0))

    return Mlp.apply
