"""Every reader on hostile text, with Hypothesis: the properties that ``make fuzz`` tries for hours.

The property that matters most is that a good paragraph is never lost without a word, whatever
stands before and behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from fuzz import properties
from fuzz.__main__ import main
from fuzz.hostile import Reading, hostile, measured
from fuzz.targets import TARGETS, seeds
from verify.documents import Document, Format
from verify.documents.found import Found, RawCell, Trouble
from verify.documents.lines import find_lines
from verify.documents.lists import find_lists
from verify.documents.matrices import find_matrices
from verify.documents.pasted import find_pasted
from verify.documents.tables import find_tables
from verify.printed import Printed

_MARKS = [
    r"\begin{bmatrix}", r"\end{bmatrix}", r"\begin{array}", r"\end{array}", r"\begin{aligned}",
    r"\end{aligned}", r"\begin{tabular}{cc}", r"\end{tabular}", r"\begin {matrix}", r"\begin{",
    r"\end", "{cc}", "&", r"\\", r"\\[6pt]", r"\\[", "[", "]", "(", ")", "{", "}", "$", "$$", "_",
    "^", "'", '"', "=", r"\approx", r"\text", r"\text{a: }", r"\frac", r"\left", r"\right",
    r"\quad", "\\", "0.5", "-", "−", "1e5", "12", ".", ",", "P", "P = ", "softmax", "x_1",
    r"\verb|", "\u200b", "\xa0", " ", "\n", "\n\n", "\r", "\x00", "\u2028", "|", "| 1 | 2 |\n",
    "|---|", "```", "\n```\n", "~~~", "`", "**", "array(", "tensor([", "[0.1, 0.2",
    "[[0.1, 0.2], [",
    "W: ", "#", "> ", "- ", "1. ", "+++", "---\n", "a = 0.5", "loss: 1.5", "Epoch 3: ", "<", ">",
    "1  2  3\n", "   ", "\t", "≈", "http://x", "not ", "and ", "or ", "e\u0301", "%",
    "# backproof:",
]  # fmt: skip
_TAGS = [
    "<svg>", "</svg>", "<p>", "</p>", "<table>", "<tr>", "<td>", "<th>", "</table>", "<b>", "</b>",
    "<span class=katex>", "</span>", "<math>", "</math>", "<pre>", "</pre>", "<div>", "</div>",
    "<script>", "<style>", "<title>", "<textarea>", "<sub>", "<td colspan=2>", "<template>", "<!--",
    "<span class=MathJax_Preview>", "<select>", "<iframe>", "<!-- a -->", "<i data-latex=x>", "<a ",
    "<annotation encoding='application/x-tex'>", "<script type=math/tex>", "<mjx-container>", "<?",
    "<noscript>", "&lt;", "&amp;", "<br>", "<thead>", "<img data-latex=x>", "-->", "</script>",
]  # fmt: skip
_KINDS: tuple[Format, ...] = ("plain", "markdown", "latex", "html", "notebook")
_FINDERS = [find_matrices, find_lists, find_tables, find_lines, find_pasted]

kinds = st.sampled_from(_KINDS)
texts = st.lists(st.sampled_from(_MARKS) | st.text(max_size=3), max_size=12).map("".join)
pages = st.lists(st.sampled_from([*_TAGS, *_MARKS]), max_size=8).map("".join)
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


# What is good is not lost


@quick
@given(texts, texts, kinds.filter(lambda kind: kind != "html"))
@example("", "and not", "plain")
@example("array(", "$,.12", "markdown")
@example("", "", "latex")
@example("", "", "notebook")
def test_no_text_far_away_loses_a_figure(before: str, after: str, kind: Format) -> None:
    properties.nothing_is_lost(before, after, kind)


@quick
@given(pages, pages)
@example("<svg>", "")
@example("<p><select>", "")
@example("<span class=katex><annotation encoding='application/x-tex'>x", "")
@example("<i data-latex=x>", "<div>")
@example("<script type=math/tex>", "")
@example("<?", "")
@example("<table/h><th", "")
@example("", "")
def test_no_markup_far_away_loses_a_figure(before: str, after: str) -> None:
    properties.nothing_is_lost(before, after, "html")


@pytest.mark.parametrize("kind", _KINDS)
def test_the_good_document_is_read_without_a_problem(kind: Format) -> None:
    document = properties.read(properties.around("", properties.GOOD[kind], "", kind), kind)
    assert document is not None
    assert document.problems == ()
    assert {f.label: f.texts for f in document.figures} == properties.GOOD_NUMBERS


@pytest.mark.parametrize("label", properties.GOOD_NUMBERS)
def test_a_figure_that_is_lost_is_seen(label: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read = properties.read

    def forgetful(text: str, kind: Format) -> Document | None:
        document = read(text, kind)
        assert document is not None
        kept = tuple(figure for figure in document.figures if figure.label != label)
        return Document("fuzz", text, kept, (), document.directives)

    monkeypatch.setattr(properties, "read", forgetful)
    with pytest.raises(AssertionError, match=label):
        properties.nothing_is_lost("", "", "plain")


# What is read is right


@quick
@given(texts | pages, kinds)
@example("P = [0.1, 0.2]", "notebook")
@example("P = [0.2<b>5</b>, 1]", "html")
@example("<table><td>4<td>5</table>", "html")
@example("<table><td>9</td><", "html")
@example('{"cells": [{"cell_type": "markdown", "source": ["P = 0.", "25"]}]}', "notebook")
def test_what_is_read_of_any_text_stands_where_it_says(text: str, kind: Format) -> None:
    properties.document_is_sound(text, kind)


@quick
@given(texts, st.sampled_from(_FINDERS))
def test_any_text_gives_each_carrier_cells_in_their_places(
    text: str, find: properties.Finder
) -> None:
    properties.finder_is_sound(text, find)


def test_a_cell_in_the_wrong_place_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def astray(_: str) -> Iterator[Found | Trouble]:
        yield Found("line", 0, 5, "a", ((RawCell("0.5", 0, 3),),))

    with pytest.raises(AssertionError):
        properties.finder_is_sound("a = 0.5", astray)
    properties.document_is_sound("a = 0.5", "plain")
    monkeypatch.setattr(properties, "spells", lambda raw, cell: raw == f"{cell.text}5")
    with pytest.raises(AssertionError):
        properties.document_is_sound("a = 0.5", "plain")


cells = st.lists(
    st.sampled_from([*"0123456789.,-−+eE^{}()/·×*%~ $", *_MARKS, r"\times 10^{-3}", "…", "inf"]),
    max_size=10,
).map("".join)


@quick
@given(cells)
def test_any_cell_is_a_number_within_its_interval_or_a_value_error(text: str) -> None:
    properties.cell_is_sound(text)


@quick
@given(cells | st.decimals(-1000, 1000, places=3).map(str), st.fractions(-1000, 1000))
@example("0.50", Fraction(-1, 3))
@example("1,234.5", Fraction(2))
@example("9.99", Fraction(10))
@example("-.5", Fraction(3, 2))
@example("50%", Fraction(1, 3))
@example("19.0…", Fraction(-1, 3))
def test_a_corrected_number_reads_as_what_was_meant(text: str, value: Fraction) -> None:
    properties.number_is_written_alike(text, value)


def test_a_number_written_wrongly_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrongly(value: Fraction, printed: Printed, raw: str) -> str:
        return f"{float(value) + 1:.1f}{raw[:0]}{printed.text[:0]}"

    monkeypatch.setattr(properties, "written_like", wrongly)
    with pytest.raises(AssertionError):
        properties.number_is_written_alike("0.5", Fraction(1, 3))


names = st.lists(
    st.sampled_from(
        ["W", "_", "1", "{", "}", "d", "Q", "(", ")", "^", "[", "0", "]", "loss", "P", "∂", "/",
         r"\frac", r"\partial", "L", "#", ".", "new ", "block", "T", ":", ",", "x", "b", " "]
    )
    | st.text(max_size=2),
    max_size=10,
).map("".join)  # fmt: skip


@quick
@given(names, st.just("") | names)
@example("a\nb\x1b[2J", "Q")
def test_any_label_is_bound_within_its_quantity_or_said_to_be_free(
    label: str, directive: str
) -> None:
    properties.label_is_bound_or_free(label, directive)


@quick
@given(st.text(max_size=200), st.integers(1, 100), st.integers(1, 30))
def test_an_excerpt_of_any_line_moves_no_cursor(line: str, column: int, width: int) -> None:
    properties.excerpt_is_sound(line, min(column, len(line) + 1), width)


DAMAGE = ["", "[", "]", '"', "=", "\n", "1e9", "nan", "[[", "}", "\x00", "-1", "99999999"]


@settings(quick, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_example_file_is_one_clear_error(tmp_path: Path, data: st.DataObject) -> None:
    text = min((seed for seed in seeds("examples") if "format = 1" in seed), key=len)
    start = data.draw(st.integers(0, len(text)))
    end = start + data.draw(st.integers(0, 40))
    put = data.draw(
        st.sampled_from(["", "[", "]", '"', "=", "\n", "1e9", "nan", "[[", "}", "\x00"])
    )
    properties.example_is_sound(text[:start] + put + text[end:], tmp_path)


# The fuzzer and the large documents


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_holds_for_what_it_starts_from(name: str) -> None:
    first = next(iter(seeds(name)))
    TARGETS[name](first[:2_000])


def test_a_target_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["nothing"])
    assert "no target is called nothing; there are plain," in capsys.readouterr().err


def test_without_atheris_it_is_said_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    assert main(["plain"]) == 2
    assert "atheris is not installed" in capsys.readouterr().err


def test_a_large_document_is_measured_in_a_process_of_its_own() -> None:
    assert len(list(hostile())) > 80
    reading = measured("html", "<svg>", 1_000)
    assert reading.outcome == "1 problems"
    assert reading.is_bounded


@pytest.mark.parametrize(
    ("seconds", "megabytes", "outcome"),
    [(21.0, 1.0, "0 problems"), (1.0, 1001.0, "0 problems"), (1.0, 1.0, "!lost, 0 problems")],
)
def test_what_takes_too_much_is_seen(seconds: float, megabytes: float, outcome: str) -> None:
    assert not Reading("plain", "[", seconds, megabytes, outcome).is_bounded
