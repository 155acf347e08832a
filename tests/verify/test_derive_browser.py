"""The page in a real browser: what is drawn, what fits, where links lead, what it asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.verify import browser_page
from tests.verify.browser_page import PHONE, WIDE, Scheme, opened, problems
from tests.verify.sample_text import SAMPLE, dX, with_blocks
from tests.verify.shared_proofs import chapter_text
from verify.derive.html import fonts
from verify.derive.html.writer import to_html
from verify.derive.text import Display, Items, Paragraph, Relation, Section, Text

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytest.importorskip("playwright", reason="playwright is not installed: the extra `browser` has it")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(browser_page.find_browser() is None, reason="no Chromium is installed"),
]

Write = Callable[[str], Path]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browser_page.chromium() as found:
        yield found


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def to_file(html: str) -> Path:
        file = tmp_path / "a page.html"
        file.write_text(html, encoding="utf-8")
        return file

    return to_file


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("page") / "sample.html"
    file.write_text(to_html(SAMPLE), encoding="utf-8")
    return file


def test_nothing_is_wrong_on_any_screen(browser: Browser, sample: Path) -> None:
    assert problems(browser, sample) == []


def test_every_formula_is_there_for_screen_readers(browser: Browser, sample: Path) -> None:
    with opened(browser, sample) as it:
        formulas = it.page.locator(".tex").count()
        assert formulas > 250
        assert it.page.locator(".tex math").count() == formulas


def test_fonts_behind_rare_commands_are_there(browser: Browser, write: Write) -> None:
    tex = (
        r"\mathbf{A} \mathit{b} \boldsymbol{\beta} \mathcal{L} \mathfrak{g} \mathsf{T} \mathscr{S}"
        r" \mathtt{x} \mathbb{R} \textbf{\textit{a}} \textsf{\textbf{b}} \textsf{\textit{c}}"
        r" \bm{\mathcal{C}} \Biggl( x \Biggr)"
    )
    assert problems(browser, write(to_html(with_blocks(Display("d", tex))))) == []


def test_whatever_a_text_says_is_shown_and_does_nothing(browser: Browser, write: Write) -> None:
    evil = "</script><script>document.title = 'taken'</script><img src=x onerror=alert(1)> &amp;"
    text = with_blocks(Paragraph(evil), Items((evil,)), Display("d", r"a < b \text{ \& } c"))
    with opened(browser, write(to_html(text))) as it:
        assert it.problems() == []
        assert it.page.title() == text.title
        assert it.page.locator("main p").last.inner_text() == evil


def test_the_policy_stops_a_script_that_gets_in(browser: Browser, write: Write) -> None:
    planted = to_html(SAMPLE).replace("</main>", "<script>document.title = 'taken'</script></main>")
    with opened(browser, write(planted)) as it:
        assert it.page.title() == SAMPLE.title
        assert any("Content Security Policy" in message for message in it.said)


def test_without_scripts_one_reads_tex(browser: Browser, sample: Path) -> None:
    for width in (WIDE, PHONE):
        with opened(browser, sample, width, scripts=False) as it:
            shown = it.page.locator("main").inner_text()
            assert r"\sum_{w} \frac{\partial L}{\partial P_{t,w}}" in shown
            assert not it.page.get_by_role("button").is_visible()
            assert it.page.get_by_role("navigation").get_by_role("link").first.is_visible()
            # Playwright asks the page from a world of its own, so this works without scripts.
            assert it.page.evaluate(browser_page.OVERFLOWING) == []


def background(page: Any) -> str:
    found: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return found


def test_the_theme_follows_the_system_until_it_is_chosen(browser: Browser, sample: Path) -> None:
    colours = []
    schemes: tuple[Scheme, ...] = ("light", "dark")
    for scheme in schemes:
        with opened(browser, sample, scheme=scheme) as it:
            colours.append(background(it.page))
            button = it.page.get_by_role("button", name="Dark theme")
            assert button.get_attribute("aria-pressed") == ("true" if scheme == "dark" else "false")
            button.focus()
            it.page.keyboard.press("Enter")
            assert button.get_attribute("aria-pressed") == ("false" if scheme == "dark" else "true")
            chosen = background(it.page)
            it.page.reload()
            it.page.wait_for_selector("html[data-rendered=true]")
            assert background(it.page) == chosen != colours[-1]
    assert colours[0] != colours[1]


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_the_picture_leads_to_a_section(browser: Browser, sample: Path, width: int) -> None:
    with opened(browser, sample, width) as it:
        it.page.emulate_media(reduced_motion="reduce")
        it.page.locator(".way-back a").nth(7).click()
        assert it.page.evaluate("location.hash") == "#page7"
        top = it.page.locator("#page7").evaluate("e => e.getBoundingClientRect().top")
        assert 0 <= top < 100


def test_where_one_reads_shows_in_the_contents(browser: Browser, sample: Path) -> None:
    with opened(browser, sample) as it:
        it.page.evaluate("document.getElementById('page3.with_numbers').scrollIntoView()")
        it.page.wait_for_selector(".contents [aria-current][href='#page3.with_numbers']")
        assert it.page.locator(".contents [aria-current]").count() == 1


def test_on_a_phone_the_contents_open_when_asked(browser: Browser, sample: Path) -> None:
    with opened(browser, sample, PHONE) as it:
        first = it.page.locator(".contents a").first
        assert not first.is_visible()
        it.page.get_by_text("Contents", exact=True).click()
        assert first.is_visible()
        assert it.problems() == []


def test_keys_scroll_what_is_wider_than_the_page(browser: Browser, sample: Path) -> None:
    with opened(browser, sample, PHONE) as it:
        box = it.page.locator(".scroll.overflows").first
        assert box.get_attribute("role") == "region"
        assert (box.get_attribute("aria-label") or "").startswith("Step")
        box.focus()
        it.page.keyboard.press("ArrowRight")
        it.page.wait_for_timeout(500)
        assert box.evaluate("e => e.scrollLeft") > 0


def test_reasons_stand_beside_their_formulas_where_there_is_room(
    browser: Browser, sample: Path
) -> None:
    for width, beside in ((WIDE, True), (PHONE, False)):
        with opened(browser, sample, width) as it:
            line = it.page.locator("[id='page1.softmax.dZ.2']")
            right = line.locator(".right").bounding_box()
            why = line.locator(".why").bounding_box()
            assert right is not None
            assert why is not None
            assert (why["x"] >= right["x"] + right["width"]) == beside
            assert (why["y"] >= right["y"] + right["height"]) == (not beside)


NEVER_IDLE = """
    window.requestIdleCallback = () => {};
    window.IntersectionObserver = class { observe() {} disconnect() {} };
