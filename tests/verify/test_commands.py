"""The command line from outside: what it prints, its exit status, and one line for each mistake."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import derivations.catalogue
import verify.example_obligations as example_obligations
from derivations.catalogue import CATALOGUE
from derivations.mutants.catalogue import MUTANTS, apply
from tests.conftest import ChapterRun
from tests.verify.application import (
    CHAPTER,
    COMMAND,
    ROOT,
    backproof,
    chapter_copy,
    environment,
    example_text,
    leave_out,
    replaced,
)
from verify import __version__, commands
from verify.__main__ import main
from verify.obligations import catalogue_obligations

GOLDEN = Path(__file__).parent / "golden"
HEAVY = ("sympy", "numpy", "z3", "flint", "scipy", "rich", "jinja2", "derivations", "numeric")
TIME = re.compile(r" *\d+\.\d+ s\b")


# Help, which has to be quick


def imported_by(*arguments: str) -> tuple[str, list[str]]:
    """What a command prints, and which heavy packages are loaded by then."""
    script = (
        "import sys\n"
        "from verify.__main__ import main\n"
        f"try: main({list(arguments)!r})\n"
        "except SystemExit: pass\n"
        f"print(*[name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    return done.stdout, done.stderr.split()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--help"], ["verify", "prove", "show", "list", "exit status", "130 interrupted"]),
        (["verify", "--help"], ["example", "--reports DIR", "default: reports", "--jobs N"]),
        (["prove", "--help"], ["SUBLAYER", "default: all of them", "--theorem", "--explain"]),
        (["show", "--help"], ["SUBLAYER"]),
        (["list", "--help"], ["usage: backproof list"]),
        (["--version"], [f"backproof {__version__}"]),
    ],
    ids=" ".join,
)
def test_help_loads_nothing_heavy(arguments: list[str], words: list[str]) -> None:
    printed, heavy = imported_by(*arguments)
    assert heavy == []
    for word in words:
        assert word in printed


@pytest.mark.slow
def test_a_command_does_load_them() -> None:
    """The test above can fail."""
    _, heavy = imported_by("list")
    assert {"sympy", "numpy", "z3", "flint"} <= set(heavy)


# What commands print


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [["list"], ["show", "layer_norm"], ["prove", "softmax"]],
    ids=" ".join,
)
def test_printed_output_is_the_golden_one(tmp_path: Path, arguments: list[str]) -> None:
    done = backproof(*arguments, cwd=tmp_path)
    assert done.returncode == 0
    assert done.stderr == ""
    assert TIME.sub(" … s", done.stdout) == golden(*arguments)


@pytest.mark.parametrize("name", ["attention", "clip_by_global_norm"])
def test_pages_are_printed_like_the_golden_ones(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", name]) == 0
    assert capsys.readouterr().out == golden("show", name)


def golden(*arguments: str) -> str:
    return (GOLDEN / f"{'_'.join(arguments)}.txt").read_text("utf-8")


def test_prove_takes_several_names_and_each_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prove", "residual", "embedding", "residual"]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("Proved")]
    assert [line.split()[1] for line in lines] == [
        "residual.dF.all_shapes:",
        "residual.dX.all_shapes:",
        "residual.residual_gradients_add:",
        "embedding.dE.all_shapes:",
        "embedding.embedding_gradient_keeps_the_column_sums:",
    ]


@pytest.mark.parametrize("page", CATALOGUE, ids=lambda page: page.name)
def test_every_page_can_be_shown(page: object, capsys: pytest.CaptureFixture[str]) -> None:
    name = next(p.name for p in CATALOGUE if p is page)
    assert main(["show", name]) == 0
    assert "\nforward\n" in capsys.readouterr().out


def test_verify_writes_its_report_and_sums_up(chapter_run: ChapterRun) -> None:
    assert chapter_run.status == 0
    assert {path.name for path in chapter_run.folder.iterdir()} == {
        "report.json",
        "report.md",
        "run.json",
    }
    lines = chapter_run.stdout.splitlines()
    summary = chapter_run.report["summary"]
    assert lines[0] == chapter_run.report["example"]["title"]
    assert lines[-1] == "reports/chapter/report.md"
    assert lines[-3].startswith(
        f"everything holds: {summary['obligations']} obligations, {summary['proved']} proved, "
        f"{summary['checked']} checked, 0 refuted, 0 unknown; "
    )
    counted = [re.match(r" +(\d+) of +(\d+) (proved|checked) ", line) for line in lines]
    counts = [(int(found[1]), int(found[2])) for found in counted if found]
    assert all(held == total for held, total in counts)
    assert sum(total for _, total in counts) == summary["obligations"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "name"),
    [("my.toml", "my"), ("folder/example.toml", "folder"), ("folder/other.toml", "other")],
)
def test_the_report_is_named_after_the_file_or_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, name: str
) -> None:
    leave_out(monkeypatch, numbers=True)
    (tmp_path / "folder").mkdir()
    (tmp_path / path).write_text(example_text(), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["verify", path, "--reports", "out"]) == 0
    assert [folder.name for folder in (tmp_path / "out").iterdir()] == [name]


def test_an_example_beside_the_reader_is_named_after_the_folder_they_are_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_out(monkeypatch, numbers=True)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "example.toml").write_text(example_text(), encoding="utf-8")
    monkeypatch.chdir(tmp_path / "mine")
    assert main(["verify", "example.toml"]) == 0
    assert (tmp_path / "mine" / "reports" / "mine" / "report.json").exists()


# The whole run finds a planted mistake


@pytest.mark.slow
def test_a_wrong_formula_in_the_catalogue_fails_the_run_and_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (mutant,) = [m for m in MUTANTS["residual"] if m.name == "skip_added_twice"]
    pages = tuple(apply(p, mutant) if p.name == "residual" else p for p in CATALOGUE)
    # Of the other pages some, that none is blamed; all of them take long.
    some = ("residual", "embedding", "linear", "layer_norm", "softmax_cross_entropy")
    looked_at = [page for page in pages if page.name in some]
    monkeypatch.setattr(derivations.catalogue, "CATALOGUE", pages)
    monkeypatch.setattr(
        example_obligations,
        "catalogue_obligations",
        lambda sizes: catalogue_obligations(sizes, looked_at),
    )
    assert main(["verify", "--reports", str(tmp_path), "--jobs", "1"]) == 1  # as patched here
    printed = capsys.readouterr().out
    assert "SOMETHING DOES NOT HOLD" in printed
    markdown = (tmp_path / "chapter" / "report.md").read_text("utf-8")
    failing = markdown.partition("## What does not hold")[2].partition("\n## ")[0]
    failing = failing.replace("\\", "")  # Markdown's own
    for witness in ("all_shapes", "entries", "differences"):
        assert f"Refuted  residual.dX.{witness}: " in printed
        assert f"**residual.dX.{witness}** (Refuted)" in failing
    # And no other formula: what holds is not blamed.
    blamed = [name.split(".")[:2] for name in re.findall(r"(?m)^- \*\*([\w.]+)", failing)]
    assert {tuple(name) for name in blamed} == {
        ("residual", "dX"),
        ("residual", "residual_gradients_add"),
        ("residual_gradients_add",),
        ("stream_gradient_passes_a_block_unchanged_and_its_branches_add_theirs",),
        ("network", "gradient_agrees_with_differences"),
    }
    # The network that uses it is wrong as well, up to where the residual is passed.
    assert "network.gradient_agrees_with_differences [dstream]" in failing
    assert "network.gradient_agrees_with_differences [dW_U]" not in failing


# Mistakes: exit status 2, one line on stderr, nothing on stdout


def one_line(status: int, stdout: str, stderr: str) -> str:
    assert (status, stdout) == (2, "")
    assert stderr.endswith("\n")
    (line,) = stderr.splitlines()
    assert line.startswith("backproof: ")
    return line.removeprefix("backproof: ")


def mistake(folder: Path, *arguments: str) -> str:
    """What a command in a process of its own says in that folder."""
    done = backproof(*arguments, cwd=folder)
    return one_line(done.returncode, done.stdout, done.stderr)


Mistake = Callable[..., str]


@pytest.fixture
def quick_mistake(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Mistake:
    """The same in this process, where a traceback is an error of the test."""
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: one_line(main([*arguments]), *capsys.readouterr())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["verfy"], "argument COMMAND: invalid choice: 'verfy'"),
        ([], "the following arguments are required: COMMAND"),
        (["show"], "the following arguments are required: SUBLAYER; see backproof show --help"),
        (["verify", "--report"], "argument --reports: expected one argument"),
        (["list", "softmax"], "unrecognized arguments: softmax"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage(tmp_path: Path, arguments: list[str], message: str) -> None:
    line = mistake(tmp_path, *arguments)
    assert line.startswith(message)
    assert line.endswith("--help")


def test_a_sublayer_that_is_nearly_one(tmp_path: Path) -> None:
    said = mistake(tmp_path, "show", "layer_nrm")
    assert said == "no sublayer is called layer_nrm; did you mean layer_norm?"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    said = mistake(tmp_path, "verify", "no.toml")
    assert said == "no.toml: there is no such file; give the path of an example"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["prove", "softmax", "rezidual"], "called rezidual; did you mean residual?"),
        (["show", "zzz"], "no sublayer is called zzz; `backproof list` shows all"),
        (["verify", "."], ".: this is a directory; give the example file inside it"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_names_that_lead_nowhere(
    quick_mistake: Mistake, arguments: list[str], message: str
) -> None:
    assert quick_mistake(*arguments).endswith(message)


LINES = (CHAPTER / "example.toml").read_text("utf-8").splitlines()


def line_of(start: str) -> int:
    """The line of the example file, from 1, that starts like this."""
    (found,) = [number for number, line in enumerate(LINES, 1) if line.startswith(start)]
    return found


def test_an_example_file_that_is_not_toml(tmp_path: Path) -> None:
    chapter_copy(tmp_path, example={"[sizes]": "[sizes"})
    said = mistake(tmp_path, "verify", "chapter/example.toml")
    assert said.startswith(f"chapter/example.toml:{line_of('[sizes]')}: not valid TOML: ")


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        (
            "    [ 0.29, -0.82,  0.82],",
            "    [ 0.29, -0.82],",
            "    [ 0.29, -0.82",
            "[parameters] W_U, row 2, has 2 entries and row 1 has 3; it must be",
        ),
        (
            "b_2 = [0.2, ",
            "b_2 = [nan, ",
            "b_2",
            "[parameters.block1] b_2, entry 1, must be a finite number, not nan",
        ),
        (
            "tied = false",
            "tide = false",
            "tied = false",
            '[network] has no key "tide"; did you mean tied?',
        ),
        ("y = [1, 2,", "y = [1, 3,", "y = [1, 2", "[data] y, entry 2, must be a token id"),
    ],
    ids=["ragged matrix", "NaN", "unknown key", "token out of range"],
)
def test_example_files_that_do_not_fit(
    tmp_path: Path, quick_mistake: Mistake, old: str, new: str, line: str, message: str
) -> None:
    chapter_copy(tmp_path, example={old: new})
    said = quick_mistake("verify", "chapter/example.toml")
    assert said.startswith(f"chapter/example.toml:{line_of(line)}: {message}")
    assert not (tmp_path / "reports").exists()


TEXT = (CHAPTER / "chapter.txt").read_text("utf-8")


def place(text: str, of: str) -> str:
    offset = text.index(of)
    return f"{text.count(chr(10), 0, offset) + 1}:{offset - text.rfind(chr(10), 0, offset)}"


@pytest.mark.parametrize(
    ("old", "new", "where", "message"),
    [
        (
            "0.2524 & 0.4323",
            "0.2524 & & 0.4323",
            "0.2524 & &",
            "row 2 of the matrix P has 4 entries, row 1 has 3",
        ),
        ("0.4323 & 0.3153", "0.4323 & O.3153", "O.3153", "'O.3153' is not a number"),
        (
            "0.3734 \\end{bmatrix}",
            "0.3734",
            "\\begin{bmatrix} 0.4114",
            "the matrix is cut off: \\begin{bmatrix} has no \\end{bmatrix}",
        ),
    ],
    ids=["ragged", "not a number", "cut off"],
)
def test_a_matrix_that_cannot_be_read_does_not_hold_and_the_rest_is_checked(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    old: str,
    new: str,
    where: str,
    message: str,
) -> None:
    leave_out(monkeypatch, numbers=True)
    monkeypatch.chdir(tmp_path)
    text = replaced(TEXT, {old: new})
    chapter_copy(tmp_path, text=text)
    assert main(["verify", "chapter/example.toml"]) == 1
    out, err = capsys.readouterr()
    said = next(line for line in out.splitlines() if f"chapter.txt:{place(text, where)}: " in line)
    assert message in said
    assert "Traceback" not in out + err
    assert re.search(r"  3 of \d printed figures claimed", out)
    assert (tmp_path / "reports" / "chapter" / "report.json").exists()


def test_a_document_that_is_not_there(tmp_path: Path, quick_mistake: Mistake) -> None:
    path = chapter_copy(tmp_path)
    (path.parent / "chapter.txt").unlink()
    assert quick_mistake("verify", "chapter/example.toml") == (
        "chapter/chapter.txt: there is no such file: check the path"
    )


def test_a_label_that_the_document_does_not_print(tmp_path: Path, quick_mistake: Mistake) -> None:
    chapter_copy(tmp_path, example={'P = "P"': 'Q = "P"'})
    assert quick_mistake("verify", "chapter/example.toml").startswith(
        "chapter/chapter.txt: the label Q = P: no figure is labelled so; the labels are x, y, "
    )


def test_an_installation_without_the_chapter(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, quick_mistake: Mistake
) -> None:
    assert commands.chapter() == CHAPTER / "example.toml"
    monkeypatch.setattr(commands, "__file__", str(tmp_path / "site-packages" / "commands.py"))
    assert "not part of this installation" in quick_mistake("verify")
    shutil.copytree(CHAPTER, tmp_path / "site-packages" / "examples" / "chapter")
    assert commands.chapter().parent == tmp_path / "site-packages" / "examples" / "chapter"


# Interrupted


@pytest.mark.parametrize(
    "part",
    [
        "softmax: 6 of 6 hold",
        pytest.param("sgd_step: 2 of 2 hold", marks=pytest.mark.slow),
    ],
)
def test_an_interrupted_run_writes_nothing(tmp_path: Path, part: str) -> None:
    """SIGINT while obligations are being decided, the second time by z3, which must not take it."""
    old = tmp_path / "reports" / "chapter" / "report.json"
    old.parent.mkdir(parents=True)
    old.write_text("old", encoding="utf-8")
    with subprocess.Popen(
        [*COMMAND, "verify", "--jobs", "1"],  # or the part may be decided, elsewhere, with the last
        cwd=tmp_path,
        env=environment(PYTHONUNBUFFERED="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as process:
        assert process.stderr is not None
        while (line := process.stderr.readline().rstrip()) != part:
            assert line, "the run ended before the part that was waited for"
        os.kill(process.pid, signal.SIGINT)
        stdout, stderr = process.communicate(timeout=60)
    assert process.returncode == 130
    assert stdout == ""
    assert stderr.splitlines()[-1] == "backproof: interrupted; nothing was written"
    assert "Traceback" not in stderr
    assert [path.name for path in old.parent.iterdir()] == ["report.json"]
    assert old.read_text("utf-8") == "old"


def test_the_command_of_the_distribution_is_this_one() -> None:
    """The entry point in pyproject.toml names a function that is there."""
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    assert '[project.scripts]\nbackproof = "verify.__main__:main"\n' in text
    assert f'version = "{__version__}"' in text


@pytest.mark.slow
def test_a_reader_that_has_seen_enough_is_no_crash(tmp_path: Path) -> None:
    """`backproof show layer_norm | head -1`: the pipe is closed before all is written."""
    ours, theirs = os.pipe()
    os.close(ours)
    done = subprocess.run(
        [*COMMAND, "show", "layer_norm"],
        cwd=tmp_path,
        env=environment(PYTHONUNBUFFERED="1"),
        stdout=theirs,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(theirs)
    assert (done.returncode, done.stderr) == (1, "")
