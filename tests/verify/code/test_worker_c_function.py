"""C functions: prototypes, good and bad, and calls of what was compiled."""

from __future__ import annotations

import ctypes
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from verify.code.worker.c_function import CFunction, compiled, load_c, parsed
from verify.code.worker.load import CallError, LoadError

SOURCE = """
#include <math.h>
void scaled(float *out, const float *inp, const float *bias, const int *ids, float factor,
            int B, long n) {
    for (int i = 0; i < B * n; i++)
        out[i] += factor * inp[i] + (bias ? bias[i % n] : 0) + ids[0] + sqrtf(4.0f) - 2.0f;
}
"""
PROTOTYPE = (
    "void scaled(float *out, const float *inp, const float *bias, const int *ids, float factor, "
    "int B, long n)"
)

needs_compiler = pytest.mark.skipif(shutil.which("cc") is None, reason="no C compiler (cc)")


@pytest.mark.parametrize(
    ("prototype", "name", "parameters"),
    [
        ("void f()", "f", []),
        ("void f(float* x, int n);", "f", [("x", "float", True), ("n", "int", False)]),
        (
            "void f(const double x[], size_t n)",
            "f",
            [("x", "double", True), ("n", "size_t", False)],
        ),
        (
            "static inline void f(float * restrict a, unsigned int n, bool causal)",
            "f",
            [("a", "float", True), ("n", "unsigned int", False), ("causal", "_Bool", False)],
        ),
        ("int f(long int a, int64_t *b)", "f", [("a", "long", False), ("b", "int64_t", True)]),
    ],
)
def test_prototypes(prototype: str, name: str, parameters: list[tuple[str, str, bool]]) -> None:
    found, listed = parsed(prototype)
    assert found == name
    assert [(n, number, pointer) for n, number, pointer, _ in listed] == parameters


def test_a_function_without_parameters() -> None:
    assert parsed("void f(void)") == ("f", [])
    assert parsed("void f()") == ("f", [])


@pytest.mark.parametrize(
    ("prototype", "said"),
    [
        ("", "prototype"),
        ("not C at all", "cannot be parsed"),
        ("void f(float* x", "cannot be parsed"),
        ("void f(float)", "each parameter of a prototype needs a name"),
        ("int x", "is no prototype of a function"),
        ("void f(float*, int n)", "each parameter of a prototype needs a name"),
        ("void f(struct s *x)", "x is neither a number nor an array of them"),
        ("void f(float **x)", "x is neither a number nor an array of them"),
        ("void f(void (*callback)(int))", "neither a number nor an array"),
        ("void f(tensor_t *x)", "cannot be parsed"),
        ("void f(short n)", "n has the type short, which is not known"),
        ("void f(int n, ...)", "each parameter of a prototype needs a name"),
    ],
)
def test_what_is_no_prototype_is_refused(prototype: str, said: str) -> None:
    with pytest.raises(LoadError) as error:
        parsed(prototype)
    assert said in str(error.value)


@pytest.fixture(scope="module")
def scaled(tmp_path_factory: pytest.TempPathFactory) -> CFunction:
    if shutil.which("cc") is None:
        pytest.skip("no C compiler (cc)")
    source = tmp_path_factory.mktemp("c") / "kernels.c"
    source.write_text(SOURCE)
    return load_c(
        {
            "source": str(source),
            "library": "",
            "flags": ["-O1"],
            "prototypes": {"backward": PROTOTYPE},
        }
    )["backward"]


def given(**changed: Any) -> list[Any]:
    arguments = {
        "out": np.ones((2, 3), np.float32),
        "inp": np.arange(6, dtype=np.float32).reshape(2, 3),
        "bias": np.arange(3, dtype=np.float32),
        "ids": np.array([7], dtype=np.int32),
        "factor": 2.0,
        "B": 2,
        "n": 3,
    }
    return list({**arguments, **changed}.values())


def test_a_function_is_called_with_arrays_and_numbers(scaled: CFunction) -> None:
    arguments = given()
    scaled(*arguments)
    expected = 1 + 2 * np.arange(6.0).reshape(2, 3) + np.arange(3) + 7
    assert np.allclose(arguments[0], expected)


def test_a_pointer_may_be_null(scaled: CFunction) -> None:
    arguments = given(bias=None)
    scaled(*arguments)
    assert np.allclose(arguments[0], 1 + 2 * np.arange(6.0).reshape(2, 3) + 7)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"inp": np.zeros(6)}, "inp points to float, and is given float64"),
        ({"ids": np.zeros(1, np.int64)}, "ids points to int, and is given int64"),
        ({"inp": np.zeros((3, 2), np.float32).T}, "inp points to float"),
        ({"inp": 3.0}, "inp is a pointer, and is given float"),
    ],
)
def test_what_does_not_fit_is_refused_before_it_is_called(
    changed: dict[str, Any], said: str, scaled: CFunction
) -> None:
    with pytest.raises(CallError) as error:
        scaled(*given(**changed))
    assert said in str(error.value)


def test_another_number_of_arguments_is_refused(scaled: CFunction) -> None:
    with pytest.raises(CallError, match="scaled takes 7 arguments, not 2"):
        scaled(1, 2)


def test_a_description_is_that_of_the_prototype(scaled: CFunction) -> None:
    found = scaled.c_description
    assert found["style"] == "c"
    assert [p["pointer"] for p in found["function"]["parameters"]] == [True] * 4 + [False] * 3
    assert found["function"]["parameters"][3]["dtype"] == "int32"
    wide = f"int{8 * ctypes.sizeof(ctypes.c_long)}"
    assert found["function"]["parameters"][6]["dtype"] == wide


@needs_compiler
def test_what_cannot_be_compiled_or_found_is_said(tmp_path: Path) -> None:
    source = tmp_path / "broken.c"
    source.write_text("void f(int n) { return n +; }")
    with pytest.raises(LoadError, match=r"broken\.c does not compile: .*broken\.c"):
        compiled(source, [])
    with pytest.raises(LoadError, match="there is no file"):
        compiled(tmp_path / "none.c", [])
    good = tmp_path / "good.c"
    good.write_text("void f(int n) {}")
    with pytest.raises(LoadError, match="the library has no function g"):
        load_c({"source": good, "library": "", "flags": [], "prototypes": {"b": "void g(int n)"}})


def test_without_a_compiler_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(LoadError, match=r"no C compiler \(cc\) is installed"):
        compiled(tmp_path / "kernels.c", [])


def test_a_library_that_is_none_is_said(tmp_path: Path) -> None:
    path = tmp_path / "lib.so"
    path.write_text("no library")
    with pytest.raises(LoadError, match=r"the library lib\.so cannot be loaded"):
        load_c({"source": "", "library": str(path), "flags": [], "prototypes": {}})
