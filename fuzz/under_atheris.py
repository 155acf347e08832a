"""One target under atheris: what ``python -m fuzz`` starts, in a process of its own."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["verify.documents", "verify.printed"]):
    from fuzz.targets import TARGETS


def main() -> None:
    """``under_atheris TARGET FOLDER [libFuzzer's options]``; what fails is kept in the folder."""
    target, folder = TARGETS[sys.argv.pop(1)], Path(sys.argv.pop(1))

    def one_input(data: bytes) -> None:
        try:
            target(data.decode("utf-8", "replace"))
        except Exception:
            (folder / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
            raise

    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
