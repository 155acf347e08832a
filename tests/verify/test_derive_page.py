"""A page says of every line whether it is proved, and shows what it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from derivations.catalogue import CATALOGUE, sublayer
from derivations.latex.style import Style
from derivations.latex.subset import outside_subset
from derivations.mutants.catalogue import MUTANTS, apply
from derivations.outcome import Outcome, Refuted, Unknown
from derivations.sublayer import Sublayer
from tests.verify.formulas import blocks, formulas
from tests.verify.shared_proofs import proved
from verify.derive.page import PageText
from verify.derive.page_forms import NOT_CONFIRMED, NOT_PROVED
from verify.derive.proved import ProvedPage
from verify.derive.text import Display, Items, Paragraph, Section, Table

QUICK = ("softmax_cross_entropy", "layer_norm", "tied_embedding", "clip_by_value")
DOUBT = Unknown("planted", "nobody knows")


def section(page: ProvedPage, style: Style | None = None) -> Section:
    return PageText(page, style or Style(), page.page.name).section()


def reasons(part: Section) -> list[tuple[str, str]]:
    """The reason of every line, with the anchor of its formula."""
    found = (block for block in blocks(part) if isinstance(block, Display))
    return [(display.anchor, line.reason) for display in found for line in display.relations]


def doubted(part: Section, mark: str = NOT_PROVED) -> list[str]:
    return [anchor for anchor, reason in reasons(part) if reason.startswith(mark)]


class Doubted(ProvedPage):
    """A page of which one outcome is another than it is."""

    planted: tuple[str, Outcome]

    @classmethod
    def plant(cls, page: ProvedPage, kind: str, name: str, outcome: Outcome) -> Doubted:
        found = cls(page.page)
        if kind == "identities":
            changed = tuple((i, outcome if i.name == name else o) for i, o in page.identities)
            found.__dict__.update(page.__dict__, identities=changed)
        else:
            known: Mapping[str, Outcome] = getattr(page, kind)
            assert name in known
            found.__dict__.update(page.__dict__, **{kind: {**known, name: outcome}})
        return found


# Every outcome shows


def test_what_is_proved_says_so() -> None:
    for name in QUICK:
        page = proved(name)
        assert page.holds
        assert doubted(section(page)) == doubted(section(page), NOT_CONFIRMED) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "doubt"),
    [
        ("softmax_cross_entropy", DOUBT),
        ("softmax_cross_entropy", Refuted("planted", "numbers")),
        ("layer_norm", DOUBT),
    ],
    ids=["loss-unknown", "loss-refuted", "layer_norm-unknown"],
)
def test_a_line_without_proof_says_so_where_it_stands(name: str, doubt: Outcome) -> None:
    """Of each outcome of a derivation: no line may stand there as if it were proved."""
    page = proved(name)
    for subject in page.lines:
        planted = Doubted.plant(page, "lines", subject, doubt)
        assert not planted.holds
        part = section(planted)
        found = doubted(part)
        is_shown = bool(found)
        if subject.endswith(", equation"):
            # An equation of the page itself is shown as its definition, and needs no proof there.
            is_shown = is_shown or not _is_inserted(part, subject)
        assert is_shown, subject
        assert len(found) <= 1, subject
        gradient = subject.split(" ")[0].split(",")[0]
        assert all(f".{gradient}." in anchor for anchor in found), subject
        total = len(page.lines)
        assert f"{total - 1} of {total} statements are proved" in _trust(part)


def _is_inserted(part: Section, subject: str) -> bool:
    gradient, _, user = subject.removesuffix(", equation").partition(" by ")
    anchors = {anchor for anchor, _ in reasons(part)}
    return f"{part.anchor}.{gradient}.by.{user}.of" in anchors


@pytest.mark.slow
def test_a_matrix_form_without_agreement_says_so() -> None:
    page = proved("layer_norm")
    backward = {equation.name for equation in page.page.backward}
    for name in page.matrix_forms:
        part = section(Doubted.plant(page, "matrix_forms", name, DOUBT))
        places = doubted(part, NOT_CONFIRMED)
        if name in backward:
            assert places == [f"layer_norm.result.{name}", f"layer_norm.{name}.matrix"]
        else:  # a gradient that only the derivation states, or a definition, shown by indices
            assert places in ([f"layer_norm.{name}.matrix"], [])
        assert "11 of 12 equations with a matrix form" in _trust(part)


def test_a_theorem_without_proof_says_so() -> None:
    page = proved("layer_norm")
    for identity, _ in page.identities:
        planted = Doubted.plant(page, "identities", identity.name, DOUBT)
        assert not planted.holds
        assert doubted(section(planted)) == [f"layer_norm.follows.{identity.name}"]


@pytest.mark.parametrize(
    ("name", "mutant"),
    [
        ("layer_norm", "mean_term_dropped"),
        ("softmax_cross_entropy", "summed_not_averaged"),
        ("embedding", "rows_averaged"),
    ],
)
def test_a_wrong_page_has_no_proof(name: str, mutant: str) -> None:
    """The whole way: a mistake on a page is a line that says so, and nothing holds."""
    page = sublayer(name)
    wrong = next((m for m in MUTANTS[name] if m.name == mutant), MUTANTS[name][0])
    found = ProvedPage(apply(page, wrong))
    assert not found.holds
    places = doubted(section(found))
    assert f"{name}.{wrong.equation.name}.steps" in places


def test_the_verdict_of_a_page_is_the_worst_that_is_known() -> None:
    page = proved("bias")
    assert page.verdict == "Proved"
    subject = next(iter(page.lines))
    assert Doubted.plant(page, "lines", subject, DOUBT).verdict == "Unknown"
    assert Doubted.plant(page, "lines", subject, Refuted("planted", "numbers")).verdict == "Refuted"
    numbers_only, nothing = ProvedPage(page.page), ProvedPage(page.page)
    silent = {"lines": {}, "identities": (), "insertions": {}, "shifts": ()}
    numbers_only.__dict__.update(page.__dict__, **silent)
    nothing.__dict__.update(page.__dict__, **silent, matrix_forms={})
    assert (numbers_only.verdict, numbers_only.holds) == ("Checked", True)
    assert (nothing.verdict, nothing.holds) == ("Unknown", False)


# What is shown


def test_an_equation_that_is_not_on_the_page_is_shown_before_its_derivative() -> None:
    anchors = [anchor for anchor, _ in reasons(section(proved("softmax_cross_entropy")))]
    of, derivative = "softmax_cross_entropy.dZ.by.P.of", "softmax_cross_entropy.dZ.by.P"
    assert anchors.index(derivative) == anchors.index(of) + 1
    layer_norm = [anchor for anchor, _ in reasons(section(proved("layer_norm")))]
    assert not [anchor for anchor in layer_norm if anchor.endswith(".of")]


def test_every_equation_gradient_and_theorem_has_its_place() -> None:
    for name in QUICK:
        page = sublayer(name)
        anchors = {anchor for anchor, _ in reasons(section(proved(name)))}
        assert {f"{name}.forward.{e.name}" for e in page.forward} <= anchors
        assert {f"{name}.result.{e.name}" for e in page.backward} <= anchors
        assert {f"{name}.{e.name}.steps" for e in page.backward} <= anchors
        assert {f"{name}.follows.{identity.name}" for identity in page.identities} <= anchors


def test_mistakes_and_nothing_else_are_beside_the_text() -> None:
    part = section(proved("layer_norm"))
    assert [s.anchor for s in part.sections if s.beside] == ["layer_norm.mistakes"]
    (table,) = next(s for s in part.sections if s.beside).blocks
    assert isinstance(table, Table)
    wrong = [
        m for m in MUTANTS["layer_norm"] if m.equation.name in ("dX", "dx_hat", "dgamma", "dbeta")
    ]
    assert len(table.rows) == len(wrong)
    assert all("claimed" in row[2] for row in table.rows)


def test_conditions_are_formulas() -> None:
    said = _trust(section(proved("layer_norm")))
    assert r"holds where $\sigma^2_{t} + \varepsilon$ > 0; $\varepsilon$ > 0." in said


def test_remarks_stand_with_their_gradient() -> None:
    page = sublayer("layer_norm")
    assert page.remarks
    part = section(proved("layer_norm"))
    for remark in page.remarks:
        anchor = f"layer_norm.d{remark.about.name}"
        (gradient,) = [s for s in part.sections if s.anchor == anchor]
        assert Paragraph(remark.text) in gradient.blocks


def _trust(part: Section) -> str:
    (trust,) = [s for s in part.sections if s.anchor.endswith(".trust")]
    (items,) = trust.blocks
    assert isinstance(items, Items)
    return "\n".join(items.items)


# Every page, every style


def _everything_is_portable(page: Sublayer, style: Style) -> None:
    part = section(proved(page.name, style.convention), style)
    assert doubted(part) == doubted(part, NOT_CONFIRMED) == []
    found = formulas(part)
    assert found
    for tex in found:
        assert outside_subset(tex) == [], tex


@pytest.mark.slow
@pytest.mark.parametrize("page", CATALOGUE, ids=lambda page: page.name)
def test_every_page_is_derived_in_formulas_that_go_anywhere(page: Sublayer) -> None:
    _everything_is_portable(page, Style())


@pytest.mark.slow
@pytest.mark.parametrize("name", ["layer_norm", "dot_product_attention", "adam_step", "embedding"])
@pytest.mark.parametrize("gradient", ["d", "nabla"])
def test_other_notations_go_anywhere_too(name: str, gradient: str) -> None:
    style = replace(Style(convention="columns", names={"d_model": "d_m"}), gradient=gradient)
    _everything_is_portable(sublayer(name), style)


@pytest.mark.parametrize(
    ("name", "gradient", "words"),
    [
        ("softmax", "dZ", "$Z$ enters $P$ through $e$."),
        ("softmax_cross_entropy", "dP", "$P$ enters $L$."),
        (
            "binary_cross_entropy_logits",
            "dZ",
            r"$Z$ enters $\ell$ ($P$ as well: the loss is not made of that).",
        ),
        (
            "relu",
            "dX",
            "$X$ enters $H$ and $Y$: what comes back from each adds up.",
        ),
    ],
)
def test_where_a_tensor_enters(name: str, gradient: str, words: str) -> None:
    (part,) = [s for s in section(proved(name)).sections if s.anchor == f"{name}.{gradient}"]
    assert part.blocks[0] == Paragraph(words)


def test_a_shift_is_free_to_be_chosen_and_its_proof_shows() -> None:
    page = proved("softmax")
    follows = next(s for s in section(page).sections if s.anchor == "softmax.follows")
    words = "No result depends on $c$, so it is held fixed, whatever it is chosen to be."
    assert follows.blocks[0] == Paragraph(words)
    doubted_page = ProvedPage(page.page)
    shifts = tuple((shift, DOUBT) for shift, _ in page.shifts)
    doubted_page.__dict__.update(page.__dict__, shifts=shifts)
    assert not doubted_page.holds
    follows = next(s for s in section(doubted_page).sections if s.anchor == "softmax.follows")
    assert follows.blocks[0] == Paragraph(f"{NOT_PROVED}: {words}")
    assert "2 of 3 statements of what follows" in _trust(section(doubted_page))


def test_sentences_do_not_capitalise_tensors() -> None:
    (table,) = next(s for s in section(proved("bias")).sections if s.beside).blocks
    assert isinstance(table, Table)
    assert not [row[0] for row in table.rows if row[0].startswith("Db")]


def test_vectors_have_the_shape_of_their_matrix() -> None:
    table = next(b for b in section(proved("layer_norm")).blocks if isinstance(b, Table))
    shapes = {row[0]: row[1] for row in table.rows}
    assert shapes[r"$\mu$"] == r"$T \times 1$"
    assert shapes[r"$\gamma$"] == r"$1 \times d_{\mathrm{model}}$"
    turned = section(proved("layer_norm", "columns"), Style(convention="columns"))
    table = next(b for b in turned.blocks if isinstance(b, Table))
    assert {row[0]: row[1] for row in table.rows}[r"$\mu$"] == r"$1 \times T$"


def test_an_insertion_without_proof_says_so() -> None:
    page = proved("softmax")
    planted = ProvedPage(page.page)
    name = "softmax_backward_rows_sum_to_zero"
    changed = {**page.insertions, name: (page.insertions[name][0], DOUBT)}
    planted.__dict__.update(page.__dict__, insertions=changed)
    assert not planted.holds
    assert doubted(section(planted)) == [f"softmax.follows.{name}"]
