r"""Lists of numbers: nested Python and JSON lists, and what NumPy, PyTorch and JAX print.

``W = [[0.1, -0.2], [0.3, 0.4]]``, ``array([[0.1, 0.5], ...])``, ``tensor([...], grad_fn=<...>)``,
``[[0.1  0.5 ]\n [0.25 1.  ]]``, ``P_1 = [0.4114, 0.2532]``, ``\left(0.1, 0.2\right)^\top``.

What has one pair of brackets is a figure only under a name or in ``array()`` or ``tensor()``: it
may be a citation, an interval or an index otherwise.  Nested square brackets are one by themselves,
unless they hold integers in one row or column.  Three axes make one figure for each first index,
``label[i]`` counted from 0.  The text is read once: what fails is gone on behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from verify.documents.found import Found, RawCell, Trouble
from verify.documents.naming import Names
from verify.documents.spelling import DASH, LIST_CELL

MAX_CELLS = 100_000
MAX_DEPTH = 6

_LEFT = r"\\(?:left|[bB]igg?[lr]?)\s{0,9}"
_RIGHT = r"\\(?:right|[bB]igg?[lr]?)\s{0,9}"
_START = re.compile(
    r"(?P<wrapper>(?:Parameter containing:\s{0,9}|<tf\.\w{1,20}[^<>\n]{0,200}?numpy=\s{0,9})?"
    r"\b(?P<module>[A-Za-z_]\w{0,20}\.){0,3}"
    r"(?:array|asarray|Array|matrix|Matrix|tensor|(?:Float|Double)?Tensor|float(?:16|32|64))"
    r"\(\s{0,200})(?=(?P<bracket>[\[(])?)"
    rf"|(?:{_LEFT})?(?<![\w)\]}}])\["
    rf"|{_LEFT}\[|(?:{_LEFT})?(?<![\w)\]}}\\])\((?=\s{{0,9}}[-+\N{{MINUS SIGN}}.0-9(\\])"
    rf"|{_LEFT}\("
)
_TOKEN = re.compile(
    rf"(?P<space>(?:\s|~|\\[,;:! ]|\\q?quad(?![A-Za-z])|{_LEFT}|{_RIGHT})+)"
    rf"|(?P<cell>(?:[-+\N{{MINUS SIGN}}]\s)?{LIST_CELL}|{DASH}|None\b|null\b)"
    r"(?=[\s,;~)\]\\]|\Z)"
    r"|(?P<comma>,)"
    r"|(?P<open>[\[(])"
    r"|(?P<close>[\])])"
    r"|(?P<elision>\.\.\.|…|\\[lc]?dots(?![A-Za-z]))"
    r"|(?P<word>\w{1,40}|.)",
    re.DOTALL,
)
_VALUE = r"<[^<>\n]{0,80}>|'[^'\n]{0,40}'|\"[^\"\n]{0,40}\"|[\w.]{1,40}(?:\([^()\n]{0,80}\))?"
_REST = re.compile(
    rf"(?:\s{{0,200}},\s{{0,200}}(?:\w{{1,30}}=)?(?:{_VALUE}|\([^()\n]{{0,80}}\))){{0,6}}"
)
_CLOSED = re.compile(r"[\s,]{0,200}\)")
_TRANSPOSED = re.compile(
    r"\s?\^\s?(?:\{\s?)?(?:T(?!\w)|\\(?:top|intercal|mathsf\s?\{\s?T\s?\})(?![A-Za-z]))(?:\s?\})?"
)
# What makes the list a part of a larger expression, whose name is not its own.
_CONTINUES = re.compile(
    r"\(|\[|\.\w|[^\S\n]*(?:[+/@·⋅×^_']|[-\N{MINUS SIGN}](?!\s+[A-Za-z]{2})|\*(?=\s*[\w(\[.\\-])"
    r"|\\(?:cdot|times|odot|circ|begin)(?![A-Za-z])|[A-Za-z](?![A-Za-z])|[\[(](?=\s*[-+.0-9\[(]))"
)
_POINTED = re.compile(r"[0-9]*\.[0-9]|[0-9]\.|[0-9][eE]")
_PROSE = re.compile(r"\n[^\S\n]*[A-Za-z#$`\\*>]")
_FAR = 10_000
_BRACKET = re.compile(r"[\[\]()]")
_CLOSES = {"]": "[", ")": "("}


@dataclass
class _List:
    """A bracket with what it holds, in ``text[start:end]``."""

    start: int
    end: int = 0
    items: list[_List | RawCell] = field(default_factory=list)
    commas: int = 0


@dataclass
class _Parsed:
    """How far a list could be read; ``trouble`` says why not to its end."""

    tree: _List | None
    end: int
    depth: int
    cells: list[RawCell]
    commas: bool
    trouble: tuple[str, str] | None = None


def find_lists(text: str) -> Iterator[Found | Trouble]:
    """The lists of numbers in ``text``, in order; never raises."""
    names = Names(text)
    position = 0
    while start := _START.search(text, position):
        if start["wrapper"] and not start["bracket"]:
            parsed = _scalar(text, start.end())
        else:
            bracket = start.end() if start["wrapper"] else start.end() - 1
            parsed = _parse(text, bracket)
        position = max(parsed.end, start.end())
        if parsed.cells and (start["wrapper"] or not _is_citation(parsed.cells)):
            candidate = _Candidate(text, start, parsed, names)
            yield from candidate.findings()
            position = max(position, candidate.end)


def _scalar(text: str, start: int) -> _Parsed:
    """The one number that stands in ``tensor(...)``."""
    token = _TOKEN.match(text, start)
    if token is None or token.lastgroup != "cell":
        return _Parsed(None, start, 0, [], False)
    cell = RawCell(token["cell"], start, token.end())
    return _Parsed(_List(start, token.end(), [cell]), token.end(), 1, [cell], False)


def _parse(text: str, start: int) -> _Parsed:
    """Reads the list whose bracket opens at ``start``."""
    stack, openers = [_List(start)], [text[start]]
    cells: list[RawCell] = []
    depth, commas, ready = 1, False, True  # ready: a comma or a bracket precedes
    level = 0  # how deep the numbers stand

    def failed(at: int, message: str, advice: str) -> _Parsed:
        return _Parsed(None, at, depth, cells, commas, (message, advice))

    for token in _TOKEN.finditer(text, start + 1):
        kind, at, after = token.lastgroup, token.start(), token.end()
        if kind == "space":
            continue
        if kind == "open":
            if len(stack) >= MAX_DEPTH:
                return failed(after, f"lists are nested deeper than {MAX_DEPTH}", "write it flat")
            stack.append(_List(at))
            openers.append(token.group())
            depth, ready = max(depth, len(stack)), True
            if level and depth > level:
                return failed(after, "the list is not as deep everywhere", "bracket rows alike")
        elif kind == "cell":
            if stack[-1].commas and not ready:
                return failed(after, f"there is no comma before {token.group()}", "add one")
            level = level or len(stack)
            if len(stack) != level:
                return failed(after, "the list is not as deep everywhere", "bracket rows alike")
            cell = RawCell(token.group(), at, after)
            stack[-1].items.append(cell)
            cells.append(cell)
            if len(cells) > MAX_CELLS:
                message = f"the list has more than {MAX_CELLS:,} entries"
                return failed(after, message, "print a part of it")
            ready = False
        elif kind == "comma":
            if ready or len(stack[-1].items) != stack[-1].commas + 1:
                return failed(after, "a comma separates nothing", "write a number between commas")
            stack[-1].commas += 1
            commas, ready = True, True
        elif kind == "close":
            if openers.pop() != _CLOSES[token.group()]:
                return failed(after, f"the bracket is closed by {token.group()}", "close it alike")
            closed = stack.pop()
            closed.end = after
            if not stack:
                return _Parsed(closed, after, depth, cells, commas)
            stack[-1].items.append(closed)
            ready = False
        elif kind == "elision":
            message = "entries are left out of the list"
            return failed(after, message, "print all of it, such as with threshold=sys.maxsize")
        else:
            message = f"{token.group()!r} is not a number"
            return failed(after, message, "write a number, or a dash where there is none")
    return failed(len(text), "the list is cut off", "copy it to its closing bracket")


def _is_citation(cells: list[RawCell]) -> bool:
    return len(cells) == 1 and cells[0].text.isdecimal()


class _Candidate:
    """A list with what stands around it: is it a figure, and under which name?"""

    def __init__(self, text: str, start: re.Match[str], parsed: _Parsed, names: Names) -> None:
        self._text, self._parsed = text, parsed
        self._wrapped = start["wrapper"] is not None
        self._module = start["module"] is not None
        self._torch = "ensor" in (start["wrapper"] or "")
        self._square = start.group().endswith("[") or start["bracket"] == "["
        self._start, self.end = start.start(), parsed.end
        self._label = self._named(names.before(self._start), parsed)

    def _named(self, name: tuple[str, int] | None, parsed: _Parsed) -> str | None:
        """The label; None where the list stands under no name."""
        self._transposed = False
        if parsed.trouble:
            return name[0] if name else None
        if self._wrapped:
            rest = _REST.match(self._text, self.end)
            closed = _CLOSED.match(self._text, rest.end() if rest else self.end)
            if closed is None:
                return None
            self.end = closed.end()
        if transposed := _TRANSPOSED.match(self._text, self.end):
            self._transposed, self.end = True, transposed.end()
        return None if name is None or _CONTINUES.match(self._text, self.end) else name[0]

    def findings(self) -> Iterator[Found | Trouble]:
        """The figures of the list, or why it cannot be read, or nothing if it is not meant so."""
        parsed = self._parsed
        if not self._is_meant():
            return
        if parsed.tree is None:
            message, advice = parsed.trouble or ("", "")
            self.end = self._skipped()
            yield Trouble(self._start, self.end, message, advice)
            return
        label, tables = self._label or "", list(_matrices(parsed.tree, ""))
        for _, table in tables:
            if trouble := _uneven(table):
                yield Trouble(table.start, table.end, *trouble)
                return
        for index, table in tables:
            whole = len(tables) == 1
            start, end = (self._start, self.end) if whole else (table.start, table.end)
            rows = _rows(table)
            yield Found(
                "list",
                start,
                end,
                label and label + index,
                tuple(zip(*rows, strict=True)) if self._transposed else rows,
                fixed=self._is_fixed(),
            )

    def _is_fixed(self) -> bool:
        """Whether the digits of each entry say how far it was rounded."""
        if any(
            cell.text.lower().strip("-+")[-3:] != "inf" and "e" in cell.text.lower()
            for cell in self._parsed.cells
        ):
            return True
        if self._wrapped:
            return self._torch or self._module
        return self._parsed.commas or len(self._parsed.cells) == 1

    def _is_meant(self) -> bool:
        parsed = self._parsed
        pointed = sum(_POINTED.match(cell.text.lstrip("-+")) is not None for cell in parsed.cells)
        if parsed.trouble:
            led = self._wrapped or self._label is not None or (self._square and parsed.depth > 1)
            return led and len(parsed.cells) > 1 and pointed > 1
        listed = self._square or parsed.commas or len(parsed.cells) > 1
        if self._wrapped or (self._label is not None and listed):
            return True
        if parsed.depth == 1 or not self._square or _CONTINUES.match(self._text, self.end):
            return False
        tree = parsed.tree
        flat = tree is None or len(tree.items) in (1, len(parsed.cells))
        return pointed > 0 or not flat

    def _skipped(self) -> int:
        """Where the list that cannot be read ends, as far as its brackets tell."""
        level = 0
        paragraph = _PROSE.search(self._text, self._parsed.end, self._parsed.end + _FAR)
        limit = paragraph.start() if paragraph else self._parsed.end + _FAR
        for bracket in _BRACKET.finditer(self._text, self._start, limit):
            level += 1 if bracket.group() in "[(" else -1
            if level <= 0:
                return max(self._parsed.end, bracket.end())
        return self._parsed.end


def _matrices(tree: _List, index: str) -> Iterator[tuple[str, _List]]:
    """The innermost two axes, with the indices of the others."""
    inner = [item for item in tree.items if isinstance(item, _List)]
    if not any(isinstance(item, _List) for each in inner for item in each.items):
        yield index, tree
        return
    for i, each in enumerate(inner):
        yield from _matrices(each, f"{index}[{i}]")


def _uneven(table: _List) -> tuple[str, str] | None:
    """What is wrong with the shape of ``table``."""
    inner = [item for item in table.items if isinstance(item, _List)]
    for number, row in enumerate(inner, 1):
        if len(row.items) != len(inner[0].items):
            count = f"{len(row.items)} {'entry' if len(row.items) == 1 else 'entries'}"
            message = f"row {number} of the list has {count}, row 1 has {len(inner[0].items)}"
            return message, "every row needs as many"
    if any(not row.items for row in inner):
        return "the list has an empty row", "write its entries, or remove it"
    return None


def _rows(table: _List) -> tuple[tuple[RawCell, ...], ...]:
    inner = [item for item in table.items if isinstance(item, _List)] or [table]
    return tuple(tuple(item for item in row.items if isinstance(item, RawCell)) for row in inner)
