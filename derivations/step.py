"""One use of a page in a network: the page under the network's names.

Tensors, dimensions and indices are renamed together, so that one page can stand in a network at
several sizes: a linear map from d_in to d_hidden, and another one from d_hidden to d_out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from sympy import Expr, Idx, Symbol

from derivations.notation import (
    Axis,
    Equation,
    Tensor,
    d,
    dimension,
    index,
    rename_tensors,
    size_of,
)
from derivations.sublayer import Shift, Sublayer


@dataclass(frozen=True)
class Step:
    """One use of a page.  ``binding`` maps the page's tensor names to the network's.

    A value that is not bound belongs to the step: its name becomes ``step.name``.  ``dimensions``
    maps names of the page's dimensions to names in the network; what it leaves out is found when
    the step becomes part of a :class:`~derivations.wiring.Network`.
    """

    name: str
    page: Sublayer
    binding: Mapping[str, str]
    dimensions: Mapping[str, str] = field(default_factory=dict)

    def network_name(self, page_name: str) -> str:
        return self.binding.get(page_name, f"{self.name}.{page_name}")

    def network_tensor(self, tensor: Tensor) -> Tensor:
        return replace(
            tensor,
            name=self.network_name(tensor.name),
            axes=tuple(self._axis(axis) for axis in tensor.axes),
            below=None if tensor.below is None else self._dimension(tensor.below),
        )

    def network_shift(self, shift: Shift) -> Shift:
        return Shift(
            value=self.network_tensor(shift.value),
            of=self.network_tensor(shift.of),
            among=None if shift.among is None else self.network_tensor(shift.among),
        )

    def renamed(self, equation: Equation, suffixes: Mapping[str, str]) -> Equation:
        """A page's equation in the network; ``suffixes`` end the gradients of the tensors named."""
        names: dict[str, Tensor] = {}
        for tensor in self.page.tensors():
            if tensor.gradient_of is None:
                names[tensor.name] = self.network_tensor(tensor)
            else:
                gradient = d(self.network_tensor(tensor.gradient_of))
                suffix = suffixes.get(tensor.gradient_of.name, "")
                names[tensor.name] = replace(gradient, name=gradient.name + suffix)
        return Equation(self._over(equation.left, names), self._over(equation.right, names))

    def _over(self, expression: Expr, names: Mapping[str, Tensor]) -> Expr:
        return rename_tensors(expression.xreplace(self._symbols), names)

    @cached_property
    def _symbols(self) -> dict[Expr, Expr]:
        """Dimensions and indices of the page with what they become, where that is another one.

        Two indices of one name, over dimensions that the network makes one, stay two.
        """
        renamed: dict[Expr, Expr] = {
            size: self._dimension(size) for size in page_dimensions(self.page)
        }
        indices = {
            idx
            for equation in (*self.page.forward, *self.page.backward)
            for side in (equation.left, equation.right)
            for idx in side.atoms(Idx)
        }
        taken: set[Idx] = set()
        for idx in sorted(indices, key=lambda idx: (idx.name, size_of(idx).name)):
            size, number = self._dimension(size_of(idx)), 1
            here = index(idx.name, size)
            while here in taken:
                number += 1
                here = index(f"{idx.name}_{number}", size)
            taken.add(here)
            renamed[idx] = here
        return {old: new for old, new in renamed.items() if old != new}

    def _axis(self, axis: Axis) -> Axis:
        if isinstance(axis, tuple):
            return tuple(self._dimension(size) for size in axis)
        return self._dimension(axis)

    def _dimension(self, size: Symbol) -> Symbol:
        return dimension(self.dimensions.get(size.name, size.name))


def plain_step(name: str, page: Sublayer, binding: Mapping[str, str]) -> Step:
    """A step whose dimensions keep the names that the page gives them."""
    return Step(name, page, binding, {size.name: size.name for size in page_dimensions(page)})


def page_dimensions(page: Sublayer) -> tuple[Symbol, ...]:
    """The dimensions of a page, each once, in the order of its tensors."""
    return tuple(dict.fromkeys(_dimensions(page)))


def _dimensions(page: Sublayer) -> Iterator[Symbol]:
    for tensor in page.tensors():
        yield from tensor.dimensions
        if tensor.below is not None:
            yield tensor.below
