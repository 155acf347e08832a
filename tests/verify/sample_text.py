r"""A text with every kind of block, as long and as wide as real ones: for tests of the writers."""

from __future__ import annotations

from verify.derive.text import (
    Block,
    Display,
    HeatMap,
    Items,
    Paragraph,
    Relation,
    Section,
    Stop,
    Table,
    Text,
    WayBack,
)

TITLES = (
    ("Softmax cross-entropy", "Proved", "0.8165"),
    ("Logit projection", "Proved", "1.2047"),
    ("Final layer normalisation", "Checked", "0.9310"),
    ("Residual connection after the MLP", "Proved", "0.9310"),
    ("MLP with GELU", "Proved", "0.2144"),
    ("Layer normalisation before the MLP", "Unknown", "0.1873"),
    ("Residual connection after attention", "Proved", "0.9512"),
    ("Causal multi-head attention", "Refuted", "0.4406"),
    ("Layer normalisation before attention", "Proved", "0.3921"),
    (r"Embeddings, tied: $W_U = E^{\mathsf T}$", "Proved", "1.0233"),
)


def dX(name: str = r"X_{t,i}") -> str:
    return rf"\frac{{\partial L}}{{\partial {name}}}"


def matrix(rows: int, columns: int) -> str:
    entries = [
        " & ".join(
            f"{(-1) ** (r + c) * (0.1234 + 0.0517 * ((3 * r + c) % 7)):.4f}" for c in range(columns)
        )
        for r in range(rows)
    ]
    return r"\begin{bmatrix} " + r" \\ ".join(entries) + r" \end{bmatrix}"


LAYER_NORM = Display(
    "layer_norm.dX",
    dX(),
    (
        Relation(
            "=",
            r"\sum_{j} \frac{\partial L}{\partial \hat{X}_{t,j}}"
            r"\,\frac{\partial \hat{X}_{t,j}}{\partial X_{t,i}}",
            r"chain rule through every $\hat{X}_{t,j}$:"
            " the mean and the variance couple all of a row",
        ),
        Relation(
            "=",
            r"\sum_{j} \frac{\partial L}{\partial \hat{X}_{t,j}} "
            r"\left( \mathrm{rstd}_t \left(\delta_{ij}"
            r" - \frac{1}{d_{\mathrm{model}}}\right) + (X_{t,j} - \mu_t)\,"
            r"\frac{\partial\, \mathrm{rstd}_t}{\partial X_{t,i}} \right)",
            "product rule",
        ),
        Relation(
            "=",
            r"\mathrm{rstd}_t \left( \frac{\partial L}{\partial \hat{X}_{t,i}}"
            r" - \frac{1}{d_{\mathrm{model}}}"
            r"\sum_{j} \frac{\partial L}{\partial \hat{X}_{t,j}} - \hat{X}_{t,i}\,"
            r"\frac{1}{d_{\mathrm{model}}} \sum_{j} \frac{\partial L}{\partial \hat{X}_{t,j}}\,"
            r"\hat{X}_{t,j} \right)",
            r"collect terms; the second mean comes from"
            r" $\partial\,\mathrm{rstd}_t / \partial X_{t,i}$",
        ),
    ),
)

CHAIN = Display(
    "softmax.dZ",
    dX(r"Z_{t,v}"),
    (
        Relation(
            "=",
            r"\sum_{w} \frac{\partial L}{\partial P_{t,w}}"
            r"\,\frac{\partial P_{t,w}}{\partial Z_{t,v}}",
            "chain rule",
        ),
        Relation(
            "=",
            r"\sum_{w} \frac{\partial L}{\partial P_{t,w}}\, "
            r"P_{t,w} \left(\delta_{vw} - P_{t,v}\right)",
            "the softmax Jacobian: every logit of a row moves every probability of that row",
        ),
        Relation(
            "=",
            r"\frac{m_t}{N} \left( P_{t,v} - \delta_{v,y_t} \right)",
            r"the delta picks $w = y_t$",
        ),
    ),
)


def long_sum(terms: int) -> str:
    return " + ".join(
        rf"\frac{{m_{{{k}}}}}{{N}} \left( P_{{{k},v}} - \delta_{{v,y_{{{k}}}}} \right)"
        for k in range(1, terms)
    )


