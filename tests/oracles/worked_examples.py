"""What the documents under ``examples/`` print, in plain NumPy, by the names of the quantities.

Written from the formulas of textbooks, in double precision; nothing of ours is imported.  ``#k``
belongs to the run after k updates.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from tests.oracles.forward import Array

Values = Mapping[str, Array]


def sigmoid(z: Array) -> Array:
    return 1 / (1 + np.exp(-z))


def softmax(z: Array) -> Array:
    raised = np.exp(z - z.max(axis=-1, keepdims=True))
    return raised / raised.sum(axis=-1, keepdims=True)


def mlp() -> Values:
    """A 2-2-2 network with sigmoids, half the squared error, one step of gradient descent."""
    given = {
        "x": np.array([[0.6, -0.4]]),
        "target": np.array([[0.2, 0.9]]),
        "W_1": np.array([[0.3, -0.5], [0.8, 0.4]]),
        "b_1": np.array([0.1, -0.2]),
        "W_2": np.array([[0.7, -0.6], [0.5, 0.9]]),
        "b_2": np.array([0.2, 0.3]),
    }

    def run(W_1: Array, b_1: Array, W_2: Array, b_2: Array) -> dict[str, Array]:
        net_h = given["x"] @ W_1 + b_1
        h = sigmoid(net_h)
        net_o = h @ W_2 + b_2
        o = sigmoid(net_o)
        E = 0.5 * ((o - given["target"]) ** 2).sum()
        return {"net_h": net_h, "h": h, "net_o": net_o, "o": o, "E": E}

    parameters = ("W_1", "b_1", "W_2", "b_2")
    found = {**given, **run(*(given[name] for name in parameters))}
    h, o = found["h"], found["o"]
    found["do"] = o - found["target"]
    found["dnet_o"] = found["do"] * o * (1 - o)
    found["dW_2"] = np.outer(h, found["dnet_o"])
    found["dh"] = found["dnet_o"] @ found["W_2"].T
    found["dnet_h"] = found["dh"] * h * (1 - h)
    found["dW_1"] = np.outer(found["x"], found["dnet_h"])
    found["db_1"], found["db_2"] = found["dnet_h"][0], found["dnet_o"][0]
    stepped = {f"{name}#1": found[name] - 0.5 * found[f"d{name}"] for name in parameters}
    return {**found, **stepped, "E#1": run(*stepped.values())["E"]}


def layer_norm(sample: bool) -> Values:
    """LayerNorm of two rows of four features, its variance the population's or the sample's."""
    X = np.array([[1, 2, 4, 5], [-1, 0.5, 3, -0.5]])
    gamma, beta = np.array([1.2, 0.8, 1, 0.5]), np.array([0, 0.1, -0.1, 0.2])
    dY = np.array([[0.3, -0.2, 0.5, 0.1], [-0.4, 0.6, 0.2, -0.1]])
    variance = X.var(axis=1, ddof=int(sample))
    sd = np.sqrt(variance + 1e-5)[:, None]
    x_hat = (X - X.mean(axis=1, keepdims=True)) / sd
    dx_hat = dY * gamma
    # The Jacobian of each row, entry by entry: no averages are taken here.
    divisor = 4 - int(sample)
    jacobian = (np.eye(4) - 1 / 4 - x_hat[:, :, None] * x_hat[:, None, :] / divisor) / sd[..., None]
    return {
        "X": X,
        "gamma": gamma,
        "beta": beta,
        "dY": dY,
        "mean": X.mean(axis=1),
        "variance": variance,
        "x_hat": x_hat,
        "Y": x_hat * gamma + beta,
        "dgamma": (dY * x_hat).sum(axis=0),
        "dbeta": dY.sum(axis=0),
        "dx_hat": dx_hat,
        "dX": np.einsum("tij,tj->ti", jacobian, dx_hat),
    }


def attention(causal: bool) -> Values:
    """One head over three tokens; the gradients of the scores from the softmax's Jacobian."""
    X = np.array([[1, 0, 0.5, -1], [0.2, 0.8, -0.4, 0], [-0.6, 1, 0.3, 0.7]])
    W_Q = np.array([[0.9, -0.3], [0.4, 0.8], [-0.5, 0.2], [0.1, 0.6]])
    W_K = np.array([[0.5, 0.7], [-0.2, 0.9], [0.6, -0.4], [0.3, 0.1]])
    W_V = np.array([[0.2, 1], [-0.7, 0.3], [0.8, -0.1], [0.5, 0.4]])
    dY = np.array([[0.4, -0.3], [-0.2, 0.5], [0.6, 0.1]])
    Q, K, V = X @ W_Q, X @ W_K, X @ W_V
    scores = Q @ K.T / np.sqrt(2)
    A = softmax(np.where(np.tri(3) > 0, scores, -np.inf) if causal else scores)
    dA = dY @ V.T
    jacobian = A[:, :, None] * np.eye(3) - A[:, :, None] * A[:, None, :]
    dscores = np.einsum("tsr,tr->ts", jacobian, dA)
    dQ, dK = dscores @ K / np.sqrt(2), dscores.T @ Q / np.sqrt(2)
    return {
        "X": X,
        "W_Q": W_Q,
        "W_K": W_K,
        "W_V": W_V,
        "dY": dY,
        "Q": Q,
        "K": K,
        "V": V,
        "scores": scores,
        "A": A,
        "Y": A @ V,
        "dV": A.T @ dY,
        "dA": dA,
        "dscores": dscores,
        "dQ": dQ,
        "dK": dK,
        "dW_Q": X.T @ dQ,
    }


