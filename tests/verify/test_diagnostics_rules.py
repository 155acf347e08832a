"""The rules: each is complete, its example true, its page in docs/, and a command shows it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.verify.application import ROOT
from tests.verify.documents_by_hand import page, written
from verify.__main__ import main
from verify.diagnostics.rule import Rule
from verify.diagnostics.rules import BY_CODE, RULES
from verify.diagnostics.rules.page import FAMILIES, pages
from verify.diagnostics.rules.page import page as page_of
from verify.rule_command import UnknownRuleError, rule

FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LABEL = re.compile(r"^\$\$ (\w+) = .*\$\$$", re.MULTILINE)


def test_every_rule_of_the_contract_is_there_once_and_in_order() -> None:
    codes = [one.code for one in RULES]
    wanted = [*range(101, 109), *range(201, 211), *range(901, 905)]
    assert codes == [f"BP{number}" for number in wanted]
    assert len({one.name for one in RULES}) == len({one.word for one in RULES}) == len(RULES)
    inconclusive = {one.code for one in RULES if one.inconclusive}
    assert inconclusive == {"BP104", "BP207", "BP208"}
    assert {one.code for one in RULES if not one.on} == {"BP108"}
    assert {one.code for one in RULES if one.level == "note"} == {"BP904"}


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.code)
def test_a_rule_is_complete(one: Rule) -> None:
    assert re.fullmatch(r"BP\d{3}", one.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", one.name)
    assert one.summary.endswith(".")
    assert "\n" not in one.summary
    assert len(one.explanation) > 80
    assert one.fix
    shown, said = FENCED.findall(one.example)
    assert shown[1].strip()
    assert re.match(rf"\S+:\d+:\d+: {one.code} {re.escape(one.word)}: ", said[1])
    if one.inconclusive:
        assert one.level == "warning"


def replaced(snippet: str) -> str:
    """The sample page with the figures of the snippet in place of its own."""
    text = page()
    for line in snippet.strip().splitlines():
        found = LABEL.match(line)
        assert found is not None, line
        text, times = re.subn(
            rf"^\$\$ {found[1]} = .*\$\$$", lambda _, line=line: line, text, flags=re.MULTILINE
        )
        assert times == 1
    return text


def appended(snippet: str) -> str:
    return page() + "\n" + snippet


DOCUMENTS: dict[str, Callable[[str], str]] = {
    **{f"BP10{number}": replaced for number in range(1, 7)},
    "BP107": str,
    "BP108": appended,
}


def outcome(code: str, snippet: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What is printed of a document with the snippet in it."""
    path = written(folder, DOCUMENTS[code](snippet))
    main(["check", "--isolated", "--no-cache", f"--select={code}", str(path)])
    return capsys.readouterr().out.replace(f"{path}", "page.md").splitlines()


@pytest.mark.parametrize("code", DOCUMENTS)
def test_the_example_of_a_document_rule_is_true(
    code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (_, snippet), (_, said) = FENCED.findall(BY_CODE[code].example)
    printed = outcome(code, snippet, tmp_path, capsys)
    first, *notes = said.splitlines()
    assert first in [line[: len(first)] for line in printed], "\n".join(printed)
    assert [note for note in notes if note not in printed] == [], "\n".join(printed)


def test_every_document_rule_has_an_example_that_is_run() -> None:
    assert set(DOCUMENTS) == {one.code for one in RULES if one.code.startswith("BP1")}


def test_an_example_that_is_not_true_is_seen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    right = r"$$ h = \begin{bmatrix} 0.5250 & 0.5987 \end{bmatrix} $$"
    assert not any("BP101" in line for line in outcome("BP101", right, tmp_path, capsys))


def test_the_page_in_docs_is_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", "--all", "--output-format", "markdown"]) == 0
    printed = capsys.readouterr().out
    assert printed == pages(RULES)
    assert (ROOT / "docs" / "rules.md").read_text("utf-8") == printed
    for code in BY_CODE:
        assert f"\n## {code} " in printed
        assert f"| [{code}](#{code.lower()}-{BY_CODE[code].name}) |" in printed


def test_every_rule_has_a_family() -> None:
    assert {one.code[:3] for one in RULES} == set(FAMILIES)


def test_a_rule_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", "bp103", "wrong-number"]) == 0
    printed = capsys.readouterr().out
    assert printed == f"{page_of(BY_CODE['BP103'])}\n{page_of(BY_CODE['BP101'])}"
    assert main(["rule", "BP104", "--output-format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["code"], data["name"], data["inconclusive"]) == ("BP104", "undecided-number", True)
    assert set(data) == {
        *("code", "name", "level", "inconclusive", "on"),
        *("summary", "explanation", "example", "fix"),
    }
    assert main(["rule", "--all", "--output-format", "json"]) == 0
    assert [one["code"] for one in json.loads(capsys.readouterr().out)] == list(BY_CODE)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["BP110"], "no rule is called 'BP110'; did you mean 'BP101'?"),
        (["wrong-numbr"], "no rule is called 'wrong-numbr'; did you mean 'wrong-number'?"),
        (["xyz"], "no rule is called 'xyz'; `backproof rule --all` shows all"),
        ([], "name a rule, such as BP101, or say --all"),
    ],
)
def test_an_unknown_rule_is_one_line(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rule", *arguments]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == f"backproof: {said}\n"


def test_looking_up_a_rule() -> None:
    assert rule("bp101") is rule("BP101") is rule("Wrong-Number")
    with pytest.raises(UnknownRuleError):
        rule("BP1")
