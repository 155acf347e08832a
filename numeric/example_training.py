"""The updates of an example: which rule, how often, of which parameters."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from fractions import Fraction

from derivations.operations import rule_of, rules
from derivations.system import System, Training
from derivations.wiring import Network
from numeric.toml_readers import Reader, number_of, one_of, shown, whole
from numeric.toml_section import Section

MAX_UPDATES = 100
KEYS = ("rule", "steps", "parameters")


def reserved_names(section: Section) -> set[str]:
    """The names that the update rule uses for itself: its settings."""
    if not section.values:
        return set()
    return {tensor.name for tensor in _training(section, ()).settings()}


def read_training(
    section: Section, network: Network, fixed: Collection[str] = ()
) -> tuple[Training | None, dict[str, Fraction]]:
    """The training, and the numbers that its rule is given; ``fixed`` parameters stay."""
    if not section.values:
        return None, {}
    made = {equation.name for equation in network.forward}
    trainable = [p.name for p in network.parameters if p.name not in made and p.name not in fixed]
    if not trainable:
        raise section.error("rule", "has nothing to update: the network has no parameters")
    if network.outputs and not any(step.page.loss for step in network.steps):
        outputs = ", ".join(output.name for output in network.outputs)
        hint = "end the steps in a loss, or in mean or sum"
        raise section.error("rule", f"needs a loss, and the network ends in {outputs}; {hint}")
    training = _training(section, section.read("parameters", _names(trainable), tuple(trainable)))
    system = System(network, training)
    settings = training.settings()
    section.only((*KEYS, *(tensor.name for tensor in settings)))
    return training, {
        system.setting_name(tensor.name): section.read(tensor.name, number_of(tensor.kind))
        for tensor in settings
    }


def _training(section: Section, parameters: tuple[str, ...]) -> Training:
    rule = rule_of(section.read("rule", one_of(*rules())))
    return Training(rule, section.read("steps", whole(1, MAX_UPDATES), 1), parameters)


def _names(trainable: Sequence[str]) -> Reader[tuple[str, ...]]:
    def read(value: object) -> tuple[str, ...]:
        if not isinstance(value, list) or not value:
            raise ValueError(f"must be a list of names in quotes, not {shown(value)}")
        return tuple(dict.fromkeys(one_of(*trainable)(name) for name in value))

    return read
