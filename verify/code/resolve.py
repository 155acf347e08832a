"""Which argument is what: from what is declared, from names, and by elimination.

Nothing is guessed from values here, and what cannot be told is said in :class:`Unresolved`: then
the author has to declare it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from verify.code.conventions import Conventions
from verify.code.interface import LEARNING_RATE, Interface, Passed
from verify.code.roles import (
    CACHE,
    LOSS_GRADIENT,
    Argument,
    Constant,
    Group,
    Role,
    RoleError,
    argument,
    inside,
    parse,
)
from verify.code.subject import Subject
from verify.code.vocabulary import (
    gradients,
    is_cache,
    is_loss_upstream,
    is_upstream,
    packed,
    packed_gradients,
    plain,
    size,
    values,
)

COMPUTED = 8  # how much less likely a value in between is than one that is given


class Unresolved(ValueError):
    """It cannot be told how a function is called; the message says what to declare."""


@dataclass(frozen=True)
class Parameter:
    """A parameter of the user's function; ``pointer`` tells C's arrays from its numbers."""

    name: str
    has_default: bool = False
    default: Any = None
    keyword_only: bool = False
    pointer: bool | None = None


def parameters(described: Sequence[Mapping[str, Any]] | None) -> tuple[Parameter, ...] | None:
    """What the worker says of a function's parameters; None if Python cannot tell."""
    if described is None:
        return None
    return tuple(
        Parameter(
            p["name"],
            bool(p["has_default"]),
            p["default"],
            p["kind"] == "KEYWORD_ONLY",
            p.get("pointer"),
        )
        for p in described
        if p["kind"] not in ("VAR_POSITIONAL", "VAR_KEYWORD")
    )


