"""Conventions: what can be declared, and what each wrong declaration is told."""

from __future__ import annotations

from typing import Any

import pytest

from verify.code.conventions import KEYS, OPTIONS, ConventionError, conventions

GOOD: dict[str, Any] = {
    "as": "layer_norm",
    "backward": "layers:backward",
    "forward": "layers:forward",
    "name": "a name",
    "arguments": ["dY", "cache"],
    "forward_arguments": {"x": "X"},
    "forward_returns": ["Y", "cache..."],
    "returns": {"dx": "dX"},
    "cache": ["x_hat"],
    "construct": {"dim": "d_model"},
    "attributes": {"weight": "gamma"},
    "gradients": {"grads.W": "dW"},
    "updates": "lr",
    "layout": "B T C",
    "weights": "out in",
    "vectors": "column",
    "mask": "additive",
    "targets": "one-hot",
    "ignore_index": -100,
    "reduction": "mean over all",
    "accumulate": False,
    "epsilon": 0,
    "dtype": "float32",
    "framework": "torch",
    "network": {"layers": 2},
    "sizes": {"T": 3},
    "seed": 1,
    "time_limit": 0.5,
    "memory_limit": 100,
    "ignore": [{"rule": "BP202", "reason": "known"}],
    "source": "kernels.c",
    "library": "",
    "flags": ["-O2"],
    "prototype": "void f(int n)",
    "forward_prototype": "void g(int n)",
}


def test_every_key_can_be_declared() -> None:
    assert GOOD.keys() == set(KEYS)
    found = conventions(GOOD)
    assert found.as_ == "layer_norm"
    assert found.epsilon == 0.0
    assert isinstance(found.epsilon, float)
    assert found.flags == ("-O2",)
    assert conventions({"as_": "linear"}).as_ == "linear"


def test_what_is_not_declared_is_to_be_detected() -> None:
    found = conventions({})
    for key in ("layout", "weights", "mask", "targets", "reduction", "accumulate", "epsilon"):
        assert getattr(found, key) is None


@pytest.mark.parametrize("key", OPTIONS)
def test_every_option_is_taken_and_others_are_told_which_there_are(key: str) -> None:
    for option in OPTIONS[key]:
        assert getattr(conventions({key: option}), key) == option
    with pytest.raises(ConventionError, match="is one of") as error:
        conventions({key: "sideways"})
    assert error.value.key == key
    assert all(option in str(error.value) for option in OPTIONS[key])


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("lay_out", "T C", "unknown key lay_out; did you mean layout?"),
        ("folder", "/", "unknown key folder"),
        ("zzzz", 1, "unknown key zzzz"),
        ("backward", 3, "backward is text, not 3"),
        ("as", ["layer_norm"], "as is text"),
        ("layout", "C B T", "layout is one of B T C, T C"),
        ("arguments", 3, "arguments is a list of roles"),
        ("returns", True, "returns is a list of roles"),
        ("network", 3, "network is a table"),
        ("construct", 3, "construct is a table"),
        ("gradients", 1.5, "gradients is a table"),
        ("accumulate", "yes", "accumulate is true or false, not 'yes'"),
        ("accumulate", 1, "accumulate is true or false"),
        ("ignore_index", "none", "ignore_index is a whole number"),
        ("ignore_index", True, "ignore_index is a whole number"),
        ("seed", 1.5, "seed is a whole number"),
        ("epsilon", -1e-5, "epsilon is a positive number"),
        ("epsilon", "1e-5", "epsilon is a positive number"),
        ("epsilon", float("nan"), "epsilon is a positive number"),
        ("time_limit", 0, "time_limit is a positive number"),
        ("time_limit", True, "time_limit is a positive number"),
        ("memory_limit", 0.5, "memory_limit is a positive number"),
        ("sizes", {"T": 0}, "sizes.T is a positive number"),
        ("sizes", {"T": 2.5}, "sizes.T is a positive number"),
        ("sizes", [3], "sizes is a table of sizes"),
        ("flags", [1], "flags is a list of texts"),
        ("flags", "-O2", "flags is a list of texts"),
        ("flags", 3, "flags is a list of texts"),
        ("ignore", [3], "ignore is a list of tables"),
        ("ignore", 3, "ignore is a list of tables"),
        ("ignore", {"rule": "BP202"}, "ignore is a list of tables"),
        ("time_limit", float("inf"), "time_limit is a positive number"),
    ],
)
def test_what_cannot_be_declared_is_told_what_to_write(key: str, value: Any, said: str) -> None:
    with pytest.raises(ConventionError) as error:
        conventions({key: value})
    assert said in str(error.value)
    assert error.value.key.partition(".")[0] == key


def test_the_title_is_the_name_or_what_is_called() -> None:
    assert conventions({"backward": "layers:f"}).title == "layers:f"
    assert conventions({"backward": "layers:f", "name": "mine"}).title == "mine"
