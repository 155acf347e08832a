"""What each command does."""

from __future__ import annotations

import platform
import sys
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

from derivations.catalogue import CATALOGUE, sublayer
from derivations.evaluate import Undecided
from derivations.sublayer import Sublayer
from numeric.example import ExampleError, load_example
from verify.binding import BindingError
from verify.check import CheckError
from verify.documents import DocumentError
from verify.example_obligations import ExampleRun, ExampleSource
from verify.obligations import Obligation
from verify.report.content import content, page_equations
from verify.report.markdown import to_markdown
from verify.report.write import ReportError, require_writable, to_json, write_texts
from verify.run import Run, decide_all
from verify.terminal import Screen
from verify.workers import usable_cores
from verify.workers.processes import Processes

HOLDS, DOES_NOT_HOLD = 0, 1
MOST_JOBS = 4  # by default: of more, each has less to do for the chapter than it takes to start
PATIENCE = 1.0  # seconds; what is done by then is not worth another process
LIBRARIES = ("cvc5", "numpy", "python-flint", "scipy", "sympy", "z3-solver")


class UnknownSublayerError(LookupError):
    """There is no sublayer of that name."""

    def __init__(self, name: str) -> None:
        near = get_close_matches(name, [page.name for page in CATALOGUE], n=1)
        hint = f"; did you mean {near[0]}?" if near else "; `backproof list` shows all"
        super().__init__(f"no sublayer is called {name}{hint}")


class NoChapterError(LookupError):
    """The installation is incomplete."""


INPUT_ERRORS = (
    BindingError,
    CheckError,
    NoChapterError,
    ExampleError,
    DocumentError,
    ReportError,
    UnknownSublayerError,
)


def verify(path: Path | None, reports: Path, jobs: int | None = None) -> int:
    """Decide everything that has to hold for an example, and write its reports.

    ``jobs`` processes decide, this one included.
    """
    start = perf_counter()
    path = path or chapter()
    name = path.resolve().parent.name if path.stem == "example" else path.stem
    folder = reports / name
    example_run = ExampleRun(load_example(path))
    require_writable(folder)
    obligations = example_run.obligations()
    with Screen(len(obligations)) as screen:
        run = _decided(obligations, ExampleSource.of(example_run.example), jobs, screen)
    try:
        result = content(run, example_run, name)
    except Undecided as reason:
        print(f"backproof: no report was written: {path}: cannot tell {reason}", file=sys.stderr)
        return DOES_NOT_HOLD
    seconds = {"total": perf_counter() - start, **run.seconds_by_group()}
    texts = {
        "report.json": to_json(result),
        "report.md": to_markdown(result),
        "run.json": to_json(run_record(seconds)),
    }
    write_texts({folder / file_name: text for file_name, text in texts.items()})
    screen.summary(result, run, seconds, folder)
    return HOLDS if run.holds else DOES_NOT_HOLD


def _decided(
    obligations: Sequence[Obligation], source: ExampleSource, jobs: int | None, screen: Screen
) -> Run:
    others = (jobs or min(usable_cores(), MOST_JOBS)) - 1
    if not others:
        return decide_all(obligations, screen.answered)
    with Processes(others) as processes:
        try:
            return decide_all(obligations, screen.answered, processes, source, PATIENCE)
        finally:
            processes.kill()  # what they are still at has been decided here


def show(name: str) -> int:
    """Print a page."""
    page = page_called(name)
    print(f"{page.title}\n{page.source}")
    theorems = [identity.statement for identity in page.identities]
    theorems += [inequality.statement for inequality in page.inequalities]
    for part, lines in {**page_equations(page), "theorems": theorems}.items():
        if lines:
            print(f"\n{part}")
        for line in lines:
            print(f"  {line}")
    for convention in page.conventions:
        print(f"\n{convention}")
    return HOLDS


def list_sublayers() -> int:
    width = max(len(page.name) for page in CATALOGUE)
    for page in CATALOGUE:
        print(f"{page.name.ljust(width)}  {page.title}")
    return HOLDS


def chapter() -> Path:
    """The chapter's example: in the installed package, or in the source tree."""
    for root in (Path(__file__).parent, Path(__file__).parent.parent):
        path = root / "examples" / "chapter" / "example.toml"
        if path.exists():
            return path
    raise NoChapterError("the chapter's example is not part of this installation; name a file")


def page_called(name: str) -> Sublayer:
    """The page, or UnknownSublayerError."""
    try:
        return sublayer(name)
    except (KeyError, TypeError):
        raise UnknownSublayerError(str(name)) from None


def run_record(seconds: Mapping[str, float]) -> dict[str, object]:
    """What depends on the machine and the moment; not committed."""
    return {
        "seconds": {stage: round(time, 3) for stage, time in seconds.items()},
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}",
        "libraries": {name: version(name) for name in LIBRARIES},
        "arguments": sys.argv[1:],
    }
