"""From all findings to those that stand: nothing vanishes, and what hides nothing is reported."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from verify.diagnostics.diagnostic import Diagnostic, Examined, Region
from verify.diagnostics.exit_status import exit_status
from verify.diagnostics.rules import BY_CODE, RULES
from verify.diagnostics.screened import Results
from verify.screening import declared, screen
from verify.settings import Pattern, Settings
from verify.settings.selectors import Layer

NO_TEXTS: Mapping[str, str] = {}
TEXT = """\
a = 1.5
<!-- backproof: ignore BP101 -- known -->
b = 2.5
c = 3.5
"""


def settings(**said: object) -> Settings:
    return Settings(Path("/project"), RULES, **said)  # type: ignore[arg-type]


def finding(code: str, line: int = 1, path: str = "a.md", context: str = "") -> Diagnostic:
    return Diagnostic(code, path, Region(line, 1, line, 8), "wrong", context=context)


def document(
    *findings: Diagnostic, listed: tuple[Diagnostic, ...] = (), checked: int = 3
) -> Examined:
    return Examined("document", "a.md", "a.md", {}, checked, findings, listed)


def function(
    *findings: Diagnostic, name: str = "layers:backward", conclusive: bool = True, **details: object
) -> Examined:
    return Examined(
        *("function", "layers.py", name, {}, 1, findings),
        conclusive=conclusive,
        details=details,
    )


def codes(results: Results) -> list[str]:
    return [one.rule for one in results.diagnostics]


def reasons(results: Results) -> list[str]:
    return [f"{one.diagnostic.rule}: {one.justification}" for one in results.suppressed]


def test_without_anything_said_all_findings_stand_in_the_order_of_their_places() -> None:
    examined = document(finding("BP101", 4), finding("BP102", 3), listed=(finding("BP108", 1),))
    results = screen([examined], settings(), NO_TEXTS)
    assert codes(results) == ["BP102", "BP101"]
    assert results.screened[0].examined is examined
    assert results.suppressed == ()
    assert exit_status(results) == 1


def test_rules_that_are_not_selected_do_not_stand_and_are_kept() -> None:
    examined = document(finding("BP101"), finding("BP102"))
    results = screen([examined], settings(layers=(Layer(ignore=("BP101",)),)), NO_TEXTS)
    assert codes(results) == ["BP102"]
    assert results.screened[0].examined.diagnostics == examined.diagnostics


def test_what_is_listed_stands_if_its_rule_is_selected() -> None:
    examined = document(listed=(finding("BP108"),))
    assert codes(screen([examined], settings(), NO_TEXTS)) == []
    selected = settings(layers=(Layer(extend_select=("BP108",)),))
    assert codes(screen([examined], selected, NO_TEXTS)) == ["BP108"]


def test_rules_by_file() -> None:
    pattern = Pattern(Path.cwd(), "a.*")
    by_file = settings(per_file_ignores=((pattern, ("BP1",)),))
    other = Examined("document", "b.md", "b.md", {}, 1, (finding("BP101", path="b.md"),))
    results = screen([document(finding("BP101")), other], by_file, NO_TEXTS)
    assert [one.path for one in results.diagnostics] == ["b.md"]


# Comments


def test_a_comment_accepts_with_its_reason() -> None:
    examined = document(finding("BP101", 1), finding("BP101", 3), finding("BP102", 3))
    results = screen([examined], settings(), {"a.md": TEXT})
    assert [(one.rule, one.region.line) for one in results.diagnostics] == [
        ("BP101", 1),
        ("BP102", 3),
    ]
    assert reasons(results) == ["BP101: known"]
    assert results.suppressed[0].where == "inSource"


@pytest.mark.parametrize(
    ("words", "expected", "message"),
    [
        ("ignore BP101, BP102 -- x", ["BP901"], "BP102 finds nothing here"),
        ("ignore BP101, BP102", ["BP902", "BP101"], "nothing says why to ignore BP101, BP102"),
        ("ignore BP101, BP110 -- x", ["BP903"], "no rule is called BP110; did you mean 'BP101'?"),
        ("ignore BP101, BP901 -- x", ["BP903"], "BP901 cannot be ignored by a comment"),
        ("ignore bp101, BP101 -- x", [], ""),
        ("ignore wrong-number -- x", [], ""),
        ("ignore BP1 -- x", ["BP903", "BP101"], "no rule is called BP1"),
        ("ignore BP101 as it is", ["BP903", "BP101"], "'BP101 as it is' is not one rule"),
        ("ignore-file BP101, BP104 -- x", ["BP901"], "BP104 finds nothing in this file"),
        ("ignore BP108 -- x", ["BP101"], ""),  # it is not selected, so it is not unused
    ],
)
def test_what_is_wrong_with_comments(words: str, expected: list[str], message: str) -> None:
    text = TEXT.replace("ignore BP101 -- known", words)
    results = screen([document(finding("BP101", 3))], settings(), {"a.md": text})
    assert codes(results) == expected
    said = results.diagnostics[0] if results.diagnostics else None
    assert message in (said.message if said else "")
    if message:
        assert said is not None
        assert (said.region.line, said.region.column) == (2, 1)
    assert exit_status(results) == (1 if expected else 0)


def test_what_is_said_is_what_the_pages_of_the_rules_show() -> None:
    for words, code in (
        ("ignore BP102 -- known", "BP901"),
        ("ignore BP101", "BP902"),
        ("ignore BP110 -- known", "BP903"),
    ):
        text = TEXT.replace("ignore BP101 -- known", words)
        found = screen([document(finding("BP101", 3))], settings(), {"a.md": text}).diagnostics
        (said,) = [one.message for one in found if one.rule == code]
        assert said.replace("BP102", "BP101") in BY_CODE[code].example


def test_a_reason_is_not_needed_where_the_settings_say_so() -> None:
    text = TEXT.replace(" -- known", "")
    lax = settings(require_reason=False)
    results = screen([document(finding("BP101", 3))], lax, {"a.md": text})
    assert (codes(results), reasons(results)) == ([], ["BP101: "])


def test_a_comment_for_a_rule_that_is_off_is_not_unused() -> None:
    off = settings(layers=(Layer(ignore=("BP101",)),))
    assert codes(screen([document()], off, {"a.md": TEXT})) == []
    assert codes(screen([document()], settings(), {"a.md": TEXT})) == ["BP901"]
    off = settings(layers=(Layer(ignore=("BP901",)),))
    assert codes(screen([document()], off, {"a.md": TEXT})) == []


def test_a_comment_about_one_row_does_not_accept_a_mistake_below() -> None:
    text = "x = [[1.5, 2.5], # backproof: ignore BP101 -- known\n     [3.5, 4.5]]\n"
    long = Diagnostic("BP101", "a.txt", Region(1, 7, 2, 14), "2 entries are wrong")
    examined = Examined("document", "a.txt", "a.txt", {}, 4, (long,))
    results = screen([examined], settings(), {"a.txt": text})
    assert codes(results) == ["BP101", "BP901"]
    assert "above the figure" in results.diagnostics[1].message


def test_two_comments_may_accept_the_same_finding() -> None:
    text = TEXT + "<!-- backproof: ignore-file BP101 -- all of it -->"
    results = screen([document(finding("BP101", 3))], settings(), {"a.md": text})
    assert (codes(results), reasons(results)) == ([], ["BP101: known"])


def test_that_nothing_was_checked_can_be_accepted_in_so_many_words() -> None:
    nothing = document(finding("BP107"), checked=0)
    assert exit_status(screen([nothing], settings(), NO_TEXTS)) == 1
    text = {"a.md": "<!-- backproof: ignore-file BP107 -- a plan -->"}
    other = Examined("document", "b.md", "b.md", {}, 1, ())
    results = screen([nothing, other], settings(), text)
    assert reasons(results) == ["BP107: a plan"]
    assert exit_status(results) == 0
    alone = screen([nothing], settings(), text)
    assert exit_status(alone) != 0, "nothing at all was checked"


def test_a_selection_does_not_hide_that_a_function_crashed() -> None:
    crashed = Examined("function", "f.py", "f", {}, 0, (finding("BP205", path="f.py"),))
    fine = Examined("function", "f.py", "g", {}, 1, ())
    chosen = settings(layers=(Layer(select=("BP201",)),))
    assert codes(screen([crashed, fine], chosen, NO_TEXTS)) == ["BP205"]
    accepting = {"f.py": "# backproof: ignore-file BP205 -- needs a GPU\n"}
    results = screen([crashed, fine], settings(), accepting)
    assert (codes(results), exit_status(results)) == ([], 0)
    silent = Examined("function", "f.py", "f", {}, 0, ())
    assert exit_status(screen([silent, fine], settings(), NO_TEXTS)) == 1


# Code

CODE = """\
# backproof: ignore BP201 -- known
def backward(dY):
    return dY


