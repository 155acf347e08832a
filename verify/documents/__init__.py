"""Reading the figures that a document prints, with the place of each; nothing is evaluated."""

from verify.documents.directives import Directives
from verify.documents.error import DocumentError
from verify.documents.figure import Figure
from verify.documents.reading import Document, Format, read_document, read_text

__all__ = [
    "Directives",
    "Document",
    "DocumentError",
    "Figure",
    "Format",
    "read_document",
    "read_text",
]
