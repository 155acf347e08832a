"""The benchmarks run at tiny sizes, and refuse to time what is wrong.  No test judges a time."""

from __future__ import annotations

import os
from functools import partial
from importlib.util import find_spec

import numpy as np
import pytest

from benchmarks import block as block_benchmark
from benchmarks import contest, default_run, proofs
from benchmarks.__main__ import main
from benchmarks.block import (
    PRECISION,
    Block,
    Sizes,
    Values,
    compare,
    largest_difference,
    lowered,
    profiled,
    tolerance_at,
)
from benchmarks.contest import THREADS, contestants, take_turns
from benchmarks.figures import Spread, WrongResult, ratios, table
from benchmarks.machine import machine
from benchmarks.torch_block import torch_block
from derivations.catalogue import sublayer
from derivations.notation import Equation
from numeric.arithmetic import FloatArithmetic

TINY = Sizes(T=5, d_model=6, h=2, d_ff=7)
CHAPTER = {"T": 3, "V": 3, "d_model": 4, "h": 2, "d_k": 2, "d_ff": 16, "n_ctx": 5}


# Figures


def test_spread_and_ratios() -> None:
    assert Spread.of([3, 1, 8]) == Spread(median=3, lowest=1, highest=8)
    assert ratios([2, 6, 4], [1, 2, 8]) == Spread(median=2, lowest=0.5, highest=3)
    assert str(Spread(0.25, 0.125, 1)) == "0.250 (0.125 to 1.000)"
    with pytest.raises(ValueError, match="nothing was measured"):
        Spread.of([])
    with pytest.raises(ValueError, match="shorter"):
        ratios([1, 2], [1])


def test_table_is_aligned_markdown() -> None:
    assert table(("stage", "s"), [("a", 1.5), ("whole", "–")]) == (
        "| stage |   s |\n| ----- | --: |\n| a     | 1.5 |\n| whole |   – |"
    )


def test_machine_names_cores_and_libraries() -> None:
    assert f"numpy {np.__version__}" in machine()
    assert " cores" in machine()


# The block


@pytest.fixture(scope="module")
def ours() -> Values:
    return lowered(TINY)()


def test_block_gives_the_output_and_every_gradient(ours: Values) -> None:
    block = Block(TINY)
    gradients = {f"d{t.name}" for t in (*block.network.inputs, *block.network.parameters)}
    assert len(gradients) == 17  # X; four weights and biases, W_1, b_1, W_2, b_2, twice γ and β
    assert ours.keys() == gradients | {"block.output"}
    assert all(array.dtype == PRECISION for array in ours.values())


@pytest.mark.skipif(find_spec("torch") is None, reason="PyTorch is not installed")
@pytest.mark.parametrize("fused", [False, True])
def test_block_agrees_with_pytorch(ours: Values, fused: bool) -> None:
    theirs = torch_block(Block(TINY).given(), TINY.h, threads=1, fused=fused)()
    _, difference = largest_difference(ours, theirs)
    assert difference <= tolerance_at(TINY)


def test_block_in_single_precision_is_within_the_tolerance_of_double(ours: Values) -> None:
    exact = Block(TINY).work(FloatArithmetic("float64"))()
    rounded = {name: array.astype(PRECISION) for name, array in exact.items()}
    _, difference = largest_difference(ours, rounded)
    assert 0 < difference <= tolerance_at(TINY)


def test_every_wrong_array_is_seen(ours: Values) -> None:
    # Of the key bias only rounding is left, so nothing but a gross error can show there.
    slips = {name: 1e-3 * np.max(np.abs(ours[name.replace("b_K", "b_Q")])) for name in ours}
    for name, slip in slips.items():
        wrong = {**ours, name: ours[name].copy()}
        wrong[name].flat[0] -= slip  # two that cancel in a mean
        wrong[name].flat[-1] += slip
        where, difference = largest_difference(wrong, ours)
        assert where == name
        assert difference > tolerance_at(TINY)


def test_comparison_wants_the_same_arrays_and_no_nan(ours: Values) -> None:
    with pytest.raises(WrongResult, match="dX"):
        largest_difference({n: a for n, a in ours.items() if n != "dX"}, ours)
    with pytest.raises(WrongResult, match="dX: "):
        largest_difference({**ours, "dX": ours["dX"].T}, ours)
    with pytest.raises(WrongResult, match="float64"):
        largest_difference({**ours, "dX": ours["dX"].astype("float64")}, ours)
    with pytest.raises(WrongResult, match="peer disagree on dX: relative difference nan"):
        compare({**ours, "dX": ours["dX"] * np.nan}, {"peer": ours}, tolerance_at(TINY))


def test_peers_are_compared_before_they_are_timed(ours: Values) -> None:
    (said,) = compare(ours, {"peer": ours}, tolerance_at(TINY))
    assert said.startswith("Same results as peer: 18 arrays, largest relative difference 0 ")
    halved = {**ours, "block.output": ours["block.output"] / 2}
    with pytest.raises(WrongResult, match=r"other disagree on block\.output"):
        compare(ours, {"peer": ours, "other": halved}, tolerance_at(TINY))


