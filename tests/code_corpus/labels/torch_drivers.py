"""Calls of the functions in torch_layers; PyTorch is imported when one is called."""

import numpy as np
from tests.code_corpus.labels.driver import Driver, named
from tests.code_corpus.labels.numpy_drivers import (
    NORM,
    QKV,
    nothing,
    softmax_of,
    statistics,
)
from tests.code_corpus.labels.values import V


def tensor(a, grad=False):
    import torch  # heavy, and not always there

    return torch.as_tensor(np.array(a)).requires_grad_(grad)


def arrays(results):
    return [None if r is None else r.detach().numpy() for r in results]


def calls(names, arguments):
    def backward(f, v, s, up):
        results = f(*(tensor(a) if isinstance(a, np.ndarray) else a for a in arguments(v, up)))
        return named(names, arrays(results if isinstance(results, tuple) else (results,)))

    return backward


def function(names, *arguments, transform=lambda role, a: a):
    """An autograd function: forward through apply, backward through autograd."""

    def forward(f, g, v):
        leaves = [
            tensor(transform(r, v[r]), True) if isinstance(v[r], np.ndarray) else v[r]
            for r in arguments
        ]
        out = f.apply(*leaves)
        return out.detach().numpy(), (out, [x for x in leaves if hasattr(x, "grad")])

    def backward(f, v, state, up):
        out, leaves = state
        out.backward(tensor(up))
        grads = [x.grad.numpy() for x in leaves]
        return {n: transform(n[1:], g) for n, g in zip(names.split(), grads, strict=True)}

    return Driver(forward, backward)


def turned(role, a):
    return a.T if role == "W" else a


def module_linear(f, g, v):
    import torch  # heavy, and not always there

    thing = f(*v["W"].shape)
    with torch.no_grad():
        thing.weight = torch.nn.Parameter(tensor(v["W"]))
        thing.bias = torch.nn.Parameter(tensor(v["b"]))
    return thing(tensor(v["X"])).detach().numpy(), thing


def module_linear_backward(f, v, thing, up):
    dX = thing.backward(tensor(up))
    return named("dX dW db", arrays([dX, thing.weight.grad, thing.bias.grad]))


def linear_backward(f, v, s, up):
    grads = calls("dX dW db", lambda v, up: (up, v["X"], v["W"].T.copy()))(f, v, s, up)
    return grads | {"dW": grads["dW"].T}


attention = function(QKV, "Q", "K", "Val")

DRIVERS = {
    "torch_ln": Driver(
        nothing, calls(NORM, lambda v, up: (up, v["X"], v["gamma"], *statistics(v)))
    ),
    "torch_linear": Driver(nothing, linear_backward),
    "torch_softmax": Driver(nothing, calls("dZ", lambda v, up: (up, softmax_of(v)))),
    "torch_embedding": Driver(nothing, calls("dE", lambda v, up: (up, v["x"], V))),
    "torch_ce": Driver(
        nothing,
        calls("dZ", lambda v, up: (v["Z"], np.where(v["has_target"] > 0, v["y"], -1))),
        takes_upstream=False,
    ),
    "function_gelu": function("dX", "X"),
    "function_linear": function("dX dW db", "X", "W", "b", transform=turned),
    "function_rms": function("dX dgamma", "X", "gamma", "epsilon"),
    "function_attention": attention,
    "module_linear": Driver(module_linear, module_linear_backward),
}
