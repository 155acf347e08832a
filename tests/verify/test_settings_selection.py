"""Which rules are on: the more specific selector wins, and the command line begins anew."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.diagnostics.rules import BY_CODE, RULES
from verify.settings import Pattern, Settings, load_settings
from verify.settings.selectors import Layer, is_about, selected, specificity

CODES = [rule.code for rule in RULES]
DEFAULT = frozenset(rule.code for rule in RULES if rule.on)
SELECTORS = st.sampled_from(["ALL", "BP", "BP1", "BP2", "BP9", "BP10", "BP20", *CODES])


def on(*layers: Layer) -> frozenset[str]:
    return selected(RULES, layers)


def test_there_are_rules_that_are_off_unless_selected() -> None:
    assert frozenset() < DEFAULT < frozenset(CODES)


@pytest.mark.parametrize(
    ("layer", "is_on", "is_off"),
    [
        (Layer(select=("BP1",)), {"BP101", "BP108"}, {"BP201", "BP901"}),
        (Layer(select=("BP101",)), {"BP101"}, {"BP102", "BP901"}),
        (Layer(select=("ALL",)), set(CODES), set()),
        (Layer(select=("wrong-number",)), {"BP101"}, {"BP102"}),
        (Layer(select=("BP",), ignore=("BP1",)), {"BP201"}, {"BP101"}),
        (Layer(select=("BP101",), ignore=("BP1",)), {"BP101"}, {"BP102"}),
        (Layer(select=("BP1",), ignore=("BP101",)), {"BP102"}, {"BP101"}),
        (Layer(select=("BP101",), ignore=("BP101",)), set(), {"BP101"}),
        (Layer(select=("wrong-number",), ignore=("BP10",)), {"BP101"}, {"BP102"}),
        (Layer(select=("BP1",), ignore=("wrong-number",)), {"BP102"}, {"BP101"}),
        (Layer(ignore=("BP1",)), {"BP201"}, {"BP101"}),
        (Layer(extend_select=("BP108",)), {"BP101", "BP108", "BP201"}, set()),
        (Layer(ignore=("ALL",)), set(), set(CODES)),
        (Layer(ignore=("ALL",), extend_select=("BP1",)), {"BP101"}, {"BP201"}),
    ],
)
def test_one_layer(layer: Layer, is_on: set[str], is_off: set[str]) -> None:
    assert is_on <= on(layer)
    assert not is_off & on(layer)


def test_a_later_select_begins_anew_and_a_later_ignore_does_not() -> None:
    file = Layer(select=("BP1",), ignore=("BP101",))
    assert "BP101" in on(file, Layer(select=("BP10",)))
    assert on(file, Layer(ignore=("BP102",))) == on(file) - {"BP102"}
    assert on(file, Layer(extend_select=("BP201",))) == on(file) | {"BP201"}
    # The more general word, said later by somebody else, is the last word.
    assert "BP102" not in on(Layer(select=("BP102",)), Layer(ignore=("BP1",)))


@given(st.lists(st.tuples(SELECTORS, st.booleans()), max_size=5))
def test_the_most_specific_word_decides_whatever_the_order(words: list[tuple[str, bool]]) -> None:
    """An oracle of its own: for each rule look at the longest selectors that are about it."""
    expected = set()
    for code in CODES:
        about = [w for w in words if w[0] == "ALL" or code.startswith(w[0])]
        longest = max((0 if w[0] == "ALL" else len(w[0]) for w in about), default=None)
        last = [yes for w, yes in about if (0 if w == "ALL" else len(w)) == longest]
        if all(last) and (last or code in DEFAULT):
            expected.add(code)
    for order in list(permutations(words))[:6]:
        layer = Layer(
            extend_select=tuple(w for w, yes in order if yes),
            ignore=tuple(w for w, yes in order if not yes),
        )
        assert on(layer) == expected


@given(st.lists(SELECTORS, min_size=1, max_size=4), st.lists(SELECTORS, max_size=4))
def test_select_leaves_nothing_on_that_it_does_not_name(
    select: list[str], ignore: list[str]
) -> None:
    named = {c for c in CODES if any(is_about(s, BY_CODE[c]) for s in select)}
    assert on(Layer(select=tuple(select), ignore=tuple(ignore))) <= named
    assert on(Layer(select=tuple(select))) == named


@given(st.sampled_from(RULES), SELECTORS, SELECTORS)
def test_more_specific_selectors_are_about_less(rule: object, one: str, other: str) -> None:
    assert rule in RULES
    about_one = {r.code for r in RULES if is_about(one, r)}
    about_other = {r.code for r in RULES if is_about(other, r)}
    if about_one < about_other:
        assert specificity(one) > specificity(other)


def test_some_files_ignore_more(tmp_path: Path) -> None:
    pattern = Pattern(tmp_path, "drafts/*")
    settings = Settings(tmp_path, RULES, per_file_ignores=((pattern, ("BP10", "other-function")),))
    assert not {"BP101", "BP102", "BP202"} & settings.selected_for(str(tmp_path / "drafts/a.md"))
    assert "BP201" in settings.selected_for(str(tmp_path / "drafts/a.md"))
    assert settings.selected_for(str(tmp_path / "a.md")) == settings.selected == DEFAULT


def test_files_are_named_from_the_folder_of_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "backproof.toml").write_text('[per-file-ignores]\n"drafts/*" = ["BP101"]\n')
    (tmp_path / "drafts").mkdir()
    monkeypatch.chdir(tmp_path / "drafts")
    settings = load_settings(Path.cwd(), {})
    assert "BP101" not in settings.selected_for("a.md")
    assert "BP101" in settings.selected_for("../a.md")
