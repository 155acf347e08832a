"""LaTeX from a text: it compiles, stays within the margins, and is what the golden files say."""

import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest

from derivations.catalogue import CATALOGUE
from derivations.latex.style import Style
from derivations.latex.subset import outside_subset
from tests.verify import derive_sample
from tests.verify.shared_proofs import chapter_text, shared_proofs
from verify.derive.build import Derivations
from verify.derive.latex import to_latex_document, to_latex_fragment, to_portable_formulas
from verify.derive.latex_display import laid_out, latex_display
from verify.derive.latex_prose import Unwritable, latex_prose
from verify.derive.line_breaking import broken
from verify.derive.tex_width import width
from verify.derive.text import Display, Paragraph, Relation, Section, Table, Text, WayBack

GOLDEN = Path(__file__).parent / "golden" / "derive"
OVERFULL = re.compile(r"Overfull \\hbox \(([\d.]+)pt too wide\)")
VISIBLE = 1.0  # points; less than this nobody sees
TOLERATED = 5.0  # in a paragraph of somebody else's article, which may be narrow


def article(fragment: str, options: str = "") -> str:
    return (
        rf"\documentclass[{options}]{{article}}\usepackage{{amsmath,amssymb}}"
        f"\n\\begin{{document}}\n{fragment}\n\\end{{document}}\n"
    )


def compiled(tex: str, folder: Path, runs: int = 1) -> str:
    """The log of pdfLaTeX; fails on an error."""
    if shutil.which("pdflatex") is None:
        pytest.skip("pdflatex is missing")
    (folder / "it.tex").write_text(tex, encoding="utf-8")
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "it"]
    for _ in range(runs):
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stdout[-2000:]
    return (folder / "it.log").read_text(encoding="latin-1")


def overfull(log: str) -> list[float]:
    return [float(points) for points in OVERFULL.findall(log) if float(points) > VISIBLE]


def test_a_fragment_fits_a_plain_article_at_10_points(tmp_path: Path) -> None:
    log = compiled(article(to_latex_fragment(derive_sample.SAMPLE)), tmp_path)
    assert overfull(log) == []


def test_what_is_too_wide_is_seen(tmp_path: Path) -> None:
    """Without line breaks the same formulas run over: the test above can fail."""
    relations = derive_sample.LAYER_NORM.sections[0].blocks[0].relations
    chain = "".join(f" + {relation.right}" for relation in relations)
    assert overfull(compiled(article(rf"\[ {chain} \]"), tmp_path))
    long = Display("long", "Y", (Relation("=", chain, "a reason"),))
    assert overfull(compiled(article(latex_display(long)), tmp_path)) == []


@pytest.mark.slow
def test_a_document_has_no_errors_and_no_open_references(tmp_path: Path) -> None:
    log = compiled(to_latex_document(derive_sample.SAMPLE), tmp_path, runs=3)
    assert overfull(log) == []
    assert "undefined" not in log
    assert "Rerun to get" not in log
    assert "Token not allowed" not in log


def test_an_open_reference_is_seen(tmp_path: Path) -> None:
    way = WayBack((derive_sample.Stop("Nowhere", "nowhere", "Proved", "1"),))
    log = compiled(to_latex_document(Text("t", (way,), ())), tmp_path, runs=2)
    assert "undefined" in log


def catalogue_prose() -> list[str]:
    return [
        text
        for page in CATALOGUE
        for text in (
            page.title,
            page.source,
            *page.conventions,
            *(identity.statement for identity in page.identities),
            *(inequality.statement for inequality in page.inequalities),
        )
    ]


def test_every_character_of_the_catalogue_compiles(tmp_path: Path) -> None:
    prose = catalogue_prose()
    more = '−√x̂θ′10⁻⁶∂⊙≤≥Σ²ᵀ₁ᵏ…–—“”’×·→∇∈∞ℝ‖|<>\\^~{}%#&_"é'
    tex = "\n\n".join(latex_prose(text) for text in [*prose, more])
    assert tex.isascii()
    log = compiled(article(tex), tmp_path)
    assert "Missing character" not in log


