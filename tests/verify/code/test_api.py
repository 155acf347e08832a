"""From Python: ``check_backward``, its result that has to be looked at, and ``@verifies``."""

from __future__ import annotations

import gc
import sys
import warnings
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.verify.code.in_process import judged
from tests.verify.code.public_functions import affine, affine_backward, averaged
from verify.code import api, check_backward, verifies
from verify.code.api import Result, ResultNotLookedAtWarning
from verify.code.conventions import ConventionError
from verify.code.process import Crash, Limits, can_fork
from verify.code.registered import registered_in
from verify.code.registry import REGISTERED, target_of
from verify.code.subject import UnknownSubjectError

needs_fork = pytest.mark.skipif(not can_fork(), reason="this system cannot copy a process")


def result_of(backward: Any) -> Result:
    return Result(judged(backward, "linear_bias", affine))


# The result


def test_a_right_result_holds_and_requires_nothing() -> None:
    result = result_of(affine_backward)
    assert result.holds
    result.require()
    assert str(result).startswith("user:backward as linear_bias: 3 right (dX, dW, db)")
    assert result.judgement.as_ == "linear_bias"


def test_a_wrong_result_raises_with_the_findings() -> None:
    result = result_of(averaged)
    assert not result.holds
    with pytest.raises(AssertionError) as error:
        result.require()
    text = str(error.value)
    assert "1 wrong" in text
    assert "BP201 dW is wrong" in text
    assert "likely slip: it is 1/B of what it should be" in text


def test_a_result_is_neither_true_nor_false() -> None:
    result = result_of(averaged)
    with pytest.raises(TypeError, match=r"ask for \.holds, or call \.require"):
        bool(result)
    with pytest.raises(TypeError):
        assert result
    assert not result.holds


@pytest.mark.parametrize("look", ["holds", "judgement", "__str__"])
def test_who_looks_at_a_result_is_not_warned(look: str) -> None:
    result = result_of(affine_backward)
    getattr(result, look)
    if look == "__str__":
        str(result)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        del result
        gc.collect()


def test_who_does_not_look_at_a_result_is_warned() -> None:
    result = result_of(affine_backward)
    with pytest.warns(ResultNotLookedAtWarning, match="nobody looked at <Result of user:backward"):
        del result


# Where a function runs


@needs_fork
def test_a_function_that_nobody_can_import_runs_in_a_copy() -> None:
    factor = np.float64(2.0)

    def closure(dY: Any, X: Any, W: Any) -> Any:
        dX, dW, db = affine_backward(dY, X, W)
        return dX * factor / 2, dW, db

    def forward(X: Any, W: Any, b: Any) -> Any:
        return affine(X, W, b) * factor / 2

    check_backward(closure, as_="linear_bias", forward=forward).require()
    factor = np.float64(3.0)
    result = check_backward(closure, as_="linear_bias")
    assert not result.holds
    assert "dX" in str(result)


@needs_fork
@pytest.mark.parametrize("function", [partial(affine_backward), lambda *a: affine_backward(*a)])
def test_callables_of_other_kinds_run_in_a_copy(function: Any) -> None:
    assert not api._can_be_imported(function)
    said = {"arguments": ["dY", "X", "W"], "returns": ["dX", "dW", "db"]}
    check_backward(function, as_="linear_bias", **said).require()


def test_a_function_of_a_module_runs_in_a_new_interpreter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(api, "_in_a_copy", None)
    assert api._can_be_imported(affine_backward)
    result = check_backward(affine_backward, as_="linear_bias", forward=affine)
    result.require()
    assert any(file.endswith("public_functions.py") for file in result.judgement.loaded)


def test_what_another_process_would_not_find_cannot_be_imported() -> None:
    def inner() -> None: ...

    assert api._can_be_imported(affine)
    for function in (inner, partial(inner), lambda: None, [].append, len):
        assert not api._can_be_imported(function)


def test_a_system_that_cannot_copy_a_process_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "can_fork", lambda: False)
    with pytest.raises(ConventionError, match="put it into a module"):
        check_backward(lambda dY: dY, as_="relu")


@pytest.mark.parametrize(
    ("said", "error", "text"),
    [
        ({"as_": "layer_nrom"}, UnknownSubjectError, "did you mean layer_norm?"),
        ({"as_": "linear_bias", "lay_out": "T C"}, ConventionError, "did you mean layout?"),
        ({"as_": "linear_bias", "layout": "C"}, ConventionError, "layout is one of"),
        ({"as_": "gpt2", "network": {"layer": 2}}, UnknownSubjectError, "did you mean layers?"),
    ],
)
def test_misuse_is_told_before_anything_runs(
    said: dict[str, Any], error: type[Exception], text: str
) -> None:
    with pytest.raises(error) as found:
        check_backward(affine_backward, **said)
    assert text in str(found.value)


# The registry


def test_a_function_that_says_what_it_is_stays_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verify.code.registry.REGISTERED", found := [])

    def backward(dY: Any) -> Any:
        return dY

    same = verifies("linear_bias", forward=affine, layout="T C")(backward)
    assert same is backward
    (entry,) = found
    assert entry.target == f"{__name__}:{backward.__qualname__}"
    assert entry.conventions == {
        "as": "linear_bias",
        "layout": "T C",
        "forward": "tests.verify.code.public_functions:affine",
    }
    verifies("relu", forward="layers:forward")(backward)
    assert found[1].conventions["forward"] == "layers:forward"
    verifies("relu")(backward)
    assert "forward" not in found[2].conventions
    assert entry not in REGISTERED


def test_a_target_is_a_module_and_a_name() -> None:
    assert target_of(affine) == "tests.verify.code.public_functions:affine"


REGISTERS = """\
from verify.code import verifies

def forward(X, W, b):
    return X @ W + b

@verifies("linear_bias", forward=forward, weights="in out", seed=5)
def backward(dY, X, W):
    return dY

@verifies("relu")
class Relu:
    pass
"""


def test_what_a_module_registers_is_found_in_another_process(tmp_path: Path) -> None:
    (tmp_path / "my_layers.py").write_text(REGISTERS)
    (tmp_path / "others.py").write_text("import my_layers\n")
    first, second = registered_in("my_layers", tmp_path, Limits(20, 512), seed=3)
    assert (first.backward, first.as_) == ("my_layers:backward", "linear_bias")
    assert (first.forward, first.weights) == ("my_layers:forward", "in out")
    assert (first.seed, second.seed) == (5, 3), "what a function says itself counts"
    assert (second.backward, second.time_limit) == ("my_layers:Relu", 20.0)
    assert "my_layers" not in sys.modules
    assert registered_in("others", tmp_path, Limits(20, 512)) == []
    with pytest.raises(Crash, match="there is no module none_at_all"):
        registered_in("none_at_all", tmp_path, Limits(20, 512))
