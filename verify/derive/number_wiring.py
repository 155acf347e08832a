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
    """A title for each step by its name: the page's, and what tells it from others of that page.

    That is the number in its name, ``layer_norm_2``, where one is enough, or else the name.
    """
    titles = {step.name: step.page.title for step in network.steps}
    numbered = {step.name: _with_number(step) for step in network.steps}
    named = {step.name: f"{step.page.title} ({step.name})" for step in network.steps}
    return {
        name: next(tried[name] for tried in (titles, numbered, named) if _is_single(tried, name))
        for name in titles
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


def _with_number(step: Step) -> str:
    found = re.search(r"_(\d+)$", step.name)
    return f"{step.page.title} {found[1]}" if found else step.page.title


def _is_single(titles: Mapping[str, str], name: str) -> bool:
    return Counter(titles.values())[titles[name]] == 1
