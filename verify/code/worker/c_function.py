"""C functions: a prototype is parsed, and the function is called through ctypes."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from pycparser import c_ast, c_parser
from pycparser.c_parser import ParseError

from verify.code.worker.load import CallError, LoadError

NUMBERS: Mapping[str, tuple[Any, str]] = {
    "float": (ctypes.c_float, "float32"),
    "double": (ctypes.c_double, "float64"),
    "int": (ctypes.c_int, "int32"),
    "unsigned int": (ctypes.c_uint, "uint32"),
    "unsigned": (ctypes.c_uint, "uint32"),
    "long": (ctypes.c_long, f"int{8 * ctypes.sizeof(ctypes.c_long)}"),
    "long long": (ctypes.c_longlong, "int64"),
    "size_t": (ctypes.c_size_t, f"uint{8 * ctypes.sizeof(ctypes.c_size_t)}"),
    "int32_t": (ctypes.c_int32, "int32"),
    "int64_t": (ctypes.c_int64, "int64"),
    "uint32_t": (ctypes.c_uint32, "uint32"),
    "char": (ctypes.c_char, "int8"),
    "_Bool": (ctypes.c_bool, "bool"),
    "uint8_t": (ctypes.c_uint8, "uint8"),
}
TYPEDEFS = (
    "".join(f"typedef int {name};" for name in NUMBERS if name.endswith("_t")) + "typedef int bool;"
)
COMPILER_SECONDS = 60


class CFunction:
    """A C function that takes NumPy arrays and numbers as Python's functions do."""

    def __init__(self, library: ctypes.CDLL, prototype: str) -> None:
        self.name, self._parameters = parsed(prototype)
        try:
            self._function = getattr(library, self.name)
        except AttributeError:
            raise LoadError(f"the library has no function {self.name}") from None
        self._function.restype = None

    @property
    def c_description(self) -> dict[str, Any]:
        parameters = [
            {
                "name": name,
                "kind": "POSITIONAL_OR_KEYWORD",
                "has_default": False,
                "default": None,
                "pointer": pointer,
                "dtype": NUMBERS[number][1],
            }
            for name, number, pointer, _ in self._parameters
        ]
        return {
            "style": "c",
            "framework": "numpy",
            "file": None,
            "line": 1,
            "end_line": 1,
            "function": {"parameters": parameters, "returns": []},
            "small": [],
        }

    def __call__(self, *arguments: Any) -> None:
        if len(arguments) != len(self._parameters):
            raise CallError(
                f"{self.name} takes {len(self._parameters)} arguments, not {len(arguments)}"
            )
        passed = [
            self._passed(argument, *parameter)
            for argument, parameter in zip(arguments, self._parameters, strict=True)
        ]
        self._function(*passed)

    @staticmethod
    def _passed(argument: Any, name: str, number: str, pointer: bool, _: bool) -> Any:
        kind, dtype = NUMBERS[number]
        if not pointer:
            return kind(argument)
        if argument is None:
            return ctypes.POINTER(kind)()
        if not isinstance(argument, np.ndarray):
            raise CallError(f"{name} is a pointer, and is given {type(argument).__name__}")
        if argument.dtype != np.dtype(dtype) or not argument.flags.c_contiguous:
            raise CallError(f"{name} points to {number}, and is given {argument.dtype}")
        return argument.ctypes.data_as(ctypes.POINTER(kind))


Parameter = tuple[str, str, bool, bool]  # name, type of number, pointer, const


def parsed(prototype: str) -> tuple[str, list[Parameter]]:
    """The name and the parameters of a prototype; LoadError if it is none."""
    text = prototype.strip().rstrip(";")
    try:
        tree = c_parser.CParser().parse(f"{TYPEDEFS}{text};")
    except ParseError as error:
        raise LoadError(f"the prototype {text!r} cannot be parsed: {error}") from None
    declared = tree.ext[-1]
    function = getattr(declared, "type", None)
    if not isinstance(function, c_ast.FuncDecl):
        raise LoadError(f"{text!r} is no prototype of a function")
    arguments = function.args.params if function.args is not None else []
    if len(arguments) == 1 and _is_void(arguments[0]):
        arguments = []
    return str(declared.name), [_parameter(argument) for argument in arguments]


def _is_void(declared: Any) -> bool:
    """Whether the list of parameters is ``(void)``: there are none."""
    kind = getattr(getattr(declared, "type", None), "type", None)
    return getattr(declared, "name", "") is None and getattr(kind, "names", None) == ["void"]


def _parameter(declared: Any) -> Parameter:
    if not isinstance(declared, c_ast.Decl) or not declared.name:
        raise LoadError("each parameter of a prototype needs a name")
    kind, pointer = declared.type, False
    if isinstance(kind, c_ast.PtrDecl | c_ast.ArrayDecl):
        kind, pointer = kind.type, True
    if not isinstance(kind, c_ast.TypeDecl) or not isinstance(kind.type, c_ast.IdentifierType):
        raise LoadError(f"the parameter {declared.name} is neither a number nor an array of them")
    number = " ".join(name for name in kind.type.names if name not in ("const", "signed"))
    number = {"bool": "_Bool", "long int": "long", "": "int"}.get(number, number)
    if number not in NUMBERS:
        raise LoadError(f"the parameter {declared.name} has the type {number}, which is not known")
    return str(declared.name), number, pointer, "const" in kind.quals


def load_c(content: Mapping[str, Any]) -> dict[str, CFunction]:
    """The functions of a C library, compiled first if there is a source; LoadError."""
    path = content["library"] or compiled(Path(content["source"]), content["flags"])
    try:
        library = ctypes.CDLL(str(Path(path).absolute()))
    except OSError as error:
        raise LoadError(f"the library {Path(path).name} cannot be loaded: {error}") from None
    return {which: CFunction(library, text) for which, text in content["prototypes"].items()}


def compiled(source: Path, flags: Sequence[str]) -> Path:
    """A shared library of a C file, in a folder of its own."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        raise LoadError(f"no C compiler (cc) is installed to compile {source.name}")
    if not source.is_file():
        raise LoadError(f"there is no file {source}")
    target = Path(tempfile.mkdtemp(prefix="backproof-")) / f"{source.stem}.so"
    command = [compiler, "-shared", "-fPIC", "-o", str(target), str(source), *flags, "-lm"]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=COMPILER_SECONDS, check=False
    )
    if done.returncode:
        lines = done.stderr.strip().splitlines()
        raise LoadError(f"{source.name} does not compile: {lines[0] if lines else 'cc failed'}")
    return target
