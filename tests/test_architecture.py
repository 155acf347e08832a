"""The rules of the house: imports run one way, nothing is evaluated, files are small and say why.

Each rule is a function from the sources of modules to what breaks it, so that it can be seen to
fail on a planted source as well as to pass on ours.  Everything is read with ``ast``: imports
inside functions count, and so do those that only a type checker runs.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("derivations", "numeric", "verify")
MOST_LINES = 500

# Who may not import whom; what holds for a package holds for everything in it.
FORBIDDEN: Mapping[str, tuple[str, ...]] = {
    "derivations": ("numeric", "verify"),
    "numeric": ("verify",),
    "verify.smt": ("verify.report", "verify.commands", "verify.terminal", "verify.obligations"),
    "verify.documents": (
        *("verify.report", "verify.commands", "verify.terminal", "verify.obligations"),
        *("verify.smt", "numeric"),
    ),
    "verify.report": ("verify.commands", "verify.terminal"),
    # The user's process knows no formulas, and so has nothing to judge by.
    "verify.code.worker": ("derivations", "numeric", "verify.diagnostics", "verify.pipeline"),
    "verify.code": ("verify.documents", "verify.pipeline", "verify.report", "verify.commands"),
    # A kept answer is printed before anything heavy is imported.
    "verify.cache": ("derivations", "numeric", "verify.code", "verify.documents"),
    "verify.workers": ("derivations", "numeric", "verify.code", "verify.documents"),
    "derivations.entrywise": ("derivations.calculus", "derivations.proof", "derivations.evaluate"),
    "derivations.calculus": ("derivations.entrywise", "derivations.evaluate"),
    "derivations.certificate": (
        "derivations.calculus",
        "derivations.proof",
        "derivations.evaluate",
    ),
}
OUTSIDE = ("tests", "benchmarks", "fuzz", "reports", "examples")  # nobody's to import
# What two witnesses of one formula may have in common: the statement, and how it is said.
SHARED = {
    "derivations.notation",
    "derivations.sublayer",
    "derivations.outcome",
}

Sources = Mapping[str, str]


def sources(*folders: str) -> dict[str, str]:
    """The source of every module below the folders, by the module's name."""
    found = {}
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            found[name] = path.read_text(encoding="utf-8")
    return found


OURS = sources(*PACKAGES)


@lru_cache(maxsize=2000)
def parsed(source: str) -> ast.Module:
    """The tree of a source, which nobody changes."""
    return ast.parse(source)


# Who imports whom


