"""A text such as the builder makes, by hand: LayerNorm, attention, numbers, the way back."""

# ruff: noqa: E501 (formulas are as long as they are)

from verify.derive.text import (
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


def d(of: str) -> str:
    return rf"\frac{{\partial L}}{{\partial {of}}}"


dH_j = d(r"\hat{X}_{t,j}")
d_mean = d(r"\mu_{t}")
d_variance = d(r"\sigma^2_{t}")
dH_i = d(r"\hat{X}_{t,i}")
dH = d(r"\hat{X}")
dY_j = d(r"Y_{t,j}")
dY_i = d(r"Y_{t,i}")
dA_r = d(r"A^{(a)}_{t,r}")
dA_s = d(r"A^{(a)}_{t,s}")
MODEL = r"d_{\mathrm{model}}"


def numbers(rows: int, columns: int) -> str:
    """Figures of six characters, all different."""
    body = r" \\ ".join(
        " & ".join(f"{(-1) ** (i + j)}.{1000 + 97 * i + 13 * j}" for j in range(columns))
        for i in range(rows)
    )
    return rf"\left[\begin{{array}}{{{'r' * columns}}} {body} \end{{array}}\right]"


LAYER_NORM = Section(
    "layer_norm",
    "LayerNorm",
    (
        Paragraph(
            "Each position is normalised over its features, then scaled and shifted: the mean "
            r"$\mu_{t}$, the variance $\sigma^2_{t}$ (population, with ε inside the root), the "
            r"normalised input $\hat{X}_{t,i}$. The source is Ba, Kiros & Hinton (2016)."
        ),
        Display(
            "layer_norm.forward",
            r"\hat{X}_{t,i}",
            (Relation("=", r"\left(X_{t,i} - \mu_{t}\right) \mathrm{rstd}_{t}"),),
        ),
        Items(
            (
                r"$\mu_{t} = \frac{1}{d_{\mathrm{model}}} \sum_{j} X_{t,j}$ is used in $\sigma^2$ and $\hat{X}$",
                "d_model is the number of features; 100% of them | none is left out #1",
            )
        ),
    ),
    (
        Section(
            "layer_norm.X",
            r"The gradient of $X$",
            (
                Display(
                    "layer_norm.X.steps",
                    d("X_{t,i}"),
                    (
                        Relation(
                            "=",
                            rf"\sum_{{j}} {dH_j} \frac{{\partial \hat{{X}}_{{t,j}}}}{{\partial X_{{t,i}}}} + {d_mean} \frac{{\partial \mu_{{t}}}}{{\partial X_{{t,i}}}} + {d_variance} \frac{{\partial \sigma^2_{{t}}}}{{\partial X_{{t,i}}}}",
                            r"the chain rule: $X$ is used in $\mu$, $\sigma^2$ and $\hat{X}$, at one position only",
                        ),
                        Relation(
                            "=",
                            rf"{dH_i} \mathrm{{rstd}}_{{t}} - \frac{{1}}{{{MODEL}}} \mathrm{{rstd}}_{{t}} \sum_{{j}} {dH_j} - \frac{{1}}{{{MODEL}}} \left(X_{{t,i}} - \mu_{{t}}\right) \mathrm{{rstd}}_{{t}}^{{2}} \sum_{{j}} {dH_j} \hat{{X}}_{{t,j}}",
                            r"the partial derivatives are put in; $\delta_{i,j}$ leaves the term with $j = i$",
                        ),
                        Relation(
                            "=",
                            rf"\mathrm{{rstd}}_{{t}} \left({dH_i} - \frac{{1}}{{{MODEL}}} \sum_{{j}} {dH_j} - \frac{{1}}{{{MODEL}}} \hat{{X}}_{{t,i}} \sum_{{j}} {dH_j} \hat{{X}}_{{t,j}}\right)",
                            "common factors are taken out",
                        ),
                    ),
                ),
                Paragraph("The same with one matrix for all positions:"),
                Display(
                    "layer_norm.X.matrix",
                    d("X"),
                    (
                        Relation(
                            "=",
                            rf"\mathrm{{rstd}} \odot \left({dH} - \mathrm{{rowmean}}\left({dH}\right) - \hat{{X}} \odot \mathrm{{rowmean}}\left(\hat{{X}} \odot {dH}\right)\right)",
                            "matrix form",
                        ),
                    ),
                ),
            ),
        ),
        Section(
            "layer_norm.gamma",
            r"The gradient of $\gamma$",
            (
                Display(
                    "layer_norm.gamma.steps",
                    d(r"\gamma_{i}"),
                    (
                        Relation(
                            "=",
                            rf"\sum_{{t,j}} {dY_j} \frac{{\partial Y_{{t,j}}}}{{\partial \gamma_{{i}}}}",
                            "the chain rule",
                        ),
                        Relation(
                            "=",
                            rf"\sum_{{t,j}} {dY_j} \hat{{X}}_{{t,j}} \delta_{{i,j}}",
                            r"$\gamma_{i}$ scales feature $i$ and no other",
                        ),
                        Relation(
                            "=",
                            rf"\sum_{{t}} {dY_i} \hat{{X}}_{{t,i}}",
                            r"$\delta_{i,j}$ leaves $j = i$",
                        ),
                    ),
                ),
            ),
        ),
        Section(
            "layer_norm.numbers",
            "With numbers",
            (
                Paragraph("Three positions, four features, four decimals."),
                Display("layer_norm.n1", d("X"), (Relation("=", numbers(3, 4)),)),
                Display(
                    "layer_norm.n2",
                    d("W"),
                    (Relation("=", rf"{numbers(4, 3)}^{{\top}} {numbers(4, 4)}", "substituted"),),
                ),
                Display("layer_norm.n3", "X", (Relation("=", numbers(3, 11)),)),
                HeatMap(d("X"), (("0.5", "−0.25"), ("⋮", "0")), ((1.0, -0.5), (0.0, 0.0))),
            ),
        ),
    ),
)

ATTENTION = Section(
    "attention",
    "Causal self-attention",
    (
        Paragraph(
            "A position attends to itself and to those before it: the softmax over s ≤ t of the "
            "scores QKᵀ/√d_k, where a masked score is −∞. As θ′ → θ, x̂ and ‖g‖ stay; 10⁻⁶ is small."
        ),
        Display(
            "attention.scores",
            d(r"S^{(a)}_{t,s}"),
            (
                Relation(
                    "=",
                    rf"\sum_{{r}} {dA_r} \frac{{\partial A^{{(a)}}_{{t,r}}}}{{\partial S^{{(a)}}_{{t,s}}}}",
                    "the chain rule: a row of weights depends on every score of that row, through its sum",
                ),
                Relation(
                    "=",
                    rf"\sum_{{r}} {dA_r} A^{{(a)}}_{{t,r}} \left(\delta_{{r,s}} - A^{{(a)}}_{{t,s}}\right)",
                    "the softmax Jacobian",
                ),
                Relation(
                    "=",
                    rf"A^{{(a)}}_{{t,s}} \left({dA_s} - \sum_{{r}} A^{{(a)}}_{{t,r}} {dA_r}\right)",
                    r"$\delta_{r,s}$ leaves $r = s$; $A^{(a)}_{t,s}$ is taken out of the sum",
                ),
            ),
        ),
        Display(
            "attention.K",
            d(r"\left(W_{K}\right)^{(a)}_{i,k}"),
            (
                Relation(
                    "=",
                    rf"\frac{{1}}{{\sqrt{{d_{{k}}}}}} \sum_{{t,s}} m_{{t,s}} A^{{(a)}}_{{t,s}} \left({dA_s} - \sum_{{r}} A^{{(a)}}_{{t,r}} {dA_r}\right) Q^{{(a)}}_{{t,k}} X_{{s,i}}",
                    "mask is 0/1",
                ),
            ),
        ),
        Table(
            ("Tensor", "Axes", "What it is"),
            (
                ("$Q$", "T × d_k", "queries | one row a position"),
                (
                    r"$A^{(a)}_{t,s}$",
                    "h × T × T",
                    "attention weights: how much position t takes from position s, which is 0 where "
                    "the mask hides s, and each row sums to 1",
                ),
            ),
        ),
        Display("attention.plain", r"A^{(a)}_{t,s} \ge 0"),
    ),
)

SAMPLE = Text(
    "Backpropagation, ∂L/∂X by hand",
    (
        Paragraph("The gradient flows from the loss to the tokens."),
        WayBack(
            (
                Stop("Causal self-attention", "attention", "Proved", "0.8123"),
                Stop("LayerNorm", "layer_norm", "Proved", "1.2045"),
            ),
            ((0, 1),),
        ),
    ),
    (ATTENTION, LAYER_NORM),
)
