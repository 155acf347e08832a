"""BP9xx: what can be said about suppressions and baselines themselves."""

from __future__ import annotations

from verify.diagnostics.rule import Rule

TOOL: tuple[Rule, ...] = (
    Rule(
        code="BP901",
        name="unused-suppression",
        word="unused suppression",
        summary="A suppression suppresses nothing.",
        explanation="""\
The comment names a rule that says nothing there, because the finding was put right or has moved.
Left in place it would hide the next mistake at that spot.""",
        example="""
```markdown
<!-- backproof: ignore BP101 -- the book prints it so -->
```

```text
page.md:4:1: BP901 unused suppression: BP101 finds nothing here
```
""",
        fix="Remove the comment, or the code that is not needed.",
        level="warning",
    ),
    Rule(
        code="BP902",
        name="suppression-without-reason",
        word="suppression without a reason",
        summary="A suppression does not say why.",
        explanation="""\
Whoever reads the document next has to know whether a finding was looked at and why it may stay.
So a suppression without a reason suppresses nothing, unless `require-reason = false` is set.""",
        example="""
```markdown
<!-- backproof: ignore BP101 -->
```

```text
page.md:4:1: BP902 suppression without a reason: nothing says why to ignore BP101: not ignored
```
""",
        fix="Add the reason: `<!-- backproof: ignore BP101 -- the book prints it so -->`.",
        level="warning",
    ),
    Rule(
        code="BP903",
        name="unknown-rule-in-suppression",
        word="unknown rule",
        summary="A suppression names a rule that does not exist, or cannot be understood.",
        explanation="""\
A comment with a misspelled code, or one that does not read `ignore RULES -- reason`, suppresses
nothing, whatever its author meant. Rules about suppressions themselves (BP9xx) cannot be suppressed
by a comment.""",
        example="""
```markdown
<!-- backproof: ignore BP110 -- the book prints it so -->
```

```text
page.md:4:1: BP903 unknown rule: no rule is called BP110; did you mean 'BP101'?
```
""",
        fix="Write the code that `backproof rule --all` shows.",
        level="error",
    ),
    Rule(
        code="BP904",
        name="stale-baseline",
        word="stale baseline",
        summary="An entry of the baseline is found no more.",
        explanation="""\
The finding that the entry stands for was put right. The entry may go, so that the finding cannot
come back unseen. This is a note: it changes no exit status.""",
        example="""
```text
baseline.json: {…, "rule": "BP101", "path": "page.md", …, "message": "h[1, 2] is printed …"}
```

```text
baseline.json:5:1: BP904 stale baseline: BP101 in page.md is found no more: h[1, 2] is printed …
```
""",
        fix="Write the baseline again, with `--write-baseline`.",
        level="note",
    ),
)
