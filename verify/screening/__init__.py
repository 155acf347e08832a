"""What of all findings is left to look at: rules that are on, comments that accept, the baseline.

    results = screen(examined, settings, read_texts(examined), baseline)

Nothing here imports more than the standard library, but where a document has comments for us.
"""

from verify.screening.baseline import (
    Baseline,
    BaselineError,
    read_baseline,
    write_baseline,
)
from verify.screening.comments import read_texts, suppressions_in
from verify.screening.screen import screen
from verify.screening.suppression import Suppression, SuppressionError, declared

__all__ = [
    "Baseline",
    "BaselineError",
    "Suppression",
    "SuppressionError",
    "declared",
    "read_baseline",
    "read_texts",
    "screen",
    "suppressions_in",
    "write_baseline",
]
