"""What is wrong with a document, where, and what to do about it."""

from __future__ import annotations


class DocumentError(ValueError):
    """A document cannot be read: ``source:line:column: message: advice``, counted from 1.

    ``line`` and ``column`` are None where the file as a whole is meant.
    """

    def __init__(
        self, source: str, line: int | None, column: int | None, message: str, advice: str
    ) -> None:
        self.source, self.line, self.column = source, line, column
        self.message, self.advice = message, advice
        place = f"{source}:{line}:{column}" if line is not None else source
        super().__init__(f"{place}: {message}: {advice}")