def test_the_characters_come_out_right(tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is missing")
    compiled(article(latex_prose("θ′ ≤ 10⁻⁶, Σ x̂² é | <a> d_model 50% #1 {x} \\")), tmp_path)
    done = subprocess.run(["pdftotext", "it.pdf", "-"], cwd=tmp_path, capture_output=True)
    text = unicodedata.normalize("NFC", done.stdout.decode()).split("\n\n")[0]
    for piece in ("θ", "≤", "10", "Σ", "x̂", "é", "|", "<a>", "50%", "#1", "{x}"):
        assert piece in text, (piece, text)


def test_a_character_without_latex_is_an_error() -> None:
    with pytest.raises(Unwritable, match="6C49"):
        latex_prose("汉")
    with pytest.raises(ValueError, match="without its partner"):
        latex_prose("one $ sign")


def test_the_fragment_is_the_golden_one() -> None:
    expected = (GOLDEN / "fragment.tex").read_text(encoding="utf-8")
    assert to_latex_fragment(derive_sample.ATTENTION) == expected


def test_portable_formulas_are_in_the_common_subset_and_golden() -> None:
    formulas = to_portable_formulas(derive_sample.SAMPLE)
    assert [outside_subset(formula) for formula in formulas] == [[]] * 11
    expected = (GOLDEN / "portable.tex").read_text(encoding="utf-8")
    attention = to_portable_formulas(derive_sample.ATTENTION)
    assert "\n\n".join(attention) + "\n" == expected


def test_a_fragment_has_no_labels_and_a_document_has() -> None:
    assert "\\label" not in to_latex_fragment(derive_sample.SAMPLE)
    assert r"\label{sec:layer_norm.X}" in to_latex_document(derive_sample.SAMPLE)


@pytest.mark.parametrize(
    ("tex", "room", "lines"),
    [
        ("a + b", 9, ["a + b"]),
        ("a + b - c", 3, ["a + b", "{} - c"]),
        (r"- a \le b", 3, ["- a", r"\le b"]),
        (r"\left(a + b\right) \odot c", 5, [r"\left(a + b\right)", r"{} \odot c"]),
        (r"\left(a + b\right) c", 4, [r"\left(a + b\right)", r"{} \cdot c"]),
        (r"a \left(b + c + d\right)", 5.5, [r"a \bigl(b + c", r"{} + d\bigr)"]),
        (r"\left[\sum_i a_i - b\right]", 4, [r"\biggl[\sum_i a_i", r"{} - b\biggr]"]),
        (r"\frac{a + b}{c + d}", 1, [r"\frac{a + b}{c + d}"]),
        (r"\exp\left(a\right)", 1, [r"\exp \left(a\right)"]),
        (r"f\left[\begin{array}{r} a + b \end{array} + c\right]", 2,
         [r"f \left[\begin{array}{r} a + b \end{array} + c\right]"]),
    ],
)  # fmt: skip
def test_lines_break_where_a_compositor_breaks_them(
    tex: str, room: float, lines: list[str]
) -> None:
    assert broken(tex, room, room) == lines


def test_widths_are_those_of_tex(tmp_path: Path) -> None:
    """Never much less than in print, and not so much more that lines break without need."""
    formulas = [
        side
        for section in (derive_sample.LAYER_NORM, *derive_sample.LAYER_NORM.sections)
        for block in section.blocks
        if isinstance(block, Display)
        for side in (block.left, *(relation.right for relation in block.relations))
    ]
    boxes = "\n".join(
        rf"\setbox0\hbox{{$\displaystyle {formula}$}}\typeout{{WIDTH=\the\wd0}}"
        for formula in formulas
    )
    printed = re.findall(r"WIDTH=([\d.]+)pt", compiled(article(boxes), tmp_path))
    assert len(printed) == len(formulas) > 10
    for formula, points in zip(formulas, printed, strict=True):
        assert 0.97 < width(formula) / (float(points) / 10) < 1.25, formula


def test_reasons_stand_beside_or_beneath() -> None:
    short = Display("a", "Y", (Relation("=", "X W", "the definition"),))
    assert r"&& \text{\footnotesize the definition}" in latex_display(short)
    wide = Display("a", "Y", (Relation("=", " + ".join("XWbcd"), "because " * 40),))
    assert "&&" not in latex_display(wide)
    assert r"\parbox" in latex_display(wide)


def test_a_wide_matrix_is_set_smaller_and_not_divided() -> None:
    product = derive_sample.LAYER_NORM.sections[2].blocks[2]
    layout = laid_out(product, 34.5)
    assert layout.size == r"\footnotesize"
    assert [len(line.parts) for line in layout.lines] == [1]
    assert laid_out(derive_sample.LAYER_NORM.sections[2].blocks[1], 34.5).size == ""


def test_a_long_left_side_stands_on_its_own_line(tmp_path: Path) -> None:
    left = " + ".join(f"a_{{{number}}}" for number in range(8))
    display = Display("a", left, (Relation("=", left, "the same"), Relation("=", "b")))
    tex = latex_display(display)
    assert tex.splitlines()[1] == rf"  &{left} \\"
    assert overfull(compiled(article(tex), tmp_path)) == []


def test_a_text_without_anything_is_a_document(tmp_path: Path) -> None:
    compiled(
        to_latex_document(Text("Title", (), (Section("s", "S", (Paragraph("p"),)),))), tmp_path
    )


def test_a_long_table_is_continued_and_a_long_formula_broken(tmp_path: Path) -> None:
    formula = " + ".join(rf"\frac{{a_{{{number}}}}}{{b}}" for number in range(20))
    table = Table(("term", "formula", "why"), ((("word " * 9), f"${formula}$", "so " * 30),) * 40)
    tex = to_latex_fragment(Section("s", "S", (table,)))
    assert tex.count(r"\textbf{formula}") == tex.count(r"\begin{tabular}") > 2
    assert tex.count(r"\begin{aligned}[t]") == 40
    log = compiled(article(tex), tmp_path)
    assert overfull(log) == []
    assert "Overfull \\vbox" not in log


def test_the_portable_formulas_compile_in_a_display(tmp_path: Path) -> None:
    blocks = to_portable_formulas(derive_sample.SAMPLE)
    compiled(article("\n\n".join(f"\\[\n{block}\n\\]" for block in blocks)), tmp_path)


def test_the_golden_derivation_is_pasted_into_a_plain_article(tmp_path: Path) -> None:
    log = compiled(article((GOLDEN / "layer_norm.tex").read_text("utf-8")), tmp_path)
    assert overfull(log) == []


@pytest.mark.slow
@pytest.mark.parametrize("style", [Style(), Style("d", "columns"), Style("nabla")], ids=str)
def test_every_page_of_the_catalogue_compiles_as_a_fragment(style: Style, tmp_path: Path) -> None:
    """With whatever commands its formulas and its words use, and within the margins."""
    pages = CATALOGUE if style == Style() else CATALOGUE[::5]
    with shared_proofs():
        fragment = to_latex_fragment(Derivations(style).pages(pages))
    log = compiled(article(fragment), tmp_path)
    assert [points for points in overfull(log) if points > TOLERATED] == []


@pytest.mark.slow
def test_the_chapter_compiles_as_a_document_and_in_fragments(tmp_path: Path) -> None:
    text = chapter_text(shaded=False)
    log = compiled(to_latex_document(text), tmp_path, runs=3)
    assert overfull(log) == []
    assert "undefined" not in log
    log = compiled(article(to_latex_fragment(text)), tmp_path)
    assert [points for points in overfull(log) if points > TOLERATED] == []
