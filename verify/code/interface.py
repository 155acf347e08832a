"""How a function is called, resolved: every argument with its role, every result with its own.

An interface is what was declared, completed by what was detected; it can say itself in a line, and
make the plan by which the worker calls the function.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from math import prod
from typing import Any

import numpy as np

from derivations.notation import Kind
from numeric.program import Array
from verify.code.arrangement import Arrangement, Choices
from verify.code.inputs import Inputs, Wishes
from verify.code.roles import (
    CACHE,
    LEARNING,
    LOSS_GRADIENT,
    NONE,
    Argument,
    Constant,
    Group,
    Role,
    inside,
)
from verify.code.subject import POSITIONS, Subject

LOSS_SCALE = 1.75  # the gradient of the loss where the function asks for it: not 1
LEARNING_RATE = 0.125


@dataclass(frozen=True)
class Passed:
    """One argument: the parameter's name (if known), what is passed, and whether by name."""

    parameter: str
    what: Argument
    by_name: bool = False


@dataclass(frozen=True)
class Interface:
    """Everything that is needed to call a function and to understand what it gives back.

    ``results`` and ``forward_results`` map paths (``backward:0``, ``attributes:grads.W``,
    ``buffers:dX``) to roles.  ``cache`` says what of forward's result is handed to backward.
    ``absent`` are parameters that the function does not have: they are 1 or 0.
    """

    style: str = "function"
    framework: str = "numpy"
    forward: tuple[Passed, ...] | None = None
    backward: tuple[Passed, ...] = ()
    construct: tuple[Passed, ...] = ()
    attributes: Mapping[str, Argument] = field(default_factory=dict)
    cache: str = ""
    forward_results: Mapping[str, Role] = field(default_factory=dict)
    results: Mapping[str, Role] = field(default_factory=dict)
    choices: Choices = field(default_factory=Choices)
    reduction: str = "mean"
    epsilon: float | None = None
    masked: bool = True
    updates: str = ""
    absent: frozenset[str] = frozenset()
    dtype: str = "float64"
    ids: str = "int64"
    ambiguous: bool = False  # an argument may be one of several values, by its name
    loss_gradients: bool = False  # C: the gradient of the loss comes as an array

    def but(self, **changes: Any) -> Interface:
        return replace(self, **changes)

    @property
    def roles(self) -> tuple[Role, ...]:
        """Every role that is passed anywhere."""
        passed = (*(self.forward or ()), *self.backward, *self.construct)
        written = [p.what for p in passed] + list(self.attributes.values())
        return tuple(role for what in written for role in inside(what))

    @property
    def names(self) -> set[str]:
        """The tensors that are passed anywhere."""
        return {name for role in self.roles for name in role.names}

    def wishes(self, subject: Subject, sizes: Mapping[str, int] | None) -> Wishes:
        """What inputs this function can be given."""
        names = self.names
        chosen = dict(sizes or {})
        if self.choices.equal_widths and "d_v" in subject.dimensions and "d_v" not in chosen:
            chosen["d_v"] = 0  # as many as d_k
        return Wishes(
            ignored="has_target" in names or self.choices.ignore_index is not None,
            any_mask=bool(subject.mask) and subject.mask in names,
            epsilon=None if self.takes_epsilon else self.epsilon,
            batched=not (subject.couples_positions and "B" not in self.layout(subject).split()),
            sizes=chosen,
            masked=self.masked,
        )

    @property
    def asks_for_loss_gradient(self) -> bool:
        """Whether the gradient that arrives at the loss is an argument; frameworks have one."""
        asked = any(role.name == LOSS_GRADIENT for role in self.roles)
        return asked or self.style in ("autograd", "vjp")

    @property
    def takes_epsilon(self) -> bool:
        """Whether an ε of our choice reaches everything that has one."""
        stages = (
            [self.construct, self.backward]
            if self.forward is None
            else [(*self.construct, *self.forward)]
        )
        names = [n for stage in stages for p in stage for r in inside(p.what) for n in r.names]
        names += [n for what in self.attributes.values() for r in inside(what) for n in r.names]
        return any(name.rpartition(".")[2].startswith("epsilon") for name in names)

    def layout(self, subject: Subject) -> str:
        return self.choices.heads if "h" in subject.batch else self.choices.layout


@dataclass(frozen=True)
class Call:
    """A plan for the worker with its arrays; ``roles`` says what each array is."""

    plan: dict[str, Any]
    arrays: dict[str, Array]
    roles: dict[str, tuple[Role, int]]


