"""The report as a person reads it: Markdown, made from the same content as the JSON."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from verify.obligations import GROUPS

WITNESSES = ("all shapes", "entry by entry", "differences")


def to_markdown(content: Mapping[str, Any]) -> str:
    """The report of `backproof verify`."""
    template = environment().get_template("report.md.jinja")
    return template.render(
        **content, groups=GROUPS, by_group=by_group(content), witnesses=witness_table(content)
    )


def environment() -> Environment:
    """The templates, and the filters that they use."""
    found = Environment(
        loader=PackageLoader("verify.report", "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    found.filters |= {
        "rows": matrix_rows,
        "cell": cell,
        "count": counted,
        "said": said,
        "merged": merged,
        "tally": tally,
    }
    return found


def by_group(content: Mapping[str, Any]) -> dict[str, list[Mapping[str, Any]]]:
    """Obligations by the kind of check, in the order of GROUPS."""
    grouped: dict[str, list[Mapping[str, Any]]] = {group: [] for group in GROUPS}
    for obligation in content["obligations"]:
        grouped[obligation["group"]].append(obligation)
    return grouped


def witness_table(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A row for each sublayer: its claimed gradients, and what each of the witnesses says."""
    pages: dict[str, dict[str, list[Mapping[str, Any]]]] = {}
    for obligation in content["obligations"]:
        if obligation["group"] in WITNESSES:
            page = pages.setdefault(obligation["subject"], {group: [] for group in WITNESSES})
            page[obligation["group"]].append(obligation)
    return [_witness_row(subject, witnesses) for subject, witnesses in pages.items()]


def _witness_row(
    subject: str, witnesses: Mapping[str, Sequence[Mapping[str, Any]]]
) -> dict[str, Any]:
    return {
        "sublayer": subject,
        "gradients": [obligation["name"].split(".")[1] for obligation in witnesses[WITNESSES[0]]],
        "results": [
            "; ".join(filter(None, [counted(group), *_extents(group)]))
            for group in witnesses.values()
        ],
    }


def _extents(group: Sequence[Mapping[str, Any]]) -> list[str]:
    return list(dict.fromkeys(filter(None, (said(o["outcome"]) for o in group))))


def merged(obligations: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """One entry for each theorem, however many tensors it is about (`theorem [tensor]`)."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for obligation in obligations:
        found.setdefault(obligation["name"].split(" [")[0], []).append(obligation)
    return [_one_theorem(name, group) for name, group in found.items()]


def _one_theorem(name: str, group: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    first = group[0]
    tensor = first["subject"].split(",")[0]
    several = len(group) > 1
    outcomes = [obligation["outcome"] for obligation in group]
    return {
        "name": name,
        "result": counted(group) if several else first["outcome"]["strength"],
        "about": [obligation["subject"] for obligation in group],
        "statement": first["statement"].replace(tensor, "each of these")
        if several
        else first["statement"],
        "conditions": _distinct(outcomes, "conditions"),
        "too_strong": outcomes[0].get("too_strong", []),
        "extent": "; ".join(_extents(group)),
    }


def _distinct(outcomes: Sequence[Mapping[str, Any]], key: str) -> list[str]:
    return list(dict.fromkeys(item for outcome in outcomes for item in outcome.get(key, [])))


def counted(obligations: Sequence[Mapping[str, Any]]) -> str:
    """How many of each strength: `12 Proved`, or `3 Proved, 1 Unknown`."""
    strengths = Counter(o["outcome"]["strength"] for o in obligations)
    return ", ".join(f"{count} {strength}" for strength, count in strengths.items()) or "none"


def said(outcome: Mapping[str, Any]) -> str:
    """What an outcome adds to its strength: extent, witness or reason; nothing for a proof."""
    return next((str(outcome[key]) for key in ("where", "witness", "reason") if key in outcome), "")


def tally(counts: Mapping[str, int]) -> str:
    """Counts in words: `7 exact, 2 consistent`."""
    return ", ".join(f"{count} {kind}" for kind, count in counts.items())


def matrix_rows(value: Any) -> str:
    """A matrix in aligned columns; a vector is one row, a stack of matrices is separated."""
    if not isinstance(value, list):
        return str(value)
    if value and isinstance(value[0], list) and value[0] and isinstance(value[0][0], list):
        return "\n\n".join(matrix_rows(part) for part in value)
    rows = value if value and isinstance(value[0], list) else [value]
    width = max((len(entry) for row in rows for entry in row), default=0)
    return "\n".join("  ".join(entry.rjust(width) for entry in row) for row in rows)


def cell(text: str) -> str:
    """Text that Markdown leaves as it is, in a cell of a table as well."""
    return re.sub(r"([|*_<>\[\]])", r"\\\1", text.replace("\n", " "))
