r"""Pages: figures as Markdown, LaTeX, HTML, a notebook or text copied from a rendered page.

A format says how a formula, some code and a table look in it, and how all of it becomes one file.
"""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.generator.plans import Plan
from benchmarks.generator.values import Texts

PROSE = (
    "We go on.",
    "The same in numbers.",
    "Nothing new happens here, but it is worth a look.",
    "Again everything follows from what stands above.",
    "Multiply rows by columns.",
    "",
)


@dataclass(frozen=True)
class Format:
    """How things look: ``page`` joins the blocks, ``say`` makes a directive of lines of TOML."""

    suffix: str
    formula: Callable[[str], str]
    code: Callable[[str], str]
    table: Callable[[str, Texts], str]
    prose: Callable[[str], str]
    page: Callable[[Sequence[str]], str]
    say: Callable[[Sequence[str]], str] | None = None


def render(
    name: str, plans: Sequence[Plan], texts: Sequence[Texts], said: Sequence[str], seed: int
) -> str:
    """The text of the document; ``said`` are lines of TOML that it says about itself."""
    form, random = FORMATS[name], Random(seed)
    blocks = [form.say(said)] if said and form.say else []
    for plan, rows in zip(plans, texts, strict=True):
        blocks.append(form.prose(random.choice(PROSE)))
        blocks.append(_figure(form, plan, rows, random))
    return form.page([block for block in blocks if block])


def _figure(form: Format, plan: Plan, rows: Texts, random: Random) -> str:
    match plan.carrier:
        case "matrix":
            return form.formula(f"{plan.label} {_relation(random)} {_matrix(rows, random)}")
        case "formula":
            return form.formula(f"{plan.label} {_relation(random)} {rows[0][0]}")
        case "line":
            return form.code(f"{plan.label} = {rows[0][0]}")
        case "table":
            return form.table(plan.label, rows)
        case "list":
            inside = ", ".join(f"[{', '.join(row)}]" for row in rows)
            return form.code(f"{plan.label} = [{inside}]")
        case "numpy":
            return form.code(_array(plan.label, "array", rows, random))
        case "torch":
            return form.code(_array(plan.label, "tensor", rows, random))


def _relation(random: Random) -> str:
    return random.choice(["=", r"\approx"])


def _matrix(rows: Texts, random: Random) -> str:
    inside = r" \\ ".join(" & ".join(row) for row in rows)
    shape = random.choice(["bmatrix", "pmatrix", "matrix", "array"])
    if shape == "array":
        columns = "r" * len(rows[0])
        return rf"\left[\begin{{array}}{{{columns}}} {inside} \end{{array}}\right]"
    return rf"\begin{{{shape}}} {inside} \end{{{shape}}}"


def _array(label: str, wrapper: str, rows: Texts, random: Random) -> str:
    """As an interpreter shows it, or as ``print`` does."""
    width = max(len(text) for row in rows for text in row)
    if wrapper == "array" and random.random() < 0.4:
        lines = [" ".join(text.rjust(width) for text in row) for row in rows]
        return f"{label} =\n[[" + "]\n [".join(lines) + "]]"
    lines = [", ".join(text.rjust(width) for text in row) for row in rows]
    inside = ("],\n" + " " * (len(wrapper) + 2) + "[").join(lines)
    ending = ", dtype=torch.float64" if wrapper == "tensor" else ""
    return f"{label} = {wrapper}([[{inside}]]{ending})"


# Markdown


def _pipes(label: str, rows: Texts) -> str:
    head = [
        f"| {' | '.join(f'col {n}' for n in range(len(rows[0])))} |",
        "|---" * len(rows[0]) + "|",
    ]
    return "\n".join([f"**{label}**:", "", *head, *(f"| {' | '.join(row)} |" for row in rows)])


def _paragraphs(blocks: Sequence[str]) -> str:
    return "\n\n".join(blocks) + "\n"


def _comment(said: Sequence[str]) -> str:
    return "\n".join(["<!-- backproof:", *said, "-->"])


# LaTeX


def _tabular(label: str, rows: Texts) -> str:
    lines = [rf"{' & '.join(row)} \\" for row in rows]
    columns = "r" * len(rows[0])
    return "\n".join(
        [f"{label}:", "", rf"\begin{{tabular}}{{{columns}}}", *lines, r"\end{tabular}"]
    )


def _latex(blocks: Sequence[str]) -> str:
    begin = "\\documentclass{article}\n\\usepackage{amsmath}\n\\begin{document}\n"
    return f"{begin}{_paragraphs(blocks)}\\end{{document}}\n"


