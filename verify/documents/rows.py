r"""One matrix of TeX, from its ``\begin`` to its ``\end``: the places of its cells, row by row.

A row ends with two backslashes.  Copies damage them: they become four, or one.  One backslash may
also be a space, so the shape decides: of the two readings, only one may make sense.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from pylatexenc.latexwalker import (
    LatexGroupNode,
    LatexMacroNode,
    LatexNode,
    LatexSpecialsNode,
    LatexWalker,
    LatexWalkerError,
)
from pylatexenc.macrospec import (
    LatexContextDb,
    MacroSpec,
    MacroStandardArgsParser,
    SpecialsSpec,
    std_environment,
    std_macro,
)

MATRICES = ("bmatrix", "pmatrix", "Bmatrix", "matrix", "bsmallmatrix", "psmallmatrix")
STARRED = tuple(f"{name}*" for name in (*MATRICES, "smallmatrix"))
ENVIRONMENTS = (*MATRICES, *STARRED, "smallmatrix", "array")
MAX_LENGTH = 100_000
MAX_DEPTH = 20

_TEXTS = ("text", "textrm", "mathrm", "mbox", "textbf", "mathbf")
_RULES = ("hline", "hdashline", "toprule", "midrule", "bottomrule")
_DAMAGED = frozenset(" \t\n\r\N{NO-BREAK SPACE}-\N{MINUS SIGN}0123456789")
# An optional [6pt] after a row's end is space; any other bracket there would hide an entry.
_LENGTH = r"\[\s{0,9}-?[0-9.]{1,9}\s{0,9}[a-z]{2}\s{0,9}\]"
_SPECIAL = re.compile(
    rf"(?P<row>\\\\\*?(?:{_LENGTH}|(?!\[)))"
    rf"|(?P<escape>\\(?:[^([\\]|{_LENGTH}))"
    r"|(?P<open>\{)"
    r"|(?P<close>\})"
    r"|(?P<hiding>\\\\\*?\[|[%$]|\\[([])",
    re.DOTALL,
)
_DAMAGED_LENGTH = re.compile(rf"\\\\|\\({_LENGTH})")
_HEAD = re.compile(r"(?:[\s~\u200b\u200c\u200d\u2060\ufeff]|\\[,;:! ]|\\q?quad(?![A-Za-z]))*")
_LAST = re.compile(r"(?:[\s~\u200b\u200c\u200d\u2060\ufeff]|(?<!\\)\\[,;:! ]|\\q?quad)\Z")
_WRAPPED = re.compile(rf"\\(?:{'|'.join(_TEXTS)})\s*\{{(?P<inside>[^{{}}]*)\}}")

Spans = list[list[tuple[int, int]]]


class MatrixError(ValueError):
    """The matrix cannot be taken apart; ``offset`` counts from the start of the slice."""

    def __init__(self, offset: int, message: str, advice: str) -> None:
        self.offset, self.message, self.advice = offset, message, advice
        super().__init__(message)


@dataclass(frozen=True)
class _Mark:
    """What is no part of a cell: the end of a "cell" or a "row", a "rule", or a "lone" backslash"""

    kind: str
    start: int
    end: int


def split_matrix(source: str) -> Spans:
    r"""The cells of the matrix that ``source`` is, from ``\begin`` to ``\end`` inclusive.

    Each is where its text starts and ends in ``source``.  The row that a closing ``\\`` seems to
    begin is left out.  MatrixError if it is not well formed, or has several readings.
    """
    if len(source) > MAX_LENGTH:
        advice = "split it, or check that its \\end is where it should be"
        raise MatrixError(0, f"it is longer than {MAX_LENGTH:,} characters", advice)
    if not source.startswith("\\\\"):
        return _split(source)
    plain, origins = _undoubled(source)
    try:
        rows = _split(plain)
    except MatrixError as error:
        raise MatrixError(origins[error.offset], error.message, error.advice) from error
    return [[(origins[start], origins[end]) for start, end in row] for row in rows]


def _undoubled(source: str) -> tuple[str, list[int]]:
    """``source`` with one backslash for two, and where each of its characters was before."""
    pieces = re.findall(r"\\\\|.", source, re.DOTALL)
    origins = list(accumulate(map(len, pieces), initial=0))
    return "".join("\\" if piece == "\\\\" else piece for piece in pieces), origins


def _split(source: str) -> Spans:
    _check(source)
    # What was a row's end with a length would begin a formula; a backslash and space is as wide.
    source = _DAMAGED_LENGTH.sub(lambda m: f"\\ {' ' * (len(m[0]) - 2)}" if m[1] else m[0], source)
    nodes = _nodes(source)
    inside = nodes[0].pos if nodes else source.rindex("\\end")
    marks, stop = _marks(source, nodes), source.rindex("\\end")
    rows = _rows(source, marks, inside, stop)
    lone = [mark for mark in marks if mark.kind == "lone"]
    if not lone:
        return rows
    broken = _rows(source, [_as_row(mark) for mark in marks], inside, stop)
    spaces = _is_full(rows) and not _divide(source, lone, rows)
    ends = _is_full(broken)
    if spaces != ends or (spaces and rows == broken):
        return rows if spaces else broken
    message = "it cannot be told which of its backslashes end a row"
    raise MatrixError(lone[0].start, message, "end each row with two backslashes")


def _as_row(mark: _Mark) -> _Mark:
    return _Mark("row", mark.start, mark.end) if mark.kind == "lone" else mark


def _is_full(rows: Spans) -> bool:
    return len({len(row) for row in rows}) == 1 and all(a < b for row in rows for a, b in row)


def _divide(source: str, lone: list[_Mark], rows: Spans) -> bool:
    """Whether a backslash stands inside a cell that has digits."""
    starts = [mark.start for mark in lone]  # sorted, as marks are
    return any(
        bisect_left(starts, start) < bisect_left(starts, end)
        and any(character.isdigit() for character in source[start:end])
        for row in rows
        for start, end in row
    )


def _check(source: str) -> None:
    """Raises MatrixError for what the parser must not see: it would be slow or drop entries."""
    depth = 0
    for match in _SPECIAL.finditer(source):
        depth += {"open": 1, "close": -1}.get(match.lastgroup or "", 0)
        if depth > MAX_DEPTH:
            advice = "write the entry plainly"
            raise MatrixError(match.start(), f"braces are nested deeper than {MAX_DEPTH}", advice)
        if match.lastgroup == "hiding":
            advice = "remove it; it hides what follows"
            raise MatrixError(match.start(), f"there is a {match[0]} in it", advice)


def _nodes(source: str) -> list[LatexNode]:
    r"""What pylatexenc finds between ``\begin{...}`` and ``\end{...}``."""
    try:
        walker = LatexWalker(source, latex_context=_declared(), tolerant_parsing=False)
        (matrix,), _, _ = walker.get_latex_nodes()
    except LatexWalkerError as error:
        offset = getattr(error, "pos", None) or 0
        raise MatrixError(offset, "the TeX is malformed", "check braces and commands") from error
    if matrix.environmentname == "array":
        _, columns = matrix.nodeargd.argnlist
        if not isinstance(columns, LatexGroupNode):
            message, advice = "the array has no column format", r"write \begin{array}{cc...}"
            raise MatrixError(columns.pos, message, advice)
    nodes: list[LatexNode] = matrix.nodelist
    return nodes


def _marks(source: str, nodes: list[LatexNode]) -> list[_Mark]:
    marks: list[_Mark] = []
    for node in nodes:
        start, end = node.pos, node.pos + node.len
        if isinstance(node, LatexSpecialsNode) and node.specials_chars == "&":
            marks.append(_Mark("cell", start, end + 4 * source.startswith("amp;", end)))
        elif not isinstance(node, LatexMacroNode):
            continue
        elif node.macroname in ("\\", "cr", "tabularnewline"):
            # Four backslashes in a row are two that were escaped once more.
            if marks and marks[-1].end == start and source.startswith("\\" * 4, marks[-1].start):
                start = marks.pop().start
            marks.append(_Mark("row", start, end))
        elif node.macroname in (*_RULES, "cline"):
            marks.append(_Mark("rule", start, end))
        elif node.macroname in _DAMAGED:
            marks.append(_Mark("lone", start, start + 1))
    return marks


def _rows(source: str, marks: list[_Mark], start: int, stop: int) -> Spans:
    rows: Spans = [[]]
    for mark in (*marks, _Mark("row", stop, stop)):
        if mark.kind == "lone":
            continue
        if mark.kind == "rule":
            if _HEAD.fullmatch(source, start, mark.start):
                start = mark.end
            continue
        rows[-1].append(_trimmed(source, start, mark.start))
        start = mark.end
        if mark.kind == "row":
            rows.append([])
    rows.pop()
    last = rows[-1]
    if len(last) == 1 and last[0][0] == last[0][1]:
        rows.pop()
    return rows


def _trimmed(source: str, start: int, end: int) -> tuple[int, int]:
    """Without space around it, and inside of a \\text that is all there is."""
    if head := _HEAD.match(source, start, end):
        start = head.end()
    while last := _LAST.search(source, max(start, end - 7), end):
        end = last.start()
    wrapped = _WRAPPED.fullmatch(source, start, end)
    return _trimmed(source, *wrapped.span("inside")) if wrapped else (start, end)


@cache
def _declared() -> LatexContextDb:
    """The commands that take arguments, and the separators; the parser knows nothing else."""
    context = LatexContextDb()
    row_end = MacroStandardArgsParser("*[", optional_arg_no_space=True)
    arguments = dict.fromkeys(STARRED, "[") | {"array": "[{"}
    context.add_context_category(
        "matrices",
        macros=[
            MacroSpec("\\", args_parser=row_end),
            *(std_macro(name, "{") for name in (*_TEXTS, "cline")),
        ],
        environments=[std_environment(name, arguments.get(name, "")) for name in ENVIRONMENTS],
        specials=[SpecialsSpec("&"), SpecialsSpec("~")],
    )
    return context
