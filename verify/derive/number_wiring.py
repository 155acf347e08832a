"""How the steps of a network hang together, and what they are called for readers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from derivations.notation import Tensor
from derivations.step import Step
from derivations.wiring import Network

Use = tuple[Step, Tensor]


def step_titles(network: Network) -> Mapping[str, str]:
    """A title for each step by its name: the page's, with the name where pages repeat."""
    times = Counter(step.page.title for step in network.steps)
    return {
        step.name: step.page.title if times[step.page.title] == 1 else _with_name(step)
        for step in network.steps
    }


def users_of(network: Network, name: str) -> tuple[Use, ...]:
    """The steps that take a tensor in, with what their pages call it, nearest to the loss first."""
    return tuple(
        (step, tensor)
        for step in reversed(network.steps)
        for tensor in step.page.differentiable()
        if step.network_name(tensor.name) == name
    )


def maker_of(network: Network, name: str) -> Use | None:
    """The step that makes a tensor, with what its page calls it."""
    for step in network.steps:
        for tensor in step.page.results():
            if step.network_name(tensor.name) == name:
                return step, tensor
    return None


def anchor(text: str) -> str:
    """Letters, digits, ``-``, ``_`` and ``.`` only."""
    return re.sub(r"[^A-Za-z0-9_.-]", "-", text)


def _with_name(step: Step) -> str:
    return f"{step.page.title} ({step.name})"
