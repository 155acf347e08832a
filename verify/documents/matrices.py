r"""One matrix of TeX, from its ``\begin`` to its ``\end``: its entries and their places.

Only the slice of the matrix is parsed, so a stray ``%`` or ``$`` elsewhere in the document does no
harm; inside the matrix it is an error.  The commands known here are those that change how entries
are separated or spelled; all others stay as they are written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

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

from verify.documents.labels import ZERO_WIDTH

ENVIRONMENTS = ("bmatrix", "pmatrix", "matrix", "array")
MAX_LENGTH = 100_000
MAX_DEPTH = 20

_SPELLED_OUT = ("text", "textrm", "mathrm", "mbox")
_SPACES = (",", ";", ":", "!", " ", "quad", "qquad", "hline")
_VISIBLE = re.compile(r"[^\s\u200b\u200c\u200d\u2060\ufeff]")
# An optional [6pt] after a row's end is space; any other bracket there would hide an entry.
_SPECIAL = re.compile(
    r"(?P<row>\\\\\*?(?:\[\s{0,9}-?[0-9.]{1,9}\s{0,9}[a-z]{2}\s{0,9}\]|(?!\[)))"
    r"|(?P<escape>\\[^([\\])"
    r"|(?P<open>\{)"
    r"|(?P<close>\})"
    r"|(?P<hiding>\\\\\*?\[|[%$]|\\[([])",
    re.DOTALL,
)


class MatrixError(ValueError):
    """The matrix cannot be taken apart; ``offset`` counts from the start of the slice."""

    def __init__(self, offset: int, message: str, advice: str) -> None:
        self.offset, self.message, self.advice = offset, message, advice
        super().__init__(message)


@dataclass
class Entry:
    """What stands between two separators, as one string, and where in the slice it starts."""

    offset: int
    text: str = ""

    def add(self, text: str, offset: int) -> None:
        """Appends ``text``, which stands at ``offset``; space in front moves the start along."""
        if not self.text:
            visible = _VISIBLE.search(text)
            self.offset = offset + (visible.start() if visible else len(text))
        self.text = (self.text + text.translate(ZERO_WIDTH)).lstrip()


def split_matrix(source: str) -> list[list[Entry]]:
    r"""The rows of the matrix that ``source`` is, from ``\begin`` to ``\end`` inclusive.

    The row that a closing ``\\`` seems to begin is left out.  MatrixError if it is not well formed.
    """
    _check(source)
    rows = [[Entry(source.index("}") + 1)]]
    for node in _nodes(source):
        following = node.pos + node.len
        if isinstance(node, LatexSpecialsNode) and node.specials_chars == "&":
            rows[-1].append(Entry(following))
        elif isinstance(node, LatexMacroNode) and node.macroname == "\\":
            rows.append([Entry(following)])
        else:
            rows[-1][-1].add(_spelled(node), node.pos)
    for row in rows:
        for entry in row:
            entry.text = entry.text.rstrip().replace("{-}", "-")
    if len(rows[-1]) == 1 and not rows[-1][0].text:
        rows.pop()
    return rows


def _check(source: str) -> None:
    """Raises MatrixError for what the parser must not see: it would be slow or drop entries."""
    if len(source) > MAX_LENGTH:
        advice = "split it, or check that its \\end is where it should be"
        raise MatrixError(0, f"it is longer than {MAX_LENGTH:,} characters", advice)
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
    """What pylatexenc finds between ``\\begin{...}`` and ``\\end{...}``."""
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


def _spelled(node: LatexNode) -> str:
    """The text of one node: text commands and space spelled out, anything else as written."""
    if isinstance(node, LatexMacroNode) and node.macroname in _SPELLED_OUT:
        (argument,) = node.nodeargd.argnlist
        verbatim = str(argument.latex_verbatim())
        return verbatim[1:-1] if isinstance(argument, LatexGroupNode) else verbatim
    if isinstance(node, LatexMacroNode) and node.macroname in _SPACES:
        return " "
    if isinstance(node, LatexSpecialsNode):
        return " "
    return str(node.latex_verbatim())


@cache
def _declared() -> LatexContextDb:
    """The commands that take arguments, and the separators; the parser knows nothing else."""
    context = LatexContextDb()
    row_end = MacroStandardArgsParser("*[", optional_arg_no_space=True)
    context.add_context_category(
        "matrices",
        macros=[
            MacroSpec("\\", args_parser=row_end),
            *(std_macro(name, "{") for name in _SPELLED_OUT),
        ],
        environments=[
            std_environment(name, "[{" if name == "array" else "") for name in ENVIRONMENTS
        ],
        specials=[SpecialsSpec("&"), SpecialsSpec("~")],
    )
    return context
