"""KaTeX's style with the fonts inside it that a page can need.

Six fonts are behind ordinary symbols; each of the others is behind a few commands.  A command that
merely looks like one of them costs some bytes.
"""

from __future__ import annotations

import re
from base64 import b64encode
from importlib.resources import files

LIBRARY = files("verify.derive") / "katex"

BOLD = ("bf", "bold", "bm", "pmb")
ITALIC = ("it", "emph")
# Parts of the commands that lead to a font; for ordinary symbols, the part of all commands.
REACHED_BY = {
    "Main-Regular": ("",),
    "Math-Italic": ("",),
    "AMS-Regular": ("",),
    "Size1-Regular": ("",),
    "Size2-Regular": ("",),
    "Size3-Regular": ("",),
    "Size4-Regular": ("",),
    "Main-Bold": BOLD,
    "Main-Italic": ITALIC,
    "Main-BoldItalic": BOLD,
    "Math-BoldItalic": BOLD,
    "Caligraphic-Regular": ("cal",),
    "Caligraphic-Bold": ("cal",),
    "Fraktur-Regular": ("frak",),
    "Fraktur-Bold": ("frak",),
    "SansSerif-Regular": ("sf",),
    "SansSerif-Bold": ("sf",),
    "SansSerif-Italic": ("sf",),
    "Script-Regular": ("scr",),
    "Typewriter-Regular": ("tt",),
}
FACE = re.compile(r"@font-face\{[^}]*url\(fonts/KaTeX_([\w-]+)\.woff2\)[^}]*\}")
SOURCE = re.compile(r"src:[^}]*")


def library_style(tex: str) -> str:
    """KaTeX's style sheet for a page with this TeX in it."""
    commands = {"", *re.findall(r"\\([A-Za-z]+)", tex)}
    needed = {
        font
        for font, parts in REACHED_BY.items()
        if any(part in command for part in parts for command in commands)
    }

    def face(found: re.Match[str]) -> str:
        return SOURCE.sub(_source(found[1]), found[0]) if found[1] in needed else ""

    return FACE.sub(face, (LIBRARY / "katex.min.css").read_text(encoding="utf-8"))


def _source(font: str) -> str:
    data = b64encode((LIBRARY / "fonts" / f"KaTeX_{font}.woff2").read_bytes()).decode()
    return f'src:url(data:font/woff2;base64,{data}) format("woff2")'
