"""Reading the figures that a document prints, with the place of each; nothing is evaluated."""

from verify.documents.error import DocumentError
from verify.documents.figure import Figure, FigureNotFoundError, find_figure
from verify.documents.reading import read_document, read_figures

__all__ = [
    "DocumentError",
    "Figure",
    "FigureNotFoundError",
    "find_figure",
    "read_document",
    "read_figures",
]
