"""Operations: every page can be named, each setting chooses another page."""

from __future__ import annotations

from itertools import product

import pytest

from derivations.catalogue import CATALOGUE
from derivations.operations import (
    ENDINGS,
    SETTINGS,
    OperationError,
    operations,
    page_of,
    rule_of,
    rules,
    settings_of,
)

PAGES = {page.name: page for page in CATALOGUE}
TOGETHER = {("binary_cross_entropy", ("sum", True))}  # there is no such page


@pytest.mark.parametrize(
    ("operation", "chosen", "page"),
    [
        ("linear", {}, "linear"),
        ("linear", {"transposed": True}, "linear_transposed"),
        ("layer_norm", {}, "layer_norm"),
        ("layer_norm", {"variance": "sample"}, "layer_norm_sample_variance"),
        ("attention", {}, "attention"),
        ("attention", {"scaled": False}, "attention_unscaled"),
        ("dot_product_attention", {"scaled": False}, "dot_product_attention_unscaled"),
        ("gelu", {}, "gelu_tanh"),
        ("gelu", {"kind": "erf"}, "gelu_erf"),
        ("squared_error", {}, "squared_error_half_sum"),
        ("squared_error", {"reduction": "row_mean"}, "squared_error_row_mean"),
        ("binary_cross_entropy", {}, "binary_cross_entropy"),
        ("binary_cross_entropy", {"reduction": "sum"}, "binary_cross_entropy_sum"),
        ("binary_cross_entropy", {"from_logits": True}, "binary_cross_entropy_logits"),
        ("sigmoid", {}, "sigmoid"),
        ("softmax_cross_entropy", {}, "softmax_cross_entropy"),
    ],
)
def test_settings_choose_the_page(operation: str, chosen: dict[str, str], page: str) -> None:
    assert page_of(operation, chosen) is PAGES[page]


def test_every_page_with_a_way_back_is_meant_by_one_operation() -> None:
    meant = []
    for operation in operations():
        for options in product(*settings_of(operation).values()):
            if (operation, options) not in TOGETHER:
                chosen = dict(zip(settings_of(operation), options, strict=True))
                meant.append(page_of(operation, chosen).name)
    assert sorted(meant) == sorted(page.name for page in CATALOGUE if page.backward)


def test_updates_and_clipping_are_no_steps_of_a_network() -> None:
    assert {"sgd_step", "clip_by_value", "clip_by_global_norm"}.isdisjoint(operations())
    assert {"sgd", "momentum", "adam", "adamw"} <= set(rules())
    assert rule_of("adam") is PAGES["adam_step"]
    with pytest.raises(OperationError, match="there is no update rule layer_norm"):
        rule_of("layer_norm")


def test_what_there_is_not_is_named_with_its_settings() -> None:
    with pytest.raises(OperationError, match=r"there is no sigmoidal$"):
        page_of("sigmoidal")
    chosen = {"reduction": "sum", "from_logits": True}
    with pytest.raises(OperationError, match='reduction = "sum" and from_logits = true'):
        page_of("binary_cross_entropy", chosen)


def test_each_ending_belongs_to_an_option() -> None:
    for operation, setting, option in ENDINGS:
        assert option in SETTINGS[operation][setting]