"""


def test_everything_is_drawn_and_fits_before_printing(browser: Browser, sample: Path) -> None:
    page = browser.new_page(viewport={"width": 660, "height": 900})
    page.add_init_script(NEVER_IDLE)
    page.goto(sample.as_uri())
    page.evaluate("document.fonts.ready.then(() => true)")
    assert page.locator(".tex:not(.drawn)").count() > 0
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".tex:not(.drawn)").count() == 0
    # Nothing scrolls on paper: this looks into every box.
    assert page.evaluate(browser_page.OVERFLOWING) == []
    assert page.locator(".contents, .theme, .here, .step").evaluate_all(
        "all => all.every((e) => !e.checkVisibility())"
    )
    assert page.pdf().startswith(b"%PDF")
    page.close()


def folded() -> Text:
    """A page with a section that is beside the text, far down and with a formula in it."""
    inner = Section(
        "aside", "More", (Display("far", "a", (Relation("=", dX(), "why"),)),), (), True
    )
    room = tuple(Paragraph(f"line {n}") for n in range(60))
    return Text("A title", (), (Section("one", "One", room, (inner,)),))


@pytest.mark.parametrize("place", ["aside", "far", "far.1"])
def test_what_is_folded_opens_for_who_follows_a_link(
    browser: Browser, write: Write, place: str
) -> None:
    with opened(browser, write(to_html(folded()))) as it:
        details, formula = it.page.locator(".folded"), it.page.locator("[id='far'] .katex").first
        assert not formula.is_visible()
        it.page.evaluate("(place) => { location.hash = place }", place)
        formula.wait_for(state="visible")
        assert details.get_attribute("open") is not None
        assert formula.evaluate("(e) => e.getBoundingClientRect().top < innerHeight")
        assert it.problems() == []


def test_what_is_folded_is_printed(browser: Browser, write: Write) -> None:
    with opened(browser, write(to_html(folded()))) as it:
        it.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert it.page.locator("[id='far'] .katex").first.is_visible()


@pytest.fixture(scope="module")
def chapter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The derivations of the chapter, with shaded matrices."""
    file = tmp_path_factory.mktemp("chapter") / "index.html"
    file.write_text(to_html(chapter_text()), encoding="utf-8")
    return file


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_nothing_is_wrong_with_the_chapter(browser: Browser, chapter: Path, width: int) -> None:
    """With everything unfolded: every formula drawn, every link alive, nothing cut off."""
    with opened(browser, chapter, width) as it:
        assert it.page.locator(".tex").count() > 1000
        assert it.page.locator(".matrix").count() > 20
        it.page.evaluate("document.querySelectorAll('.folded').forEach((e) => { e.open = true })")
        it.page.evaluate("new Promise((done) => setTimeout(done, 500))")
        assert it.problems() == []


