"""Ordinary inputs for each page: all sizes differ, weights are of order 1, tokens repeat."""

import numpy as np

B, T, C, O, V, F, H, N_CTX = 2, 4, 6, 5, 7, 8, 3, 6


def causal(t=T):
    return np.tril(np.ones((t, t)))


def scattered(rng, t=T):
    """A mask that is not causal; each query may look at itself."""
    mask = (rng.random((t, t)) < 0.6).astype(float)
    np.fill_diagonal(mask, 1.0)
    return mask


def ids(rng, shape, vocabulary=V):
    x = rng.integers(0, vocabulary, shape)
    x[..., -1] = x[..., 0]
    return x


def targets(rng, lead, ignored=True):
    y = ids(rng, (*lead, T))
    has_target = np.ones(y.shape)
    if ignored:
        has_target[..., -1] = 0.0
        has_target[(0,) * len(lead) + (1,)] = 0.0
    return {"y": y, "has_target": has_target, "reduction": "mean"}


def attention_parameters(rng, c):
    values = {}
    for name in ("Q", "K", "V", "O"):
        values[f"W_{name}"] = rng.normal(size=(c, c)) * 0.7
        values[f"b_{name}"] = rng.normal(size=c) * 0.5
    return values


def mlp_parameters(rng, c, f):
    return {
        "W_1": rng.normal(size=(c, f)) * 0.6,
        "b_1": rng.normal(size=f) * 0.5,
        "W_2": rng.normal(size=(f, c)) * 0.6,
        "b_2": rng.normal(size=c) * 0.5,
    }


def block_parameters(rng, c):
    values = attention_parameters(rng, c) | mlp_parameters(rng, c, F)
    for k in (1, 2):
        values[f"gamma_{k}"] = 1 + 0.4 * rng.normal(size=c)
        values[f"beta_{k}"] = 0.4 * rng.normal(size=c)
    return values


def inputs(page, rng, lead=(B,), c=C, mask="causal", epsilon=1e-5, values_as_keys=False, layers=2):
    """Everything that a page takes, by its names; ``lead`` is () for one sequence."""
    x = rng.normal(size=(*lead, T, c)) * 1.2 + 0.3
    M = causal() if mask == "causal" else scattered(rng)
    norm = {"X": x, "gamma": 1 + 0.5 * rng.normal(size=c), "epsilon": epsilon}
    if page.startswith("layer_norm"):
        return norm | {"beta": rng.normal(size=c)}
    if page == "rms_norm":
        return norm
    if page in ("gelu_tanh", "gelu_erf", "relu", "sigmoid", "tanh"):
        return {"X": x}
    if page == "softmax":
        return {"Z": rng.normal(size=(*lead, T, V))}
    if page == "softmax_cross_entropy":
        return {"Z": rng.normal(size=(*lead, T, V))} | targets(rng, lead)
    if page == "cross_entropy":
        p = rng.random((*lead, T, V)) + 0.1
        return {"P": p / p.sum(-1, keepdims=True)} | targets(rng, lead)
    if page == "binary_cross_entropy":
        shape = (*lead, T, O)
        return {"P": rng.uniform(0.1, 0.9, shape), "target": rng.integers(0, 2, shape) * 1.0}
    if page == "binary_cross_entropy_logits":
        shape = (*lead, T, O)
        return {"Z": rng.normal(size=shape), "target": rng.integers(0, 2, shape) * 1.0}
    if page.startswith("squared_error"):
        return {"Y": rng.normal(size=(*lead, T, O)), "target": rng.normal(size=(*lead, T, O))}
    if page in ("linear", "linear_bias"):
        values = {"X": x, "W": rng.normal(size=(c, O))}
        return values | ({"b": rng.normal(size=O)} if page == "linear_bias" else {})
    if page.startswith("mlp"):
        return {"X": x} | mlp_parameters(rng, c, F)
    if page == "embedding":
        return {"E": rng.normal(size=(V, c)), "x": ids(rng, (*lead, T))}
    if page == "encoder":
        tables = {"E": rng.normal(size=(V, c)), "W_P": rng.normal(size=(N_CTX, c))}
        return tables | {"x": ids(rng, (*lead, T))}
    if page == "logit_projection":
        return {"H": x, "W_U": rng.normal(size=(c, V))}
    if page == "tied_logit_projection":
        return {"H": x, "E": rng.normal(size=(V, c))}
    if page == "tied_embedding":
        return {"H": x, "E": rng.normal(size=(V, c)), "x": ids(rng, (*lead, T))}
    if page == "add":
        return {"A": x, "B": rng.normal(size=x.shape)}
    if page == "two_layer_network.toml":
        values = {"X": x, "y": ids(rng, (T,), 3), "has_target": np.ones(T), "reduction": "mean"}
        values |= {"W1": rng.normal(size=(c, F)), "b1": rng.normal(size=F)}
        return values | {"W2": rng.normal(size=(F, 3)), "b2": rng.normal(size=3)}
    if page == "residual":
        return {"X": x, "F": rng.normal(size=x.shape)}
    if page in ("attention_heads", "dot_product_attention"):
        many = (H,) if page == "attention_heads" else ()
        q, k = (rng.normal(size=(*lead, *many, T, 3)) for _ in "qk")
        val = rng.normal(size=(*lead, *many, T, 3 if values_as_keys else 5))
        return {"Q": q, "K": k, "Val": val, "M": M}
    if page == "attention":
        return {"X": x, "M": M, "h": H} | attention_parameters(rng, c)
    if page == "gpt2_block":
        return {"X": x, "M": M, "h": H, "epsilon": epsilon} | block_parameters(rng, c)
    if page == "gpt2":
        values = {"E": rng.normal(size=(V, c)), "W_P": rng.normal(size=(N_CTX, c))}
        values |= {"x": ids(rng, (*lead, T)), "M": causal(), "h": H, "epsilon": epsilon}
        for n in range(layers):
            own = block_parameters(rng, c)
            values |= {f"block{n + 1}.{k}": v for k, v in own.items()}
        values |= {"gamma_final": 1 + 0.4 * rng.normal(size=c), "beta_final": rng.normal(size=c)}
        return values | targets(rng, lead) | {"layers": layers}
    raise KeyError(page)
