"""Comments that accept findings, in documents and in source code.

Which text of a document is a comment, and which figure it is about, its reader says; that is
imported only where there is something to read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from verify.diagnostics.diagnostic import Examined, Region
from verify.screening.code_comments import c_comments, python_comments
from verify.screening.suppression import Suppression, from_words

# Also in the metadata of a notebook's cell.
_REQUEST = re.compile(r"backproof\b[\s\S]{0,200}?\bignore\b")

_CODE: dict[str, Callable[[str], Iterable[tuple[str, Region, Region]]]] = {
    ".py": python_comments,
    ".pyi": python_comments,
    **dict.fromkeys((".c", ".h", ".cc", ".cpp", ".cxx", ".hpp", ".cu", ".cuh"), c_comments),
}


def read_texts(examined: Iterable[Examined]) -> dict[str, str]:
    """The texts of all files that findings can be in; a file that cannot be read has none."""
    paths = {diagnostic.path for one in examined for diagnostic in one.diagnostics}
    paths |= {one.path for one in examined}
    found = {}
    for path in sorted(paths):
        try:
            found[path] = Path(path).read_bytes().decode("utf-8-sig")
        except (OSError, ValueError):  # not UTF-8, no file: who looks at it has said so
            continue
    return found


def suppressions_in(path: str, text: str) -> tuple[Suppression, ...]:
    """All requests in comments of the file, in their order."""
    suffix = Path(path).suffix.lower()
    if suffix in _CODE:
        if "backproof" not in text:
            return ()
        found = _CODE[suffix](text)
        return tuple(from_words(path, region, words, about) for words, region, about in found)
    return _in_document(path, text) if _REQUEST.search(text) else ()


def _in_document(path: str, text: str) -> tuple[Suppression, ...]:
    from verify.documents.error import DocumentError  # the readers take a while to import
    from verify.documents.places import Places  # as above
    from verify.documents.reading import format_of, read_text  # as above

    places = Places(text)

    def region(span: tuple[int, int]) -> Region:
        return Region(*places(span[0]), *places(span[1]))

    try:
        remarks = read_text(text, path, format_of(Path(path))).remarks
    except DocumentError:  # who looks at the document has said so
        return ()
    return tuple(
        from_words(path, region(remark.span), remark.words, region(remark.about))
        for remark in remarks
    )
