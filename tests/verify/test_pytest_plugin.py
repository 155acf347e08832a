"""The pytest plugin: what becomes a test, what fails and how it is said, and when it is quiet."""

from __future__ import annotations

import shutil
import subprocess
import sys
import warnings
from collections.abc import Mapping
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

import verify.check  # so that runs in this process need not import it each time
import verify.diagnostics.of_document  # noqa: F401 # as above
from tests.verify.application import ROOT, environment
from tests.verify.documents_by_hand import EXAMPLE, page
from verify.__main__ import main
from verify.pipeline import examine
from verify.pytest_plugin.collection import says_verifies

pytest_plugins = ["pytester"]
ALONE = ("-p", "no:hypothesispytest", "-p", "no:platformdirs")  # they would be imported each time

CODE = ROOT / "examples" / "code"
SETTINGS = '[tool.backproof]\ndocuments = ["docs/*.md"]\n'
WRONG = {("h", 0, 1): "0.5897"}
PRINTED_WRONG = "docs/page.md:5:33: BP101 wrong: h[[]1, 2] is printed 0.5897; it is 0.598688"


@pytest.fixture
def repository(pytester: pytest.Pytester) -> pytest.Pytester:
    """With one document, which is right."""
    write(pytester.path, {"pyproject.toml": SETTINGS, "docs/page.md": page()})
    write(pytester.path, {"docs/example.toml": EXAMPLE})
    return pytester


def write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def run(pytester: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    return plain(pytester, "--backproof", *arguments)


def plain(pytester: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    """Without being asked to verify."""
    return pytester.runpytest_inprocess(*ALONE, *arguments)


def test_it_is_installed_as_a_plugin() -> None:
    (found,) = entry_points(group="pytest11", name="backproof")
    assert found.value == "verify.pytest_plugin"


# Only where it is asked for


def test_without_being_asked_it_does_and_loads_nothing(repository: pytest.Pytester) -> None:
    write(repository.path, {"pyproject.toml": "[tool.backproof]\nno-such-key = 1\n"})
    write(repository.path, {"test_a.py": LOADED})
    assert plain(repository, "docs/page.md").ret == 4, "nobody knows what that is"
    repository.runpytest_subprocess(*ALONE).assert_outcomes(passed=1)


LOADED = """
import sys
def test_what_is_loaded():
    ours = {name for name in sys.modules if name.split(".")[0] in ("verify", "numeric")}
    assert ours == {"verify", "verify.pytest_plugin"}
    assert not {"sympy", "numpy", "rich"} & sys.modules.keys()
"""


def test_the_settings_of_pytest_can_ask(repository: pytest.Pytester) -> None:
    repository.makeini("[pytest]\nbackproof = true\n")
    plain(repository).assert_outcomes(passed=1)
    assert plain(repository, "-o", "backproof=false").ret == 5  # no tests


# What is said


def test_a_right_document_passes(repository: pytest.Pytester) -> None:
    result = run(repository, "-v", "-rP")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(
        ["docs/page.md::numbers PASSED*", "docs/page.md: 6 of 6 printed figures*13 exact"]
    )


def test_a_wrong_number_fails_and_is_shown_as_the_command_shows_it(
    repository: pytest.Pytester,
) -> None:
    write(repository.path, {"docs/page.md": page(WRONG)})
    result = run(repository)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            "*_ numbers in page.md _*",
            PRINTED_WRONG,
            "    $$ h = *",
            "    *likely slip: digits 3 and 4 are transposed*",
            "docs/page.md: *12 exact, 1 wrong",
            "FAILED docs/page.md::numbers - docs/page.md:5:33: BP101 wrong: *",
        ]
    )
    for trace in ("Traceback", "verify/pytest_plugin", "DoesNotHold", "E  "):
        result.stdout.no_fnmatch_line(f"*{trace}*")


