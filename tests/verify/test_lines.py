"""Scalar lines: what is read, under which name, and what is no figure."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from verify.documents.lines import find_lines
from verify.documents.spelling import undressed


def figures(text: str) -> list[tuple[str, str]]:
    """The labels and the numbers found in ``text``, each where it says."""
    found = list(find_lines(text))
    for figure in found:
        ((cell,),) = figure.rows
        assert text[cell.start : cell.end] == cell.text
        assert figure.start <= cell.start
        assert cell.end <= figure.end
        assert figure.carrier == "line"
    assert [figure.start for figure in found] == sorted(figure.start for figure in found)
    return [(figure.label, figure.rows[0][0].text) for figure in found]


@pytest.mark.parametrize(
    ("text", "label", "number"),
    [
        ("net_h1 = 0.3775", "net_h1", "0.3775"),
        ("dL/dWQ[1][0] = -0.0123", "dL/dWQ[1][0]", "-0.0123"),
        ("net_h1    = 0.3775", "net_h1", "0.3775"),
        ("∂L/∂w_5 = 0.08216704", "∂L/∂w_5", "0.08216704"),
        ("$E_{total} = 0.298371109$", "E_{total}", "0.298371109"),
        (r"\mathcal{L} = 1.2639", r"\mathcal{L}", "1.2639"),
        ("loss: 1.2639", "loss", "1.2639"),
        ("**Loss:** 1.2639", "Loss", "1.2639"),
        ('"loss": 1.2639', "loss", "1.2639"),
        ("Loss = 1.2639 (nats)", "Loss", "1.2639"),
        ("Loss = 1.2639 nats.", "Loss", "1.2639"),
        (r"\text{Loss} = 1.26 \text{ nats}", r"\text{Loss}", "1.26"),
        ("- **out_o1** = 0.75136507", "out_o1", "0.75136507"),
        ("> a = 0.3", "a", "0.3"),
        ("1. a = 0.3", "a", "0.3"),
        ("`lr` = 0.1", "lr", "0.1"),
        ("T = 3", "T", "3"),
        ("T = 3 tokens", "T", "3"),
        ("so $T = 3.$", "T", "3"),
        (r"\hat{y}_1 := 0.7514", r"\hat{y}_1", "0.7514"),
        ("Loss ≈ 1.26", "Loss", "1.26"),
        (r"$L \approx 1.26$", "L", "1.26"),
        ("The loss $L$ = 1.26.", "L", "1.26"),
        ("The loss $L = $ 1.26.", "L", "1.26"),
        ("The mean (L = 1.26) of both", "L", "1.26"),
        (r"\boxed{x = 0.5}", "x", "0.5"),
        (r"x = \boxed{0.5}", "x", "0.5"),
        ("out = **0.75**", "out", "0.75"),
        ("w<sub>5</sub> = 0.4", "w_{5}", "0.4"),
        ("P(y=1) = 0.4", "P(y=1)", "0.4"),
        ("f = -12.0  # q * z", "f", "-12.0"),
        ("In [3]: x = 0.3", "x", "0.3"),
        ("E = 0.2748 (3)", "E", "0.2748"),
        (r"E = 0.2748 \tag{3}", "E", "0.2748"),
        (r"L &= 1.26 && \text{by (2)}", "L", "1.26"),
        ("Note: [1] x = 3", "x", "3"),
        ("(3) x = 5", "x", "5"),
    ],
)
def test_a_name_and_its_number(text: str, label: str, number: str) -> None:
    assert figures(text) == [(label, number)]


@pytest.mark.parametrize(
    "number",
    [
        *("-0.5", "−0.5", "- 0.5", ".5", "2.5e-3", r"2.5 \times 10^{-3}", "2.5·10⁻³", "1,234.5"),
        *("-19.0342…", "-19.0342...", r"0.41\ldots", "93.5%", r"93.5\%", "inf", r"-\infty"),
        *("0.4114/2", r"\frac{0.4114}{2}", "(0.41 - 1)/2", r"0.5 \cdot 0.3", "0.25^{*}"),
    ],
)
def test_the_cell_is_the_number_as_printed(number: str) -> None:
    assert figures(f"x = {number}") == [("x", number)]
    assert figures(f"so $x = {number}$ holds") == [("x", number)]


def test_a_decimal_comma_is_left_to_be_refused() -> None:
    assert figures("x = 0,25") == [("x", "0,25")]
    assert figures("x = 0,250") == [("x", "0,250")]


@pytest.mark.parametrize(
    ("text", "label", "number"),
    [
        (r"E = \frac{1}{2}(0.01 - 0.7514)^2 = 0.2748", "E", "0.2748"),
        ("a = 0.4114/2 = 0.2057", "a", "0.2057"),
        ("a = b · c = 0.5", "a", "0.5"),
        ("E = E_1 + E_2 = 0.2748 + 0.0236 = 0.2984", "E", "0.2984"),
        ("net_h1 = 0.15 * 0.05 + 0.2 * 0.1 + 0.35 = 0.3775", "net_h1", "0.3775"),
        (r"w_5^{+} = w_5 - \eta g = 0.4 - 0.5 * 0.0822 = 0.3589", "w_5^{+}", "0.3589"),
        ("Then, out_h1 = 1/(1+e^-0.3775) = 0.593269992", "out_h1", "0.593269992"),
        ("L = -log(0.25) = 1.386", "L", "1.386"),
        ("x = a\n  + b\n  = 0.3", "x", "0.3"),
        ("net = w_1 i_1 +\n  w_2 i_2 = 0.3", "net", "0.3"),
        ("$$\nE =\n0.298\n$$", "E", "0.298"),
        ("$$ a = b c\n d = 0.3 $$", "a", "0.3"),
        (r"a &= b \\ &= 0.1 \\\\ & \quad = 0.5", "a", "0.5"),
        (r"x &= 0.5 &+ 0.2 \\ &= 0.7", "x", "0.7"),
    ],
)
def test_a_chain_prints_its_last_number_under_its_first_name(
    text: str, label: str, number: str
) -> None:
    assert figures(text) == [(label, number)]


def test_a_chain_in_aligned() -> None:
    text = r"""
