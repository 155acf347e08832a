"""A text as one HTML file, with everything inside it: style, fonts, KaTeX and its own scripts.

The TeX of every formula stands in the page as text; a script replaces it by what KaTeX makes of
it.  Without scripts one reads the TeX.  Nothing of a text becomes a script: the page's security
policy admits only the scripts and styles of this package, by their hashes.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from verify.derive.html.fonts import LIBRARY, library_style
from verify.derive.html.heat_map import cells
from verify.derive.html.prose import plain, to_markup
from verify.derive.html.way_back import picture
from verify.derive.text import Display, Section, Stop, Text, WayBack


def to_html(text: Text, *, lang: str = "en") -> str:
    """The page; ``lang`` is the language of the text, as in HTML's attribute."""
    _check_anchors(text)
    body = _environment().get_template("page.html.jinja").render(text=text, lang=lang)
    # Which fonts a page needs shows in its TeX, and that is in its body.
    styles = [library_style(body), _own("style.css")]
    scripts = {
        "early": _own("early.js"),
        "library": (LIBRARY / "katex.min.js").read_text(encoding="utf-8"),
        "page": _own("page.js"),
    }
    return (
        _environment()
        .get_template("file.html.jinja")
        .render(
            title=plain(text.title),
            lang=lang,
            body=Markup(body),
            styles=[Markup(style) for style in styles],
            scripts={name: Markup(script) for name, script in scripts.items()},
            style_hashes=[_hash(style) for style in styles],
            script_hashes=[_hash(script) for script in scripts.values()],
        )
    )


def _environment() -> Environment:
    found = Environment(
        loader=PackageLoader("verify.derive.html", "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=True,
    )
    found.filters |= {"prose": to_markup, "plain": plain, "cells": cells, "picture": picture}
    found.tests["kind"] = lambda block, kind: type(block).__name__ == kind
    return found


def _own(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")


def _hash(source: str) -> str:
    """As in a security policy, of exactly what stands between the tags."""
    return f"sha256-{b64encode(sha256(source.encode()).digest()).decode()}"


def _check_anchors(text: Text) -> None:
    """Every anchor is the name of one place, and the picture leads to places that exist."""
    counts = Counter(_anchors(text))
    if twice := [anchor for anchor, count in counts.items() if count > 1]:
        raise ValueError(f"several places are called {', '.join(sorted(twice))}")
    if nowhere := [stop.anchor for stop in _stops(text) if stop.anchor not in counts]:
        raise ValueError(f"the way back leads to no section: {', '.join(nowhere)}")


def _anchors(part: Text | Section) -> Iterator[str]:
    """Those of sections, formulas and lines."""
    if isinstance(part, Section):
        yield part.anchor
    for block in part.blocks:
        if isinstance(block, Display):
            yield block.anchor
            yield from (f"{block.anchor}.{place}" for place in range(1, len(block.relations) + 1))
    for section in part.sections:
        yield from _anchors(section)


def _stops(part: Text | Section) -> Iterator[Stop]:
    for block in part.blocks:
        if isinstance(block, WayBack):
            yield from block.stops
    for section in part.sections:
        yield from _stops(section)
