"""A second opinion on proofs by normal forms: certificates, found and checked in another process.

What finds a certificate is not trusted; what checks it shares no code with the normal forms (see
``derivations.certificate.checker``).
"""

from __future__ import annotations

import signal
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Self

from derivations.certificate.checker import Claim, Rejected, check
from derivations.certificate.naming import NoCertificate
from derivations.certificate.producer import certificate


@dataclass(frozen=True)
class Opinion:
    """How many steps were checked; ``reason`` says why there is no certificate, if so."""

    steps: int = 0
    reason: str = ""


def opinion(claims: Sequence[Claim]) -> Opinion:
    """On all the claims together: each needs a certificate of its own."""
    steps = 0
    try:
        for claim in claims:
            found = certificate(claim)
            check(claim, found)
            steps += len(found)
    except (NoCertificate, Rejected) as error:
        return Opinion(steps, f"no certificate: {error}")
    except Exception as error:  # a crash is no certificate either
        return Opinion(steps, f"no certificate: {type(error).__name__}: {error}")
    return Opinion(steps)


class SecondOpinions:
    """One process that finds and checks certificates, while others prove."""

    def __enter__(self) -> Self:
        # Not forked: a copy of this process would hold its pipes to the solvers open.
        context = get_context("spawn")
        self._pool = ProcessPoolExecutor(1, mp_context=context, initializer=_leave_interrupts)
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    def submit(self, claims: Sequence[Claim]) -> Future[Opinion]:
        return self._pool.submit(opinion, tuple(claims))


def _leave_interrupts() -> None:
    """An interrupt is for the process that asks; it ends this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
