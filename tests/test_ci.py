"""What repositories use from outside: the action, the hooks, the jobs for GitLab, and docs/ci.md.

Each file fits the schema that its reader publishes, and its commands are run here as that reader
would run them; only what others install (Python, backproof itself) is not installed again.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shlex
import shutil
import stat
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from copy import deepcopy
from importlib.resources import files
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema
import pytest
import yaml
from pre_commit.clientlib import InvalidConfigError, InvalidManifestError, load_config
from pre_commit.clientlib import load_manifest as load_hooks

from tests.verify.application import ROOT, environment
from verify.__main__ import main, parser
from verify.settings.documents import SUFFIXES

CODE = ROOT / "examples" / "code"
HOOKS = ROOT / ".pre-commit-hooks.yaml"
GITLAB = ROOT / "docs" / "gitlab-ci.yml"
TEXT = (ROOT / "docs" / "ci.md").read_text("utf-8")
YAML = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WRONG = "layers.py:29:1: BP201 wrong gradient: layer_norm_backward: dX is wrong"
PYTHON = sys.executable


def loaded(text: str) -> dict[str, Any]:
    """YAML, with GitHub's `on`, which YAML 1.1 takes for a truth value."""
    found: dict[Any, Any] = yaml.safe_load(text)
    return {("on" if key is True else key): value for key, value in found.items()}


ACTION = loaded((ROOT / "action.yml").read_text("utf-8"))
SNIPPETS = [loaded(text) for text in YAML.findall(TEXT)]


