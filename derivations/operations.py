"""What people write in a step, and the page of the catalogue that it means.

Most operations are a page of the same name.  Where texts differ and have a page for each variant,
a setting chooses: ``layer_norm`` with the sample variance, ``squared_error`` with a half in front.
The first option of a setting is what a text means that says nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import TypeAlias

from derivations.catalogue import CATALOGUE, sublayer
from derivations.sublayer import Sublayer

Option: TypeAlias = str | bool
Settings: TypeAlias = Mapping[str, tuple[Option, ...]]

RULE = "_step"  # what the name of an update rule's page ends in
HALF_SUM = ("half_sum", "sum", "mean", "half_mean", "row_mean", "half_row_mean")

SETTINGS: Mapping[str, Settings] = {
    "linear": {"transposed": (False, True)},
    "layer_norm": {"variance": ("population", "sample")},
    "attention": {"scaled": (True, False)},
    "dot_product_attention": {"scaled": (True, False)},
    "gelu": {"kind": ("tanh", "erf")},
    "squared_error": {"reduction": HALF_SUM},
    "binary_cross_entropy": {"reduction": ("mean", "sum"), "from_logits": (False, True)},
}

# What an option adds to the name of the page; all others add nothing.
ENDINGS: Mapping[tuple[str, str, Option], str] = {
    ("linear", "transposed", True): "_transposed",
    ("layer_norm", "variance", "sample"): "_sample_variance",
    ("attention", "scaled", False): "_unscaled",
    ("dot_product_attention", "scaled", False): "_unscaled",
    ("gelu", "kind", "tanh"): "_tanh",
    ("gelu", "kind", "erf"): "_erf",
    **{("squared_error", "reduction", option): f"_{option}" for option in HALF_SUM},
    ("binary_cross_entropy", "reduction", "sum"): "_sum",
    ("binary_cross_entropy", "from_logits", True): "_logits",
}


class OperationError(LookupError):
    """There is no such operation, or none with these settings."""


def operations() -> tuple[str, ...]:
    """Every operation that a step may name: pages with a way back, and families of them."""
    families = [name for name in SETTINGS if any(_variants(name))]
    variants = {page for name in families for page in _variants(name)}
    alone = [page.name for page in CATALOGUE if page.backward and page.name not in variants]
    return tuple(sorted({*families, *alone}))


def rules() -> tuple[str, ...]:
    """Every update rule, by the name that people write: ``sgd``, ``adam``, …"""
    return tuple(page.name.removesuffix(RULE) for page in CATALOGUE if page.name.endswith(RULE))


def settings_of(operation: str) -> Settings:
    """The settings of an operation with their options, the usual one first."""
    return SETTINGS.get(operation, {})


def page_of(operation: str, chosen: Mapping[str, Option] | None = None) -> Sublayer:
    """The page that an operation means; OperationError if there is none.

    ``chosen`` are settings that are not the usual ones; they have to be among the options.
    """
    settings = settings_of(operation)
    options = {name: (chosen or {}).get(name, usual[0]) for name, usual in settings.items()}
    try:
        return sublayer(_page_name(operation, options))
    except KeyError:
        said = " and ".join(f"{name} = {_written(value)}" for name, value in options.items())
        raise OperationError(f"there is no {operation}{' with ' if said else ''}{said}") from None


def rule_of(name: str) -> Sublayer:
    """The page of an update rule; OperationError if there is none."""
    try:
        return sublayer(f"{name}{RULE}")
    except KeyError:
        raise OperationError(f"there is no update rule {name}") from None


def _page_name(operation: str, options: Mapping[str, Option]) -> str:
    return operation + "".join(
        ENDINGS.get((operation, setting, value), "") for setting, value in options.items()
    )


def _variants(operation: str) -> Sequence[str]:
    """The names of the pages that an operation can mean and that there are."""
    settings, known = SETTINGS[operation], {page.name for page in CATALOGUE}
    combinations = product(*settings.values())
    names = [_page_name(operation, dict(zip(settings, c, strict=True))) for c in combinations]
    return [name for name in names if name in known]


def _written(value: Option) -> str:
    return str(value).lower() if isinstance(value, bool) else f'"{value}"'
