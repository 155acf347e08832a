"""Certificates as text: what is written is read back, and nothing else is."""

from __future__ import annotations

import json

import pytest
from sympy import Integer, Max

from derivations.catalogue import CATALOGUE, sublayer
from derivations.certificate.checker import Step, check
from derivations.certificate.producer import certificate
from derivations.certificate.statement import gradient_claim, identity_claim
from derivations.certificate.text import FUNCTIONS, MalformedCertificate, read, write
from derivations.notation import UnknownNode, dimension, index, tensor

QUICK = ("softmax", "cross_entropy", "sigmoid", "gelu_tanh", "gelu_erf", "clip_by_value")
N = dimension("n")
i = index("i", N)
x = tensor("x", N)


@pytest.mark.parametrize("name", QUICK)
def test_a_certificate_survives_being_written_and_read(name: str) -> None:
    page = sublayer(name)
    claims = [gradient_claim(page, t) for t in page.claims()]
    for claim in [*claims, *(identity_claim(page, identity) for identity in page.identities)]:
        steps = certificate(claim)
        text = write(steps)
        again = read(text)
        assert again == steps
        assert write(again) == text
        assert check(claim, again) == check(claim, steps)


@pytest.mark.slow
def test_the_certificates_of_most_pages_survive() -> None:
    heads: set[str] = set()
    for page in CATALOGUE:
        if page.name.startswith(("attention", "mlp")):
            continue  # large, and nothing in them is new
        for tensor_ in page.claims():
            steps = certificate(gradient_claim(page, tensor_))
            text = write(steps)
            assert read(text) == steps
            heads |= {name for name in FUNCTIONS if f'["{name}"' in text}
    assert heads == set(FUNCTIONS) - {"cos"}


def test_the_form_of_a_line() -> None:
    step = Step("distribute", (0, 2), x[i] / 2, Integer(3))
    text = write([step])
    entry = ["entry", ["real", "x"], ["index", "i", ["dimension", "n"]]]
    assert json.loads(text) == [
        "distribute",
        [0, 2],
        ["multiply", ["number", 1, 2], entry],
        3,
    ]
    assert text.endswith("]\n")
    assert read(text) == (step,)


@pytest.mark.parametrize(
    "text",
    [
        "not JSON",
        "[]",
        "null",
        '["rename", [0], 1]',
        '["rename", [0], 1, 1, 1]',
        '["rename", ["0"], 1, 1]',
        '["rename", [true], 1, 1]',
        '["rename", 0, 1, 1]',
        "[0, [0], 1, 1]",
        '["rename", [], 1.0, 1]',
        '["rename", [], true, 1]',
        '["rename", [], "1 + 1", 1]',
        '["rename", [], {"add": 1}, 1]',
        '["rename", [], ["system", "true"], 1]',
        '["rename", [], ["Symbol", "x"], 1]',
        '["rename", [], ["real", ["x"]], 1]',
        '["rename", [], ["real"], 1]',
        '["rename", [], ["number", "1", "2"], 1]',
        '["rename", [], ["number", 1], 1]',
        '["rename", [], ["index", "i", 3], 1]',
        '["rename", [], ["index", "i", ["real", "n"]], 1]',
        '["rename", [], ["index", "i", ["sort", "n"]], 1]',
        '["rename", [], ["entry", ["add", 1], 1], 1]',
        '["rename", [], ["sum", 1, 2], 1]',
        '["rename", [], ["sum", 1], 1]',
        '["rename", [], ["tanh", "x"], 1]',
        '["rename", [], ["entry", 1, 1], 1]',
        '["rename", [], [], 1]',
        '["rename", [], ' + '["add", ' * 3000 + "1" + "]" * 3000 + ", 1]",
    ],
)
def test_what_is_no_certificate_is_refused_with_its_line(text: str) -> None:
    good = '["rename", [], 1, 1]\n'
    assert read(good) == (Step("rename", (), Integer(1), Integer(1)),)
    with pytest.raises(MalformedCertificate, match="line 2"):
        read(good + text)


def test_an_unknown_node_is_not_written() -> None:
    with pytest.raises(UnknownNode, match="Max"):
        write([Step("rename", (), Max(x[i], 0), Integer(0))])
