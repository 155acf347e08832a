"""Calls of the kernels in c_layers through ctypes; results are added to buffers that hold 2."""

import ctypes

import numpy as np
from tests.code_corpus.labels.driver import Driver
from tests.code_corpus.labels.numpy_drivers import nothing, softmax_of, statistics

PRELOADED = 2.0
TOLERANCE = 1e-4


def pointer(a):
    return None if a is None else a.ctypes.data_as(ctypes.c_void_p)


def single(a):
    return np.ascontiguousarray(a, dtype=np.float32)


def ids(a):
    return np.array(a, dtype=np.int32)


def buffer(like, fill=PRELOADED, dtype=np.float32):
    return np.full(np.shape(like), fill, dtype)


def call(f, *arguments):
    f.restype = None
    f(*(pointer(a) if isinstance(a, np.ndarray) or a is None else a for a in arguments))


def less(a):
    return a.astype(float) - PRELOADED


def layer_norm(f, v, s, up):
    out = [buffer(v["X"]), buffer(v["gamma"]), buffer(v["beta"])]
    mean, rstd = statistics(v)
    call(f, *out, *map(single, (up, v["X"], v["gamma"], mean, rstd)), *v["X"].shape)
    return {"dX": less(out[0]), "dgamma": less(out[1]), "dbeta": less(out[2])}


def matmul(f, v, s, up):
    w = v["W"].T
    dX, dW, db = buffer(v["X"]), buffer(w), buffer(v["b"]) if "b" in v else None
    call(f, dX, dW, db, *map(single, (up, v["X"], w)), *v["X"].shape, len(w))
    grads = {"dX": less(dX), "dW": less(dW).T}
    return grads | ({} if db is None else {"db": less(db)})


def gelu(f, v, s, up):
    dX = buffer(v["X"])
    call(f, dX, single(v["X"]), single(up), v["X"].size)
    return {"dX": less(dX)}


def gelu_double(f, v, s, up):
    dX = buffer(v["X"], dtype=float)
    call(f, dX.size, v["X"], np.ascontiguousarray(up), dX)
    return {"dX": dX}


def ce_per_position(f, v, s, up):
    dZ = buffer(v["Z"])
    keep = v["has_target"]
    call(f, dZ, single(up * keep / keep.sum()), single(softmax_of(v)), ids(v["y"]), *dZ.shape)
    return {"dZ": less(dZ)}


def ce(f, v, s, up):
    dZ = buffer(v["Z"])
    call(f, dZ, single(softmax_of(v)), ids(v["y"]), *dZ.shape)
    return {"dZ": dZ}


def encoder(f, v, s, up):
    dE, dP = buffer(v["E"]), buffer(v["W_P"])
    call(f, dE, dP, single(up), ids(v["x"]), *np.shape(up))
    return {"dE": less(dE), "dW_P": less(dP)}


def joined(parts):
    """(B, h, T, d), three of them, to (B, T, 3C)."""
    flat = [p.swapaxes(1, 2).reshape(p.shape[0], p.shape[2], -1) for p in parts]
    return single(np.concatenate(flat, axis=-1))


def attention(f, v, s, up):
    B, H, T, d = v["Q"].shape
    scores = v["Q"] @ v["K"].swapaxes(-1, -2) / np.sqrt(d)
    a = np.exp(np.where(v["M"] > 0, scores, -np.inf))
    a = single(a / a.sum(-1, keepdims=True))
    packed = joined([v["Q"], v["K"], v["Val"]])
    out = buffer(packed)
    dy = joined([up])
    call(f, out, buffer(a, 0), buffer(a, 0), dy, packed, a, B, T, H * d, H)
    parts = np.split(less(out), 3, axis=-1)
    split = [p.reshape(B, T, H, d).swapaxes(1, 2) for p in parts]
    return dict(zip(("dQ", "dK", "dVal"), split, strict=True))


def add(f, v, s, up):
    dA, dB = buffer(v["A"]), buffer(v["B"])
    call(f, dA, dB, single(up), dA.size)
    return {"dA": less(dA), "dB": less(dB)}


def softmax(f, v, s, up):
    dZ = buffer(v["Z"])
    call(f, single(softmax_of(v)), single(up), dZ, *dZ.shape)
    return {"dZ": dZ}


def kernel(backward, **options):
    takes_upstream = options.pop("takes_upstream", True)
    return Driver(nothing, backward, options, takes_upstream, TOLERANCE)


DRIVERS = {
    "c_ln": kernel(layer_norm),
    "c_matmul": kernel(matmul),
    "c_matmul_null": kernel(matmul),
    "c_gelu": kernel(gelu),
    "c_gelu_double": kernel(gelu_double),
    "c_ce_per_position": kernel(ce_per_position),
    "c_ce": kernel(ce, lead=(), ignored=False, takes_upstream=False),
    "c_encoder": kernel(encoder),
    "c_attention": kernel(attention, values_as_keys=True),
    "c_add": kernel(add),
    "c_softmax": kernel(softmax, lead=()),
}
