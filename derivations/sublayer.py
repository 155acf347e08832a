"""What a sublayer is: a page of a textbook, as data.

The forward equations define values in order; the backward equations are *claims*, written as a
person would write them on paper, with the forward pass's intermediate values.  Each claim
``d(X)[…] = …`` says: this is the gradient of the loss with respect to X, given the gradients of
the outputs.  Nothing here is trusted: every claim is proved elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sympy import Expr, Indexed, Integer

from derivations.notation import (
    Equation,
    Kind,
    NotationError,
    Tensor,
    d,
    entries,
    entry_name,
    require_notation,
)


@dataclass(frozen=True)
class Identity:
    """``left = right`` for every value of the free indices: a theorem about a sublayer.

    ``because`` is for people: what a teacher would say instead of "the normal forms agree".
    """

    name: str
    statement: str
    left: Expr
    right: Expr
    because: str = ""

    def __post_init__(self) -> None:
        require_notation(self.left)
        require_notation(self.right)


@dataclass(frozen=True)
class Inequality:
    """``lower <= value`` between scalars, when every expression in ``given`` is at least 0."""

    name: str
    statement: str
    lower: Expr
    value: Expr
    given: tuple[Expr, ...] = ()


@dataclass(frozen=True)
class Shift:
    """A value that the outputs do not depend on (this is proved), chosen for floating point.

    ``value[…] = max over the last index of ``of``, among entries where ``among`` is 1``.
    The proofs treat ``value`` as an arbitrary tensor.
    """

    value: Tensor
    of: Tensor
    among: Tensor | None = None


@dataclass(frozen=True)
class Jacobian:
    """``∂of/∂by = equals``: a derivative that has a name, through values that it steps over."""

    of: Expr
    by: Expr
    equals: Expr


@dataclass(frozen=True)
class Remark:
    """What a teacher says beside one gradient: where people go wrong, what it means."""

    about: Tensor  # whose gradient it is
    text: str


@dataclass(frozen=True)
class Sublayer:
    """One sublayer: forward and claimed backward.

    ``inputs`` and ``parameters`` have gradients; ``data`` (token ids, masks, ε, …) have none.
    ``outputs`` receive a gradient from the network behind them; ``loss``, if there is one, is the
    scalar at the end and its gradient is 1.

    The last three fields are for people: ``jacobians`` and ``adjoints`` (gradients of values in
    between, which the array program does without) say in which form a derivation shows them.
    They are claims like the others, and proved like the others.
    """

    name: str
    title: str
    source: str
    inputs: tuple[Tensor, ...]
    forward: tuple[Equation, ...]
    outputs: tuple[Tensor, ...] = ()
    backward: tuple[Equation, ...] = ()
    parameters: tuple[Tensor, ...] = ()
    data: tuple[Tensor, ...] = ()
    values: tuple[Tensor, ...] = ()
    shifts: tuple[Shift, ...] = ()
    loss: Tensor | None = None
    identities: tuple[Identity, ...] = ()
    inequalities: tuple[Inequality, ...] = ()
    conventions: tuple[str, ...] = ()
    jacobians: tuple[Jacobian, ...] = ()
    adjoints: tuple[Equation, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def __post_init__(self) -> None:
        known = {t.name: t for t in self.tensors()}
        defined: set[str] = {t.name for t in (*self.inputs, *self.parameters, *self.data)}
        defined |= {s.value.name for s in self.shifts}
        self._require_declared(known)
        for equations, given in ((self.forward, ()), (self.backward, self.upstream())):
            twice = defined & {t.name for t in given}
            if twice:
                raise NotationError(f"{self.name}: {sorted(twice)} is a gradient that arrives")
            defined |= {t.name for t in given}
            for equation in equations:
                for entry in entries(equation.right):
                    if entry_name(entry) not in defined:
                        raise NotationError(
                            f"{self.name}: {entry} is used before it is defined, in {equation}"
                        )
                if equation.name in defined:
                    raise NotationError(f"{self.name}: {equation.name} is defined twice")
                if equation.name not in known:
                    raise NotationError(f"{self.name}: {equation.name} is not a declared tensor")
                defined.add(equation.name)
        missing = {d(t).name for t in self.differentiable()} - defined
        if self.backward and missing:
            raise NotationError(f"{self.name}: no backward equation for {sorted(missing)}")

    def _require_declared(self, known: Mapping[str, Tensor]) -> None:
        """Entries are of the tensors that are declared, and what is computed may be any number.

        A symbol that is said to be positive is simplified as such, whoever says so.
        """
        equations = (*self.forward, *self.backward)
        sides = [side for e in equations for side in (e.left, e.right)]
        sides += [side for i in self.identities for side in (i.left, i.right)]
        for entry in (entry for side in sides for entry in entries(side)):
            declared = known.get(entry_name(entry))
            base = entry.base.label if isinstance(entry, Indexed) else entry
            if declared is not None and base != declared.symbol:
                raise NotationError(f"{self.name}: {entry} is not the {declared.name} declared")
        for equation in equations:
            made = known.get(equation.name)
            if made is not None and made.kind is not Kind.REAL:
                raise NotationError(f"{self.name}: {made.name} is computed, and not known to be so")

    def differentiable(self) -> tuple[Tensor, ...]:
        return (*self.inputs, *self.parameters)

    def upstream(self) -> tuple[Tensor, ...]:
        """The gradients that arrive from the network behind this sublayer."""
        return tuple(d(output) for output in self.outputs)

    def tensors(self) -> Iterator[Tensor]:
        """Every tensor of the page, gradients included."""
        forward = (*self.inputs, *self.parameters, *self.data, *self.values, *self.outputs)
        yield from forward
        yield from (shift.value for shift in self.shifts)
        if self.loss is not None:
            yield self.loss
        yield from (d(t) for t in forward if not t.kind.whole)

    def tensor(self, name: str) -> Tensor:
        """The tensor of that name; NotationError if the page has none."""
        for candidate in self.tensors():
            if candidate.name == name:
                return candidate
        raise NotationError(f"{self.name} has no tensor {name}")

    def claims(self) -> tuple[Tensor, ...]:
        """The tensors whose gradient a backward equation claims, intermediate values included."""
        found = (self.tensor(equation.name).gradient_of for equation in self.backward)
        return tuple(t for t in found if t is not None)

    def seed(self, output: Tensor, where: tuple[Expr, ...]) -> Expr:
        """The gradient of the loss with respect to an entry of an output (1 for the loss)."""
        return Integer(1) if output == self.loss else d(output)[where]

    def results(self) -> tuple[Tensor, ...]:
        """What the rest of the network, or the loss, sees."""
        return self.outputs if self.loss is None else (*self.outputs, self.loss)

    def with_backward(self, changed: Equation) -> Sublayer:
        """The same page with one backward equation replaced."""
        return replace(
            self,
            backward=tuple(changed if e.name == changed.name else e for e in self.backward),
        )


@dataclass(frozen=True)
class Mutant:
    """A wrong variant of a sublayer: one equation, forward or backward, as people get it wrong."""

    name: str
    mistake: str
    equation: Equation
