r"""Where a text has rows of cells: pipe tables, drawn boxes, aligned columns, ``tabular``.

Only the cells and their places; what they mean is for :mod:`verify.documents.tables` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge
from operator import attrgetter

from verify.documents.found import RawCell, Trouble
from verify.documents.spelling import is_value, undressed

MAX_ROWS = 2_000
MAX_LINE = 5_000
MAX_TABULAR = 100_000

Span = tuple[int, int]
Row = tuple[RawCell, ...]


@dataclass(frozen=True)
class Grid:
    """Rows of cells in ``text[start:end]``; ``header`` is the row above the rule, if there is one.

    ``caption`` encloses the words of a caption that belongs to it; ``bare`` are lines of numbers
    that only a name on the line above would make a table.
    """

    start: int
    end: int
    header: Row | None
    rows: tuple[Row, ...]
    caption: Span | None = None
    bare: bool = False


def find_grids(text: str) -> Iterator[Grid | Trouble]:
    """All grids in ``text``, in order."""
    return merge(_in_lines(text), _tabulars(text), key=attrgetter("start"))


def _in_lines(text: str) -> Iterator[Grid | Trouble]:
    for block in _blocks(text):
        if any("|" in text[slice(*line)].translate(_BOXES) for line in block):
            yield from _piped(text, block)
        else:
            yield from _aligned(text, block)


def _blocks(text: str) -> Iterator[list[Span]]:
    """Runs of lines that are not blank, each at most ``MAX_ROWS`` long."""
    block: list[Span] = []
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        blank = not text[start : min(end, start + MAX_LINE)].strip()
        if not blank and end - start <= MAX_LINE:
            block.append((start, end - text.endswith("\r", start, end)))
        if block and (blank or end - start > MAX_LINE or len(block) == MAX_ROWS):
            yield block
            block = []
        start = end + 1
    if block:
        yield block


# Tables with pipes, also drawn with lines or boxes

_DRAWINGS = {"|": "│┃║┆", "-": "─━┄", "=": "═", "+": "┌┬┐├┼┤└┴┘╭╮╰╯╞╪╡┏┳┓┡╇┩╔╦╗╠╬╣╚╩╝"}
_BOXES = {ord(drawn): plain for plain, all_drawn in _DRAWINGS.items() for drawn in all_drawn}
_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s>]*(?=[^\n]*[|+])[|+]?(?:\s*:?[-=]+:?\s*[|+])*(?:\s*:?[-=]+:?\s*)?\Z")
_QUOTE = re.compile(r"[\s>]*")


def _piped(text: str, block: list[Span]) -> Iterator[Grid]:
    """The tables of a block: rows with pipes around at least one rule."""
    drawn = [text[slice(*line)].translate(_BOXES) for line in block]
    rules = [("-" in line or "=" in line) and _RULE.match(line) is not None for line in drawn]
    i = 0
    while i < len(block):
        if not rules[i]:
            i += 1
            continue
        first = i - (i > 0 and not rules[i - 1] and _PIPE.search(drawn[i - 1]) is not None)
        last = i
        while last < len(block) and (rules[last] or _PIPE.search(drawn[last])):
            last += 1
        if grid := _piped_grid(text, block[first:last], drawn[first:last], rules[first:last]):
            yield grid
        i = last


def _piped_grid(text: str, lines: list[Span], drawn: list[str], rules: list[bool]) -> Grid | None:
    numbers = [n for n, rule in enumerate(rules) if not rule]
    rows = [_split(text, lines[n][0], drawn[n]) for n in numbers]
    if not rows:
        return None
    ruled = numbers[0] + 1 < len(rules) and rules[numbers[0] + 1] and len(rows) > 1
    # Where a rule follows every row, only a double one says that what is above it is a header.
    everywhere = len(rows) > 2 and sum(rules[numbers[0] :]) >= len(rows)
    if everywhere and "=" not in drawn[numbers[0] + 1]:
        ruled = not all(is_value(cell.text) for cell in rows[0])
    start, end = lines[0][0], lines[-1][1]
    header, body = (rows[0], rows[1:]) if ruled else (None, rows)
    return Grid(start, end, header, tuple(body))


def _split(text: str, start: int, drawn: str) -> Row:
    """The cells between the pipes of one line, which starts at ``start``."""
    quote = _QUOTE.match(drawn)
    begin = quote.end() if quote else 0
    stop = len(drawn.rstrip())
    cuts = [match.start() for match in _PIPE.finditer(drawn, begin, stop)]
    if cuts and cuts[0] == begin:
        begin, cuts = begin + 1, cuts[1:]
    if cuts and cuts[-1] == stop - 1:
        stop, cuts = stop - 1, cuts[:-1]
    return tuple(
        _cell(text, start + a, start + b)
        for a, b in zip([begin, *(cut + 1 for cut in cuts)], [*cuts, stop], strict=True)
    )


def _cell(text: str, start: int, end: int) -> RawCell:
    start, end = undressed(text, start, end)
    return RawCell(text[start:end], start, end)


# Columns that stand below each other

_COLUMN_RULE = re.compile(r"\s*[-=─═]{2,}(?:\s+[-=─═]{2,})*\s*\Z")
_COLUMN = re.compile(r"\S+(?:[^\S\n\t]\S+)*")
_WORD = re.compile(r"\S+")
_LEFT_OUT = re.compile(r"\s*\S*(?:\s+(?:\.\.\.?|…))+\s*\Z|\s*(?:\.\.\.?|…)\s")


@dataclass(frozen=True)
class _DataRow:
    label: RawCell | None
    numbers: Row

    @property
    def kind(self) -> tuple[bool, int]:
        return self.label is not None, len(self.numbers)


def _aligned(text: str, block: list[Span]) -> Iterator[Grid | Trouble]:
    """The tables of a block: lines alike that end in numbers, below a header or a name."""
    lines = [line for line in block if not _COLUMN_RULE.match(text, *line)]
    rows = [_data_row(text, *line) for line in lines]
    i = 0
    while i < len(lines):
        first, row = i, rows[i]
        i += 1
        if row is None:
            continue
        while i < len(lines) and (following := rows[i]) and following.kind == row.kind:
            i += 1
        body = [each for each in rows[first:i] if each]
        header, top = _header(text, lines[:first], *row.kind)
        start, end = lines[first - top][0], lines[i - 1][1]
        cut = i < len(lines) and _LEFT_OUT.match(text, *lines[i])
        if (cut or any(map(_is_cut, body))) and (header or len(body) > 1):
            yield Trouble(start, end, "parts of the table are left out", "print all of it")
        elif len(body) > 1 and (header or max(row.kind) > 1):
            cells = [(*([each.label] if each.label else []), *each.numbers) for each in body]
            yield Grid(start, end, header, tuple(cells), bare=header is None)


def _is_cut(row: _DataRow) -> bool:
    return row.label is not None and row.label.text.endswith(("...", "…"))


def _data_row(text: str, start: int, end: int) -> _DataRow | None:
    """The label and the numbers of a line, if it ends in numbers behind a wide gap."""
    words = list(_WORD.finditer(text, start, end))
    first = len(words)
    for i in range(len(words) - 1, -1, -1):
        word = words[i]
        if not is_value(word.group()):
            break
        gap = word.start() - (words[i - 1].end() if i else start)
        if i == 0 or gap > 1 or text[word.start() - 1] == "\t" or word.group()[0] in "-−":
            first = i
    if first == len(words):
        return None
    label = _cell(text, words[0].start(), words[first - 1].end()) if first else None
    return _DataRow(label, tuple(_cell(text, *word.span()) for word in words[first:]))


def _header(text: str, above: list[Span], labelled: bool, width: int) -> tuple[Row | None, int]:
    """The header over rows of ``width`` numbers, and how many lines it takes.

    It has a cell over the labels; pandas prints the name of an index on a line by itself.
    """
    if not above or text[slice(*above[-1])].rstrip("*_`$ \t\r").endswith((":", "=")):
        return None, 0  # a name, as in ``P:``
    heights = [1, 2] if len(above) > 1 and len(text[slice(*above[-1])].split()) == 1 else [1]
    for height in heights:
        corner = _cell(text, *above[-1]) if height == 2 else RawCell("", above[-1][0], above[-1][0])
        for pattern in (_COLUMN, _WORD):
            cells = [_cell(text, *each.span()) for each in pattern.finditer(text, *above[-height])]
            if len(cells) == width + labelled and height == 1:
                return tuple(cells), height
            # Only an index of the rows has no header of its own.
            if len(cells) == width - (not labelled) and width > 1:
                return (corner, *cells), height
    return None, 0


# tabular

_TABULAR = re.compile(r"\\begin\s?\{(?P<name>tabular[*xy]?|longtable|tabulary)\}")
_END = r"\\end\s?\{%s\}"
_GROUP = r"\s{0,9}\{(?:[^{}]|\{[^{}]{0,200}\}){0,400}\}"
_ARGUMENTS = {
    1: re.compile(rf"(?:\s{{0,9}}\[[^\]]{{0,20}}\])?{_GROUP}"),
    2: re.compile(rf"(?:{_GROUP})(?:\s{{0,9}}\[[^\]]{{0,20}}\])?{_GROUP}"),
}
_ROW_END = re.compile(r"\\\\\*?(?:\[[^\]\n]{0,20}\])?|\\(?:tabularnewline|cr)(?![A-Za-z])")
_AMPERSAND = re.compile(r"(?<!\\)&")
_LINES = re.compile(
    r"(?:\s|\\(?:hline|toprule|midrule|bottomrule|addlinespace|endhead|endfirsthead|endfoot"
    r"|endlastfoot)(?![A-Za-z])(?:\[[^\]\n]{0,20}\])?"
    r"|\\c(?:line|midrule)(?:\([^()\n]{0,9}\))?\{[^{}\n]{0,20}\})*"
)
_DRAWN = re.compile(r"\\(?:hline|midrule)")
_SPANNING = re.compile(r"\\multi(?:column|row)(?![A-Za-z])")
_CAPTION = re.compile(r"\\caption\s?\{(?P<words>(?:[^{}]|\{[^{}]{0,200}\}){0,500})\}")
_NUMBER = re.compile(r"[0-9]\.[0-9]")
_FLOAT_AROUND = 1_000


def _tabulars(text: str) -> Iterator[Grid | Trouble]:
    """The ``tabular`` environments, and those that cannot be read."""
    position = 0
    while opening := _TABULAR.search(text, position):
        start = opening.start()
        closing = re.compile(_END % re.escape(opening["name"])).search(
            text, opening.end(), opening.end() + MAX_TABULAR
        )
        inner = _TABULAR.search(text, opening.end(), closing.start() if closing else opening.end())
        if closing is None or inner is not None:
            position = inner.start() if inner else opening.end()
            if closing is None:
                advice = rf"copy it to its \end{{{opening['name']}}}"
                yield Trouble(start, position, "the table is cut off", advice)
            continue
        position = closing.end()
        arguments = _ARGUMENTS[2 if opening["name"] in ("tabular*", "tabularx", "tabulary") else 1]
        begin = arguments.match(text, opening.end(), closing.start())
        inside = begin.end() if begin else opening.end()
        yield _tabular(text, start, position, inside, closing.start())


def _tabular(text: str, start: int, end: int, begin: int, stop: int) -> Grid | Trouble:
    rows: list[Row] = []
    drawn: list[bool] = []  # whether there is a line above the row
    for first, last in _pieces(_ROW_END, text, begin, stop):
        lines = _LINES.match(text, first, last)
        content = lines.end() if lines else first
        if not text[content:last].strip():
            continue
        if _SPANNING.search(text, content, last):
            if _NUMBER.search(text, content, last):
                message, advice = (
                    "a cell spans several columns or rows",
                    "write each cell by itself",
                )
                return Trouble(content, end, message, advice)
            continue
        drawn.append(_DRAWN.search(text, first, content) is not None)
        rows.append(
            tuple(_cell(text, *piece) for piece in _pieces(_AMPERSAND, text, content, last))
        )
    ruled = len(rows) > 1 and drawn[1] and not any(drawn[2:])
    worded = bool(rows) and not any(is_value(cell.text) for cell in rows[0])
    header = rows[0] if len(rows) > 1 and (ruled or worded) else None
    return Grid(start, end, header, tuple(rows[1:] if header else rows), _caption(text, start, end))


def _pieces(separator: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Span]:
    for match in separator.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def _caption(text: str, start: int, end: int) -> Span | None:
    r"""The words of the ``\caption`` of the float around ``text[start:end]``."""
    low = max(text.rfind(r"\begin{table", max(0, start - _FLOAT_AROUND), start), 0)
    high = text.find(r"\end{table", end, end + _FLOAT_AROUND)
    if not low or high < 0:
        low = text.rfind(r"\begin{table", max(0, start - _FLOAT_AROUND), start)
    if low < 0 or high < 0:
        return None
    caption = _CAPTION.search(text, low, start) or _CAPTION.search(text, end, high)
    return caption.span("words") if caption else None
