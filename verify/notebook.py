r"""In a notebook: derivations and proofs as results that show as mathematics.

    from verify.notebook import derivation, proofs
    derivation("layer_norm")
    derivation("layer_norm", example="chapter")     # with that example's numbers
    proofs("layer_norm")
    gradient_norms("chapter")                       # a picture

    %load_ext verify.notebook
    %derive layer_norm --example chapter --gradient d

The magic takes what ``backproof derive`` takes, but for files: a notebook keeps its results.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from multiprocessing import current_process
from pathlib import Path
from typing import Any

from derivations.latex.choice import chosen_style
from derivations.latex.style import Convention, Gradient
from derivations.outcome import Proved
from verify.__main__ import LEAST_SHOWN, MOST_DECIMALS, MOST_SHOWN, parser
from verify.commands import page_called
from verify.derive.build import Derivations
from verify.derive.html.writer import to_html
from verify.derive.latex import to_latex_fragment
from verify.derive.markdown import to_markdown
from verify.derive.notebook_html import to_notebook_html, to_notebook_latex
from verify.derive.number_norms import Norms
from verify.derive.number_values import Values
from verify.derive.number_wiring import anchor
from verify.derive.symbol_names import known_names
from verify.derive.text import Block, Display, Paragraph, Text
from verify.derive_command import DeriveError, example_called, printing_of, style_of
from verify.plots import description, plot_norms
from verify.proofs import Proven, of_pages, prove, submit
from verify.run import details
from verify.second_opinion import SecondOpinions
from verify.smt.decide import Solvers

DECIMALS_RANGE, LIMIT_RANGE = (1, MOST_DECIMALS), (LEAST_SHOWN, MOST_SHOWN)


@dataclass(frozen=True)
class Shown:
    """A text that a notebook shows; ``holds`` says whether everything in it does."""

    text: Text
    holds: bool

    def latex(self) -> str:
        """To paste into an article that has amsmath and amssymb."""
        return to_latex_fragment(self.text)

    def markdown(self) -> str:
        """For a repository page, as GitHub shows it."""
        return to_markdown(self.text)

    def html(self) -> str:
        """One file to read without a network."""
        return to_html(self.text)

    def _repr_html_(self) -> str:
        return to_notebook_html(self.text)

    def _repr_latex_(self) -> str:
        return to_notebook_latex(self.text)

    def __repr__(self) -> str:
        verdict = "everything holds" if self.holds else "NOT everything holds"
        return f"<{self.text.title}: {verdict}>"


def derivation(
    sublayer: str,
    *,
    example: str | Path | None = None,
    gradient: Gradient = "partial",
    convention: Convention = "rows",
    names: Mapping[str, str] | None = None,
    decimals: int | None = None,
    limit: int | None = None,
) -> Shown:
    """The derivation of a sublayer's gradients, every line of it proved for every shape.

    With an ``example``, a path or ``"chapter"``, ``sublayer`` may also be one of its steps, such as
    ``"block1.layer_norm_2"``, and the numbers of the steps of that page are shown.  ``names`` are
    TeX for tensors and sizes, such as ``{"d_model": "d_m"}``; ``decimals`` (1 to 30, usually 4) and
    ``limit`` (3 to 64 rows and columns, usually 8) are about numbers.  Errors are those of the
    command.
    """
    style = chosen_style(gradient, convention, {} if names is None else names, known_names())
    _require_whole("decimals", decimals, *DECIMALS_RANGE)
    _require_whole("limit", limit, *LIMIT_RANGE)
    derivations = Derivations(style)
    if example is None:
        page = page_called(sublayer)
        text = Text(page.title, (), (derivations.page(page, "Derivation"),))
    else:
        found = example_called(example)
        text = derivations.part(found, sublayer, printing_of(style, decimals, limit))
        if not text.sections:
            steps = ", ".join(step.name for step in found.network.steps)
            raise DeriveError(f"{found.path} has no step {sublayer}: it has {steps}")
    return Shown(text, derivations.holds)


def proofs(sublayer: str) -> Shown:
    """The theorems of a sublayer, each decided now, with its strength and how it was decided.

    Certificates are found in processes of their own, which import the file that a program was
    started with: in a file, call this beneath ``if __name__ == "__main__":``.
    """
    if getattr(current_process(), "_inheriting", False):  # as multiprocessing itself asks
        raise DeriveError(
            'proofs() runs while its file is imported: guard it by __name__ == "__main__"'
        )
    page = page_called(sublayer)
    with Solvers() as solvers, SecondOpinions() as opinions:
        listed = list(of_pages([page]))
        asked = [submit(item, solvers, opinions) for item in listed]
        proven = [prove(item, work) for item, work in zip(listed, asked, strict=True)]
    blocks = tuple(block for item in proven for block in _blocks(item))
    holds = bool(proven) and all(item.answer.outcome.holds for item in proven)
    return Shown(Text(f"{page.title}: theorems", blocks, ()), holds)


def _blocks(item: Proven) -> Iterator[Block]:
    """A theorem in words, with its strength and how it was decided, and its formula."""
    outcome, obligation = item.answer.outcome, item.answer.obligation
    where = outcome.conditions if isinstance(outcome, Proved) else (details(outcome),)
    how = "; ".join((outcome.method, *where))
    yield Paragraph(f"{type(outcome).__name__}: {obligation.statement} ({how}).")
    if item.listed.latex:
        yield Display(anchor(obligation.name), item.listed.latex)


@dataclass(frozen=True)
class Picture:
    """The norm of the gradient that each sublayer sends back, at each position and together."""

    svg: str
    png: bytes
    description: str

    def _repr_svg_(self) -> str:
        return self.svg

    def __repr__(self) -> str:
        return self.description


def gradient_norms(example: str | Path) -> Picture:
    """The picture for an example, a path or ``"chapter"``; needs matplotlib."""
    found = example_called(example)
    pictures = plot_norms(found)
    svg = pictures["gradient-norms.svg"].decode()
    return Picture(svg, pictures["gradient-norms.png"], description(Norms(Values(found))))


def _require_whole(setting: str, value: object, least: int, most: int) -> None:
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    if value is not None and not (is_whole and least <= value <= most):  # type: ignore[operator]
        raise DeriveError(f"{setting} is {value!r}: use a whole number from {least} to {most}")


def load_ipython_extension(ipython: Any) -> None:
    """``%load_ext verify.notebook`` adds the magic ``%derive``."""
    ipython.register_magic_function(derive, magic_kind="line")


def derive(line: str) -> Shown:
    """``%derive layer_norm --example chapter``: as on the command line, but for files."""
    try:
        options = parser().parse_args(["derive", *shlex.split(line)])
    except SystemExit as error:  # argparse has said why
        raise DeriveError(f"%derive {line}: not understood") from error
    if options.format or options.output or options.all or len(options.sublayer) != 1:
        raise DeriveError(
            "%derive shows one sublayer: use `backproof derive` for files, or for all"
        )
    style = style_of(options)
    return derivation(
        options.sublayer[0],
        example=options.example,
        gradient=style.gradient,
        convention=style.convention,
        names=style.names,
        decimals=options.decimals,
        limit=options.limit,
    )