def imports(name: str, source: str) -> Iterator[tuple[ast.stmt, str]]:
    """Every imported name in full: ``from a.b import c`` gives ``a.b.c``."""
    for node in ast.walk(parsed(source)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = name.split(".")[: -node.level]
                base = ".".join([*above, *filter(None, [node.module])])
            for alias in node.names:
                yield node, f"{base}.{alias.name}"


def within(name: str, package: str) -> bool:
    """Everything is within the package of no name."""
    return not package or name == package or name.startswith(f"{package}.")


def graph(modules: Sources) -> dict[str, set[str]]:
    """For each module, the modules among them that it imports."""
    found: dict[str, set[str]] = {name: set() for name in modules}
    for name, source in modules.items():
        for _, imported in imports(name, source):
            # The longest beginning that is a module: the rest are names inside it.
            parts = imported.split(".")
            candidates = [".".join(parts[:length]) for length in range(len(parts), 0, -1)]
            target = next((c for c in candidates if c in modules), None)
            if target is not None and target != name:
                found[name].add(target)
    return found


def reached_from(package: str, modules: Sources) -> set[str]:
    """Every module that a package imports, at first or at second hand; itself included."""
    edges = graph(modules)
    todo, seen = [name for name in modules if within(name, package)], set()
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo.extend(edges[name])
    return seen


def wrong_imports(modules: Sources) -> list[str]:
    return [
        f"{name} imports {imported}"
        for name, source in modules.items()
        for _, imported in imports(name, source)
        for package, others in {**FORBIDDEN, "": OUTSIDE}.items()
        if within(name, package) and any(within(imported, other) for other in others)
    ]


def cycles(modules: Sources) -> list[str]:
    try:
        TopologicalSorter(graph(modules)).prepare()
    except CycleError as error:
        return [" imports ".join(reversed(error.args[1]))]
    return []


def shared_code(modules: Sources) -> list[str]:
    """What the proof for every shape and the entry-by-entry check both rest on."""
    calculus = reached_from("derivations.calculus", modules)
    entrywise = reached_from("derivations.entrywise", modules)
    return sorted((calculus & entrywise) - SHARED)


def unexplained_late_imports(modules: Sources) -> list[str]:
    """Imports inside functions have to say beside them why they are there."""
    found = []
    for name, source in modules.items():
        top = set(parsed(source).body)
        lines = source.splitlines()
        at_top = {node.lineno for node in top if isinstance(node, ast.Import | ast.ImportFrom)}
        for node, imported in imports(name, source):
            if node.lineno not in at_top and "#" not in lines[node.lineno - 1]:
                found.append(f"{name} imports {imported} late and does not say why")
    return found


def imports_of_ours(modules: Sources) -> list[str]:
    return [
        f"{name} imports {imported}"
        for name, source in modules.items()
        for _, imported in imports(name, source)
        if any(within(imported, package) for package in PACKAGES)
    ]


# What may not be called


EVALUATING = ("eval", "exec", "compile", "__import__", "globals", "breakpoint")
PARSING = ("sympify", "parse_expr", "nsimplify", "lambdify", "parsing", "parse_latex")
GUESSING = ("simplify", "doit")
# Where the user's own code is loaded, in a process of its own: that is what it is asked to do.
IMPORTS_BY_NAME = ("verify.code.worker.load",)
UNSAFE = ("pickle", "cPickle", "marshal", "shelve", "dill", "joblib", "builtins")


def forbidden_calls(modules: Sources) -> list[str]:
    """Nothing turns text into code or into an expression, and SymPy's guesses are not used."""
    found = []
    for name, source in modules.items():
        allowed = ("importlib.import_module",) if name in IMPORTS_BY_NAME else ()
        for node in ast.walk(parsed(source)):
            what = _forbidden(node)
            if what is not None and what not in allowed:
                found.append(f"{name}: {what}")
        for _, imported in imports(name, source):
            last = imported.rpartition(".")[2]
            if any(within(imported, module) for module in UNSAFE) or last == "import_module":
                found.append(f"{name}: imports {imported}")
            if within(imported, "sympy") and set(imported.split(".")) & {*PARSING, *GUESSING}:
                found.append(f"{name}: imports {imported}")
    return found


def _forbidden(node: ast.AST) -> str | None:
    if isinstance(node, ast.Name) and node.id in (*EVALUATING, *PARSING):
        return node.id
    if isinstance(node, ast.Attribute):
        owner = node.value.id if isinstance(node.value, ast.Name) else ""
        if node.attr in PARSING or (node.attr in GUESSING and owner != "z3"):
            return f"{owner}.{node.attr}"
        if owner in ("builtins", "importlib") and node.attr in (*EVALUATING, "import_module"):
            return f"{owner}.{node.attr}"
    if isinstance(node, ast.Call):
        called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        called = node.func.id if isinstance(node.func, ast.Name) else called
        if called in GUESSING and isinstance(node.func, ast.Name):
            return called
        if called == "S" and not all(_is_number(argument) for argument in node.args):
            return "S(...)"
        if any(k.arg == "allow_pickle" for k in node.keywords):
            return "allow_pickle"
    return None


def _is_number(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int | float)


# What a file looks like


def without_docstring(modules: Sources) -> list[str]:
    return [name for name, source in modules.items() if not ast.get_docstring(parsed(source))]


def too_long(modules: Sources) -> list[str]:
    return [
        f"{name}: {len(source.splitlines())} lines"
        for name, source in modules.items()
        if len(source.splitlines()) > MOST_LINES
    ]


def work_at_import(modules: Sources) -> list[str]:
    """Statements at the top of a module that do something: loops, files, printing."""
    found = []
    for name, source in modules.items():
        for node in parsed(source).body:
            docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
            loop = isinstance(node, ast.For | ast.While | ast.With | ast.Try)
            if loop or (isinstance(node, ast.Expr) and not docstring):
                found.append(f"{name}: {ast.unparse(node).splitlines()[0]}")
    return found


# The rules hold

Rule = Callable[[Sources], list[str]]


@pytest.mark.parametrize(
    "rule",
    [
        wrong_imports,
        cycles,
        shared_code,
        unexplained_late_imports,
        forbidden_calls,
        without_docstring,
        too_long,
        work_at_import,
    ],
)
def test_our_packages_keep_the_rule(rule: Rule) -> None:
    assert rule(OURS) == []


def test_there_is_something_to_look_at() -> None:
    assert len(OURS) > 60
    for package in (*PACKAGES, *FORBIDDEN):
        assert any(within(name, package) for name in OURS), package
    edges = graph(OURS)
    assert "derivations.notation" in edges["derivations.sublayer"]
    assert "verify.commands" in edges["verify.__main__"], "imports inside functions count"
    # The witnesses do rest on something: what they share is not empty by mistake.
    for package in ("derivations.calculus", "derivations.entrywise"):
        assert "derivations.notation" in reached_from(package, OURS)


@pytest.mark.parametrize("folder", ["benchmarks", "fuzz"])
def test_what_stands_beside_has_docstrings_and_evaluates_nothing(folder: str) -> None:
    beside = sources(folder)
    assert len(beside) > 2
    assert without_docstring(beside) == []
    assert forbidden_calls(beside) == []


def test_oracles_stand_apart() -> None:
    oracles = sources("tests/oracles")
    assert len(oracles) >= 2
    assert imports_of_ours(oracles) == []


def test_the_example_scripts_stand_apart() -> None:
    ours = imports_of_ours(sources("examples"))
    # A module whose functions are verified takes the decorator from us, and nothing else.
    assert ours == ["examples.code.layers imports verify.code.verifies"]


# The rules can be broken

WRONG_IMPORTS = {
    "numeric is used by the mathematics": {"derivations.calculus.nodes": "import numeric.model"},
    "the application is": {"derivations.proof": "from verify import run"},
    "by the arrays": {"numeric.model": "def f():\n    from verify.run import Run"},
    "relative": {"numeric.model": "from ..verify import run"},
    "under TYPE_CHECKING": {
        "numeric.model": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import verify"
    },
    "queries know reports": {"verify.smt.solver": "from verify.report import content"},
    "documents know commands": {"verify.documents.error": "import verify.commands as c"},
    "tests": {"verify.run": "from tests.oracles import forward"},
    "benchmarks": {"numeric.model": "import benchmarks.figures"},
    "fuzz": {"verify.fix": "from fuzz import properties"},
    "reports": {"verify.report.write": "import reports"},
    "witnesses": {"derivations.entrywise.ring": "from derivations.calculus import nodes"},
    "witnesses, the other way": {"derivations.calculus.nodes": "import derivations.entrywise"},
}


@pytest.mark.parametrize("planted", WRONG_IMPORTS.values(), ids=WRONG_IMPORTS)
def test_a_wrong_import_is_seen(planted: Sources) -> None:
    assert wrong_imports(planted) != []


@pytest.mark.parametrize(
    "source",
    [
        "import derivations",
        "from derivations.notation import d",
        "import reportslib",
        "from numericals import x",
        "'import verify'",
    ],
)
def test_a_right_import_is_left_alone(source: str) -> None:
    assert wrong_imports({"numeric.model": source}) == []


@pytest.mark.parametrize(
    "planted",
    [
        {"a.x": "import a.y", "a.y": "import a.x"},
        {"a.x": "from a import y", "a.y": "from a.z import f", "a.z": "def g():\n    import a.x"},
        {
            "a.x": "from a.y import Y",
            "a.y": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from a.x import X",
        },
        {"a.x": "from . import y", "a.y": "from .x import f"},
    ],
)
def test_a_cycle_is_seen(planted: Sources) -> None:
    (cycle,) = cycles(planted)
    assert "a.x" in cycle
    one_way = {name: source for name, source in planted.items() if name != "a.x"} | {"a.x": ""}
    assert cycles(one_way) == []


def test_code_shared_by_two_witnesses_is_seen_at_second_hand() -> None:
    planted = {
        "derivations.calculus.nodes": "import derivations.helper",
        "derivations.entrywise.ring": "from derivations.middle import f",
        "derivations.middle": "from derivations import helper",
        "derivations.helper": "",
    }
    assert shared_code(planted) == ["derivations.helper"]


def test_a_late_import_without_a_reason_is_seen() -> None:
    late = "def f():\n    import scipy{}\n    return scipy"
    assert unexplained_late_imports({"m": late.format("")}) != []
    assert unexplained_late_imports({"m": late.format("  # it is large")}) == []
    assert unexplained_late_imports({"m": "import scipy"}) == []


@pytest.mark.parametrize("source", ["import numeric", "def f():\n    from derivations import gpt2"])
def test_an_oracle_that_leans_on_us_is_seen(source: str) -> None:
    assert imports_of_ours({"tests.oracles.forward": source}) != []


@pytest.mark.parametrize(
    "source",
    [
        "eval('1')",
        "x = eval",
        "exec(text)",
        "compile(text, 'f', 'exec')",
        "__import__('os')",
        "import builtins\nbuiltins.eval('1')",
        "import importlib\nimportlib.import_module(name)",
        "from importlib import import_module",
        "from sympy import sympify",
        "import sympy\nsympy.sympify(text)",
        "from sympy.parsing.sympy_parser import parse_expr",
        "from sympy import simplify\nsimplify(x)",
        "x.simplify()",
        "import sympy\nsympy.simplify(x)",
        "Sum(f, i).doit()",
        "from sympy import S\nS('x + 1')",
        "import sympy\nsympy.S(text)",
        "import pickle",
        "from pickle import loads",
        "numpy.load(path, allow_pickle=True)",
    ],
)
def test_a_forbidden_call_is_seen(source: str) -> None:
    assert forbidden_calls({"m": source}) != []


def test_only_the_loader_of_the_user_s_code_imports_by_name() -> None:
    source = "import importlib\nimportlib.import_module(name)"
    assert forbidden_calls({"verify.code.worker.load": source}) == []
    assert forbidden_calls({"verify.code.worker.serve": source}) != []
    assert forbidden_calls({"verify.code.worker.load": "eval(text)"}) != []


@pytest.mark.parametrize(
    "source",
    [
        "import re\nre.compile('a')",
        "import z3\nz3.simplify(x)",
        "from sympy import S\nS(1)\nS.One",
        "solver.model().eval(term)",
        "evaluate(x)",
        "'never eval(text)'",
        "from importlib.metadata import version",
    ],
)
def test_an_allowed_call_is_left_alone(source: str) -> None:
    assert forbidden_calls({"m": source}) == []


def test_a_file_without_a_docstring_is_seen() -> None:
    assert without_docstring({"m": "import os\n'not first'", "n": '"""A docstring."""'}) == ["m"]


def test_a_long_file_is_seen() -> None:
    lines = "x = 1\n" * MOST_LINES
    assert too_long({"m": lines}) == []
    assert too_long({"m": lines + "y = 2\n"}) == [f"m: {MOST_LINES + 1} lines"]


@pytest.mark.parametrize(
    "source", ["print('hello')", "for x in y:\n    f(x)", "with open(p) as f:\n    pass", "f()"]
)
def test_work_at_import_is_seen(source: str) -> None:
    assert work_at_import({"m": source}) != []


@pytest.mark.parametrize("source", ['"""Doc."""', "X = f()", "if __name__ == '__main__':\n    f()"])
def test_definitions_are_not_work(source: str) -> None:
    assert work_at_import({"m": source}) == []


def names(modules: Iterable[str]) -> list[str]:
    return sorted(modules)


def test_every_folder_of_python_is_covered() -> None:
    """A new package has to be given its place here."""
    folders = {path.relative_to(ROOT).parts[0] for path in ROOT.glob("*/**/*.py")}
    hidden = {folder for folder in folders if folder.startswith(".")}
    assert names(folders - hidden) == names({*PACKAGES, "benchmarks", "examples", "fuzz", "tests"})
