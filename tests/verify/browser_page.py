"""What a real browser makes of a page: opens a file in headless Chromium and says what is wrong.

``problems(browser, file)`` looks at it on a wide screen and on a phone, in both themes.  Each kind
of problem is found by a function of its own, so that each can be seen to find one.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
WIDE, PHONE = 1280, 375
Scheme: TypeAlias = Literal["light", "dark"]
SCREENS: tuple[tuple[int, Scheme], ...] = (
    (WIDE, "light"),
    (WIDE, "dark"),
    (PHONE, "light"),
    (PHONE, "dark"),
)
PATIENCE = 60_000  # milliseconds until all formulas are drawn

COUNTS = """() => ['.tex', '.tex > .katex, .tex > .katex-display > .katex', '.katex-error']
  .map((selector) => document.querySelectorAll(selector).length)"""

DEAD_LINKS = """() => [...document.querySelectorAll('a[href^="#"]')]
  .map((link) => link.getAttribute('href').slice(1))
  .filter((anchor) => !document.getElementById(decodeURIComponent(anchor)))"""

# What reaches beyond the screen, unless a box around it scrolls it or cuts it off.
OVERFLOWING = """() => {
  const name = (e) => `${e.tagName.toLowerCase()}.${e.getAttribute('class') ?? ''}`;
  const shows = (e) => getComputedStyle(e).overflowX === 'visible';
  const found = [];
  const walk = (element) => {
    if (element.matches('.katex-mathml, .aside, .skip')) return;
    const box = element.getBoundingClientRect();
    if (box.width && (box.right > innerWidth + 1 || box.left < -1)) found.push(name(element));
    if (shows(element)) for (const child of element.children) walk(child);
  };
  walk(document.body);
  if (document.documentElement.scrollWidth > innerWidth) found.push('the page');
  return found;
}"""

# What a box cuts off: sideways where it does not scroll or no key gets there, or below.
CLIPPED = """() => {
  const cut = (e) => {
    if (e.closest('.katex, .aside, svg') || !e.clientWidth) return '';
    const style = getComputedStyle(e);
    const sideways = e.scrollWidth > e.clientWidth + 1;
    const below = e.scrollHeight > e.clientHeight + 1;
    if (sideways && style.overflowX === 'hidden') return 'cut off';
    if (below && style.overflowY === 'hidden') return 'cut off below';
    if (sideways && style.overflowX === 'auto' && e.tabIndex !== 0) return 'out of reach of keys';
    return '';
  };
  return [...document.querySelectorAll('body *')]
    .map((e) => [cut(e), e.getAttribute('class') ?? e.tagName, e.textContent.trim().slice(0, 40)])
    .filter(([why]) => why)
    .map((words) => words.join(': '));
}"""

# Fonts that formulas ask for and the page does not hold.
MISSING_FONTS = """() => {
  const key = (font, family) => {
    const weight = { normal: '400', bold: '700' }[font.weight] ?? font.weight;
    return [family.replaceAll('"', ''), weight, font.style].join(' ');
  };
  const loaded = [...document.fonts].filter((font) => font.status === 'loaded');
  const held = new Set(loaded.map((font) => key(font, font.family)));
  const asked = new Set();
  for (const element of document.querySelectorAll('.katex-html *')) {
    const words = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
    if (!words.some((node) => node.data.replace(/[\\s\\u200b]/g, ''))) continue;
    const { fontFamily, fontWeight, fontStyle } = getComputedStyle(element);
    asked.add(key({ weight: fontWeight, style: fontStyle }, fontFamily.split(',')[0]));
  }
  return [...asked].filter((font) => !held.has(font)).sort();
}"""


def find_browser() -> str | None:
    """The program of a Chromium that is installed."""
    on_path = next(filter(None, map(shutil.which, NAMES)), None)
    return on_path or next((path for path in APPLICATIONS if Path(path).exists()), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright  # an optional extra

    # Chromium's sandbox refuses to run as root, as in most containers.
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = ["--disable-gpu", *(["--no-sandbox"] if root else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=arguments)
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Opened:
    """A page, and what it said and asked for since it was opened."""

    page: Page
    said: list[str] = field(default_factory=list)
    asked_for: list[str] = field(default_factory=list)

    def problems(self) -> list[str]:
        """Everything that is wrong on this screen."""
        ask = self.page.evaluate
        formulas, drawn, errors = ask(COUNTS)
        failed = self.page.locator("html").get_attribute("data-failed")
        counts = []
        if drawn != formulas or errors or failed != "0":
            counts = [f"{drawn} of {formulas} formulas drawn, {errors} in red, {failed} failed"]
        found: dict[str, list[Any]] = {
            "formulas": counts,
            "said": self.said,
            "asked for": self.asked_for,
            "dead link": ask(DEAD_LINKS),
            "overflows": ask(OVERFLOWING),
            "clipped": ask(CLIPPED),
            "font missing": ask(MISSING_FONTS),
        }
        return [f"{kind}: {each}" for kind, all_of_it in found.items() for each in all_of_it]


@contextmanager
def opened(
    browser: Browser, file: Path, width: int = WIDE, scheme: Scheme = "light", scripts: bool = True
) -> Iterator[Opened]:
    """The page on a screen of this width, when all of its formulas are drawn."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=scripts
    )
    try:
        page = context.new_page()
        found = Opened(page)
        page.on("console", lambda m: found.said.append(m.text) if m.type != "log" else None)
        page.on("pageerror", lambda error: found.said.append(str(error)))
        url = file.resolve().as_uri()
        page.on("request", lambda r: _note(found.asked_for, r.url, url))
        page.goto(url)
        if scripts:
            page.wait_for_selector("html[data-rendered=true]", timeout=PATIENCE)
        yield found
    finally:
        context.close()


def _note(asked_for: list[str], url: str, own: str) -> None:
    if url.partition("#")[0] != own and not url.startswith("data:"):
        asked_for.append(url)


def problems(browser: Browser, file: Path) -> list[str]:
    """Everything that is wrong with a file, on every screen."""
    found = []
    for width, scheme in SCREENS:
        with opened(browser, file, width, scheme) as it:
            found += [f"at {width}, {scheme}: {problem}" for problem in it.problems()]
    return found
