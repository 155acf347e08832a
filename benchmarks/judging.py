"""How right the judge is: correct documents, and documents with planted errors.

No entry of a correct document may be called wrong or off, and every figure has to be found.  An
error is planted in a document and looked for; next to the rate at which it is found stands the rate
at which the printed digits allow it to be found at all.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random

from benchmarks.figures import WrongResult, table
from benchmarks.generator.documents import Generated, generate
from benchmarks.generator.pen import slips_of_the_pen
from benchmarks.generator.planting import SIZES, Planted, wrong_digits
from benchmarks.generator.reachable import Reachable, may_show
from benchmarks.generator.values import cells, start_values
from benchmarks.generator.wrong_formulas import wrong_formulas
from derivations.mutants.catalogue import MUTANTS
from verify.check import CheckedDocument, check_document
from verify.fix import corrected, corrections
from verify.overall import NOT_RIGHT

FIGURES = 10_000
SEED = 1
PLANTED_EVERY = 10  # one document in so many gets errors, too
FORMULAS = 16
CHUNK = 20
FOUND = ("possible", "found", "found first")
COLUMNS = (*FOUND, "explained", "named")
EXPLANATION = """\
Planted errors: how many the printed digits allow to be found (possible), how many are found, and \
how many of these are the first to be found.  Explained: some slip is named.  Named: it is the \
planted one, or among others as simple.  Fixed: the document is as it was, byte for byte (but for \
the sign of a zero; text copied from a page has the digits twice, and only the TeX is fixed; a \
document worked by hand may get the true digits)."""
FORMULAS_OF_PAGES = """\
Wrong formulas and wrong data ("given"), every second one with its consequences: how many the \
catalogue knows of a page, how many different ones were planted, and the counts of these together. \
`slips.md` has each by itself."""
EACH = """\
Each wrong formula, and wrong data ("given"), that was planted; the columns are explained in \
`judging.md`.  What is not in the table was not planted in this run."""
_NEGATIVE_ZERO = re.compile(r"-(?=0\.?0*(?![0-9.]))")
REPORTS = Path(__file__).parents[1] / "reports" / "judging"


@dataclass
class Tally:
    """What was counted; keys of ``planted`` are a table's name, a row and what is counted."""

    correct: Counter[str] = field(default_factory=Counter)
    planted: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    complaints: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        self.correct += other.correct
        self.planted += other.planted
        self.complaints += other.complaints


# Correct documents


def look_at(document: Generated, folder: Path) -> Tally:
    """Checks a correct document, and complains about whatever it should not say."""
    tally = Tally()
    where = f"seed {document.seed} ({document.form})"
    checked = _checked(document, folder)
    tally.correct["documents"] += 1
    tally.correct["figures"] += len(document.plans)
    tally.correct[_printing(document)] += len(document.plans)
    for lost in _lost(document, checked):
        tally.correct["figures lost"] += 1
        tally.complaints.append(f"{where}: {lost} is not found")
    for figure in checked.figures:
        for entry in figure.entries:
            tally.correct["entries"] += 1
            tally.correct[entry.verdict.value] += 1
            if entry.verdict in NOT_RIGHT:
                name, cell = figure.bound.reference.name, entry.cell
                tally.complaints.append(f"{where}: {name}{list(cell.at)} is {entry.verdict.value}")
    return tally


def _printing(document: Generated) -> str:
    way = "cut off" if document.truncated else "rounded"
    return f"{way}, worked by hand" if document.by_hand else way


def _lost(document: Generated, checked: CheckedDocument) -> Iterator[str]:
    """The names of figures that were not read, or not as what they are."""
    found = Counter(
        (
            figure.bound.reference.name,
            frozenset(
                (cell.at, cell.cell if isinstance(cell.cell, str) else cell.cell.text)
                for cell in figure.bound.cells
            ),
        )
        for figure in checked.figures
    )
    for plan, texts in zip(document.plans, document.texts, strict=True):
        key = plan.name, frozenset(cells(plan, texts))
        if found[key]:
            found[key] -= 1
        else:
            yield plan.name


def _checked(document: Generated, folder: Path) -> CheckedDocument:
    return check_document(document.write(folder))


# Documents with a planted error


def plant_in(document: Generated, folder: Path) -> Tally:
    """Plants errors of every kind, one at a time, and looks for each."""
    tally, random = Tally(), Random(document.seed)
    for units in SIZES:
        planted = wrong_digits(document, units, random)
        if planted is not None:
            _look_for(planted, document, "size", planted.mistake, folder, tally)
    for planted in slips_of_the_pen(document, random):
        _look_for(planted, document, "slip", planted.mistake, folder, tally)
    for planted in wrong_formulas(document, random, FORMULAS):
        _look_for(planted, document, "formula", planted.mistake, folder, tally)
    return tally


