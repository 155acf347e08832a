"""What can be read off a function without calling it: parameters, defaults, names of results."""

from __future__ import annotations

import ast
import inspect
import sys
import textwrap
from collections.abc import Iterator
from typing import Any

SMALLEST, LARGEST = 1e-15, 1e-2  # constants that may be an ε


def describe(target: Any) -> dict[str, Any]:
    """Parameters, results, style, framework and place of a callable, as plain data."""
    if hasattr(target, "c_description"):
        return dict(target.c_description)
    kind = style(target)
    found: dict[str, Any] = {"style": kind, "framework": framework(target), **place(target)}
    if kind == "class":
        found["construct"] = _parameters(target.__init__, skip=1)
        for method in ("forward", "backward"):
            found[method] = _function(_method(target, method), skip=1)
        found["small"] = sorted(set(_small_numbers(target)))
    elif kind == "autograd":
        found["forward"] = _function(target.forward, skip=_skipped_by_autograd(target))
        found["backward"] = _function(target.backward, skip=1)
        found["small"] = sorted(set(_small_numbers(target)))
    else:
        found["function"] = _function(_plain(target))
        found["small"] = sorted(set(_small_numbers(_plain(target))))
    return found


def style(target: Any) -> str:
    """``function``, ``class`` (with forward and backward), ``autograd`` or ``vjp``."""
    torch = sys.modules.get("torch")
    is_class = isinstance(target, type)
    if torch is not None and is_class and issubclass(target, torch.autograd.Function):
        return "autograd"
    if is_class:
        return "class"
    if type(target).__name__ == "custom_vjp":
        return "vjp"
    return "function"


FORWARD = ("forward", "fprop", "fwd", "call", "forward_pass", "feed_forward", "__call__")
BACKWARD = ("backward", "backprop", "bwd", "bprop", "backward_pass", "back", "grad", "gradient")
# What a method gives that has the numbers of its owner, in another form.
SAME_NUMBERS = (
    "reshape",
    "T",
    "mT",
    "astype",
    "copy",
    "transpose",
    "squeeze",
    "view",
    "ravel",
    "swapaxes",
    "contiguous",
    "clone",
    "detach",
    "to",
    "permute",
    "flatten",
)


def _method(owner: Any, which: str) -> Any:
    for name in FORWARD if which == "forward" else BACKWARD:
        found = getattr(owner, name, None)
        if found is not None and not (
            name == "__call__" and isinstance(owner, type) and "__call__" not in owner.__dict__
        ):
            return found
    return None


def method_name(owner: Any, which: str) -> str:
    found = _method(owner, which)
    if found is None:
        raise AttributeError(f"{getattr(owner, '__name__', owner)} has no {which} method")
    return str(found.__name__)


def _skipped_by_autograd(target: Any) -> int:
    """Whether ``forward`` takes ctx: with a ``setup_context`` of its own it does not."""
    torch = sys.modules["torch"]
    own = target.setup_context is not torch.autograd.function._SingleLevelFunction.setup_context
    return 0 if own else 1


def framework(target: Any) -> str:
    """Which library's arrays the code around a callable works on."""
    names = getattr(inspect.getmodule(_plain(target)), "__dict__", {})
    modules = {
        (getattr(value, "__name__", "") or "").partition(".")[0]
        for value in list(names.values())
        if inspect.ismodule(value)
    }
    owners = {
        (getattr(value, "__module__", "") or "").partition(".")[0] for value in names.values()
    }
    text = _source(_plain(target))
    here, plain = modules | owners, "numpy" not in modules
    if "jax" in here and (plain or "jnp." in text or "jax." in text):
        return "jax"
    if "torch" in here and (plain or "torch." in text or "np." not in text):
        return "torch"
    return "numpy"


