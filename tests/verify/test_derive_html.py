"""The page as a file: what is in it, that no text in it runs, and which KaTeX it holds."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from time import perf_counter

import pytest

from tests.verify.sample_text import HEAT, SAMPLE, TITLES, with_blocks
from verify.derive.html.fonts import LIBRARY, REACHED_BY, library_style
from verify.derive.html.way_back import picture
from verify.derive.html.writer import to_html
from verify.derive.text import (
    Block,
    Display,
    HeatMap,
    Items,
    Paragraph,
    Relation,
    Section,
    Stop,
    Table,
    Text,
    WayBack,
)

VOID = ("meta", "link", "img", "br", "input", "hr")


class Page(HTMLParser):
    """Elements in their order, checked to be closed in the right order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.formulas: list[str] = []
        self.text = ""
        self.within: dict[str, list[str]] = {"script": [], "style": []}
        self._open: list[str] = []
        self._formula = 0
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.elements.append((tag, attributes))
        if tag in VOID:
            return
        self._open.append(tag)
        if tag in self.within:
            self.within[tag].append("")
        if (attributes.get("class") or "").startswith("tex"):
            self.formulas.append("")
            self._formula = len(self._open)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag
        if len(self._open) < self._formula:
            self._formula = 0

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in self.within:
            self.within[self._open[-1]][-1] += data
            return
        self.text += data
        if self._formula:
            self.formulas[-1] += data

    def all(self, attribute: str) -> list[str]:
        return [value for _, found in self.elements if (value := found.get(attribute)) is not None]


def page(*blocks: Block) -> Page:
    return Page(to_html(with_blocks(*blocks)))


@pytest.fixture(scope="module")
def sample() -> Page:
    return Page(to_html(SAMPLE))


# Structure


def test_every_anchor_is_there_once_and_every_link_has_a_target(sample: Page) -> None:
    ids = Counter(sample.all("id"))
    assert set(ids.values()) == {1}
    assert {"page3", "page3.index", "page3.layer_norm.dX", "page3.layer_norm.dX.3"} <= set(ids)
    links = [target for target in sample.all("href") if target != "data:,"]
    assert len(links) > 100
    assert {link.removeprefix("#") for link in links} <= set(ids)


def test_headings_go_down_one_level_at_a_time(sample: Page) -> None:
    levels = [int(tag[1]) for tag, _ in sample.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))
    assert Counter(levels) == {1: 1, 2: 11, 3: 20}


def test_sections_far_down_have_the_last_heading_that_html_has() -> None:
    section = Section("s8", "Deep")
    for level in range(7, 1, -1):
        section = Section(f"s{level}", "Above", (), (section,))
    levels = [t for t, _ in Page(to_html(Text("T", (), (section,)))).elements if t[0] == "h"]
    assert levels[-3:] == ["h6", "h6", "h6"]


def test_landmarks_language_and_a_link_past_the_contents() -> None:
    page = Page(to_html(SAMPLE, lang="en-GB"))
    tags = Counter(tag for tag, _ in page.elements)
    assert tags["main"] == tags["nav"] == tags["title"] - 1 - 2 == 1  # two bypasses have titles
    assert dict(page.elements)["html"] == {"lang": "en-GB"}
    first_link = next(found for tag, found in page.elements if tag == "a")
    assert first_link["href"] == "#main"


def test_the_tex_is_in_the_text_as_it_was_given() -> None:
    chain = Display(
        "d", r"a & b", (Relation("<", r"\begin{matrix} 1 & 2 \end{matrix}", "as $x<y$ & $1$"),)
    )
    found = page(Paragraph(r"say $p \ne q$"), chain, Table(("$h$",), (("$c$",),)))
    expected = [r"p \ne q", r"a & b", r"< \begin{matrix} 1 & 2 \end{matrix}", "x<y", "1", "h", "c"]
    assert found.formulas == expected
    assert "as x<y & 1" in found.text


def test_a_formula_without_an_end_is_refused() -> None:
    with pytest.raises(ValueError, match="without its partner: costs 5"):
        to_html(with_blocks(Paragraph("costs 5$")))


def test_two_places_of_one_name_are_refused() -> None:
    one_line = Display("d", "x", (Relation("=", "y"),))
    with pytest.raises(ValueError, match=r"called d\.1"):
        to_html(with_blocks(one_line, Display("d.1", "z")))


