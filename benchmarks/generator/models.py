"""Random worked examples as example files: what is computed, at which sizes, from which numbers.

Numbers are decimals of a few digits, as people choose them.  Everything is drawn from one random
generator, so that a seed stands for an example.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from typing import Any, get_args

from derivations.gpt2 import Activation, Positions, gpt2, zero_biases
from derivations.gpt2 import Gpt2 as Choices
from derivations.operations import HALF_SUM, rule_of, rules
from numeric.program import stored_shape

LARGEST = 4  # rows and columns that fit a page
RULE_SETTINGS: Mapping[str, Sequence[str]] = {
    "learning_rate": ("0.1", "0.05", "1"),
    "weight_decay": ("0.01",),
    "momentum": ("0.9",),
    "beta_1": ("0.9",),
    "beta_2": ("0.999", "0.99"),
    "epsilon": ("1e-8",),
}


@dataclass
class Draft:
    """An example file in the making, as tables of TOML."""

    random: Random
    title: str
    steps: list[dict[str, Any]] = field(default_factory=list)
    tables: dict[str, dict[str, Any]] = field(default_factory=dict)

    def step(self, operation: str, **settings: Any) -> None:
        self.steps.append({"operation": operation, **settings})

    def give(self, name: str, *shape: int, low: float = -1.5, high: float = 1.5) -> None:
        self.tables.setdefault("given", {})[name] = array(self.random, shape, low, high)

    def text(self) -> str:
        lines = ["format = 1", f"title = {_toml(self.title)}"]
        for step in self.steps:
            lines += ["", "[[steps]]", *_lines(step)]
        for name, table in self.tables.items():
            lines += ["", f"[{name}]", *_lines(table)]
        return "\n".join(lines) + "\n"


def draw_example(random: Random) -> str:
    """The text of an example file."""
    return random.choice(FAMILIES)(random).text()


def array(random: Random, shape: Sequence[int], low: float, high: float) -> Any:
    """Numbers with one to three decimals, all alike, from ``low`` to ``high``."""
    places = random.randint(1, 3)
    return _array(random, shape, lambda: Decimal(f"{random.uniform(low, high):.{places}f}"))


def _array(random: Random, shape: Sequence[int], entry: Callable[[], Any]) -> Any:
    if not shape:
        return entry()
    return [_array(random, shape[1:], entry) for _ in range(shape[0])]


def _size(random: Random, low: int = 1) -> int:
    return random.randint(low, LARGEST)


def _targets(random: Random, count: int, below: int) -> list[Any]:
    return [random.choice([*range(below), *range(below), "none"]) for _ in range(count)]


def _mask(random: Random, size: int) -> Any:
    if random.random() < 0.7:
        return random.choice(["causal", "none"])
    rows = [[random.randint(0, 1) for _ in range(size)] for _ in range(size)]
    for row in rows:
        row[random.randrange(size)] = 1
    return rows


# Networks


def _mlp(random: Random) -> Draft:
    draft = Draft(random, "A small multilayer perceptron")
    rows, width = random.randint(1, 3), _size(random)
    draft.give("X", rows, width)
    value = "X"
    for layer in range(1, random.randint(1, 3) + 1):
        below, width = width, _size(random)
        draft.step("linear", name=f"layer_{layer}", X=value, W=f"W_{layer}", Y=f"z_{layer}")
        draft.give(f"W_{layer}", below, width)
        value = f"z_{layer}"
        if random.random() < 0.6:
            draft.step("bias", name=f"bias_{layer}", X=value, b=f"b_{layer}", Y=f"s_{layer}")
            draft.give(f"b_{layer}", width)
            value = f"s_{layer}"
        activation = random.choice(["sigmoid", "tanh", "relu", "gelu", "gelu_erf", ""])
        if activation:
            kind = {"kind": "erf"} if activation == "gelu_erf" else {}
            name = f"activation_{layer}"
            draft.step(activation.removesuffix("_erf"), name=name, X=value, Y=f"a_{layer}", **kind)
            value = f"a_{layer}"
    _loss(draft, value, rows, width)
    _train(draft)
    return draft


def _loss(draft: Draft, value: str, rows: int, width: int) -> None:
    random = draft.random
    kind = random.choice(["squared", "squared", "binary", "softmax"])
    if kind == "squared":
        draft.step("squared_error", Y=value, reduction=random.choice(HALF_SUM))
        draft.give("target", rows, width)
    elif kind == "binary":
        if random.random() < 0.5:
            draft.step("binary_cross_entropy", Z=value, from_logits=True)
        else:
            draft.step("sigmoid", name="output", X=value, Y="p_out")
            reduction = random.choice(["mean", "sum"])
            draft.step("binary_cross_entropy", P="p_out", reduction=reduction)
        targets = _array(random, (rows, width), lambda: random.choice([0, 1, Decimal("0.3")]))
        draft.tables["given"]["target"] = targets
    else:
        draft.step("softmax_cross_entropy", Z=value)
        draft.tables["given"]["y"] = _targets(random, rows, width)


def _train(draft: Draft, chance: float = 0.5) -> None:
    random = draft.random
    if random.random() > chance:
        return
    rule = random.choice(rules())
    asked = {tensor.name for tensor in rule_of(rule).data if not tensor.axes}
    settings = {n: Decimal(random.choice(v)) for n, v in RULE_SETTINGS.items() if n in asked}
    draft.tables["training"] = {"rule": rule, "steps": random.randint(1, 3), **settings}


def _norm(random: Random) -> Draft:
    draft = Draft(random, "A normalization with its gradient")
    rows, width = random.randint(1, 3), random.randint(3, 6)
    operation = random.choice(["layer_norm", "layer_norm", "rms_norm"])
    variance = {"variance": random.choice(["population", "sample"])}
    draft.step(
        operation,
        epsilon=random.choice([Decimal(0), Decimal("1e-5"), Decimal("0.001")]),
        **(variance if operation == "layer_norm" else {}),
    )
    draft.give("X", rows, width, low=-3, high=3)
    draft.give("gamma", width, low=0.5, high=1.5)
    if operation == "layer_norm":
        draft.give("beta", width)
    draft.give("d(Y)", rows, width)
    return draft


def _attention(random: Random) -> Draft:
    draft = Draft(random, "Attention with one head")
    rows, d_k, d_v = random.randint(2, 4), random.randint(1, 3), random.randint(1, 3)
    if random.random() < 0.6:
        width = random.randint(2, 4)
        draft.give("X", rows, width)
        for name, size in (("Q", d_k), ("K", d_k), ("V", d_v)):
            draft.step("linear", name=f"project_{name}", X="X", W=f"W_{name}", Y=name)
            draft.give(f"W_{name}", width, size)
    else:
        for name, size in (("Q", d_k), ("K", d_k), ("V", d_v)):
            draft.give(name, rows, size)
    scaled = random.random() < 0.7
    draft.step("dot_product_attention", scaled=scaled, Q="Q", K="K", Val="V")
    draft.tables["given"]["M"] = _mask(random, rows)
    draft.give("d(Y)", rows, d_v)
    return draft


def _heads(random: Random) -> Draft:
    draft = Draft(random, "Attention with several heads")
    rows, heads, d_k = random.randint(2, 3), random.randint(1, 2), random.randint(1, 2)
    width, inner = random.randint(2, 4), heads * d_k
    draft.step("attention", scaled=random.random() < 0.7)
    draft.tables["sizes"] = {"h": heads}
    draft.give("X", rows, width)
    for name in ("Q", "K", "V"):
        draft.give(f"W_{name}", width, inner)
        draft.give(f"b_{name}", inner)
    draft.give("W_O", inner, width)
    draft.give("b_O", width)
    draft.tables["given"]["M"] = _mask(random, rows)
    draft.give("d(Y)", rows, width)
    return draft


def _language(random: Random) -> Draft:
    draft = Draft(random, "A tiny language model")
    rows, tokens, width = random.randint(2, 4), random.randint(2, 4), random.randint(1, 3)
    draft.step("embedding", x="tokens", X="H")
    value = "H"
    if random.random() < 0.4:
        draft.step("rms_norm", X=value, Y="N", gamma="g", epsilon=Decimal("1e-5"))
        draft.give("g", width, low=0.5, high=1.5)
        value = "N"
    draft.step("linear", X=value, W="U", Y="Z")
    draft.step("softmax_cross_entropy", Z="Z")
    draft.give("E", tokens, width)
    draft.give("U", width, tokens)
    draft.tables["given"]["tokens"] = [random.randrange(tokens) for _ in range(rows)]
    draft.tables["given"]["y"] = _targets(random, rows, tokens)
    _train(draft)
    return draft


def _gpt2(random: Random) -> Draft:
    draft = Draft(random, "GPT-2, very small")
    network = {
        "preset": "gpt2",
        "layers": 1,
        "tied": random.random() < 0.5,
        "logit_bias": random.random() < 0.3,
        "final_layer_norm": random.random() < 0.5,
        "activation": random.choice(get_args(Activation)),
        "positions": random.choice(get_args(Positions)),
        "biases": random.random() < 0.5,
        "scaled": random.random() < 0.8,
    }
    choices = Choices(**{key: value for key, value in network.items() if key != "preset"})
    heads, d_k = random.randint(1, 2), random.randint(1, 2)
    T, V = random.randint(2, 3), random.randint(2, 4)
    sizes = {"T": T, "V": V, "d_model": heads * d_k, "h": heads, "d_ff": random.randint(1, 4)}
    if sizes["d_model"] == 1:
        sizes |= {"d_model": 2, "h": 1}
    graph = gpt2(choices)
    dimensions = {size.name for tensor in graph.tensors.values() for size in tensor.dimensions}
    if "n_ctx" in dimensions:
        sizes["n_ctx"] = T + random.randint(0, 1)
    draft.tables["network"] = {**network, "epsilon": Decimal("1e-5")}
    draft.tables["sizes"] = sizes
    draft.tables["vocabulary"] = {"tokens": [f"token {v}" for v in range(V)]}
    draft.tables["data"] = {
        "x": [random.randrange(V) for _ in range(T)],
        "y": _targets(random, T, V),
        "mask": random.choice(["causal", "none"]),
    }
    parameters: dict[str, dict[str, Any]] = {"parameters": {}}
    inner = {**sizes, "d_k": sizes["d_model"] // sizes["h"]}
    for tensor in graph.parameters:
        if tensor.name not in zero_biases(choices):
            table, _, name = tensor.name.rpartition(".")
            place = parameters.setdefault(f"parameters.{table}" if table else "parameters", {})
            near_1 = "gamma" in name
            shape = stored_shape(tensor, inner)
            place[name] = array(random, shape, *((0.5, 1.5) if near_1 else (-1.2, 1.2)))
    draft.tables |= parameters
    _train(draft, chance=0.2)
    return draft


FAMILIES: tuple[Callable[[Random], Draft], ...] = (
    *(_mlp, _mlp, _mlp, _norm, _norm, _attention, _attention, _heads, _language, _language),
    _gpt2,
)


# TOML


def _lines(table: Mapping[str, Any]) -> list[str]:
    return [f"{_toml(key)} = {_toml(value)}" for key, value in table.items()]


def _toml(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, str | bool):
        return json.dumps(value)
    return str(value)
