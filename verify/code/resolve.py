"""Which argument is what: from what is declared, from names, and by elimination.

Nothing is guessed from values here, and what cannot be told is said in :class:`Unresolved`: then
the author has to declare it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from derivations.notation import d
from verify.code.conventions import Conventions
from verify.code.interface import Interface, Passed
from verify.code.roles import (
    CACHE,
    LEARNING,
    LOSS_GRADIENT,
    Argument,
    Form,
    Group,
    Role,
    RoleError,
    argument,
    inside,
    parse,
)
from verify.code.subject import POSITIONS, Subject
from verify.code.vocabulary import (
    gradients,
    is_cache,
    is_loss_upstream,
    is_upstream,
    packed,
    packed_gradients,
    plain,
    size,
    upstream_rank,
    values,
)

RATES = ("learning_rate", "lr", "eta", "learn_rate")
TARGETS = ("y", "target")
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
        self._ambiguous = False
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
            dtype=self._dtype("float", "float64"),
            ids=self._dtype("int", "int32"),
            ambiguous=self._ambiguous,
            loss_gradients=self._loss_gradients(backward),
            updates=self._updated(described_back),
        )
        return self._with_cache(interface)

    def _loss_gradients(self, backward: tuple[Passed, ...]) -> bool:
        described = self._description["backward"].get("function", {}).get("parameters") or ()
        pointers = {p["name"] for p in described if p.get("pointer")}
        return any(str(p.what) == LOSS_GRADIENT and p.parameter in pointers for p in backward)

    def _dtype(self, kind: str, usual: str) -> str:
        """The numbers of a C function's arrays: its reals, or its integers."""
        described = self._description["backward"].get("function", {}).get("parameters") or ()
        kinds = [p["dtype"] for p in described if p.get("pointer")]
        return next((found for found in kinds if found.startswith(kind)), usual)

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
        if found is not None and len(declared) > len(found) and not self._takes_any(found):
            said = f"{len(declared)} arguments are declared, and it has {len(found)} parameters"
            raise Unresolved(said)
        names += [""] * (len(declared) - len(names))
        return tuple(
            Passed(name, argument(written, self._subject))
            for name, written in zip(names, declared, strict=False)
        )

    def _takes_any(self, found: tuple[Parameter, ...]) -> bool:
        """Whether a function takes any number of arguments."""
        for whole in self._description.values():
            for part in (whole, *whole.values()):
                listed = part.get("parameters") if isinstance(part, Mapping) else None
                if listed and parameters(listed) == found:
                    return any(p["kind"] == "VAR_POSITIONAL" for p in listed)
        return False

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
        scored: list[tuple[int, int, Parameter, Role]] = []
        for place, parameter in enumerate(found):
            if parameter.name not in said:
                options = self._options(parameter, stage, forward)
                scored += [(score, place, parameter, what) for what, score in options]
        for _, _, parameter, what in sorted(scored, key=self._likeliest_first):
            names = set(what.names)
            if parameter.name in chosen or names & taken:
                continue
            chosen[parameter.name] = what
            taken |= names
            self._ambiguous |= self._may_be_another(parameter, what, stage, forward)
        if not self._needed(stage, taken) <= taken:  # then no name of one letter means a size
            for parameter in found:
                if self._is_size(chosen.get(parameter.name)) and parameter.name not in said:
                    del chosen[parameter.name]
        left = [p for p in found if p.name not in chosen and not p.has_default]
        self._eliminate(left, chosen, taken, stage, forward)
        return tuple(self._passed(found, chosen))

    def _likeliest_first(self, one: tuple[int, int, Parameter, Role]) -> tuple[int, int, int]:
        """Of several names for a gradient that arrives the likeliest: dout, not g."""
        score, place, parameter, what = one
        arrives = what.name in {t.name for t in self._subject.upstream}
        return score, upstream_rank(parameter.name) if arrives else 0, place

    def _needed(self, stage: str, taken: Collection[str]) -> set[str]:
        """What a function cannot do without: its inputs, and the targets of a loss."""
        subject = self._subject
        inputs = {t.name for t in subject.network.inputs} if stage == "forward" else set()
        targets = {t.name for t in subject.network.data if t.name in TARGETS}
        told = CACHE in taken or self.style != "function" or stage == "construct"
        return inputs if told else inputs | targets

    def _is_size(self, what: Argument | None) -> bool:
        return isinstance(what, Role) and what.name in (
            *self._subject.dimensions,
            *self._subject.batch,
        )

    def _may_be_another(
        self, parameter: Parameter, what: Role, stage: str, forward: tuple[Passed, ...] | None
    ) -> bool:
        """Whether a name, not the tensor's own, may mean another tensor of the same shape."""
        if stage != "backward" or what.name not in self._subject.tensors:
            return False
        if plain(parameter.name) == plain(what.name) and parameter.name != "a":
            return False
        axes = self._subject.tensors[what.name].axes
        options = {
            role.name
            for role, _ in self._options(parameter, stage, forward)
            if role.name in self._subject.tensors and self._subject.tensors[role.name].axes == axes
        }
        return len(options - {what.name}) > 0

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
    ) -> Iterable[tuple[Role, int]]:
        """What a parameter may be, with how far-fetched that is."""
        name, subject = parameter.name, self._subject
        if isinstance(parameter.default, bool):
            return  # a switch, whatever its name
        given = {t.name for t in subject.given}
        in_c = self.style == "c"
        if parameter.pointer is False:
            yield from self._size_in_c(name)
        if stage == "backward" and not in_c:
            if name == self._updated_name(name):
                yield Role((LEARNING,)), -2
            has_cache = forward is not None or self._declared.cache is not None
            if is_cache(name) and has_cache:
                yield Role((CACHE,)), -1
        if stage == "backward":
            yield from self._upstream(name)
        if (stage == "backward" and in_c) or (in_c and parameter.pointer):
            results = {d(tensor).name for tensor in subject.differentiable}
            for gradient, rank in gradients(name, subject):
                # Gradients of values in between are room to work in, unless it is declared.
                form: Form = "plain" if gradient in results else "scratch"
                yield Role((gradient,), form), rank
            for names, rank in packed_gradients(name, subject):
                yield Role(names, "side by side"), rank
        inputs_only = stage != "backward" and not in_c
        for names, rank in packed(name, subject):
            if set(names) <= given:
                yield Role(names, "side by side"), rank
            elif not inputs_only:
                yield Role(names, "side by side"), rank + COMPUTED
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

    def _size_in_c(self, name: str) -> Iterable[tuple[Role, int]]:
        """A number in C: a size, or a product of those that have no parameter of their own."""
        subject = self._subject
        described = self._description["backward"]["function"]["parameters"]
        numbers = [p["name"] for p in described if p.get("pointer") is False]
        sizes = (*subject.batch, *subject.dimensions)
        meant = {number: size(number, sizes) for number in numbers}
        main = (*subject.network.inputs, *subject.outputs)[0]
        if len(numbers) == 1 and meant[name] in ("B", "n", None):
            whole = [s.name for s in main.dimensions]
            yield Role(("*".join((*subject.batch, *whole)),)), 0
        rows = POSITIONS in sizes and POSITIONS not in meant.values()
        if rows and (meant[name] == "B" or plain(name) in ("n", "rows", "bt", "m")):
            yield Role(("*".join((*subject.batch, POSITIONS)),)), 0
        if meant[name] is not None:
            yield Role((str(meant[name]),)), 1
        if plain(name) in ("c", "d_model", "channels") and "h" in subject.batch:
            yield Role(("h*d_k",)), 0

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
        missing = sorted(self._needed(stage, taken) - taken)
        if stage == "backward":
            missing += [t.name for t in self._subject.upstream if t.name not in taken]
            has_cache = forward is not None and self.style != "class"
            if has_cache and CACHE not in taken and not missing and len(left) == 1:
                missing.append(CACHE)
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

    def _updated_name(self, name: str) -> str:
        """The name itself if it is that of the learning rate, else another."""
        declared = self._declared.updates
        if declared is not None:
            return declared
        return name if plain(name) in RATES else ""

    def _updated(self, described: Sequence[Mapping[str, Any]] | None) -> str:
        """The parameter of backward that is a learning rate, if it has one."""
        if self._declared.updates is not None:
            return self._declared.updates
        for parameter in parameters(described) or ():
            if plain(parameter.name) in RATES:
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


def declared_results(
    declared: Any, subject: Subject, prefix: str, found: Collection[str]
) -> dict[str, Role]:
    """Declared results by their paths: lists by place, tables by name, one role alone.

    A list of one, where there is one result that is not in a list, means that.
    """
    roles = _declared(declared, subject, "")
    alone = f"{prefix}:" in found
    if alone and isinstance(declared, Sequence) and len(declared) == 1 and "0" in roles:
        roles = {"": roles["0"]}
    return {f"{prefix}:{path}": role for path, role in roles.items()}


def _declared(written: Any, subject: Subject, path: str) -> dict[str, Role]:
    if written is None:
        return {}
    if isinstance(written, str):
        text = written.removesuffix("...")
        return {} if text in ("none", CACHE, "") else {path: parse(text, subject)}
    items = written.items() if isinstance(written, Mapping) else enumerate(written)
    roles: dict[str, Role] = {}
    for place, inner in items:
        roles |= _declared(inner, subject, f"{path}.{place}" if path else str(place))
    return roles


__all__ = ["Parameter", "Resolver", "RoleError", "Unresolved", "declared_results", "parameters"]
