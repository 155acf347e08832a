"""References: what an author can write for entries of a quantity, and what cannot be meant."""

from __future__ import annotations

import pytest

from verify.quantity import Quantity, read_quantities, shown
from verify.reference import Reference, UnusableReference, one_of, parse_reference

SHAPES: dict[str, tuple[int, ...]] = {
    "P": (3, 5),
    "loss": (),
    "dP": (3, 5),
    "block1.W_Q": (4, 6),
    "dblock1.W_Q": (4, 6),
    "dblock1.W_Q#2": (4, 6),
    "block1.b": (4,),
    "block2.b": (4,),
    "block1.attention.Q": (2, 3, 2),
    "loss#1": (),
    "m(block1.W_Q)#1": (4, 6),
    "dP@loss": (3, 5),
    "delta": (2,),
}
QUANTITIES = read_quantities(SHAPES)


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("P", Reference("P")),
        (" P ", Reference("P")),
        ("dP", Reference("dP")),
        ("d(P)", Reference("dP")),
        ("P.T", Reference("P", (), True)),
        ("P[2]", Reference("P", (2,))),
        ("P[2][4]", Reference("P", (2, 4))),
        ("P[2, 4]", Reference("P", (2, 4))),
        ("P[:, 4]", Reference("P", (None, 4))),
        ("P[:,4].T", Reference("P", (None, 4), True)),
        ("W_Q", Reference("block1.W_Q")),
        ("block1.W_Q", Reference("block1.W_Q")),
        ("dW_Q", Reference("dblock1.W_Q")),
        ("d(W_Q)", Reference("dblock1.W_Q")),
        ("d(block1.W_Q)", Reference("dblock1.W_Q")),
        ("dblock1.W_Q", Reference("dblock1.W_Q")),
        ("d(W_Q)#2", Reference("dblock1.W_Q#2")),
        ("dW_Q#2[0].T", Reference("dblock1.W_Q#2", (0,), True)),
        ("attention.Q[1]", Reference("block1.attention.Q", (1,))),
        ("Q[1][:, 0]", Reference("block1.attention.Q", (1, None, 0))),
        ("loss#1", Reference("loss#1")),
        ("m(W_Q)#1", Reference("m(block1.W_Q)#1")),
        ("m(block1.W_Q)#1", Reference("m(block1.W_Q)#1")),
        ("delta", Reference("delta")),
    ],
)
def test_reference_is_read(text: str, reference: Reference) -> None:
    assert parse_reference(text, QUANTITIES) == reference
    assert parse_reference(str(reference), QUANTITIES) == reference


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "write a name, such as"),
        ("[0]", "write a name, such as"),
        ("P.T[0]", "write a name, such as"),
        ("P[0", "write a name, such as"),
        ("P#x", "write a name, such as"),
        ("P#1#2", "write a name, such as"),
        ("P[x]", "an index is a number from 0 on, or a colon, not 'x'"),
        ("P[-1]", "an index is a number from 0 on, or a colon, not '-1'"),
        ("P[]", "an index is a number from 0 on, or a colon, not ''"),
        ("P[0:2]", "an index is a number from 0 on, or a colon, not '0:2'"),
        ("P[3]", r"P[3] is out of range: P is 3 × 5, and indices count from 0"),
        ("P[0, 5]", r"P[0, 5] is out of range: P is 3 × 5"),
        ("P[0][0][0]", "P[0, 0, 0] has 3 indices, P is 3 × 5"),
        ("loss[0]", "loss[0] has 1 indices, loss is a single number"),
        ("b", "b may be any of block1.b, block2.b: write the name in full"),
        ("w_q", "no quantity is called w_q; did you mean block1.W_Q?"),
        ("dW_K", "no quantity is called dW_K; did you mean dblock1.W_Q?"),
        ("W_Q#3", "no quantity is called W_Q#3; did you mean block1.W_Q?"),
        ("dP@loss", "no quantity is called dP@loss; did you mean"),
        ("d(d(P))", "no quantity is called dd(P)"),
        ("quite another", "no quantity is called quiteanother; there are P, loss, dP, "),
    ],
)
def test_what_cannot_be_meant_is_said(text: str, message: str) -> None:
    with pytest.raises(UnusableReference) as raised:
        parse_reference(text, QUANTITIES)
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)


def test_quantities_are_taken_apart() -> None:
    found = {q.name: q for q in QUANTITIES}
    assert found["dblock1.W_Q#2"] == Quantity(
        "dblock1.W_Q#2", (4, 6), ("block1", "W_Q"), gradient=True, run=2
    )
    assert found["m(block1.W_Q)#1"].parts == ("block1", "m(W_Q)")
    assert not found["delta"].gradient
    assert "dP@loss" not in found


def test_long_lists_are_cut() -> None:
    assert one_of(["a", "b"]) == "a, b"
    assert one_of([str(i) for i in range(20)]) == "0, 1, 2, 3, 4, 5, 6, 7 and 12 more"
    assert shown((2, 3)) == "2 × 3"
    assert shown(()) == "a single number"
