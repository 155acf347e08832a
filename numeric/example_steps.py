"""The steps of an example file: operations by name, joined into a network.

What a step does not name is filled in: a single input is the output of the step before, everything
else is called as on its page, or ``step.tensor`` where that would not be unambiguous.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from derivations.notation import NotationError, Tensor, d
from derivations.operations import (
    OperationError,
    Option,
    operations,
    page_of,
    settings_of,
)
from derivations.sublayer import Sublayer
from derivations.unification import InconsistentStepsError
from derivations.wiring import Network, Step
from numeric.toml_readers import Reader, flag, number_of, one_of, shown
from numeric.toml_section import Section
from numeric.toml_source import ExampleError, TomlSource

MAX_STEPS = 500
OWN_KEYS = ("operation", "name")

_NAME = re.compile(r"[^\W\d]\w*(?:\.\w+)*", re.UNICODE)


@dataclass(frozen=True)
class Steps:
    """A network, and the numbers that its steps are written with, by the network's names."""

    network: Network
    numbers: Mapping[str, Fraction]


@dataclass
class Written:
    """One step of the file: what it names, and the numbers that it gives."""

    section: Section
    name: str
    page: Sublayer
    named: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, Fraction] = field(default_factory=dict)
    linked: dict[str, tuple[int, str]] = field(default_factory=dict)  # an input to a step's output

    def tensors(self) -> Iterator[Tensor]:
        """The page's values: all that can have a name, gradients aside."""
        return (tensor for tensor in self.page.tensors() if tensor.gradient_of is None)


def read_steps(source: TomlSource, reserved: Collection[str]) -> Steps:
    """The network of the file's ``[[steps]]``; names in ``reserved`` mean something else."""
    tables = source.content["steps"]
    if not isinstance(tables, list) or not tables:
        raise source.error(("steps",), f"steps must be tables [[steps]], not {shown(tables)}")
    if len(tables) > MAX_STEPS:
        raise source.error(("steps",), f"there are {len(tables)} steps; {MAX_STEPS} is the limit")
    written: list[Written] = []
    for place in range(len(tables)):
        written.append(_read(Section(source, "steps", place), written))
    _link(written)
    bindings = _bindings(written, set(reserved))
    _check_names(written, bindings)
    steps = [
        Step(step.name, step.page, binding) for step, binding in zip(written, bindings, strict=True)
    ]
    numbers = {
        binding[name]: number
        for step, binding in zip(written, bindings, strict=True)
        for name, number in step.numbers.items()
    }
    return Steps(_network(source, written, steps), numbers)


def _read(section: Section, before: list[Written]) -> Written:
    operation = section.read("operation", one_of(*operations()))
    settings = settings_of(operation)
    chosen: dict[str, Option] = {
        setting: section.read(setting, _option(*options))
        for setting, options in settings.items()
        if setting in section.values
    }
    try:
        page = page_of(operation, chosen)
    except OperationError as error:
        raise section.error("operation", f"and its settings do not go together: {error}") from None
    taken = [step.name for step in before]
    numbered = (f"{operation}_{count}" for count in range(2, len(taken) + 2))
    free = next(name for name in (operation, *numbered) if name not in taken)
    step = Written(section, section.read("name", _name, free), page)
    if step.name in taken:
        raise section.error("name", f"is {step.name}, as of an earlier step; choose another")
    shifts = {shift.value.name for shift in page.shifts}
    tensors = {t.name: t for t in step.tensors() if t.name not in {*shifts, *settings, *OWN_KEYS}}
    section.only((*OWN_KEYS, *settings, *tensors))
    scalars = {t.name for t in page.data if not t.axes}
    for key in section.values.keys() & tensors.keys():
        if key in scalars and not isinstance(section.values[key], str):
            step.numbers[key] = section.read(key, number_of(tensors[key].kind))
        else:
            step.named[key] = section.read(key, _name)
    return step