# backproof: ignore BP201 -- never looked at
def other(dY):
    return dY
"""


def test_comments_in_code_are_about_functions() -> None:
    wrong = finding("BP201", 2, "layers.py")
    results = screen([function(wrong)], settings(), {"layers.py": CODE})
    assert (codes(results), reasons(results)) == ([], ["BP201: known"])


def test_of_a_function_that_was_not_looked_at_no_comment_is_unused() -> None:
    assert codes(screen([function()], settings(), {"layers.py": CODE})) == ["BP901"]
    both = [function(), function(name="layers.py:other")]
    results = screen(both, settings(), {"layers.py": CODE})
    assert codes(results) == ["BP901", "BP901"]
    assert len(results.screened[0].diagnostics) == 2, "told once, with the first of the file"
    still_open = function(conclusive=False)
    assert codes(screen([still_open], settings(), {"layers.py": CODE})) == []
    all_of_it = {"layers.py": "# backproof: ignore-file BP201 -- x\n"}
    assert codes(screen([function()], settings(), all_of_it)) == []


def test_what_a_manifest_declares() -> None:
    made = [
        declared("kernels.toml", 4, "layers:backward", {"rule": code, "reason": "known"})
        for code in ("BP201", "BP203")
    ]
    examined = function(finding("BP201", 2, "layers.py"), suppressions=[m.to_data() for m in made])
    results = screen([examined], settings(), NO_TEXTS)
    assert reasons(results) == ["BP201: known"]
    (unused,) = results.diagnostics
    assert (unused.rule, unused.path, unused.region.line) == ("BP901", "kernels.toml", 4)
    assert unused.message == "BP203 finds nothing in layers:backward"
    still_open = function(conclusive=False, suppressions=[made[0].to_data()])
    assert codes(screen([still_open], settings(), NO_TEXTS)) == []
    other = function(finding("BP201", 9, "layers.py"), name="layers:other")
    assert "BP201" in codes(screen([examined, other], settings(), NO_TEXTS))


def test_nothing_vanishes() -> None:
    findings = tuple(finding(code, line) for line in (1, 3, 4) for code in ("BP101", "BP102"))
    results = screen([document(*findings)], settings(), {"a.md": TEXT})
    kept = [one.diagnostic for one in results.suppressed]
    assert sorted(map(repr, [*results.diagnostics, *kept])) == sorted(map(repr, findings))
