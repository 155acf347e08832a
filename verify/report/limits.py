"""What is not proved, whatever the example.  Listed in every report, after the example's own."""

NOT_PROVED: tuple[str, ...] = (
    "That the forward equations are the ones that a text means: they are definitions here.  The "
    "proofs say that each backward formula fits its forward equations; the tests compare these "
    "with programs written by hand, a report does not.",
    "The composition of all sublayers into one network as a single theorem: each formula is proved "
    "for every shape, the chain rule joins them, and the joined program is checked in numbers at "
    "the example's sizes only.",
    "Anything about floating-point error: proofs are about real numbers, and the reported digits "
    "come from ball arithmetic.",
    "Derivatives at the jumps of ReLU and of clipping: there a convention is stated instead.",
    "Attention for a query that may attend to nothing: the mask has to allow at least one key.",
    "That gradients neither vanish nor explode in a real training run: exact properties of "
    "clipping and of the residual path are proved, not what they do for training.",
    "The tools themselves: SymPy's expression classes, python-flint's balls and polynomials, z3 "
    "and the code that states the questions are trusted.  The witnesses share the statement of "
    "each formula and little else, so that an error in one of them is likely to show.",
)

OF_DOCUMENTS: tuple[str, ...] = (
    "That the document works out what its example file describes: labels, given values and "
    "settings are taken at their word.",
    "Anything about numbers that no figure carries, or that are listed as not claimed, "
    "not checked or unreadable.",
)
