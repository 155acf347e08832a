"""Whatever is wrong with an example of steps is one line that names the place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from numeric.example import Example, ExampleError, load_example
from tests.numeric.example_texts import (
    ADAM,
    ATTENTION,
    GRAPHS,
    LANGUAGE_MODEL,
    LAYER_NORM,
    MLP,
    MULTI_HEAD,
)


def load(folder: Path, text: str) -> Example:
    path = folder / "example.toml"
    path.write_text(text, encoding="utf-8")
    return load_example(path)


# Mistakes: the text, what is replaced, by what ("@" marks the line that is named), the message.

MISTAKES: dict[str, tuple[str, str, str, str]] = {
    "no such operation": (
        MLP,
        'operation = "squared_error"',
        '@operation = "squared_eror"',
        "[[steps]] 6 operation must be one of add, attention, bias, binary_cross_entropy, …, "
        'not the text "squared_eror"; did you mean squared_error?',
    ),
    "no such tensor or setting": (
        ATTENTION,
        "scaled = true",
        "@scale = true",
        '[[steps]] 4 has no key "scale"; did you mean scaled?',
    ),
    "no such option": (
        LAYER_NORM,
        'variance = "sample"',
        '@variance = "samples"',
        "[[steps]] 1 variance must be one of population, sample, "
        'not the text "samples"; did you mean sample?',
    ),
    "options that do not go together": (
        MLP,
        'operation = "squared_error"',
        '@operation = "binary_cross_entropy"\nreduction = "sum"\nfrom_logits = true',
        "[[steps]] 6 operation and its settings do not go together: there is no "
        'binary_cross_entropy with reduction = "sum" and from_logits = true',
    ),
    "two steps of one name": (
        MLP,
        'name = "output"',
        '@name = "hidden"',
        "[[steps]] 4 name is hidden, as of an earlier step; choose another",
    ),
    "values in a step": (
        MLP,
        'W = "W_1"',
        "@W = [[1]]",
        "[[steps]] 1 W must be a name in quotes (letters, digits, _ and dots), not a list; "
        "values are written in [given]",
    ),
    "a number for a matrix in a step": (
        MLP,
        'W = "W_1"',
        "@W = 1",
        "[[steps]] 1 W must be a name in quotes (letters, digits, _ and dots), not 1; "
        "values are written in [given]",
    ),
    "a step after the loss": (
        MLP,
        "[given]",
        '@[[steps]]\noperation = "sigmoid"\n[given]',
        "[[steps]] 7 X must be named: the step before, squared_error, ends in a loss",
    ),
    "two steps make one value": (
        MLP,
        'Y = "net_o"',
        '@Y = "net_h"',
        '[[steps]] 4 Y is "net_h", which the step hidden makes already',
    ),
    "the name of a gradient": (
        MLP,
        'Y = "net_o"',
        '@Y = "dx"',
        '[[steps]] 4 Y is "dx", which is the name of a gradient',
    ),
    "a target that has a gradient": (
        MLP,
        'operation = "squared_error"',
        'operation = "squared_error"\n@target = "x"',
        '[[steps]] 6 target is "x", but takes data, and the gradient by x needs more: '
        "give it a name and values of its own",
    ),
    "a circle": (
        MLP,
        'X = "x"\n',
        'X = "o"\n',
        "the steps do not fit together: the wiring has a cycle: net_h → net_h_b → h → net_o → o "
        "→ net_h",
    ),
    "ids where a matrix is wanted": (
        LANGUAGE_MODEL,
        'W = "U"',
        'W = "tokens"',
        '[[steps]] 1 x is "tokens", but takes data, and the gradient by tokens needs more: '
        "give it a name and values of its own",
    ),
    "ids where a mask is wanted": (
        LANGUAGE_MODEL,
        'operation = "softmax_cross_entropy"',
        'operation = "softmax_cross_entropy"\nhas_target = "tokens"',
        "[[steps]] 3 does not fit: tokens: embedding has it as index, softmax_cross_entropy as 0/1",
    ),
    "axes that do not fit": (
        LANGUAGE_MODEL,
        'X = "H"\n[[steps]]\noperation = "linear"\nW = "U"',
        'X = "H"\nE = "E"\n@[[steps]]\noperation = "bias"\nb = "E"',
        "[[steps]] 2 does not fit: E: embedding has it as V × d_model, bias as d_model",
    ),
    "a value that is missing": (
        MLP,
        "b_1 = 0.35\n",
        "",
        "[given] has no b_1 (hidden.d_out); it needs one",
    ),
    "a value that is misspelt": (
        MLP,
        "b_1 = 0.35",
        "@b1 = 0.35",
        '[given] has no key "b1"; did you mean b_1?',
    ),
    "a value that is computed": (
        MLP,
        "b_1 = 0.35",
        "b_1 = 0.35\n@net_h = 1",
        "[given] net_h is computed by the steps: leave it out",
    ),
    "a value that is in its step already": (
        LAYER_NORM,
        "beta = 0",
        "beta = 0\n@epsilon = 1",
        "[given] epsilon is written in its step already",
    ),
    "the same value under two names": (
        LAYER_NORM,
        "beta = 0",
        "beta = 0\ndY = 1",
        "[given] d(Y) is given by this table, under another name as well; leave one out",
    ),
    "epsilon below 0": (
        LAYER_NORM,
        "epsilon = 0",
        "@epsilon = -1",
        "[[steps]] 1 epsilon must be 0 or more, not -1",
    ),
    "shapes that contradict each other": (
        MLP,
        "x = [0.05, 0.10]",
        "x = [0.05, 0.10, 1]",
        "[given] W_1 makes hidden.d_in 2, but [given] x on line 29 makes it 3",
    ),
    "a size that contradicts a shape": (
        MLP,
        "[given]",
        "[sizes]\nT = 2\n[given]",
        "[given] x makes T 1, but [sizes] T on line 29 makes it 2",
    ),
    "no such size": (
        MLP,
        "[given]",
        "[sizes]\n@batch = 3\n[given]",
        '[sizes] has no key "batch"; it has T, hidden.d_in, hidden.d_out, output.d_out',
    ),
    "a size that nothing shows": (
        MLP,
        "x = [0.05, 0.10]\ntarget = [0.01, 0.99]",
        "x = 1\ntarget = 1",
        "[sizes] has no T, and no given array shows it",
    ),
    "heads that do not divide": (
        MULTI_HEAD,
        "h = 2",
        "h = 3",
        "[given] W_O makes h·d_k 4, which does not fit h = 3 ([sizes] h on line 5)",
    ),
    "sizes that a merged axis contradicts": (
        MULTI_HEAD,
        "h = 2",
        "h = 2\nd_k = 3",
        "[given] W_O makes h·d_k 4, which does not fit "
        "h = 2 ([sizes] h on line 5) and d_k = 3 ([sizes] d_k on line 6)",
    ),
    "gradients of some outputs only": (
        LAYER_NORM,
        "[given]",
        '[[steps]]\noperation = "relu"\nX = "other"\nY = "second"\n@[given]\nother = [[1]]',
        "[given] has no dsecond (relu.T × relu.d_model), but other gradients; "
        "0 stands for no gradient",
    ),
    "too large": (
        MLP,
        "[given]\nx = [0.05, 0.10]",
        "[sizes]\n@T = 1025\n[given]\nx = 1",
        "[sizes] T must be a whole number from 1 to 1024, not 1025",
    ),
    "ragged": (
        MLP,
        "W_1 = [[0.15, 0.25, 0.1], [0.20, 0.30, -0.2]]",
        "@W_1 = [[0.15, 0.25, 0.1], [0.20, 0.30]]",
        "[given] W_1, row 2, has 2 entries and row 1 has 3; "
        "it must be hidden.d_in × hidden.d_out = 2 × 3",
    ),
    "an id that is too large": (
        LANGUAGE_MODEL,
        "tokens = [0, 2, 2]",
        "@tokens = [0, 3, 2]",
        "[given] tokens, entry 2, must be an id from 0 to 2, not 3",
    ),
    "a target in other words": (
        LANGUAGE_MODEL,
        'y = [2, "none", 1]',
        '@y = [2, "-", 1]',
        '[given] y, entry 2, must be an id from 0 to 2, not the text "-"; '
        'without a target write "none"',
    ),
    "a mask misspelt": (
        ATTENTION,
        'M = "causal"',
        '@M = "casual"',
        '[given] M must be one of causal, none, not the text "casual"; did you mean causal?',
    ),
    "a query that attends to nothing": (
        ATTENTION,
        'M = "causal"',
        "@M = [[1, 0, 0], [0, 0, 0], [1, 1, 1]]",
        "[given] M, row 2, has no 1: its query attends to nothing",
    ),
    "tokens of another number": (
        LANGUAGE_MODEL,
        'tokens = ["a", "b", "c"]',
        '@tokens = ["a", "b"]',
        "[vocabulary] tokens must have embedding.V = 3 entries, not 2",
    ),
    "tokens without ids": (
        MLP,
        "[given]",
        '[vocabulary]\n@tokens = ["a"]\n[given]',
        "[vocabulary] tokens stand for ids, and no step has any",
    ),
    "no such rule": (
        MLP,
        'rule = "sgd"',
        '@rule = "sdg"',
        "[training] rule must be one of sgd, sgd_weight_decay, momentum, nesterov, adam, adamw, "
        'not the text "sdg"; did you mean sgd?',
    ),
    "a setting of another rule": (
        MLP,
        "learning_rate = 0.5",
        "learning_rate = 0.5\n@beta_1 = 0.9",
        '[training] has no key "beta_1"; it has rule, steps, parameters, learning_rate',
    ),
    "a setting that is missing": (
        ADAM,
        "beta_2 = 0.999\n",
        "",
        "[training] has no beta_2; it needs one",
    ),
    "a share above 1": (
        ADAM,
        "beta_2 = 0.999",
        "@beta_2 = 999",
        "[training] beta_2 must be from 0 to 1, not 999",
    ),
    "updates of what is no parameter": (
        MLP,
        'rule = "sgd"',
        'rule = "sgd"\n@parameters = ["W_1", "x"]',
        '[training] parameters must be one of W_1, b_1, W_2, not the text "x"',
    ),
    "training without a loss": (
        LAYER_NORM,
        "[given]",
        '[training]\n@rule = "sgd"\nlearning_rate = 1\n[given]',
        "[training] rule needs a loss, and the network ends in Y; "
        "end the steps in a loss, or in mean or sum",
    ),
    "a preset as well": (
        MLP,
        "[given]",
        "@[data]\n[given]",
        "data belongs to the preset; an example is one or the other",
    ),
    "taken from the document and given": (
        MLP,
        "[given]",
        '[document]\npath = "a"\ngiven = ["x"]\n[given]',
        "[given] x is given by [document] as well; leave one out",
    ),
    "nothing that the document has to give": (
        MLP,
        "[given]",
        '[document]\npath = "a"\n@given = ["net_h"]\n[given]',
        "[document] given, entry 1, is net_h; the example needs no value",
    ),
    "a label of nothing": (
        MLP,
        "[given]",
        '[document]\npath = "a"\n[document.labels]\n@h = "net_hh[0]"\n[given]',
        "[document.labels] h must be one of x, W_1, net_h, b_1, …, "
        'not the text "net_hh"; did you mean net_h?',
    ),
    "unknown printing": (
        MLP,
        "[given]",
        '[document]\npath = "a"\n@printing = "cut"\n[given]',
        '[document] printing must be one of rounded, truncated, not the text "cut"',
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_each_mistake_is_one_line_with_its_place(mistake: str, tmp_path: Path) -> None:
    text, old, new, message = MISTAKES[mistake]
    assert text.count(old) == 1
    text = text.replace(old, new)
    line = text[: text.index("@")].count("\n") + 1 if "@" in text else None
    with pytest.raises(ExampleError) as caught:
        load(tmp_path, text.replace("@", ""))
    assert caught.value.message == message
    if line is not None:
        assert caught.value.line == line


VALUES = (
    *('""', '"x"', '"d(Y)"', '"none"', '"causal"', "true", "nan", "0", "-1", "1e400", "9999999999"),
    *(
        "[]",
        "[[]]",
        "{}",
        "{a = {b = [1]}}",
        "[1]",
        "[[1], [2, 3]]",
        "[[[1]]]",
        '["x"]',
        "[1, [2]]",
    ),
)


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(sorted(GRAPHS)),
    st.integers(0, 10_000),
    st.sampled_from(VALUES),
    st.booleans(),
)
def test_no_line_can_break_more_than_the_example(
    tmp_path_factory: pytest.TempPathFactory, name: str, place: int, value: str, leave_out: bool
) -> None:
    lines = GRAPHS[name].splitlines()
    place %= len(lines)
    key, equals, _ = lines[place].partition("=")
    lines[place] = f"{key}= {value}" if equals and not leave_out else ""
    try:
        example = load(tmp_path_factory.mktemp("any"), "\n".join(lines))
    except ExampleError as error:
        message = error.message
    else:
        message = ", ".join(example.quantities())
    assert message
    assert "\n" not in message
