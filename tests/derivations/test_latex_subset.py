"""What is allowed is accepted by the real KaTeX and the real LaTeX; what is not is named."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from derivations.latex.subset import ELSEWHERE, ENVIRONMENTS, FORMS, allowed, outside_subset

KATEX = Path(__file__).parents[2] / "verify" / "derive" / "katex" / "katex.min.js"
EXAMPLES = [
    *(form.example.replace(r"\NAME", f"\\{name}") for form in FORMS for name in form.names),
    *ENVIRONMENTS.values(),
]
RENDER = """
const katex = require(process.argv[1]);
const verdicts = JSON.parse(require("fs").readFileSync(0, "utf-8")).map(tex => {
  try {
    katex.renderToString(tex, {displayMode: true, throwOnError: true, strict: "error"});
    return "";
  } catch (error) { return String(error.message); }
});
process.stdout.write(JSON.stringify(verdicts));
"""


def katex_says(formulas: list[str]) -> list[str]:
    node = shutil.which("node")
    if node is None or not KATEX.is_file():
        pytest.skip("node or the vendored KaTeX is missing")
    done = subprocess.run(
        [node, "-e", RENDER, str(KATEX)],
        input=json.dumps(formulas),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    said: list[str] = json.loads(done.stdout)
    return said


def latex_says(formulas: list[str], folder: Path) -> list[str]:
    """The errors of one run over all formulas; TeX goes on after each."""
    if shutil.which("pdflatex") is None:
        pytest.skip("pdflatex is missing")
    body = "\n\n".join(rf"\[ {formula} \]" for formula in formulas)
    head = r"\documentclass{article}\usepackage{amsmath,amssymb}"
    text = rf"{head}\begin{{document}}{body}\end{{document}}"
    (folder / "all.tex").write_text(text, encoding="utf-8")
    command = ["pdflatex", "-interaction=nonstopmode", "-no-shell-escape", "all.tex"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60)
    return [line for line in done.stdout.splitlines() if line.startswith("!")]


def test_katex_takes_everything_that_is_allowed() -> None:
    verdicts = katex_says(EXAMPLES)
    assert [(e, v) for e, v in zip(EXAMPLES, verdicts, strict=True) if v] == []


def test_latex_takes_everything_that_is_allowed(tmp_path: Path) -> None:
    assert latex_says(EXAMPLES, tmp_path) == []


def test_the_referees_refuse_too(tmp_path: Path) -> None:
    assert all(katex_says([r"\nonsense", r"\begin{multline} a \end{multline}", r"\mbox{a}"]))
    assert latex_says([r"\bm{x}"], tmp_path)


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_are_inside(example: str) -> None:
    assert outside_subset(example) == []


@pytest.mark.parametrize("construct", ELSEWHERE)
def test_what_fails_somewhere_is_outside(construct) -> None:
    assert outside_subset(construct.tex)
    assert not (construct.latex and construct.katex and construct.github) or (
        construct.tex.startswith(r"\begin")  # it is a display of its own, which cannot be nested
    )


def test_the_table_of_constructs_is_what_katex_says() -> None:
    verdicts = katex_says([construct.tex for construct in ELSEWHERE])
    assert [not v for v in verdicts] == [construct.katex for construct in ELSEWHERE]


def test_the_table_of_constructs_is_what_latex_says(tmp_path: Path) -> None:
    for construct in ELSEWHERE:
        if not construct.tex.startswith((r"\begin", r"\intertext", r"\Declare", r"\label")):
            assert (latex_says([construct.tex], tmp_path) == []) == construct.latex, construct.tex


@pytest.mark.parametrize(
    ("tex", "found"),
    [
        (r"\operatorname{rank} \hat{\operatorname{a}}", [r"\operatorname"]),
        (r"\frac{a}{\phantom{b}}", [r"\phantom"]),
        (r"\begin{align*} a \end{align*}", [r"\begin{align*}"]),
        (r"x_{σ}", ["the character σ"]),
        ("a % b", ["a comment"]),
        (r"\text{a $x$}", ["$ within a formula"]),
        (r"\left(a", [r"\left without \right, or the other way round"]),
        (r"\frac{\left(a}{b\right)}", [r"\left without \right, or the other way round"]),
        (r"\begin{aligned} \left( a \\ b \right) \end{aligned}",
         [r"\left without \right, or the other way round"]),
        (rf"\begin{{bmatrix}} {'a & ' * 10} a \end{{bmatrix}}",
         [r"\begin{bmatrix} of 11 columns"]),
        (rf"\begin{{bmatrix}} {'a & ' * 9} a \end{{bmatrix}}", []),
        (rf"\left[\begin{{array}}{{{'r' * 16}}} {'a & ' * 15} a \end{{array}}\right]", []),
    ],
)  # fmt: skip
def test_what_is_outside_is_named(tex: str, found: list[str]) -> None:
    assert outside_subset(tex) == found


def test_malformed_tex_is_reported() -> None:
    (complaint,) = outside_subset(r"\frac{a}{b")
    assert complaint.startswith("malformed TeX")


def test_macros_that_github_refuses_are_not_allowed() -> None:
    refused = {"operatorname", "DeclareMathOperator", "href", "class", "require", "style",
               "unicode", "phantom", "mbox", "cssId", "def", "newcommand", "url"}  # fmt: skip
    assert allowed() & refused == set()
