"""Calls of the functions in numpy_layers."""

import copy

import numpy as np
from tests.code_corpus.labels.driver import Driver, named, t
from tests.code_corpus.labels.values import V

NORM = "dX dgamma dbeta"


def statistics(v):
    mean = v["X"].mean(-1)
    rstd = 1 / np.sqrt(v["X"].var(-1) + v["epsilon"])
    return mean, rstd


def ln_rstd_state(f, g, v):
    if g is not None:
        return g(v["X"], v["gamma"], v["beta"])
    mean, rstd = statistics(v)
    return None, (v["X"], v["gamma"], mean[..., None], rstd[..., None])


def built(cls, arguments, **attributes):
    thing = cls(*arguments)
    for name, value in attributes.items():
        setattr(thing, name, copy.deepcopy(value))
    return thing


def preloaded(thing, names):
    """Gradients that are there before: what an accumulating object adds to."""
    for name in names:
        setattr(thing, name, np.full_like(getattr(thing, name), 3.0))
    return thing


def ln_object(f, g, v):
    thing = built(f, [v["X"].shape[-1]], gamma=v["gamma"], beta=v["beta"])
    preloaded(thing, ["dgamma", "dbeta"])
    return thing.forward(v["X"]), thing


def ln_object_backward(f, v, thing, up):
    dX = thing.backward(up)
    return {"dX": dX, "dgamma": thing.dgamma - 3.0, "dbeta": thing.dbeta - 3.0}


def ln_object_dicts(f, g, v):
    thing = built(f, [v["X"].shape[-1]], params={"g": v["gamma"], "b": v["beta"]})
    return thing.forward(v["X"]), thing


def ln_into(f, v, state, up):
    mean, rstd = statistics(v)
    x_hat = (v["X"] - mean[..., None]) * rstd[..., None]
    out = [np.full_like(v["X"], 2.0), np.full_like(v["gamma"], 2.0), np.full_like(v["gamma"], 2.0)]
    f(*out, up, x_hat, rstd, v["gamma"])
    return named(NORM, [a - 2.0 for a in out])


def nothing(f, g, v):
    return None, None


def own(*roles):
    """A forward that takes these roles and returns its output alone."""
    return lambda f, g, v: (None if g is None else g(*(v[r] for r in roles)), None)


def own_with_cache(*roles):
    return lambda f, g, v: g(*(v[r] for r in roles))


def object_of(*roles):
    def forward(f, g, v):
        thing = f()
        return thing.forward(*(v[r] for r in roles)), thing

    return forward


def one(name, call):
    return lambda f, v, s, up: {name: call(f, v, s, up)}