# HTML


def _escaped(text: str) -> str:
    return html.escape(text)


def _html_table(label: str, rows: Texts) -> str:
    lines = "\n".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in rows)
    head = "".join(f"<th>col {n}</th>" for n in range(len(rows[0])))
    return f"<table><caption>{_escaped(label)}</caption>\n<tr>{head}</tr>\n{lines}</table>"


def _katex(formula: str) -> str:
    return (
        '<p><span class="katex-display"><span class="katex"><span class="katex-mathml"><math>'
        '<semantics><mrow><mn>7.7</mn></mrow><annotation encoding="application/x-tex">'
        f"{_escaped(formula)}</annotation></semantics></math></span>"
        '<span class="katex-html" aria-hidden="true"><span>7.7</span></span></span></span></p>'
    )


def _mathjax_2(formula: str) -> str:
    return (
        '<p><span class="MathJax_Preview"></span><span class="MathJax"><nobr>7.7</nobr></span>'
        f'<script type="math/tex; mode=display">{formula}</script></p>'
    )


def _mathjax_4(formula: str) -> str:
    return (
        '<p><mjx-container class="MathJax" jax="CHTML" display="true">'
        f'<mjx-math data-latex="{_escaped(formula)}" aria-hidden="true"><mjx-mi>P</mjx-mi>'
        "</mjx-math></mjx-container></p>"
    )


def _notion(formula: str) -> str:
    return (
        f'<figure data-notion-equation="{_escaped(formula)}" class="equation">'
        '<span class="katex-html">7.7</span></figure>'
    )


def _html(formula: Callable[[str], str]) -> Format:
    return Format(
        ".html",
        formula,
        lambda code: f"<pre><code>{_escaped(code)}</code></pre>",
        _html_table,
        lambda prose: f"<p>{prose}</p>" if prose else "",
        lambda blocks: f"<!doctype html>\n<html><body>\n{_paragraphs(blocks)}</body></html>\n",
        _comment,
    )


# Notebook: formulas and tables in Markdown cells, code as what it printed


def _cells(blocks: Sequence[str]) -> str:
    cells = [_printed(block) if block.startswith("\0") else _written(block) for block in blocks]
    content = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(content, indent=1) + "\n"


def _written(text: str) -> dict[str, object]:
    return {"cell_type": "markdown", "metadata": {}, "source": text.splitlines(keepends=True)}


def _printed(text: str) -> dict[str, object]:
    output = {"output_type": "stream", "name": "stdout", "text": text[1:].splitlines(keepends=True)}
    return {
        "cell_type": "code",
        "execution_count": None,
        "metadata": {},
        "source": "step()",
        "outputs": [output],
    }


# Copied from a rendered page: each formula as glyphs, and once more as TeX


def _copied(formula: str) -> str:
    label, _, right = formula.partition(r"\begin")
    if not right:
        return formula
    inside = right.partition("}")[2].rpartition(r"\end")[0]
    glyphs = "".join(character for character in inside if character in "0123456789.-")
    name = "".join(character for character in label if character.isalnum())
    return f"{name[:12]}[{glyphs}]{formula}"


FORMATS: Mapping[str, Format] = {
    "Markdown": Format(
        ".md",
        lambda formula: f"$$\n{formula}\n$$",
        lambda code: f"```text\n{code}\n```",
        _pipes,
        str,
        _paragraphs,
        _comment,
    ),
    "Markdown, brackets": Format(
        ".md",
        lambda formula: rf"\[ {formula} \]",
        lambda code: code,
        _pipes,
        str,
        _paragraphs,
        _comment,
    ),
    "LaTeX": Format(
        ".tex",
        lambda formula: f"\\begin{{equation}}\n{formula}\n\\end{{equation}}",
        lambda code: f"\\begin{{verbatim}}\n{code}\n\\end{{verbatim}}",
        _tabular,
        str,
        _latex,
        lambda said: "\n".join(f"% backproof: {line}" for line in said),
    ),
    "KaTeX": _html(_katex),
    "MathJax 2": _html(_mathjax_2),
    "MathJax 4": _html(_mathjax_4),
    "Notion": _html(_notion),
    "notebook": Format(
        ".ipynb",
        lambda formula: f"$$\n{formula}\n$$",
        lambda code: f"\0{code}\n",
        _pipes,
        str,
        _cells,
    ),
    "pasted": Format(".txt", _copied, lambda code: code, _pipes, str, _paragraphs),
}
