"""Roles: what can be written, what it says, and what is refused."""

from __future__ import annotations

import pytest

from verify.code.roles import Constant, Group, Role, RoleError, argument, inside, known_names, parse
from verify.code.subject import Subject, subject


@pytest.fixture(scope="module")
def attention() -> Subject:
    return subject("attention")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("W_Q", Role(("W_Q",))),
        ("  W_Q ", Role(("W_Q",))),
        ("W_Q.T", Role(("W_Q",), transposed=True)),
        ("[Q K Val]", Role(("Q", "K", "Val"), "side by side")),
        ("[Q, K, Val]", Role(("Q", "K", "Val"), "side by side")),
        ("[W_Q W_K W_V].T", Role(("W_Q", "W_K", "W_V"), "side by side", True)),
        ("stack[Q K Val]", Role(("Q", "K", "Val"), "stacked")),
        ("heads[W_Q]", Role(("W_Q",), "heads")),
        ("scratch dA", Role(("dA",), "scratch")),
        ("dX", Role(("dX",))),
        ("cache", Role(("cache",))),
        ("none", Role(("none",))),
        ("d_model", Role(("d_model",))),
        ("B * T", Role(("B*T",))),
        ("h*d_k", Role(("h*d_k",))),
    ],
)
def test_what_a_role_says(text: str, role: Role, attention: Subject) -> None:
    assert parse(text, attention) == role


@pytest.mark.parametrize(
    "text",
    ["W_Q", "W_Q.T", "[Q K Val]", "[W_Q W_K W_V].T", "stack[Q K Val]", "heads[W_Q]", "scratch dA"],
)
def test_a_role_can_be_read_back(text: str, attention: Subject) -> None:
    assert str(parse(text, attention)) == text


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("W_q", "did you mean W_"),
        ("gamma", "attention has no gamma"),
        ("[Q K V_]", "attention has no V_"),
        ("", "attention has no"),
        ("B*rows", "attention has no"),
        ("heads[]", "attention has no"),
        ("stack[Q", "attention has no"),
        ("W_Q.T.T", "attention has no"),
        ("dloss", "attention has no dloss"),
        ("__import__('os')", "attention has no"),
    ],
)
def test_what_there_is_not_is_refused_with_what_there_is(
    text: str, hint: str, attention: Subject
) -> None:
    with pytest.raises(RoleError, match=r"has no") as error:
        parse(text, attention)
    assert hint in str(error.value)


def test_a_loss_has_a_gradient_that_arrives() -> None:
    loss = subject("softmax_cross_entropy")
    assert parse("dloss", loss) == Role(("dloss",))
    assert "dloss" in known_names(loss)


def test_what_stands_for_a_maximum_has_no_name(attention: Subject) -> None:
    assert "row_max" not in known_names(attention)


def test_one_block_needs_no_name_and_two_do() -> None:
    one, two = subject("gpt2", {"layers": 1}), subject("gpt2", {"layers": 2})
    assert parse("W_Q", one) == Role(("block1.W_Q",))
    assert parse("dW_Q", one) == Role(("dblock1.W_Q",))
    with pytest.raises(RoleError):
        parse("W_Q", two)


def test_tables_and_lists_hold_roles_and_the_rest_is_constant(attention: Subject) -> None:
    found = argument({"q": "W_Q", "inner": ["X", 3, True]}, attention)
    assert isinstance(found, Group)
    assert [role.name for role in inside(found)] == ["W_Q", "X"]
    assert str(found) == "{q: W_Q, inner: [X, 3, True]}"
    assert argument(1.5, attention) == Constant(1.5)
    assert inside(Constant("W_Q")) == ()
    with pytest.raises(RoleError):
        argument({"q": ["nothing"]}, attention)
