"""Explicit labels: what an author says is taken, or refused in one line that says why."""

from __future__ import annotations

import pytest

from verify.explicit import BindingError, ExplicitLabels, spelled
from verify.quantity import read_quantities
from verify.reference import Reference, UnusableReference

QUANTITIES = read_quantities({"P": (3, 5), "net_h": (2,), "W_1": (2, 2), "W_2": (2, 2), "loss": ()})


def explicit(labels: dict[str, str], *printed: str) -> ExplicitLabels:
    return ExplicitLabels(labels, QUANTITIES, printed, "notes.md")


@pytest.mark.parametrize(
    ("label", "printed"),
    [
        ("P", " P "),
        ("P_1", "P_{1}"),
        ("P_{1}", "P_1"),
        ("P_{out}", "P_{ out }"),
        (r"\frac{a}{b}", r"\frac {a} {b}"),
        ("P_{12}", "P_12"),
    ],
)
def test_labels_are_compared_as_they_are_spelled(label: str, printed: str) -> None:
    assert explicit({label: "P"}, printed).reference(printed) == Reference("P")


@pytest.mark.parametrize(
    ("one", "other"), [("P", "p"), (r"\frac{a}{b}", r"\frac ab"), ("P_1", "P1")]
)
def test_other_labels_are_others(one: str, other: str) -> None:
    assert spelled(one) != spelled(other)
    assert explicit({one: "P"}, one).reference(other) is None


@pytest.mark.parametrize(
    ("label", "reference", "printed", "meant"),
    [
        ("net_{h{i}}", "net_h[{i-1}]", "net_{h2}", Reference("net_h", (1,))),
        ("net_{h{i}}", "net_h[{i-1}]", "net_h2", Reference("net_h", (1,))),
        ("net_h{i}", "net_h[{i}]", "net_{h1}", Reference("net_h", (1,))),
        ("P_{{i},{j}}", "P[{i-1},{j-1}]", "P_{3,5}", Reference("P", (2, 4))),
        ("P_{{i},{j}}", "P[{i-1}][{j-1}]", "P_{1, 2}", Reference("P", (0, 1))),
        ("P_{{i}{j}}", "P[{i-1},{j-1}]", "P_{35}", Reference("P", (2, 4))),
        ("P_{i}", "P[{i-1}]", "P_{2}", Reference("P", (1,))),
        ("P_{i}", "P[{i+1}]", "P_1", Reference("P", (2,))),
        ("c_{j}", "P[:,{j}].T", "c_4", Reference("P", (None, 4), True)),
        ("W^{[{k}]}", "W_{k}", "W^{[2]}", Reference("W_2")),
        # Without a number in the reference, the braces are TeX's.
        ("P_{i}", "P", "P_{i}", Reference("P")),
    ],
)
def test_numbers_in_labels_are_filled_in(
    label: str, reference: str, printed: str, meant: Reference
) -> None:
    assert explicit({label: reference}, printed).reference(printed) == meant


def test_a_pattern_leaves_other_labels_alone() -> None:
    labels = explicit({"P_{{i}{j}}": "P[{i},{j}]"}, "P_{11}", "P_{1}", "P_{111}", "P_{1i}", "P_{}")
    assert labels.reference("P_{11}") == Reference("P", (1, 1))
    for other in ("P_{1}", "P_{111}", "P_{1i}", "P_{}", "xP_{11}", "P_{11}x"):
        assert labels.reference(other) is None


def test_a_label_by_itself_comes_before_a_pattern() -> None:
    labels = explicit({"P_{i}": "P[{i}]", "P_1": "loss"}, "P_1", "P_2")
    assert labels.reference("P_{1}") == Reference("loss")
    assert labels.reference("P_{2}") == Reference("P", (2,))


@pytest.mark.parametrize(
    ("labels", "printed", "message"),
    [
        ({"P_{i}": "P[{i-1}]"}, "P_0", "{i-1} is -1 here: indices count from 0"),
        ({"P_{i}": "P[{i}]"}, "P_3", "P[3] is out of range: P is 3 × 5"),
        ({"W_{k}": "W_{k}"}, "W_3", "no quantity is called W_3"),
        (
            {"P_{i}": "P[{i}]", "{j}_1": "P[{j}]", "P_{k}": "P[{k-1}]"},
            "P_1",
            "P_{i}, P_{k} all match it",
        ),
    ],
)
def test_a_number_that_does_not_fit_is_a_matter_of_its_figure(
    labels: dict[str, str], printed: str, message: str
) -> None:
    found = explicit(labels, printed, "1_1")
    with pytest.raises(UnusableReference) as raised:
        found.reference(printed)
    assert message in str(raised.value)


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        ({"P": "Q"}, "notes.md: the label P = Q: no quantity is called Q; "),
        ({"P": "W1"}, "notes.md: the label P = W1: no quantity is called W1; did you mean W_1?"),
        ({"P": "P["}, "notes.md: the label P = P[: write a name, such as"),
        ({"P": "P[3]"}, "notes.md: the label P = P[3]: P[3] is out of range: P is 3 × 5"),
        ({"p": "P"}, "p = P: no figure is labelled so; the labels are P, Y_1, Y_2"),
        ({"Y_11": "P"}, "no figure is labelled so; did you mean Y_1? The labels are P, Y_1, Y_2"),
        ({"P": "P", " P": "W_1"}, "the same label is bound twice"),
        ({"Y_{i}": "Q[{i}]"}, "no quantity is called Q"),
        ({"Y_{i}": "loss[{i}]"}, "loss[:] has 1 indices, loss is a single number"),
        ({"Z_{i}": "P[{i}]"}, "Z_{i} = P[{i}]: no figure is labelled so; "),
        ({"Y_1": "P[{i}]"}, "{i} has to stand once in the label, as in W_{i}"),
        ({"Y_{i}{i}": "P[{i}]"}, "{i} has to stand once in the label, as in W_{i}"),
        ({"Y_{i}": "P[{i},{j}]"}, "{j} has to stand once in the label, as in W_{j}"),
    ],
)
def test_what_cannot_be_meant_is_one_line(labels: dict[str, str], message: str) -> None:
    with pytest.raises(BindingError) as raised:
        explicit(labels, "P", "Y_1", "Y_{2}", "", "P")
    assert message in str(raised.value).replace("Y_{2}", "Y_2")
    assert "\n" not in str(raised.value)


def test_without_any_label_there_is_none_to_list() -> None:
    with pytest.raises(BindingError, match="no figure is labelled so; the labels are none"):
        explicit({"P": "P"}, "", "")


def test_a_hostile_pattern_is_text() -> None:
    labels = explicit({"(a+)+{i}": "P[{i}]"}, "(a+)+1")
    assert labels.reference("(a+)+1") == Reference("P", (1,))
    assert labels.reference("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1") is None