def section(place: int, title: str) -> Section:
    name = f"page{place}"
    steps = tuple(
        Display(
            f"{name}.step{n}",
            rf"\frac{{\partial L}}{{\partial W^{{({n})}}_{{i,k}}}}",
            (
                Relation(
                    "=",
                    rf"\sum_{{t}} X_{{t,i}}\, \frac{{\partial L}}{{\partial Y^{{({n})}}_{{t,k}}}}",
                    "Σ over positions, as the weights are shared by all of them",
                ),
            ),
        )
        for n in range(2)
    )
    blocks: tuple[Block, ...] = (
        Paragraph(
            r"The gradient arrives as $\partial L / \partial Y$, of shape "
            r"$T \times d_{\mathrm{model}}$, and leaves as $\partial L / \partial X$. "
            r"What makes the step slow is that the mean $\mu_t$ "
            r"and the variance $\sigma_t^2$ depend on every entry of row $t$."
        ),
        *steps,
    )
    numbers = (
        Paragraph("With the example’s numbers, rounded to four decimals."),
        Display(
            f"{name}.numbers",
            r"\frac{\partial L}{\partial X}",
            (
                Relation("=", r"\frac{\partial L}{\partial Y} W^{\mathsf T}", "the formula"),
                Relation("=", matrix(4, 4), "with numbers"),
                Relation(r"\approx", matrix(4, 16), "each entry is rounded from an enclosure"),
            ),
        ),
    )
    return Section(
        name,
        title,
        blocks,
        (
            Section(
                f"{name}.index",
                "In index form",
                (
                    replaced(CHAIN, name),
                    replaced(LAYER_NORM, name),
                    Items(
                        (
                            "the mask is 0 or 1, so $m_t^2 = m_t$;",
                            "an unused index under a sum counts its dimension.",
                        )
                    ),
                ),
            ),
            Section(f"{name}.with_numbers", "With numbers", numbers),
        ),
    )


def with_blocks(*blocks: Block) -> Text:
    """A text with one section that has these blocks."""
    return Text("A title", (), (Section("section", "A section", blocks),))


def replaced(display: Display, name: str) -> Display:
    return Display(f"{name}.{display.anchor}", display.left, display.relations)


HEAT = HeatMap(
    r"\frac{\partial L}{\partial X}",
    (
        ("0.4082", "-0.1021", "0.0000"),
        ("-0.8165", "0.0031", "0.2500"),
        ("0.0000", "0.0000", "0.0000"),
    ),
    ((0.5, -0.125, 0.0), (-1.0, 0.004, 0.306), (0.0, 0.0, 0.0)),
)
WIDE_HEAT = HeatMap(
    r"\frac{\partial L}{\partial W}",
    tuple(tuple(f"{(-1) ** (r + c) * c / 15:.4f}" for c in range(16)) for r in range(4)),
    tuple(tuple((-1) ** (r + c) * c / 15 for c in range(16)) for r in range(4)),
)

SAMPLE = Text(
    "Ten sublayers, backwards",
    (
        Paragraph(
            "Each formula below is generated from the steps that were checked. "
            "A gradient $\\partial L/\\partial X$ has the shape of $X$; "
            "a reader who distrusts a line follows its number to it."
        ),
        WayBack(
            tuple(
                Stop(title, f"page{place}", verdict, norm)
                for place, (title, verdict, norm) in enumerate(TITLES)
            ),
            ((3, 6), (6, 9)),
        ),
    ),
    (
        *(section(place, title) for place, (title, _, _) in enumerate(TITLES)),
        Section(
            "summary",
            "All of it at a glance",
            (
                Table(
                    ("sublayer", "formula", "‖·‖"),
                    tuple(
                        (
                            title,
                            r"$\frac{\partial L}{\partial X} = \mathrm{rstd} \odot (\dots)$",
                            norm,
                        )
                        for title, _, norm in TITLES
                    ),
                ),
                HEAT,
                WIDE_HEAT,
                Display(
                    "summary.long",
                    r"\sum_t \frac{\partial L}{\partial Z_{t,v}}",
                    (Relation("=", long_sum(14), "written out"), Relation(r"\ne", "0")),
                ),
                Display(
                    "summary.alone",
                    r"\mathcal{L} = \sqrt{\widehat{x + y}}\, \mathbf{1}^{\mathsf T} \ell"
                    r" \in \mathbb{R}",
                ),
            ),
        ),
    ),
)
