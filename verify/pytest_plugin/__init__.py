"""The pytest plugin: documents and hand-written backward functions as tests, where it is asked for.

    pytest --backproof                          # or `backproof = true` in pytest's own settings

It is loaded wherever backproof is installed, so it takes nothing with it: what does the work is
imported when it is asked for.
"""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    help_ = "verify the documents and backward functions that backproof's settings name"
    parser.getgroup("backproof").addoption("--backproof", action="store_true", help=help_)
    parser.addini("backproof", help_, type="bool", default=False)


def pytest_configure(config: pytest.Config) -> None:
    if not (config.getoption("backproof") or config.getini("backproof")):
        return
    from verify.pytest_plugin.collection import Collection  # only for who asked

    config.pluginmanager.register(Collection(config), "backproof_collection")
