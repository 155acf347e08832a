"""The text of a worked example: its order, its places, its forms; the same for every example."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from derivations.catalogue import sublayer
from derivations.latex.style import Style
from derivations.latex.subset import outside_subset
from numeric.example import load_example
from tests.verify.application import CHAPTER, ROOT, example_text
from tests.verify.formulas import blocks, formulas, prose_of
from tests.verify.shared_proofs import chapter_text, shared_proofs
from verify.derive.build import Derivations
from verify.derive.html.writer import to_html
from verify.derive.latex import to_latex_document, to_latex_fragment
from verify.derive.markdown import to_markdown
from verify.derive.number_printing import Printing
from verify.derive.page_forms import NOT_PROVED
from verify.derive.proved import ProvedPage
from verify.derive.text import Paragraph, Section, Table, Text, WayBack
from verify.example_obligations import ExampleRun

pytestmark = pytest.mark.slow  # most need the whole chapter

EXAMPLES = sorted(  # those of code have no numbers
    path for path in (ROOT / "examples").glob("*/*.toml") if path.parent.name != "code"
)
BACK = (  # the ten sublayers of the chapter, from the loss back
    "loss",
    "logit_projection",
    "block1.residual_2",
    "block1.mlp",
    "block1.layer_norm_2",
    "block1.residual_1",
    "block1.attention",
    "block1.layer_norm_1",
    "positions",
    "embedding",
)


@pytest.fixture(autouse=True)
def known() -> Iterator[None]:
    with shared_proofs():
        yield


@cache
def text(path: Path = CHAPTER / "example.toml", further: tuple[str, ...] = ()) -> Text:
    if (path, further) == (CHAPTER / "example.toml", ()):
        return chapter_text()
    derivations = Derivations(Style())
    example = ExampleRun(load_example(path)).example
    found = derivations.example(example, [*map(sublayer, further)], Printing(limit=8), shaded=True)
    assert derivations.holds
    return found


def prose(part: Text | Section) -> str:
    return "\n".join(words for block in blocks(part) for words in prose_of(block))


def test_sections_are_in_the_order_in_which_the_gradient_flows_back() -> None:
    anchors = [section.anchor for section in text().sections]
    assert anchors == ["notation", *BACK, "update", "not-proved"]
    picture = next(block for block in text().blocks if isinstance(block, WayBack))
    assert tuple(stop.anchor for stop in picture.stops) == BACK
    assert {stop.verdict for stop in picture.stops} == {"Proved"}


def test_a_page_that_occurs_twice_is_derived_once() -> None:
    sections = {section.anchor: section for section in text().sections}
    first, second = sections["block1.layer_norm_2"], sections["block1.layer_norm_1"]
    assert (first.title, second.title) == ("LayerNorm 2", "LayerNorm 1")
    assert any(s.anchor == "block1.layer_norm_2.dX" for s in first.sections)
    assert [s.anchor for s in second.sections] == [
        "block1.layer_norm_1.numbers.forward",
        "block1.layer_norm_1.numbers",
    ]
    assert "The derivation is that of the section “LayerNorm 2”." in prose(second)


def test_clipping_and_the_step_have_their_pages() -> None:
    update = next(section for section in text().sections if section.anchor == "update")
    rules = [section.anchor for section in update.sections]
    assert rules == ["clip_by_global_norm", "clip_by_value", "sgd_step"]
    assert update.blocks


def test_norms_by_position_show_the_exact_zeros() -> None:
    table = next(block for block in text().blocks if isinstance(block, Table))
    assert table.head[1:] == ("by", "1 AI", "2 rocks", "3 <EOS>", "together")
    rows = {row[0] + row[1]: row[2:] for row in table.rows}
    assert rows[r"Multi-head attention$\frac{\partial L}{\partial X}$"] == (
        *("0.4679", "0.1358", "0"),
        "0.4872",
    )
    assert rows[r"Embedding lookup$\frac{\partial L}{\partial E}$"] == ("", "", "", "1.0238")
    # A residual connection sends two gradients on: into the branch, and past it.
    assert rows[r"Residual connection 2$\frac{\partial L}{\partial F}$"][-1] == "0.9568"
    assert rows[r"Residual connection 2$\frac{\partial L}{\partial X}$"][-1] == "0.5546"
    assert {row[4] for row in table.rows} == {"0", ""}


def test_what_is_unlike_gpt2_is_said() -> None:
    said = [block.text for block in text().blocks if isinstance(block, Paragraph)]
    assert (
        "Unlike in GPT-2, the output matrix is not that of the embeddings; there is no LayerNorm "
        "before the logit projection."
    ) in said


def test_further_pages_come_after_and_none_twice() -> None:
    found = text(further=("layer_norm", "sgd_step", "softmax"))
    others = next(section for section in found.sections if section.anchor == "others")
    assert [section.anchor for section in others.sections] == ["softmax"]


def test_where_parameters_come_from_is_said_plainly_and_once() -> None:
    said = prose(text())
    assert said.count("Parameters: a reconstruction, not the book's.") == 1
    assert "A dash is where there is no target" in said
    assert "$c$ is here the largest entry of each row of $S$ where $M$ is 1." in said


def test_what_the_example_does_not_prove_is_at_the_end() -> None:
    last = text().sections[-1]
    assert last.anchor == "not-proved"
    example = ExampleRun(load_example(CHAPTER / "example.toml")).example
    assert set(example.not_proved) < set(prose(last).splitlines())


def test_a_step_by_its_name_or_all_steps_of_a_page() -> None:
    derivations = Derivations(Style(gradient="d"))
    example = ExampleRun(load_example(CHAPTER / "example.toml")).example
    by_page = derivations.part(example, "layer_norm", Printing())
    by_name = derivations.part(example, "block1.layer_norm_1", Printing())
    nothing = derivations.part(example, "rms_norm", Printing())
    assert [s.anchor for s in by_page.sections] == ["block1.layer_norm_2", "block1.layer_norm_1"]
    assert [s.anchor for s in by_name.sections] == ["block1.layer_norm_1"]
    assert any(s.anchor == "block1.layer_norm_1.dX" for s in by_name.sections[0].sections)
    assert nothing.sections == ()


def test_the_picture_has_the_verdict_of_each_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that is refuted or unknown is marked so, and the others are not."""
    verdicts = {"layer_norm": "Refuted", "embedding": "Unknown"}

    def verdict(page: ProvedPage) -> str:
        return verdicts.get(page.page.name, "Proved")

    monkeypatch.setattr(ProvedPage, "verdict", property(verdict))
    example = ExampleRun(load_example(CHAPTER / "example.toml")).example
    derivations = Derivations(Style())
    found = derivations.example(example, [], Printing(), shaded=False)
    picture = next(block for block in found.blocks if isinstance(block, WayBack))
    bad = {stop.title: stop.verdict for stop in picture.stops if stop.verdict != "Proved"}
    assert bad == {
        "LayerNorm 2": "Refuted",
        "LayerNorm 1": "Refuted",
        "Embedding lookup": "Unknown",
    }
    assert not derivations.holds


