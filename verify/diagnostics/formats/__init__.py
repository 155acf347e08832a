"""Output formats: each turns the results of a run into text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from verify.diagnostics.formats.concise import concise
from verify.diagnostics.formats.full import full
from verify.diagnostics.formats.github import github
from verify.diagnostics.formats.gitlab import gitlab
from verify.diagnostics.formats.json_format import to_json
from verify.diagnostics.formats.junit import junit
from verify.diagnostics.formats.markdown import markdown
from verify.diagnostics.formats.sarif import sarif
from verify.diagnostics.screened import Results

FORMATS: Mapping[str, Callable[[Results], str]] = MappingProxyType(
    {
        "full": full,
        "concise": concise,
        "json": to_json,
        "github": github,
        "gitlab": gitlab,
        "junit": junit,
        "sarif": sarif,
        "markdown": markdown,
    }
)
