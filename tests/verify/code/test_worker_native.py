"""Arrays of every framework: made, found in what code gives back, and set."""

from __future__ import annotations

from collections import namedtuple
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from verify.code.worker.native import (
    MOST_DEPTH,
    MOST_LEAVES,
    at,
    attributes,
    leaves,
    set_attribute,
    to_native,
    to_numpy,
)

Cache = namedtuple("Cache", "x_hat rstd")


def found(value: Any) -> dict[str, Any]:
    return {path: array for path, array, _ in leaves(value)}


def test_an_array_is_of_its_own_memory() -> None:
    given = np.arange(3.0)
    native = to_native(given, "numpy")
    native[0] = 9
    assert given[0] == 0
    copied = to_numpy(native)
    native[1] = 9
    assert copied[1] == 1


@pytest.mark.slow  # to import them takes seconds
@pytest.mark.parametrize("framework", ["torch", "jax"])
def test_arrays_of_other_frameworks_and_back(framework: str) -> None:
    pytest.importorskip(framework)
    given = np.arange(6.0).reshape(2, 3)
    native = to_native(given, framework)
    assert type(native).__module__.partition(".")[0] in ("torch", "jax", "jaxlib")
    back = to_numpy(native)
    assert back.dtype == np.float64
    assert np.array_equal(back, given)


@pytest.mark.slow  # as above
def test_torch_s_own_kinds_of_numbers() -> None:
    torch = pytest.importorskip("torch")
    for dtype in (torch.bfloat16, torch.float16):
        assert to_numpy(torch.ones(2, dtype=dtype)).dtype == np.float32
    assert to_numpy(torch.ones(2, requires_grad=True)).tolist() == [1, 1]
    assert to_numpy(torch.tensor([1 + 1j]).conj()).tolist() == [1 - 1j]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (3, 3),
        (2.5, 2.5),
        (True, True),
        ([[1, 2], [3, 4.5]], [[1, 2], [3, 4.5]]),
        (np.float32(1.5), 1.5),
        (np.array([1, 2], dtype=object), [1, 2]),
    ],
)
def test_numbers_and_nested_lists_are_arrays(value: Any, expected: Any) -> None:
    assert np.asarray(to_numpy(value)).tolist() == expected


@pytest.mark.parametrize(
    "value", ["text", None, object(), [], [[1], [1, 2]], [1, "x"], np.array(["a"]), np.array([{}])]
)
def test_what_is_no_array_of_numbers_is_none(value: Any) -> None:
    assert to_numpy(value) is None


def test_leaves_have_the_paths_by_which_they_are_found_again() -> None:
    value = {"W": np.ones(2), "inner": (np.zeros(1), [np.ones(1), "text"]), "c": Cache(1.0, 2.0)}
    paths = found(value)
    assert list(paths) == ["W", "inner.0", "inner.1.0", "inner.1.1", "c.x_hat", "c.rstd"]
    assert paths["inner.1.1"] is None
    for path, array in paths.items():
        if array is not None:
            assert np.array_equal(to_numpy(at(value, path)), array), path


def test_leaves_end_somewhere() -> None:
    loop: list[Any] = [np.ones(1)]
    loop.append(loop)
    assert len(found(loop)) == MOST_DEPTH + 1, "it is followed so deep and no further"
    assert len(found([object()] * (MOST_LEAVES + 5))) == MOST_LEAVES
    assert list(found(np.ones(2))) == [""]


class Slotted:
    __slots__ = ("W", "unset")

    def __init__(self) -> None:
        self.W = np.ones(2)


def test_attributes_of_an_object_of_every_kind() -> None:
    owner = SimpleNamespace(W=np.ones(2), grads={"W": np.zeros(2)}, name="x", layers=[np.ones(1)])
    owner.parameter = SimpleNamespace(grad=np.ones(3))
    assert dict(attributes(owner)).keys() == {"W", "grads.W", "layers.0", "parameter.grad"}
    assert dict(attributes(Slotted())).keys() == {"W"}


@pytest.mark.slow  # as above
def test_torch_modules_have_parameters_and_their_gradients() -> None:
    torch = pytest.importorskip("torch")
    module = torch.nn.Linear(2, 3)
    module(torch.ones(1, 2)).sum().backward()
    paths = dict(attributes(module))
    assert {"weight", "bias", "weight.grad", "bias.grad"} <= paths.keys()
    set_attribute(module, "weight", torch.zeros(3, 2))
    assert not module.weight.detach().any()


def test_attributes_are_set_in_dicts_lists_and_objects() -> None:
    owner = SimpleNamespace(params={"W": 1, 0: 1}, layers=[1, SimpleNamespace(W=1)], W=1)
    set_attribute(owner, "W", 2)
    set_attribute(owner, "params.W", 3)
    set_attribute(owner, "params.0", 4)
    set_attribute(owner, "layers.0", 5)
    set_attribute(owner, "layers.1.W", 6)
    assert (owner.W, owner.params["W"], owner.layers[0], owner.layers[1].W) == (2, 3, 5, 6)
    assert owner.params == {"W": 3, 0: 4}
    with pytest.raises((AttributeError, KeyError)):
        set_attribute(owner, "nothing.W", 1)