def test_the_summary_has_one_line_in_ci_too(
    repository: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    write(repository.path, {"docs/page.md": page(WRONG)})
    lines = run(repository, "--tb=no").stdout.lines
    assert sum("BP101" in line for line in lines) == 1
    assert not any("slip" in line for line in lines)


def test_what_a_comment_accepts_is_expected_to_fail_with_its_reason(
    repository: pytest.Pytester,
) -> None:
    comment = "<!-- backproof: ignore BP101 -- so in the first edition -->\n"
    accepted = page(WRONG).replace("$$ h =", f"{comment}$$ h =")
    write(repository.path, {"docs/page.md": accepted})
    result = run(repository, "-rx")
    result.assert_outcomes(xfailed=1)
    result.stdout.fnmatch_lines(["XFAIL *accepted by a comment (so in the first edition): *"])
    # Accepting one finding does not accept the next.
    write(repository.path, {"docs/page.md": accepted.replace("0.1309", "0.1390")})
    run(repository).assert_outcomes(failed=1)


def test_what_the_baseline_accepts_is_too(repository: pytest.Pytester) -> None:
    write(repository.path, {"docs/page.md": page(WRONG)})
    write(repository.path, {"pyproject.toml": f'{SETTINGS}baseline = "known.json"\n'})
    assert main(["check", "--write-baseline"]) == 0
    result = run(repository, "-rx")
    result.assert_outcomes(xfailed=1)
    result.stdout.fnmatch_lines(["XFAIL *accepted by the baseline: docs/page.md:5:33: BP101*"])


@pytest.mark.usefixtures("undecided")
def test_what_cannot_be_decided_fails_unless_that_is_allowed(repository: pytest.Pytester) -> None:
    result = run(repository)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["docs/page.md:3:*: BP104 undecided: *"])
    write(repository.path, {"pyproject.toml": f"{SETTINGS}allow-inconclusive = true\n"})
    result = run(repository, "-rs")
    result.assert_outcomes(skipped=1)
    result.stdout.fnmatch_lines(["SKIPPED *not decided, which the settings allow: *BP104*"])


