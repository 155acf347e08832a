"""JUnit XML: a suite for each document or function, a test case for each figure in it.

What is wrong is a failure, what could not be decided an error, what was not checked or was accepted
is skipped with its reason; only what was judged and is right passes.  A test case has one failure
with everything in it, because some readers keep the first only; and its name is its own, because
some keep the first of each name.  Reasons stand in the text too: not everybody reads attributes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Literal
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

from verify.diagnostics.diagnostic import Diagnostic
from verify.diagnostics.formats.common import TOOL, level, line, title, unchecked
from verify.diagnostics.rules import BY_CODE
from verify.diagnostics.screened import Results, Screened, Suppressed

Outcome = Literal["", "failure", "error", "skipped"]
ATTRIBUTES = {"failure": "failures", "error": "errors", "skipped": "skipped"}
JUDGED = ("exact", "consistent", "off in the last place", "wrong", "right")
# Everything that XML 1.0 has no place for.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Case:
    """One test case: it passed if there is no outcome; ``kind`` and ``text`` say why not."""

    name: str
    line: int = 0
    outcome: Outcome = ""
    kind: str = ""
    text: str = ""


def junit(results: Results) -> str:
    root = Element("testsuites", name=TOOL)
    for screened in results.screened:
        _suite(
            root, screened.examined.name, screened.examined.path, list(_cases(results, screened))
        )
    if results.general:
        cases = [_of_findings(results, title(one), 1, [one]) for one in results.general]
        _suite(root, TOOL, results.general[0].path, cases)
    for failure in results.failures:
        case = Case("can be looked at", 0, "error", "unreadable", failure.message)
        _suite(root, failure.path, failure.path, [case])
    for path in results.left_out:
        case = Case("is checked", 0, "skipped", "not checked", "nothing says what it works out")
        _suite(root, path, path, [case])
    for attribute in ("tests", *ATTRIBUTES.values()):
        root.set(attribute, str(sum(int(suite.get(attribute, "0")) for suite in root)))
    indent(root)
    written = BytesIO()
    ElementTree(root).write(written, encoding="utf-8", xml_declaration=True)
    return written.getvalue().decode() + "\n"


def _suite(root: Element, name: str, path: str, cases: Sequence[Case]) -> None:
    counted = Counter(ATTRIBUTES.get(case.outcome, "") for case in cases)
    attributes = {"name": _xml(name), "tests": str(len(cases)), "time": "0"}
    attributes |= {attribute: str(counted[attribute]) for attribute in ATTRIBUTES.values()}
    suite = SubElement(root, "testsuite", attributes)
    times: Counter[str] = Counter()
    for case in cases:
        times[case.name] += 1
        again = f" ({times[case.name]})" if times[case.name] > 1 else ""
        attributes = {"classname": _xml(name), "name": _xml(case.name + again), "file": _xml(path)}
        attributes |= {"line": str(case.line)} if case.line else {}
        element = SubElement(suite, "testcase", {**attributes, "time": "0"})
        if case.outcome:
            first = case.text.partition("\n")[0]
            attributes = {"message": _xml(first), "type": _xml(case.kind)}
            SubElement(element, case.outcome, attributes).text = _xml(case.text)


def _cases(results: Results, screened: Screened) -> Iterator[Case]:
    examined = screened.examined
    if examined.kind == "function":
        yield _of_function(results, screened)
        return
    own: set[int] = set()
    for figure in examined.details.get("figures", []):
        own.update(figure["diagnostics"])
        yield _of_figure(results, screened, figure)
    known = {number: one for number, one in enumerate(examined.diagnostics) if number not in own}
    rest = [*known.values(), *(d for d in screened.diagnostics if d not in examined.diagnostics)]
    for diagnostic in rest:
        name = f"{title(diagnostic)}: {diagnostic.subject}".rstrip(": ")
        yield _of_rest(results, screened, name, diagnostic.region.line, [diagnostic])
    for one in unchecked(screened):
        name = f"{one.subject or 'unnamed'} is checked"
        yield Case(name, one.region.line, "skipped", "not checked", one.message)


def _of_function(results: Results, screened: Screened) -> Case:
    examined = screened.examined
    found = [*examined.diagnostics]
    found += [one for one in screened.diagnostics if one not in found]
    first = found[0].region.line if found else 0
    case = _of_rest(results, screened, "backward", first, found)
    if not case.outcome and not examined.checked:
        return Case(case.name, first, "skipped", "not checked", "nothing of it was checked")
    return case


def _of_figure(results: Results, screened: Screened, figure: dict[str, Any]) -> Case:
    found = [screened.examined.diagnostics[number] for number in figure["diagnostics"]]
    name, counts = figure["name"], figure["counts"]
    case = _of_rest(results, screened, name, figure["line"], found)
    if not case.outcome and not any(counts.get(kind) for kind in JUDGED):
        why = "given, and so not judged" if "given" in counts else "nothing leads to it"
        return Case(name, figure["line"], "skipped", "not checked", why)
    return case


def _of_rest(
    results: Results, screened: Screened, name: str, place: int, found: Sequence[Diagnostic]
) -> Case:
    """What findings come to: those that stand, else those that are accepted, else the rest."""
    standing = [one for one in found if one in screened.diagnostics]
    if any(level(one) != "note" for one in standing):
        return _of_findings(results, name, place, standing)
    accepted = [one for one in screened.suppressed if one.diagnostic in found]
    if accepted:
        return Case(name, place, "skipped", "accepted", "\n".join(map(_accepted, accepted)))
    if found:
        said = standing or [one for one in found if one not in standing]
        why = "note" if standing else "not selected"
        return Case(name, place, "skipped", why, f"{why}: {_text(said)}")
    return Case(name, place)


def _of_findings(results: Results, name: str, place: int, found: Sequence[Diagnostic]) -> Case:
    """A failure, if any of them is wrong for certain; else an error, unless that is allowed."""
    grave = [one for one in found if level(one) != "note"]
    certain = [one for one in grave if not BY_CODE[one.rule].inconclusive]
    outcome: Outcome = "failure" if certain else "error"
    if not certain and (results.allow_inconclusive or not grave):
        outcome = "skipped"
    return Case(name, place, outcome, (certain or list(found))[0].rule, _text(found))


def _text(found: Sequence[Diagnostic]) -> str:
    return "\n\n".join("\n".join([line(one), *(f"  {n}" for n in one.notes)]) for one in found)


def _accepted(one: Suppressed) -> str:
    how = "by a comment" if one.where == "inSource" else "by the baseline"
    reason = f": {one.justification}" if one.justification else ""
    return f"accepted {how}{reason}: {line(one.diagnostic)}"


def _xml(text: str) -> str:
    """A text that XML can hold; what it cannot is spelled out."""
    return _NO_XML.sub(lambda found: f"\\x{ord(found[0]):02x}", text)
