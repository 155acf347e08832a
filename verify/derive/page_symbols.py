"""The table of a page's symbols: what each is, and its shape as a matrix."""

from __future__ import annotations

from collections.abc import Iterator

from derivations.matrix.build import POSITIONS
from derivations.notation import Kind, Tensor
from verify.derive.meanings import meaning
from verify.derive.page_forms import PageForms
from verify.derive.text import Prose, Table

KINDS = {
    Kind.ZERO_ONE: "zeros and ones",
    Kind.POSITIVE: "positive",
    Kind.FRACTION: "from 0 to 1",
    Kind.NON_NEGATIVE: "at least 0",
}


def symbol_table(forms: PageForms) -> Table:
    return Table(("symbol", "shape", "what it is"), tuple(_rows(forms)))


def _rows(forms: PageForms) -> Iterator[tuple[Prose, ...]]:
    page = forms.page
    roles = (
        ("input", page.inputs),
        ("parameter", page.parameters),
        ("given, has no gradient", page.data),
        ("computed on the way", page.values),
        ("a shift that keeps exp small and cancels in the result", [s.value for s in page.shifts]),
        ("output", page.outputs),
        ("the loss", (page.loss,) if page.loss else ()),
    )
    for role, tensors in roles:
        for tensor in tensors:
            words = meaning(role, tensor.name)
            what = f"{role}: {words}" if words else role
            yield forms.name(tensor), _shape(forms, tensor), what + _kind(forms, tensor)


def _shape(forms: PageForms, tensor: Tensor) -> Prose:
    shape = r" \times ".join(_matrix_shape(forms, tensor)) or "1"
    sizes = [forms.symbols.dimension(size) for size in tensor.dimensions]
    above, _ = forms.symbols.split(tensor, sizes)
    heads = f", for each of ${','.join(above)}$ heads" if above else ""
    return f"${shape}${heads}"


def _matrix_shape(forms: PageForms, tensor: Tensor) -> tuple[str, ...]:
    """Rows and columns, as in the matrix form: a vector is a matrix, too."""
    shape = forms.symbols.shape(tensor)
    if len(shape) != 1:
        return shape
    over_positions = shape[0] == forms.symbols.name(POSITIONS)
    is_column = over_positions is (forms.style.convention == "rows")
    return (*shape, "1") if is_column else ("1", *shape)


def _kind(forms: PageForms, tensor: Tensor) -> Prose:
    if tensor.below is not None:
        return f", whole numbers from 0 to below ${forms.symbols.dimension(tensor.below)}$"
    return f", {KINDS[tensor.kind]}" if tensor.kind in KINDS else ""
