r"""HTML: the text of a page, with TeX wherever a formula was written in TeX.

Browsers' libraries draw a formula two or three times (glyphs, MathML, the TeX in an annotation or
attribute).  Only the TeX is read, once.  Where a formula has none, that is said.

``html.parser`` takes the tags apart.  It is slow at tags, comments and quotations that have no end,
so an end for all that can be open is put behind the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser

from verify.documents.error import DocumentError
from verify.documents.formats.content import (
    Content,
    Directive,
    Part,
    Spans,
    asides,
    directive_in,
    words_in,
)
from verify.documents.formats.html_table import Table
from verify.documents.formats.spelled_out import attribute, decoded
from verify.documents.found import Trouble
from verify.documents.passage import Passage, PassageBuilder
from verify.documents.places import Places

MAX_PIECES = 1_000_000
MAX_TABLES_DEEP = 50
MAX_SEPARATORS = 300_000  # in one tag: what its attributes take is more than can be spared


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ENDS = "<!---->\"'>-->"
_TEX_ATTRIBUTES = ("data-notion-equation", "data-notion-inline-equation", "data-latex")
_FORMULA_TAGS = frozenset({"math", "mjx-container"})
_FORMULA_CLASSES = _names(
    "katex katex-display MathJax MathJax_Display MathJax_SVG MathJax_SVG_Display MathJax_CHTML "
    "mjx-chtml"
)
_TEX_SCRIPT = re.compile(r"math/tex\s*(?:;|$)")
_HIDDEN = _names("script style template noscript title textarea select svg iframe")
_VOID = _names("area base br col embed hr img input link meta param source track wbr")
_BLOCKS = _names(
    "address article aside blockquote body dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary ul"
)
_TABLE = _names("table thead tbody tfoot tr td th")
_SCRIPTS = {"sub": "_{", "sup": "^{"}
_RELATIONS = ("=", "≈", "≃", "≅", "≡")
# A formula that goes on where the text before it stops: the name of the matrix stands there.
_GOES_ON = re.compile(r"\s*(?:\\begin\b|\\left\b|\\approx\b|\\simeq\b|\\equiv\b|[=≈≃≅≡])")
_SPACE = re.compile(r"\s")
_TAG = re.compile(r"<(?:[^>\"']++|\"[^\"]*+\"|'[^']*+'|[\"'])*+")
_SEPARATORS = " \t\n\r\f/="


def read_html(text: str, source: str) -> Content:
    """The page as one passage; DocumentError for more tags than a page can have."""
    page = _Page(text, source)
    page.feed(text + _ENDS)
    page.close()
    return page.content()


@dataclass
class _Formula:
    """A formula while it is being read; ``tex`` is None until its TeX is found."""

    start: int
    display: bool
    tex: PassageBuilder | None = None


@dataclass
class _Scope:
    """The open elements of the page, or of one cell of a table: end tags look no further."""

    text: PassageBuilder
    elements: list[tuple[str, Callable[[], None] | None]] = field(default_factory=list)
    count: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class _Cover:
    """The outermost element that hides what is inside, and how many elements are open around it."""

    tag: str
    start: int
    around: int


class _Page(HTMLParser):
    """One pass over one page."""

    def __init__(self, text: str, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self._text, self._source = text, source
        self._offset = Places(text + _ENDS).offset
        self._scopes = [_Scope(PassageBuilder())]
        self._tables: list[Table] = []
        self._pieces = self._hidden = self._preformatted = 0
        self._counted = 0  # up to where no tag has too many attributes
        self._formula: _Formula | None = None
        self._cover: _Cover | None = None
        self._tex: PassageBuilder | None = None  # the TeX that the text at hand is
        self._awaited: _Formula | None = None  # drawn by MathJax 2: the TeX is in a script behind
        self._unread: list[_Formula] = []
        self._directives: list[Directive] = []
        self._troubles: list[Trouble] = []
        self._comments: Spans = []
        self._asked: list[tuple[str, int, int]] = []

    def content(self) -> Content:
        """What has been read."""
        self._uncover(-1)
        while self._tables:
            self._close_table()
        self._close(len(self._scopes[0].elements))
        self._await(None)
        if self._unread:
            first, count = self._unread[0].start, len(self._unread)
            message = f"{count} formula{'s' if count > 1 else ''}, from here on, without TeX"
            advice = "give the source of the page; drawn formulas cannot be read"
            self._troubles.append(Trouble(first, first + 1, message, advice))
        self._troubles.sort(key=lambda trouble: trouble.start)
        part = Part(self._scopes[0].text.build())
        aside = asides(Passage.whole(self._text), self._asked, self._comments)
        return Content((part,), tuple(self._directives), tuple(self._troubles), aside)

    # What html.parser calls

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._count()
        self._has_end(len(self.get_starttag_text() or ""), "tag")
        attributes = {name: value or "" for name, value in reversed(attrs)}  # the first one counts
        if self._tex is not None:
            self._open(tag)
        elif tag == "script" and _TEX_SCRIPT.match(attributes.get("type", "")):
            self._tex_script(tag, attributes["type"])
        elif tex := next((name for name in _TEX_ATTRIBUTES if attributes.get(name)), ""):
            self._tex_attribute(tag, tex, attributes)
        elif self._formula is not None:
            self._inside_formula(tag, attributes)
        elif self._hidden or tag in _HIDDEN or "MathJax_Preview" in attributes.get("class", ""):
            self._hide(tag)
        else:
            self._visible(tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        drawn = self._formula is not None or self._hidden
        if tag in _TABLE and self._tables and not drawn:
            self._close_cell()
            if tag == "table":
                self._close_table()
            return
        scope = self._scopes[-1]
        if scope.count[tag]:
            names = (name for name, _ in reversed(scope.elements))
            depth = next(depth for depth, name in enumerate(names, 1) if name == tag)
            self._uncover(len(scope.elements) - depth)
            self._close(depth)

    def handle_data(self, data: str) -> None:
        self._count()
        start = self._start()
        if start >= len(self._text):
            return
        if data[0] == "<":
            self._has_end(len(data), "tag")
        if self._tex is None and (self._formula is not None or self._hidden):
            return
        if self._text.startswith(data, start):
            passage = Passage.whole(self._text, start, start + len(data))
        else:
            end = self._text.find("<", start + 1)
            passage = decoded(self._text, start, end if end >= 0 else len(self._text))
        out = self._scopes[-1].text
        if self._tex is not None:
            self._tex.extend(passage)
        elif self._preformatted:
            out.extend(passage)
        else:
            flat = _SPACE.sub(" ", passage.text)
            begin = len(flat) - len(flat.lstrip()) if out.newlines or not out.ending else 0
            out.extend(Passage(flat, passage.runs), begin)

    def handle_comment(self, data: str) -> None:
        start = self._start() + len("<!--")
        self._has_end(len(data) + len("<!---->"), "comment")
        if self._text.startswith(data, start):
            end = start + len(data)
            whole = (start - len("<!--"), end + len("-->"))
            self._comments.append(whole)
            if (words := words_in(self._text, start, end)) is not None:
                self._asked.append((words, *whole))
            elif (directive := directive_in(Passage.whole(self._text), start, end)) is not None:
                self._directives.append(directive)

    def handle_pi(self, data: str) -> None:
        self._has_end(len(data) + len("<?>"), "tag")

    def handle_decl(self, decl: str) -> None:
        self._has_end(len(decl) + len("<!>"), "tag")

    def check_for_whole_start_tag(self, i: int) -> int:
        """Where the tag ends; its attributes are counted before they are taken apart."""
        if i >= self._counted:
            tag = _TAG.match(self.rawdata, i)
            self._counted = tag.end() if tag else i
            marks = (self.rawdata.count(mark, i, self._counted) for mark in _SEPARATORS)
            if self._counted - i > MAX_SEPARATORS and sum(marks) > MAX_SEPARATORS:
                place = Places(self._text)(self._start())
                message = "the tag has too many attributes, or no end"
                raise DocumentError(self._source, *place, message, "end it, or leave it out")
        return super().check_for_whole_start_tag(i)

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """``<![...]>``: a comment to browsers, an unforeseen error to the parser of old."""
        return self.parse_bogus_comment(i, report)

    # Formulas

    def _tex_script(self, tag: str, kind: str) -> None:
        self._awaited = None
        formula = _Formula(self._start(), re.search(r"mode\s*=\s*display", kind) is not None)
        if self._formula is None:
            self._formula = formula
            self._open(tag, self._close_formula)
            self._formula.tex = self._tex = PassageBuilder()
        else:
            self._annotation(tag, self._formula)

    def _tex_attribute(self, tag: str, name: str, attributes: dict[str, str]) -> None:
        opens = self._formula is None
        formula = self._formula or _Formula(
            self._start(), name == "data-notion-equation" or _is_display(attributes)
        )
        self._formula = formula
        if formula.tex is None:
            start = self._start()
            end = start + len(self.get_starttag_text() or "")
            formula.tex = PassageBuilder()
            passage = attribute(self._text, start, end, name, attributes[name])
            if passage is None:
                message, advice = f"the {name} of this tag cannot be found", "quote it plainly"
                self._troubles.append(Trouble(start, end, message, advice))
            else:
                formula.tex.extend(passage)
        self._open(tag, self._close_formula if opens else None)

    def _inside_formula(self, tag: str, attributes: dict[str, str]) -> None:
        assert self._formula is not None
        if tag == "annotation" and attributes.get("encoding") == "application/x-tex":
            self._annotation(tag, self._formula)
        else:
            self._open(tag)

    def _annotation(self, tag: str, formula: _Formula) -> None:
        """TeX until the tag is closed, if the formula has had none."""
        if formula.tex is not None:
            self._open(tag)
            return

        def close() -> None:
            self._tex = None

        formula.tex = self._tex = PassageBuilder()
        self._open(tag, close)

    def _close_formula(self) -> None:
        formula, self._formula, self._tex = self._formula, None, None
        assert formula is not None
        if formula.tex is None:
            self._await(formula)
            return
        tex, out = formula.tex.build(), self._scopes[-1].text
        edge = "\n" if formula.display else " "
        mark = "" if _GOES_ON.match(tex.text) else "$"
        out.gap(edge + mark)
        out.extend(tex)
        out.gap(mark + edge)

    def _await(self, formula: _Formula | None) -> None:
        """Sets a drawn formula aside until a script follows; the one before it had none."""
        self._unread += [self._awaited] if self._awaited is not None else []
        self._awaited = formula

    # Everything else

    def _visible(self, tag: str, attributes: dict[str, str]) -> None:
        out, classes = self._scopes[-1].text, set(attributes.get("class", "").split())
        if tag in _FORMULA_TAGS or classes & _FORMULA_CLASSES:
            self._formula = _Formula(self._start(), _is_display(attributes))
            self._open(tag, self._close_formula)
        elif tag == "table" or (tag in _TABLE and self._tables):
            self._table_tag(tag, attributes)
        elif tag == "pre":
            self._preformatted += 1
            self._break()
            if len(self._scopes) > 1:
                self._tables[-1].lays_out = True
            self._open(tag, self._close_preformatted)
        elif tag in _BLOCKS:
            self._break()
            self._open(tag, self._break)
        elif tag in _SCRIPTS:
            out.gap(_SCRIPTS[tag])
            self._open(tag, lambda: out.gap("}"))
        else:
            if tag == "br":
                out.gap("\n")
            self._open(tag)

    def _table_tag(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table":
            if len(self._tables) == MAX_TABLES_DEEP:
                message = f"tables are nested deeper than {MAX_TABLES_DEEP}"
                place = Places(self._text)(self._start())
                raise DocumentError(self._source, *place, message, "give a part of the page")
            if self._tables:
                self._tables[-1].lays_out = True
            self._tables.append(Table(self._start()))
            self._break()
            return
        self._close_cell()
        table = self._tables[-1]
        if tag == "tr":
            table.row()
        elif tag in ("td", "th"):
            self._scopes.append(_Scope(table.cell(tag == "th", attributes).text))
        else:
            table.in_head = tag == "thead"

    def _close_cell(self) -> None:
        """Closes the cell of the innermost table, if one is open."""
        if self._tables[-1].cell_is_open:
            self._close(len(self._scopes[-1].elements))
            self._scopes.pop()
            self._tables[-1].cell_is_open = False

    def _close_table(self) -> None:
        self._close_cell()
        table = self._tables.pop()
        if self._scopes[0].text.newlines == 0:
            self._scopes[0].text.gap("\n")
        # What is inside the cell of a table that lays the page out goes to the page at once.
        if not table.write(self._scopes[0].text):
            message = "the table has merged cells, or tables, matrices or code in its cells"
            advice = "write its numbers as a plain table"
            self._troubles.append(Trouble(table.start, table.start + 1, message, advice))
        self._break()

    def _hide(self, tag: str) -> None:
        if tag not in _VOID:
            self._hidden += 1
            self._open(tag, self._show)

    def _show(self) -> None:
        self._hidden -= 1

    def _close_preformatted(self) -> None:
        self._preformatted -= 1
        self._break()

    def _break(self) -> None:
        """A blank line, as between paragraphs; none where a relation waits for its right side."""
        out = self._scopes[-1].text
        wanted = 1 if out.ending.endswith(_RELATIONS) else 2
        if out.ending and out.newlines < wanted:
            out.gap("\n" * (wanted - out.newlines))

    def _open(self, tag: str, close: Callable[[], None] | None = None) -> None:
        """Opens an element; ``close`` is what happens when it is closed."""
        if tag not in _VOID:
            scope = self._scopes[-1]
            if self._cover is None and (self._hidden or self._formula is not None):
                self._cover = _Cover(tag, self._start(), len(scope.elements))
            scope.elements.append((tag, close))
            scope.count[tag] += 1
        elif close is not None:
            close()

    def _close(self, depth: int) -> None:
        """Closes the innermost elements of the present scope."""
        scope = self._scopes[-1]
        for _ in range(depth):
            tag, close = scope.elements.pop()
            scope.count[tag] -= 1
            if close is not None:
                close()

    def _uncover(self, left: int) -> None:
        """Before all but ``left`` elements are closed (-1: the page ends): what hides has an end.

        A formula without TeX is said to be one, wherever it ends.
        """
        cover = self._cover
        if cover is None or cover.around < left:
            return
        self._cover = None
        drawn = self._formula is not None and self._formula.tex is None
        if cover.around > left and (left >= 0 or not drawn):
            message = f"the {cover.tag} has no end: what follows it is not read"
            self._troubles.append(Trouble(cover.start, cover.start + 1, message, "end it"))

    def _count(self) -> None:
        self._pieces += 1
        if self._pieces > MAX_PIECES:
            message = f"the page has more than {MAX_PIECES:,} tags and pieces of text"
            raise DocumentError(self._source, None, None, message, "give a part of it")

    def _start(self) -> int:
        line, column = self.getpos()
        return self._offset(line, column + 1)

    def _has_end(self, length: int, what: str) -> None:
        start = self._start()
        if start < len(self._text) < start + length:
            message = f"the {what} has no end: what follows it is not read"
            self._troubles.append(Trouble(start, start + 1, message, "end it"))


def _is_display(attributes: dict[str, str]) -> bool:
    classes = attributes.get("class", "").split()
    return attributes.get("display") in ("true", "block") or any("isplay" in c for c in classes)
