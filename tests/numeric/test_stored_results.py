"""Results come back in their declared order of axes, and only the wanted ones are kept."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from derivations.notation import Equation, NotationError, dimension, index, tensor
from numeric.arithmetic import FloatArithmetic
from numeric.lowering import lower
from numeric.program import ArrayError

d_model, V = dimension("d_model"), dimension("V")
i, v = index("i", d_model), index("v", V)


def test_a_result_with_its_axes_swapped_is_refused_and_not_reshaped() -> None:
    matrix, transposed = tensor("matrix", d_model, V), tensor("transposed", V, d_model)
    equation = Equation(transposed[v, i], matrix[i, v])
    program = lower([equation], {t.name: t for t in (matrix, transposed)})
    given = {"matrix": np.arange(6.0).reshape(2, 3)}
    sizes = {"d_model": 2, "V": 3}
    right = program.run(given, sizes, FloatArithmetic())["transposed"]
    assert np.array_equal(right, given["matrix"].T)
    ((_, kept),) = program.results.values()
    without_align = replace(program, results={"transposed": (0, kept)})
    slots = tuple(replace(i, frees=()) for i in program.instructions)
    with pytest.raises(ArrayError, match=r"computed with shape \(2, 3\), not \(3, 2\)"):
        replace(without_align, instructions=slots).run(given, sizes, FloatArithmetic())


def test_only_wanted_results_are_returned_and_the_others_are_freed() -> None:
    x, y, z = (tensor(name, V) for name in "xyz")
    equations = [Equation(y[v], x[v] ** 2), Equation(z[v], y[v] + 1)]
    tensors = {t.name: t for t in (x, y, z)}
    program = lower(equations, tensors, wanted={"z"})
    result = program.run({"x": [1, 2, 3]}, {"V": 3}, FloatArithmetic())
    assert {name: value.tolist() for name, value in result.items()} == {"z": [2, 5, 10]}
    freed = {slot for instruction in program.instructions for slot in instruction.frees}
    with pytest.raises(NotationError, match="no equation defines w"):
        lower(equations, tensors, wanted={"z", "w"})
    assert freed == {i.target for i in program.instructions} - {program.results["z"][0]}
