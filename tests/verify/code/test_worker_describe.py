"""What is read off a function without calling it."""

from __future__ import annotations

import functools
import importlib.util
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from verify.code.worker.describe import (
    describe,
    framework,
    method_name,
    place,
    returned_names,
    style,
)

Written = Callable[[str], ModuleType]


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Written]:
    """A module with a source, as the user's has one."""
    made: list[str] = []

    def write(text: str) -> ModuleType:
        name = f"described_{len(made)}_{tmp_path.name}"
        path = tmp_path / f"{name}.py"
        path.write_text(text, encoding="utf-8")
        spec = importlib.util.spec_from_file_location(name, path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        made.append(name)
        spec.loader.exec_module(module)
        return module

    yield write
    for name in made:
        del sys.modules[name]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("return dx, dW, db", ["dx", "dW", "db"]),
        ("return [dx, dW]", ["dx", "dW"]),
        ("return dx", ["dx"]),
        ("return dx.reshape(2, 3), dW.T, db.sum().astype('f4')", ["dx", "dW", ""]),
        ("return dx.copy().reshape(3)[0], grads['W'], self.dW", ["dx", "grads", "dW"]),
        ("return (dx, (dW, db))", ["dx", ["dW", "db"]]),
        ("return dx + 1, np.sum(dW)", ["", ""]),
        ("if a:\n        return early\n    return late", ["late"]),
        ("def inner():\n        return wrong\n    return right", ["right"]),
        ("return right\n    def inner():\n        return wrong", ["right"]),
        ("pass", []),
        ("return", []),
        ("return {'dx': dx}", [""]),
    ],
)
def test_the_names_of_results(body: str, names: list[Any], written: Written) -> None:
    module = written(f"def backward(a):\n    {body}\n")
    assert returned_names(module.backward) == names


def test_parameters_with_kinds_and_defaults(written: Written) -> None:
    module = written("def f(a, /, b, *rest, c=1e-5, d='x', e=None, **more): ...\n")
    found = describe(module.f)["function"]["parameters"]
    assert [p["name"] for p in found] == ["a", "b", "rest", "c", "d", "e", "more"]
    assert [p["default"] for p in found] == [None, None, None, 1e-5, "x", None, None]
    assert [p["has_default"] for p in found] == [False, False, False, True, True, True, False]
    assert {p["kind"] for p in found} == {
        *("POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD", "VAR_POSITIONAL", "KEYWORD_ONLY"),
        "VAR_KEYWORD",
    }


def test_decorators_that_say_so_are_looked_through(written: Written) -> None:
    module = written(
        "import functools\n"
        "def decorate(f):\n"
        "    @functools.wraps(f)\n"
        "    def around(*args):\n"
        "        return f(*args)\n"
        "    return around\n\n"
        "@decorate\n"
        "def backward(dY, X):\n"
        "    eps = 1e-6\n"
        "    return dX\n"
    )
    found = describe(module.backward)
    assert [p["name"] for p in found["function"]["parameters"]] == ["dY", "X"]
    assert found["function"]["returns"] == ["dX"]
    assert found["line"] == 9
    assert 1e-6 in found["small"]


def test_a_decorator_that_does_not_say_so_hides_the_parameters(written: Written) -> None:
    module = written(
        "def decorate(f):\n    def around(*args):\n        return f(*args)\n    return around\n\n"
        "@decorate\ndef backward(dY, X):\n    return dX\n"
    )
    found = describe(module.backward)["function"]
    assert [p["kind"] for p in found["parameters"]] == ["VAR_POSITIONAL"]
    assert found["returns"] == [""]


@pytest.mark.parametrize(
    "target",
    [lambda dY, X: dY * X, functools.partial(lambda a, b: a * b, 1), np.add, np.dot, max],
    ids=["lambda", "partial", "ufunc", "a function in C", "a builtin"],
)
def test_callables_without_a_source_are_described_as_far_as_can_be(target: Any) -> None:
    found = describe(target)
    assert found["style"] == "function"
    assert found["framework"] == "numpy"
    assert isinstance(found["small"], list)
    assert found["line"] >= 1


def test_small_constants_are_found_in_the_source_and_among_globals(written: Written) -> None:
    module = written("EPS = 1e-8\nBIG = 3.0\ndef f(x, eps=1e-5):\n    return x / (EPS + BIG)\n")
    assert describe(module.f)["small"] == [1e-8, 1e-5]


def test_a_class_has_its_methods_described_without_self(written: Written) -> None:
    module = written(
        "class Layer:\n"
        "    def __init__(self, dim, eps=1e-5): ...\n"
        "    def __call__(self, x):\n        return y, cache\n"
        "    def backprop(self, dout):\n        return dx\n"
    )
    found = describe(module.Layer)
    assert found["style"] == "class"
    assert [p["name"] for p in found["construct"]] == ["dim", "eps"]
    assert [p["name"] for p in found["forward"]["parameters"]] == ["x"]
    assert found["forward"]["returns"] == ["y", "cache"]
    assert [p["name"] for p in found["backward"]["parameters"]] == ["dout"]
    assert method_name(module.Layer, "forward") == "__call__"
    assert method_name(module.Layer, "backward") == "backprop"


def test_a_class_without_backward_is_said_to_have_none(written: Written) -> None:
    module = written("class Layer:\n    def forward(self, x): ...\n")
    assert describe(module.Layer)["backward"]["parameters"] is None
    with pytest.raises(AttributeError, match="Layer has no backward method"):
        method_name(module.Layer, "backward")


def test_a_class_is_not_its_own_call() -> None:
    """Every class can be called; that is not its forward."""

    class Plain:
        pass

    with pytest.raises(AttributeError, match="no forward"):
        method_name(Plain, "forward")


def test_the_place_is_that_of_the_name(written: Written) -> None:
    module = written("import functools\n\n\n@functools.lru_cache\ndef backward(dY):\n    pass\n")
    found = place(module.backward)
    assert (found["line"], found["column"]) == (5, 1)
    assert found["end_column"] == len("def backward(dY):") + 1
    assert found["file"].endswith(".py")
    assert place(np.add)["file"] is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("import numpy as np\ndef f(x):\n    return np.exp(x)\n", "numpy"),
        ("def f(x):\n    return x\n", "numpy"),
        ("import math\ndef f(x):\n    return math.exp(x)\n", "numpy"),
    ],
)
def test_the_framework_of_plain_code(text: str, expected: str, written: Written) -> None:
    assert framework(written(text).f) == expected
    assert style(written(text).f) == "function"


@pytest.mark.slow  # to import them takes seconds
def test_the_framework_is_that_which_the_code_uses(written: Written) -> None:
    pytest.importorskip("torch")
    head = "import numpy as np\nimport torch\n"
    assert framework(written(head + "def f(x):\n    return torch.exp(x)\n").f) == "torch"
    assert framework(written(head + "def f(x):\n    return np.exp(x)\n").f) == "numpy"
    module = written(
        "import torch\n"
        "class F(torch.autograd.Function):\n"
        "    @staticmethod\n    def forward(ctx, x, w):\n        return x\n"
        "    @staticmethod\n    def backward(ctx, dy):\n        return dy, None\n"
    )
    found = describe(module.F)
    assert found["style"] == "autograd"
    assert [p["name"] for p in found["forward"]["parameters"]] == ["x", "w"]
    assert [p["name"] for p in found["backward"]["parameters"]] == ["dy"]
