"""Roles: what an argument or a result of a function is, in the words of the subject.

A role is a tensor of the subject (``X``, ``dgamma``, ``x_hat``), a size (``B``, ``d_model``), the
cache, or nothing at all, in one of a few forms: transposed, several side by side, one for each
head, a buffer to be zeroed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal, TypeAlias

from verify.code.subject import Subject

Form = Literal["plain", "side by side", "stacked", "heads", "scratch"]

CACHE, NONE, LOSS_GRADIENT, LEARNING = "cache", "none", "dloss", "learning_rate"

_LIST = re.compile(r"(stack|heads)?\[([^\[\]]+)\]")


class RoleError(ValueError):
    """A role that there is not; the message says what there is."""


@dataclass(frozen=True)
class Role:
    """One or several tensors (or a size, the cache, nothing) and the form in which they come."""

    names: tuple[str, ...]
    form: Form = "plain"
    transposed: bool = False

    @property
    def name(self) -> str:
        return self.names[0]

    def __str__(self) -> str:
        tail = ".T" if self.transposed else ""
        if self.form == "plain":
            return self.name + tail
        inside = " ".join(self.names)
        start = {"side by side": "[", "stacked": "stack[", "heads": "heads["}.get(self.form)
        return f"scratch {inside}" if start is None else f"{start}{inside}]{tail}"


@dataclass(frozen=True)
class Constant:
    """An argument that is no tensor: it is passed as it was declared, or left at its default."""

    value: object

    def __str__(self) -> str:
        return repr(self.value)


@dataclass(frozen=True)
class Group:
    """Several arguments in one dict or list: names (or places) with their roles."""

    items: tuple[tuple[str, Argument], ...]
    kind: Literal["dict", "list", "tuple"] = "dict"

    def __str__(self) -> str:
        if self.kind == "dict":
            return "{" + ", ".join(f"{name}: {item}" for name, item in self.items) + "}"
        inside = ", ".join(str(item) for _, item in self.items)
        return f"({inside})" if self.kind == "tuple" else f"[{inside}]"


Argument: TypeAlias = Role | Constant | Group


def known_names(subject: Subject) -> tuple[str, ...]:
    """Everything that a role can name."""
    sizes = (*subject.dimensions, *subject.batch)
    shifts = {shift.value.name for shift in subject.shifts}
    tensors = [name for name in subject.tensors if name not in shifts]
    extra = [LOSS_GRADIENT] if subject.loss else []
    return tuple(dict.fromkeys((*tensors, *extra, *sizes, CACHE, NONE, LEARNING)))


def parse(text: str, subject: Subject) -> Role:
    """What a role says; RoleError where it names nothing of the subject."""
    written = text.strip()
    transposed = written.endswith(".T")
    bare = written.removesuffix(".T").strip()
    form: Form = "plain"
    if bare.startswith("scratch "):
        form, names = "scratch", [bare.removeprefix("scratch ").strip()]
    elif match := _LIST.fullmatch(bare):
        form = {"stack": "stacked", "heads": "heads"}.get(match[1] or "", "side by side")  # type: ignore[assignment]
        names = match[2].replace(",", " ").split()
    else:
        names = [bare]
    return Role(tuple(_known(name, subject) for name in names), form, transposed)


def _known(name: str, subject: Subject) -> str:
    """A name that there is, or a product of sizes: ``B*T``, ``h*d_k``."""
    known = known_names(subject)
    if name in known:
        return name
    # Where there is one block, its tensors may go without its name.
    for alone in (f"block1.{name}", f"dblock1.{name.removeprefix('d')}"):
        if alone in known and not any(n.startswith("block2.") for n in known):
            return alone
    sizes = {*subject.dimensions, *subject.batch}
    if "*" in name and all(factor.strip() in sizes for factor in name.split("*")):
        return "*".join(factor.strip() for factor in name.split("*"))
    near = get_close_matches(name, known, n=1)
    hint = f"; did you mean {near[0]}?" if near else f"; there are {', '.join(known)}"
    raise RoleError(f"{subject.name} has no {name}{hint}")


def argument(written: object, subject: Subject) -> Argument:
    """A declared argument: text is a role, a table or list holds others, the rest is constant."""
    if isinstance(written, str):
        return parse(written, subject)
    if isinstance(written, Mapping):
        return Group(tuple((str(k), argument(v, subject)) for k, v in written.items()))
    if isinstance(written, Sequence):
        items = tuple((str(k), argument(v, subject)) for k, v in enumerate(written))
        return Group(items, "list")
    return Constant(written)


def inside(found: Argument) -> tuple[Role, ...]:
    """Every role in an argument."""
    if isinstance(found, Group):
        return tuple(role for _, item in found.items for role in inside(item))
    return (found,) if isinstance(found, Role) else ()