@pytest.fixture
def undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every number stays open, however precisely it is computed."""
    monkeypatch.setattr("verify.pytest_plugin.nodes.examine", _open)


def _open(jobs: list[object], _: object) -> list[object]:
    from verify.diagnostics.diagnostic import Diagnostic, Examined, Region

    found = Diagnostic("BP104", "docs/page.md", Region(3, 5, 3, 9), "net[1, 1]: too wide")
    counts = {"exact": 1, "undecided": 1}
    one = Examined(
        "document", "docs/page.md", "docs/page.md", counts, 1, (found,), conclusive=False
    )
    return [one for _ in jobs]


def test_a_document_without_a_judged_number_does_not_pass(repository: pytest.Pytester) -> None:
    write(repository.path, {"docs/page.md": "Nothing is printed here.\n"})
    result = run(repository)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["docs/page.md:1:1: BP107 nothing checked: *"])


def test_a_document_that_cannot_be_used_costs_the_others_nothing(
    repository: pytest.Pytester,
) -> None:
    write(repository.path, {"docs/bad.md": page(), "docs/bad.toml": "format = 1\nsteps = 3\n"})
    result = run(repository)
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["FAILED docs/bad.md::numbers - docs/bad.md: docs/bad.toml:*"])
    result.stdout.no_fnmatch_line("*Traceback*")


# Nothing to check, and settings that cannot be used


@pytest.mark.parametrize("asked", [("--backproof",), ("-o", "backproof=true")])
def test_nothing_to_check_is_an_error(pytester: pytest.Pytester, asked: tuple[str, ...]) -> None:
    write(pytester.path, {"pyproject.toml": "[tool.backproof]\nseed = 1\n"})
    write(pytester.path, {"test_a.py": "def test_a(): pass"})
    result = plain(pytester, *asked)
    assert result.ret == 2
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(
        ["backproof: nothing to check: the settings name neither documents nor code"]
    )


def test_arguments_without_anything_of_ours(repository: pytest.Pytester) -> None:
    write(repository.path, {"tests/test_a.py": "def test_a(): pass"})
    result = run(repository, "tests")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["backproof: nothing to check among the arguments"])
    # Who has it in the settings may still run one test.
    plain(repository, "-o", "backproof=true", "tests").assert_outcomes(passed=1)


def test_a_pattern_that_matches_nothing_is_an_error(repository: pytest.Pytester) -> None:
    (repository.path / "docs" / "page.md").unlink()
    result = run(repository)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["backproof: pyproject.toml: documents: 'docs/[*].md' matches*"])


def test_wrong_settings_are_one_line(repository: pytest.Pytester) -> None:
    write(repository.path, {"pyproject.toml": "[tool.backproof]\ndocument = []\n"})
    result = run(repository)
    assert result.ret == 4
    result.stderr.fnmatch_lines(["ERROR: backproof: pyproject.toml:2: unknown key 'document'*"])


# Choosing tests


def test_one_of_several_is_chosen(repository: pytest.Pytester) -> None:
    write(repository.path, {"docs/other.md": page(WRONG), "test_a.py": "def test_a(): pass"})
    write(repository.path, {"more/page.md": page(WRONG), "more/example.toml": EXAMPLE})
    run(repository, "--collect-only", "-q").stdout.fnmatch_lines(
        ["test_a.py::test_a", "docs/other.md::numbers", "docs/page.md::numbers"]
    )
    run(repository, "-k", "page").assert_outcomes(passed=1, deselected=2)
    run(repository, "-m", "not backproof").assert_outcomes(passed=1, deselected=2)
    run(repository, "-x").assert_outcomes(passed=1, failed=1)
    run(repository, "docs/page.md").assert_outcomes(passed=1)
    run(repository, "docs/other.md::numbers").assert_outcomes(failed=1)
    run(repository, "docs").assert_outcomes(passed=1, failed=1)
    run(repository, "--ignore=docs/other.md").assert_outcomes(passed=2)
    run(repository, "--lf").assert_outcomes(failed=1)
    # A document that the settings do not name is checked when it is named here.
    run(repository, "more/page.md").assert_outcomes(failed=1)


def test_what_did_not_fail_last_time_is_not_missed(repository: pytest.Pytester) -> None:
    write(repository.path, {"test_a.py": "def test_a(): assert 0"})
    run(repository).assert_outcomes(passed=1, failed=1)
    run(repository, "--lf").assert_outcomes(failed=1)


def test_what_is_left_out_is_told(repository: pytest.Pytester) -> None:
    write(repository.path, {"pyproject.toml": '[tool.backproof]\ndocuments = ["."]\n'})
    write(repository.path, {"README.md": "No figures.\n"})
    said = "backproof: README.md: not checked: nothing says what it works out"
    assert said in run(repository).stdout.lines
    assert said not in run(repository, "docs").stdout.lines


def test_a_file_without_an_example_is_not_found(repository: pytest.Pytester) -> None:
    write(repository.path, {"README.md": "No figures.\n"})
    assert run(repository, "README.md").ret == 4


# Whatever else happens in the run


def test_warnings_as_errors_and_another_working_directory(
    repository: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    def examine_with_a_warning(*arguments: Any) -> Any:
        warnings.warn("of a library that we use", DeprecationWarning, stacklevel=1)
        return examine(*arguments)

    monkeypatch.setattr("verify.pytest_plugin.nodes.examine", examine_with_a_warning)
    repository.makeini("[pytest]\nfilterwarnings = error\n")
    moved = "import os\ndef test_a(tmp_path): os.chdir(tmp_path)\n"
    write(repository.path, {"test_a.py": moved, "docs/page.md": page(WRONG)})
    result = run(repository)
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines([PRINTED_WRONG])


def test_junit_has_the_findings(repository: pytest.Pytester) -> None:
    write(repository.path, {"docs/wrong.md": page(WRONG)})
    run(repository, "--junitxml=junit.xml")
    suite = ElementTree.parse(repository.path / "junit.xml").getroot()[0]
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("2", "1", "0")
    right, wrong = suite.findall("testcase")
    assert (right.get("classname"), right.get("name")) == ("docs.page.md", "numbers")
    assert right.find("failure") is None
    failure = wrong.find("failure")
    assert failure is not None
    assert str(failure.get("message")).startswith("docs/wrong.md:5:33: BP101 wrong: ")
    assert "likely slip" in str(failure.text)
    properties = {p.get("name"): p.get("value") for p in wrong.iter("property")}
    assert properties == {"backproof exact": "12", "backproof wrong": "1"}


# Code


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("from verify.code import verifies\n@verifies('relu')\ndef f(): ...\n", True),
        ("import verify.code as b\n@b.verifies('relu')\nclass C: ...\n", True),
        ("class C:\n    @verifies\n    def f(self): ...\n", True),
        ("'''\n@verifies('relu')\n'''\n", False),
        ("# @verifies('relu')\ndef verifies(): ...\n", False),
        ("@verifies(\n", False),
    ],
)
def test_a_module_that_says_verifies_is_known_without_running_it(
    source: str, says: bool, tmp_path: Path
) -> None:
    path = tmp_path / "m.py"
    path.write_text(source)
    assert says_verifies(path) is says
    assert not says_verifies(tmp_path / "absent.py")


def test_code_that_cannot_be_used_is_an_error_of_the_collection(pytester: pytest.Pytester) -> None:
    code = 'code = ["kernels.toml", "absent", "broken"]'
    write(pytester.path, {"pyproject.toml": f"[tool.backproof]\n{code}\n"})
    write(pytester.path, {"kernels.toml": "[[function]]\nbackwards = 'f'\n"})
    write(pytester.path, {"broken.py": "1 / 0\n"})
    result = run(pytester)
    assert result.ret == 2
    result.stdout.fnmatch_lines(
        [
            "backproof: */kernels.toml:2: unknown key backwards; did you mean backward[?]",
            "backproof: absent: there is no module absent *",
            "backproof: broken: ZeroDivisionError: division by zero",
        ]
    )
    result.stdout.no_fnmatch_line("*Traceback*")


@pytest.fixture(scope="module")
def code(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example repository, after a run whose answers are kept."""
    folder = tmp_path_factory.mktemp("code") / "repository"
    shutil.copytree(CODE, folder, ignore=shutil.ignore_patterns(".*", "__pycache__"))
    return folder


