"""What has to hold for an example of steps: its own pages, its gradients, its report."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from sympy import Sum

from derivations.notation import Equation, d, index
from derivations.outcome import Refuted
from derivations.sublayers.linear import LINEAR
from derivations.sublayers.symbols import T, a, b
from derivations.wiring import Network
from numeric.example import ExampleError, load_example
from tests.numeric.example_texts import GRAPHS, LAYER_NORM, MLP
from verify.check import check_document
from verify.commands import DOES_NOT_HOLD, HOLDS
from verify.commands import verify as verify_example
from verify.example_obligations import ExampleRun
from verify.run import Run, decide_all
from verify.verdict import Verdict

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "verify" / "report" / "report.schema.json").read_text("utf-8")
)


def write(folder: Path, text: str) -> Path:
    path = folder / "graph.toml"
    path.write_text(text, encoding="utf-8")
    return path


def own(run: ExampleRun) -> Run:
    """The obligations that the example adds to those of its pages."""
    return decide_all(o for o in run.obligations() if o.group == "model")


def test_an_mlp_is_verified_end_to_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify_example(write(tmp_path, MLP), tmp_path / "reports") == HOLDS
    folder = tmp_path / "reports" / "graph"
    report = json.loads((folder / "report.json").read_text("utf-8"))
    Draft202012Validator(SCHEMA).validate(report)
    assert report["summary"]["holds"]
    assert report["summary"]["refuted"] == report["summary"]["unknown"] == 0
    assert report["example"]["choices"] is report["update"] is None
    pages = {o["subject"] for o in report["obligations"] if o["group"] == "all shapes"}
    assert pages == {"linear", "bias", "sigmoid", "squared_error_half_sum"}
    checked = {o["subject"] for o in report["obligations"] if o["group"] == "model"}
    assert {"dW_1", "db_1", "dW_2", "dx", "do"} <= checked
    text = (folder / "report.md").read_text("utf-8")
    assert "An MLP with two hidden units: everything holds" in text
    assert "Clipping and one step" not in text
    assert "everything holds" in capsys.readouterr().out


def test_labels_alone_need_no_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They are for documents that are checked against the example."""
    path = write(tmp_path, MLP + '[document.labels]\n"out" = "o[0][0]"\n')
    assert verify_example(path, tmp_path / "reports") == HOLDS
    assert "printed figures" not in capsys.readouterr().out
    page = tmp_path / "page.md"
    page.write_text('<!-- backproof\nexample = "graph.toml"\n-->\nout = 7\n', encoding="utf-8")
    ((figure,),) = [check_document(page).figures]
    assert [entry.verdict for entry in figure.entries] == [Verdict.WRONG]


def test_values_from_a_document_that_is_not_named(tmp_path: Path) -> None:
    given = MLP.replace("b_1 = 0.35\n", "") + '[document]\ngiven = ["b_1"]\n'
    with pytest.raises(ExampleError, match=r"graph\.toml: \[document\] has no path, and values"):
        ExampleRun(load_example(write(tmp_path, given)))


@pytest.mark.parametrize("name", GRAPHS)
def test_gradients_of_each_example_agree_with_differences(name: str, tmp_path: Path) -> None:
    example = load_example(write(tmp_path, GRAPHS[name]))
    run = own(ExampleRun(example))
    assert run.holds
    subjects = {answer.obligation.subject for answer in run.answers}
    assert {f"d{parameter}" for parameter in example.parameters} <= subjects


def test_a_wrong_gradient_is_refuted(tmp_path: Path) -> None:
    """1/T in the gradient of the weights, which belongs to the loss."""
    s, X, dY = index("s", T), LINEAR.tensor("X"), d(LINEAR.tensor("Y"))
    claim = Equation(d(LINEAR.tensor("W"))[a, b], Sum(X[s, a] * dY[s, b], s) / T)
    text = MLP.replace("x = [0.05, 0.10]", "x = [[0.05, 0.1], [1, 2]]")
    example = load_example(write(tmp_path, text.replace("target = [0.01, 0.99]", "target = 0.5")))
    steps = tuple(
        replace(step, page=LINEAR.with_backward(claim)) if step.page is LINEAR else step
        for step in example.network.steps
    )
    run = own(ExampleRun(replace(example, network=Network(steps))))
    refuted = {a.obligation.subject for a in run.answers if isinstance(a.outcome, Refuted)}
    assert refuted == {"dW_1", "dW_2"}


def test_without_upstream_gradients_no_gradient_is_checked(tmp_path: Path) -> None:
    text = LAYER_NORM[: LAYER_NORM.index('"d(Y)"')]
    run = ExampleRun(load_example(write(tmp_path, text)))
    assert own(run).answers == []
    assert decide_all(run.obligations()).holds  # its page is proved all the same


def test_a_printed_matrix_of_an_example_of_steps(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "$$x = \\begin{bmatrix} 0.05 & 0.10 \\end{bmatrix}$$\n\n"
        "$$h = \\begin{bmatrix} 0.5933 & 0.5969 & 0.5839 \\end{bmatrix}$$\n",
        encoding="utf-8",
    )
    labels = '[document]\npath = "a.md"\nlabels = { x = "x", h = "h" }\n[training]'
    path = write(tmp_path, MLP.replace("[training]", labels))
    assert verify_example(path, tmp_path / "reports") == DOES_NOT_HOLD
    fixed = (tmp_path / "a.md").read_text("utf-8").replace("0.5839", "0.5830")
    (tmp_path / "a.md").write_text(fixed, encoding="utf-8")
    assert verify_example(path, tmp_path / "reports") == HOLDS


def test_values_that_the_document_gives_are_used_throughout(tmp_path: Path) -> None:
    """Decimals without an end in binary: an upstream gradient that is rounded would show."""
    matrix = "$${} = \\begin{{bmatrix}} {} \\end{{bmatrix}}$$\n\n"
    example = load_example(write(tmp_path, LAYER_NORM))
    (given,) = (name for name in example.given if name.startswith("d"))
    rows = [" & ".join(f"{n / 7:.3f}" for n in range(len(row))) for row in example.given[given]]
    (tmp_path / "a.md").write_text(matrix.format(given, " \\\\ ".join(rows)), encoding="utf-8")
    lines = [line for line in LAYER_NORM.splitlines() if not line.startswith('"d(')]
    text = "\n".join([*lines, "[document]", 'path = "a.md"', f'given = ["{given}"]\n'])
    run = ExampleRun(load_example(write(tmp_path, text)))
    assert str(run.example.given[given][0][1]) == "143/1000"
    decided = own(run)
    assert decided.answers
    assert decided.holds
