"""One target under atheris: what ``python -m fuzz`` starts, in a process of its own."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["verify", "numeric"]):
    from fuzz.targets import TARGETS


def main() -> None:
    """``under_atheris TARGET [libFuzzer's options]``."""
    target = TARGETS[sys.argv.pop(1)]

    def one_input(data: bytes) -> None:
        target(data.decode("utf-8", "replace"))

    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
