"""What the times were taken on: cores, interpreter, libraries, and how busy it was."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import numpy as np

LIBRARIES = ("numpy", "scipy", "sympy", "python-flint", "z3-solver", "torch")
LINUX_PROCESSORS = Path("/proc/cpuinfo")


def machine() -> str:
    """One line in words."""
    blas = np.show_config(mode="dicts")["Build Dependencies"]["blas"]
    parts = [
        f"{_processor()}, {os.cpu_count()} cores",
        f"{platform.system()} {platform.machine()}",
        f"Python {platform.python_version()}",
        *(f"{name} {_version(name)}" for name in LIBRARIES),
        f"NumPy's BLAS: {blas['name']} {blas['version']}",
        f"load at the start {os.getloadavg()[0]:.1f}",
    ]
    return "Machine: " + "; ".join(parts)


def _processor() -> str:
    if LINUX_PROCESSORS.exists():  # where platform.processor() says little or nothing
        for line in LINUX_PROCESSORS.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown processor"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