def _option(*options: Option) -> Reader[Option]:
    words = [option for option in options if isinstance(option, str)]

    def read(value: object) -> Option:
        return one_of(*words)(value) if words else flag(value)

    return read


def _name(value: object) -> str:
    if not isinstance(value, str) or not _NAME.fullmatch(value):
        raise ValueError(
            f"must be a name in quotes (letters, digits, _ and dots), not {shown(value)}; "
            "values are written in [given]"
        )
    return value


def _link(written: list[Written]) -> None:
    """A single input without a name is the output of the step before."""
    for place, step in enumerate(written[1:]):
        unnamed = [t.name for t in step.page.inputs if t.name not in step.named]
        if len(unnamed) == 1:
            outputs = written[place].page.outputs
            if not outputs:
                message = f"must be named: the step before, {written[place].name}, ends in a loss"
                raise step.section.error(unnamed[0], message)
            step.linked[unnamed[0]] = (place, outputs[-1].name)


def _bindings(written: list[Written], reserved: set[str]) -> list[dict[str, str]]:
    """For each step, the network's names of all its tensors."""
    plain = Counter(
        tensor.name
        for step in written
        for tensor in step.tensors()
        if tensor.name not in {*step.named, *step.linked}
    )
    taken = reserved.union(*(step.named.values() for step in written))
    bindings: list[dict[str, str]] = []
    for step in written:
        binding: dict[str, str] = {}
        for tensor in step.tensors():
            short = plain[tensor.name] == 1 and tensor.name not in taken
            own = tensor.name if short else f"{step.name}.{tensor.name}"
            binding[tensor.name] = step.named.get(tensor.name, own)
        bindings.append(binding)
    for binding, step in zip(bindings, written, strict=True):
        # A step takes the output of an earlier one, whose names are final by now.
        for name, (place, output) in step.linked.items():
            binding[name] = bindings[place][output]
    return bindings


def _check_names(written: list[Written], bindings: list[dict[str, str]]) -> None:
    """One maker for each value, no name that is also a gradient's, no data that has a gradient."""
    steps = list(zip(written, bindings, strict=True))
    makers: dict[str, str] = {}
    with_gradient: dict[str, str] = {}
    for step, binding in steps:
        differentiable = {t.name for t in step.page.differentiable()}
        given = differentiable | {t.name for t in step.page.data}
        for tensor in step.tensors():
            name = binding[tensor.name]
            if tensor.name not in given:
                if name in makers:
                    raise step.section.error(
                        tensor.name, f'is "{name}", which the step {makers[name]} makes already'
                    )
                makers[name] = step.name
            if tensor.name in differentiable or tensor.name not in given:
                with_gradient[name] = step.name
    gradients = {d(t).name for step, binding in steps for t in _network_tensors(step, binding)}
    for step, binding in steps:
        for key, name in step.named.items():
            if name in gradients:
                raise step.section.error(key, f'is "{name}", which is the name of a gradient')
        for tensor in step.page.data:
            name = binding[tensor.name]
            if name in with_gradient:
                message = f'is "{name}", but takes data, and the gradient by {name} needs more'
                hint = "give it a name and values of its own"
                raise step.section.error(tensor.name, f"{message}: {hint}")


def _network_tensors(step: Written, binding: Mapping[str, str]) -> Iterator[Tensor]:
    return (Tensor(binding[tensor.name]) for tensor in step.tensors())


def _network(source: TomlSource, written: list[Written], steps: list[Step]) -> Network:
    try:
        network = Network(tuple(steps))
        _ = network.forward, network.backward
    except InconsistentStepsError as error:
        later = next(step for step in reversed(written) if step.name in error.steps)
        raise _at(later.section, str(error)) from None
    except NotationError as error:
        raise source.error(("steps",), f"the steps do not fit together: {error}") from None
    return network


def _at(section: Section, message: str) -> ExampleError:
    return section.source.error(section.keys, f"{section.name} does not fit: {message}")
