"""Arrays of NumPy, PyTorch and JAX: made from NumPy's, and read back into them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any

import numpy as np

MOST_DEPTH = 4
MOST_LEAVES = 4096


def to_native(value: Any, framework: str) -> Any:
    """An array of its own memory, as the framework has it."""
    if framework == "torch":
        import torch  # only where the user's code uses it

        return torch.from_numpy(np.array(value))
    if framework == "jax":
        import jax  # only where the user's code uses it

        jax.config.update("jax_enable_x64", True)
        return jax.numpy.asarray(value)
    return np.array(value)


def to_numpy(value: Any) -> Any:
    """A NumPy copy of an array or number of any framework; None if it is neither."""
    if isinstance(value, np.ndarray | np.generic):
        return np.array(value) if np.asarray(value).dtype.kind in "biufc" else _numbers(value)
    if isinstance(value, list) and value and _is_nested(value):
        return _numbers(value)
    if isinstance(value, bool | int | float | complex):
        return np.asarray(value)
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(value, torch.Tensor):
        plain = value.detach().to("cpu")
        if plain.dtype in (torch.bfloat16, torch.float16):
            plain = plain.float()
        return np.array(plain.resolve_conj().numpy())
    jax = sys.modules.get("jax")
    if jax is not None and isinstance(value, jax.Array):
        return np.array(value)
    return None


def _is_nested(value: Any) -> bool:
    """Whether lists in lists hold Python's own numbers and nothing else."""
    if isinstance(value, list):
        return bool(value) and all(_is_nested(item) for item in value)
    return isinstance(value, int | float) and not isinstance(value, bool)


def _numbers(value: Any) -> Any:
    """Nested lists, or an array of objects, as an array of numbers; None if it is none."""
    try:
        array = np.array(value, dtype=np.float64)
    except (TypeError, ValueError):
        return None
    return array if array.ndim else None


def leaves(value: Any, path: str = "", depth: int = MOST_DEPTH) -> Iterator[tuple[str, Any, str]]:
    """Every array or number in nested tuples, lists and dicts: path, NumPy copy, kind of thing.

    What is neither comes with None for its value.
    """
    array = to_numpy(value)
    if array is not None:
        yield path, array, type(value).__name__
    elif isinstance(value, dict) and depth:
        for key, item in list(value.items())[:MOST_LEAVES]:
            yield from leaves(item, _below(path, str(key)), depth - 1)
    elif isinstance(value, list | tuple) and depth:
        names = getattr(value, "_fields", None) or range(len(value))
        for key, item in list(zip(names, value, strict=False))[:MOST_LEAVES]:
            yield from leaves(item, _below(path, str(key)), depth - 1)
    elif (depth and type(value).__name__ in ("SimpleNamespace",)) or is_dataclass(value):
        for key, item in list(vars(value).items())[:MOST_LEAVES]:
            yield from leaves(item, _below(path, str(key)), depth - 1)
    else:
        yield path, None, type(value).__name__


def attributes(owner: Any) -> Iterator[tuple[str, Any]]:
    """Every array that an object holds, in attributes and in dicts and lists of these."""
    found = dict(getattr(owner, "__dict__", {}))
    for name in getattr(type(owner), "__slots__", ()):
        if hasattr(owner, name):
            found[name] = getattr(owner, name)
    if hasattr(owner, "named_parameters"):  # a PyTorch module
        found |= dict(owner.named_parameters())
    for name, value in found.items():
        grad = getattr(value, "grad", None)
        for path, array, _ in leaves(value, name):
            if array is not None:
                yield path, array
        if to_numpy(grad) is not None:
            yield f"{name}.grad", to_numpy(grad)


def set_attribute(owner: Any, path: str, value: Any) -> None:
    """Set ``a``, or ``a.b`` where a is a dict, a list or an object; AttributeError or KeyError."""
    *above, last = path.split(".")
    for name in above:
        owner = _inside(owner, name)
    kept = getattr(owner, last, None) if not isinstance(owner, dict | list) else None
    if kept is not None and type(kept).__name__ == "Parameter":  # of a PyTorch module
        kept.data = value
    elif isinstance(owner, dict):
        owner[last if last in owner or not last.isdigit() else int(last)] = value
    elif isinstance(owner, list):
        owner[int(last)] = value
    else:
        setattr(owner, last, value)


def _inside(owner: Any, name: str) -> Any:
    if isinstance(owner, dict):
        return owner[name] if name in owner else owner[int(name)]
    if isinstance(owner, list | tuple):
        return owner[int(name)]
    return getattr(owner, name)


def at(value: Any, path: str) -> Any:
    """What stands at a path of ``leaves``."""
    for name in filter(None, path.split(".")):
        if isinstance(value, tuple) and hasattr(value, name):
            value = getattr(value, name)
        else:
            value = _inside(value, name)
    return value


def _below(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
