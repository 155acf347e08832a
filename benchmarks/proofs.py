"""The proofs for all shapes and the entry-by-entry witness, sublayer by sublayer.

Each sublayer and each method has a process of its own, forked from one that has imported
everything and proved nothing: no cache of ours or of SymPy's is warm, and imports do not count.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from time import perf_counter

from benchmarks.figures import Spread, WrongResult, table
from derivations.catalogue import CATALOGUE
from derivations.entrywise import chapter_instance, check_claims
from derivations.outcome import Outcome
from derivations.proof import prove_claim, prove_identity, prove_shift_invariance
from derivations.sublayer import Sublayer
from numeric.example import load_example
from verify.commands import chapter

Method = Callable[[Sublayer, Mapping[str, int]], dict[str, Outcome]]


def for_all_shapes(page: Sublayer, _: Mapping[str, int]) -> dict[str, Outcome]:
    """Every theorem of a page that normal forms prove: claims, identities, free shifts."""
    return {
        **{f"d{tensor.name}": prove_claim(page, tensor) for tensor in page.claims()},
        **{identity.name: prove_identity(page, identity) for identity in page.identities},
        **{shift.value.name: prove_shift_invariance(page, shift) for shift in page.shifts},
    }


def entry_by_entry(page: Sublayer, sizes: Mapping[str, int]) -> dict[str, Outcome]:
    """The second witness, at these sizes."""
    if not page.claims():
        return {}
    outcomes = check_claims(page, chapter_instance(page, sizes))
    return {f"d{name}": outcome for name, outcome in outcomes.items()}


METHODS: Mapping[str, Method] = {
    "for all shapes": for_all_shapes,
    "entry by entry": entry_by_entry,
}


def report(rounds: int) -> str:
    """A Markdown table."""
    sizes = load_example(chapter()).sizes
    measured = [measure(CATALOGUE, sizes) for _ in range(rounds)]
    rows: list[list[object]] = []
    for page in CATALOGUE:
        row: list[object] = [page.name]
        for method in METHODS:
            statements, _ = measured[0][page.name, method]
            taken = Spread.of(times[page.name, method][1] for times in measured)
            row += [statements, taken if statements else "–"]
        rows.append(row)
    total: list[object] = ["**total**"]
    for method in METHODS:
        of_method = [[times[page.name, method] for page in CATALOGUE] for times in measured]
        total.append(sum(statements for statements, _ in of_method[0]))
        total.append(Spread.of(sum(seconds for _, seconds in each) for each in of_method))
    header = ["sublayer", *(c for m in METHODS for c in ("statements", f"{m}, seconds"))]
    place = ", ".join(f"{name} = {size}" for name, size in sizes.items())
    return (
        f"## Proofs\n\n{rounds} rounds, nothing cached; median (lowest to highest); "
        f"entry by entry at {place}\n\n{table(header, [*rows, total])}"
    )


def measure(
    pages: Iterable[Sublayer], sizes: Mapping[str, int]
) -> dict[tuple[str, str], tuple[int, float]]:
    """How many statements hold of each page by each method, and the seconds that takes, cold."""
    server = get_context("forkserver")
    server.set_forkserver_preload([__name__])
    # Forking takes place when a worker is needed: one task each, one at a time.
    with ProcessPoolExecutor(max_workers=1, mp_context=server, max_tasks_per_child=1) as fresh:
        return {
            (page.name, method): fresh.submit(cold, page, method, sizes).result()
            for page in pages
            for method in METHODS
        }


def cold(page: Sublayer, method: str, sizes: Mapping[str, int]) -> tuple[int, float]:
    """The number of statements and the seconds; WrongResult if one does not hold."""
    gc.collect()  # or a small page may pay for going through all that the imports have left
    start = perf_counter()
    outcomes = METHODS[method](page, sizes)
    seconds = perf_counter() - start
    for name, outcome in outcomes.items():
        if not outcome.holds:
            raise WrongResult(f"{page.name}, {method}: {name} does not hold: {outcome}")
    return len(outcomes), seconds
