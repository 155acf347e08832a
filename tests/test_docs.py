"""What docs/ shows is true: it is run, names exist, links lead somewhere, nothing is left out."""

from __future__ import annotations

import inspect
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from derivations.operations import SETTINGS, operations, rules
from numeric.example import load_example
from tests import command_tables
from tests.documentation import NotTrueError, fences, load, retold, retold_page
from tests.test_readme import FENCED, LINK
from tests.verify.application import ROOT
from verify import code_job, document_job, notebook, workers
from verify.code import api, check_backward, judgement, registry
from verify.code.conventions import HEADS, KEYS, LAYOUTS, OPTIONS, ConventionError
from verify.code.inputs import SIZES
from verify.code.manifest import ManifestError
from verify.code.subject import NETWORKS
from verify.diagnostics.rules import RULES
from verify.settings import SettingsError
from verify.verdict import Verdict

DOCS = sorted((ROOT / "docs").glob("*.md"))
EXAMPLE_FILE = (ROOT / "docs" / "example-file.md").read_text("utf-8")
DOCUMENTS = (ROOT / "docs" / "documents.md").read_text("utf-8")
CODE = (ROOT / "docs" / "code.md").read_text("utf-8")
COMMANDS = (ROOT / "docs" / "commands.md").read_text("utf-8")
PYTHON = (ROOT / "docs" / "python-api.md").read_text("utf-8")
INDEX = (ROOT / "docs" / "index.md").read_text("utf-8")
TOML = re.compile(r"^```toml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_there_is_something_to_read() -> None:
    assert len(DOCS) >= 2
    assert len(TOML.findall(EXAMPLE_FILE)) == 1


def test_the_example_of_the_docs_loads(tmp_path: Path) -> None:
    path = tmp_path / "example.toml"
    path.write_text(TOML.findall(EXAMPLE_FILE)[0])
    found = load_example(path)
    assert {"net_h", "E"} <= found.quantities().keys()


def test_every_operation_setting_and_rule_is_named() -> None:
    for name in operations():
        family = name.replace("_bias", "").removeprefix("tied_")
        assert f"`{name}`" in EXAMPLE_FILE or family in ("logit_projection", "embedding"), name
    for settings in SETTINGS.values():
        for setting, options in settings.items():
            assert f"`{setting}" in EXAMPLE_FILE, setting
            for option in options:
                assert isinstance(option, bool) or option in EXAMPLE_FILE, option
    for rule in rules():
        assert f"`{rule}`" in EXAMPLE_FILE, rule


def test_every_verdict_is_explained() -> None:
    for verdict in Verdict:
        assert f"| {verdict.value} |" in DOCUMENTS


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in LINK.findall(prose(path.read_text("utf-8"))):
        if "://" not in target:
            assert (path.parent / target.partition("#")[0]).exists(), target


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_headings_that_are_linked_to_exist(path: Path) -> None:
    for target in LINK.findall(prose(path.read_text("utf-8"))):
        file, _, heading = target.partition("#")
        if heading and "://" not in target:
            page = (path.parent / file if file else path).read_text("utf-8")
            assert heading in anchors(page), target


def prose(page: str) -> str:
    """A page without its code."""
    return re.sub(r"`[^`\n]*`", "", FENCED.sub("", page))


def anchors(page: str) -> set[str]:
    """What headings are called in links, as GitHub and MkDocs have it."""
    titles = re.findall(r"^#+ (.*)$", FENCED.sub("", page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title).strip().lower().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_no_path_of_a_machine_is_shown(path: Path) -> None:
    found = re.findall(r"(?<![\w.])/(?:home|root|tmp|work|Users)/.*", path.read_text("utf-8"))
    assert found == []


def test_the_index_leads_to_every_page() -> None:
    linked = {target.partition("#")[0] for target in LINK.findall(INDEX)}
    assert {path.name for path in DOCS} - linked == {"index.md"}


# What is shown happens

RUN = [
    path
    for path in DOCS
    if {f.language for f in fences(path.read_text("utf-8"))} & {*("console", "python", "toml")}
]
QUICK = ("configuration.md", "example-file.md", "rules.md")  # nothing but TOML and definitions


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, id=path.name, marks=() if path.name in QUICK else pytest.mark.slow)
        for path in RUN
    ],
)
def test_what_a_page_shows_happens(path: Path, tmp_path: Path) -> None:
    page = path.read_text("utf-8")
    if any(fence.language == "c" for fence in fences(page)) and shutil.which("cc") is None:
        pytest.skip("no C compiler (cc) is installed")
    assert retold_page(path, tmp_path) == page


