"""What an author declares about a function: what it is judged as, and how it is called.

Every field that is None is detected.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from math import isfinite
from typing import Any

LAYOUTS = ("B T C", "T C", "C T", "B C T", "T B C")
HEADS = ("B h T C", "B T h C", "B T (h C)", "(B h) T C", "h T C", "T (h C)", "T h C")
OPTIONS: Mapping[str, tuple[str, ...]] = {
    "weights": ("in out", "out in"),
    "mask": ("keep", "block", "additive", "numbers", "causal", "none"),
    "targets": ("ids", "one-hot"),
    "reduction": ("mean", "sum", "mean over all", "none"),
    "vectors": ("plain", "column", "row"),
    "dtype": ("float64", "float32"),
    "framework": ("numpy", "torch", "jax", "c"),
}


class ConventionError(ValueError):
    """A convention that there is not; the message names the key and what to write."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


@dataclass(frozen=True)
class Conventions:
    """What is declared about one function; see the documentation of manifests for each key."""

    as_: str = ""
    backward: str = ""
    forward: str = ""
    name: str = ""
    arguments: Any = None
    forward_arguments: Any = None
    forward_returns: Any = None
    returns: Any = None
    cache: Any = None
    construct: Any = None
    attributes: Any = None
    gradients: Any = None
    updates: str | None = None
    layout: str | None = None
    weights: str | None = None
    vectors: str | None = None
    mask: str | None = None
    targets: str | None = None
    ignore_index: int | None = None
    reduction: str | None = None
    accumulate: bool | None = None
    epsilon: float | None = None
    dtype: str | None = None
    framework: str | None = None
    network: Mapping[str, Any] = field(default_factory=dict)
    sizes: Mapping[str, int] = field(default_factory=dict)
    seed: int = 0
    time_limit: float = 60.0
    memory_limit: int = 2048
    ignore: tuple[Mapping[str, str], ...] = ()
    source: str = ""
    library: str = ""
    flags: tuple[str, ...] = ()
    prototype: str = ""
    forward_prototype: str = ""
    folder: str = ""  # where a manifest lies; not a key of it

    @property
    def title(self) -> str:
        """What the function is called in reports."""
        return self.name or self.backward


KEYS = tuple("as" if f.name == "as_" else f.name for f in fields(Conventions) if f.name != "folder")
_TEXT = {
    "as",
    "backward",
    "forward",
    "name",
    "source",
    "library",
    "prototype",
    "updates",
    "forward_prototype",
}
_ROLES = {"arguments", "forward_arguments", "forward_returns", "returns", "cache"}
_TABLES = {"construct", "attributes", "gradients"}


def conventions(written: Mapping[str, Any]) -> Conventions:
    """What a table of a manifest (or keyword arguments) declares; ConventionError."""
    found: dict[str, Any] = {}
    for key, value in written.items():
        name = "as" if key == "as_" else key
        if name not in KEYS:
            near = get_close_matches(name, KEYS, n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise ConventionError(key, f"unknown key {key}{hint}")
        found["as_" if name == "as" else name] = _checked(name, value)
    return Conventions(**found)


def _checked(name: str, value: Any) -> Any:
    if name in _TEXT:
        return _is(name, value, str, "text")
    if name in OPTIONS:
        options = OPTIONS[name]
        if value not in options:
            raise ConventionError(name, f"{name} is one of {', '.join(options)}, not {value!r}")
        return value
    if name == "layout":
        if value not in (*LAYOUTS, *HEADS):
            known = ", ".join((*LAYOUTS, *HEADS))
            raise ConventionError(name, f"layout is one of {known}, not {value!r}")
        return value
    if name in _ROLES and not isinstance(value, str | Mapping | Sequence):
        raise ConventionError(name, f"{name} is a list of roles, or a table of names with roles")
    if name == "network":
        return dict(_is(name, value, Mapping, "a table of GPT-2's choices"))
    if name in _TABLES and not isinstance(value, Mapping | Sequence):
        raise ConventionError(name, f"{name} is a table")
    if name == "accumulate":
        return _is(name, value, bool, "true or false")
    if name in ("ignore_index", "seed"):
        return _is(name, value, int, "a whole number")
    if name in ("epsilon", "time_limit"):
        return float(_positive(name, value, (int, float), zero=name == "epsilon"))
    if name == "memory_limit":
        return _positive(name, value, (int,))
    if name == "sizes":
        table = _is(name, value, Mapping, "a table of sizes")
        return {str(size): _positive(f"sizes.{size}", n, (int,)) for size, n in table.items()}
    if name == "flags":
        return _each(name, value, str, "a list of texts")
    if name == "ignore":
        return _each(name, value, Mapping, "a list of tables")
    return value


def _is(name: str, value: Any, kind: Any, said: str) -> Any:
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise ConventionError(name, f"{name} is {said}, not {value!r}")
    return value


def _each(name: str, value: Any, kind: Any, said: str) -> tuple[Any, ...]:
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise ConventionError(name, f"{name} is {said}, not {value!r}")
    return tuple(_is(name, one, kind, said) for one in value)


def _positive(name: str, value: Any, kinds: tuple[type, ...], *, zero: bool = False) -> Any:
    good = isinstance(value, kinds) and not isinstance(value, bool)
    if not good or not isfinite(value) or not (value > 0 or (zero and value == 0)):
        raise ConventionError(name, f"{name} is a positive number, not {value!r}")
    return value