def test_nothing_asked_for_does_not_hold() -> None:
    assert not Derivations(Style()).holds


def test_pages_without_numbers() -> None:
    derivations = Derivations(Style())
    one = derivations.pages([sublayer("softmax")])
    two = derivations.pages([sublayer("softmax"), sublayer("bias")])
    assert (one.title, two.title) == ("Softmax", "Backward passes, derived and proved")
    assert [s.anchor for s in two.sections] == ["notation", "softmax", "bias", "not-proved"]
    fragment = to_latex_fragment(two)
    assert "What is not proved" not in fragment  # what is beside the text is not for pasting
    assert "Where people go wrong" not in fragment
    assert "What is not proved" in to_latex_document(two)
    assert "Where people go wrong" in to_markdown(two)


@pytest.mark.slow
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_example_has_a_text_in_every_form(path: Path) -> None:
    found = text(path)
    assert NOT_PROVED not in prose(found)
    for tex in formulas(found):
        assert outside_subset(tex) == [], tex
    for write in (to_html, to_latex_document, to_latex_fragment, to_markdown):
        assert write(found) == write(found)


@pytest.mark.slow
def test_two_blocks_of_another_network(tmp_path: Path) -> None:
    path = tmp_path / "example.toml"
    path.write_text(example_text(), encoding="utf-8")
    found = text(path)
    titles = [section.title for section in found.sections]
    assert len(set(titles)) == len(titles)
    assert "LayerNorm (block2.layer_norm_1)" in titles
    assert to_html(found)


def test_the_provenance_comes_first() -> None:
    assert isinstance(text().blocks[0], Paragraph)
    assert "psychometrics.ai" in text().blocks[0].text
