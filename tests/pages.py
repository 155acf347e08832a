"""Tests of every page of the catalogue, of which some pages are left for later."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from derivations.sublayer import Sublayer

# Each takes seconds, and another page is of its kind.
LATER = (
    *("attention", "attention_unscaled", "dot_product_attention_unscaled"),
    *("layer_norm_sample_variance", "mlp_gelu_erf", "adamw_step"),
)


def each(pages: Iterable[Sublayer]) -> pytest.MarkDecorator:
    """One test for each page, by its name; some are slow tests."""
    return pytest.mark.parametrize(
        "page",
        [
            pytest.param(page, id=page.name, marks=[pytest.mark.slow] * (page.name in LATER))
            for page in pages
        ],
    )
