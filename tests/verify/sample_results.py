"""Results of a run that never was: every kind of finding, and texts that formats stumble over."""

from __future__ import annotations

from dataclasses import replace

from verify.diagnostics.diagnostic import Diagnostic, Examined, Region
from verify.diagnostics.screened import Failure, Results, Screened, Suppressed

HOSTILE = (
    "a|b <i>*x*_y_</i> `c` [l](u) 100%0A %25 {0} @me \x1b[31m \u202e , : ]]> "
    "::error::no ##[error]no"
)
PATH = "docs/a chapter, part 1: %.md"


def finding(
    rule: str, line: int = 1, message: str = "it is so", path: str = PATH, **more: object
) -> Diagnostic:
    one = Diagnostic(rule, path, Region(line, 5, line, 9), message, ("a note",), "dX", "dX: 0.1")
    return replace(one, **more)  # type: ignore[arg-type]


WRONG = finding("BP101", 3, HOSTILE, notes=(HOSTILE, "likely slip: 50%\nof it"))
CARRIED = finding("BP103", 7, region=Region(7, 2, 9, 4))
OPEN = finding("BP104", 11)
KNOWN = finding("BP102", 12, "known, by a comment")
OLD = finding("BP101", 13, "known, by the baseline")
LISTED = finding("BP108", 20, "Q (1 × 2): nothing is called that", subject="Q", notes=())
STALE = finding("BP904", 4, "BP101 is found no more", "baseline.json")


def figure(name: str, counts: dict[str, int], *diagnostics: int) -> dict[str, object]:
    return {"name": name, "line": 2, "column": 1, "counts": counts, "diagnostics": [*diagnostics]}


DOCUMENT = Examined(
    kind="document",
    path=PATH,
    name=PATH,
    counts={"exact": 4, "off in the last place": 1, "wrong": 3, "undecided": 1, "given": 2},
    checked=8,
    diagnostics=(WRONG, CARRIED, OPEN, KNOWN, OLD),
    listed=(LISTED,),
    summary=(f"{PATH}: 5 of 6 printed figures claimed", "  an error shows"),
    conclusive=False,
    details={
        "excerpts": {"3:5": ["dX = 0.1", "     ^~~"]},
        "figures": [
            figure("X", {"given": 2}),
            figure("Y", {"exact": 4}),
            figure("dX \x00\x1b", {"wrong": 2}, 0, 1),
            figure("dX", {"undecided": 1}, 2),
            figure("dX", {"off in the last place": 1}, 3),
            figure("dW", {"wrong": 1}, 4),
            figure("Z", {"not checked": 3}),
        ],
    },
)
FUNCTION = Examined(
    kind="function",
    path="layers.py",
    name="layers:layer_norm_backward",
    counts={"right": 2},
    checked=2,
    diagnostics=(),
    summary=("layers:layer_norm_backward: 2 of 2 gradients right",),
)
SCREENED = Screened(
    DOCUMENT,
    (WRONG, CARRIED, OPEN),
    (Suppressed(KNOWN, "inSource", f"as printed: {HOSTILE}"), Suppressed(OLD, "external")),
)
RESULTS = Results(
    (SCREENED, Screened(FUNCTION, ())),
    (Failure("docs/b.md", "docs/b.md: there is no such file: check the path"),),
    (STALE,),
    ("docs/prose.md",),
)
NOTHING = Results((Screened(FUNCTION, ()),))


def many(number: int) -> Results:
    """A run with so many wrong numbers, two undecided ones and a stale entry."""
    found = tuple(finding("BP101", line, f"number {line}") for line in range(1, number + 1))
    more = (finding("BP104", number + 1, "open 1"), finding("BP104", number + 2, "open 2"))
    examined = replace(DOCUMENT, diagnostics=(*found, *more), details={})
    return Results((Screened(examined, (*more, *found)),), general=(STALE,))
