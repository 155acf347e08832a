"""Fingerprints: what tells a finding from all others, and stays when lines move.

A fingerprint is made from the rule, the path, what the finding is about and its context, and from
its number among the findings that have all of these in common.  Lines, columns and the words of the
message are not part of it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from verify.diagnostics.diagnostic import Diagnostic

SCHEME = "backproof/v1"  # changes when what goes into a fingerprint does


def fingerprints(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """One for each of the findings, which are all that a run has, set aside or not, in order."""
    times: Counter[tuple[str, str, str, str]] = Counter()
    found = []
    for one in diagnostics:
        key = (one.rule, one.path, one.subject, one.context)
        times[key] += 1
        # JSON keeps the parts apart whatever characters they hold.
        text = json.dumps([SCHEME, *key, times[key]])
        found.append(sha256(text.encode()).hexdigest())
    return found