def test_a_picture_that_leads_nowhere_is_refused() -> None:
    with pytest.raises(ValueError, match="no section: nowhere"):
        to_html(with_blocks(WayBack((Stop("A", "nowhere", "Proved", "1"),))))


# Nothing of a text runs


EVIL = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}&amp;"


def test_whatever_a_text_says_is_text() -> None:
    text = Text(
        EVIL,
        (Paragraph(EVIL), Items((EVIL,)), Table((EVIL,), ((EVIL,),))),
        (
            Section(
                "s",
                EVIL,
                (
                    Display("d", EVIL, (Relation(EVIL, EVIL, EVIL),)),
                    HeatMap(EVIL, ((EVIL,),), ((0.5,),)),
                    WayBack(
                        (Stop(EVIL, "s", "Proved", EVIL), Stop(EVIL, "s", "Proved", "2")), ((0, 1),)
                    ),
                ),
            ),
        ),
    )
    found, plain = Page(to_html(text)), page()
    tags = Counter(tag for tag, _ in found.elements)
    assert tags["img"] == 0
    assert found.within == plain.within, "the same scripts and styles whatever the text"
    assert tags["script"] == 3
    assert not [name for _, attributes in found.elements for name in attributes if name[:2] == "on"]
    assert found.text.count(EVIL) >= 10


def policy(found: Page) -> str:
    return next(
        value["content"] or ""
        for tag, value in found.elements
        if tag == "meta" and value.get("http-equiv") == "Content-Security-Policy"
    )


def test_the_policy_admits_these_scripts_and_styles_only(sample: Page) -> None:
    rules = dict(rule.strip().split(" ", 1) for rule in policy(sample).split(";"))
    assert rules["default-src"] == "'none'"
    for name, kind in (("script-src", "script"), ("style-src-elem", "style")):
        hashes = [
            f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"
            for source in sample.within[kind]
        ]
        assert rules[name].split() == hashes


def test_nothing_is_fetched(sample: Page) -> None:
    outside = [
        value
        for name in ("src", "href", "srcset", "action", "data")
        for value in sample.all(name)
        if not value.startswith(("#", "data:"))
    ]
    assert outside == []
    for style in sample.within["style"]:
        assert "@import" not in style
        assert set(re.findall(r"url\((\w+)", style)) <= {"data"}


def test_the_same_text_gives_the_same_bytes_at_once() -> None:
    chains = [
        Display(f"d{n}", rf"\frac{{a}}{{{n}}}", (Relation("=", "b", "for $x$ and $y$"),) * 2)
        for n in range(600)
    ]
    begun = perf_counter()
    html = to_html(with_blocks(*chains))
    # A page of 4,200 formulas takes 0.1 s; twenty times as much still says that nothing is squared.
    assert perf_counter() - begun < 2
    assert html == to_html(with_blocks(*chains))


# Blocks


def test_a_heat_map_shades_by_sign_and_size_and_leaves_zeros() -> None:
    cells = [found for tag, found in page(HEAT).elements if tag == "td"]
    assert [cell["class"] for cell in cells[:3]] == ["rising", "falling", "none"]
    assert [cell["style"] for cell in cells[:4]] == [
        f"--strength:{share}" for share in ("0.500", "0.125", "0.000", "1.000")
    ]
    assert "\N{MINUS SIGN}0.8165" in page(HEAT).text


@pytest.mark.parametrize("shade", [1.01, -2.0, float("nan")])
def test_a_shade_out_of_range_is_refused(shade: float) -> None:
    with pytest.raises(ValueError, match="from -1 to 1"):
        page(HeatMap("A", (("1",),), ((shade,),)))


def test_a_heat_map_with_a_shade_too_few_is_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        page(HeatMap("A", (("1", "2"),), ((0.5,),)))


def way(*bypasses: tuple[int, int]) -> WayBack:
    stops = tuple(Stop(title, "section", verdict, norm) for title, verdict, norm in TITLES)
    return WayBack(stops, bypasses)


def test_the_picture_says_verdicts_in_words_and_marks(sample: Page) -> None:
    for title, verdict, norm in TITLES[:9]:
        mark = {"Refuted": "✗", "Unknown": "?"}.get(verdict, "✓")
        assert re.search(
            rf"{title}\s+{re.escape(mark)} {verdict}\s+gradient norm {norm}", sample.text
        )