$$
\begin{aligned}
net_{h1} &= w_1 i_1 + w_2 i_2 + b_1 \\
         &= 0.15 \cdot 0.05 + 0.2 \cdot 0.1 + 0.35 \\
         &= 0.3775 \\
out_{h1} &= \frac{1}{1 + e^{-net_{h1}}} = 0.593269992
\end{aligned}
$$
"""
    assert figures(text) == [("net_{h1}", "0.3775"), ("out_{h1}", "0.593269992")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x = -2; y = 5; z = -4", [("x", "-2"), ("y", "5"), ("z", "-4")]),
        ("lr = 0.1 and momentum = 0.9", [("lr", "0.1"), ("momentum", "0.9")]),
        ("a=0.1,b=0.2", [("a", "0.1"), ("b", "0.2")]),
        ("x = 0.3, y = f(x), z = 0.4", [("x", "0.3"), ("z", "0.4")]),
        ("w1 =  0.15   w2 =  0.20", [("w1", "0.15"), ("w2", "0.20")]),
        (r"a = 0.1 \quad b = 0.2", [("a", "0.1"), ("b", "0.2")]),
        (r"a &= 1 & b &= 2 \\ c &= 3", [("a", "1"), ("b", "2"), ("c", "3")]),
        ("| a = 0.3 | b = 0.4 |", [("a", "0.3"), ("b", "0.4")]),
        ("- x = 0.1\n- y = 0.2", [("x", "0.1"), ("y", "0.2")]),
        ("Loss = 1.26\n- acc = 0.5", [("Loss", "1.26"), ("acc", "0.5")]),
        ("- a = 1\r\n- b = 2\r\n\r\nc = 3\r\n", [("a", "1"), ("b", "2"), ("c", "3")]),
        ("a = 1\nb = 2\n\nc = 3", [("a", "1"), ("b", "2"), ("c", "3")]),
        (r"x = 3 \implies y = 4", [("x", "3"), ("y", "4")]),
    ],
)
def test_several_figures(text: str, expected: list[tuple[str, str]]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The loss is 1.26 here (3), see version 1.2.3 of 2024-01-05.",
        "version: 1.2.3",
        "Date: 2024-01-05",
        "Time: 12:30",
        "ratio = 3:1",
        "Table 3: 12",
        "There are exactly 3: 4",
        "Note: 3 positions have a target",
        "for i = 1 to 10",
        "for t = 1",
        "i = 1, 2, 3",
        "i = 1, …, n",
        r"i = 1, \ldots, n",
        "N = 2, not 3",
        "N = 2 (not 3)",
        "x = 3 or 4",
        "x = 3 and 4",
        "https://example.org/?a=3",
        "www.example.org?a=3",
        "x = foo(3)",
        "def f(x=3):",
        "optimizer = SGD(lr=0.1)",
        "print('x =', 3)",
        "x == 3",
        "x != 3",
        "x += 3",
        "0 < x = 3",
        "x = 3 < 4",
        "x ← x - 0.5 = 3",
        "loss = 1.26 -> 1.20",
        "x = 3 if y else 4",
        "x = 3 y",
        "h = 0.5 tanh(x)",
        "L = 0.5 (1 - 0.5)",
        "f(x) = 2 pi",
        "A = 3B",
        "x = 5 percent",
        "W = [0.1, 0.2]",
        r"P = \begin{bmatrix} 0.1 & 0.2 \end{bmatrix}",
        "0.01 - 0.7514 = -0.7414",
        "Step 2: 0.15 * 0.05 = 0.0075",
        r"\sum_{i=1}^{3} x_i",
        "a\n- b\n= 0.3",
        "x = 0.5\n- 0.2 = 0.3",  # another item, or another operand
    ],
)
def test_no_figure(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("we get new w_5 = 0.3589", "new w_5"),
        ("new $w_5 = 0.3589$", "new w_5"),
        ("the gradient of the loss = 0.5", "gradient of the loss"),
        ("gradient of $W$ = 0.3", "of W"),
        ("Epoch 3, loss: 0.5", "Epoch 3, loss"),
        ("Epoch 3: loss = 0.5", "Epoch 3, loss"),
        ("After the first update, $w_5 = 0.3589$", "After the first update, w_5"),
        ("w = w - 0.5 * 0.08 = 0.36", ""),  # another w than the one it begins with
        ("one two three four five six seven eight = 3", ""),
    ],
)
def test_no_name_is_better_than_a_wrong_one(text: str, label: str) -> None:
    assert [name for name, _ in figures(text)] == [label]


def test_dress_is_taken_off_in_pairs() -> None:
    for text in ("** `0.5` **", "$0.5$", " 0.5 ", r"\(0.5\)", '"0.5"'):
        assert text[slice(*undressed(text, 0, len(text)))] == "0.5"
    for text in ("$a$ and $b$", "*a", "**a** b **c**"):
        assert text[slice(*undressed(text, 0, len(text)))] == text


def test_a_worked_example_with_two_hidden_neurons() -> None:
    text = r"""
