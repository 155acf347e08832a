"""Finding what is to be called: a function or a class in a module, in a file, or in C."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any


class LoadError(Exception):
    """There is no such thing to call; the message says what is missing."""


class CallError(Exception):
    """Something cannot be called as was asked: not the fault of what is called."""


def load(target: str) -> Any:
    """What ``module:name`` or ``file.py:name`` names; LoadError if nothing, or what it raises."""
    where, _, name = target.rpartition(":")
    if not where or not name:
        raise LoadError(f"{target} is no function: write module:name, or file.py:name")
    found: Any = module(where)
    for part in name.split("."):
        try:
            found = getattr(found, part)
        except AttributeError:
            raise LoadError(f"{where} has no {name}") from None
    return found


def module(where: str) -> ModuleType:
    """The module of that name or in that file, imported."""
    if where.endswith(".py"):
        return _from_file(Path(where))
    try:
        return importlib.import_module(where)
    except ModuleNotFoundError as error:
        if error.name and (where == error.name or where.startswith(f"{error.name}.")):
            raise LoadError(f"there is no module {where} in {Path.cwd()} or on the path") from None
        raise


def _from_file(path: Path) -> ModuleType:
    """A file as a module of its own name, its folder on the path as if it were run."""
    path = path.absolute()
    if not path.is_file():
        raise LoadError(f"there is no file {path.name} in {path.parent}")
    package = path.parent
    dotted = [path.stem]
    while (package / "__init__.py").is_file():
        dotted.insert(0, package.name)
        package = package.parent
    if str(package) not in sys.path:
        sys.path.insert(0, str(package))
    name = ".".join(dotted)
    known = sys.modules.get(name)
    if known is not None and getattr(known, "__file__", None) == str(path):
        return known
    if len(dotted) > 1:
        return importlib.import_module(name)
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise LoadError(f"{path.name} cannot be imported")
    made = importlib.util.module_from_spec(spec)
    sys.modules[name] = made
    spec.loader.exec_module(made)
    return made
