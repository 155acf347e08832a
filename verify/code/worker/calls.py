"""Carrying out a plan: forward, then backward, with arrays of the user's framework.

A plan says what is called with what; it is data.  All arrays that come back are copies.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from verify.code.worker.describe import method_name
from verify.code.worker.native import at, attributes, leaves, set_attribute, to_native
from verify.code.worker.standard_streams import silence

Plan = Mapping[str, Any]
Arrays = Mapping[str, Any]


@dataclass
class Outcome:
    """What a call gave: every array by its path, and what it changed on the way."""

    forward: dict[str, Any] = field(default_factory=dict)
    backward: dict[str, Any] = field(default_factory=dict)
    attributes: dict[str, Any] = field(default_factory=dict)
    buffers: dict[str, Any] = field(default_factory=dict)
    again: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)
    changed: list[str] = field(default_factory=list)


class Session:
    """One run of a plan with its arrays."""

    def __init__(self, targets: Mapping[str, Any], plan: Plan, arrays: Arrays) -> None:
        self._targets, self._plan, self._arrays = targets, plan, arrays
        self._framework = plan.get("framework", "numpy")
        self.native: dict[str, Any] = {}
        self.owner: Any = None
        self.forward_result: Any = None

    def run(self) -> Outcome:
        """Forward if the plan has it, then backward if the plan has that."""
        outcome = Outcome()
        if self._plan.get("style") in ("autograd", "vjp"):
            return self._differentiated(outcome)
        self._construct()
        if "forward" in self._plan:
            self.forward()
            _keep(outcome.forward, outcome.others, "forward", self.forward_result)
        if "backward" not in self._plan:
            self._buffers(outcome)
            return outcome
        cached = self._cached()
        result = self._call("backward")
        _keep(outcome.backward, outcome.others, "backward", result)
        moved = self._changed(self._arrays)
        outcome.changed = [*moved, *_differences(cached, self._cached())]
        outcome.after = {n: leaf for n in moved for _, leaf, _ in leaves(self.native[n])}
        if self.owner is not None:
            outcome.attributes = dict(attributes(self.owner))
        self._buffers(outcome)
        if self._plan.get("repeat"):
            outcome.again = self._again()
        return outcome

    def _again(self) -> dict[str, Any]:
        """A second backward: of the same cache, or for an object after a second forward."""
        second = Outcome()
        if self.owner is not None:
            seed(self._plan.get("seed", 0))
            self.forward_result = self._call("forward")
        _keep(second.backward, second.others, "backward", self._call("backward"))
        if self.owner is not None:
            second.attributes = dict(attributes(self.owner))
        parts = {"backward": second.backward, "attributes": second.attributes}
        return {f"{part}:{path}": a for part, found in parts.items() for path, a in found.items()}

    def forward(self) -> Any:
        """Run the forward pass alone."""
        self._construct()
        seed(self._plan.get("seed", 0))
        self.forward_result = self._call("forward")
        return self.forward_result

    def buffer(self, name: str) -> Any:
        return self.native[name]

    # Pieces

    def _construct(self) -> None:
        if self._plan.get("style") != "class" or self.owner is not None:
            return
        seed(self._plan.get("seed", 0))
        call = self._plan["construct"]
        self.owner = self._targets["backward"](*self._values(call), **self._keywords(call))
        for path, value in self._plan.get("attributes", {}).items():
            set_attribute(self.owner, path, self._value(value))

    def _call(self, which: str) -> Any:
        call = self._plan[which]
        silence()  # the code before may have closed its output
        if self.owner is not None:
            target = getattr(self.owner, method_name(type(self.owner), which))
        else:
            target = self._targets.get(which, self._targets["backward"])
        return target(*self._values(call), **self._keywords(call))

    def _values(self, call: Mapping[str, Any]) -> list[Any]:
        return [self._value(value) for value in call["positional"]]

    def _keywords(self, call: Mapping[str, Any]) -> dict[str, Any]:
        return {name: self._value(value) for name, value in call["keyword"].items()}

    def _value(self, value: Mapping[str, Any]) -> Any:
        if "array" in value:
            return self._array(value["array"])
        if "constant" in value:
            return value["constant"]
        if "cache" in value:
            return self._cache()
        if "forward" in value:
            return at(self.forward_result, value["forward"])
        if "dict" in value:
            return {name: self._value(item) for name, item in value["dict"].items()}
        items = [self._value(item) for item in value.get("list", value.get("tuple", ()))]
        return items if "list" in value else tuple(items)

    def _array(self, name: str) -> Any:
        if name not in self.native:
            self.native[name] = to_native(self._arrays[name], self._framework)
        return self.native[name]

    def _cache(self) -> Any:
        """The part of what forward returned that backward is handed."""
        where = self._plan["cache"]
        if where == "all":
            return self.forward_result
        if where.startswith("tail:"):
            return tuple(self.forward_result[int(where[5:]) :])
        return at(self.forward_result, where)

    def _changed(self, given: Arrays) -> list[str]:
        """The caller's arrays that are not what they were; buffers for results may be."""
        outputs = set(self._plan.get("buffers", ()))
        now = {n: leaf for n, v in self.native.items() for _, leaf, _ in leaves(v)}
        return [n for n, v in now.items() if n not in outputs and not _same(v, given[n])]

    def _cached(self) -> dict[str, Any]:
        """The arrays of the cache that backward is handed."""
        if self.owner is not None or "cache" not in self._plan or self.forward_result is None:
            return {}
        found = leaves(self._cache(), "cache")
        return {path: leaf for path, leaf, _ in found if leaf is not None}

    def _buffers(self, outcome: Outcome) -> None:
        for name in self._plan.get("buffers", ()):
            for _, copied, _ in leaves(self._array(name)):
                outcome.buffers[name] = copied

    def _differentiated(self, outcome: Outcome) -> Outcome:
        """Through PyTorch's or JAX's own machinery, which calls the hand-written backward."""
        names = self._plan["wanted"]  # arrays that a gradient is asked for
        upstream = [self._array(name) for name in self._plan["upstream"]]
        seed(self._plan.get("seed", 0))
        if self._plan["style"] == "autograd":
            torch = sys.modules["torch"]
            for name in names:
                self._array(name).requires_grad_(True)
            self.forward_result = self._targets["backward"].apply(
                *self._values(self._plan["forward"])
            )
            results = self.forward_result
            results = list(results) if isinstance(results, tuple) else [results]
            _keep(outcome.forward, outcome.others, "forward", self.forward_result)
            found = torch.autograd.grad(
                results[: max(1, len(upstream))],
                [self._array(name) for name in names],
                upstream or [torch.full_like(results[0], self._plan["loss_gradient"])],
                allow_unused=True,
            )
            outcome.changed = self._changed(self._arrays)
        else:
            jax = sys.modules["jax"]

            def of(*wanted: Any) -> Any:
                self.native.update(zip(names, wanted, strict=True))
                return self._targets["backward"](*self._values(self._plan["forward"]))

            start = [self._array(name) for name in names]
            self.forward_result, pull = jax.vjp(of, *start)
            _keep(outcome.forward, outcome.others, "forward", self.forward_result)
            scale = self._plan["loss_gradient"]
            upstream = upstream or [scale * jax.numpy.ones_like(self.forward_result)]
            whole = tuple(upstream) if len(upstream) > 1 else upstream[0]
            found = pull(whole)
        for name, value in zip(names, found, strict=True):
            _keep(outcome.backward, outcome.others, "backward", value, name)
        return outcome


def seed(number: int) -> None:
    """The same random numbers for every run: what is random has to be so repeatably."""
    random.seed(number)
    np.random.seed(number)
    if "torch" in sys.modules:
        sys.modules["torch"].manual_seed(number)


def _keep(
    arrays: dict[str, Any], others: dict[str, str], which: str, value: Any, path: str = ""
) -> None:
    for where, array, kind in leaves(value, path):
        if array is None:
            others[f"{which}:{where}"] = kind
        else:
            arrays[where] = array


def _differences(before: Arrays, after: Arrays) -> list[str]:
    return [path for path, value in after.items() if not _same(value, before.get(path))]


def _same(a: Any, b: Any) -> bool:
    return b is not None and np.shape(a) == np.shape(b) and np.array_equal(a, b, equal_nan=True)
