"""Which result is what: by what is declared, by names, else by shapes in the order of the inputs.

A result whose name says something is taken at its word: if ``return dx, dgamma, dbeta`` returns
them in another order, that is a mistake and not a convention.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from numeric.program import Array
from verify.code.arrangement import Arrangement, ShapeError
from verify.code.conventions import Conventions
from verify.code.interface import Interface
from verify.code.resolve import Unresolved, declared_results
from verify.code.roles import CACHE, Role, parse
from verify.code.subject import Subject
from verify.code.vocabulary import gradients, packed_gradients, plain, rank

Found = Mapping[str, Array]


def forward_results(
    subject: Subject, declared: Conventions, names: Sequence[Any], found: Found, loss: str
) -> dict[str, Role]:
    """What forward returned: its output (or loss), and what else can be compared."""
    said = declared_results(declared.forward_returns, subject, "forward", found)
    if said:
        return {path: role for path, role in said.items() if path in found}
    main = loss or (subject.outputs[0].name if len(subject.outputs) == 1 else "")
    paths = [path for path in found if path.startswith("forward:")]
    if not main or not paths:
        return {}
    if "forward:" in found:
        return {"forward:": Role((main,))}
    results: dict[str, Role] = {}
    for place, name in enumerate(names):
        path = f"forward:{place}"
        if path in found and isinstance(name, str) and name:
            role = _output_called(subject, name, loss)
            if role and role not in {r.name for r in results.values()}:
                results[path] = Role((role,))
    if main not in {role.name for role in results.values()} and "forward:0" in found:
        results = {
            "forward:0": Role((main,)),
            **{p: r for p, r in results.items() if p != "forward:0"},
        }
    return results


def _output_called(subject: Subject, name: str, loss: str) -> str:
    if loss and ("loss" in plain(name) or plain(name) in ("l", "ce", "nll", "cost", "j", "mse")):
        return loss
    outputs = {o.name for o in subject.outputs}
    for tensor in subject.tensors:
        if (tensor in outputs or tensor == "P") and rank(plain(name), tensor) is not None:
            return tensor
    return ""


def cache_path(found: Found, others: Mapping[str, str], results: Mapping[str, Role]) -> str:
    """Where the cache is in what forward returned, if nobody said: what is not its output."""
    tops = list(
        dict.fromkeys(
            p.partition(":")[2].split(".")[0] for p in (*found, *others) if p.startswith("forward:")
        )
    )
    if tops == [""]:
        return "all"
    named = {path.partition(":")[2] for path in results}
    left = [top for top in tops if top not in named]
    if len(left) == 1:
        return left[0]
    if left and all(top.isdigit() for top in tops):
        return f"tail:{left[0]}" if left == tops[int(left[0]) :] else ""
    return ""


class ResultFinder:
    """Finds out what the results of one run are."""

    def __init__(
        self, subject: Subject, declared: Conventions, interface: Interface, names: Sequence[Any]
    ) -> None:
        self._subject, self._declared = subject, declared
        self._interface, self._names = interface, names
        upstream = {t.name for t in subject.upstream}
        self._wanted = [f"d{t.name}" for t in subject.differentiable]
        self._known = {
            n for n, t in subject.tensors.items() if t.gradient_of is not None
        } - upstream

    def find(self, found: Found, arrangement: Arrangement) -> dict[str, Role]:
        """Paths of results with their roles; Unresolved where a result may be two things."""
        results = self._declared_returns(found)
        if not any(
            p.startswith(("backward:", "attributes:", "buffers:", "updates:")) for p in found
        ):
            if self._interface.style == "c":
                raise Unresolved("none of its arguments is known to take a gradient; declare them")
            raise ShapeError("it returns nothing that is an array of numbers")
        missing = [path for path in results if path not in found]
        if missing and not self._is_folded(missing, results):
            paths = [
                p.partition(":")[2] or "one result" for p in found if p.startswith("backward:")
            ]
            raise Unresolved(
                f"returns names {missing[0].partition(':')[2] or 'one result'}, and there is "
                f"{', '.join(paths) or 'nothing'}"
            )
        results = {path: role for path, role in results.items() if path in found}
        results |= self._of_heads(found)
        results |= self._buffers(found)
        results |= self._declared_attributes(found)
        results |= self._moved(found, results)
        results |= self._attributes(found, results)
        if not results or self._declared.returns is None:
            results |= self._returned(found, results, arrangement)
        return results

    def _declared_returns(self, found: Found) -> dict[str, Role]:
        if self._interface.style in ("autograd", "vjp"):
            return {}  # the framework names them by what they are the gradients of
        return declared_results(self._declared.returns, self._subject, "backward", found)

    def _is_folded(self, missing: Sequence[str], results: Mapping[str, Role]) -> bool:
        """Lists with an array for each head stand below the path that was declared."""
        return all(results[path].form == "heads" for path in missing)

    def _of_heads(self, found: Found) -> dict[str, Role]:
        declared = self._declared_returns(found)
        return {
            path: role
            for path, role in declared.items()
            if role.form == "heads" and any(p.startswith(f"{path}.") for p in found)
        }

    def _buffers(self, found: Found) -> dict[str, Role]:
        roles = {}
        for path in found:
            if path.startswith("buffers:"):
                role = parse(path.partition(":")[2], self._subject)
                if role.form != "scratch" and set(role.names) <= self._known:
                    roles[path] = role
        return roles

    def _declared_attributes(self, found: Found) -> dict[str, Role]:
        declared = self._declared.gradients or {}
        roles = {}
        for name, written in dict(declared).items():
            path = f"attributes:{name}"
            if path not in found and not any(p.startswith(f"{path}.") for p in found):
                raise Unresolved(f"there is no attribute {name} after backward")
            roles[path] = parse(str(written), self._subject)
        return roles

    def _moved(self, found: Found, results: Mapping[str, Role]) -> dict[str, Role]:
        """Weights that backward has moved: how far says what their gradients are."""
        taken = {name for role in results.values() for name in role.names}
        attributes = self._interface.attributes
        roles: dict[str, Role] = {}
        keys = {str(what) for what in attributes.values()}
        for path in found:
            twice = path.partition(":")[2] in keys - attributes.keys()
            if path.startswith("updates:") and not twice:
                key = path.partition(":")[2]
                what = attributes[key] if key in attributes else parse(key, self._subject)
                if isinstance(what, Role) and not {f"d{n}" for n in what.names} & taken:
                    role = self._gradient_of(what)
                    if set(role.names) <= set(self._wanted):
                        roles[path] = role
        return roles

    def _attributes(self, found: Found, results: Mapping[str, Role]) -> dict[str, Role]:
        """Attributes whose names say that they are gradients of what was set or is known."""
        if self._interface.style != "class" or self._declared.gradients is not None:
            return {}
        taken = {name for role in results.values() for name in role.names}
        roles: dict[str, Role] = {}
        for path in sorted(found):
            if not path.startswith("attributes:"):
                continue
            options = sorted(gradients(path.partition(":")[2], self._subject), key=lambda o: o[1])
            for gradient, _ in options:
                if gradient in self._wanted and gradient not in taken:
                    roles[path] = Role((gradient,))
                    taken.add(gradient)
                    break
        return roles

    def _returned(
        self, found: Found, results: Mapping[str, Role], arrangement: Arrangement
    ) -> dict[str, Role]:
        paths = [p for p in found if p.startswith("backward:") and found[p].ndim >= 0]
        taken = {name for role in results.values() for name in role.names}
        if self._interface.style in ("autograd", "vjp"):
            return {
                path: self._gradient_of(parse(path.partition(":")[2].split(" #")[0], self._subject))
                for path in paths
            }
        roles: dict[str, Role] = {}
        for path in paths:
            name = self._name_of(path)
            for names, _ in packed_gradients(name, self._subject) if name else ():
                asked = set(names) <= set(self._wanted)  # not what stands in between
                if asked and not set(names) & taken and path not in roles:
                    roles[path] = Role(names, "side by side")
                    taken |= set(names)
            if path in roles:
                continue
            options = sorted(gradients(name, self._subject), key=lambda o: o[1]) if name else []
            for gradient, _ in options:
                if gradient in self._wanted and gradient not in taken:
                    roles[path] = Role((gradient,))
                    taken.add(gradient)
                    break
        left = [path for path in paths if path not in roles]
        return roles | self._by_shape(left, found, taken, arrangement)

    def _name_of(self, path: str) -> str:
        """What the code calls a result: a key of a dict, or a name in its return."""
        where = path.partition(":")[2]
        parts = where.split(".") if where else []
        if parts and not parts[-1].isdigit():
            return parts[-1]
        names: Any = list(self._names)
        for part in parts or ["0"]:
            if not isinstance(names, list) or not part.isdigit() or int(part) >= len(names):
                return ""
            names = names[int(part)]
        return names if isinstance(names, str) else ""

    def _by_shape(
        self, left: Sequence[str], found: Found, taken: set[str], arrangement: Arrangement
    ) -> dict[str, Role]:
        """Results without a telling name: those that fit, in the order of the arguments."""
        order = [self._gradient_of(role) for role in self._interface.roles]
        order += [Role((name,)) for name in self._wanted]
        free = [
            role
            for role in dict.fromkeys(order)
            if set(role.names) <= set(self._wanted) - taken and role.form != "heads"
        ]
        roles: dict[str, Role] = {}
        for path in left:
            for role in free:
                if _fits(role, found[path], arrangement):
                    roles[path] = role
                    free = [other for other in free if not set(other.names) & set(role.names)]
                    break
        return roles

    @staticmethod
    def _gradient_of(role: Role) -> Role:
        return Role(tuple(f"d{name}" for name in role.names), role.form, role.transposed)


def _fits(role: Role, array: Array, arrangement: Arrangement) -> bool:
    try:
        arrangement.tensors(role, [array])
    except ShapeError:
        return False
    return True


__all__ = ["CACHE", "ResultFinder", "cache_path", "forward_results"]
