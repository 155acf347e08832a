"""How tight the enclosures are: their width over the width of what is really reached.

Every computed tensor of the worked example is printed, and each is reached again in one step from
the printed entries before it: by enclosures, at random roundings of these, and at two corners of
their box for each entry.
"""

from __future__ import annotations

from time import perf_counter

from benchmarks.figures import Spread, table
from benchmarks.roundings import Page, factors
from numeric.example import load_example
from verify.commands import chapter

DECIMALS = (4, 3, 2)
ROUNDINGS = 10_000


def report(rounds: int) -> str:
    """A Markdown table."""
    example = load_example(chapter())
    columns, times = [], []
    for decimals in DECIMALS:
        page = Page.of(example.system, example.sizes, example.given, decimals)
        columns.append(factors(page, ROUNDINGS))
        times.append(Spread.of(_seconds(page) for _ in range(rounds)))
    rows: list[list[object]] = [
        [f"`{name}`", *(f"{column[name]:.3f}" for column in columns)] for name in columns[0]
    ]
    rows.append(["**worst**", *(f"{max(column.values()):.3f}" for column in columns)])
    rows.append(["seconds for all", *times])
    header = ["tensor", *(f"{decimals} decimals" for decimals in DECIMALS)]
    return (
        f"## Tightness of enclosures\n\n{ROUNDINGS} random roundings and two corners an entry; "
        f"wanted: at most 1.25\n\n{table(header, rows)}"
    )


def _seconds(page: Page) -> float:
    start = perf_counter()
    reach = page.reach()
    for name in page.printed:
        reach.reached(name)
    return perf_counter() - start
