"""What a comment asks for: its words, and what cannot be understood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.diagnostics.diagnostic import Diagnostic, Region
from verify.screening import Suppression, SuppressionError, declared
from verify.screening.suppression import from_words, understood

HERE = Region(3, 1, 3, 40)


@pytest.mark.parametrize(
    ("words", "rules", "reason"),
    [
        ("ignore BP101 -- as in the book", ("BP101",), "as in the book"),
        ("ignore BP101 — as in the book", ("BP101",), "as in the book"),
        ("ignore BP101 – as in the book", ("BP101",), "as in the book"),
        ("ignore BP101—as in the book", ("BP101",), "as in the book"),
        ("ignore BP101,BP102 , wrong-number -- x", ("BP101", "BP102", "wrong-number"), "x"),
        ("ignore BP101", ("BP101",), ""),
        ("ignore BP101 --", ("BP101",), ""),
        ("ignore BP101 -- 1 -- 2", ("BP101",), "1 -- 2"),
        ("ignore off-in-the-last-place -- well-known", ("off-in-the-last-place",), "well-known"),
        ("ignore[BP201] as in the paper", ("BP201",), "as in the paper"),
        ("ignore[BP201, BP202]: as in the paper", ("BP201", "BP202"), "as in the paper"),
        ("ignore [BP201] -- as in the paper", ("BP201",), "as in the paper"),
        ("ignore[BP201]", ("BP201",), ""),
        ("ignore\tBP101\n  -- over\n  two lines", ("BP101",), "over two lines"),
    ],
)  # fmt: skip
def test_rules_and_reason(words: str, rules: tuple[str, ...], reason: str) -> None:
    assert understood(words) == ("ignore", rules, reason)
    as_file = words.replace("ignore", "ignore-file", 1)
    assert understood(as_file) == ("ignore-file", rules, reason)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("ingore BP101 -- x", "there is no request 'ingore'; did you mean 'ignore'?"),
        ("ignore-files BP101 -- x", "no request 'ignore-files'; did you mean 'ignore-file'?"),
        ("ignoreBP101 -- x", "there is no request 'ignoreBP101'"),
        ("noqa", "there is no request 'noqa'; write: backproof: ignore BP101 -- the reason"),
        ("", "there is no request ''"),
        ("ignore", "a rule is missing"),
        ("ignore -- because", "a rule is missing"),
        ("ignore[] because", "a rule is missing"),
        ("ignore BP101, -- because", "a rule is missing"),
        ("ignore BP101 because I say so", "'BP101 because I say so' is not one rule"),
        ("ignore BP101 BP102 -- because", "'BP101 BP102' is not one rule"),
    ],
)  # fmt: skip
def test_what_cannot_be_understood(words: str, message: str) -> None:
    with pytest.raises(SuppressionError) as caught:
        understood(words)
    assert message in str(caught.value)
    kept = from_words("a.md", HERE, words, HERE)
    assert (kept.rules, kept.problem) == ((), str(caught.value))


@given(st.text(max_size=60))
def test_any_words_are_understood_or_refused(words: str) -> None:
    try:
        verb, rules, reason = understood(words)
    except SuppressionError:
        return
    assert verb in ("ignore", "ignore-file")
    assert rules
    assert all(rule and not any(map(str.isspace, rule)) for rule in rules)
    assert reason == " ".join(reason.split())


def finding(
    line: int, column: int, end_line: int, end_column: int, path: str = "a.md"
) -> Diagnostic:
    return Diagnostic("BP101", path, Region(line, column, end_line, end_column), "wrong")


@pytest.mark.parametrize(
    ("place", "is_about", "is_about_a_part"),
    [
        ((3, 1, 3, 2), True, False),
        ((3, 39, 3, 40), True, False),
        ((3, 39, 3, 41), False, True),
        ((3, 5, 4, 1), False, True),
        ((3, 40, 3, 41), False, False),
        ((3, 40, 3, 40), False, False),
        ((2, 9, 3, 5), False, False),
        ((4, 1, 4, 2), False, False),
    ],
)
def test_a_finding_has_to_lie_in_what_a_comment_is_about(
    place: tuple[int, int, int, int], is_about: bool, is_about_a_part: bool
) -> None:
    here = Suppression("a.md", HERE, ("BP101",), "x", HERE)
    assert here.is_about(finding(*place), "a.md") == is_about
    assert here.is_about_a_part(finding(*place)) == is_about_a_part
    assert not here.is_about(finding(*place, "b.md"), "a.md")
    whole = Suppression("a.md", HERE, ("BP101",), "x", None)
    assert whole.is_about(finding(*place), "a.md")
    assert not whole.is_about(finding(*place, "b.md"), "b.md")


def test_what_a_manifest_declares_is_about_its_function_wherever_findings_are() -> None:
    entry = {"rule": "BP202", "reason": "another  GELU"}
    made = declared("kernels.toml", 7, "gelu", entry)
    assert (made.rules, made.reason, made.region.line) == (("BP202",), "another GELU", 7)
    assert made.is_about(finding(1, 1, 1, 1, "layers.py"), "gelu")
    assert not made.is_about(finding(1, 1, 1, 1, "kernels.toml"), "softmax")
    assert Suppression.from_data(made.to_data()) == made


@pytest.mark.parametrize(
    "entry", [None, "BP202", {}, {"reason": "x"}, {"rule": 2}, {"rule": "BP202", "why": "x"}]
)
def test_a_manifest_that_declares_something_else(entry: object) -> None:
    with pytest.raises(SuppressionError, match=r"^ignore: "):
        declared("kernels.toml", 7, "gelu", entry)
