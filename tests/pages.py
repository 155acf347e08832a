"""Tests of every page of the catalogue, of which those of a page's twin are left for later."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from derivations.sublayer import Sublayer

# Each differs from another page by one factor, and takes as many seconds again.
TWINS = ("attention_unscaled", "dot_product_attention_unscaled", "adamw_step")


def each(pages: Iterable[Sublayer]) -> pytest.MarkDecorator:
    """One test for each page, by its name; twins of other pages are slow tests."""
    return pytest.mark.parametrize(
        "page",
        [
            pytest.param(page, id=page.name, marks=[pytest.mark.slow] * (page.name in TWINS))
            for page in pages
        ],
    )
