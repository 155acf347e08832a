"""`backproof derive`: derivations to paste, to read and to keep."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from derivations.catalogue import CATALOGUE
from derivations.latex.choice import StyleError, chosen_style
from derivations.latex.style import Style
from derivations.sublayer import Sublayer
from numeric.example import Example, load_example
from verify.commands import INPUT_ERRORS as COMMON_ERRORS
from verify.commands import chapter, page_called
from verify.derive.build import Derivations
from verify.derive.html.writer import to_html
from verify.derive.latex import to_latex_document, to_latex_fragment
from verify.derive.markdown import to_markdown, to_markdown_files
from verify.derive.number_printing import Printing
from verify.derive.pdf import PdfError, to_pdf
from verify.derive.symbol_names import known_names
from verify.derive.text import Text, unshaded
from verify.example_obligations import ExampleRun
from verify.plots import PlottingMissingError, plot_norms
from verify.report.write import require_writable, write_files

HOLDS, DOES_NOT_HOLD = 0, 1
CHAPTER = "chapter"
DECIMALS, LIMIT = 4, 8
SECTIONS = "derivations"  # the folder of the sections
TEXTS: Mapping[str, Callable[[Text], str]] = {
    "tex": to_latex_fragment,
    "md": to_markdown,
    "html": to_html,
}
PICTURES = ("svg", "png")
FORMATS = (*TEXTS, "pdf", *PICTURES)


class DeriveError(ValueError):
    """The options do not fit together."""


INPUT_ERRORS = (*COMMON_ERRORS, DeriveError, PdfError, PlottingMissingError, StyleError)


def run(options: argparse.Namespace) -> int:
    """Write or print what is asked for; the result is the exit status."""
    formats = _formats(options)
    pages = _pages(options)
    if options.output is not None:
        require_writable(options.output)
    derivations = Derivations(style_of(options))
    example = None if options.example is None else example_called(options.example)
    text = text_of(options, derivations, pages, example)
    if options.output is None:
        sys.stdout.write(TEXTS[formats[0]](text))
    else:
        files = dict(_files(formats, text, example))
        write_files({options.output / name: data for name, data in files.items()})
        for name in files:
            print(options.output / name)
    if derivations.holds:
        return HOLDS
    print("backproof: not every line could be proved: look for NOT PROVED", file=sys.stderr)
    return DOES_NOT_HOLD


def _pages(options: argparse.Namespace) -> list[Sublayer]:
    """Each page once."""
    if options.all and options.sublayer:
        raise DeriveError("--all is every sublayer: name none beside it")
    if not (options.all or options.sublayer or options.example):
        raise DeriveError("name a sublayer, or use --all or --example; `backproof list` shows all")
    if options.all:
        return list(CATALOGUE)
    return [page_called(name) for name in dict.fromkeys(options.sublayer)]


def _formats(options: argparse.Namespace) -> tuple[str, ...]:
    asked = "tex" if options.format is None else options.format
    formats = tuple(dict.fromkeys(name.strip().lower() for name in asked.split(",")))
    for name in formats:
        if name not in FORMATS:
            raise DeriveError(f"there is no format {name!r}: use {', '.join(FORMATS)}")
        if name in PICTURES and options.example is None:
            raise DeriveError(f"{name} is a picture of an example's gradients: add --example FILE")
    if options.example is None:
        for option, value in (("decimals", options.decimals), ("limit", options.limit)):
            if value is not None:
                raise DeriveError(f"--{option} is about an example's numbers: add --example FILE")
    if options.heat_map and not (options.example and "html" in formats):
        raise DeriveError("--heat-map shades an example's gradients in HTML: add --example FILE")
    if options.output is not None and not options.output.name:
        raise DeriveError("-o needs the name of a folder")
    if options.output is None and (len(formats) > 1 or formats[0] not in TEXTS):
        raise DeriveError(f"{', '.join(formats)}: that is for a folder: add -o DIR")
    return formats


def style_of(options: argparse.Namespace) -> Style:
    """The notation that the options ask for; DeriveError or StyleError for what is none."""
    names: dict[str, str] = {}
    for pair in options.name:
        name, equals, tex = pair.partition("=")
        if not (name and equals):
            raise DeriveError(f"--name {pair}: write it as NAME=TEX, such as d_model=d_m")
        if name in names:
            raise DeriveError(f"--name {pair}: {name} is called {names[name]} already")
        names[name] = tex
    return chosen_style(options.gradient, options.convention, names, known_names())


def text_of(
    options: argparse.Namespace,
    derivations: Derivations,
    pages: Sequence[Sublayer],
    example: Example | None,
) -> Text:
    """The pages without numbers, or an example and then the pages that do not occur in it."""
    if example is None:
        return derivations.pages(pages)
    printing = printing_of(derivations.style, options.decimals, options.limit)
    return derivations.example(example, pages, printing, options.heat_map)


def printing_of(style: Style, decimals: int | None, limit: int | None) -> Printing:
    """How numbers are shown; what is not said is usual."""
    return Printing(
        style, DECIMALS if decimals is None else decimals, LIMIT if limit is None else limit
    )


def example_called(name: str | Path) -> Example:
    """The example of a file, or the chapter's."""
    return ExampleRun(load_example(chapter() if str(name) == CHAPTER else Path(name))).example


def _files(
    formats: Sequence[str], text: Text, example: Example | None
) -> Iterator[tuple[str, bytes]]:
    """Every file by name: whole texts, and a folder with one file for each section."""
    if "html" in formats:
        yield "index.html", to_html(text).encode()
    text = unshaded(text)
    if "tex" in formats:
        yield "derivations.tex", to_latex_document(text).encode()
        for section in text.sections:
            part = Text(section.title, section.blocks, section.sections)
            yield f"{SECTIONS}/{section.anchor}.tex", to_latex_fragment(part).encode()
    if "md" in formats:
        for name, content in to_markdown_files(text):
            yield f"{SECTIONS}/{name}", content.encode()
    if "pdf" in formats:
        pdf = to_pdf(text, lambda: to_html(text))
        for failure in pdf.failures:
            print(f"backproof: {failure}", file=sys.stderr)
        print(f"backproof: derivations.pdf is made by {pdf.engine}", file=sys.stderr)
        yield "derivations.pdf", pdf.content
    if example is not None and set(formats) & set(PICTURES):
        for name, picture in plot_norms(example).items():
            if name.rpartition(".")[2] in formats:
                yield name, picture
