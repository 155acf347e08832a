"""The worker: reads requests, calls the user's code, sends back what came of it.

Run by ``verify.code.process`` as ``python -P -m verify.code.worker``.  What the user's code prints
goes nowhere; what it raises goes back as text.
"""

from __future__ import annotations

import os
import sys

from verify.code.worker.serve import serve
from verify.code.worker.standard_streams import silence


def main() -> None:
    answers = os.dup(1)
    requests = os.dup(0)
    silence()
    serve(requests, answers)


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    os._exit(0)  # without what the user's code may have left for the end
