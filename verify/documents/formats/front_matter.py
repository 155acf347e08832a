"""What a document says about itself before it begins: TOML between ``+++``, YAML between ``---``.

YAML is not read; it is only no text.
"""

from __future__ import annotations

import re

from verify.documents.formats.content import Directive
from verify.documents.passage import Passage

_RULE = re.compile(r"(?P<rule>\+\+\+|---)[^\S\n]*\n")
_ENDS = {
    rule: re.compile(rf"^{re.escape(rule)}[^\S\n]*$\n?", re.MULTILINE) for rule in ("+++", "---")
}


def front_matter(passage: Passage, *, yaml: bool = False) -> tuple[int, tuple[Directive, ...]]:
    """Where the text begins, and the directive that stands before it, if there is one."""
    opening = _RULE.match(passage.text)
    if opening is None or (opening["rule"] == "---" and not yaml):
        return 0, ()
    closing = _ENDS[opening["rule"]].search(passage.text, opening.end())
    if closing is None:
        return 0, ()
    toml = passage.part(opening.end(), closing.start())
    return closing.end(), (Directive(toml, front_matter=True),) if opening["rule"] == "+++" else ()