class Resolver:
    """Resolves the arguments of one function."""

    def __init__(self, subject: Subject, declared: Conventions, description: Mapping[str, Any]):
        self._subject, self._declared = subject, declared
        self._description = description
        main = description["backward"]
        self.style = main["style"]
        self.framework = declared.framework or main["framework"]

    def interface(self) -> Interface:
        """The interface as far as names tell it; Unresolved or RoleError."""
        declared, main = self._declared, self._description["backward"]
        forward: tuple[Passed, ...] | None = None
        construct: tuple[Passed, ...] = ()
        if self.style == "class":
            construct = self._construct(main)
            described = main["forward"]["parameters"]
            if described is not None:
                forward = self._arguments(described, declared.forward_arguments, "forward", ())
            described_back = main["backward"]["parameters"]
        elif self.style in ("autograd", "vjp"):
            source = main["forward"] if self.style == "autograd" else main["function"]
            which = declared.forward_arguments or declared.arguments
            forward = self._arguments(source["parameters"], which, "forward", ())
            described_back = None
        else:
            if "forward" in self._description:
                described = self._description["forward"]["function"]["parameters"]
                forward = self._arguments(described, declared.forward_arguments, "forward", ())
            described_back = main["function"]["parameters"]
        backward: tuple[Passed, ...] = ()
        if self.style not in ("autograd", "vjp"):
            backward = self._arguments(described_back, declared.arguments, "backward", forward)
        interface = Interface(
            style=self.style,
            framework=self.framework,
            forward=forward,
            backward=backward,
            construct=construct,
            attributes=self._attributes(),
            updates=self._updated(described_back),
        )
        return self._with_cache(interface)

    # Arguments

    def _arguments(
        self,
        described: Sequence[Mapping[str, Any]] | None,
        declared: Any,
        stage: str,
        forward: tuple[Passed, ...] | None,
    ) -> tuple[Passed, ...]:
        found = parameters(described)
        if isinstance(declared, str):
            declared = [declared]
        if isinstance(declared, Sequence):
            return self._positional(found, declared)
        by_name = dict(declared or {})
        if found is None:
            if not by_name:
                raise Unresolved(f"{stage}: Python cannot tell its parameters; declare arguments")
            return tuple(Passed(n, argument(w, self._subject), True) for n, w in by_name.items())
        unknown = by_name.keys() - {p.name for p in found}
        if unknown:
            known = ", ".join(p.name for p in found)
            raise Unresolved(f"{stage} has no parameter {sorted(unknown)[0]}; it has {known}")
        said = {name: argument(written, self._subject) for name, written in by_name.items()}
        return self._matched(found, said, stage, forward)

    def _positional(
        self, found: tuple[Parameter, ...] | None, declared: Sequence[Any]
    ) -> tuple[Passed, ...]:
        names = [p.name for p in found] if found is not None else []
        if found is not None and len(declared) > len(found):
            said = f"{len(declared)} arguments are declared, and it has {len(found)} parameters"
            raise Unresolved(said)
        names += [""] * (len(declared) - len(names))
        return tuple(
            Passed(name, argument(written, self._subject))
            for name, written in zip(names, declared, strict=False)
        )

    def _matched(
        self,
        found: Sequence[Parameter],
        said: Mapping[str, Argument],
        stage: str,
        forward: tuple[Passed, ...] | None,
    ) -> tuple[Passed, ...]:
        """Each parameter with the best role that no other has."""
        taken = {name for what in said.values() for role in inside(what) for name in role.names}
        chosen: dict[str, Argument] = dict(said)
        scored: list[tuple[int, int, Parameter, Role | Constant]] = []
        for place, parameter in enumerate(found):
            if parameter.name not in said:
                options = self._options(parameter, stage, forward)
                scored += [(score, place, parameter, what) for what, score in options]
        for _, _, parameter, what in sorted(scored, key=lambda item: item[:2]):
            names = set(what.names) if isinstance(what, Role) else set()
            if parameter.name in chosen or names & taken:
                continue
            chosen[parameter.name] = what
            taken |= names
        left = [p for p in found if p.name not in chosen and not p.has_default]
        self._eliminate(left, chosen, taken, stage, forward)
        return tuple(self._passed(found, chosen))

    def _passed(
        self, found: Sequence[Parameter], chosen: Mapping[str, Argument]
    ) -> Iterable[Passed]:
        by_name = False
        for parameter in found:
            if parameter.name in chosen:
                keyword = by_name or parameter.keyword_only
                yield Passed(parameter.name, chosen[parameter.name], keyword)
            else:
                by_name = True  # it keeps its default: what comes after is passed by name

    def _options(
        self, parameter: Parameter, stage: str, forward: tuple[Passed, ...] | None
    ) -> Iterable[tuple[Role | Constant, int]]:
        """What a parameter may be, with how far-fetched that is."""
        name, subject = parameter.name, self._subject
        given = {t.name for t in subject.given}
        in_c = self.style == "c"
        if parameter.pointer is False:
            dimension = size(name, (*subject.batch, *subject.dimensions))
            if dimension is not None:
                yield Role((dimension,)), 0
        if stage == "backward" and not in_c:
            if name == self._declared.updates:
                yield Constant(LEARNING_RATE), -2
            has_cache = forward is not None or self._declared.cache is not None
            if is_cache(name) and has_cache:
                yield Role((CACHE,)), -1
        if stage == "backward":
            yield from self._upstream(name)
        if stage == "backward" and in_c or (in_c and parameter.pointer):
            for gradient, rank in gradients(name, subject):
                yield Role((gradient,)), rank
            for names, rank in packed_gradients(name, subject):
                yield Role(names, "side by side"), rank
        for names, rank in packed(name, subject):
            yield Role(names, "side by side"), rank
        inputs_only = stage != "backward" and not in_c
        for tensor, rank in values(name, subject):
            if tensor in given:
                yield Role((tensor,)), rank
            elif not inputs_only:
                yield Role((tensor,)), rank + COMPUTED
        if stage == "forward" and in_c:
            for output in subject.outputs:
                if plain(name) in ("out", "output", "y", "o"):
                    yield Role((output.name,)), 0
        if not in_c:
            dimension = size(name, (*subject.batch, *subject.dimensions))
            if dimension is not None and (not parameter.has_default or stage == "construct"):
                yield Role((dimension,)), 12
        if parameter.has_default and not _is_wanted_default(name):
            yield Constant(parameter.default), 30

    def _upstream(self, name: str) -> Iterable[tuple[Role, int]]:
        upstream = self._subject.upstream
        for tensor in upstream:
            if plain(tensor.name) == plain(name):
                yield Role((tensor.name,)), 0
        if len(upstream) == 1 and is_upstream(name):
            yield Role((upstream[0].name,)), 1
        if self._subject.loss and is_loss_upstream(name):
            yield Role((LOSS_GRADIENT,)), 1

    def _eliminate(
        self,
        left: Sequence[Parameter],
        chosen: dict[str, Argument],
        taken: set[str],
        stage: str,
        forward: tuple[Passed, ...] | None,
    ) -> None:
        """One parameter left and one role that has to be there: they are each other's."""
        if not left:
            return
        missing: list[str] = []
        if stage == "backward":
            missing += [t.name for t in self._subject.upstream if t.name not in taken]
            has_cache = forward is not None and self.style != "class"
            if has_cache and CACHE not in taken and not missing and len(left) == 1:
                missing.append(CACHE)
        if stage == "forward":
            needed = [t.name for t in self._subject.network.inputs]
            missing += [name for name in needed if name not in taken]
        if len(left) == 1 and len(missing) == 1:
            chosen[left[0].name] = Role((missing[0],))
            return
        names = ", ".join(parameter.name for parameter in left)
        key = {"forward": "forward_arguments", "construct": "construct"}.get(stage, "arguments")
        raise Unresolved(
            f"it cannot be told what {names} {'is' if len(left) == 1 else 'are'} in {stage}; "
            f'declare {key} = {{ {left[0].name} = "…" }}'
        )

    # Classes

    def _construct(self, main: Mapping[str, Any]) -> tuple[Passed, ...]:
        declared = self._declared.construct
        found = parameters(main["construct"]) or ()
        if isinstance(declared, Sequence) and not isinstance(declared, str):
            return self._positional(found or None, declared)
        said = {n: argument(w, self._subject) for n, w in dict(declared or {}).items()}
        return self._matched(found, said, "construct", ())

    def _attributes(self) -> dict[str, Argument]:
        declared = self._declared.attributes or {}
        return {str(n): argument(w, self._subject) for n, w in dict(declared).items()}

    def _updated(self, described: Sequence[Mapping[str, Any]] | None) -> str:
        """The parameter of backward that is a learning rate, if it has one."""
        if self._declared.updates is not None:
            return self._declared.updates
        for parameter in parameters(described) or ():
            if plain(parameter.name) in ("learning_rate", "lr", "eta"):
                return parameter.name
        return ""

    # The cache

    def _with_cache(self, interface: Interface) -> Interface:
        declared = self._declared
        wants = any(role.name == CACHE for p in interface.backward for role in inside(p.what))
        if not wants:
            return interface
        if declared.cache is not None and interface.forward is None:
            whole = _cache_of(declared.cache, self._subject)
            backward = tuple(
                Passed(p.parameter, whole, p.by_name) if _is_cache_role(p.what) else p
                for p in interface.backward
            )
            return interface.but(backward=backward)
        if interface.forward is None:
            raise Unresolved(
                "backward takes a cache: name the forward that makes it (forward = …), or say "
                'what it holds (cache = ["x_hat", "rstd"])'
            )
        return interface.but(cache=self._where_the_cache_is())

    def _where_the_cache_is(self) -> str:
        """Which part of what forward returns is handed on."""
        returns = self._declared.forward_returns
        if returns is None:
            return ""  # found out when forward has run
        listed = [returns] if isinstance(returns, str) else list(returns)
        for place, written in enumerate(listed):
            if str(written).endswith("..."):
                return f"tail:{place}"
            if str(written) == CACHE:
                return "all" if len(listed) == 1 else str(place)
        return ""