Here's how we calculate the total net input for $h_1$:

$net_{h1} = w_1 * i_1 + w_2 * i_2 + b_1 * 1$

$net_{h1} = 0.15 * 0.05 + 0.2 * 0.1 + 0.35 * 1 = 0.3775$

We then squash it using the logistic function to get the output of $h_1$:

$out_{h1} = \frac{1}{1+e^{-net_{h1}}} = \frac{1}{1+e^{-0.3775}} = 0.593269992$

$E_{o1} = \frac{1}{2}(target_{o1} - out_{o1})^{2} = \frac{1}{2}(-0.74136507)^{2} = 0.274811083$

$\frac{\partial E_{total}}{\partial w_{5}} = 0.74136507 * 0.186815602 * 0.593269992 = 0.082167041$
"""
    assert figures(text) == [
        ("net_{h1}", "0.3775"),
        ("out_{h1}", "0.593269992"),
        ("E_{o1}", "0.274811083"),
        (r"\frac{\partial E_{total}}{\partial w_{5}}", "0.082167041"),
    ]


def test_a_session_with_comments() -> None:
    text = (
        ">>> x = -2; y = 5; z = -4\n# perform the forward pass\nq = x + y # q becomes 3\n"
        "f = q * z # f becomes -12\ndfdz = 3.0 # backprop\n"
    )
    assert figures(text) == [("x", "-2"), ("y", "5"), ("z", "-4"), ("dfdz", "3.0")]


_PIECES = st.sampled_from(
    [
        *"=:[](){}$&|*_`^/\\,.;<>-+ \n01x#\"'≈…",
        *("\\\\", "$$", r"\begin{a}", r"\frac", r"\approx", r"\text{ a }", "and ", "0.5", "x = "),
        *("epoch 1 ", "is ", "- ", "\n\n", "of $", "http://", "**", r"\quad", r"\boxed{", "1. "),
    ]
)


@given(st.one_of(st.text(), st.lists(_PIECES, max_size=60).map("".join)))
@example("=" * 300)
@example("x = $" * 50)
@example("((((((((((x = 3" * 20)
def test_garbage_raises_nothing(text: str) -> None:
    figures(text)


def test_what_a_paragraph_enumerates_ends_with_it() -> None:
    def numbers(text: str) -> list[str]:
        return [found.rows[0][0].text for found in find_lines(text)]

    for behind in ("and not so", ", 2, 3", "or 7"):
        assert numbers(f"a = 1.25\n\n{behind}") == ["1.25"]
        assert numbers(f"a = 1.25\n{behind}") == numbers(f"a = 1.25 {behind}") == []


@pytest.mark.parametrize(
    "text", ["L = 1.0885:", "The loss is L = 1.0885:", "With $L = 1.0885$:", "(with L = 1.0885):"]
)
def test_a_colon_behind_a_number_announces_something_else(text: str) -> None:
    assert figures(text) == [("L", "1.0885")]
    assert figures(f"{text}\n\nz = 2.5") == [("L", "1.0885"), ("z", "2.5")]


@pytest.mark.parametrize("word", ["with", "where", "for", "when", "if", "given", "using", "at"])
def test_what_stands_beside_a_statement_is_another(word: str) -> None:
    ((label, number),) = figures(f"L = (z - 1)^2/2 {word} z = -0.43")
    assert (label.removeprefix(f"{word} "), number) == ("z", "-0.43")
    found = figures(f"L = 1.02 {word} the output z = -0.43")
    assert [number for _, number in found] == ["1.02", "-0.43"]
    assert found[0][0] == "L"
    assert found[1][0] != "L"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("L = 1.0885 ≈ 1.09", ["1.0885", "1.09"]),
        ("p = 0.4378 = 43.78\\%", ["0.4378", "43.78\\%"]),
        (r"$L = 0.5 \cdot 2.177 = 1.0885 \approx 1.09$", ["1.0885", "1.09"]),
        ("a = 0.4114/2 = 0.2057", ["0.2057"]),
    ],
)
def test_numbers_on_the_way_are_printed_too(text: str, numbers: list[str]) -> None:
    found = figures(text)
    assert [number for _, number in found] == numbers
    assert len({label for label, _ in found}) == 1