def _look_for(
    planted: Planted, right: Generated, group: str, row: str, folder: Path, tally: Tally
) -> None:
    checked = _checked(planted.document, folder)
    names = [*right.example.given, *(e.name for e in right.example.system.equations)]
    wrong = {
        (figure.bound.reference.name, entry.cell.at): entry
        for figure in checked.figures
        for entry in figure.entries
        if entry.verdict in NOT_RIGHT
    }
    here = {at for name, at in wrong if name == planted.name} & planted.entries
    start, reachable = start_values(right.example), Reachable(planted.document)
    possible = any(
        may_show(reachable, start[planted.name][at], planted.name, at) for at in planted.entries
    )
    first = min((names.index(name) for name, _ in wrong), default=-1)
    tally.planted[group, row, "planted"] += 1
    tally.planted[group, row, "possible"] += possible
    tally.planted[group, row, "found"] += bool(here)
    tally.planted[group, row, "found first"] += bool(here) and names[first] == planted.name
    right_ones = {key for key in wrong if key[0] != planted.name or key[1] not in planted.entries}
    if right_ones and not planted.carried and not right.by_hand:
        tally.complaints.append(f"seed {right.seed}, {planted.mistake}: blames {min(right_ones)}")
    if here and planted.names:
        said = _explanations(checked, planted)
        tally.planted[group, row, "explained"] += bool(said)
        tally.planted[group, row, "named"] += any(
            name in one for one in said for name in planted.names
        )
    if here and group == "size":
        made, refused = corrections(checked)
        fixed = corrected(checked.document.text, made)
        is_fixed = _same(fixed, right.text)
        tally.planted[group, row, "fixed"] += is_fixed
        tally.planted[group, row, "refused"] += bool(refused) and not is_fixed
        if not (is_fixed or refused or right.by_hand or right.form == "pasted"):
            tally.complaints.append(f"seed {right.seed}, {planted.mistake}: wrongly fixed")


def _same(fixed: str, right: str) -> bool:
    """Byte for byte, but that nobody can know whether 0.00 was printed with a sign."""
    return _NEGATIVE_ZERO.sub("", fixed) == _NEGATIVE_ZERO.sub("", right)


def _explanations(checked: CheckedDocument, planted: Planted) -> set[str]:
    """The slips that are named for the planted quantity."""
    said = (
        figure.explanation
        for figure in checked.figures
        if figure.bound.reference.name == planted.name and figure.explanation is not None
    )
    return {slip for one in said for slip in (one.slip, *one.others)}


# The campaign


def work(seeds: range, every: int) -> Tally:
    """The documents of some seeds."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for seed in seeds:
            document = generate(seed, folder)
            tally.add(look_at(document, folder))
            if every and seed % every == 0:
                tally.add(plant_in(document, folder))
    return tally


def campaign(figures: int, seed: int, every: int = PLANTED_EVERY, processes: int = 2) -> Tally:
    """Documents until so many figures have been seen, in chunks; the same for the same seed."""
    tally, first = Tally(), seed * 1_000_000
    with ProcessPoolExecutor(processes) as pool:
        while tally.correct["figures"] < figures:
            chunks = [range(first + n * CHUNK, first + (n + 1) * CHUNK) for n in range(processes)]
            first += processes * CHUNK
            for found in pool.map(partial(work, every=every), chunks):
                tally.add(found)
            print(f"{tally.correct['figures']} of {figures} figures", file=sys.stderr)
    return tally


# Tables


def report(figures: int = FIGURES, seed: int = SEED, folder: Path | None = REPORTS) -> str:
    """Markdown; also written to ``folder``.  WrongResult if the judge was wrong."""
    tally = campaign(figures, seed)
    text = described(tally)
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "judging.md").write_text(text + "\n", encoding="utf-8")
        slips = _planted_table(tally, "formula", COLUMNS)
        (folder / "slips.md").write_text(f"{EACH}\n\n{slips}\n", encoding="utf-8")
        content = json.dumps(_content(tally, figures, seed), indent=1, ensure_ascii=False)
        (folder / "judging.json").write_text(content + "\n", encoding="utf-8")
    if tally.complaints:
        raise WrongResult("\n".join([text, *tally.complaints]))
    return text


def described(tally: Tally) -> str:
    """What was counted, in three tables."""
    correct = table(["correct documents", "count"], sorted(tally.correct.items()))
    return "\n\n".join(
        [
            "## How right the judge is",
            correct,
            EXPLANATION,
            _planted_table(tally, "size", (*FOUND, "fixed", "refused")),
            _planted_table(tally, "slip", COLUMNS),
            FORMULAS_OF_PAGES,
            _table_of_pages(tally),
        ]
    )


def _table_of_pages(tally: Tally) -> str:
    """The formulas of each page together, and how many different ones were planted."""
    different: dict[str, set[str]] = {}
    together: Counter[tuple[str, str]] = Counter()
    for (group, mistake, what), number in tally.planted.items():
        if group == "formula":
            page = mistake.partition(": ")[0]
            different.setdefault(page, set()).add(mistake)
            together[page, what] += number
    rows = [
        [page, len(MUTANTS.get(page, ())) or "", len(different[page])]
        + [together[page, what] for what in ("planted", *COLUMNS)]
        for page in sorted(different)
    ]
    return table(["page", "known", "different", "planted", *COLUMNS], rows)


def _planted_table(tally: Tally, group: str, columns: Iterable[str]) -> str:
    rows = sorted({row for of, row, _ in tally.planted if of == group}, key=_natural)
    header = [group, "planted", *columns]
    return table(
        header, ([row, *(tally.planted[group, row, what] for what in header[1:])] for row in rows)
    )


def _natural(row: str) -> tuple[int, str]:
    first = row.partition(" ")[0]
    return (int(first) if first.isdecimal() else 0, row)


def _content(tally: Tally, figures: int, seed: int) -> dict[str, object]:
    planted: dict[str, dict[str, dict[str, int]]] = {}
    for (group, row, what), number in sorted(tally.planted.items()):
        planted.setdefault(group, {}).setdefault(row, {})[what] = number
    return {
        "figures": figures,
        "seed": seed,
        "correct": dict(sorted(tally.correct.items())),
        "planted": planted,
        "complaints": tally.complaints,
    }
