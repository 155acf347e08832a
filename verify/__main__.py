"""The command line: `backproof` and `python -m verify`.

Only the parser lives here, so that `--help` answers at once; SymPy and the rest are imported when
a command runs.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from verify import __version__, code_options, lint_options

HOLDS, DOES_NOT_HOLD, USAGE, INTERRUPTED = 0, 1, 2, 130
MOST_DECIMALS = 30
MOST_JOBS = 256
LEAST_SHOWN, MOST_SHOWN = 3, 64  # rows and columns of a matrix
NOT_SHOWN = 1  # whoever reads has gone

Command = Callable[[argparse.Namespace], int]

EPILOG = """\
exit status: 0 everything holds; 1 something does not hold, or could not be decided;
2 wrong usage or unreadable input; 130 interrupted (nothing is written then)"""


class Parser(argparse.ArgumentParser):
    """Wrong usage is one line, like every other error."""

    def error(self, message: str) -> NoReturn:
        self.exit(USAGE, f"backproof: {message}; see {self.prog} --help\n")


def parser() -> argparse.ArgumentParser:
    top = Parser(
        prog="backproof",
        description="Verify hand-worked backpropagation: formulas, array programs, printed digits.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"backproof {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    verify = commands.add_parser(
        "verify", help="everything that has to hold for an example; writes reports"
    )
    verify.add_argument(
        "example", nargs="?", type=Path, help="an example file (default: the chapter's)"
    )
    verify.add_argument(
        "--reports",
        type=Path,
        default=Path("reports"),
        metavar="DIR",
        help="where reports go (default: reports)",
    )
    verify.add_argument(
        "--jobs",
        type=_jobs,
        metavar="N",
        help="how many processes decide (default: one for each core, at most 4)",
    )

    check = commands.add_parser(
        "check",
        help="judge every printed number of documents (Markdown, LaTeX, HTML, ipynb, text)",
        epilog=lint_options.EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    check.add_argument(
        "document",
        nargs="*",
        type=Path,
        metavar="DOCUMENT",
        help="files, and folders and patterns to search for documents that have an example "
        "(default: `documents` of the settings)",
    )
    check.add_argument(
        "--example",
        type=Path,
        metavar="FILE",
        help="what is worked out (default: named in the document, or DOCUMENT with .toml, or "
        "example.toml beside it)",
    )
    check.add_argument(
        "--only-with-example",
        action="store_true",
        help="leave out documents, named ones too, that nothing says what they work out; that "
        "none is left is no error (for hooks that name every file that changed)",
    )
    check.add_argument("--fix", action="store_true", help="correct wrong digits in the document")
    check.add_argument(
        "--output", type=Path, metavar="FILE", help="with --fix: write the corrected copy here"
    )
    check.add_argument("--reports", type=Path, metavar="DIR", help="also write reports there")
    lint_options.add_lint_options(check)

    code = commands.add_parser(
        "code",
        help="judge hand-written backward functions: NumPy, PyTorch, JAX, C",
        epilog=lint_options.EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    code_options.add_options(code)

    rule = commands.add_parser("rule", help="what a rule claims, an example, and its fix")
    rule.add_argument("rule", nargs="*", metavar="RULE", help="its code or its name")
    rule.add_argument("--all", action="store_true", help="every rule there is")
    rule.add_argument(
        "--output-format",
        choices=("text", "json", "markdown"),
        default="text",
        help="text (default), json or markdown",
    )

    clean = commands.add_parser("clean", help="remove the kept answers of check and code")
    clean.add_argument("--cache-dir", type=Path, metavar="DIR", help="where answers are kept")
    clean.add_argument("--config", type=Path, metavar="FILE", help="use this configuration file")

    prove = commands.add_parser("prove", help="the theorems, for every shape")
    prove.add_argument(
        "sublayer",
        nargs="*",
        metavar="SUBLAYER",
        help="its theorems only (default: all of them, and those of GPT-2's network)",
    )
    prove.add_argument(
        "--theorem",
        action="append",
        default=[],
        metavar="NAME",
        help="this theorem only; may be given several times",
    )
    prove.add_argument(
        "--explain",
        action="store_true",
        help="what is stated, how it is proved, and which stronger statements are false",
    )
    prove.add_argument(
        "--reports",
        type=Path,
        metavar="DIR",
        help="also write DIR/proofs: a report, and each query as a file to replay",
    )

    derive = commands.add_parser(
        "derive", help="derivations, line by line: LaTeX to paste, HTML, Markdown, PDF"
    )
    derive.add_argument(
        "sublayer", nargs="*", metavar="SUBLAYER", help="what to derive; `backproof list` names all"
    )
    derive.add_argument("--all", action="store_true", help="every sublayer there is")
    derive.add_argument(
        "--example",
        type=Path,
        metavar="FILE",
        help="with the numbers of an example file, from the loss back; `chapter` is the chapter's",
    )
    derive.add_argument(
        "--format",
        metavar="FORMATS",
        help="tex, md, html, pdf, and pictures of an example's gradients, svg, png; several with "
        "commas between (default: tex)",
    )
    derive.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="DIR",
        help="write files there: whole texts, and one for each section in DIR/derivations",
    )
    derive.add_argument(
        "--gradient",
        choices=("partial", "d", "nabla"),
        default="partial",
        help="write gradients as ∂L/∂X (default), dX or ∇_X L",
    )
    derive.add_argument(
        "--convention",
        choices=("rows", "columns"),
        default="rows",
        help="a position is a row (default) or a column of a matrix",
    )
    derive.add_argument(
        "--name",
        action="append",
        default=[],
        metavar="NAME=TEX",
        help="what a tensor or size is called, such as d_model=d_m; may be given several times",
    )
    derive.add_argument("--decimals", type=_decimals, metavar="N", help="of numbers (default: 4)")
    derive.add_argument(
        "--limit",
        type=_limit,
        metavar="N",
        help="rows and columns of a matrix before it is shortened (default: 8)",
    )
    derive.add_argument("--heat-map", action="store_true", help="shade gradients (in HTML)")

    show = commands.add_parser("show", help="a sublayer's forward and backward equations")
    show.add_argument("sublayer", metavar="SUBLAYER")

    commands.add_parser("list", help="the sublayers there are")
    return top


def _jobs(text: str) -> int:
    return _number(text, 1, MOST_JOBS)


def _decimals(text: str) -> int:
    return _number(text, 1, MOST_DECIMALS)


def _limit(text: str) -> int:
    return _number(text, LEAST_SHOWN, MOST_SHOWN)


def _number(text: str, least: int, most: int) -> int:
    if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
        raise argparse.ArgumentTypeError(f"{text} is not a whole number from {least} to {most}")
    return int(text)


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the result is the exit status."""
    options = parser().parse_args(arguments)
    try:
        status = _run(options)
        sys.stdout.flush()
        return status
    except BrokenPipeError:  # it has seen enough, as `head` has
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOT_SHOWN
    except KeyboardInterrupt:
        print("backproof: interrupted; nothing was written", file=sys.stderr)
        return INTERRUPTED


