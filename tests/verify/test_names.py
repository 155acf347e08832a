"""Built-in notation: what the usual labels mean, and what a label does not say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.label import MAX_LENGTH, is_loss, key, read_label
from verify.names import Names, Strength, match_label
from verify.quantity import read_quantities

SHAPES: dict[str, tuple[int, ...]] = {
    "E": (3, 4),
    "x": (3,),
    "y": (3,),
    "one_hot": (3, 3),
    "Z": (3, 3),
    "P": (3, 3),
    "loss": (),
    "epsilon": (),
    "learning_rate": (),
    "dZ": (3, 3),
    "dE": (3, 4),
    "dE@embedding": (3, 4),
    "W_U": (4, 3),
    "dW_U": (4, 3),
    "block1.W_Q": (4, 4),
    "dblock1.W_Q": (4, 4),
    "block1.gamma_1": (4,),
    "dblock1.gamma_1": (4,),
    "block1.W_1": (4, 16),
    "block1.attention.Q": (2, 3, 2),
    "block1.attention.Val": (2, 3, 2),
    "dblock1.attention.Val": (2, 3, 2),
    "block1.attention.O": (2, 3, 2),
    "block1.attention.A": (2, 3, 3),
    "block1.attention.scores": (2, 3, 3),
    "block1.layer_norm_1.x_hat": (3, 4),
    "block1.layer_norm_1.variance": (3,),
    "W_U#1": (4, 3),
    "dW_U#1": (4, 3),
    "loss#1": (),
    "m(block1.W_Q)#1": (4, 4),
}
QUANTITIES = read_quantities(SHAPES)


def meant(label: str, *labels: str, shapes: dict[str, tuple[int, ...]] = SHAPES) -> list[str]:
    """The references of the best strength, each once."""
    found = Names(read_quantities(shapes), [label, *labels]).matches(label)
    best = max((match.strength for match in found), default=None)
    return list(dict.fromkeys(str(m.reference) for m in found if m.strength == best))


SPELLINGS = {
    "P": r"P|\mathbf{P}|\mathbf P|\boldsymbol{P}|{P}|$P$|`P`|**P**|P:|𝐏|\hat{Y}|\hat y|\widehat{Y}"
    r"|ŷ|Ŷ|\hat{\mathbf{y}}|y_hat|p|probs|probabilities",
    "loss": r"loss|Loss|LOSS|L|J|\mathcal{L}|\mathcal L|ℒ|cost|E_{total}|E_{\text{total}}"
    r"|L_{\mathrm{CE}}|L_{CE}|total loss|\text{Loss}",
    "one_hot": r"one_hot|Y_{\text{one-hot}}|y_{\text{one-hot}}|one-hot|one-hot targets|OneHot",
    "dZ": r"\frac{\partial L}{\partial Z}|\frac{\partial\mathcal{L}}{\partial\mathbf{Z}}"
    r"|\dfrac{dL}{dZ}|\frac{\mathrm{d}L}{\mathrm{d}Z}|\frac{\partial}{\partial Z} L"
    r"|\frac{\partial L_{CE}}{\partial Z}|\partial L/\partial Z|\partial L / \partial Z|∂L/∂Z"
    r"|∂ℒ/∂Z|dL/dZ|∂C/∂Z|d L/d Z|dLoss/dZ|dZ|\mathrm{d}Z|d\mathbf{Z}|d(Z)|d_Z|d_{Z}|dLdZ|dL_dZ"
    r"|dloss_dZ|\nabla_Z L|\nabla_Z \mathcal{L}|\nabla_{Z}\mathcal L|\nabla_Z|\nabla Z|∇_Z L|∇Z"
    r"|∇Z L|∇_{Z}|\partial_Z L|grad_Z|Z_grad|Z.grad|grad(Z)|\text{grad}_Z|d\text{logits}",
    "block1.W_Q": r"W_Q|W_{Q}|W_{\text{Q}}|W^Q|W^{Q}|WQ|W_q|w_q|\mathbf{W}_Q|\mathbf{W}^{Q}|W\_Q"
    r"|W_Q^{(1)}|W^{(1)}_Q|W_Q^{[1]}|W_Q⁽¹⁾|block1.W_Q|block1.W^Q",
    "dblock1.W_Q": r"dW_Q|dWQ|d(W_Q)|dL/dW_Q|dL/dWQ|dL_dW_Q|∂L/∂W_Q|\frac{\partial L}{\partial W_Q}"
    r"|\frac{\partial L}{\partial W^{Q}}|\frac{\partial L}{\partial W_Q^{(1)}}|\nabla_{W_Q} L"
    r"|∇_W_Q L|∇W_Q|W_Q.grad|block1.W_Q.grad|dblock1.W_Q|block1.dW_Q|d(block1.W_Q)|grad_W_Q",
    "block1.gamma_1": r"\gamma_1|\gamma_{1}|γ_1|γ₁|gamma_1|gamma1|\boldsymbol{\gamma}_1",
    "dblock1.gamma_1": r"d\gamma_1|dγ_1|dgamma_1|∂L/∂γ₁|\frac{\partial L}{\partial \gamma_1}",
    "block1.attention.Val": r"V|Val|attention.Val|\mathbf{V}|values",
    "dblock1.attention.Val": r"dV|\frac{\partial L}{\partial V}|∇V",
    "block1.attention.A": r"A|attention weights|block1.A",
    "block1.attention.scores": r"S|scores|\text{scores}",
    "block1.layer_norm_1.x_hat": r"\hat{x}|\hat x|x̂|x_hat|\hat{\mathbf x}",
    "block1.layer_norm_1.variance": r"\sigma^2|σ²|variance|var",
    "epsilon": r"\epsilon|\varepsilon|ε|ϵ|eps",
    "learning_rate": r"\eta|η|learning rate|lr",
    "W_U.T": r"W_U^T|W_U^{T}|W_U^\top|W_U^{\top}|{W_U}^{\mathsf T}|W_U^⊤|W_Uᵀ|W_U.T|W^T_U|WU.T",
    "dW_U.T": r"(dW_U)^T|\frac{\partial L}{\partial W_U^T}|\frac{\partial L}{\partial W_U}^T"
    r"|∇_{W_U}^T L|\left(dW_U\right)^\top",
    "dblock1.W_Q[1, 0]": r"dL/dWQ[1][0]|dL/dW_Q[1, 0]|dW_Q[1,0]|∂L/∂W_Q[1][0]"
    r"|\frac{\partial L}{\partial W_Q}[1][0]",
    "W_U[:, 0]": r"W_U[:,0]|W_U[:, 0]",
    "W_U#1": r"W_U#1|W_{U}#1|W_U^{(1)}|W_U^{new}|W_U^{\text{new}}|W_U^+|W_U_new|W_U_updated",
    "dW_U#1": r"dW_U#1|∂L/∂W_U#1|\frac{\partial L}{\partial W_U}#1",
    "loss#1": r"loss#1|L#1|L_{new}",
    "m(block1.W_Q)#1": r"m(W_Q)#1|m_{W_Q}#1|m(block1.W_Q)#1",
}


@pytest.mark.parametrize(
    ("name", "label"),
    [(name, label) for name, labels in SPELLINGS.items() for label in labels.split("|")],
)
def test_label_means_the_quantity(name: str, label: str) -> None:
    assert meant(label) == [name]


UNSAID = (
    r"\delta_Z|g_Z|g_{Z}|\Delta Z|\Delta W_Q|\partial Z|XW|X W|QK^T|W_Q X|W_Q^2|W_Q^{-1}|Z^*|Z'|"
    r"\frac{\partial P}{\partial Z}|\frac{\partial L}{Z}|\frac{L}{\partial Z}|dP/dZ|dL/dZ/dP"
    r"|\frac{\partial E_{o1}}{\partial Z}|\frac{\partial^2 L}{\partial Z^2}|\sum Z|\log P|Z + P|"
    r"\text{softmax}(Z)|P(x)|Q^{(1,2)}|W_Q^{(2)}|block2.W_Q|W_Q#2|\begin{matrix}|Table 3: P|"
    r"\frac{\partial L^{(1)}}{\partial Z}|\nabla_Z L^T|Q(1)|C|error|\mathbb{E}|\eta dZ|-dZ|2P|"
    r"\eta\frac{\partial L}{\partial Z}|\frac{\partial L}{\partial Z}X|\frac{\partial}{\partial Z}|"
    r"P_{1,2}|P_{t,v}|W_{U,new}|W[i]|P[0][0][0]|P[3]|P[-1]|P[|P]|{P|P}|P_|P^|P#|\frac|\frac{P}|"
    r"\hat|\nabla|∇|∂|d|dd|grad|.|..P|P.|é|[0]|()|\mathbf{}|Zd|Z_Z|x_1x_2"
)


@pytest.mark.parametrize("label", UNSAID.split("|"))
def test_label_says_nothing(label: str) -> None:
    assert meant(label) == []


@pytest.mark.parametrize("label", ["X W", "X{W}", "XW X", "{X}{W}", r"X\hat{W}", r"\hat{X} W"])
def test_symbols_side_by_side_are_a_product(label: str) -> None:
    products = dict.fromkeys(("XW", "XWX", "XWhat", "XhatW"), (2, 2))
    assert meant(label, shapes=products) == []


@pytest.mark.parametrize("label", ["{W_U^T}^T", "W_U^T.T", "{W_U^{(1)}}^{(1)}", "W_U{", "}W_U"])
def test_what_is_said_twice_or_not_closed_is_not_read(label: str) -> None:
    assert meant("W_U^T") == ["W_U.T"]
    assert meant("W_U^{(1)}") == ["W_U#1"]
    assert meant(label) == []


def test_the_right_case_comes_first() -> None:
    assert meant("x") == ["x"]
    assert meant("X") == []
    assert meant("w_1") == ["block1.W_1"]
    both = {"w_1": (3,), "W_1": (3,)}
    assert meant("w_1", shapes=both) == ["w_1"]
    assert meant("W_1", shapes=both) == ["W_1"]


def test_a_full_name_comes_before_the_end_of_another() -> None:
    shapes = {"Y": (2,), "attention.Y": (2,)}
    assert meant("Y", shapes=shapes) == ["Y"]
    assert meant("attention.Y", shapes=shapes) == ["attention.Y"]


def test_blocks_are_told_apart_by_their_number_only() -> None:
    shapes = {f"block{k}.attention.W_Q": (4, 4) for k in (1, 2)}
    assert meant("W_Q", shapes=shapes) == list(shapes)
    assert meant("W_Q^{(2)}", shapes=shapes) == ["block2.attention.W_Q"]
    assert meant("W_Q^{[1]}", shapes=shapes) == ["block1.attention.W_Q"]
    assert meant("block2.W_Q", shapes=shapes) == ["block2.attention.W_Q"]
    assert meant("attention.W_Q", shapes=shapes) == list(shapes)
    assert meant("attention.block2.W_Q", shapes=shapes) == []


def test_a_number_in_brackets_is_a_layer_or_a_run_whichever_there_is() -> None:
    assert meant("W^{(1)}", shapes={"W_1": (2, 2), "W_2": (2, 2)}) == ["W_1"]
    assert meant("W^{(1)}", shapes={"W": (2, 2), "W#1": (2, 2)}) == ["W#1"]
    assert meant("W^{(0)}", shapes={"W": (2, 2), "W#1": (2, 2)}) == ["W"]
    assert meant("W^{(1)}", shapes={"block1.W": (2,), "block1.W#1": (2,)}) == [
        "block1.W",
        "block1.W#1",
    ]
    assert meant("W^{(1)}", shapes={"W": (2, 2)}) == []


def test_new_values_are_those_of_any_later_run() -> None:
    shapes = {"w": (), "w#1": (), "w#2": ()}
    assert meant("w", shapes=shapes) == ["w"]
    assert meant("w^+", shapes=shapes) == ["w#1", "w#2"]
    assert meant("w_{new}", shapes={**shapes, "w_new": ()}) == ["w_new"]


HEADS = {"Q": (2, 3, 4), "O": (2, 3, 4)}


@pytest.mark.parametrize(
    ("label", "others", "wanted"),
    [
        ("Q_1", ["Q_2"], ["Q[0]"]),
        ("Q_1", ["Q_0"], ["Q[1]"]),
        ("Q^{(2)}", [], ["Q[1]"]),
        ("Q_0", [], ["Q[0]"]),
        ("Q_1", [], ["Q[1]", "Q[0]"]),
        (r"Q_{\text{head }1}", [r"Q_{\text{head }2}"], ["Q[0]"]),
        (r"\text{head}_1", [r"\text{head}_2"], ["O[0]"]),
        ("head 2", [], ["O[1]"]),
        ("Q_0", ["Q_2"], []),
        ("Q_3", [], []),
        ("Q_1", ["O_2", "O_1"], ["Q[1]", "Q[0]"]),
        ("Q_{1}[0][2]", ["Q_2"], ["Q[0, 0, 2]"]),
    ],
)
def test_all_labels_together_show_from_where_heads_count(
    label: str, others: list[str], wanted: list[str]
) -> None:
    found = Names(read_quantities(HEADS), [label, *others]).matches(label)
    assert sorted(str(m.reference) for m in found) == sorted(wanted)


def test_a_name_is_not_a_head() -> None:
    assert meant("Q_1", "Q_2", shapes={**HEADS, "Q_1": (3, 4)}) == ["Q_1"]
    assert meant("Q_1", "Q_2", shapes={**HEADS, "step.Q_1": (3, 4)}) == ["step.Q_1"]


def test_a_subscript_that_may_be_an_index_is_pointed_out() -> None:
    names = Names(QUANTITIES)
    assert names.listed("P_{1,2}") == "P"
    assert names.listed("P_1") == "P"
    assert names.listed("dZ_2") == "dZ"
    assert names.listed("γ_{1,2}") is None
    assert names.listed(r"\hat{x}_2") == "x_hat"
    assert names.listed("W_Q^{(2)}") is None
    assert names.listed("R_{1,2}") is None
    assert names.listed("P") is None


def test_any_single_number_without_gradient_can_be_what_gradients_are_of() -> None:
    shapes = {"total": (), "a": (), "w": (2,), "dw": (2,), "da": ()}
    assert meant("dtotal/dw", shapes=shapes) == ["dw"]
    assert meant("da/dw", shapes=shapes) == []
    assert meant("L", shapes={"E_total": (), "b": ()}) == ["E_total"]


def test_a_name_that_begins_with_d_is_a_name() -> None:
    assert meant("dout", shapes={"dout": (2,)}) == ["dout"]
    assert meant("dout", shapes={"out": (2,), "dout": (2,)}) == ["dout"]
    assert [q.gradient for q in read_quantities({"out": (2,), "dout": (2,)})] == [False, True]
    assert [q.gradient for q in read_quantities({"data": (2,)})] == [False]


def test_the_best_match_comes_first() -> None:
    found = match_label("E", QUANTITIES)
    assert [(str(m.reference), m.strength) for m in found] == [
        ("E", Strength.IN_FULL),
        ("loss", Strength.USUAL),
    ]


def test_keys() -> None:
    assert key("x_hat") == key("x̂") == "xhat"
    assert key("γ_1") == key(r"\gamma_1") == key("gamma_1") == "gamma1"
    assert key("block1.W_Q") == "block1WQ"
    assert is_loss("Ltotal")
    assert not is_loss("Eo1")


def test_a_label_beyond_the_limit_is_no_name() -> None:
    assert read_label("P" * MAX_LENGTH)
    assert not read_label("P" * (MAX_LENGTH + 1))


PIECES = st.sampled_from(
    [*r"P{}[]()_^∂∇dL/.T#10,-:₁⁽γ", "\u0302", "W_Q", r"\frac", r"\partial", r"\hat", r"\text"]
)


@pytest.mark.slow
@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=60))
def test_anything_at_all_is_read_or_is_not(label: str) -> None:
    for reading in read_label(label):
        assert all(reading.parts)
    for match in match_label(label, QUANTITIES):
        assert match.reference.name in SHAPES
        assert len(match.reference.where) <= len(SHAPES[match.reference.name])
