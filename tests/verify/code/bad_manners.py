"""Functions that do what no function should; they run in a process of their own only."""

from __future__ import annotations

import ctypes
import faulthandler
import os
import signal
import subprocess
import sys
import time
from typing import Any

import numpy as np


def good(dY: Any) -> Any:
    return 2 * dY


def raises(dY: Any) -> Any:
    raise ValueError(f"I do not like\nits shape {dY.shape}")


def loops(dY: Any) -> Any:
    while True:
        dY = dY + 1


def loops_with_children(dY: Any) -> Any:
    """A child that outlives whoever only ends its parent."""
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    with open(os.environ["CHILD_FILE"], "w", encoding="ascii") as file:
        file.write(str(child.pid))
    return loops(dY)


def ignores_signals(dY: Any) -> Any:
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGALRM):
        signal.signal(number, signal.SIG_IGN)
    return loops(dY)


def eats_memory(dY: Any) -> Any:
    kept = [np.zeros(2**24) for _ in range(64)]
    return dY * len(kept)


def exits(dY: Any) -> Any:
    sys.exit(f"enough of {dY.shape}")


def exits_at_once(dY: Any) -> Any:
    os._exit(7 * int(dY.ndim > 0))


def segfaults(_: Any) -> Any:
    faulthandler.disable()  # of pytest, in a copy of its process
    return ctypes.string_at(0)


def aborts(_: Any) -> Any:
    faulthandler.disable()  # as above
    os.abort()


def prints(dY: Any) -> Any:
    print("x" * 1_000)
    sys.stderr.write("y" * 1_000)
    sys.stdout.flush()
    os.write(1, b"raw")
    assert sys.stdin.read() == ""
    return 2 * dY


def closes_streams(dY: Any) -> Any:
    for handle in (0, 1, 2):
        os.close(handle)
    return 2 * dY


def warns(dY: Any) -> Any:
    return 2 * dY + 0 * np.log(np.zeros(1) + 1) + np.nan_to_num(np.float64(1) / np.zeros(1)) * 0


def interrupts(_: Any) -> Any:
    raise KeyboardInterrupt


def sleeps(dY: Any) -> Any:
    time.sleep(60)
    return dY
