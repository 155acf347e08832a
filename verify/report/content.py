"""The result of a run as plain data: the full form of a report, and what JSON holds.

Nothing here depends on the machine or the moment.  Numbers are printed from enclosures, with only
such digits as the enclosure makes certain; an exact zero is the single digit 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from fractions import Fraction
from typing import Any

import numpy as np
from flint import arb

from derivations.notation import d
from derivations.outcome import Outcome
from derivations.plain_text import plain_equation
from derivations.sublayer import Sublayer
from derivations.wiring import Step
from numeric.example import Example
from numeric.interval import enclose, rounded, rounded_down, rounded_up
from numeric.program import Array
from verify import __version__
from verify.example_obligations import ExampleRun
from verify.report.check_report import claimed, not_claimed, unreadable
from verify.report.limits import NOT_PROVED, OF_DOCUMENTS
from verify.run import Answer, Run

FORMAT = 2
DECIMALS = 6
MAX_PLACES = 400  # more than the example file accepts


def content(run: Run, example_run: ExampleRun, name: str) -> dict[str, Any]:
    """Everything that a report says; the schema is in report.schema.json."""
    example, model = example_run.example, example_run.model
    return {
        "format": FORMAT,
        "tool": {"name": "backproof", "version": __version__},
        "example": {
            "name": name,
            "title": example.title,
            "provenance": example.provenance,
            "parameters": example.parameters_provenance,
            "figures": example.figures_provenance,
            "choices": _choices(example),
            "sizes": dict(sorted(example.sizes.items())),
            "vocabulary": list(example.vocabulary),
            "x": _row(example, "x"),
            "y": _row(example, "y"),
        },
        "summary": {
            "holds": run.holds,
            "obligations": len(run.obligations),
            **{strength.lower(): count for strength, count in run.counts().items()},
            "missing": run.missing,
        },
        "obligations": [_answer(answer) for answer in run.answers],
        "figures": _figures(example_run),
        "sections": [_section(step, example_run) for step in reversed(model.network.steps)],
        "values": {
            name: matrix(model.values[name])
            for name in sorted(model.values)
            if name in model.network.tensors
        },
        "update": _update(example_run),
        "not_proved": [
            *example.not_proved,
            *(OF_DOCUMENTS if example_run.checked is not None else ()),
            *NOT_PROVED,
        ],
    }


def _choices(example: Example) -> dict[str, Any] | None:
    """What the preset leaves open; an example of steps has no preset."""
    if example.choices is None:
        return None
    return {**asdict(example.choices), "epsilon": decimal(example.given["epsilon"])}


def _row(example: Example, name: str) -> list[int | None]:
    """Token ids or targets, where the example has them."""
    return list(example.tables[name][0]) if name in example.tables else []


def decimal(value: Fraction) -> str:
    """A number that was written as a decimal, in full."""
    places = next(p for p in range(MAX_PLACES) if (value * 10**p).denominator == 1)
    return str(rounded(value, places))


def number(ball: arb, decimals: int = DECIMALS) -> str:
    """The ball's number to so many decimals, fewer where it leaves a digit open."""
    if ball.is_zero():
        return "0"
    for places in range(decimals, -1, -1):
        text = rounded(ball, places)
        if text is not None:
            return text
    return "?"


def matrix(array: Array) -> Any:
    """Nested lists of printed numbers, of the array's own shape."""
    return np.vectorize(number, otypes=[object])(array).tolist() if array.size else array.tolist()


def _answer(answer: Answer) -> dict[str, Any]:
    obligation = answer.obligation
    return {
        "name": obligation.name,
        "group": obligation.group,
        "subject": obligation.subject,
        "statement": obligation.statement,
        "outcome": outcome(answer.outcome),
    }


def outcome(found: Outcome) -> dict[str, Any]:
    parts = {field.name: getattr(found, field.name) for field in fields(found)}
    return {
        "strength": type(found).__name__,
        **{key: list(part) if isinstance(part, tuple) else part for key, part in parts.items()},
    }


def _section(step: Step, example_run: ExampleRun) -> dict[str, Any]:
    """One sublayer on the way back: its formulas, and the gradients that it sends on."""
    model, page = example_run.model, step.page
    gradients = []
    for tensor in page.differentiable():
        name = step.network_name(tensor.name)
        if not example_run.has_gradient(name):
            continue
        equation = next(e for e in page.backward if e.name == d(tensor).name)
        whole = model.network.tensors[name]
        gradients.append(
            {
                "name": d(whole).name,
                "kind": "parameter" if tensor in page.parameters else "input",
                "formula": plain_equation(equation),
                "value": matrix(model.gradient_of(whole)),
                "norm": number(_norm(model.gradient_of(whole))),
            }
        )
    return {
        "step": step.name,
        "sublayer": page.name,
        "title": page.title,
        "source": page.source,
        "conventions": list(page.conventions),
        "gradients": gradients,
    }


def page_equations(page: Sublayer) -> Mapping[str, list[str]]:
    """A page's forward and backward equations, a line each."""
    return {
        "forward": [plain_equation(e) for e in page.forward],
        "backward": [plain_equation(e) for e in page.backward],
    }


def _norm(gradient: Array) -> arb:
    squares = sum((entry * entry for entry in gradient.ravel()), arb(0))
    return squares if squares.is_zero() else squares.sqrt()


def _figures(example_run: ExampleRun) -> dict[str, Any]:
    """What became of the printed figures, if the example has a document."""
    checked, next_token = example_run.checked, example_run.next_token
    implied = next_token and next_token.from_probabilities
    return {
        "document": checked and checked.path.name,
        "claimed": claimed(checked) if checked else [],
        "not_claimed": not_claimed(checked) if checked else [],
        "unreadable": unreadable(checked) if checked else [],
        "from_P": implied
        and {
            "loss": interval(implied.loss, 5),
            "dZ": [[interval(entry, 6) for entry in row] for row in implied.logit_gradient],
        },
    }


def interval(ball: arb, decimals: int) -> list[str]:
    """The ball's ends, rounded outward."""
    if ball.is_zero():
        return ["0", "0"]
    low, high = enclose(ball)
    return [rounded_down(low, decimals), rounded_up(high, decimals)]


def _update(example_run: ExampleRun) -> dict[str, Any] | None:
    clipping, found = example_run.example.clipping, example_run.update
    if clipping is None or found is None:
        return None
    return {
        "learning_rate": decimal(clipping.learning_rate),
        "clip_norm": decimal(clipping.norm),
        "norm": number(found.norm),
        "clipped_norm": number(found.clipped_norm),
        "clip_value": decimal(clipping.value),
        "largest_entry_clipped_by_value": number(
            max((abs(e) for a in found.clipped_by_value.values() for e in a.ravel()), key=_middle)
        ),
        "loss_before": number(found.loss_before),
        "loss_after": number(found.loss_after),
    }


def _middle(ball: arb) -> float:
    return float(ball.mid())