def ignored_targets() -> Values:
    """Softmax cross-entropy, averaged over the three of five positions that have a target."""
    Z = np.array(
        [[1.2, -0.4, 0.3], [0.5, 0.1, -0.9], [-0.2, 0.8, 0.6], [2.0, -1.0, 0.4], [0.7, 0.7, -0.5]]
    )
    P, pays, targets = softmax(Z), [0, 2, 4], [2, 0, 1]
    dZ = np.zeros((5, 3))
    dZ[pays] = P[pays] / 3
    dZ[pays, targets] -= 1 / 3
    return {"Z": Z, "P": P, "loss": -np.log(P[pays, targets]).mean(), "dZ": dZ}


def adam() -> Values:
    """Two steps of Adam for a line through three points."""
    X, target = np.array([[1, 0.5], [-0.5, 2], [1.5, -1]]), np.array([[1.2], [-0.3], [0.8]])
    theta = {"W": np.array([[0.4, -0.2]]), "b": np.array([0.1])}
    m, v = {"W": 0.0, "b": 0.0}, {"W": 0.0, "b": 0.0}
    found: dict[str, Array] = {"X": X, "target": target, **theta}
    for k, run in enumerate(("", "#1", "#2")):
        found[f"Y{run}"] = X @ theta["W"].T + theta["b"]
        difference = found[f"Y{run}"] - target
        found[f"loss{run}"] = (difference**2).mean()
        gradient = {"W": 2 / 3 * difference.T @ X, "b": 2 / 3 * difference.sum(axis=0)}
        for name, g in gradient.items():
            found[f"d{name}{run}"] = g
            m[name], v[name] = 0.9 * m[name] + 0.1 * g, 0.999 * v[name] + 0.001 * g * g
            m_hat, v_hat = m[name] / (1 - 0.9 ** (k + 1)), v[name] / (1 - 0.999 ** (k + 1))
            theta[name] = theta[name] - 0.1 * m_hat / (np.sqrt(v_hat) + 1e-8)
            after = f"#{k + 1}"
            found |= {f"m({name}){after}": m[name], f"v({name}){after}": v[name]}
            found |= {f"m_hat({name}){after}": m_hat, f"v_hat({name}){after}": v_hat}
            found[f"{name}{after}"] = theta[name]
    return found


def momentum() -> Values:
    """Two steps of gradient descent with momentum, for a line without a constant."""
    X = np.array([[1, 2], [-1, 1], [2, 0], [0.5, -1.5]])
    target, W = np.array([[1], [0.5], [-0.5], [2]]), np.array([[0.23], [-0.31]])
    velocity = np.zeros((2, 1))
    found: dict[str, Array] = {"X": X, "target": target, "W": W}
    for k, run in enumerate(("", "#1", "#2")):
        difference = X @ W - target
        found |= {f"Y{run}": X @ W, f"difference{run}": difference}
        found |= {f"L{run}": (difference**2).mean() / 2, f"dW{run}": X.T @ difference / 4}
        velocity = 0.9 * velocity + found[f"dW{run}"]
        W = W - 0.1 * velocity
        found |= {f"velocity(W)#{k + 1}": velocity, f"W#{k + 1}": W}
    return found


WORKED: Mapping[str, Callable[[], Values]] = {
    "mlp/mlp.md": mlp,
    "layer_norm/layer_norm.tex": lambda: layer_norm(sample=False),
    "layer_norm/sample_variance.tex": lambda: layer_norm(sample=True),
    "attention/masked.html": lambda: attention(causal=True),
    "attention/unmasked.html": lambda: attention(causal=False),
    "ignored_targets/ignored_targets.ipynb": ignored_targets,
    "adam/adam.md": adam,
    "momentum/momentum.txt": momentum,
}
