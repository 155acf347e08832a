"""Loading an example: the chapter's own, exact values, and one clear line for each mistake."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from derivations.gpt2 import Gpt2, gpt2
from numeric.example import MAX_SIZE, Example, ExampleError, load_example, with_given
from numeric.example_setup import Clipping

CHAPTER = Path(__file__).parents[2] / "examples" / "chapter" / "example.toml"

SMALL = """\
format = 1
title = "Small"
provenance = "made for a test"

[network]
tied = true
final_layer_norm = false

[sizes]
T = 2
V = 3
d_model = 2
h = 1
d_ff = 3
n_ctx = 2

[vocabulary]
tokens = ["a", " b", "c"]

[data]
x = [0, 2]
y = [2, "none"]

[document]
path = "text.md"
[document.labels]
'P_{\\text{all}}' = "P"

[figures]
provenance = "printed"
y = ["2", "-"]
P = [
    ["0.10", "0.20", "0.70"],
    ["0.30", "0.30", "0.40"],
]
loss = "0.357"

[update]
learning_rate = 0.1
clip_norm = 1
clip_value = 0.5

[parameters]
provenance = "invented"
E = [[1.5, 2], [3, 4], [5, 6]]
W_P = [[0, 0], [0, 0]]

[parameters.block1]
gamma_1 = [1, 1]
beta_1 = [0, 0]
W_Q = [
    [0.1, 0.2],  # a comment with ] and "
    [0.3, 0.4],
]
b_Q = [0, 0]
W_K = [[0, 0], [0, 0]]
b_K = [0, 0]
W_V = [[0, 0], [0, 0]]
b_V = [0, 0]
W_O = [[0, 0], [0, 0]]
b_O = [0, 0]
gamma_2 = [1, 1]
beta_2 = [0, 0]
W_1 = [[0, 0, 0], [0, 0, 0]]
b_1 = [0, 0, 0]
W_2 = [[0, 0], [0, 0], [0, 0]]
b_2 = [0, 0]
"""

# What is replaced, by what ("@" marks the start of the line that the error has to name, and is
# not part of the file), and the message.
MISTAKES: dict[str, tuple[str, str, str]] = {
    "syntax": (
        "V = 3",
        "@V = ",
        "not valid TOML: Invalid value in column 5",
    ),
    "key given twice": (
        "h = 1",
        "h = 1\n@h = 1",
        "not valid TOML: Cannot overwrite a value in column 6",
    ),
    "format missing": ("format = 1\n", "", "the top level has no format; it needs one"),
    "format of the future": (
        "format = 1",
        "@format = 2",
        "format must be 1, the only one there is so far, not 2",
    ),
    "unknown section": (
        "[sizes]",
        "@[size]",
        'the top level has no key "size"; did you mean sizes?',
    ),
    "tokens in a table of their own": (
        '[vocabulary]\ntokens = ["a", " b", "c"]',
        "@[vocabulary.tokens]",
        "[vocabulary] tokens must be a list of V = 3 entries, not a table",
    ),
    "unknown key, nothing near": (
        "T = 2",
        "T = 2\n@batch = 2",
        '[sizes] has no key "batch"; it has T, V, d_ff, d_model, h, n_ctx',
    ),
    "misspelt key": (
        "d_model = 2",
        "@d_modl = 2",
        '[sizes] has no key "d_modl"; did you mean d_model?',
    ),
    "key with a line end in it": (
        "T = 2",
        'T = 2\n@"a\\nb" = 2',
        '[sizes] has no key "a\\nb"; it has T, V, d_ff, d_model, h, n_ctx',
    ),
    "missing size": ("[sizes]\nT = 2\n", "@[sizes]\n", "[sizes] has no T; it needs one"),
    "empty title": (
        'title = "Small"',
        '@title = ""',
        'title must be text in quotes, not the text ""',
    ),
    "title of spaces": (
        'title = "Small"',
        '@title = " "',
        "title must say something",
    ),
    "text for a number": (
        "T = 2",
        '@T = "2"',
        '[sizes] T must be a whole number from 1 to 1024, not the text "2"',
    ),
    "float for a size": (
        "T = 2",
        "@T = 2.0",
        "[sizes] T must be a whole number from 1 to 1024, not 2.0",
    ),
    "true for a size": (
        "T = 2",
        "@T = true",
        "[sizes] T must be a whole number from 1 to 1024, not true",
    ),
    "size 0": ("V = 3", "@V = 0", "[sizes] V must be a whole number from 1 to 1024, not 0"),
    "huge size": (
        "V = 3",
        f"@V = {MAX_SIZE + 1}",
        "[sizes] V must be a whole number from 1 to 1024, not 1025",
    ),
    "heads do not divide": (
        "h = 1",
        "@h = 3",
        "[sizes] h must divide d_model = 2, and 3 does not",
    ),
    "longer than the context": (
        "T = 2",
        "@T = 3",
        "[sizes] T must be at most n_ctx = 2, not 3",
    ),
    "unknown preset": (
        "tied = true",
        '@preset = "gpt3"',
        '[network] preset must be one of gpt2, not the text "gpt3"; did you mean gpt2?',
    ),
    "unknown activation": (
        "tied = true",
        '@activation = "gelu_tan"',
        "[network] activation must be one of gelu_tanh, gelu_erf, relu, not the text "
        '"gelu_tan"; did you mean gelu_tanh?',
    ),
    "flag in quotes": (
        "tied = true",
        '@tied = "true"',
        '[network] tied must be true or false, not the text "true"',
    ),
    "no layer": (
        "tied = true",
        "@layers = 0",
        "[network] layers must be a whole number from 1 to 48, not 0",
    ),
    "epsilon below 0": (
        "tied = true",
        "@epsilon = -0.1",
        "[network] epsilon must be 0 or more, not -0.1",
    ),
    "epsilon nan": (
        "tied = true",
        "@epsilon = nan",
        "[network] epsilon must be a finite number, not nan",
    ),
    "learning rate negative": (
        "learning_rate = 0.1",
        "@learning_rate = -0.1",
        "[update] learning_rate must be more than 0, not -0.1",
    ),
    "too few tokens": (
        'tokens = ["a", " b", "c"]',
        '@tokens = ["a", " b"]',
        "[vocabulary] tokens must have V = 3 entries, not 2; V = 3 ([sizes] on line 11)",
    ),
    "token twice": (
        '" b", "c"]',
        '" b",\n@"a"]',
        '[vocabulary] tokens, entry 3, repeats "a"',
    ),
    "x is no list": (
        "x = [0, 2]",
        "@x = 0",
        "[data] x must be a list of T = 2 entries, not 0",
    ),
    "x too long": (
        "x = [0, 2]",
        "@x = [0, 2, 1]",
        "[data] x must have T = 2 entries, not 3; T = 2 ([sizes] on line 10)",
    ),
    "token id out of range": (
        "x = [0, 2]",
        "x = [0,\n@3]",
        "[data] x, entry 2, must be a token id from 0 to 2, not 3",
    ),
    "negative token id": (
        "x = [0, 2]",
        "@x = [-1, 2]",
        "[data] x, entry 1, must be a token id from 0 to 2, not -1",
    ),
    "limits in one text": (
        "[network]",
        '@not_proved = "nothing"\n[network]',
        'not_proved must be a list of sentences in quotes, not the text "nothing"',
    ),
    "target out of range": (
        'y = [2, "none"]',
        '@y = [3, "none"]',
        '[data] y, entry 1, must be a token id from 0 to 2, not 3; without a target write "none"',
    ),
    "target is a dash": (
        'y = [2, "none"]',
        '@y = [2, "-"]',
        '[data] y, entry 2, must be a token id from 0 to 2, not the text "-"; '
        'without a target write "none"',
    ),
    "position out of range": (
        "x = [0, 2]",
        "x = [0, 2]\n@position = [0, 2]",
        "[data] position, entry 2, must be a position from 0 to 1, not 2",
    ),
    "mask misspelt": (
        "x = [0, 2]",
        'x = [0, 2]\n@mask = "casual"',
        '[data] mask must be one of causal, none, not the text "casual"; did you mean causal?',
    ),
    "mask of other numbers": (
        "x = [0, 2]",
        "x = [0, 2]\nmask = [[1, 0],\n@[1, -1]]",
        "[data] mask, row 2, entry 2, must be a whole number from 0 to 1, not -1",
    ),
    "mask of the wrong size": (
        "x = [0, 2]",
        "x = [0, 2]\n@mask = [[1, 0, 0], [1, 1, 0]]",
        "[data] mask must be T × T = 2 × 2, not 2 × 3; T = 2 ([sizes] on line 10)",
    ),
    "a query that attends to nothing": (
        "x = [0, 2]",
        "x = [0, 2]\nmask = [[1, 0],\n@[0, 0]]",
        "[data] mask, row 2, has no 1: its query attends to nothing",
    ),
    "position where none are learned": (
        "tied = true\nfinal_layer_norm = false\n\n[sizes]\nT = 2\nV = 3\nd_model = 2\nh = 1\n"
        "d_ff = 3\nn_ctx = 2",
        'positions = "sinusoidal"\n\n[sizes]\nT = 2\nV = 3\nd_model = 2\nh = 1\nd_ff = 3\n'
        "@n_ctx = 2",
        '[sizes] has no key "n_ctx"; it has T, V, d_ff, d_model, h',
    ),
    "parameter of another network": (
        "E = [[1.5",
        "@W_U = [[1, 1, 1], [1, 1, 1]]\nE = [[1.5",
        '[parameters] has no key "W_U"; it has provenance, E, W_P, block1',
    ),
    "misspelt parameter": (
        "gamma_2 = ",
        "@gama_2 = ",
        '[parameters.block1] has no key "gama_2"; did you mean gamma_2?',
    ),
    "parameter missing": (
        "[parameters.block1]\ngamma_1 = [1, 1]\n",
        "@[parameters.block1]\n",
        "[parameters.block1] has no gamma_1 (d_model = 2); it needs one",
    ),
    "matrix is a list": (
        "W_P = [[0, 0], [0, 0]]",
        "@W_P = [0, 0]",
        "[parameters] W_P, row 1, must be a list of entries, not 0",
    ),
    "matrix is empty": (
        "W_P = [[0, 0], [0, 0]]",
        "@W_P = []",
        "[parameters] W_P must be n_ctx × d_model = 2 × 2, a list of rows, not an empty list",
    ),
    "matrix is a table": (
        "W_P = [[0, 0], [0, 0]]",
        "@W_P.a = 1",
        "[parameters] W_P must be n_ctx × d_model = 2 × 2, a list of rows, not a table",
    ),
    "ragged matrix": (
        "    [0.3, 0.4],",
        "@    [0.3, 0.4, 0.5],",
        "[parameters.block1] W_Q, row 2, has 3 entries and row 1 has 2; "
        "it must be d_model × h·d_k = 2 × 2",
    ),
    "wrong shape": (
        "W_Q = [\n    [0.1, 0.2],",
        "@W_Q = [\n [0, 0],\n [0.1, 0.2],",
        "[parameters.block1] W_Q must be d_model × h·d_k = 2 × 2, not 3 × 2; "
        "d_model = 2 ([sizes] on line 12), h = 1 ([sizes] on line 13), d_k = 2",
    ),
    "wrong length": (
        "b_1 = [0, 0, 0]",
        "@b_1 = [0, 0]",
        "[parameters.block1] b_1 must have d_ff = 3 entries, not 2; d_ff = 3 ([sizes] on line 14)",
    ),
    "nan": (
        "    [0.3, 0.4],",
        "@    [0.3, nan],",
        "[parameters.block1] W_Q, row 2, entry 2, must be a finite number, not nan",
    ),
    "infinity": (
        "b_K = [0, 0]",
        "@b_K = [-inf, 0]",
        "[parameters.block1] b_K, entry 1, must be a finite number, not -infinity",
    ),
    "number in quotes": (
        "b_K = [0, 0]",
        '@b_K = ["0", 0]',
        '[parameters.block1] b_K, entry 1, must be a number, not the text "0"',
    ),
    "a date": (
        "b_K = [0, 0]",
        "@b_K = [2020-01-01, 0]",
        "[parameters.block1] b_K, entry 1, must be a number, not a date or a time",
    ),
    "true for a number": (
        "b_K = [0, 0]",
        "@b_K = [true, 0]",
        "[parameters.block1] b_K, entry 1, must be a number, not true",
    ),
    "a number that would fill the memory": (
        "b_K = [0, 0]",
        "@b_K = [1e999999, 0]",
        "[parameters.block1] b_K, entry 1, must have at most 100 digits, "
        "and an exponent of at most 300",
    ),
    "figure without quotes": (
        'y = ["2", "-"]',
        '@y = [2, "-"]',
        "[figures] y, entry 1, must be in quotes, which keep its decimals, not 2",
    ),
    "figure not a number": (
        '    ["0.30", "0.30", "0.40"],',
        '@    ["0.30", "0.30", "0,40"],',
        '[figures] P, row 2, entry 3, must be a number in quotes or "-", not the text "0,40"',
    ),
    "unknown figure": (
        'y = ["2", "-"]',
        '@probabilities = ["2", "-"]',
        '[figures] has no key "probabilities"; it has provenance, one_hot, E, x, …',
    ),
    "label of nothing": (
        "[document.labels]\n'P_{\\text{all}}' = \"P\"",
        "[document.labels]\n@'P_{\\text{all}}' = \"onehot\"",
        "[document.labels] P_{\\text{all}} must be one of one_hot, E, x, embedded, …, "
        'not the text "onehot"; did you mean one_hot?',
    ),
    "labels are no table": (
        "[document.labels]\n'P_{\\text{all}}' = \"P\"",
        "@labels = 3",
        "[document.labels] must be a table, not 3",
    ),
    "absolute path": (
        'path = "text.md"',
        '@path = "/text.md"',
        "[document] path must be relative to this file, so that others have it too",
    ),
}


def load(folder: Path, text: str | bytes) -> Example:
    path = folder / "example.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_example(path)


def failure(folder: Path, text: str | bytes) -> str:
    """The message without the folder: ``example.toml:3: …``."""
    with pytest.raises(ExampleError) as caught:
        load(folder, text)
    message = str(caught.value)
    assert "\n" not in message
    return message.removeprefix(f"{folder}/")


def test_small_example_loads_exactly(tmp_path: Path) -> None:
    example = load(tmp_path, SMALL)
    assert example.choices == Gpt2(tied=True, final_layer_norm=False)
    assert example.given["epsilon"] == Fraction(1, 100_000)
    assert example.sizes == {"T": 2, "V": 3, "d_model": 2, "h": 1, "d_k": 2, "d_ff": 3, "n_ctx": 2}
    assert example.vocabulary == ("a", " b", "c")
    assert example.integers == {
        "x": (0, 2),
        "y": (2, 0),
        "has_target": (1, 0),
        "position": (0, 1),
        "M": ((1, 0), (1, 1)),
    }
    F = Fraction
    assert example.parameters["E"] == ((F(3, 2), F(2)), (F(3), F(4)), (F(5), F(6)))
    assert example.parameters["block1.gamma_1"] == (F(1), F(1))
    assert example.parameters["block1.W_Q"] == ((F(1, 10), F(2, 10)), (F(3, 10), F(4, 10)))
    assert example.figures["y"] == (("2", "-"),)
    assert example.figures["P"] == (("0.10", "0.20", "0.70"), ("0.30", "0.30", "0.40"))
    assert example.figures["loss"] == (("0.357",),)
    assert example.document is not None
    assert example.document.path == tmp_path / "text.md"
    assert example.document.labels == {"P_{\\text{all}}": "P"}
    assert example.clipping == Clipping(learning_rate=F(1, 10), norm=F(1), value=F(1, 2))
    assert example.provenance == "made for a test"
    assert example.parameters_provenance == "invented"
    assert example.figures_provenance == "printed"


@pytest.mark.parametrize("mistake", MISTAKES)
def test_each_mistake_is_one_line_with_its_place(mistake: str, tmp_path: Path) -> None:
    old, new, message = MISTAKES[mistake]
    assert SMALL.count(old) == 1
    text = SMALL.replace(old, new)
    place = f":{text[: text.index('@')].count(chr(10)) + 1}" if "@" in text else ""
    assert failure(tmp_path, text.replace("@", "")) == f"example.toml{place}: {message}"


def test_a_missing_block_is_reported_at_the_table_around_it(tmp_path: Path) -> None:
    text = SMALL.replace("tied = true", "tied = true\nlayers = 2")
    line = text.splitlines().index("[parameters]") + 1
    message = "[parameters.block2] has no gamma_1 (d_model = 2); it needs one"
    assert failure(tmp_path, text) == f"example.toml:{line}: {message}"


def test_syntax_error_at_the_end(tmp_path: Path) -> None:
    lines = SMALL.count("\n") + 2
    message = "not valid TOML: Invalid value at the end of the file"
    assert failure(tmp_path, SMALL + "\na = ") == f"example.toml:{lines}: {message}"


@pytest.mark.parametrize("value", ["9" * 5000, "[" * 20_000 + "]" * 20_000, "1e" + "9" * 30])
def test_what_tomllib_cannot_hold_is_an_error_too(value: str, tmp_path: Path) -> None:
    assert failure(tmp_path, f"a = {value}") == (
        "example.toml: cannot be read: a number is too long, or brackets are nested too deeply"
    )


def test_not_utf8(tmp_path: Path) -> None:
    text = SMALL.encode().replace(b"Small", b"Sm\xe4ll")
    message = "example.toml:2: byte 0xe4 is not UTF-8; save the file as UTF-8"
    assert failure(tmp_path, text) == message


def test_too_large_a_file(tmp_path: Path) -> None:
    text = b"#" * (16 * 2**20) + b"\n" + SMALL.encode()
    assert failure(tmp_path, text) == "example.toml: is larger than 16 MiB, which is the limit"


def test_no_such_file_and_a_directory(tmp_path: Path) -> None:
    with pytest.raises(ExampleError, match=r"none\.toml: there is no such file; give the path"):
        load_example(tmp_path / "none.toml")
    with pytest.raises(ExampleError, match="this is a directory; give the example file inside it"):
        load_example(tmp_path)


def test_other_line_ends_and_a_byte_order_mark_make_no_difference(tmp_path: Path) -> None:
    other = "\ufeff" + SMALL.replace("\n", "\r\n")
    assert load(tmp_path, other) == load(tmp_path, SMALL)
    wrong = other.replace("b_2 = [0, 0]", "b_2 = [0]")
    line = SMALL.splitlines().index("b_2 = [0, 0]") + 1
    assert failure(tmp_path, wrong).startswith(f"example.toml:{line}: [parameters.block1] b_2")


def test_masks(tmp_path: Path) -> None:
    def mask(written: str) -> object:
        return load(tmp_path, SMALL.replace("[data]", f"[data]\nmask = {written}")).integers["M"]

    assert mask('"causal"') == ((1, 0), (1, 1))
    assert mask('"none"') == ((1, 1), (1, 1))
    assert mask("[[0, 1], [1, 0]]") == ((0, 1), (1, 0))


def test_sinusoidal_positions_have_no_table_and_no_data(tmp_path: Path) -> None:
    text = SMALL.replace("tied = true", 'positions = "sinusoidal"\ntied = true')
    text = text.replace("n_ctx = 2\n", "").replace("W_P = [[0, 0], [0, 0]]\n", "")
    example = load(tmp_path, text)
    assert "n_ctx" not in example.sizes
    assert "position" not in example.integers
    assert "W_P" not in example.parameters


def test_figures_and_document_may_be_left_out(tmp_path: Path) -> None:
    text = SMALL[: SMALL.index("[document]")] + SMALL[SMALL.index("[update]") :]
    example = load(tmp_path, text)
    assert (example.figures, example.document, example.figures_provenance) == ({}, None, "")


def test_without_an_update_there_is_no_clipping(tmp_path: Path) -> None:
    start, end = SMALL.index("[update]"), SMALL.index("[parameters]")
    assert load(tmp_path, SMALL[:start] + SMALL[end:]).clipping is None


def test_without_biases_they_are_zero_and_no_parameters(tmp_path: Path) -> None:
    lines = [line for line in SMALL.splitlines() if not line.startswith("b_")]
    text = "\n".join(lines).replace("tied = true", "tied = true\nbiases = false")
    example, usual = load(tmp_path, text), load(tmp_path, SMALL)
    assert example.given["block1.b_1"] == (0, 0, 0)
    absent = {f"block1.b_{name}" for name in "QKVO12"}
    assert example.parameters.keys() == usual.parameters.keys() - absent
    assert example.given == usual.given  # whose biases are 0
    sgd = '[training]\nrule = "sgd"\nlearning_rate = 1\n[update]'
    trained = load(tmp_path, text.replace("[update]", sgd)).training
    assert trained is not None
    assert set(trained.parameters) == set(example.parameters)
    message = "[parameters.block1] b_Q is 0 where [network] has biases = false: leave it out here"
    assert message in failure(tmp_path, text.replace("gamma_2", "b_Q = [0, 0]\ngamma_2"))


def test_attention_without_the_scale(tmp_path: Path) -> None:
    example = load(tmp_path, SMALL.replace("tied = true", "tied = true\nscaled = false"))
    assert example.network.step("block1.attention").page.name == "attention_unscaled"


def test_the_preset_can_be_trained(tmp_path: Path) -> None:
    adam = (
        '[training]\nrule = "adam"\nsteps = 2\nlearning_rate = 0.1\nbeta_1 = 0.9\n'
        'beta_2 = 0.99\nepsilon = 1e-8\nparameters = ["E", "block1.W_Q"]\n'
    )
    example = load(tmp_path, SMALL.replace("[update]", f"{adam}[update]"))
    assert example.training is not None
    assert example.training.parameters == ("E", "block1.W_Q")
    assert example.given["epsilon"] == Fraction(1, 100_000)  # LayerNorm's
    assert example.given["adam_step.epsilon"] == Fraction(1, 10**8)
    assert example.given["m(block1.W_Q)"] == ((0, 0), (0, 0))
    assert {"E#2", "loss#2", "m(E)#1"} <= example.quantities().keys()
    assert "W_P#1" not in example.quantities()


def test_a_parameter_from_the_document(tmp_path: Path) -> None:
    text = SMALL.replace("W_P = [[0, 0], [0, 0]]\n", "")
    text = text.replace('path = "text.md"', 'path = "text.md"\ngiven = ["W_P"]')
    example = load(tmp_path, text)
    assert "W_P" not in example.given
    message = "[parameters] W_P is taken from the document: leave it out here"
    assert message in failure(tmp_path, text.replace("E = [[1.5", "W_P = 1\nE = [[1.5"))
    assert with_given(example, {"W_P": [[Fraction(0)] * 2] * 2}).given == {
        **load(tmp_path, SMALL).given
    }


def test_chapter_loads() -> None:
    example = load_example(CHAPTER)
    assert example.choices == Gpt2(tied=False, final_layer_norm=False)
    assert example.sizes == {
        "T": 3, "V": 3, "d_model": 4, "h": 2, "d_k": 2, "d_ff": 16, "n_ctx": 5
    }  # fmt: skip
    assert example.vocabulary == ("AI", "rocks", "<EOS>")
    assert example.integers["x"] == (0, 1, 2)
    assert example.integers["y"] == (1, 2, 0)
    assert example.integers["has_target"] == (1, 1, 0)
    assert example.figures["P"] == (
        ("0.4114", "0.2532", "0.3354"),
        ("0.2524", "0.4323", "0.3153"),
        ("0.3280", "0.2986", "0.3734"),
    )
    assert example.figures["one_hot"] == (("0", "1", "0"), ("0", "0", "1"), ("-", "-", "-"))
    assert example.parameters_provenance == "a reconstruction, not the book's"
    assert "reconstruction" in example.provenance


def test_every_parameter_of_the_network_is_there_in_its_shape() -> None:
    example = load_example(CHAPTER)
    network = gpt2(example.choices)
    assert list(example.parameters) == [tensor.name for tensor in network.parameters]
    for tensor in network.parameters:
        value = example.parameters[tensor.name]
        merged = ["·".join(map(str, a)) if isinstance(a, tuple) else str(a) for a in tensor.axes]
        shape = {**example.sizes, "h·d_k": 4}
        rows = [row if isinstance(row, tuple) else (row,) for row in value]
        assert len(rows) == shape[merged[0]], tensor.name
        assert {len(row) for row in rows} == {shape[merged[1]] if merged[1:] else 1}, tensor.name
        assert all(type(entry) is Fraction for row in rows for entry in row), tensor.name


def test_chapter_parameters_are_round_and_exact() -> None:
    example = load_example(CHAPTER)
    for name, value in example.parameters.items():
        rows = [row if isinstance(row, tuple) else (row,) for row in value]
        unit = 100 if name == "W_U" else 10
        assert all((entry * unit).denominator == 1 for row in rows for entry in row), name