def _is_cache_role(what: Argument) -> bool:
    return isinstance(what, Role) and what.name == CACHE


def _cache_of(declared: Any, subject: Subject) -> Argument:
    found = argument(declared, subject)
    return (
        Group(found.items, "tuple") if isinstance(found, Group) and found.kind == "list" else found
    )


def _is_wanted_default(name: str) -> bool:
    return plain(name) in ("eps", "epsilon")


def declared_results(declared: Any, subject: Subject, prefix: str) -> dict[str, Role]:
    """Declared results by their paths: a list by place, a table by name, one role alone."""
    if declared is None:
        return {}
    if isinstance(declared, str):
        return _result("", declared, subject, prefix)
    items = declared.items() if isinstance(declared, Mapping) else enumerate(declared)
    found: dict[str, Role] = {}
    for place, written in items:
        if isinstance(written, Sequence) and not isinstance(written, str):
            for inner, deeper in enumerate(written):
                found |= _result(f"{place}.{inner}", deeper, subject, prefix)
        else:
            found |= _result(str(place), written, subject, prefix)
    return found


def _result(path: str, written: object, subject: Subject, prefix: str) -> dict[str, Role]:
    text = str(written).removesuffix("...")
    if text in ("none", CACHE, ""):
        return {}
    return {f"{prefix}:{path}": parse(text, subject)}


__all__ = ["Parameter", "Resolver", "RoleError", "Unresolved", "declared_results", "parameters"]
