"""Which argument is what, and which result: by names, by elimination, and by what is declared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from tests.verify.code.in_process import function_of
from verify.code.arrangement import Arrangement, Choices, ShapeError
from verify.code.conventions import conventions
from verify.code.inputs import Wishes, make_inputs
from verify.code.interface import Interface
from verify.code.resolve import Resolver, Unresolved, declared_results
from verify.code.results import ResultFinder, cache_path, forward_results
from verify.code.roles import Role, RoleError
from verify.code.subject import subject


def signature(parameters: str, returned: str = "None") -> Any:
    """A function of these parameters; only its signature is looked at."""
    names: dict[str, Any] = {}
    exec(f"def backward({parameters}): return {returned}", names)
    return names["backward"]


def resolved(parameters: str, as_: str, forward: str | None = None, **said: Any) -> dict[str, str]:
    """For each parameter of backward, the role that it has."""
    made = signature(forward) if forward is not None else None
    function = function_of(signature(parameters), as_, made, **said)
    interface = Resolver(function.subject, function.declared, function.description).interface()
    return {passed.parameter: str(passed.what) for passed in interface.backward}


# Arguments


@pytest.mark.parametrize(
    ("parameters", "as_", "roles"),
    [
        ("dY, X, gamma", "layer_norm", "dY X gamma"),
        ("dout, x, w, b", "layer_norm", "dY X gamma beta"),
        ("grad_output, input, weight, bias, eps", "layer_norm", "dY X gamma beta epsilon"),
        ("x, g, dout", "layer_norm", "X gamma dY"),
        ("g, x, w", "layer_norm", "dY X gamma"),
        ("dout, xhat, inv_std, gamma", "layer_norm", "dY x_hat rstd gamma"),
        ("dout, x, mean, rstd, weight", "layer_norm", "dY X mean rstd gamma"),
        ("dout, x, w, b", "linear_bias", "dY X W b"),
        ("upstream, q, k, v, mask", "dot_product_attention", "dY Q K Val M"),
        ("dout, q, k, v, att", "dot_product_attention", "dY Q K Val A"),
        ("dout, qkv, att", "dot_product_attention", "dY [Q K Val] A"),
        ("logits, targets", "softmax_cross_entropy", "Z y"),
        ("probs, targets, mask", "softmax_cross_entropy", "P y has_target"),
        ("dloss, p, t", "cross_entropy", "dloss P y"),
        ("y_pred, y_true", "squared_error_mean", "Y target"),
        ("a, b", "squared_error_mean", "Y target"),
        ("dout, x, n_heads", "attention", "dY X h"),
        ("dout, inp, n_heads", "attention", "dY X h"),
        ("dz, ids, emb", "embedding", "dY x E"),
    ],
)
def test_what_each_argument_is(parameters: str, as_: str, roles: str) -> None:
    found = resolved(parameters, as_, **({"returns": []} if "dz" in parameters else {}))
    names = [name.strip() for name in parameters.split(",")]
    wanted = roles.replace("[Q K Val]", "[Q_K_Val]").split()
    expected = dict(zip(names, (w.replace("_", " ") if "[" in w else w for w in wanted),
                        strict=True))  # fmt: skip
    if as_ == "embedding":
        upstream = f"d{subject('embedding').outputs[0].name}"
        expected["dz"] = upstream
    assert found == expected


def test_a_cache_needs_a_forward_or_what_it_holds() -> None:
    assert resolved("dout, cache", "layer_norm", "x, gamma, beta") == {
        "dout": "dY",
        "cache": "cache",
    }
    with pytest.raises(Unresolved, match="name the forward that makes it"):
        resolved("dout, cache", "layer_norm", arguments=["dY", "cache"])
    held = resolved("dout, cache", "layer_norm", cache=["x_hat", "rstd", "gamma"])
    assert held["cache"] == "(x_hat, rstd, gamma)"
    held = resolved("dout, cache", "layer_norm", cache={"xh": "x_hat"})
    assert held["cache"] == "{xh: x_hat}"


def test_one_parameter_and_one_role_that_are_left_are_each_other_s() -> None:
    assert resolved("zebra, x, gamma", "layer_norm")["zebra"] == "dY"
    assert resolved("dout, zebra", "layer_norm", "x, gamma, beta")["zebra"] == "cache"


def test_two_that_are_left_have_to_be_declared() -> None:
    with pytest.raises(Unresolved) as error:
        resolved("zebra, giraffe, x", "layer_norm")
    assert "it cannot be told what zebra, giraffe are in backward" in str(error.value)
    assert 'declare arguments = { zebra = "…" }' in str(error.value)


def test_a_switch_is_left_alone_and_what_follows_is_passed_by_name() -> None:
    function = function_of(signature("dY, training=True, X=None, *, gamma"), "layer_norm")
    interface = Resolver(function.subject, function.declared, function.description).interface()
    assert [(p.parameter, str(p.what), p.by_name) for p in interface.backward] == [
        ("dY", "dY", False),
        ("X", "X", True),
        ("gamma", "gamma", True),
    ]


def test_no_two_parameters_have_one_role() -> None:
    found = resolved("dout, x, w", "linear_bias")
    assert len(set(found.values())) == len(found)
    with pytest.raises(Unresolved, match="what x is"):
        resolved("dY, X, x, W", "linear_bias")


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ({"arguments": ["dY", "X", "W", "b", "X"]}, "5 arguments are declared, and it has 3"),
        ({"arguments": {"zebra": "X"}}, "backward has no parameter zebra; it has dout, x, w"),
    ],
)
def test_declarations_that_do_not_fit_are_said(said: dict[str, Any], text: str) -> None:
    with pytest.raises(Unresolved) as error:
        resolved("dout, x, w", "linear_bias", **said)
    assert text in str(error.value)


def test_declared_roles_count_and_others_are_still_found() -> None:
    found = resolved("zebra, x, w", "linear_bias", arguments={"zebra": "dY", "x": "X.T"})
    assert found == {"zebra": "dY", "x": "X.T", "w": "W"}
    with pytest.raises(RoleError, match="linear_bias has no gamma"):
        resolved("zebra, x, w", "linear_bias", arguments={"zebra": "gamma"})


def test_learning_rates_are_known_by_name() -> None:
    assert resolved("dout, x, w, lr", "linear_bias")["lr"] == "learning_rate"
    assert resolved("dout, x, w, step", "linear_bias", updates="step")["step"] == "learning_rate"


# Results


def found_results(
    paths: Mapping[str, Any], names: list[Any], as_: str = "linear_bias", **said: Any
) -> dict[str, str]:
    wanted = subject(as_)
    inputs = make_inputs(wanted, 0, 0, Wishes())
    arrangement = Arrangement(wanted, inputs, Choices())
    arrays = {
        path: np.zeros(arrangement.shape(_role(value))) if isinstance(value, str) else value
        for path, value in paths.items()
    }
    finder = ResultFinder(wanted, conventions(said), Interface(), names)
    return {path: str(role) for path, role in finder.find(arrays, arrangement).items()}


def _role(name: str) -> Role:
    return Role((name,))


def test_results_are_known_by_the_names_in_return() -> None:
    paths = {"backward:0": "dX", "backward:1": "dW", "backward:2": "db"}
    expected = {"backward:0": "dX", "backward:1": "dW", "backward:2": "db"}
    assert found_results(paths, ["dx", "grad_w", "db"]) == expected
    swapped = found_results(paths, ["dw", "dx", "db"])
    assert swapped == {"backward:0": "dW", "backward:1": "dX", "backward:2": "db"}


def test_results_without_names_are_known_by_shape_in_the_order_of_the_inputs() -> None:
    paths = {"backward:0": "db", "backward:1": "dX", "backward:2": "dW"}
    assert found_results(paths, ["", "", ""]) == {
        "backward:0": "db",
        "backward:1": "dX",
        "backward:2": "dW",
    }


def test_keys_of_a_dict_and_attributes_name_results() -> None:
    paths = {"backward:grads.weight": "dW", "backward:dbias": "db", "backward:norm": np.ones(())}
    found = found_results(paths, [])
    assert found == {"backward:grads.weight": "dW", "backward:dbias": "db"}


def test_what_fits_nothing_is_no_result() -> None:
    assert found_results({"backward:0": np.zeros((91, 3))}, [""]) == {}


def test_nothing_at_all_is_refused() -> None:
    with pytest.raises(ShapeError, match="it returns nothing that is an array"):
        found_results({}, [])


def test_declared_results_have_to_be_there() -> None:
    paths = {"backward:0": "dX", "backward:1": "dW"}
    assert found_results(paths, [], returns=["dX", "dW"]) == {
        "backward:0": "dX",
        "backward:1": "dW",
    }
    with pytest.raises(Unresolved, match="returns names 2, and there is 0, 1"):
        found_results(paths, [], returns=["dX", "dW", "db"])


def test_dX_of_a_whole_layer_is_not_three_things_side_by_side() -> None:
    """x is a usual name for Q, K and V in one array, and here it is X."""
    paths = {"backward:dX": "dX", "backward:dW_Q": "dW_Q"}
    assert found_results(paths, [], "attention")["backward:dX"] == "dX"


@pytest.mark.parametrize(
    ("declared", "paths", "roles"),
    [
        (["dX", "none", "dW"], set(), {"backward:0": "dX", "backward:2": "dW"}),
        ("dX", {"backward:"}, {"backward:": "dX"}),
        (["dX"], {"backward:"}, {"backward:": "dX"}),
        ({"a": {"b": "dX"}}, {"backward:a.b"}, {"backward:a.b": "dX"}),
        ([["dX", "dW"], "db"], set(),
         {"backward:0.0": "dX", "backward:0.1": "dW", "backward:1": "db"}),
        (None, set(), {}),
    ],
)  # fmt: skip
def test_declared_results_by_place_and_name(
    declared: Any, paths: set[str], roles: dict[str, str]
) -> None:
    found = declared_results(declared, subject("linear_bias"), "backward", paths)
    assert {path: str(role) for path, role in found.items()} == roles


# What forward returned


def forward_of(names: list[Any], *paths: str, as_: str = "layer_norm") -> dict[str, str]:
    wanted = subject(as_)
    arrays = {path: np.zeros(1) for path in paths}
    found = forward_results(wanted, conventions({}), names, arrays, wanted.loss)
    return {path: str(role) for path, role in found.items()}


def test_the_first_result_of_forward_is_its_output_unless_a_name_says_otherwise() -> None:
    assert forward_of(["y"], "forward:") == {"forward:": "Y"}
    assert forward_of(["", ""], "forward:0", "forward:1.0") == {"forward:0": "Y"}
    assert forward_of(["cache", "out"], "forward:0.x", "forward:1") == {"forward:1": "Y"}
    found = forward_of(["p", "loss"], "forward:0", "forward:1", as_="softmax_cross_entropy")
    assert found == {"forward:0": "P", "forward:1": "loss"}
    assert forward_of([], "backward:0") == {}


@pytest.mark.parametrize(
    ("paths", "others", "outputs", "where"),
    [
        (["forward:0", "forward:1.x"], {}, ["forward:0"], "1"),
        (["forward:0", "forward:1", "forward:2"], {}, ["forward:0"], "tail:1"),
        (["forward:0"], {"forward:1": "Memory"}, ["forward:0"], "1"),
        (["forward:out", "forward:cache.x"], {}, ["forward:out"], "cache"),
        (["forward:"], {}, ["forward:"], "all"),
        (["forward:0", "forward:1", "forward:2"], {}, ["forward:1"], ""),
    ],
)
def test_the_cache_is_what_is_not_the_output(
    paths: list[str], others: dict[str, str], outputs: list[str], where: str
) -> None:
    found = {path: np.zeros(1) for path in paths}
    assert cache_path(found, others, {path: _role("Y") for path in outputs}) == where
