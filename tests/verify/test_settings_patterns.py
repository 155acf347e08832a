"""Patterns: what a glob in a folder matches, and that characters mean themselves otherwise."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.settings import Pattern

BASE = Path("/project/a+b")


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("build", "build"),
        ("build", "x/build/y/page.md"),
        ("build/", "x/build/y/page.md"),
        ("*.txt", "x/y.txt"),
        ("docs/*.md", "docs/page.md"),
        ("docs/**/*.md", "docs/page.md"),
        ("docs/**/*.md", "docs/x/y/page.md"),
        ("docs/**", "docs/x/y/page.md"),
        ("docs/old", "docs/old/page.md"),
        ("./docs/old", "docs/old/page.md"),
        ("page?.md", "page1.md"),
        ("page[0-9].md", "page1.md"),
        ("page[!0-9].md", "pagex.md"),
        ("../other/*.md", "../other/page.md"),
        ("/project/*/page.md", "page.md"),
        ("a[b.md", "a[b.md"),
    ],
)
def test_what_matches(glob: str, path: str) -> None:
    assert Pattern(BASE, glob).matches(BASE / path)


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("build", "builder"),
        ("build", "rebuild/page.md"),
        ("*.txt", "y.txt.md"),
        ("docs/*.md", "docs/x/page.md"),
        ("docs/*.md", "other/docs/page.md"),
        ("docs/**/*.md", "other/page.md"),
        ("docs/old", "docs/older/page.md"),
        ("page?.md", "page.md"),
        ("page?.md", "page10.md"),
        ("x?y/z.md", "x/y/z.md"),
        ("page[0-9].md", "pagex.md"),
        ("page[!0-9].md", "page1.md"),
        ("x[!0-9]y/z.md", "x/y/z.md"),
        ("a.md", "axmd"),
        ("project", "page.md"),  # a name above the folder is nobody's business
        ("docs/page.md", "../docs/page.md"),
    ],
)
def test_what_does_not_match(glob: str, path: str) -> None:
    assert not Pattern(BASE, glob).matches(BASE / path)


def test_exactly_is_from_beginning_to_end() -> None:
    assert Pattern(BASE, "*.md").is_exactly(BASE / "page.md")
    assert not Pattern(BASE, "*.md").is_exactly(BASE / "x" / "page.md")
    assert not Pattern(BASE, "docs/*").is_exactly(BASE / "docs" / "x" / "page.md")


@pytest.mark.parametrize(
    ("glob", "start", "is_wild"),
    [
        ("docs/*.md", "/project/a+b/docs", True),
        ("**/*.md", "/project/a+b", True),
        ("docs/x", "/project/a+b/docs/x", False),
        ("../x/*.md", "/project/x", True),
        ("/tmp/*.md", "/tmp", True),
        ("a[b.md", "/project/a+b/a[b.md", False),
    ],
)
def test_where_a_search_begins(glob: str, start: str, is_wild: bool) -> None:
    pattern = Pattern(BASE, glob)
    assert pattern.start == Path(start)
    assert pattern.is_wild == is_wild


PLAIN = st.text(
    st.characters(exclude_characters="*?[]/\0", exclude_categories=["Cs"]), min_size=1, max_size=12
).filter(lambda name: name.strip(".") != "")


@given(st.lists(PLAIN, min_size=1, max_size=4))
def test_without_wildcards_a_pattern_is_a_path(parts: list[str]) -> None:
    path = "/".join(parts)
    assert Pattern(BASE, path).matches(BASE / path)
    assert Pattern(BASE, path).is_exactly(BASE / path)
    assert not Pattern(BASE, path).matches(BASE / "other" / "folder")
    assert not Pattern(BASE, path).is_exactly(BASE / f"{path}x")


@given(PLAIN, PLAIN)
def test_a_star_is_any_name(name: str, folder: str) -> None:
    assert Pattern(BASE, f"{folder}/*").is_exactly(BASE / folder / name)
    assert not re.fullmatch(Pattern(BASE, f"{folder}/*").path_regex, f"{BASE}/{folder}/{name}/x")
