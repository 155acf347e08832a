r"""The name that a list, table or line is printed under, as its author wrote it.

It is what a chain of relations begins with, or stands on the line above.  A name is as long as it
was written: ``new w_5`` is not ``w_5``, and a loss printed behind ``Epoch 3`` is ``Epoch 3, loss``,
because no name is better than a wrong one.
"""

from __future__ import annotations

import re

from verify.documents.spelling import undressed
from verify.documents.statements import BULLET, RELATION, Chain, chains, paragraphs, statements

MAX_LABEL = 200
MAX_WORDS = 6
MAX_LINE = 500
_CONTEXT = 200  # how far in front of a name words are looked for that change its meaning

# Words after which a name begins, words in front of it that say nothing, and words that change it.
_VERB = re.compile(
    r"(?<![\w\\{])(?:is|are|was|were|be|gives?|gets?|got|obtains?|yields?|have|has|becomes?|"
    r"equals?|so|then|thus|hence|therefore|where|with|let|set|that|and|but|which|since|because|as|"
    r"finds?|compute|computes|now|here|finally|means|say|take|using|use|returns?|printed|prints?)"
    r"(?![\w}(_\[.])",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"(?:\[[0-9,]+\]\s+|\([0-9]+[a-z]?\)\s+"
    r"|(?:the|our|its|this|we|us|an?(?=\s+[a-z]{2}))\s+"
    r"|(?:(?:weight|bias|parameter|probability|score)\s+)?"
    r"(?:(?:matrix|vector|tensor|array|weights)\s+(?:of\s+)?|(?:values|entries)\s+of\s+))+",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"(?:for|if|when|while|until|unless|from|case|assume|suppose|each|every)\s+\S+\s*\Z"
    r"|(?:for|if|when|while|unless|assume|suppose)\b",
    re.IGNORECASE,
)
_QUALIFIER = re.compile(
    r"(?<!\w)(of|for|if|when|new|updated|old|next|previous|adjusted|current|final|best|wrong|not)"
    r"\s+(?:[$*_`]|\\\(){0,3}\Z",
    re.IGNORECASE,
)
_COUNTER = re.compile(
    r"(?<!\w)(?:(?:epoch|step|iteration|iter|batch|update|round)s?\s*[=:#]?\s*[0-9]+"
    r"|after\s+(?:the\s+)?(?:first|second|third|last|next|one|two|three|an|[0-9,]+)?\s*"
    r"(?:gradient\s+|weight\s+|parameter\s+)?(?:epoch|step|iteration|update)s?\b)",
    re.IGNORECASE,
)
_VERB_LAST = re.compile(
    r"\s(?:is|are|was|were|equals?|becomes?|gives|yields|(?:is\s+|are\s+)?as\s+follows)\s*\Z"
)
# What may stand between a name and what it names: fences, rules, the beginning of a formula.
_FENCE = re.compile(r"\s*(?:```|~~~)|\s*[-=]{2}[-=\s]*\Z|\s*\$\$\s*\Z|\s*\\\[\s*\Z")
_CAPTION = re.compile(r"(?:table|figure|fig\.|tab\.)\s*[0-9.]{0,9}\s*[:.]\s*(?=\S)", re.IGNORECASE)
_PRINTING = re.compile(
    r"(?:print|pprint|display)\(\s*(?:[fr]?(?:\"[^\"\n]*\"|'[^'\n]*')\s*,\s*)?"
    r"(?:(?:np|torch|jnp)\.(?:round|around)\()?"
    r"(?P<name>[^\W\d][\w.]*(?:\[[^\[\]\n]{0,40}\])*)"
    r"(?:\.(?:round|detach|numpy|tolist|cpu)\([^()\n]*\))*(?:,[^()\n]*)?\)+\Z"
)
_ANNOUNCED = re.compile(rf"(?::|{RELATION})[\s*_`$]{{0,9}}\Z")
_ALONE = re.compile(
    r"(?!(?:array|tensor)\()(?:[^\W\d_]|[\\∂∇])[^\s(,;]{0,40}(?:\([^\s()]{0,20}\))?(?<![.!?])"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_LETTER = re.compile(r"[^\W\d_]|[∂∇]")
_ENDS_BARE = re.compile(r"\s[0-9]+\Z")
_DRESSING = re.compile(
    r"\\displaystyle(?![A-Za-z])|[&~]|\\[,;:!]|\*\*|(?<![\w)\]}])[`$]|[`$](?!\w)"
)
_SCRIPT = re.compile(r"<su([bp])>([^<>\n]{1,40})</su\1>")
_KEY_ENDS = re.compile(r"[\"'](?=\s{0,9}:\s{0,9}\Z)")
_TO_THE_LINK = re.compile(r"(?:[\s&~*_`$]|\\[,;:!(\[]|\\displaystyle(?![A-Za-z]))*")


def label_of(text: str, chain: Chain) -> tuple[str, int] | None:
    """The name that the chain is about, and where it starts; None if it is about none.

    The name is ``""`` where there is one that cannot be told from the prose around it.
    """
    named = _named(text, *chain.links[0])
    if named is not None and chain.by_colon and _ENDS_BARE.search(named[0]):
        return None  # Table 3: 12
    return named


class Names:
    """The names in a text, asked for from its start to its end, so that it is read only once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._paragraphs = paragraphs(text, 0, len(text))
        self._end = 0
        self._chains: dict[int, Chain] = {}  # by where a link of theirs starts

    def before(self, start: int) -> tuple[str, int] | None:
        """The name of what stands at ``start``, and where the name starts; None if there is none.

        It begins the chain of relations that leads up to there, is the key of a mapping, or stands
        on the line above.
        """
        self._read_up_to(start)
        chain = self._chains.get(start)
        if chain is not None:
            return None if chain.refused else label_of(self._text, chain)
        if key := _KEY_ENDS.search(self._text, max(0, start - 20), start):
            opening = self._text.rfind(key[0], max(0, key.start() - MAX_LABEL), key.start())
            return (self._text[opening + 1 : key.start()], opening + 1) if opening >= 0 else None
        line = _line_start(self._text, start)
        prompt = BULLET.match(self._text, line, start)
        if self._text[prompt.end() if prompt else line : start].strip("$*` \t"):
            return None
        return name_above(self._text, line)

    def _read_up_to(self, start: int) -> None:
        while self._end <= start and (paragraph := next(self._paragraphs, None)):
            self._chains = {}
            for chain in statements(self._text, *paragraph):
                for first, last in chain.links[1:]:
                    lead = _TO_THE_LINK.match(self._text, first, last)
                    self._chains[lead.end() if lead else first] = chain
            self._end = paragraph[1]


def name_above(text: str, start: int) -> tuple[str, int] | None:
    """The name on the line above the line that begins at ``start``.

    It ends in ``:`` or ``=``, or is a heading, a caption, a ``print(name)`` or a name alone; only
    the first three may be apart by blank lines or by the fence of a code block.
    """
    apart = False
    for _ in range(4):
        end = start - 1
        start = _line_start(text, max(0, end))
        if end < 0 or end - start > MAX_LINE:
            return None
        if text[start:end].strip() and not _FENCE.match(text, start, end):
            return _name_of_line(text, start, end, apart)
        apart |= not text[start:end].strip()
    return None


def _name_of_line(text: str, start: int, end: int, apart: bool) -> tuple[str, int] | None:
    bullet = BULLET.match(text, start, end)
    heading = text[start:end].lstrip().startswith("#")
    start = bullet.end() if bullet else start
    first, last = undressed(text, start, end)
    dressed = last < end and text[last] in "*_`$\\"
    if printing := _PRINTING.match(text, first, last):
        return (printing["name"], printing.start("name")) if not apart else None
    if caption := _CAPTION.match(text, first, last):
        return caption_name(text, caption.end(), last)
    if _ANNOUNCED.search(text, first, last):
        return _leading_to(text, first, last)
    label = plain_label(text[first:last])
    alone = dressed or (not apart and _ALONE.fullmatch(label))
    return _named(text, first, last) if heading or alone else None


def caption_name(text: str, start: int, end: int) -> tuple[str, int] | None:
    """The name that the caption ``text[start:end]`` gives, and where it starts."""
    while end > start and text[end - 1] in ".:= ":
        end -= 1
    return _named(text, start, end)


def _leading_to(text: str, start: int, end: int) -> tuple[str, int] | None:
    """The name of the last chain in ``text[start:end]``, if nothing follows its last relation."""
    last: Chain | None = None
    for chain in chains(text, start, end):
        last = chain
    if last is None or last.refused or plain_label(text[slice(*last.links[-1])]).strip("$*`_"):
        return None
    return label_of(text, last)


def _line_start(text: str, offset: int) -> int:
    """Where the line of ``offset`` begins; not looked for further than a line may be long."""
    floor = max(0, offset - MAX_LINE - 1)
    newline = text.rfind("\n", floor, offset)
    return newline + 1 if newline >= 0 else floor


def _named(text: str, start: int, end: int) -> tuple[str, int] | None:
    """The name in ``text[start:end]``, and where it starts."""
    start, end = undressed(text, start, end)
    if end - start > 2 * MAX_LABEL:
        return None
    if ending := _VERB_LAST.search(text, start, end):
        start, end = undressed(text, start, ending.start())
    verbs = list(_VERB.finditer(text, start, end))
    if verbs:
        start, end = undressed(text, verbs[-1].end(), end)
    filler = _FILLER.match(text, start, end)
    if filler and filler.end() < end:
        start, end = undressed(text, filler.end(), end)
    label = plain_label(text[start:end])
    if not _LETTER.search(label) or label[0] in "0123456789-+*/^_=.)" or _CONDITION.match(label):
        return None
    return (_in_context(text, start, label) if _is_name(label) else ""), start


def _is_name(label: str) -> bool:
    words = re.sub(r"\\[A-Za-z]+|\{[^{}]*\}|\([^()]*\)|\[[^\[\]]*\]", " ", label)
    return len(label) <= MAX_LABEL and len(_WORD.findall(words)) <= MAX_WORDS


def _in_context(text: str, start: int, label: str) -> str:
    """``label`` with the words in front of it that make it another quantity."""
    floor = max(0, start - _CONTEXT)
    before = text[max(text.rfind("\n", floor, start) + 1, floor) : start]
    if qualifier := _QUALIFIER.search(before):
        label = f"{qualifier[1]} {label}"
    if counter := _COUNTER.search(before):
        label = f"{' '.join(counter[0].split())}, {label}"
    return label


def plain_label(text: str) -> str:
    """A name as written, without emphasis, dollars, alignment, tags and surplus space."""
    scripted = _SCRIPT.sub(lambda script: "_^"[script[1] == "p"] + f"{{{script[2]}}}", text)
    return " ".join(_DRESSING.sub(" ", scripted).split())
