"""The second witness: every claim of a page, differentiated entry by entry at concrete sizes.

Each equation becomes scalar equations (``scalars``), SymPy's own ``diff`` differentiates each of
them, reverse accumulation adds the results up (``adjoints``), and the true and the claimed
gradient, translated (``elements``), are compared exactly in a polynomial ring of python-flint
(``ring``).  No code is shared
with the proof for all shapes: what both get right, both have to get right on their own.
"""

from derivations.entrywise.check import check_claims
from derivations.entrywise.instance import Instance, chapter_instance

__all__ = ["Instance", "chapter_instance", "check_claims"]
