"""Large hostile documents: how long, and how much memory, does each take to be read or refused?

Every document is one piece repeated to the size that a file may have, before a good matrix.  Each
is read in a process of its own, so that its memory can be told from that of the others.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from verify.documents import DocumentError, Format, read_text
from verify.documents.reading import MAX_BYTES

MOST_SECONDS = 20
MOST_MEGABYTES = 1000
_PATIENCE = 6  # a process is given up after so many times the seconds it may take

GOOD = "\n\nP = \\begin{bmatrix} 0.1 & 0.2 \\end{bmatrix}\n"

# What any format may be full of.
_ANYWHERE = (
    "[", "(", "{", "]", "|", "$", "&", "\\", "=", "a = ", "1", "1 ", "1, ", "0.5", "- ", "\n",
    " ", "\u200b", "e\u0301", "\u0301", "x", "\t1", "[1", "[[1, 2], ", "a: 1\n", "P = [1, 2]\n",
    "| 1 | 2 |\n", "|1", "1  2\n", "1  2  3  4  5\n", "1|2\n|-\n", "\\\\", "\\\\[", "a = 0.5\n",
    "\\begin{bmatrix}", "\\begin{bmatrix} 1 & 2 \\end{bmatrix}", "\\end{bmatrix}", "array(",
    "\\begin{tabular}{c} 1 ", "\\begin{array}{c} a = ", "tensor([1], ", "\\frac{", "**", "`", "a\\",
    "[0.12340.5678", "a = b = ", "\\left(", "for w = 1, ", "Table 1: P\n", "x_1 = 1 and ", "1 · ",
    "[=", "1e", "...", "http://a", "\\begin{bmatrix}1" + "&1" * 2_000 + "\\end{bmatrix}",
    "[" + "1, " * 2_000 + "1]\n",
)  # fmt: skip
_PIECES: Mapping[Format, tuple[str, ...]] = {
    "plain": _ANYWHERE,
    "markdown": ("<!--", "`` ` ", "```\n", "\n~~~", "<!-- -->", "a`\n\n", "> ", "```a\n```\n"),
    "latex": ("%", "\\verb|", "\\begin{verbatim}", "a%\n", "\\%", "% backproof: a = 1\n"),
    "html": (
        "<", "<a ", "<b>", "</b>", "<!--", "&", "&#", "&lt;", '<a b="', "<a b='\" ", "<p> ", "</ ",
        "<![CDATA[", "<?", "<script>", "<table>", "<td>1", "<tr><td>1<td>2", "<pre>", "<sub>",
        "<b></i>", "<math>", "<i data-latex='&lt;'>", "<!-- --", "<script type='math/tex'>",
        "<a b=c ", "<span class=katex>", "<svg>", " data-latex=", "<br>1", "<td colspan=2>1",
    ),
    "notebook": ("[", '{"a":', '"\\n",', "[],", '{"cells":[], "a":0},', '"\\u0061", "', "1"),
}  # fmt: skip


@dataclass(frozen=True)
class Reading:
    """What reading one hostile document took; ``outcome`` says what became of it."""

    kind: Format
    piece: str
    seconds: float
    megabytes: float
    outcome: str

    @property
    def is_bounded(self) -> bool:
        """Whether it was read or refused within the limits, and the good matrix not lost."""
        held = self.seconds <= MOST_SECONDS and self.megabytes <= MOST_MEGABYTES
        return held and not self.outcome.startswith("!")


def hostile() -> Iterator[tuple[Format, str]]:
    """The format of every hostile document and the piece that it repeats."""
    for kind, pieces in _PIECES.items():
        for piece in pieces:
            yield kind, piece


def _document(kind: Format, piece: str, size: int) -> str:
    filling = piece * ((size - len(GOOD)) // len(piece.encode()))
    return f'{{"cells": [{filling}' if kind == "notebook" else filling + GOOD


def measured(kind: Format, piece: str, size: int = MAX_BYTES) -> Reading:
    """Reads one hostile document in a process of its own."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("spawn").Process(
        target=_read, args=(kind, piece, size, theirs)
    )
    process.start()
    theirs.close()
    try:
        if not ours.poll(_PATIENCE * MOST_SECONDS):
            return Reading(kind, piece, float("inf"), float("nan"), "!no end")
        reading: Reading = ours.recv()
        return reading
    except EOFError:
        return Reading(kind, piece, float("nan"), float("nan"), "!died")
    finally:
        process.kill()
        process.join()


def _read(kind: Format, piece: str, size: int, answer: Connection) -> None:
    text = _document(kind, piece, size)
    # A megabyte that is not there is better than a machine that swaps.
    resource.setrlimit(resource.RLIMIT_AS, (4 * MOST_MEGABYTES * 10**6,) * 2)
    start = time.process_time()
    try:
        document = read_text(text, "hostile", kind)
        found = any(figure.texts == (("0.1", "0.2"),) for figure in document.figures)
        count = len(document.problems)
        outcome = f"{'' if found or count else '!lost, '}{count} problems"
    except DocumentError as error:
        outcome = f"refused: {error.message}"
    except MemoryError:
        outcome = "!out of memory"
    seconds = time.process_time() - start
    answer.send(Reading(kind, piece, seconds, _peak_megabytes(), outcome))


def _peak_megabytes() -> float:
    """The most memory that this process has held.

    Linux's ``ru_maxrss`` starts with what the process held that started this one; its VmHWM does
    not.  macOS counts in bytes.
    """
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
        return int(status.partition("VmHWM:")[2].split()[0]) / 1000
    except (OSError, IndexError):
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak / (10**6 if sys.platform == "darwin" else 1000)