def test_a_click_in_the_picture_leads_to_the_sublayer(browser: Browser, chapter: Path) -> None:
    with opened(browser, chapter) as it:
        boxes = it.page.locator(".way a")
        assert boxes.count() == 10
        boxes.nth(6).click()
        heading = it.page.locator("[id='block1.attention'] > h2")
        assert heading.evaluate("(e) => Math.abs(e.getBoundingClientRect().top) < 200")


def test_three_thousand_formulas_are_drawn_in_pieces(browser: Browser, write: Write) -> None:
    chains = [
        Display(f"d{n}", rf"\frac{{\partial L}}{{\partial X_{{{n}}}}}", (Relation("=", dX()),))
        for n in range(1500)
    ]
    file = write(to_html(with_blocks(*chains)))
    with opened(browser, file) as it:
        assert it.page.locator(".tex > .katex-display").count() == 3000
        assert it.problems() == []


# Each kind of problem is seen


def seen(browser: Browser, file: Path, width: int = WIDE) -> list[str]:
    with opened(browser, file, width) as it:
        return it.problems()


@pytest.mark.parametrize("tex", [r"\frac{a}{", r"\nosuchcommand", "x^2^3"])
def test_a_broken_formula_is_seen(browser: Browser, write: Write, tex: str) -> None:
    file = write(to_html(with_blocks(Display("good", "x"), Display("bad", tex))))
    assert seen(browser, file) == ["formulas: 1 of 2 formulas drawn, 0 in red, 1 failed"]
    with opened(browser, file) as it:
        assert it.page.locator("html").get_attribute("data-failed") == "1"
        assert it.page.locator("#bad .failed").inner_text() == tex
        assert it.page.locator("#bad .failed").get_attribute("title")
        assert it.page.get_by_role("status").inner_text().startswith("One formula could not")


def test_tex_that_katex_only_puts_up_with_is_seen(browser: Browser, write: Write) -> None:
    assert (
        "said: LaTeX-incompatible"
        in seen(browser, write(to_html(with_blocks(Display("d", "Ω→é")))))[0]
    )


PLANTED = {
    "overflows": '<div style="width:5000px">wide</div>',
    "clipped": '<div style="width:4em;overflow:hidden;white-space:nowrap">cut off at the end</div>',
    "dead link": '<a href="#nowhere">a link</a>',
    "asked for": '<iframe src="other.html" title="another file"></iframe>',
}


@pytest.mark.parametrize("kind", PLANTED)
def test_a_planted_problem_is_seen(browser: Browser, write: Write, kind: str) -> None:
    page = to_html(with_blocks(Display("d", "x"))).replace("</main>", f"{PLANTED[kind]}</main>")
    if kind == "asked for":  # what the policy would stop does not get as far as a request
        page = page.replace("default-src 'none'", "default-src *")
    found = seen(browser, write(page))
    assert any(problem.startswith(kind) for problem in found), found


def test_a_box_that_no_key_scrolls_is_seen(browser: Browser, sample: Path) -> None:
    with opened(browser, sample, PHONE) as it:
        it.page.evaluate("document.querySelector('.scroll.overflows').removeAttribute('tabindex')")
        assert ["out of reach of keys" in problem for problem in it.problems()] == [True]


def test_a_missing_font_is_seen(
    browser: Browser, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(fonts.REACHED_BY, "Caligraphic-Regular", ())
    file = write(to_html(with_blocks(Display("d", r"\mathcal{L}"))))
    assert seen(browser, file) == ["font missing: KaTeX_Caligraphic 400 normal"]
