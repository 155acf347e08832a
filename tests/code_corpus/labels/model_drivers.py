"""Calls of the blocks and models."""

import copy

import numpy as np
from tests.code_corpus.labels.driver import Driver
from tests.code_corpus.labels.numpy_drivers import ids_with_ignored
from tests.code_corpus.labels.values import N_CTX, C, V

BLOCK = {
    "attn.c_proj.weight": "W_O",
    "attn.c_proj.bias": "b_O",
    "ln_1.weight": "gamma_1",
    "ln_1.bias": "beta_1",
    "ln_2.weight": "gamma_2",
    "ln_2.bias": "beta_2",
    "mlp.c_fc.weight": "W_1",
    "mlp.c_fc.bias": "b_1",
    "mlp.c_proj.weight": "W_2",
    "mlp.c_proj.bias": "b_2",
}
PACKED = {"attn.c_attn.weight": "W_", "attn.c_attn.bias": "b_"}


def block_params(v, prefix=""):
    flat = {k: v[prefix + r] for k, r in BLOCK.items()}
    for k, r in PACKED.items():
        flat[k] = np.concatenate([v[f"{prefix}{r}{c}"] for c in "QKV"], axis=-1)
    return flat


def block_gradients(g, prefix=""):
    found = {f"d{prefix}{r}": g[k] for k, r in BLOCK.items()}
    for k, r in PACKED.items():
        parts = np.split(g[k], 3, axis=-1)
        found |= {f"d{prefix}{r}{c}": p for c, p in zip("QKV", parts, strict=True)}
    return found


def block_backward(f, v, cache, up):
    dX, g = f(up, cache)
    return {"dX": dX} | block_gradients(g)


def model_params(v):
    flat = {"wte": v["E"], "wpe": v["W_P"]}
    for i in range(v["layers"]):
        flat |= {f"h.{i}.{k}": a for k, a in block_params(v, f"block{i + 1}.").items()}
    return flat | {"ln_f.weight": v["gamma_final"], "ln_f.bias": v["beta_final"]}


def model_forward(f, g, v):
    return g(model_params(v), v["x"], ids_with_ignored(v), v["h"], v["layers"])


def model_backward(f, v, cache, up):
    g = f(model_params(v), cache)
    found = {"dE": g["wte"], "dW_P": g["wpe"]}
    found |= {"dgamma_final": g["ln_f.weight"], "dbeta_final": g["ln_f.bias"]}
    for i in range(v["layers"]):
        of_one = {k.removeprefix(f"h.{i}."): a for k, a in g.items() if k.startswith(f"h.{i}.")}
        found |= block_gradients(of_one, f"block{i + 1}.")
    return found


def nested(prefix):
    attention = {f"{a}{c}": f"{prefix}{A}_{c.upper()}" for a, A in ("wW", "bb") for c in "qkvo"}
    return {
        "ln1": {"g": f"{prefix}gamma_1", "b": f"{prefix}beta_1"},
        "attn": attention,
        "ln2": {"g": f"{prefix}gamma_2", "b": f"{prefix}beta_2"},
        "mlp": {a: f"{prefix}{r}" for a, r in (("w1", "W_1"), ("b1", "b_1"), ("w2", "W_2"))}
        | {"b2": f"{prefix}b_2"},
    }


def whole(layers):
    return {
        "tok_emb": "E",
        "pos_emb": "W_P",
        "blocks": [nested(f"block{n + 1}.") for n in range(layers)],
        "ln_f": {"g": "gamma_final", "b": "beta_final"},
    }


def filled(names, v):
    if isinstance(names, dict):
        return {k: filled(n, v) for k, n in names.items()}
    if isinstance(names, list):
        return [filled(n, v) for n in names]
    return copy.deepcopy(v[names])


def collected(names, g):
    if isinstance(names, str):
        return {f"d{names}": g}
    keys = names if isinstance(names, dict) else range(len(names))
    return {n: a for k in keys for n, a in collected(names[k], g[k]).items()}


def object_forward(f, g, v):
    thing = f(V, N_CTX, C, v["h"], v["layers"])
    thing.params = filled(whole(v["layers"]), v)
    return thing.forward(v["x"], v["y"]), thing


def object_backward(f, v, thing, up):
    thing.backward()
    return collected(whole(v["layers"]), thing.grads)


PARAMS = ("W1", "b1", "W2", "b2")


def chain_call(f, v):
    return f({k: v[k] for k in PARAMS}, v["X"], v["y"])


def chain_step(f, v, s, up):
    rate, params = 0.125, {k: v[k].copy() for k in PARAMS}
    f(params, v["X"], v["y"], rate)
    return {f"d{k}": (v[k] - params[k]) / rate for k in PARAMS}


def of_copies(f, v):
    return f({k: v[k].copy() for k in PARAMS}, v["X"], v["y"], 0.125)


LOSS_ITSELF = {"takes_upstream": False}
ROWS = {"lead": ()}

DRIVERS = {
    "block": Driver(lambda f, g, v: g(v["X"], block_params(v), v["h"]), block_backward),
    "gpt2": Driver(model_forward, model_backward, {"layers": 1}, **LOSS_ITSELF),
    "gpt2_two": Driver(model_forward, model_backward, **LOSS_ITSELF),
    "gpt_object": Driver(
        object_forward, object_backward, {"ignored": False, "layers": 1}, **LOSS_ITSELF
    ),
    "chain": Driver(
        lambda f, g, v: (chain_call(f, v)[0], None),
        lambda f, v, s, up: {f"d{k}": a for k, a in chain_call(f, v)[1].items()},
        ROWS,
        **LOSS_ITSELF,
    ),
    "chain_step": Driver(lambda f, g, v: (of_copies(f, v), None), chain_step, ROWS, **LOSS_ITSELF),
}
