"""Carrying out a plan: what is called with what, what comes back, and what was changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from verify.code.worker import calls
from verify.code.worker.calls import Outcome, Session

ARRAYS = {"X": np.arange(1.0, 7).reshape(2, 3), "dY": np.ones((2, 3)), "W": np.full(3, 2.0)}


@pytest.fixture(autouse=True)
def _streams_stay_open(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(calls, "silence", lambda: None)
    return


def call(*positional: Any, **keyword: Any) -> dict[str, Any]:
    return {"positional": list(positional), "keyword": keyword}


def array(name: str) -> dict[str, str]:
    return {"array": name}


CACHE = {"cache": True}


def run(backward: Any, forward: Any = None, /, **plan: Any) -> Outcome:
    targets = {"backward": backward} | ({"forward": forward} if forward else {})
    return Session(targets, {"style": "function", **plan}, ARRAYS).run()


# The forms of a cache


@pytest.mark.parametrize(
    ("returned", "where", "handed"),
    [
        (lambda x: (x, (x * 2, "kept")), "1", "pair"),
        (lambda x: (x, x * 2, "kept"), "tail:1", "pair"),
        (lambda x: {"out": x, "cache": (x * 2, "kept")}, "cache", "pair"),
        (lambda x: (x * 2, "kept"), "all", "pair"),
        (lambda x: (x, {"inner": [x * 2]}), "1.inner.0", "array"),
    ],
)
def test_the_cache_is_that_part_of_what_forward_returned(
    returned: Any, where: str, handed: str
) -> None:
    def backward(cache: Any) -> Any:
        if handed == "pair":
            assert isinstance(cache, tuple)
            assert cache[1] == "kept"
            return cache[0]
        return cache

    outcome = run(backward, returned, forward=call(array("X")), backward=call(CACHE), cache=where)
    assert np.array_equal(outcome.backward[""], ARRAYS["X"] * 2)


def test_results_have_their_paths_and_what_is_no_array_is_told() -> None:
    outcome = run(lambda dY: {"dx": dY, "more": (dY * 2, None, "text")}, backward=call(array("dY")))
    assert list(outcome.backward) == ["dx", "more.0"]
    assert outcome.others == {"backward:more.1": "NoneType", "backward:more.2": "str"}


def test_arguments_by_place_and_name_of_every_form() -> None:
    def backward(dY: Any, group: Any, *, rate: float, listed: Any) -> Any:
        assert group["w"].shape == (3,)
        assert isinstance(listed, list)
        assert isinstance(group["pair"], tuple)
        return dY * rate + listed[0]

    outcome = run(
        backward,
        backward=call(
            array("dY"),
            {"dict": {"w": array("W"), "pair": {"tuple": [array("W")]}}},
            rate={"constant": 3.0},
            listed={"list": [array("W")]},
        ),
    )
    assert np.array_equal(outcome.backward[""], np.full((2, 3), 5.0))


# What is changed


def test_arguments_that_are_changed_are_named() -> None:
    def backward(dY: Any, X: Any) -> Any:
        dY *= 2
        return X + dY

    outcome = run(backward, backward=call(array("dY"), array("X")))
    assert outcome.changed == ["dY"]
    assert np.array_equal(outcome.after["dY"], np.full((2, 3), 2.0))
    assert np.array_equal(ARRAYS["dY"], np.ones((2, 3))), "ours is another array"


def test_a_cache_that_is_changed_is_named() -> None:
    def backward(cache: Any) -> Any:
        cache["x"] -= 1
        return cache["x"]

    outcome = run(
        backward,
        lambda x: (x, {"x": x + 1}),
        forward=call(array("X")),
        backward=call(CACHE),
        cache="1",
    )
    assert outcome.changed == ["cache.x"]


def test_buffers_for_results_may_be_changed_and_come_back() -> None:
    def backward(dX: Any, dY: Any) -> None:
        dX += 3 * dY

    outcome = run(backward, backward=call(array("X"), array("dY")), buffers=["X"])
    assert outcome.changed == []
    assert np.array_equal(outcome.buffers["X"], ARRAYS["X"] + 3)


def test_nan_that_stays_nan_is_no_change() -> None:
    arrays = {"X": np.array([np.nan, 1.0])}
    session = Session(
        {"backward": lambda X: X * 2}, {"style": "function", "backward": call(array("X"))}, arrays
    )
    assert session.run().changed == []


def test_results_are_copies() -> None:
    kept: list[Any] = []

    def backward(dY: Any) -> Any:
        kept.append(dY)
        return dY

    outcome = run(backward, backward=call(array("dY")))
    kept[0][:] = 9
    assert np.array_equal(outcome.backward[""], ARRAYS["dY"])


# Again


def test_a_second_backward_gets_the_same_cache() -> None:
    count = iter(range(10))
    outcome = run(
        lambda cache: cache + next(count),
        lambda x: (x, x),
        forward=call(array("X")),
        backward=call(CACHE),
        cache="1",
        repeat=True,
    )
    assert np.array_equal(outcome.again["backward:"], outcome.backward[""] + 1)


class Layer:
    def __init__(self, dim: int) -> None:
        self.W, self.dW, self.dim = np.zeros(dim), np.zeros(dim), dim

    def forward(self, x: Any) -> Any:
        self.x = x
        return x * self.W

    def backward(self, dY: Any) -> Any:
        self.dW += (dY * self.x).sum(0)
        return dY * self.W


def test_an_object_is_made_set_called_and_read() -> None:
    outcome = run(
        Layer,
        style="class",
        construct=call({"constant": 3}),
        attributes={"W": array("W")},
        forward=call(array("X")),
        backward=call(array("dY")),
        repeat=True,
    )
    assert np.array_equal(outcome.backward[""], np.full((2, 3), 2.0))
    gradient = ARRAYS["X"].sum(0)
    assert np.array_equal(outcome.attributes["dW"], gradient)
    assert np.array_equal(outcome.again["attributes:dW"], 2 * gradient), "it adds up"
    assert outcome.attributes["dim"] == 3


def test_what_is_random_is_so_repeatably_in_every_forward() -> None:
    def forward(x: Any) -> Any:
        return x * np.random.random(x.shape)

    plan = {"style": "function", "forward": call(array("X")), "seed": 3}
    first, second = (
        Session({"backward": None, "forward": forward}, plan, ARRAYS).run() for _ in range(2)
    )
    assert np.array_equal(first.forward[""], second.forward[""])
