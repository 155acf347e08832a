"""`backproof prove`: every theorem, for every shape, and files with which anyone can replay it."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path
from time import perf_counter

from verify.commands import DOES_NOT_HOLD, HOLDS, page_called, run_record
from verify.proofs import Listed, Proven, of_everything, of_pages, prove, submit
from verify.report.proofs_report import explanation, proofs_report, stale_files, to_markdown
from verify.report.write import ReportError, require_writable, to_json, write_texts
from verify.run import Run
from verify.second_opinion import SecondOpinions
from verify.smt.decide import Solvers
from verify.terminal import Screen


class UnknownTheoremError(LookupError):
    """There is no theorem of that name."""

    def __init__(self, name: str, listed: Iterable[Listed]) -> None:
        names = sorted({known for item in listed for known in item.names})
        near = get_close_matches(name, names, n=1)
        hint = f"; did you mean {near[0]}?" if near else "; `backproof prove` shows all"
        super().__init__(f"no theorem is called {name}{hint}")


class PartialReportError(ValueError):
    """A report of the proofs holds all of them or is none."""

    def __init__(self) -> None:
        super().__init__("--reports goes with all theorems; name no sublayer and no theorem")


INPUT_ERRORS = (PartialReportError, ReportError, UnknownTheoremError)


def run(options: argparse.Namespace) -> int:
    """Prove what is asked for: pages, theorems, or everything."""
    start = perf_counter()
    names, folder = options.sublayer, options.reports and options.reports / "proofs"
    if folder is not None:
        if names or options.theorem:
            raise PartialReportError
        require_writable(folder)
    pages = [page_called(name) for name in dict.fromkeys(names)]
    listed = _chosen([*(of_pages(pages) if pages else of_everything())], options.theorem)
    with (
        Solvers() as solvers,
        SecondOpinions() as opinions,
        Screen(len(listed), every_answer=not options.explain) as screen,
    ):
        asked, proven = [], []
        for item in listed:
            screen.preparing(item.obligation)
            asked.append(submit(item, solvers, opinions))
        for item, work in zip(listed, asked, strict=True):
            proven.append(prove(item, work))
            screen.answered(proven[-1].answer)
    decided = Run([item.obligation for item in listed], [item.answer for item in proven])
    if options.explain:
        print("\n\n".join(map(explanation, proven)))
    if folder is not None:
        _write(folder, proven, run_record(_seconds(proven, start)))
    screen.totals(decided, perf_counter() - start)
    return HOLDS if decided.holds else DOES_NOT_HOLD


def _chosen(listed: Sequence[Listed], names: Sequence[str]) -> list[Listed]:
    """Those of the names, or all if none is named."""
    for name in names:
        if not any(name in item.names for item in listed):
            raise UnknownTheoremError(name, listed)
    return [item for item in listed if not names or item.names & set(names)]


def _seconds(proven: Iterable[Proven], start: float) -> dict[str, float]:
    each = {item.listed.obligation.name: item.answer.seconds for item in proven}
    return {"total": perf_counter() - start, **each}


def _write(folder: Path, proven: Sequence[Proven], record: dict[str, object]) -> None:
    """All files, whole; then those queries go that a former run wrote and this one did not."""
    report = proofs_report(proven)
    queries = {record.file: record.text for item in proven for record in item.records}
    texts = {
        **queries,
        "proofs.json": to_json(report),
        "proofs.md": to_markdown(report),
        "run.json": to_json(record),
    }
    write_texts({folder / name: text for name, text in texts.items()})
    for path in stale_files(folder, queries):
        path.unlink()
