r"""The common subset: formulas that amsmath with amssymb, KaTeX, GitHub and Notion accept.

Notion shows formulas with KaTeX; GitHub with MathJax, from which it has taken some commands away.
``FORMS`` allows, and what is not in it is reported: a command that nobody has tried is no
promise.  ``ELSEWHERE`` says of well-known constructs where they fail.  Characters that are not
ASCII are outside as well (pdfLaTeX has no glyph for a bare ``σ``), as are comments, ``$`` within a
formula (it ends the formula on GitHub) and ``bmatrix`` of more than ten columns (plain LaTeX wants
``MaxMatrixCols`` in a preamble; an ``array`` between ``\left[`` and ``\right]`` wants nothing).

========================  ===========  ======  ======  ======
construct                 plain LaTeX  KaTeX   GitHub  Notion
========================  ===========  ======  ======  ======
what ``FORMS`` lists      yes          yes     yes     yes
``ELSEWHERE``             see there, construct by construct
========================  ===========  ======  ======  ======
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pylatexenc.latexwalker import (
    LatexCharsNode,
    LatexCommentNode,
    LatexEnvironmentNode,
    LatexGroupNode,
    LatexMacroNode,
    LatexMathNode,
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
)


class Form(NamedTuple):
    """Commands that are used in one way; ``example`` is a formula with ``NAME`` for the command."""

    example: str
    arguments: str  # in pylatexenc's notation: "{" is an argument, "[" an optional one
    names: tuple[str, ...]


FORMS = (
    Form(r"a \NAME b", "", (  # letters and symbols
        "alpha", "beta", "gamma", "delta", "epsilon", "varepsilon", "zeta", "eta", "theta",
        "vartheta", "iota", "kappa", "lambda", "mu", "nu", "xi", "pi", "varpi", "rho", "varrho",
        "sigma", "varsigma", "tau", "upsilon", "phi", "varphi", "chi", "psi", "omega",
        "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega",
        "partial", "nabla", "infty", "ell", "top", "bot", "prime", "forall", "exists", "emptyset",
        "checkmark", "ldots", "cdots", "vdots", "ddots", "dots", "square", "blacksquare",
    )),
    Form(r"a \NAME b", "", (  # binary operations
        "cdot", "times", "odot", "oplus", "otimes",
            "oslash", "circ", "bullet", "pm", "mp", "div", "ast",
        "star", "wedge", "vee", "cap", "cup", "setminus", "bmod",
    )),
    Form(r"a \NAME b", "", (  # relations and arrows
        "le", "leq", "ge", "geq", "ne", "neq", "ll", "gg", "equiv", "approx", "sim", "propto",
        "in", "notin", "subset", "subseteq", "mid", "to", "rightarrow", "leftarrow", "Rightarrow",
        "Leftarrow", "Leftrightarrow", "iff", "implies", "mapsto", "colon",
        "longrightarrow", "uparrow", "downarrow",
    )),
    Form(r"\NAME_{i} a_{i}", "", (  # sums, and operators with something beneath
        "sum", "prod", "int", "max", "min", "arg", "lim", "sup", "inf", "det", "bigcup", "bigcap",
    )),
    Form(r"\NAME x", "", (  # functions
        "exp", "log", "ln", "sin", "cos", "tan", "sinh", "cosh", "tanh", "dim", "ker", "Pr",
    )),
    Form(r"\sum\NAME_{i} a", "", ("limits", "nolimits")),
    Form(r"a \NAME b", "", ("quad", "qquad", ",", ";", ":", "!", " ", "displaystyle", "textstyle")),
    Form(r"a \NAME b", "", ("{", "}", "_", "%", "#", "&", "|", "vert", "Vert")),
    Form(r"\left\NAME a \right\NAME", "", (
        "lbrace", "rbrace", "lvert", "rvert", "lVert", "rVert", "lfloor", "rfloor", "lceil",
        "rceil", "langle", "rangle",
    )),
    Form(r"\left( a \right)", "{", ("left", "right")),
    Form(r"\NAME( a )", "{", (
        "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr", "Biggl", "Biggr",
        "big", "Big", "bigg", "Bigg",
    )),
    Form(r"\NAME{a}", "{", (  # alphabets and accents
        "mathrm", "mathbf", "mathit", "mathsf", "mathtt", "mathbb", "mathcal", "boldsymbol",
        "text", "textbf", "textit", "textrm",
        "hat", "bar", "tilde", "dot", "ddot", "vec", "check", "widehat", "widetilde", "overline",
        "underline", "underbrace", "overbrace", "boxed", "pmod",
    )),
    Form(r"\NAME{a}", "[{", ("sqrt",)),
    Form(r"\NAME{a}{b}", "{{", (
        "frac", "dfrac", "tfrac", "binom", "stackrel", "underset", "overset",
    )),
    Form(r"\sum_{\NAME{i \\ j}} a", "{", ("substack",)),
    Form(r"\begin{array}{c} a \\ b \end{array}", "[", ("\\",)),
    Form(r"\begin{array}{c} a \\ \hline b \end{array}", "", ("hline",)),
)  # fmt: skip

ENVIRONMENTS = {
    "aligned": r"\begin{aligned} a &= b \\ &= c \end{aligned}",
    "gathered": r"\begin{gathered} a \\ b \end{gathered}",
    "cases": r"\begin{cases} a & b \\ c & d \end{cases}",
    "array": r"\begin{array}{r|r} a & b \\ c & d \end{array}",
    "matrix": r"\begin{matrix} a & b \\ c & d \end{matrix}",
    "pmatrix": r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}",
    "bmatrix": r"\begin{bmatrix} a & b \\ c & d \end{bmatrix}",
    "vmatrix": r"\begin{vmatrix} a & b \\ c & d \end{vmatrix}",
}
MAX_MATRIX_COLUMNS = 10  # amsmath's MaxMatrixCols
AMSMATH_MATRICES = ("matrix", "pmatrix", "bmatrix", "vmatrix")


class Construct(NamedTuple):
    """Where something that people write is accepted."""

    tex: str
    latex: bool  # with amsmath and amssymb, no preamble
    katex: bool  # and therefore Notion
    github: bool
    instead: str


ELSEWHERE = (
    Construct(r"\operatorname{rank}", True, True, False, r"\mathrm{rank}"),
    Construct(r"\DeclareMathOperator{\rank}{rank}", True, False, False, r"\mathrm{rank}"),
    Construct(r"\mbox{a}", True, False, False, r"\text{a}"),
    Construct(r"\phantom{a}", True, True, False, r"\quad"),
    Construct(r"\href{https://example.org}{a}", False, True, False, "a link in the text"),
    Construct(r"\mathds{1}", False, False, True, r"\mathbf{1}"),
    Construct(r"\bm{x}", False, True, False, r"\boldsymbol{x}"),
    Construct(r"\intertext{a}", True, False, False, "two displays"),
    Construct(r"\label{a}", True, False, True, "no label"),
    Construct(r"\begin{multline} a \end{multline}", True, False, True, r"\begin{aligned}"),
    Construct(r"\begin{equation*} a \end{equation*}", True, True, True, r"\begin{aligned}"),
    Construct(r"\begin{bmatrix*}[r] a \end{bmatrix*}", False, True, False, r"\begin{array}{r}"),
)


def outside_subset(tex: str) -> list[str]:
    r"""What a formula uses that is not in the common subset; nothing when it may go anywhere.

    >>> outside_subset(r"\frac{\partial L}{\partial X_{t,i}} \odot \begin{bmatrix} 1 \end{bmatrix}")
    []
    >>> outside_subset(r"\operatorname{rank} W \label{eq:rank}")
    ['\\operatorname', '\\label']
    """
    try:
        nodes = parsed(tex)
    except LatexWalkerError as error:
        return [f"malformed TeX: {error.msg}"]
    return list(dict.fromkeys([*_complaints(nodes), *_unpaired(nodes)]))


def parsed(tex: str) -> list[LatexNode]:
    """The nodes of a formula; scripts and the commands of ``FORMS`` have their arguments."""
    nodes, _, _ = LatexWalker(
        tex, latex_context=_context(), tolerant_parsing=False
    ).get_latex_nodes()
    return list(nodes)


def arguments(node: LatexNode) -> list[LatexNode]:
    """The arguments of a command or script that are there."""
    given = getattr(node, "nodeargd", None)
    return [argument for argument in (given.argnlist if given else ()) if argument is not None]


def inside(node: LatexNode) -> list[LatexNode]:
    """The nodes of a group or an environment; of anything else, itself."""
    if isinstance(node, LatexGroupNode | LatexEnvironmentNode):
        return list(node.nodelist)
    return [node]


def matrix_rows(environment: LatexEnvironmentNode) -> list[list[list[LatexNode]]]:
    """The nodes of an environment by row and cell; a last row that is empty is none."""
    rows: list[list[list[LatexNode]]] = [[[]]]
    for node in environment.nodelist:
        if isinstance(node, LatexMacroNode) and node.macroname == "\\":
            rows.append([[]])
        elif isinstance(node, LatexSpecialsNode) and node.specials_chars == "&":
            rows[-1].append([])
        elif not (isinstance(node, LatexMacroNode) and node.macroname == "hline"):
            rows[-1][-1].append(node)
    blank = all(n.latex_verbatim().isspace() for cell in rows[-1] for n in cell)
    return rows[:-1] if blank else rows


@cache
def allowed() -> frozenset[str]:
    return frozenset(name for form in FORMS for name in form.names)


@cache
def _context() -> LatexContextDb:
    context = LatexContextDb()
    script = MacroStandardArgsParser("{")
    context.add_context_category(
        "formulas",
        macros=[
            MacroSpec(name, MacroStandardArgsParser(form.arguments, optional_arg_no_space=True))
            for form in FORMS
            for name in form.names
        ],
        environments=[std_environment(e, "[{" if e == "array" else "") for e in ENVIRONMENTS],
        specials=[SpecialsSpec("&"), SpecialsSpec("~"), SpecialsSpec("^", script),
                  SpecialsSpec("_", script)],
    )  # fmt: skip
    return context


def _complaints(nodes: list[LatexNode]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, LatexMacroNode) and node.macroname not in allowed():
            yield f"\\{node.macroname}"
        elif isinstance(node, LatexEnvironmentNode):
            yield from _of_environment(node)
        elif isinstance(node, LatexCommentNode):
            yield "a comment"
        elif isinstance(node, LatexMathNode):
            yield "$ within a formula"
        elif isinstance(node, LatexCharsNode):
            yield from (f"the character {c}" for c in node.chars if not c.isascii())
            yield from (f"a bare {c}" for c in node.chars if c in '#`"')
        yield from _complaints(arguments(node))
        if isinstance(node, LatexGroupNode | LatexEnvironmentNode):
            yield from _complaints(node.nodelist)


def _of_environment(node: LatexEnvironmentNode) -> Iterator[str]:
    name = node.environmentname
    if name not in ENVIRONMENTS:
        yield f"\\begin{{{name}}}"
    elif name in AMSMATH_MATRICES:
        columns = max(map(len, matrix_rows(node)), default=0)
        if columns > MAX_MATRIX_COLUMNS:
            yield f"\\begin{{{name}}} of {columns} columns"


def _unpaired(nodes: list[LatexNode]) -> Iterator[str]:
    r"""Each ``\left`` needs its ``\right`` in the same group, cell and row."""
    depth = 0
    for node in nodes:
        if isinstance(node, LatexMacroNode) and node.macroname in ("left", "right"):
            depth += 1 if node.macroname == "left" else -1
            if depth < 0:
                break
        for argument in arguments(node):
            yield from _unpaired(inside(argument) if isinstance(argument, LatexGroupNode) else [])
        if isinstance(node, LatexEnvironmentNode):
            for row in matrix_rows(node):
                for cell in row:
                    yield from _unpaired(cell)
        elif isinstance(node, LatexGroupNode):
            yield from _unpaired(node.nodelist)
    if depth:
        yield r"\left without \right, or the other way round"