def test_bars_are_shares_of_the_largest_norm() -> None:
    shares = [box.share for box in picture(way()).boxes]
    assert shares[:2] == ["67.8", "100.0"]
    no_number = WayBack((Stop("A", "a", "Proved", "$10^{-3}$"), Stop("B", "b", "Proved", "0")))
    assert [box.share for box in picture(no_number).boxes] == ["", ""]


def test_bypasses_over_the_same_boxes_are_beside_each_other() -> None:
    def lane(bypasses: tuple[tuple[int, int], ...]) -> list[str]:
        paths = [bypass.path for bypass in picture(way(*bypasses)).bypasses]
        return [re.findall(r"H(\d+)Q", path)[0] for path in paths]

    apart, nested = lane(((3, 6), (6, 9))), lane(((0, 9), (3, 6), (4, 5)))
    assert len(set(apart)) == 1
    assert len(set(nested)) == 3
    assert nested == sorted(nested, key=int), "the longest is outermost"
    assert picture(way()).left == 0


@pytest.mark.parametrize("pair", [(3, 3), (6, 3), (-1, 2), (0, 10)])
def test_a_bypass_to_nowhere_is_refused(pair: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no bypass from"):
        picture(way(pair))


def test_a_verdict_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="no verdict: 'Fine' of A"):
        picture(WayBack((Stop("A", "a", "Fine", "1"),)))


# Colours


def luminance(colour: str) -> float:
    """As WCAG defines it, of a colour such as ``#1f1d1a``."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


TEXTS = ("ink", "quiet", "link", "proved", "checked", "refuted", "unknown")
PAIRS = [(text, ground) for text in TEXTS for ground in ("paper", "tint", "marked")]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_text_can_be_told_from_its_ground(sample: Page, theme: int) -> None:
    found = re.findall(r"--(\w+): light-dark\((#\w{6}), (#\w{6})\)", sample.within["style"][1])
    colours = {name: both[theme] for name, *both in found}
    for text, ground in (*PAIRS, ("ink", "rising"), ("ink", "falling")):
        assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)


def test_a_poor_contrast_is_seen() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") < 4.5 < contrast("#767676", "#ffffff")


# KaTeX


PINNED = {
    name: pinned
    for pinned, name in re.findall(
        "^([0-9a-f]{64})  (.*)$", (LIBRARY / "PINNED").read_text(encoding="utf-8"), re.MULTILINE
    )
}


def test_katex_is_the_pinned_one() -> None:
    names = {path.name for path in LIBRARY.iterdir() if path.is_file()} - {"PINNED"}
    fonts = {f"fonts/{path.name}" for path in (LIBRARY / "fonts").iterdir()}
    assert names | fonts == set(PINNED)
    for name, pinned in PINNED.items():
        assert sha256((LIBRARY / name).read_bytes()).hexdigest() == pinned, name
    assert '"0.16.47"' in (LIBRARY / "katex.min.js").read_text(encoding="utf-8")


def test_every_font_of_katex_has_its_commands() -> None:
    fonts = {name.removeprefix("fonts/KaTeX_").removesuffix(".woff2") for name in PINNED}
    assert fonts - {"LICENSE", "katex.min.js", "katex.min.css"} == set(REACHED_BY)


@pytest.mark.parametrize(
    ("tex", "font", "faces"),
    [("x", None, 7), (r"\mathcal{L}", "Caligraphic", 9), (r"\mathbf{X}", "Main", 10)],
)
def test_a_page_holds_the_fonts_that_it_needs(tex: str, font: str | None, faces: int) -> None:
    style = library_style(tex)
    assert style.count("@font-face") == style.count("data:font/woff2") == faces
    assert "url(fonts" not in style
    assert font is None or f"font-family:KaTeX_{font};" in style


def test_what_is_beside_the_text_is_folded_but_not_a_chapter_of_its_own() -> None:
    inner = Section("inner", "Inner", (Paragraph("more"),), (), beside=True)
    text = Text("T", (), (Section("outer", "Outer", (), (inner,), beside=True),))
    html = to_html(text)
    assert html.count('<details class="folded">') == 1
    assert '<section id="inner">\n<details class="folded">\n<summary>\n<h3>Inner' in html
    Page(html)
