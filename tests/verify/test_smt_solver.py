"""The solver's handling of time limits and interrupts."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from threading import Timer

import pytest
import z3

from verify.smt.solver import NoAnswerError, satisfiable, solver_for


def unending() -> list[z3.BoolRef]:
    """A question that z3 does not answer in any sensible time: three cubes that sum to 114."""
    x, y, z = z3.Ints("x y z")
    return [x * x * x + y * y * y + z * z * z == 114, x > 1000, y < -1000]


@pytest.fixture
def interrupt_soon() -> Iterator[None]:
    handler = signal.signal(signal.SIGINT, signal.default_int_handler)
    timer = Timer(0.3, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    yield
    timer.cancel()
    signal.signal(signal.SIGINT, handler)


def test_a_time_out_has_no_answer() -> None:
    with pytest.raises(NoAnswerError):
        satisfiable(solver_for(unending(), limit_ms=200))


@pytest.mark.slow
@pytest.mark.usefixtures("interrupt_soon")
def test_an_interrupt_is_an_interrupt_and_no_time_out() -> None:
    """z3 would take the signal for itself and answer "unknown", and the run would go on."""
    with pytest.raises(KeyboardInterrupt):
        satisfiable(solver_for(unending(), limit_ms=1500))