def softmax_of(v):
    e = np.exp(v["Z"] - v["Z"].max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def ids_with_ignored(v):
    return np.where(v["has_target"] > 0, v["y"], -100)


def with_ids(f, g, v):
    return g(v["Z"], ids_with_ignored(v))


def one_hot(v):
    return np.eye(V)[v["y"]]


def dense_attributes(f, g, v):
    thing = built(f, [*v["W"].shape], weights=v["W"], biases=v["b"][None])
    thing.forward(v["X"])
    return thing.output, thing


def dense_attributes_backward(f, v, thing, up):
    thing.backward(up)
    return {"dX": thing.dinputs, "dW": thing.dweights, "db": thing.dbiases[0]}


def dense_updates(f, g, v):
    thing = built(f, [*v["W"].shape], weights=v["W"].T.copy(), bias=v["b"])
    return thing.forward(v["X"]), thing


def dense_updates_backward(f, v, thing, up):
    rate = 0.125
    dX = thing.backward(up, rate)
    return {
        "dX": dX,
        "dW": (v["W"] - thing.weights.T) / rate,
        "db": (v["b"] - thing.bias) / rate,
    }


def linear_object(f, g, v):
    thing = built(f, [*v["W"].shape], weight=v["W"].T.copy(), bias=v["b"])
    preloaded(thing, ["weight_grad", "bias_grad"])
    return thing.forward(v["X"]), thing


def linear_object_backward(f, v, thing, up):
    dX = thing.backward(up)
    return {"dX": dX, "dW": (thing.weight_grad - 3.0).T, "db": thing.bias_grad - 3.0}


def columns_backward(f, v, cache, up):
    dX, dW, db = f(t(up), cache)
    return {"dX": t(dX), "dW": dW.T, "db": db[:, 0] if db.ndim == 2 else db}


def embedding_object(f, g, v):
    thing = built(f, [*v["E"].shape], W=v["E"])
    preloaded(thing, ["grad_W"])
    return thing.forward(v["x"]), thing


def embedding_object_backward(f, v, thing, up):
    thing.backward(up)
    return {"dE": thing.grad_W - 3.0}


MLP = {"W1": "W_1", "b1": "b_1", "W2": "W_2", "b2": "b_2"}


def mlp_params(v):
    return {k: v[r] for k, r in MLP.items()}


def mlp_params_backward(f, v, cache, up):
    dX, g = f(up, mlp_params(v), cache)
    return {"dX": dX} | {f"d{MLP[k]}": a for k, a in g.items()}


def feed_forward(f, g, v):
    thing = built(
        f,
        [*v["W_1"].shape],
        w1=v["W_1"].T.copy(),
        b1=v["b_1"],
        w2=v["W_2"].T.copy(),
        b2=v["b_2"],
    )
    return thing.forward(v["X"]), thing


def feed_forward_backward(f, v, thing, up):
    dX, g = thing.backward(up), thing.grads
    return {"dX": dX, "dW_1": g["w1"].T, "db_1": g["b1"], "dW_2": g["w2"].T, "db_2": g["b2"]}


def feed_forward_updates_backward(f, v, thing, up):
    rate = 0.01
    dX = thing.backward(up, rate)
    return {
        "dX": dX,
        "dW_1": (v["W_1"] - thing.w1.T) / rate,
        "db_1": (v["b_1"] - thing.b1) / rate,
        "dW_2": (v["W_2"] - thing.w2.T) / rate,
        "db_2": (v["b_2"] - thing.b2) / rate,
    }


QKV = "dQ dK dVal"


def swap_heads(a):
    return a.swapaxes(-3, -2)


def bthd_forward(f, g, v):
    y, saved = g(*(swap_heads(v[r]) for r in ("Q", "K", "Val")), v["M"] == 0)
    return swap_heads(y), saved


def one_head_backward(f, v, state, up):
    s = v["Q"] @ v["K"].T / np.sqrt(v["K"].shape[1])
    e = np.exp(np.where(v["M"] > 0, s, -np.inf))
    return named(QKV, f(up, v["Q"], v["K"], v["Val"], e / e.sum(1, keepdims=True)))


def packed(v):
    w = np.concatenate([v["W_Q"], v["W_K"], v["W_V"]], -1)
    return w, np.concatenate([v["b_Q"], v["b_K"], v["b_V"]], -1)


def packed_forward(f, g, v):
    return g(v["X"], *packed(v), v["W_O"], v["b_O"], v["h"])


def packed_backward(f, v, cache, up):
    dX, dw, db, dwo, dbo = f(up, cache)
    parts = named("dW_Q dW_K dW_V", np.split(dw, 3, -1)) | named("db_Q db_K db_V", np.split(db, 3))
    return parts | {"dX": dX, "dW_O": dwo, "db_O": dbo}


def mha_object(f, g, v):
    names = {"q": "Q", "k": "K", "v": "V", "o": "O"}
    weights = {f"W{k}": v[f"W_{r}"].T.copy() for k, r in names.items()}
    biases = {f"b{k}": v[f"b_{r}"] for k, r in names.items()}
    thing = built(f, [v["X"].shape[-1], v["h"]], **weights, **biases)
    return thing.forward(v["X"], np.where(v["M"] > 0, 0.0, -1e9)), thing


def mha_object_backward(f, v, thing, up):
    dX = thing.backward(up)
    grads = {"dX": dX}
    for k, r in {"q": "Q", "k": "K", "v": "V", "o": "O"}.items():
        grads[f"dW_{r}"], grads[f"db_{r}"] = thing.grad[f"W{k}"].T, thing.grad[f"b{k}"]
    return grads


def head_lists(v):
    return [np.split(v[f"W_{r}"], v["h"], axis=1) for r in "QKV"]


def head_list_forward(f, g, v):
    return g(v["X"], *head_lists(v), v["W_O"])


def head_list_backward(f, v, cache, up):
    dX, *parts, dwo = f(up, cache)
    lists = {f"dW_{r}": np.concatenate(p, axis=1) for r, p in zip("QKV", parts, strict=True)}
    return lists | {"dX": dX, "dW_O": dwo}


ROWS = {"lead": ()}

DRIVERS = {
    "ln_tuple": Driver(
        own_with_cache("X", "gamma", "beta"), lambda f, v, s, up: named(NORM, f(up, s)), ROWS
    ),
    "ln_rstd": Driver(ln_rstd_state, lambda f, v, s, up: named(NORM, f(up, s))),
    "ln_dict": Driver(
        own_with_cache("X", "gamma", "beta"),
        lambda f, v, s, up: named(
            NORM, (lambda r: (r["dinp"], r["dscale"], r["dshift"]))(f(up, s))
        ),
        {"epsilon": 1e-6},
    ),
    "ln_object": Driver(ln_object, ln_object_backward),
    "ln_object_dicts": Driver(
        ln_object_dicts,
        lambda f, v, s, up: {
            "dX": s.backward(up),
            "dgamma": s.grads["g"],
            "dbeta": s.grads["b"],
        },
    ),
    "ln_arguments": Driver(
        nothing,
        lambda f, v, s, up: named(NORM, f(v["X"], v["gamma"], up, *statistics(v))),
    ),
    "ln_from_input": Driver(
        nothing, lambda f, v, s, up: named(NORM, f(up, v["X"], v["gamma"], v["epsilon"]))
    ),
    "ln_into": Driver(nothing, ln_into),
    "ln_columns": Driver(
        lambda f, g, v: (t(g(t(v["X"]), v["gamma"], v["beta"])), None),
        lambda f, v, s, up: named(
            NORM,
            (lambda r: (t(r[0]), *r[1:]))(f(t(up), t(v["X"]), v["gamma"], v["beta"])),
        ),
        ROWS,
    ),
    "ln_f32": Driver(
        nothing, lambda f, v, s, up: named(NORM, f(up, v["X"], v["gamma"])), tolerance=1e-4
    ),
    "ln_half": Driver(nothing, lambda f, v, s, up: named(NORM, f(up, v["X"], v["gamma"]))),
    "gelu_x": Driver(own("X"), one("dX", lambda f, v, s, up: f(v["X"], up))),
    "gelu_object": Driver(object_of("X"), one("dX", lambda f, v, s, up: s.backward(up))),
    "quick_gelu": Driver(own("X"), one("dX", lambda f, v, s, up: f(up, v["X"]))),
    "relu_cache": Driver(own_with_cache("X"), one("dX", lambda f, v, s, up: f(up, s))),
    "sigmoid_z": Driver(own("X"), one("dX", lambda f, v, s, up: f(up, v["X"]))),
    "sigmoid_object": Driver(object_of("X"), one("dX", lambda f, v, s, up: s.backward(up))),
    "tanh_output": Driver(nothing, one("dX", lambda f, v, s, up: f(up, np.tanh(v["X"])))),
    "tanh_object": Driver(object_of("X"), one("dX", lambda f, v, s, up: s.backward(up))),
    "softmax_p": Driver(own("Z"), one("dZ", lambda f, v, s, up: f(up, softmax_of(v)))),
    "softmax_object": Driver(object_of("Z"), one("dZ", lambda f, v, s, up: s.backward(up)), ROWS),
    "ce_both": Driver(
        lambda f, g, v: (f(v["Z"], v["y"])[0], None),
        one("dZ", lambda f, v, s, up: f(v["Z"], v["y"])[1]),
        ROWS | {"ignored": False},
        takes_upstream=False,
    ),
    "ce_ignore": Driver(with_ids, one("dZ", lambda f, v, s, up: f(s, up))),
    "ce_rows": Driver(with_ids, one("dZ", lambda f, v, s, up: f(s)), takes_upstream=False),
    "ce_one_hot": Driver(
        nothing,
        one("dZ", lambda f, v, s, up: f(softmax_of(v), one_hot(v))),
        ROWS | {"ignored": False},
        takes_upstream=False,
    ),
    "ce_columns": Driver(
        lambda f, g, v: (g(v["P"].T, one_hot(v).T), None),
        one("dP", lambda f, v, s, up: f(v["P"].T, one_hot(v).T).T),
        ROWS | {"ignored": False},
        takes_upstream=False,
    ),
    "ce_object": Driver(
        object_of("P", "y"),
        one("dP", lambda f, v, s, up: s.backward()),
        ROWS | {"ignored": False},
        takes_upstream=False,
    ),
    "bce": Driver(
        own("P", "target"),
        one("dP", lambda f, v, s, up: f(v["P"], v["target"])),
        ROWS,
        takes_upstream=False,
    ),
    "bce_logits": Driver(object_of("Z", "target"), one("dZ", lambda f, v, s, up: s.backward(up))),
    "mse": Driver(
        own("Y", "target"),
        one("dY", lambda f, v, s, up: f(v["Y"], v["target"])),
        ROWS,
        takes_upstream=False,
    ),
    "affine": Driver(
        own_with_cache("X", "W", "b"), lambda f, v, s, up: named("dX dW db", f(up, s)), ROWS
    ),
    "matmul_list": Driver(nothing, lambda f, v, s, up: named("dX dW", f(v["X"], v["W"], up))),
    "columns": Driver(
        lambda f, g, v: (lambda r: (t(r[0]), r[1]))(g(t(v["X"]), v["W"].T, v["b"][:, None])),
        columns_backward,
        ROWS,
    ),
    "dense_attributes": Driver(dense_attributes, dense_attributes_backward, ROWS),
    "dense_updates": Driver(dense_updates, dense_updates_backward, ROWS),
    "linear_object": Driver(linear_object, linear_object_backward),
    "embedding_ids": Driver(nothing, one("dE", lambda f, v, s, up: f(up, v["x"], V))),
    "embedding_object": Driver(embedding_object, embedding_object_backward),
    "encoder_cache": Driver(
        own_with_cache("x", "E", "W_P"), lambda f, v, s, up: named("dE dW_P", f(up, s))
    ),
    "unembed": Driver(
        nothing,
        lambda f, v, s, up: named(
            "dH dE" if "E" in v else "dH dW_U", f(up, v["H"], v["E"] if "E" in v else v["W_U"])
        ),
    ),
    "tied": Driver(nothing, lambda f, v, s, up: named("dH dE", f(*up, v["x"], v["H"], v["E"]))),
    "residual": Driver(nothing, lambda f, v, s, up: named("dX dF", f(up[1], up[0]))),
    "mlp_params": Driver(
        lambda f, g, v: g(v["X"], mlp_params(v)),
        mlp_params_backward,
    ),
    "mlp_object": Driver(feed_forward, feed_forward_backward, ROWS),
    "mlp_updates": Driver(feed_forward, feed_forward_updates_backward, ROWS),
    "sdpa": Driver(
        lambda f, g, v: g(v["Q"], v["K"], v["Val"], v["M"] > 0),
        lambda f, v, s, up: named(QKV, f(up, s)),
        {"mask": "scattered"},
    ),
    "causal": Driver(
        own("Q", "K", "Val"),
        lambda f, v, s, up: {
            {"dV": "dVal"}.get(k, k): a for k, a in f(up, v["Q"], v["K"], v["Val"]).items()
        },
    ),
    "bthd": Driver(
        bthd_forward,
        lambda f, v, s, up: named(QKV, map(swap_heads, f(swap_heads(up), s))),
        {"mask": "scattered"},
    ),
    "one_head": Driver(nothing, one_head_backward, ROWS | {"mask": "scattered"}),
    "packed": Driver(packed_forward, packed_backward),
    "mha_object": Driver(mha_object, mha_object_backward, {"mask": "scattered"}),
    "head_list": Driver(head_list_forward, head_list_backward, ROWS | {"biases": False}),
}