def _run(options: argparse.Namespace) -> int:
    command, errors = _command(options.command)
    try:
        return command(options)
    except errors as error:
        print(f"backproof: {error}", file=sys.stderr)
        return USAGE


def _command(name: str) -> tuple[Command, tuple[type[Exception], ...]]:
    """What does a command, and the errors that are one line about its input."""
    match name:
        case "check":
            from verify import check_command, pipeline  # more files than the parser needs

            return check_command.check, pipeline.INPUT_ERRORS
        case "code":
            from verify import code_command  # as above

            return code_command.code, code_command.INPUT_ERRORS
        case "clean":
            from verify import clean_command  # as above

            return clean_command.remove, clean_command.INPUT_ERRORS
        case "rule":
            from verify import rule_command  # the texts of all rules

            return rule_command.show, rule_command.INPUT_ERRORS
    from verify import commands  # imports SymPy, which takes a while

    match name:
        case "prove":
            from verify import prove_command  # imports SymPy too

            return prove_command.run, (*commands.INPUT_ERRORS, *prove_command.INPUT_ERRORS)
        case "derive":
            from verify import derive_command  # imports SymPy too

            return derive_command.run, (*commands.INPUT_ERRORS, *derive_command.INPUT_ERRORS)
        case "verify":
            return lambda options: commands.verify(
                options.example, options.reports, options.jobs
            ), commands.INPUT_ERRORS
        case "show":
            return lambda options: commands.show(options.sublayer), commands.INPUT_ERRORS
        case _:
            return lambda _: commands.list_sublayers(), commands.INPUT_ERRORS


if __name__ == "__main__":
    sys.exit(main())
