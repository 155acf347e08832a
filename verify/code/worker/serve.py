"""The loop of the worker: one request, one answer."""

from __future__ import annotations

import dataclasses
import resource
import site
import sys
import sysconfig
import traceback
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from verify.code.registry import REGISTERED
from verify.code.worker import channel, slopes
from verify.code.worker.calls import Session
from verify.code.worker.describe import describe
from verify.code.worker.load import CallError, LoadError, load, module
from verify.code.worker.native import attributes

MOST_TRACEBACK = 6
OURS = Path(__file__).resolve().parents[3] / "verify"


class Worker:
    """What the worker knows between requests: the things that it was asked to load."""

    def __init__(self, targets: Mapping[str, Any] | None = None) -> None:
        self._targets: dict[str, Any] = dict(targets or {})

    def answer(self, content: dict[str, Any], arrays: dict[str, Any]) -> channel.Message:
        match content["do"]:
            case "load":
                return self._load(content), {}
            case "registered":
                return self._registered(content["module"]), {}
            case "run":
                return self._run(content["plan"], arrays)
            case "loaded":
                return {"files": loaded_files()}, {}
            case "inspect":
                return self._inspect(content["plan"], arrays)
            case _:
                return self._slopes(content, arrays)

    def _load(self, content: dict[str, Any]) -> dict[str, Any]:
        """Load what is to be called; then limit the memory, beyond what that took."""
        sys.path[:0] = [path for path in content["path"] if path not in sys.path]
        for which, target in content["targets"].items():
            self._targets[which] = load(target)
        if "c" in content:
            from verify.code.worker.c_function import load_c  # its parser is only needed for C

            self._targets.update(load_c(content["c"]))
        limit_memory(content["megabytes"])
        return {which: describe(target) for which, target in self._targets.items()}

    def _registered(self, where: str) -> dict[str, Any]:
        sys.path[:0] = [str(Path.cwd())]
        loaded = module(where)
        found = [entry for entry in REGISTERED if entry.module == loaded.__name__]
        return {"found": [entry.to_data() for entry in found]}

    def _run(self, plan: dict[str, Any], arrays: dict[str, Any]) -> channel.Message:
        outcome = Session(self._targets, plan, arrays).run()
        parts = dataclasses.asdict(outcome)
        found = {
            f"{part}:{path}": value
            for part in ("forward", "backward", "attributes", "buffers")
            for path, value in parts[part].items()
        }
        found |= {f"again:{path}": value for path, value in parts["again"].items()}
        found |= {f"after:{name}": value for name, value in parts["after"].items()}
        return {"others": outcome.others, "changed": outcome.changed}, found

    def _inspect(self, plan: dict[str, Any], arrays: dict[str, Any]) -> channel.Message:
        """The arrays that an object holds once it is made."""
        session = Session(self._targets, plan, arrays)
        session._construct()
        return {}, dict(attributes(session.owner))

    def _slopes(self, content: dict[str, Any], arrays: dict[str, Any]) -> channel.Message:
        def of(prefix: str) -> dict[str, Any]:
            cut = len(prefix)
            return {name[cut:]: a for name, a in arrays.items() if name.startswith(prefix)}

        found, errors = slopes.slopes(
            self._targets,
            content["plan"],
            of("given:"),
            of("upstream:"),
            of("along:"),
            content["method"],
        )
        return {}, {"slopes": found, "errors": errors}


def serve(requests: int, answers: int, targets: Mapping[str, Any] | None = None) -> None:
    """Answer until nobody asks any more."""
    worker = Worker(targets)
    warnings.simplefilter("ignore")
    while True:
        try:
            content, arrays = channel.receive(requests)
        except channel.Closed:
            return
        answer: dict[str, Any]
        results: dict[str, Any] = {}
        try:
            reply, results = worker.answer(content, arrays)
            answer = {"answer": reply}
        except LoadError as error:
            answer = {"missing": str(error)}
        except CallError as error:
            answer = {"uncallable": str(error)}
        except BaseException as error:  # SystemExit and KeyboardInterrupt are the user's code too
            answer = {"raised": said(error), "trace": where(error)}
        channel.send(answers, answer, results)


def said(error: BaseException) -> str:
    """An exception in one line."""
    text = str(error).strip().splitlines()
    return f"{type(error).__name__}: {text[0]}" if text else type(error).__name__


def where(error: BaseException) -> list[str]:
    """The lines of the user's code that led to an exception, the innermost last."""
    ours = Path(__file__).resolve().parent
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if not Path(frame.filename).resolve().is_relative_to(ours)
    ]
    return [f"{Path(f.filename).name}:{f.lineno}: {f.line}" for f in frames[-MOST_TRACEBACK:]]


def loaded_files() -> list[str]:
    """The files of all modules that belong neither to Python, nor to a package, nor to us."""
    known = [*site.getsitepackages(), sysconfig.get_paths()["stdlib"], str(OURS)]
    files = {getattr(module, "__file__", None) for module in list(sys.modules.values())}
    paths = [Path(file).absolute() for file in files if file]
    return sorted(str(p) for p in paths if not any(p.is_relative_to(k) for k in known))


def limit_memory(megabytes: int) -> None:
    """At most so much more address space than now; where the system does not count, no limit."""
    try:
        used = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        most = used * resource.getpagesize() + megabytes * 2**20
        resource.setrlimit(resource.RLIMIT_AS, (most, resource.RLIM_INFINITY))
    except (OSError, ValueError):
        return
