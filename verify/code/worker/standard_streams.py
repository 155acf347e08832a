"""Standard input and output of the user's code: there, and nowhere."""

from __future__ import annotations

import os
import sys


def silence() -> None:
    """Reading gives nothing and writing goes nowhere, whatever was closed before."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for handle in (0, 1, 2):
        os.dup2(nowhere, handle)
    if nowhere > 2:
        os.close(nowhere)


def renew() -> None:
    """Python's own streams, for a copy of a process that has put others in their place."""
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 # open as long as it runs
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 # as above
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 # as above
