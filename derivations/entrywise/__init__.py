"""The second witness: every claim of a page, differentiated entry by entry at concrete sizes.

Each equation becomes scalar equations (``scalars``), SymPy's own ``diff`` differentiates each of
them, and reverse accumulation adds the results up (``adjoints``), twice: in balls at a random
point (``balls``), where a wrong claim shows at once, and in a polynomial ring of python-flint
(``ring``, ``elements``), where a right one is exactly the true gradient.  No code is shared
with the proof for all shapes: what both get right, both have to get right on their own.
"""

from derivations.entrywise.check import check_claims
from derivations.entrywise.instance import Instance, chapter_instance

__all__ = ["Instance", "chapter_instance", "check_claims"]
