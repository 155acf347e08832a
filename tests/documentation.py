"""Pages of docs/ as scripts: files that a page shows are written, what it runs is run.

A page is worked through from top to bottom in a folder of its own, which holds a copy of examples/:

- a fence below a line that ends in ```…`name.toml`:``` is that file, and is written;
- a ``diff`` below such a line is a change of that file, and is made;
- a ``console`` block is commands, each with its output, standard error included;
- a ``python`` block that is no file is executed, all of a page in one interpreter, and a ``text``
  block right below it is what it prints;
- a ``toml`` block is read by the loader that it is meant for;
- tables of options are those of the parser (``command_tables``).

Indented blocks are not run.  ``python -m tests.documentation docs/PAGE.md`` writes into pages what
really happens.
"""

from __future__ import annotations

import io
import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from numeric.example import load_example
from tests.command_tables import with_tables
from tests.test_readme import examples, without_times
from tests.verify.application import ROOT, environment
from verify.__main__ import main
from verify.code.conventions import KEYS, conventions
from verify.code.manifest import load_manifest
from verify.settings import load_settings

FENCE = re.compile(
    r"(?:^[^\n]*`(?P<file>[\w./-]+\.\w+)`:\n\n)?^```(?P<language>\w+)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
PYTHON = {"python": (sys.executable,), "pytest": (sys.executable, "-m", "pytest")}
SHELL = ("cat", "diff", "ls", "cp")
DURATION = re.compile(r"\bin \d+\.\d+s\b")
SECONDS = 120
# What the short examples of the rules take for granted.
BEFORE = {"rules.md": "import numpy as np\nfrom verify.code import verifies"}
# Where the commands of a page are given, if not in a folder above examples/.
PLACES = {"ci.md": "examples/code"}
RESULT = re.compile(r"^.*\[ *\d+%\]\n", re.MULTILINE)

# One interpreter for a page: a block comes in as a line of JSON, what it prints goes out as one.
INTERPRETER = """\
import contextlib, io, json, linecache, sys, traceback
names = sys.modules["__main__"].__dict__
answers, count = sys.stdout, 0
for line in sys.stdin:
    count += 1
    source, place, printed, raised = json.loads(line), f"<block {count}>", io.StringIO(), ""
    linecache.cache[place] = (len(source), None, source.splitlines(True), place)
    with contextlib.redirect_stdout(printed):
        try:
            exec(compile(source, place, "exec"), names)
        except BaseException:
            raised = traceback.format_exc()
    print(json.dumps([printed.getvalue(), raised]), file=answers, flush=True)
"""


class NotTrueError(AssertionError):
    """A page shows something that cannot happen; the message says why."""


@dataclass(frozen=True)
class Fence:
    """A fenced block with where it stands; ``file`` is the name of the file that it is, if any."""

    language: str
    text: str
    file: str
    start: int
    end: int


def fences(page: str) -> list[Fence]:
    """The fenced blocks of a page, in their order."""
    return [
        Fence(m["language"], m["text"], m["file"] or "", m.start("text"), m.end("text"))
        for m in FENCE.finditer(page)
    ]


def retold_page(path: Path, folder: Path) -> str:
    """:func:`retold` for a page of docs/."""
    place = PLACES.get(path.name, "")
    return retold(path.read_text("utf-8"), folder, BEFORE.get(path.name, ""), place)


def retold(page: str, folder: Path, before: str = "", place: str = "") -> str:
    """The page as it has to be: with what its commands and its code really print; NotTrueError.

    ``before`` is Python that its code takes for granted; what stands below code is then not what
    it prints, but what is found about it.  ``place`` is where its commands are given.
    """
    page = with_tables(page)
    with Workspace(folder, place) as workspace:
        if before:
            workspace.execute(before)
        told, at = "", 0
        blocks = fences(page)
        said: str | None = None  # by the code right above
        for place, fence in enumerate(blocks):
            text = fence.text
            follows = place > 0 and not page[blocks[place - 1].end + 3 : fence.start - 8].strip()
            if fence.language == "text" and said is not None and follows and not before:
                text = _kept(text, said)
            said = workspace.executed(fence) if fence.language == "python" else None
            if fence.language == "console":
                text = workspace.ran(fence)
            elif fence.language != "python":
                workspace.kept(fence)
            told += page[at : fence.start] + text
            at = fence.end
        return told + page[at:]


def _kept(shown: str, happened: str) -> str:
    """What is shown, unless something else happens: durations are another machine's business."""
    return shown if masked(shown) == masked(happened) else happened


def masked(text: str) -> str:
    return DURATION.sub("in …s", without_times(text))


@dataclass
class Workspace:
    """The folder in which one page is worked through, and the place in it where commands are."""

    root: Path
    place: str = ""
    status: int = 0
    _interpreter: subprocess.Popen[str] | None = field(default=None, repr=False)

    def __enter__(self) -> Workspace:
        leave_out = shutil.ignore_patterns(".backproof_cache", "__pycache__")
        shutil.copytree(ROOT / "examples", self.root / "examples", ignore=leave_out)
        return self

    @property
    def folder(self) -> Path:
        return self.root / self.place

    def __exit__(self, *_: object) -> None:
        if self._interpreter is not None:
            self._interpreter.communicate(timeout=SECONDS)

    # Blocks

    def ran(self, fence: Fence) -> str:
        """A block of commands with what they print."""
        return "".join(
            f"$ {command}\n{_kept(output, self.run(command))}"
            for command, output in examples(f"```console\n{fence.text}```\n")
        )

    def executed(self, fence: Fence) -> str | None:
        """What code prints; None for a file, which is run for itself."""
        if not fence.file:
            return self.execute(fence.text)
        self.kept(fence)
        self.execute(f"import runpy\nrunpy.run_path({fence.file!r})")
        return None

    def kept(self, fence: Fence) -> None:
        """Write a file that is shown, or change it; read it if it is TOML."""
        text = fence.text
        if fence.language == "diff":
            text = self._changed(fence)
        if fence.language == "toml" or fence.file.endswith(".toml"):
            load(text, Path(fence.file).name)
        if fence.file:
            path = self.folder / fence.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def _changed(self, fence: Fence) -> str:
        """A diff without line numbers: what it takes away and keeps has to be there, once."""
        lines = fence.text.splitlines()
        before = "\n".join(line[1:] for line in lines if not line.startswith("+"))
        after = "\n".join(line[1:] for line in lines if not line.startswith("-"))
        text = (self.folder / fence.file).read_text(encoding="utf-8")
        if text.count(before) != 1:
            times = text.count(before)
            raise NotTrueError(f"{fence.file} has {times} times what is changed:\n{before}")
        return text.replace(before, after)

    # Commands

    def run(self, command: str) -> str:
        """What a command prints, on standard output and standard error."""
        program, *arguments = shlex.split(command)
        if command == "echo $?":
            return f"{self.status}\n"
        if program == "backproof":
            said = io.StringIO()
            # In this process, which knows SymPy already: workers would all have to learn it.
            alone = patch("verify.workers.examine.usable_cores", return_value=1)
            with alone, chdir(self.folder), redirect_stdout(said), redirect_stderr(said):
                self.status = main(arguments)
            return said.getvalue()
        if program not in (*PYTHON, *SHELL):
            raise NotTrueError(f"nobody can run {program} here")
        path: Sequence[str] = PYTHON.get(program, (program,))
        done = subprocess.run(
            [*path, *arguments],
            cwd=self.folder,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            timeout=SECONDS,
            check=False,
        )
        self.status = done.returncode
        if program == "pytest" and "-v" in arguments:  # versions and failures are not shown
            return "".join(RESULT.findall(done.stdout))
        return done.stdout

    def execute(self, source: str) -> str:
        """What a piece of Python prints; NotTrueError if it raises."""
        if self._interpreter is None:
            self._interpreter = subprocess.Popen(
                [sys.executable, "-c", INTERPRETER],
                cwd=self.folder,
                env=environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
            )
        asked, answers = self._interpreter.stdin, self._interpreter.stdout
        assert asked is not None
        assert answers is not None
        asked.write(json.dumps(source) + "\n")
        asked.flush()
        printed, raised = json.loads(answers.readline())
        if raised:
            raise NotTrueError(f"{source}\nraises\n{raised}")
        return str(printed)


def load(text: str, name: str = "") -> str:
    """Read TOML as what it is: a manifest, settings, an example file, or keys of a manifest.

    Returns which of these it is; raises whatever its loader raises for one that is not good.
    """
    written: dict[str, Any] = tomllib.loads(text)
    with TemporaryDirectory() as folder:
        path = Path(folder) / ("pyproject.toml" if "tool" in written else "backproof.toml")
        path.write_text(text, encoding="utf-8")
        if written.keys() & {"function", "defaults"}:
            load_manifest(path)
            return "manifest"
        if "tool" in written and "backproof" not in written["tool"]:
            return "settings of another tool"
        if "tool" in written or name in ("backproof.toml", ".backproof.toml"):
            load_settings(path.parent, {}, path)
            return "settings"
        if written.keys() & {"steps", "network"}:
            load_example(path)
            return "example"
    if not written.keys() <= set(KEYS):
        raise NotTrueError(f"nobody knows what this is:\n{text}")
    conventions(written)
    return "keys of a manifest"


def update(paths: Sequence[str]) -> Iterator[str]:
    """Rewrite pages; the names of those that changed."""
    for path in map(Path, paths):
        with TemporaryDirectory() as folder:
            told = retold_page(path, Path(folder))
        if told != path.read_text("utf-8"):
            path.write_text(told, encoding="utf-8")
            yield str(path)


if __name__ == "__main__":
    for changed in update(sys.argv[1:]):
        print(changed)
