r"""Labels: what a printed name says, in TeX or plain text, before any quantity is looked up.

``W_Q``, ``W^{Q}``, ``\mathbf{W}_q`` and ``WQ`` have one key, the letters and digits of the name.  A
gradient is said by ``\frac{\partial L}{\partial Z}``, ``dL/dZ``, ``\nabla_Z L``, ``dL_dZ``, ``dZ``,
``Z.grad``, ``grad_Z`` …; ``\delta_Z``, ``g_Z`` and ``\Delta Z`` mean different things in different
texts and say nothing here.  Indices in brackets count from 0, as in code; subscripts in TeX count
from 0 or from 1, so a label with these is only known to list them.  A label that holds anything
else, such as a product, has no reading.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from verify.reference import UnusableReference, read_indices

MAX_LENGTH = 200

Node = str | tuple["Node", ...]  # a token, or a group in braces

_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|[A-Za-z]+|[0-9]+|\s+|.", re.DOTALL)
_DRESS = re.compile(
    r"\\(?:mathbf|mathrm|mathit|mathsf|mathtt|mathcal|mathscr|boldsymbol|bm|text|textbf"
    r"|textit|textrm|texttt|operatorname|left|right|bigl?|bigr|displaystyle|textstyle|limits|quad)"
    r"(?![A-Za-z])|\\[,;:! ]|[$`~\u200b\u200c\u200d\u2060\ufeff]|\*\*"
)
# Letters by the last word of their Unicode name, which is also their name in TeX.
_GREEK = re.compile(
    "alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|omicron|pi|rho|sigma"
    "|tau|upsilon|phi|chi|psi|omega",
    re.IGNORECASE,
)
_SAME = {
    "\\partial": "∂",
    "\\nabla": "∇",
    "\\top": "⊤",
    "\\intercal": "⊤",
    "\\varepsilon": "epsilon",
    "\\dfrac": "\\frac",
    "\\tfrac": "\\frac",
    "\\cfrac": "\\frac",
    "\\widehat": "\\hat",
    "\\widetilde": "\\tilde",
    "\\overline": "\\bar",
}
_ACCENTS = {"\\hat": "hat", "\\tilde": "tilde", "\\bar": "bar"}
_COMBINING = {"\u0302": "hat", "\u0303": "tilde", "\u0304": "bar", "\u0305": "bar"}
_TRANSPOSED = ("T", "⊤")
_LOSS = re.compile(
    r"(?:total|mean|average)?(?:[LJEC]|(?i:loss|cost|error))"
    r"(?:total|tot|mean|ce|CE|mse|MSE|bce|BCE|nll|NLL)?"
)
_LOSS_NODES = 3  # what a name of the loss can have: L _ {CE}


class _Unreadable(ValueError):
    """There is more to the label than a name."""


@dataclass(frozen=True)
class Label:
    """One reading of a label: ``parts`` are the keys of a dotted name.

    ``raised`` is k in W^{(k)}, ``run`` is k in W#1, ``indices`` are those in brackets, and
    ``lists_indices`` says that there is a subscript such as 1,2.  ``of`` is what a gradient is
    said to be the gradient of, where it is said.
    """

    parts: tuple[str, ...]
    gradient: bool = False
    of: str = ""
    transposed: bool = False
    raised: int | None = None
    run: int | None = None
    indices: tuple[int | None, ...] = ()
    lists_indices: bool = False
    renewed: bool = False

    @property
    def key(self) -> str:
        """The key of the last part: the name itself."""
        return self.parts[-1]


def key(name: str) -> str:
    """The letters and digits of a name."""
    plain = "".join(_COMBINING.get(character, character) for character in _plain(name))
    return re.sub(r"[^0-9A-Za-z]", "", plain)


def is_loss(name: str) -> bool:
    """Whether a key is one of the usual names of the loss."""
    return _LOSS.fullmatch(name) is not None


def read_label(label: str) -> tuple[Label, ...]:
    """Every reading of a label, none if it is not a name: ``dZ`` may be a name or a gradient."""
    if len(label) > MAX_LENGTH:
        return ()
    try:
        nodes = _tree(_plain(label))
        gradient = _gradient(nodes)
        return (gradient,) if gradient else tuple(_readings(_read_name(nodes)))
    except (_Unreadable, UnusableReference):
        return ()


# From text to tokens


def _plain(text: str) -> str:
    """The text with scripts, Greek letters and accents spelled out, and without its dress."""
    text = re.sub(r"\\_", "_", unicodedata.normalize("NFD", text))
    text = _DRESS.sub(" ", text).strip(" \t\n:=≈")
    if text.isascii():
        return text
    plain, script = "", ""
    for character in text:
        kind = unicodedata.decomposition(character).partition(" ")[0]
        opening = {"<sub>": "_{", "<super>": "^{"}.get(kind, "")
        if opening != script:  # one after the other they are one script: ⁽¹⁾ is ^{(1)}
            plain += "}" * bool(script) + opening
            script = opening
        letter = unicodedata.normalize("NFKC", character)
        plain += "".join(map(_spelled, letter))
    return plain + "}" * bool(script)


def _spelled(character: str) -> str:
    """A Greek letter as in TeX; any other character as it is."""
    words = unicodedata.name(character, "").replace("LAMDA", "LAMBDA").split()
    match words:
        case ["GREEK", ("SMALL" | "CAPITAL") as size, "LETTER", name] if _GREEK.fullmatch(name):
            return f"\\{name.lower() if size == 'SMALL' else name.capitalize()} "
    return character


def _tree(text: str) -> tuple[Node, ...]:
    """Tokens, those in braces as one node; commands and Greek letters by their names."""
    levels: list[list[Node]] = [[]]
    for token in _TOKEN.findall(text):
        if token == "{":
            levels.append([])
        elif token == "}":
            if len(levels) == 1:
                raise _Unreadable
            group = tuple(levels.pop())
            levels[-1].append(group)
        elif not token.isspace():
            is_greek = _GREEK.fullmatch(token, 1) and token[0] == "\\"
            levels[-1].append(token[1:] if is_greek else _SAME.get(token, token))
    if len(levels) != 1:
        raise _Unreadable
    return _unwrapped(tuple(levels[0]))


def _unwrapped(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    while len(nodes) == 1 and isinstance(nodes[0], tuple):
        nodes = nodes[0]
    return nodes


def _group(node: Node) -> tuple[Node, ...]:
    return _unwrapped(node if isinstance(node, tuple) else (node,))


# Gradients that are written as such


def _gradient(nodes: tuple[Node, ...]) -> Label | None:
    """∂L/∂Z or ∇_Z L; None if it is neither."""
    if nodes[:1] == ("\\frac",) and len(nodes) >= 3:
        over, under, rest = _group(nodes[1]), _group(nodes[2]), nodes[3:]
        # What follows belongs to Z, but to the loss in ∂/∂Z L.
        is_operator = len(over) == 1
        return _quotient((*over, *rest), under) if is_operator else _quotient(over, (*under, *rest))
    if nodes.count("/") == 1:
        slash = nodes.index("/")
        return _quotient(_unwrapped(nodes[:slash]), _unwrapped(nodes[slash + 1 :]))
    if nodes[:1] == ("∇",) or nodes[:2] == ("∂", "_"):
        return _nabla(nodes[2:] if nodes[1:2] == ("_",) else nodes[1:])
    is_d = nodes[:1] in (("d",), (("d",),))
    if is_d and nodes[1:] and (isinstance(nodes[1], tuple) or nodes[1][-1].isalpha()):
        return replace(_read_name(_after_d(nodes)), gradient=True)
    return None


def _quotient(over: tuple[Node, ...], under: tuple[Node, ...]) -> Label:
    return replace(_read_name(_after_d(under)), gradient=True, of=_loss_name(_after_d(over)))


def _loss_name(nodes: tuple[Node, ...]) -> str:
    """The key of what a gradient is said to be of; there it is nothing but a name."""
    name = _read_name(nodes)
    if name != Label(name.parts):
        raise _Unreadable
    return "".join(name.parts)


def _after_d(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """What follows the ∂ or d of a derivative."""
    if nodes[:1] in (("∂",), ("d",), (("d",),)):
        return _unwrapped(nodes[1:])
    if nodes and isinstance(nodes[0], str) and re.fullmatch("d[A-Za-z]+", nodes[0]):
        return (nodes[0][1:], *nodes[1:])
    raise _Unreadable


def _nabla(nodes: tuple[Node, ...]) -> Label:
    """Z in ∇_Z L, where the loss may be left out."""
    for cut in range(max(1, len(nodes) - _LOSS_NODES), len(nodes) + 1):
        try:
            name = _read_name(_unwrapped(nodes[:cut]))
            of = _loss_name(_unwrapped(nodes[cut:])) if nodes[cut:] else ""
        except (_Unreadable, UnusableReference):
            continue
        if not of or is_loss(of):
            return replace(name, gradient=True, of=of)
    raise _Unreadable


# Names


def _readings(label: Label) -> Iterator[Label]:
    """A name as it stands, and as what a prefix or suffix makes of it."""
    yield label
    if len(label.parts) > 1 and label.key == "grad":
        yield replace(label, parts=label.parts[:-1], gradient=True)
    if label.key.endswith("grad") and label.key != "grad":
        parts = (*label.parts[:-1], label.key.removesuffix("grad"))
        yield replace(label, parts=parts, gradient=True)
    for place in sorted({0, len(label.parts) - 1}):  # dblock1.W, block1.dW
        for prefix in ("d", "grad", rf"d{_LOSS.pattern}d"):
            if match := re.fullmatch(f"{prefix}(.+)", label.parts[place]):
                parts = (*label.parts[:place], match[1], *label.parts[place + 1 :])
                yield replace(label, parts=parts, gradient=True)


@dataclass
class _Name:
    """A name that is read from left to right."""

    parts: list[str] = field(default_factory=lambda: [""])
    label: Label = Label(())
    in_word: bool = False  # the last token was a word of the name, so that a letter would multiply

    def read(self, nodes: Sequence[Node]) -> None:
        at = 0
        while at < len(nodes):
            at += self._node(nodes, at)

    def _node(self, nodes: Sequence[Node], at: int) -> int:
        """Reads what begins at a node; how many nodes that is."""
        node, following = nodes[at], tuple(nodes[at + 1 :])
        if isinstance(node, tuple):
            self.read(node)
            self.in_word = True
            return 1
        if node.isascii() and node.isalpha():
            self._word(node)
            return 1
        if node.isascii() and node.isdigit():
            self.parts[-1] += node
            return 1
        if node in _COMBINING and self.parts[-1]:
            self.parts[-1] += _COMBINING[node]
            return 1
        if not following:
            raise _Unreadable
        if node in _ACCENTS:
            self.read(_group(following[0]))
            self.parts[-1] += _ACCENTS[node]
            self.in_word = True
            return 2
        if node in "_^":
            (self._subscript if node == "_" else self._superscript)(_group(following[0]))
            self.in_word = True
            return 2
        if node in "[(":
            return self._brackets(node, following)
        if node == "#" and isinstance(following[0], str) and following[0].isdigit():
            self.label = replace(self.label, run=int(following[0]))
            return 2
        if node == "-" and self.in_word and isinstance(following[0], str):
            if not following[0].isalpha() or len(following[0]) < 2:
                raise _Unreadable
            self.parts[-1] += following[0]
            return 2
        if node == "." and self.parts[-1]:
            if following == ("T",):
                self._transpose()
                return 2
            self.parts.append("")
            self.in_word = False
            return 1
        raise _Unreadable

    def _word(self, word: str) -> None:
        # Two words make one name (learning rate), two symbols are a product (X W).
        if self.in_word and not (len(word) > 2 and word.islower() and len(self.parts[-1]) > 2):
            raise _Unreadable
        self.parts[-1] += word
        self.in_word = True

    def _subscript(self, nodes: tuple[Node, ...]) -> None:
        if "," in nodes:
            self.label = replace(self.label, lists_indices=True)
            return
        self.in_word = False
        self.read(nodes)

    def _superscript(self, nodes: tuple[Node, ...]) -> None:
        match nodes:
            case (("T" | "⊤"),):
                self._transpose()
            case ("+",):
                self.label = replace(self.label, renewed=True)
            case (("(" | "["), str(number), (")" | "]")) if number.isdigit():
                if self.label.raised is not None:
                    raise _Unreadable
                self.label = replace(self.label, raised=int(number))
            case ("2",) if self.parts[-1] == "sigma":  # the one power that is a name
                self.parts[-1] += "2"
            case (str(word), *_) if word.isascii() and word.isalpha():
                self.in_word = False
                self.read(nodes)
            case _:  # a power, an inverse, a star
                raise _Unreadable

    def _brackets(self, opening: str, following: tuple[Node, ...]) -> int:
        closing = {"[": "]", "(": ")"}[opening]
        if closing not in following:
            raise _Unreadable
        inside = following[: following.index(closing)]
        if opening == "(":
            # m(block1.W) is block1.m(W).
            outside, self.parts, self.in_word = self.parts, [""], False
            self.read(inside)
            *path, last = self.parts
            if not last[:1].isalpha():
                raise _Unreadable
            self.parts, self.in_word = [*outside[:-1], *path, outside[-1] + last], True
        elif all(isinstance(node, str) for node in inside):
            indices = read_indices(f"[{''.join(map(str, inside))}]")
            self.label = replace(self.label, indices=(*self.label.indices, *indices))
        else:
            raise _Unreadable
        return len(inside) + 2

    def _transpose(self) -> None:
        if self.label.transposed:
            raise _Unreadable
        self.label = replace(self.label, transposed=True)


def _read_name(nodes: tuple[Node, ...]) -> Label:
    name = _Name()
    name.read(nodes)
    if not all(name.parts):
        raise _Unreadable
    return replace(name.label, parts=tuple(name.parts))