def test_there_is_something_that_happens() -> None:
    shown = {path.name: [f.language for f in fences(path.read_text("utf-8"))] for path in RUN}
    for page in ("tutorial-author.md", "tutorial-engineer.md"):
        assert shown[page].count("console") >= 5
        assert {"toml", "diff"} <= set(shown[page])
    assert {"index.md", "commands.md", "code.md", "python-api.md"} <= shown.keys()


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("```console\n$ cat a.txt\nwrong\n```\n", "```console\n$ cat a.txt\none\ntwo\n```\n"),
        ("```console\n$ backproof show add\n```\n", "Sum of two values\n"),
        ("```console\n$ backproof show ad\n$ echo $?\n0\n```\n", "$ echo $?\n2\n"),
        ("```python\nprint(1 + 1)\n```\n\n```text\n3\n```\n", "```text\n2\n```"),
        ("<!-- options: show -->\n\n| a | b |\n", "| `SUBLAYER` |"),
    ],
    ids=["a command", "ours", "a status", "Python", "a table"],
)
def test_what_does_not_happen_is_seen(page: str, told: str, tmp_path: Path) -> None:
    file = "One file, `a.txt`:\n\n```markdown\none\ntwo\n```\n\n"
    happened = retold(file + page, tmp_path)
    assert happened != file + page
    assert told in happened


def test_a_change_is_made_and_one_that_cannot_be_made_is_seen(tmp_path: Path) -> None:
    page = (
        "`a.txt`:\n\n```markdown\none\ntwo\n```\n\n"
        "In `a.txt`:\n\n```diff\n one\n-two\n+three\n```\n\n"
        "```console\n$ cat a.txt\none\nthree\n```\n"
    )
    assert retold(page, tmp_path / "right") == page
    with pytest.raises(NotTrueError, match="0 times what is changed"):
        retold(page.replace("-two", "-too"), tmp_path / "wrong")


@pytest.mark.parametrize("block", ["raise KeyError", "import nothing_of_that_name", "1 +"])
def test_python_that_raises_is_seen(block: str, tmp_path: Path) -> None:
    with pytest.raises(NotTrueError, match="raises"):
        retold(f"```python\n{block}\n```\n", tmp_path)


def test_a_program_that_nobody_has_is_not_run(tmp_path: Path) -> None:
    with pytest.raises(NotTrueError, match="nobody can run curl"):
        retold("```console\n$ curl x\n```\n", tmp_path)


def test_toml_is_read_as_what_it_is() -> None:
    function = '[[function]]\nbackward = "m:f"\nas = "relu"\n'
    assert load(function) == "manifest"
    assert load("[tool.pytest.ini_options]\nbackproof = true") == "settings of another tool"
    assert load('[tool.backproof]\nselect = ["BP1"]') == load("jobs = 1", "backproof.toml")
    assert load(TOML.findall(EXAMPLE_FILE)[0]) == "example"
    assert load('layout = "T C"') == "keys of a manifest"
    for text, error in (
        (f"{function}layot = 1", ManifestError),
        ("[tool.backproof]\nslect = []", SettingsError),
        ('layout = "C"', ConventionError),
        ("something = 1", NotTrueError),
    ):
        with pytest.raises(error):
            load(text)


# Nothing is left out


def test_every_command_and_every_option_is_there() -> None:
    tables = {(m["command"], m["group"] or "") for m in command_tables.TABLE.finditer(COMMANDS)}
    for name in command_tables.commands():
        assert f"\n## backproof {name}\n" in COMMANDS
        wanted = {("check" if group else name, group) for group in command_tables.groups(name)}
        assert wanted <= tables, name
    for name, actions in command_tables.groups("code").items():
        if name:  # `check` and `code` have these in common
            shared = command_tables.groups("check")[name]
            assert list(command_tables.rows(actions)) == list(command_tables.rows(shared))
    assert command_tables.with_tables(COMMANDS) == COMMANDS


