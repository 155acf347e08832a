"""What each page computes, in PyTorch and without our code: autograd gives the right gradients.

Tensors are named as on the page; positions may have a batch axis in front.
"""

import math

import torch
import torch.nn.functional as F

Values = dict[str, torch.Tensor]


def cross_entropy_of(log_p, v):
    keep = v["has_target"] > 0
    picked = torch.gather(log_p, -1, torch.where(keep, v["y"], 0)[..., None])[..., 0]
    total = -(picked * keep).sum()
    divisor = {"mean": keep.sum().clamp(min=1), "sum": 1, "mean over all": keep.numel()}
    return total / divisor[v["reduction"]]


def heads(v, scaled=True):
    """(…, h, T, C)"""
    scores = v["Q"] @ v["K"].transpose(-1, -2)
    scores = scores / math.sqrt(v["Q"].shape[-1])
    scores = scores.masked_fill(v["M"] == 0, -math.inf)
    return scores.softmax(-1) @ v["Val"]


def attention(v):
    x, h = v["X"], int(v["h"])
    parts = []
    for w, b in (("W_Q", "b_Q"), ("W_K", "b_K"), ("W_V", "b_V")):
        y = x @ v[w] + v[b]
        parts.append(y.unflatten(-1, (h, -1)).transpose(-2, -3))
    out = heads({"Q": parts[0], "K": parts[1], "Val": parts[2], "M": v["M"]})
    return out.transpose(-2, -3).flatten(-2) @ v["W_O"] + v["b_O"]


def layer_norm(v, correction=0):
    x = v["X"]
    variance = x.var(-1, correction=correction, keepdim=True)
    x_hat = (x - x.mean(-1, keepdim=True)) / (variance + v["epsilon"]).sqrt()
    return x_hat * v["gamma"] + v["beta"]


def rms_norm(v):
    return v["X"] / (v["X"].square().mean(-1, keepdim=True) + v["epsilon"]).sqrt() * v["gamma"]


def mlp(v, activation):
    return activation(v["X"] @ v["W_1"] + v["b_1"]) @ v["W_2"] + v["b_2"]


def gelu_tanh(x):
    return F.gelu(x, approximate="tanh")


def block(v, prefix, stream):
    def part(*names, suffix=""):
        return {n: v[f"{prefix}{n}{suffix}"] for n in names}

    def norm(x, k):
        return layer_norm(part_norm(k) | {"X": x, "epsilon": v["epsilon"]})

    def part_norm(k):
        return {n: v[f"{prefix}{n}_{k}"] for n in ("gamma", "beta")}

    weights = part("W_Q", "b_Q", "W_K", "b_K", "W_V", "b_V", "W_O", "b_O")
    shared = {"M": v["M"], "h": v["h"]}
    stream = stream + attention(weights | shared | {"X": norm(stream, 1)})
    weights = part("W_1", "b_1", "W_2", "b_2")
    return stream + mlp(weights | {"X": norm(stream, 2)}, gelu_tanh)


def gpt2(v):
    stream = v["E"][v["x"]] + v["W_P"][: v["x"].shape[-1]]
    for n in range(int(v["layers"])):
        stream = block(v, f"block{n + 1}.", stream)
    final = {"gamma": v["gamma_final"], "beta": v["beta_final"], "epsilon": v["epsilon"]}
    logits = layer_norm(final | {"X": stream}) @ v["E"].T
    return cross_entropy_of(logits.log_softmax(-1), v)


def two_layer(v):
    scores = F.relu(v["X"] @ v["W1"] + v["b1"]) @ v["W2"] + v["b2"]
    return cross_entropy_of(scores.log_softmax(-1), v)


def squared(v, reduce):
    return reduce((v["Y"] - v["target"]) ** 2)


