"""The options of `backproof code`; only the parser's side."""

from __future__ import annotations

import argparse

from verify.lint_options import add_lint_options


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument(
        "target",
        nargs="*",
        metavar="TARGET",
        help="module:function, file.py:function (with --as), a manifest (.toml), or a module whose "
        "functions say @verifies(…); default: those of the configuration",
    )
    parser.add_argument(
        "--as",
        dest="as_",
        metavar="NAME",
        help="what it is: a sublayer (`backproof list`), a network, or an example file",
    )
    parser.add_argument("--forward", metavar="TARGET", help="the function's own forward pass")
    parser.add_argument(
        "-c",
        "--convention",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help='how it is called, as in a manifest: layout="T C", returns=\'["dX", "dW"]\'; may '
        "be given several times",
    )
    add_lint_options(parser)