def test_an_option_that_is_missing_is_seen() -> None:
    (line,) = (line for line in COMMANDS.splitlines() if line.startswith("| `--heat-map`"))
    assert command_tables.with_tables(COMMANDS.replace(f"{line}\n", "")) == COMMANDS


def test_every_convention_is_explained() -> None:
    for key in KEYS:
        assert re.search(rf"^\| (`\w+`, )?`{key}`", CODE, re.MULTILINE), key
    for options in (*OPTIONS.values(), LAYOUTS, HEADS):
        for option in options:
            assert f'`"{option}"`' in CODE, option
    for network in (*NETWORKS, "gpt2"):
        assert f"`{network}`" in CODE, network


def test_every_verdict_and_every_rule_of_code_is_explained() -> None:
    for verdict in judgement.Verdict:
        assert f"\n| {verdict.value} |" in CODE
    for rule in RULES:
        if rule.code.startswith("BP2"):
            assert f"[{rule.code}](rules.md#" in CODE, rule.code


def test_the_sizes_of_the_inputs_are_those_that_are_shown() -> None:
    shown = re.findall(r"^\| `(\w+)` \| (\d+) \| (\d+) \| (\d+) \|$", CODE, re.MULTILINE)
    assert {name: tuple(map(int, sizes)) for name, *sizes in shown} == SIZES


CALLED = re.compile(r"^(\w+)\((.*)\) -> (.+)$", re.MULTILINE)
MODULES = (api, registry, notebook, workers, document_job, code_job)


def signature(function: Any) -> str:
    """A signature without annotations of its parameters, and what is a function as ``...``."""
    found = inspect.signature(function)
    parameters = [
        p.replace(
            annotation=p.empty,
            default=inspect.Parameter.empty if p.default is p.empty else _Shown(p.default),
        )
        for p in found.parameters.values()
    ]
    plain = found.replace(parameters=parameters, return_annotation=inspect.Signature.empty)
    return f"{function.__name__}{plain} -> {found.return_annotation}"


class _Shown:
    def __init__(self, value: object) -> None:
        self._value = value

    def __repr__(self) -> str:
        return "..." if callable(self._value) else repr(self._value)


def test_signatures_are_those_that_are_shown() -> None:
    shown = CALLED.findall(PYTHON)
    assert {"check_backward", "verifies", "derivation", "examine_all"} <= {n for n, *_ in shown}
    for name, arguments, returned in shown:
        (module,) = (m for m in MODULES if name in vars(m) and m is _home(vars(m)[name]))
        function = vars(module)[name]
        assert signature(function) == f"{name}({arguments}) -> {returned}"
        assert function.__doc__
    # What is imported is a door to that one.
    names = [list(inspect.signature(f).parameters) for f in (check_backward, api.check_backward)]
    assert names[0] == names[1]


def _home(function: Any) -> Any:
    """The module that a function is shown for: where it is defined, or the package around it."""
    home = inspect.getmodule(function)
    return workers if home is not None and home.__name__.startswith("verify.workers") else home


def test_what_a_result_has_is_explained() -> None:
    public = {name for name in vars(api.Result) if not name.startswith("_")}
    assert public == {"holds", "require", "judgement"}
    for name in public:
        assert f"| `result.{name}" in PYTHON


NAMED_TEST = re.compile(r"`((?:\w+/)?test_\w+\.py)::(test_\w+)`")


def test_every_test_that_trust_rests_on_exists() -> None:
    named = NAMED_TEST.findall((ROOT / "docs" / "trust.md").read_text("utf-8"))
    assert len(named) > 20
    assert [f"{file}::{test}" for file, test in named if not _has(file, test)] == []


def test_a_test_that_does_not_exist_is_missed() -> None:
    assert not _has("test_docs.py", "test_nothing")
    assert not _has("test_nothing.py", "test_links_lead_somewhere")


def _has(file: str, test: str) -> bool:
    paths = list((ROOT / "tests").rglob(file))
    return len(paths) == 1 and f"\ndef {test}(" in paths[0].read_text("utf-8")