def place(target: Any) -> dict[str, Any]:
    """Where a callable is written: file, first and last line, the name's column."""
    plain = _plain(target)
    try:
        lines, first = inspect.getsourcelines(plain)
        file = inspect.getsourcefile(plain)
    except (OSError, TypeError):
        return {"file": None, "line": 1, "end_line": 1}
    for number, line in enumerate(lines):
        if line.lstrip().startswith(("def ", "class ", "async def ")):
            return {
                "file": file,
                "line": first + number,
                "end_line": first + number,
                "column": len(line) - len(line.lstrip()) + 1,
                "end_column": len(line.rstrip()) + 1,
            }
    return {"file": file, "line": first, "end_line": first}


def _plain(target: Any) -> Any:
    """The function below decorators that say so, and below custom_vjp."""
    found = getattr(target, "fun", target) if type(target).__name__ == "custom_vjp" else target
    return inspect.unwrap(found) if callable(found) else found


def _function(function: Any, skip: int = 0) -> dict[str, Any]:
    if function is None:
        return {"parameters": None, "returns": []}
    return {"parameters": _parameters(function, skip), "returns": returned_names(function)}


def _parameters(function: Any, skip: int = 0) -> list[dict[str, Any]] | None:
    """Name, kind and default of each parameter; None where Python cannot tell."""
    try:
        found = list(inspect.signature(function).parameters.values())[skip:]
    except (TypeError, ValueError):
        return None
    described = []
    for parameter in found:
        default = parameter.default
        described.append(
            {
                "name": parameter.name,
                "kind": parameter.kind.name,
                "has_default": default is not inspect.Parameter.empty,
                "default": default if isinstance(default, bool | int | float | str) else None,
            }
        )
    return described


def returned_names(function: Any) -> list[Any]:
    """The names in the last ``return``: a name, or a list of them; "" for an expression.

    A dict that is returned gives its keys as they are: it names its results itself.
    """
    tree = _tree(function)
    returns = [node for node in _own_nodes(tree) if isinstance(node, ast.Return) and node.value]
    if not returns:
        return []
    value = returns[-1].value
    if isinstance(value, ast.Tuple | ast.List):
        return [_name(item) for item in value.elts]
    return [_name(value)] if value is not None else []


def _own_nodes(tree: ast.AST | None) -> Iterator[ast.AST]:
    """The nodes of a function, those of functions inside it left out."""
    todo: list[ast.AST] = list(ast.iter_child_nodes(tree)) if tree is not None else []
    while todo:
        node = todo.pop(0)
        yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef):
            todo[:0] = ast.iter_child_nodes(node)


def _name(node: ast.AST | None) -> Any:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return _name(node.value) if node.attr in SAME_NUMBERS else node.attr
    if isinstance(node, ast.Tuple | ast.List):
        return [_name(item) for item in node.elts]
    if isinstance(node, ast.Call | ast.Subscript):
        inner = node.func if isinstance(node, ast.Call) else node.value
        if isinstance(inner, ast.Attribute) and inner.attr in SAME_NUMBERS:
            return _name(inner.value)
        return _name(inner) if isinstance(node, ast.Subscript) else ""
    return ""


def _tree(function: Any) -> ast.AST | None:
    try:
        return ast.parse(textwrap.dedent(_source(function))).body[0]
    except (SyntaxError, IndexError):
        return None


def _source(function: Any) -> str:
    try:
        return inspect.getsource(function)
    except (OSError, TypeError):
        return ""


def _small_numbers(target: Any) -> Iterator[float]:
    """Constants that may be an ε: in the source, and among the globals that it names."""
    try:
        tree = ast.parse(textwrap.dedent(_source(target)))
    except SyntaxError:
        return
    around = getattr(inspect.getmodule(target), "__dict__", {})
    for node in ast.walk(tree):
        value = node.value if isinstance(node, ast.Constant) else None
        if isinstance(node, ast.Name):
            value = around.get(node.id)
        if isinstance(value, float) and SMALLEST <= value <= LARGEST:
            yield value
