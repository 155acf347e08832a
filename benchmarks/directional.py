"""How much work it is to check a hand-written backward by its forward, and what is caught.

The same MLP, its backward written by hand, in double precision: one random direction of all
tensors at once (ours, by NumPy's complex step) beside ``torch.autograd.gradcheck`` in both of its
modes.  Ours also compares every entry with the catalogue; that is not counted here.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.figures import Spread, WrongResult, ratios, table
from benchmarks.hand_written import torch_function
from verify.code.conventions import Conventions
from verify.code.detect import detect
from verify.code.own_forward import along_all
from verify.code.process import CodeProcess, CommandChild, Limits
from verify.code.resolve import Resolver
from verify.code.subject import subject
from verify.code.trial import Function, Ran

SIZES = ((4, 16, 64), (16, 64, 256))  # positions, d_model, d_ff
ENTRY_BY_ENTRY = 5_000  # parameters up to which every entry is tried: beyond, it takes minutes
PLANTED = ("dW_1 0.01", "db_1 0.01", "db_2 0.01", "dW_1 0.001", "dW_1 0.0001")
SEEDS = 10
HERE = Path(__file__).parent


def report(rounds: int) -> str:
    """Times and catches, as Markdown."""
    if find_spec("torch") is None:
        return "A hand-written backward by differences: not measured, PyTorch is not installed"
    times = [_times(*sizes, rounds) for sizes in SIZES]
    header = (
        "positions, d_model, d_ff",
        "ours, s",
        "gradcheck fast, times ours",
        "gradcheck, times ours",
        "forward passes, ours",
    )
    lines = [
        "A hand-written MLP by differences of its forward; medians and ranges",
        "",
        table(header, times),
        "",
        f"Errors found out of {SEEDS} seeds, at {SIZES[0]}",
        "",
        table(("planted", "ours", "gradcheck fast", "gradcheck"), _catches()),
    ]
    return "\n".join(lines)


def _times(T: int, d_model: int, d_ff: int, rounds: int) -> tuple[object, ...]:
    ours, fast, full = [], [], []
    with _called(T, d_model, d_ff) as (function, ran):
        forward = _forward_seconds(function, ran)
        for seed in range(rounds):
            start = perf_counter()
            joint = along_all(function, ran, seed)
            ours.append(perf_counter() - start)
            if joint is None or not joint.right:
                raise WrongResult("a right gradient was not found right")
            fast.append(_gradcheck_seconds(T, d_model, d_ff, seed, fast=True))
            if d_model * d_ff <= ENTRY_BY_ENTRY:
                full.append(_gradcheck_seconds(T, d_model, d_ff, seed, fast=False))
    passes = f"{Spread.of(ours).median / forward:.0f}"
    whole = ratios(full, ours) if full else "not run"
    return f"{T}, {d_model}, {d_ff}", Spread.of(ours), ratios(fast, ours), whole, passes


def _catches() -> Iterator[tuple[object, ...]]:
    T, d_model, d_ff = SIZES[0]
    for planted in PLANTED:
        with _called(T, d_model, d_ff, planted) as (function, ran):
            joints = [along_all(function, ran, seed) for seed in range(SEEDS)]
        ours = sum(joint is not None and not joint.right for joint in joints)
        fast = sum(not _gradcheck(T, d_model, d_ff, s, planted, fast=True) for s in range(SEEDS))
        full = SEEDS * (not _gradcheck(T, d_model, d_ff, 0, planted, fast=False))
        yield planted, ours, fast, full


@contextmanager
def _called(T: int, d_model: int, d_ff: int, wrong: str = "") -> Iterator[tuple[Function, Ran]]:
    """The NumPy function in its process, called once."""
    declared = Conventions(
        as_="mlp_gelu_tanh",
        backward="hand_written:mlp_backward",
        forward="hand_written:mlp_forward",
        arguments=["dY", "cache"],
        forward_arguments=["X", "W_1", "b_1", "W_2", "b_2"],
        forward_returns=["Y", "cache"],
        returns=["dX", "dW_1", "db_1", "dW_2", "db_2"],
        layout="T C",
        weights="in out",
        sizes={"B": 1, "T": T, "d_model": d_model, "d_ff": d_ff},
    )
    wanted = subject(declared.as_)
    targets = {"backward": declared.backward, "forward": declared.forward}
    load = {"targets": targets, "path": [str(HERE)]}
    os.environ["WRONG"] = wrong
    try:
        with CodeProcess(lambda: CommandChild(HERE), load, Limits()) as process:
            description = process.open()
            function = Function(wanted, declared, description, process)
            found = detect(function, Resolver(wanted, declared, description).interface())
            yield function, found.ran
    finally:
        del os.environ["WRONG"]


def _forward_seconds(function: Function, ran: Ran) -> float:
    """One forward pass and backward, asked for in the same way."""
    start = perf_counter()
    function.process.ask({"do": "run", "plan": ran.call.plan}, ran.call.arrays)
    return perf_counter() - start


def _gradcheck_seconds(T: int, d_model: int, d_ff: int, seed: int, *, fast: bool) -> float:
    start = perf_counter()
    if not _gradcheck(T, d_model, d_ff, seed, "", fast=fast):
        raise WrongResult("gradcheck does not find a right gradient right")
    return perf_counter() - start


def _gradcheck(T: int, d_model: int, d_ff: int, seed: int, wrong: str, *, fast: bool) -> bool:
    import torch  # an optional extra, and slow to load

    torch.set_num_threads(1)
    torch.manual_seed(seed)
    shapes: list[tuple[int, ...]] = [
        (T, d_model),
        (d_model, d_ff),
        (d_ff,),
        (d_ff, d_model),
        (d_model,),
    ]
    inputs: list[Any] = [
        (torch.randn(shape, dtype=torch.float64) / shape[0] ** 0.5).requires_grad_()
        for shape in shapes
    ]
    found = torch.autograd.gradcheck(
        torch_function(wrong), inputs, fast_mode=fast, raise_exception=False
    )
    return bool(found)