class Planner:
    """Makes the plan of one call: an interface at some inputs."""

    def __init__(
        self,
        subject: Subject,
        interface: Interface,
        inputs: Inputs,
        values: Mapping[str, Array],
        preload: Mapping[str, Array] | None = None,
    ) -> None:
        self._subject, self._interface, self._inputs = subject, interface, inputs
        self._values, self._preload = values, preload or {}
        self.arrangement = Arrangement(subject, inputs, interface.choices)
        self._arrays: dict[str, Array] = {}
        self._roles: dict[str, tuple[Role, int]] = {}
        self._buffers: list[str] = []
        self._stage = "forward"

    def call(self, *, only_forward: bool = False) -> Call:
        """The plan of forward and backward, or of forward alone."""
        interface = self._interface
        plan: dict[str, Any] = {
            "style": interface.style,
            "framework": interface.framework,
            "dtype": interface.choices.dtype,
            "seed": 0,
        }
        if interface.style == "class":
            plan["construct"] = self._passed(interface.construct)
            plan["attributes"] = {k: self._value(v) for k, v in interface.attributes.items()}
        if interface.forward is not None:
            plan["forward"] = self._passed(interface.forward)
        if interface.cache:
            plan["cache"] = interface.cache
        if interface.style in ("autograd", "vjp"):
            plan |= self._for_differentiation()
        elif not only_forward:
            self._stage = "backward"
            plan["backward"] = self._passed(interface.backward)
        plan["buffers"] = self._buffers
        return Call(plan, self._arrays, self._roles)

    def _passed(self, passed: tuple[Passed, ...]) -> dict[str, Any]:
        return {
            "positional": [self._value(p.what) for p in passed if not p.by_name],
            "keyword": {p.parameter: self._value(p.what) for p in passed if p.by_name},
        }

    def _for_differentiation(self) -> dict[str, Any]:
        """Which arrays a framework's own machinery is asked the gradients of."""
        wanted = {t.name for t in self._subject.differentiable}
        names = [
            key
            for key, (role, _) in self._roles.items()
            if set(role.names) <= wanted and key in self._arrays
        ]
        upstream = [self._value(Role((tensor.name,)))["array"] for tensor in self._subject.upstream]
        return {"wanted": names, "upstream": upstream, "loss_gradient": LOSS_SCALE}

    def _value(self, what: Argument) -> dict[str, Any]:
        if isinstance(what, Constant):
            return {"constant": what.value}
        if isinstance(what, Group):
            if what.kind == "dict":
                return {"dict": {name: self._value(item) for name, item in what.items}}
            return {what.kind: [self._value(item) for _, item in what.items]}
        if what.name == CACHE:
            return {"cache": True}
        if what.name == NONE:
            return {"constant": None}
        if what.name == LEARNING and LEARNING not in self._subject.tensors:
            return {"constant": LEARNING_RATE}
        return self._role(what)

    def _role(self, role: Role) -> dict[str, Any]:
        name = role.name
        if name == LOSS_GRADIENT:
            return self._loss_gradient()
        if name not in self._subject.tensors:
            return {"constant": self._size(name)}
        tensor = self._subject.tensors[name]
        if not tensor.axes and tensor.gradient_of is None and role.form != "scratch":
            return {"constant": float(np.asarray(self._values[name]).item())}
        if self._is_buffer(role):
            return self._buffer(role)
        if name == "y" and tensor.kind is Kind.INDEX:
            arrays = [self._targets()]
        else:
            arrays = self.arrangement.arrays(role, self._values)
        keys = [self._keep(role, place, array) for place, array in enumerate(arrays)]
        if role.form == "heads":
            return {"list": [{"array": key} for key in keys]}
        return {"array": keys[0]}

    def _keep(self, role: Role, place: int, array: Array) -> str:
        key = str(role) if place == 0 else f"{role} #{place}"
        self._arrays[key] = np.ascontiguousarray(array)
        self._roles[key] = (role, place)
        return key

    def _size(self, name: str) -> int:
        """A size, or a product of sizes; without a batch axis all positions are one row."""
        if "*" in name:
            return prod(self._size(factor) for factor in name.split("*"))
        layout = self._interface.choices.layout
        if name in ("B", POSITIONS) and "B" not in layout and not self._subject.couples_positions:
            return 1 if name == "B" else self._inputs.sequences * self._inputs.length
        if name == POSITIONS:
            return self._inputs.length
        if name in self._subject.batch:
            return self._inputs.batch[self._subject.batch.index(name)]
        return self._inputs.sizes[name]

    def _is_buffer(self, role: Role) -> bool:
        """Whether an argument is where a result goes."""
        if role.form == "scratch":
            return True
        upstream = {t.name for t in self._subject.upstream}
        if self._subject.tensors[role.name].gradient_of is not None:
            return role.name not in upstream
        computed = {equation.name for equation in self._subject.network.forward}
        return self._stage == "forward" and role.name in computed

    def _buffer(self, role: Role) -> dict[str, Any]:
        shape = self.arrangement.shape(role)
        given = self._preload.get(str(role)) if role.form != "scratch" else None
        array = np.zeros(shape, self._interface.choices.dtype) if given is None else given
        key = self._keep(role, 0, array)
        if key not in self._buffers and role.form != "scratch":
            self._buffers.append(key)
        return {"array": key}

    def _loss_gradient(self) -> dict[str, Any]:
        if self._interface.reduction != "none":
            return {"constant": LOSS_SCALE}
        role = Role((LOSS_GRADIENT,))
        weights = loss_weights(self._inputs)
        self._keep(
            role, 0, weights.reshape(*self._inputs.batch, -1).astype(self._interface.choices.dtype)
        )
        return {"array": str(role)}

    def _targets(self) -> Array:
        """Targets as ids or one-hot, those that there are not marked as the function wants it."""
        ids, has = self._values["y"], self._values.get("has_target")
        choices = self._interface.choices
        (array,) = self.arrangement.arrays(Role(("y",)), {"y": ids})
        keep = np.ones(array.shape, dtype=bool)
        if has is not None:
            (kept,) = self.arrangement.arrays(Role(("has_target",)), {"has_target": has})
            keep = kept != 0
        if choices.targets == "one-hot":
            below = self._subject.tensors["y"].below
            assert below is not None
            hot = np.eye(self._inputs.sizes[below.name])[array] * keep[..., None]
            layout = choices.layout.split()
            at = layout.index("C") if "C" in layout else -1
            return np.moveaxis(hot, -1, at).astype(choices.dtype)
        if choices.ignore_index is not None:
            array = np.where(keep, array, choices.ignore_index)
        return array.astype(choices.ids)