def in_a_process(folder: Path, *arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *ALONE, *arguments],
        cwd=folder,
        env={**environment(), "PYTHONPATH": "", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


@pytest.mark.slow
def test_the_example_repository(code: Path) -> None:
    status, out = in_a_process(code, "-v", "-n", "2")
    assert status == 1
    for test, outcome in (
        ("docs/neuron.md::numbers", "PASSED"),
        ("layers.py::linear_backward", "PASSED"),
        ("layers.py::layer_norm_backward", "FAILED"),
        ("kernels.toml::matmul_backward", "PASSED"),
    ):
        assert f"{outcome} {test}" in " ".join(out.split())
    lines = out.splitlines()
    assert "layers.py:29:1: BP201 wrong gradient: layer_norm_backward: dX is wrong" in lines
    assert "    likely slip: the path through the mean is missing" in lines
    assert "Traceback" not in out


@pytest.mark.slow
def test_xdist_agrees_that_there_is_nothing(tmp_path: Path) -> None:
    write(tmp_path, {"pyproject.toml": "[tool.backproof]\nseed = 1\n"})
    status, out = in_a_process(tmp_path, "--backproof", "-n", "1")
    assert status != 0
    assert "backproof: nothing to check: the settings name neither documents nor code" in out


@pytest.mark.slow
def test_functions_of_test_modules_are_verified(code: Path) -> None:
    write(code, {"src/sigma/__init__.py": SIGMOID, "tests/test_sigma.py": TEST_MODULE})
    asked = ("-v", "-o", "pythonpath=src", "tests")
    status, out = in_a_process(code, *asked)
    assert status == 1
    said = " ".join(out.split())
    assert "tests/test_sigma.py::test_it_runs PASSED" in said
    assert "tests/test_sigma.py::backward PASSED" in said
    assert "tests/test_sigma.py::forgetful FAILED" in said
    assert "BP201 wrong gradient: forgetful: dX is wrong" in out


SIGMOID = """
import numpy as np
def sigmoid(X):
    Y = 1 / (1 + np.exp(-X))
    return Y, Y
"""
TEST_MODULE = """
from sigma import sigmoid
from verify.code import verifies

@verifies("sigmoid", forward=sigmoid)
def backward(dY, Y):
    return dY * Y * (1 - Y)

@verifies("sigmoid", forward=sigmoid)
def forgetful(dY, Y):
    return dY * Y

def test_it_runs():
    assert backward(1.0, 0.5) == 0.25
"""