PAGES = {
    "layer_norm": layer_norm,
    "layer_norm_sample_variance": lambda v: layer_norm(v, 1),
    "rms_norm": rms_norm,
    "gelu_tanh": lambda v: gelu_tanh(v["X"]),
    "gelu_erf": lambda v: F.gelu(v["X"]),
    "relu": lambda v: F.relu(v["X"]),
    "sigmoid": lambda v: torch.sigmoid(v["X"]),
    "tanh": lambda v: torch.tanh(v["X"]),
    "softmax": lambda v: v["Z"].softmax(-1),
    "softmax_cross_entropy": lambda v: cross_entropy_of(v["Z"].log_softmax(-1), v),
    "cross_entropy": lambda v: cross_entropy_of(v["P"].log(), v),
    "binary_cross_entropy": lambda v: F.binary_cross_entropy(v["P"], v["target"]),
    "binary_cross_entropy_logits": lambda v: F.binary_cross_entropy_with_logits(
        v["Z"], v["target"]
    ),
    "squared_error_mean": lambda v: squared(v, torch.mean),
    "squared_error_half_sum": lambda v: squared(v, torch.sum) / 2,
    "squared_error_half_row_mean": lambda v: squared(v, torch.sum) / 2 / len(v["Y"]),
    "linear": lambda v: v["X"] @ v["W"],
    "linear_bias": lambda v: v["X"] @ v["W"] + v["b"],
    "mlp_gelu_tanh": lambda v: mlp(v, gelu_tanh),
    "mlp_gelu_erf": lambda v: mlp(v, F.gelu),
    "mlp_relu": lambda v: mlp(v, F.relu),
    "embedding": lambda v: v["E"][v["x"]],
    "encoder": lambda v: v["E"][v["x"]] + v["W_P"][: v["x"].shape[-1]],
    "logit_projection": lambda v: v["H"] @ v["W_U"],
    "tied_logit_projection": lambda v: v["H"] @ v["E"].T,
    "tied_embedding": lambda v: (v["E"][v["x"]], v["H"] @ v["E"].T),
    "add": lambda v: v["A"] + v["B"],
    "two_layer_network.toml": two_layer,
    "residual": lambda v: (v["X"], v["F"] + v["X"]),
    "attention_heads": heads,
    "dot_product_attention": heads,
    "attention": attention,
    "gpt2_block": lambda v: block(v, "", v["X"]),
    "gpt2": gpt2,
}

# The names of what a page gives out, where it is not Y.
OUTPUTS = {
    "softmax": ("P",),
    "embedding": ("X",),
    "logit_projection": ("Z",),
    "tied_logit_projection": ("Z",),
    "tied_embedding": ("X", "Z"),
    "residual": ("B", "Y"),
}
LOSSES = {
    "softmax_cross_entropy",
    "cross_entropy",
    "binary_cross_entropy",
    "binary_cross_entropy_logits",
    "squared_error_mean",
    "squared_error_half_sum",
    "squared_error_half_row_mean",
    "gpt2",
    "two_layer_network.toml",
}


def outputs_of(page):
    return ("loss",) if page in LOSSES else OUTPUTS.get(page, ("Y",))


def gradients(page, values, upstream):
    """Outputs and gradients of a page: ``(outputs, {"dX": …})`` as NumPy arrays."""
    tensors = {}
    for name, value in values.items():
        tensor = value if isinstance(value, str) else torch.as_tensor(value)
        if not isinstance(value, str) and tensor.is_floating_point() and tensor.ndim:
            tensor = tensor.clone().requires_grad_()
        tensors[name] = tensor
    results = PAGES[page](tensors)
    results = results if isinstance(results, tuple) else (results,)
    total = sum((r * torch.as_tensor(u)).sum() for r, u in zip(results, upstream, strict=True))
    leaves = {n: t for n, t in tensors.items() if torch.is_tensor(t) and t.requires_grad}
    found = torch.autograd.grad(total, list(leaves.values()), allow_unused=True)
    return (
        [r.detach().numpy() for r in results],
        {f"d{n}": g.numpy() for n, g in zip(leaves, found, strict=True) if g is not None},
    )