def loss_weights(inputs: Inputs) -> Array:
    """The gradient of each position's loss, where a loss is not reduced: all different."""
    count = inputs.sizes[POSITIONS]
    return 0.5 + np.arange(count) / count


def loss_factor(
    subject: Subject, interface: Interface, inputs: Inputs, values: Mapping[str, Array]
) -> Any:
    """By what the catalogue's gradients are multiplied: it takes the mean over the targets."""
    if not subject.loss:
        return 1.0
    asked = interface.asks_for_loss_gradient
    scale = LOSS_SCALE if asked and interface.reduction != "none" else 1.0
    if "has_target" not in subject.tensors:
        return scale
    count = max(1.0, float(np.sum(values["has_target"])))
    match interface.reduction:
        case "sum":
            return scale * count
        case "mean over all":
            return scale * count / float(np.size(values["has_target"]))
        case "none":
            weights = loss_weights(inputs) if asked else np.ones(inputs.sizes[POSITIONS])
            return count * weights[:, None]
        case _:
            return scale


def neutral(absent: frozenset[str], values: Mapping[str, Array]) -> dict[str, Any]:
    """The values with parameters that a function does not have at what makes no difference."""
    found = dict(values)
    for name in absent:
        scale = name.rpartition(".")[2].startswith("gamma")
        found[name] = np.full(np.shape(values[name]), 1.0 if scale else 0.0)
    return found


def described(interface: Interface, subject: Subject, function: str, forward: str) -> Iterator[str]:
    """The interface in lines for people: how the function was called."""
    if interface.style == "class":
        made = ", ".join(_one(p) for p in interface.construct)
        set_ = ", ".join(f"{name} = {what}" for name, what in interface.attributes.items())
        yield f"{function}({made})" + (f", with {set_}" if set_ else "")
    if interface.forward is not None:
        name = forward or "forward"
        arguments = ", ".join(_one(p) for p in interface.forward)
        results = ", ".join(f"{role}" for role in interface.forward_results.values())
        tail = f" → {results}" if results else ""
        yield f"{name}({arguments}){tail}"
    if interface.style not in ("autograd", "vjp"):
        name = "backward" if interface.style == "class" else function
        yield f"{name}({', '.join(_one(p) for p in interface.backward)})"
    if interface.results:
        yield f"returns {', '.join(_results(interface))}"
    yield ", ".join(_conventions(interface, subject))


def _results(interface: Interface) -> Iterator[str]:
    """The results in order; those that are not returned one after the other with their paths."""
    listed = [path for path in interface.results if path.startswith("backward:")]
    in_order = [f"backward:{place}" for place in range(len(listed))]
    plain = listed in (in_order, ["backward:"])
    for path, role in interface.results.items():
        part, _, where = path.partition(":")
        same = where == str(role)
        if (part == "backward" and plain) or same:
            yield str(role)
        else:
            yield f"{where} = {role}"


def _one(passed: Passed) -> str:
    what = str(passed.what)
    return (
        what if not passed.parameter or passed.parameter == what else f"{passed.parameter}={what}"
    )


def _conventions(interface: Interface, subject: Subject) -> Iterator[str]:
    choices = interface.choices
    with_time = any(size.name == POSITIONS for t in subject.given for size in t.dimensions)
    with_heads = "h" in subject.batch
    if with_time:
        yield f"layout ({choices.heads if with_heads else choices.layout})"
    if any(len(t.axes) == 2 and t in subject.network.parameters for t in subject.given):
        yield f"weights ({choices.weights})"
    if subject.mask:
        taken = subject.mask in interface.names
        built_in = "causal mask built in" if interface.masked else "no mask"
        yield f"mask: {choices.mask}" if taken else built_in
    if "y" in subject.tensors and "has_target" in subject.tensors:
        yield f"targets: {choices.targets}"
        yield f"reduction: {interface.reduction}"
    if interface.epsilon is not None and not interface.takes_epsilon:
        yield f"ε = {interface.epsilon:g}"
    judged = {name for role in interface.results.values() for name in role.names}
    without = sorted(name for name in interface.absent if f"d{name}" not in judged)
    if without:
        yield f"without {', '.join(without)}"
    if interface.framework != "numpy":
        yield interface.framework
    yield choices.dtype
