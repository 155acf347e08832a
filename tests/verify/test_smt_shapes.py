"""Shapes: proved on the network, refuted with readable sizes where a page or a wire is wrong."""

from dataclasses import replace

import pytest
from sympy import Sum

import verify.smt.theorem as smt_theorem
from derivations.gpt2 import Gpt2, gpt2
from derivations.notation import Equation, d, tensor
from derivations.outcome import Proved, Refuted, Unknown
from derivations.step import page_dimensions
from derivations.sublayers import mlp, positional
from derivations.sublayers.symbols import T, V, d_ff, d_model, f, i, j, t, v
from derivations.wiring import Network
from verify.smt.shapes import shape_theorems
from verify.smt.solver import NoAnswerError
from verify.smt.theorems import theorems

NETWORK = gpt2(Gpt2(tied=False))


def with_page(network: Network, step_name: str, **changes: object) -> Network:
    """The network with one page changed, past the page's and the wiring's own checks."""
    steps = []
    for step in network.steps:
        if step.name == step_name:
            page = object.__new__(type(step.page))
            page.__dict__.update(step.page.__dict__ | changes)
            own = {size.name: size.name for size in page_dimensions(page)}
            step = replace(step, page=page, dimensions=own | step.dimensions)
        steps.append(step)
    changed = object.__new__(Network)
    changed.__dict__["steps"] = tuple(steps)
    return changed


def refuted(network: Network) -> dict[str, str]:
    """What is refuted, by tensor, with the witness."""
    stated = [replace(theorem, neighbours=()) for theorem in shape_theorems(network)]
    outcomes = {theorem.about: theorem.prove() for theorem in stated}
    return {about: o.witness for about, o in outcomes.items() if isinstance(o, Refuted)}


@pytest.mark.parametrize("choices", [Gpt2(), Gpt2(tied=False, positions="sinusoidal")])
def test_every_shape_theorem_is_proved(choices):
    network = gpt2(choices)
    stated = shape_theorems(network)
    assert not {t.about: o for t in stated if not isinstance(o := t.prove(), Proved)}
    about = {t.about for t in stated if t.name.startswith("gradient_shape")}
    assert about == set(network.tensors)
    assert all(theorem.violations for theorem in stated)


def test_heads_fill_d_model_only_under_the_constraint():
    stated = [t for t in shape_theorems(NETWORK) if t.name == "stored_heads_fill_d_model"]
    names = {f"block1.{kind}_{what}" for kind in "Wb" for what in "QKV"} | {"block1.W_O"}
    assert {theorem.about for theorem in stated} == names
    for theorem in stated:
        outcome = theorem.prove()
        assert "d_k = 1, d_model = 1, h = 2" in outcome.too_strong[0]
        assert outcome.conditions == ("d_model = h·d_k",)
        assert isinstance(replace(theorem, constraints=()).prove(), Refuted)


def test_positions_need_a_long_enough_table():
    theorem = next(t for t in shape_theorems(NETWORK) if t.name.startswith("positions_are"))
    outcome = replace(theorem, constraints=()).prove()
    assert isinstance(outcome, Refuted)
    assert "T = 2, n_ctx = 1, position = 1" in outcome.witness


def test_a_gradient_with_the_axes_swapped_is_refuted():
    page = mlp.MLP_GELU_TANH
    swapped = Equation(d(mlp.W_1)[f, i], Sum(mlp.X[t, i] * d(mlp.U)[t, f], t))
    backward = tuple(swapped if e.name == "dW_1" else e for e in page.backward)
    found = refuted(with_page(NETWORK, "block1.mlp", backward=backward))
    assert set(found) == {"block1.W_1"}
    assert found["block1.W_1"] == (
        "dblock1.W_1[f, i] has d_ff for f where block1.W_1 has d_model, d_ff = 1, d_model = 2"
    )


def test_an_index_of_another_dimension_is_refuted():
    page = mlp.MLP_GELU_TANH
    wrong = Equation(d(mlp.b_2)[j], Sum(d(mlp.Y)[t, j] * mlp.b_1[j], t))
    backward = tuple(wrong if e.name == "db_2" else e for e in page.backward)
    found = refuted(with_page(NETWORK, "block1.mlp", backward=backward))
    assert set(found) == {"block1.b_1"}
    assert found["block1.b_1"] == (
        "j leaves axis 0 of block1.b_1[j], which is d_ff long, d_ff = 1, d_model = 2, index = 1"
    )


def test_a_lookup_in_a_table_that_is_too_short_is_refuted():
    position = replace(positional.position, below=V)
    found = refuted(with_page(NETWORK, "positions", data=(position,)))
    assert set(found) == {"W_P"}
    assert "position[t] leaves axis 0 of W_P[position[t], i]" in found["W_P"]


def test_a_wire_between_unequal_shapes_is_refuted():
    H = tensor("H", T, d_ff)
    found = refuted(with_page(NETWORK, "logit_projection", inputs=(H,)))
    assert "logit_projection takes it" in found["final"]
    assert "d_ff = 1, d_model = 2" in found["final"]
    merged = with_page(NETWORK, "logit_projection", inputs=(tensor("H", (T, d_model)),))
    assert "with 1 axes, it is made with 2" in refuted(merged)["final"]


def test_a_page_that_knows_fewer_axes_is_refuted():
    H, W_U, Z = tensor("H", T), tensor("W_U", d_model, V), tensor("Z", T, V)
    found = refuted(
        with_page(
            NETWORK,
            "logit_projection",
            inputs=(H,),
            forward=(Equation(Z[t, v], Sum(H[t] * W_U[i, v], i)),),
            backward=(
                Equation(d(H)[t], Sum(d(Z)[t, v] * W_U[i, v], v, i)),
                Equation(d(W_U)[i, v], Sum(H[t] * d(Z)[t, v], t)),
            ),
        )
    )
    assert set(found) == {"final"}


def test_a_parameter_without_a_gradient_is_refuted():
    page = NETWORK.step("logit_projection").page
    backward = tuple(e for e in page.backward if e.name != "dW_U")
    found = refuted(with_page(NETWORK, "logit_projection", backward=backward))
    assert set(found) == {"W_U"}
    assert found["W_U"].startswith("no equation defines dW_U")


def test_a_time_out_and_a_neighbour_that_holds_are_unknown(monkeypatch):
    theorem = next(t for t in shape_theorems(NETWORK) if t.about == "W_U")
    held = replace(theorem, neighbours=((theorem.violations[0], ()),))
    outcome = held.prove()
    assert isinstance(outcome, Unknown)
    assert "vacuous" in outcome.reason

    def gives_up(_):
        raise NoAnswerError("time-out")

    monkeypatch.setattr(smt_theorem, "satisfiable", gives_up)
    outcome = theorem.prove()
    assert isinstance(outcome, Unknown)
    assert outcome.reason == "time-out"


def test_all_theorems_have_names_and_statements():
    stated = theorems(Gpt2())
    assert len({(theorem.name, theorem.about) for theorem in stated}) == len(stated) > 100
    assert all(theorem.statement for theorem in stated)


def test_the_loss_row_is_about_tokens():
    wrong = Equation(d(tensor("Z", T, V))[t, v], tensor("P", T, V)[v, t])
    found = refuted(with_page(NETWORK, "loss", backward=(wrong,)))
    assert set(found) == {"P"}
