"""Comments in source code: their words, their places, and what each is about.

At the end of a line a comment is about that line, on a line of its own about the next line with
code.  Where that line is in the head of a function (decorators, name, arguments), it is about all
of the function.  In strings there are no comments.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator, Sequence

from verify.diagnostics.diagnostic import Region

Found = tuple[str, Region, Region]

_REQUEST = re.compile(r"\s*backproof\s*:\s*(?P<words>.*)", re.DOTALL)
_C = re.compile(
    r"//(?P<line>(?:\\\r?\n|[^\n])*)"
    r"|/\*(?P<block>.*?)\*/"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'(?:\\.|[^'\\\n])*'",
    re.DOTALL,
)
_VISIBLE = re.compile(r"[^\n]")


def python_comments(text: str) -> Iterator[Found]:
    """The requests in the comments of a Python file; none if it is not Python."""
    text = text.replace("\r\n", "\n")
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
        functions = _python_functions(ast.parse(text))
    except (SyntaxError, ValueError, RecursionError, MemoryError, tokenize.TokenError):
        return
    lines = text.split("\n")
    code = {
        line
        for token in tokens
        if token.type not in (tokenize.COMMENT, tokenize.NL, tokenize.INDENT) and token.string
        for line in range(token.start[0], token.end[0] + 1)
    }
    for token in tokens:
        if token.type == tokenize.COMMENT and (asked := _REQUEST.match(token.string[1:])):
            (line, column), (_, end) = token.start, token.end
            region = Region(line, column + 1, line, end + 1)
            yield asked["words"], region, _about(line, code, functions, lines)


def _python_functions(tree: ast.Module) -> list[tuple[int, int, int]]:
    """Of each function and class the first line, the last of its head, and the last."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            head = max(node.lineno, _first_line(node.body[0]) - 1)
            found.append((_first_line(node), head, node.end_lineno or head))
    return found


def _first_line(node: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(one.lineno for one in decorators)])


def _about(
    line: int, code: set[int], functions: Sequence[tuple[int, int, int]], lines: Sequence[str]
) -> Region:
    if line not in code:
        line = min((one for one in code if one > line), default=line)
    first = last = line
    for start, head, end in functions:
        if start <= line <= head and end - start >= last - first:
            first, last = start, end
    return Region(first, 1, last, len(lines[last - 1]) + 1)


def c_comments(text: str) -> Iterator[Found]:
    """The requests in the comments of a file in C, or in a language like it."""
    text = text.replace("\r\n", "\n")
    bare = _C.sub(lambda match: _VISIBLE.sub(" ", match[0]), text)
    bare_lines, lines = bare.split("\n"), text.split("\n")
    code = {number for number, line in enumerate(bare_lines, 1) if line.strip()}
    functions: list[tuple[int, int, int]] | None = None
    for match in _C.finditer(text):
        inside = match["line"] if match["line"] is not None else match["block"]
        asked = _REQUEST.match(inside) if inside is not None else None
        if asked:
            functions = _c_functions(bare) if functions is None else functions
            region = Region(*_place(text, match.start()), *_place(text, match.end()))
            line = region.line if region.line in code else region.end_line
            yield " ".join(asked["words"].split()), region, _about(line, code, functions, lines)


def _c_functions(bare: str) -> list[tuple[int, int, int]]:
    """Of each body in braces at the top: where its head begins, where it opens, where it closes."""
    found, depth, begin, opened = [], 0, 0, 0
    for match in re.finditer(r"[{};]|^[^\S\n]*#[^\n]*", bare, re.MULTILINE):
        mark = match[0]
        if mark == "{":
            opened = match.start() if depth == 0 else opened
            depth += 1
        elif mark == "}":
            depth = max(0, depth - 1)
        if depth == 0:
            head = bare[begin:opened] if mark == "}" else ""
            if "(" in head:
                start = begin + len(head) - len(head.lstrip())
                found.append(tuple(_place(bare, at)[0] for at in (start, opened, match.start())))
            begin = match.end()
    return [(first, head, last) for first, head, last in found]


def _place(text: str, offset: int) -> tuple[int, int]:
    start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, offset - start + 1
