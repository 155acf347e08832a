"""Reads the corpus: manifests, and what is expected of each function."""

import ctypes
import importlib.util
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent
VERDICTS = {
    "right",
    "wrong",
    "other-function",
    "wrong-shape",
    "mutates",
    "missing",
    "not-finite",
    "not-repeatable",
    "crash",
}
RULES_OF = {
    "right": set(),
    "wrong": {"BP201"},
    "other-function": {"BP202"},
    "wrong-shape": {"BP209"},
    "mutates": {"BP203"},
    "missing": {"BP210"},
    "not-finite": {"BP206"},
    "not-repeatable": {"BP204"},
    "crash": {"BP205"},
}


@dataclass(frozen=True)
class Entry:
    """One function: its manifest's keys, and what is expected of it."""

    manifest: Path
    keys: dict[str, Any]
    expected: dict[str, Any]

    @property
    def name(self) -> str:
        return self.keys["name"]

    @property
    def convention(self) -> str:
        return self.name.split(".")[0]

    @property
    def verdict(self) -> str:
        return self.expected["verdict"]

    def load(self, key: str = "backward") -> Any:
        if key not in self.keys:
            return None
        if "source" in self.keys:
            return getattr(library(self.manifest.parent / self.keys["source"]), self.keys[key])
        file, _, name = self.keys[key].rpartition(":")
        return getattr(module(self.manifest.parent / file), name)


@lru_cache
def library(source: Path) -> ctypes.CDLL:
    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder) / "kernels.so"
        subprocess.run(
            ["cc", "-O1", "-shared", "-fPIC", "-o", built, source, "-lm"], check=True, timeout=60
        )
        return ctypes.CDLL(str(built))


@lru_cache
def module(path: Path):
    name = f"corpus_{path.parent.name}_{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    loaded = importlib.util.module_from_spec(spec)
    sys.modules[name] = loaded
    spec.loader.exec_module(loaded)
    return loaded


def manifests(root: Path = ROOT) -> list[Path]:
    found = sorted(root.glob("*/*.expected.toml"))
    return [path.with_name(path.name.replace(".expected.toml", ".toml")) for path in found]


def entries(root: Path = ROOT) -> list[Entry]:
    result = []
    for path in manifests(root):
        manifest = tomllib.loads(path.read_text())
        expected = tomllib.loads(path.with_suffix(".expected.toml").read_text())
        functions = manifest["function"]
        names = [keys["name"] for keys in functions]
        if sorted(names) != sorted(expected):
            raise ValueError(f"{path}: {set(names) ^ set(expected)} on one side only")
        for keys in functions:
            result.append(Entry(path, manifest.get("defaults", {}) | keys, expected[keys["name"]]))
    return result