def problems(content: object, schema: str) -> list[str]:
    text = files("check_jsonschema") / "builtin_schemas" / "vendor" / f"{schema}.json"
    found = json.loads(text.read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(found)(found)
    return [error.message for error in validator.iter_errors(content)]


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example repository in a folder whose name has to be quoted; answers are kept in it."""
    folder = tmp_path_factory.mktemp("a repository, ") / "it's $HOME"
    shutil.copytree(CODE, folder, ignore=shutil.ignore_patterns(".*", "__pycache__"))
    return folder


# The files fit their schemas


@pytest.mark.parametrize(
    ("content", "schema"),
    [
        (ACTION, "github-actions"),
        (loaded(GITLAB.read_text("utf-8")), "gitlab-ci"),
        *((one, "github-workflows") for one in SNIPPETS if "on" in one),
        *((one, "gitlab-ci") for one in SNIPPETS if "include" in one),
    ],
)
def test_a_file_fits_its_schema(content: dict[str, Any], schema: str) -> None:
    assert problems(content, schema) == []


def test_what_does_not_fit_is_seen() -> None:
    action = deepcopy(ACTION)
    del action["runs"]["steps"][1]["shell"]
    assert problems(action, "github-actions") != []
    jobs = loaded(GITLAB.read_text("utf-8"))
    jobs["backproof-code"]["script"] = 3
    assert problems(jobs, "gitlab-ci") != []
    workflow = deepcopy(next(one for one in SNIPPETS if "on" in one))
    workflow["jobs"]["backproof"]["runs_on"] = "x"
    assert problems(workflow, "github-workflows") != []


def test_every_snippet_of_the_page_is_of_a_kind_that_is_looked_at(tmp_path: Path) -> None:
    kinds = [next(key for key in ("on", "include", "repos") if key in one) for one in SNIPPETS]
    assert sorted(kinds) == ["include", "on", "on", "repos"]
    (hooks,) = (one for one in SNIPPETS if "repos" in one)
    path = tmp_path / "config.yaml"
    path.write_text(yaml.safe_dump(hooks))
    load_config(path)
    named = {hook["id"] for hook in hooks["repos"][0]["hooks"]}
    assert named == {hook["id"] for hook in load_hooks(HOOKS)}
    path.write_text(yaml.safe_dump({"repos": [{"repo": "x", "hooks": []}]}))
    with pytest.raises(InvalidConfigError):
        load_config(path)


# pre-commit


def test_the_hooks_are_ones(tmp_path: Path) -> None:
    check, code = load_hooks(HOOKS)
    assert (check["id"], code["id"]) == ("backproof-check", "backproof-code")
    for hook in (check, code):
        program, *arguments = shlex.split(hook["entry"])
        assert program == "backproof"
        parser().parse_args(arguments)  # SystemExit if there is no such option
    assert check["pass_filenames"]
    assert not code["pass_filenames"]
    for suffix in SUFFIXES:
        assert re.search(check["files"], f"docs/a{suffix}"), suffix
    assert not re.search(check["files"], "docs/md.py")
    path = tmp_path / "hooks.yaml"
    path.write_text("- id: x\n  name: x\n  language: cobol\n  entry: x\n")
    with pytest.raises(InvalidManifestError):
        load_hooks(path)


def test_a_hook_leaves_out_what_has_no_example(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(CODE / "docs", tmp_path / "docs")
    (tmp_path / "README.md").write_text("No figures.\n")
    monkeypatch.chdir(tmp_path)
    entry = shlex.split(load_hooks(HOOKS)[0]["entry"])[1:]
    assert main([*entry, "README.md"]) == 0
    out = capsys.readouterr().out
    assert "README.md: not checked: nothing says what it works out" in out
    assert "nothing: no finding, 0 numbers checked, 1 file without an example left out" in out
    assert main([*entry, "README.md", "docs/neuron.md"]) == 0
    document = tmp_path / "docs" / "neuron.md"
    document.write_text(document.read_text().replace("0.5250", "0.5520"))
    assert main([*entry, "README.md", "docs/neuron.md"]) == 1
    assert "docs/neuron.md:7:24: BP101 wrong" in capsys.readouterr().out
    # Without that option a document that is named is one to be checked.
    assert main(["check", "README.md"]) == 2
    assert main([*entry, "no-such-file.md"]) == 2


# The action


@pytest.fixture(scope="module")
def run() -> ModuleType:
    spec = importlib.util.spec_from_file_location("run", ROOT / ".github" / "action" / "run.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules["run"] = made
    spec.loader.exec_module(made)
    return made


def test_no_input_is_part_of_a_command() -> None:
    steps = ACTION["runs"]["steps"]
    assert sum("run" in step for step in steps) == 2
    for step in steps:
        assert "${{" not in step.get("run", "")
        if "uses" in step:
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", step["uses"])
    used = set(re.findall(r"inputs\.([\w-]+)", json.dumps(ACTION["runs"])))
    assert used == ACTION["inputs"].keys()
    in_table = set(re.findall(r"^\| `([\w-]+)` \|.*\|.*\|$", TEXT, re.MULTILINE))
    assert in_table == used
    for workflow in (one for one in SNIPPETS if "on" in one):
        for step in workflow["jobs"]["backproof"]["steps"]:
            if "OWNER/backproof" in step["uses"]:
                assert step["with"].keys() <= used
    named = set(re.findall(r"steps\.backproof\.outputs\.([\w-]+)", TEXT))
    assert named <= ACTION["outputs"].keys()


@pytest.mark.parametrize(
    ("said", "commands"),
    [
        ({}, ["check --output-format github --"]),
        ({"PATHS": "a b.md\n\n  --fix \n"}, ["check --output-format github -- 'a b.md' --fix"]),
        ({"CODE": "kernels.toml"}, ["code --output-format github -- kernels.toml"]),
        (
            {"RUN": "code check", "ARGS": "--select\nBP1", "CONFIG": "x y.toml"},
            [
                "check --config 'x y.toml' --select BP1 --output-format github --",
                "code --config 'x y.toml' --select BP1 --output-format github --",
            ],
        ),
        (
            {"PATHS": "a", "CODE": "b", "OUTPUT_FORMAT": "full"},
            ["check --output-format full -- a", "code --output-format full -- b"],
        ),
    ],
)
def test_inputs_become_arguments(
    said: dict[str, str], commands: list[str], run: ModuleType
) -> None:
    asked = run.inputs({f"BACKPROOF_{name}": value for name, value in said.items()})
    made = [asked.command(c, "--output-format", asked.output_format) for c in asked.commands]
    assert [shlex.join(command[4:]) for command in made] == commands
    for command in made:
        assert command[:4] == [PYTHON, "-P", "-m", "verify"]
        parser().parse_args(command[4:])


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"RUN": "prove"}, "run: 'prove' is neither check nor code"),
        ({"RUN": "check", "CODE": "a"}, "run: there are targets for code, and it is not run"),
        ({"SARIF_FILE": "a\nstatus=0"}, "sarif-file: one line, not 2"),
    ],
)
def test_inputs_that_cannot_be_used_are_said(
    said: dict[str, str], message: str, run: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run.main({f"BACKPROOF_{name}": value for name, value in said.items()}) == 2
    assert capsys.readouterr().out == f"::error title=backproof::{message}\n"


def test_two_logs_have_two_names(run: ModuleType) -> None:
    def names(**said: str) -> list[str]:
        asked = run.inputs({f"BACKPROOF_{name}": value for name, value in said.items()})
        return [asked.sarif_of(command) for command in asked.commands]

    assert names(RUN="check code", SARIF_FILE="logs/b.sarif") == [
        "logs/b.sarif",
        str(Path("logs/b-code.sarif")),
    ]
    assert names(RUN="code", SARIF_FILE="b.sarif") == ["b.sarif"]
    assert names(RUN="check code") == ["", ""]


class Runner:
    """Runs the steps of the action that have commands, as GitHub's runner does."""

    def __init__(self, folder: Path, files: Path) -> None:
        self.folder, self.files = folder, files
        # As it lies in a runner: somewhere else than the repository.
        self.action = files / "the action"
        shutil.copytree(ROOT / ".github" / "action", self.action / ".github" / "action")

    def step(self, step: Mapping[str, Any], inputs: Mapping[str, str]) -> tuple[int, str]:
        given = {name: str(entry["default"]) for name, entry in ACTION["inputs"].items()}
        assert inputs.keys() <= given.keys()
        given |= inputs

        def value(match: re.Match[str]) -> str:
            if match[1].startswith("inputs."):
                return given[match[1].removeprefix("inputs.")]
            assert match[1] == "steps.python.outputs.python-path || 'python'"
            return self.python

        declared = {
            name: re.sub(r"\$\{\{ (.*?) \}\}", value, text) for name, text in step["env"].items()
        }
        script = self.files / "script.sh"
        script.write_text(step["run"])
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=self.folder,
            env={
                **environment(),
                "GITHUB_ACTION_PATH": str(self.action),
                "GITHUB_STEP_SUMMARY": str(self.files / "summary.md"),
                "GITHUB_OUTPUT": str(self.files / "output"),
                **declared,
            },
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr

    python = PYTHON

    @property
    def outputs(self) -> dict[str, str]:
        lines = (self.files / "output").read_text().splitlines()
        return dict(line.split("=", 1) for line in lines)

    @property
    def summary(self) -> str:
        return (self.files / "summary.md").read_text()


@pytest.fixture
def runner(repository: Path, tmp_path: Path) -> Runner:
    return Runner(repository, tmp_path)


_, INSTALL, RUN = ACTION["runs"]["steps"]


def test_the_action_installs_its_own_checkout(runner: Runner, tmp_path: Path) -> None:
    stub = tmp_path / "a python"
    stub.write_text('#!/bin/sh\nfor argument in "$@"; do echo "[$argument]"; done\n')
    stub.chmod(stub.stat().st_mode | stat.S_IXUSR)
    runner.python = str(stub)
    status, out = runner.step(INSTALL, {})
    assert status == 0
    assert out.splitlines()[-1] == f"[{runner.action}]"
    assert out.splitlines()[:3] == ["[-m]", "[pip]", "[install]"]


@pytest.mark.slow
def test_the_action_annotates_and_summarizes(runner: Runner) -> None:
    document = runner.folder / "docs" / "neuron.md"
    right = document.read_text()
    # A folder of our name is not us.
    other = runner.folder / "verify.py"
    other.write_text("raise SystemExit(0)\n")
    try:
        document.write_text(right.replace("0.5250", "0.5520"))
        status, out = runner.step(RUN, {"paths": "docs\n$(touch injected)\n`touch injected`"})
        assert status == 2, "there are no such documents"
        assert not (runner.folder / "injected").exists()
        assert "$(touch injected)" in out
        (runner.folder / "a log.sarif").write_text("left by another run")
        status, _ = runner.step(RUN, {"sarif-file": "a log.sarif", "config": "no.toml"})
        assert (status, runner.outputs) == (2, {"status": "2"})
        status, out = runner.step(RUN, {"sarif-file": "docs"})
        assert status == 2
        assert "--output-file: docs is a folder" in out
        (runner.files / "output").unlink()
        status, out = runner.step(RUN, {"sarif-file": "a log.sarif"})
    finally:
        document.write_text(right)
        other.unlink()
    assert status == 1
    assert "::error title=BP101 wrong-number,file=docs/neuron.md,line=7," in out
    assert "### backproof: something to look at" in runner.summary
    assert runner.outputs == {"status": "1", "sarif-file": "a log.sarif"}
    log = json.loads((runner.folder / "a log.sarif").read_text())
    assert [one["ruleId"] for one in log["runs"][0]["results"]] == ["BP101"]


@pytest.mark.slow
def test_the_action_runs_both_commands(runner: Runner) -> None:
    said = {"run": "check code", "sarif-file": "b.sarif", "output-format": "concise"}
    status, out = runner.step(RUN, said)
    assert status == 1
    assert out.count(WRONG) == 1
    assert runner.summary.count("### backproof: ") == 2
    names = {"sarif-file": "b.sarif", "sarif-file-code": "b-code.sarif"}
    assert runner.outputs == {**names, "status": "1"}
    found = [json.loads((runner.folder / name).read_text()) for name in names.values()]
    assert [len(log["runs"][0]["results"]) for log in found] == [0, 1]


# GitLab


@pytest.mark.slow
@pytest.mark.parametrize(
    ("job", "status", "rules"), [("backproof-documents", 0, []), ("backproof-code", 1, ["BP201"])]
)
def test_the_jobs_for_gitlab(
    job: str, status: int, rules: list[str], repository: Path, tmp_path: Path
) -> None:
    jobs = loaded(GITLAB.read_text("utf-8"))
    base = jobs[jobs[job]["extends"]]
    (install,) = base["before_script"]
    assert shlex.split(install)[:4] == ["python", "-m", "pip", "install"]
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", "\n".join(jobs[job]["script"])],
        cwd=repository,
        env={**environment(), "PATH": search_path(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == status, done.stdout + done.stderr
    reports = base["artifacts"]["reports"]
    found = json.loads((repository / reports["codequality"]).read_text())
    assert [one["check_name"] for one in found] == rules
    assert f'failures="{len(rules)}"' in (repository / reports["junit"]).read_text()
    assert base["artifacts"]["when"] == "always"


def search_path(folder: Path) -> str:
    """One on which `backproof` and `pytest` are those of this environment."""
    for name, module in (("backproof", "verify"), ("pytest", "pytest")):
        script = folder / name
        script.write_text(f'#!/bin/sh\nexec {shlex.quote(PYTHON)} -P -m {module} "$@"\n')
        script.chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


# The page


def test_the_settings_of_the_page_are_those_of_the_example() -> None:
    whole = tomllib.loads((CODE / "pyproject.toml").read_text("utf-8"))
    shown: dict[str, Any] = {}
    for text in re.findall(r"^```toml\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL):
        shown |= tomllib.loads(text)["tool"]
    assert shown == whole["tool"]
