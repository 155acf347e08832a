"""Names that somebody chooses: one symbol each, for something that there is."""

from __future__ import annotations

from typing import Any

import pytest

from derivations.latex.choice import StyleError, chosen_style
from derivations.latex.style import Style

KNOWN = ("X", "W_Q", "d_model", "T")

SYMBOLS = (
    *("h", "H", "X'", "d_m", "W^Q", "W_Q^{(1)}", "W^{(1)}_Q", r"\gamma", r"\hat{x}"),
    *(r"\mathbf{W}", r"\mathbf{W}_{\mathrm{out}}", r"\tilde{X}_{t+1}", r"\ell", r"x^*", "x_{0}"),
)
NO_SYMBOLS = (
    *("", " ", "1", "-X", "4+1", "x=y", "ab", "a b", "a&b", r"a\\b", "a_b_c", "a^b^c", "]]", "$x$"),
    *(r"\text{in_put}", r"\text{a}", "{", "}", "X{", "x_", "x^", "x_{a_b}", "x_{}", "<b>", "X\\"),
    *(r"\input{x}", r"\href{a}{b}", r"\nosuchcommand", "é", "x%", r"\frac{a}{b}", "x\n", r"\frac"),
)


def chosen(tex: Any, name: str = "X") -> Style:
    return chosen_style("d", "rows", {name: tex}, KNOWN)


@pytest.mark.parametrize("tex", SYMBOLS)
def test_a_symbol_is_taken(tex: str) -> None:
    assert chosen(tex) == Style("d", "rows", {"X": tex})


@pytest.mark.parametrize("tex", [*NO_SYMBOLS, 5, None, b"x"])
def test_what_is_no_symbol_is_refused_in_one_line(tex: Any) -> None:
    with pytest.raises(StyleError, match=r"^X cannot be called ") as caught:
        chosen(tex)
    assert "\n" not in str(caught.value)


def test_what_there_is_not_has_no_name() -> None:
    with pytest.raises(StyleError, match=r"nothing is called 'd_modl': did you mean d_model\?"):
        chosen("h", "d_modl")
    with pytest.raises(StyleError, match="nothing is called 'foo': `backproof show` says"):
        chosen("h", "foo")


@pytest.mark.parametrize(
    ("gradient", "convention", "names", "message"),
    [
        ("foo", "rows", {}, "gradient is 'foo': use partial, d, nabla"),
        (None, "rows", {}, "gradient is None: use"),
        ("d", "cols", {}, "convention is 'cols': use rows, columns"),
        ("d", "rows", "X=H", "names is 'X=H': use a mapping"),
    ],
)
def test_a_setting_that_there_is_not_is_refused(
    gradient: Any, convention: Any, names: Any, message: str
) -> None:
    with pytest.raises(StyleError) as caught:
        chosen_style(gradient, convention, names, KNOWN)
    assert str(caught.value).startswith(message)
