"""BP1xx: what can be said about the printed numbers of a document.

The examples are about one small network, x → x W → sigmoid → ½ Σ (h − target)², with x = [0.5, −1],
W = [[0.4, 0.2], [0.1, −0.3]] and target = [0, 1]; a test runs each of them.
"""

from __future__ import annotations

from verify.diagnostics.rule import Rule

DOCUMENTS: tuple[Rule, ...] = (
    Rule(
        code="BP101",
        name="wrong-number",
        word="wrong",
        summary="A printed number is not what the calculation gives.",
        explanation="""\
No values that round to the printed numbers before it give this number, and what is given does not
lead to it either. Both are shown by enclosures in ball arithmetic: neither rounding by the author
nor floating point here can be the reason. What is claimed is that the digits are wrong for the
calculation that the example file describes; if the document works out something else, the example
file has to say so.

Where one known mistake reproduces the digits it is named (*likely slip*). That is an explanation
that fits, not a proof of what happened.""",
        example=r"""
```latex
$$ h = \begin{bmatrix} 0.5250 & 0.5897 \end{bmatrix} $$
```

```text
page.md:5:33: BP101 wrong: h[1, 2] is printed 0.5897; it is 0.598688
    from the start: wrong
    likely slip: digits 3 and 4 are transposed: 0.5987 printed as 0.5897
```
""",
        fix="""\
Correct the number, by hand or with `backproof check --fix`, which writes the right digits at the
printed precision wherever the given values decide them. If the number is right for what the
document means, correct the example file: an operation, a setting, or what a label stands for.""",
    ),
    Rule(
        code="BP102",
        name="off-in-the-last-place",
        word="off in the last place",
        summary="A printed number is off by one unit in its last digit.",
        explanation="""\
The digits cannot come out by rounding, but a neighbour of them does: the number was cut off instead
of rounded, or rounded twice, or worked out from numbers that were rounded more than those printed.
That is certain in the same way as for BP101; it is a rule of its own because such a number misleads
nobody about the mathematics.""",
        example=r"""
```latex
$$ h = \begin{bmatrix} 0.5249 & 0.5987 \end{bmatrix} $$
```

```text
page.md:5:24: BP102 off in the last place: h[1, 1] is printed 0.5249; it is 0.524979
```
""",
        fix="""\
Correct the digit, or use `backproof check --fix`. If all numbers of the document were cut off on
purpose, say so in it or in `[document]` of its example file: `printing = "truncated"`.""",
    ),
    Rule(
        code="BP103",
        name="carried-over",
        word="carried over",
        summary="A printed number is not right, and follows from one before it that is not.",
        explanation="""\
The number is not what the given values lead to, but it is what comes out when one goes on with the
printed numbers before it, mistakes included. The step from those to this one was done rightly; the
mistake was made earlier and has a finding of its own.""",
        example=r"""
```latex
$$ dh = \begin{bmatrix} 0.5250 & -0.4103 \end{bmatrix} $$
$$ dnet = \begin{bmatrix} 0.1309 & -0.0986 \end{bmatrix} $$
```

```text
page.md:9:36: BP103 carried over: dnet[1, 2] is printed -0.0986; it is -0.096420
    from the start: wrong
    carried over: it follows from what is printed before it, which is not right
```
""",
        fix="""\
Correct the number it follows from, then this one. `backproof check --fix` corrects both.""",
    ),
    Rule(
        code="BP104",
        name="undecided-number",
        word="undecided",
        summary="It cannot be decided whether a printed number is right.",
        explanation="""\
The digits before the number allow values on both sides of what is printed, or they allow what the
given values forbid. This is never counted as right. The note says what the number may be.""",
        example=r"""
```latex
$$ net = \begin{bmatrix} 0.1 & 0.4 \end{bmatrix} $$
$$ h = \begin{bmatrix} 0.5300 & 0.5987 \end{bmatrix} $$
```

```text
page.md:5:24: BP104 undecided: h[1, 1] is printed 0.5300; it may be anything in [0.512497, 0.537430]
    from the start: wrong
    from the printed net (line 3), which allows [0.512497, 0.537430]: consistent
    the rounded values before it allow it, but neither they nor the start give it
```
""",
        fix="""\
Print the numbers before it with more digits, or give the values that the calculation starts from in
the example file. `--allow-inconclusive` lets a run pass with findings of this kind.""",
        level="warning",
        inconclusive=True,
    ),
    Rule(
        code="BP105",
        name="unbound-figure",
        word="unbound",
        summary="It cannot be told what a labelled figure is, or its shape does not fit.",
        explanation="""\
The label can mean several quantities of the example, or the one that it means has another shape, so
nothing can be checked. A figure that has no label, or one that means nothing in the example, is
listed as not checked instead (BP108).""",
        example=r"""
```latex
$$ h = \begin{bmatrix} 0.5250 & 0.5987 & 0.4013 \end{bmatrix} $$
```

```text
page.md:5:8: BP105 unbound: h is printed as 1 × 3, h is 1 × 2
```
""",
        fix="""\
Bind the label in `[document.labels]` of the example file, or in a comment in the document, for
instance `"h" = "h.T"` for a transpose or `"h" = "h[0]"` for a row; or correct what is printed.""",
    ),
    Rule(
        code="BP106",
        name="unreadable-figure",
        word="unreadable",
        summary="Something is meant as numbers and cannot be read.",
        explanation="""\
A matrix with rows of different lengths, a list that does not end, a number that is none: nothing is
guessed, so nothing of it is checked. The rest of the document is.""",
        example=r"""
```latex
$$ h = \begin{bmatrix} 0.5250 & 0.5987 \\ 0.1 \end{bmatrix} $$
```

```text
page.md:5:43: BP106 unreadable: row 2 of the matrix h has 1 entry, row 1 has 2
```
""",
        fix="""\
Do what the message says at the place that it names.""",
    ),
    Rule(
        code="BP107",
        name="nothing-checked",
        word="nothing checked",
        summary="No number of a document could be judged.",
        explanation="""\
A document of which nothing is checked must not look like one in which everything is right. Its
figures have labels that mean nothing in the example, or all of them are given, or there are none.
`--allow-inconclusive` does not excuse this, and neither does leaving the rule unselected; a comment
with a reason does (`ignore-file BP107`), or the baseline.""",
        example=r"""
```latex
$$ Q = \begin{bmatrix} 0.1 & 0.2 \end{bmatrix} $$
```

```text
page.md:1:1: BP107 nothing checked: no number of this document could be judged
    1 of 1 printed figures are not claimed
```
""",
        fix="""\
Bind the labels of the document's figures to quantities of the example ([document.labels]), name the
right example file, or take the document off the list of those that are checked.""",
    ),
    Rule(
        code="BP108",
        name="not-claimed",
        word="not checked",
        summary="Nothing claims a printed figure, or nothing leads to it, so it is not checked.",
        explanation="""\
Figures that are not checked are always listed and counted. Select this rule where every printed
figure has to be checked: then each of these is a finding.""",
        example=r"""
```latex
$$ Q = \begin{bmatrix} 0.1 & 0.2 \end{bmatrix} $$
```

```text
page.md:15:8: BP108 not checked: Q (1 × 2): nothing is called that; bind it in [document.labels]
```
""",
        fix="""\
Bind the label in `[document.labels]`, give what leads to the quantity in the example file, or leave
the rule unselected.""",
        level="warning",
        on=False,
    ),
)