def test_profile_splits_the_work_into_operations() -> None:
    seconds = profiled(TINY)()
    assert {"matmul", "multiply", "where", "exp"} <= seconds.keys()
    assert all(taken > 0 for taken in seconds.values())


@pytest.mark.slow
def test_block_report_compares_times_and_splits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contest, "PAUSE", 0)
    text = block_benchmark.report(TINY, threads=1, rounds=2)
    has_torch = find_spec("torch") is not None
    assert text.count("Same results as PyTorch") == (2 if has_torch else 0)
    assert ("PyTorch is not installed" in text) is not has_torch
    assert "T = 5, d_model = 6, h = 2, d_ff = 7, d_k = 3" in text
    assert text.index("| backproof (NumPy)") < text.index("| matmul ")


@pytest.mark.slow
def test_block_stands_alone_without_pytorch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contest, "PAUSE", 0)
    monkeypatch.setattr(block_benchmark, "find_spec", lambda _: None)
    text = block_benchmark.report(TINY, threads=1, rounds=1)
    assert "PyTorch is not installed" in text
    assert "| PyTorch" not in text


# Contestants


def test_contestants_take_turns_in_processes_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contest, "PAUSE", 0)
    works = {"sum": partial(partial, sum, (1, 2)), "process": partial(partial, os.getpid)}
    with contestants(works, threads=1) as both:
        three, process = (contestant.result() for contestant in both)
        seconds = take_turns(both, rounds=2, warm_up=1)
    assert three == 3
    assert process != os.getpid()
    assert {name: len(times) for name, times in seconds.items()} == {"sum": 2, "process": 2}
    assert all(taken >= 0 for times in seconds.values() for taken in times)


def test_contestants_have_the_threads_they_are_given() -> None:
    before = dict(os.environ)
    with contestants({name: partial(partial, os.getenv, name) for name in THREADS}, 3) as all_:
        assert [contestant.result() for contestant in all_] == ["3"] * len(THREADS)
    assert dict(os.environ) == before


@pytest.mark.filterwarnings("default")
def test_a_contestant_that_breaks_off_is_an_error(capfd: pytest.CaptureFixture[str]) -> None:
    with (
        contestants({"late": partial(partial, int, "no number")}, 1) as (late,),
        pytest.raises(WrongResult, match="late broke off"),
    ):
        late.seconds()
    assert "no number" in capfd.readouterr().err


# Proofs


@pytest.mark.slow
def test_each_page_is_proved_in_a_fresh_process() -> None:
    pages = [sublayer("residual"), sublayer("clip_by_value")]
    measured = proofs.measure(pages, CHAPTER)
    statements = {key: count for key, (count, _) in measured.items()}
    assert statements == {
        ("residual", "for all shapes"): 3,
        ("residual", "entry by entry"): 2,
        ("clip_by_value", "for all shapes"): 3,
        ("clip_by_value", "entry by entry"): 0,
    }


@pytest.mark.slow
def test_proofs_report_adds_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proofs, "CATALOGUE", (sublayer("residual"), sublayer("embedding")))
    *_, residual, embedding, total = proofs.report(rounds=1).splitlines()
    counts = [
        [line.split("|")[column].strip() for column in (1, 2, 4)]
        for line in (residual, embedding, total)
    ]
    assert counts == [["residual", "3", "2"], ["embedding", "2", "1"], ["**total**", "5", "3"]]


@pytest.mark.slow
@pytest.mark.parametrize("method", proofs.METHODS)
def test_a_wrong_page_has_no_time(method: str) -> None:
    page = sublayer("residual")
    lost = next(e for e in page.backward if e.name == "dF")
    wrong = page.with_backward(Equation(lost.left, 2 * lost.right))
    with pytest.raises(WrongResult, match=f"residual, {method}: dF does not hold"):
        proofs.cold(wrong, method, CHAPTER)


# The default run


def test_stages_add_up_to_the_wall_time() -> None:
    split = default_run.stages({"total": 5.0, "all shapes": 3.0, "model": 1.5}, wall=6.0)
    assert split == {
        default_run.IMPORTS: 1.0,
        "all shapes": 3.0,
        "model": 1.5,
        default_run.REST: 0.5,
        "total": 6.0,
    }
    assert sum(split.values()) == 2 * split["total"]


def test_a_command_that_fails_has_no_time() -> None:
    assert default_run.seconds("-c", "pass") > 0
    with pytest.raises(WrongResult, match="no such luck"):
        default_run.seconds("-c", "import sys; sys.exit('no such luck')")


@pytest.mark.slow
def test_default_run_is_split_into_its_stages() -> None:
    split = default_run.default_run("examples/adam/example.toml")  # the chapter takes long
    assert {"all shapes", "entry by entry", "model", "figures"} < split.keys()
    assert min(split.values()) >= 0


# The command line


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nothing"], "invalid choice"),
        (["--rounds", "0"], "invalid"),
        (["--d-model", "10", "--heads", "3"], "do not divide"),
    ],
)
def test_wrong_usage(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert message in capsys.readouterr().err


def test_disagreement_is_an_error_of_the_whole_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def disagree(*_: object, **__: object) -> str:
        raise WrongResult("they disagree")

    monkeypatch.setattr("benchmarks.block.report", disagree)
    assert main(["block"]) == 1
    assert "they disagree" in capsys.readouterr().err
