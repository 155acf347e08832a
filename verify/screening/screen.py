"""From all findings to those that stand: rules, comments and the baseline, in this order.

Nothing vanishes: what is accepted is kept with its reason, and what was examined is kept whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from verify.diagnostics.diagnostic import Diagnostic, Examined, Region
from verify.diagnostics.screened import Failure, Results, Screened, Suppressed
from verify.screening.baseline import Baseline
from verify.screening.comments import suppressions_in
from verify.screening.requests import Requests
from verify.screening.suppression import Suppression
from verify.settings.settings import Settings

STALE = "BP904"
DECLARED = "suppressions"  # in the details of what was examined


def screen(
    examined: Sequence[Examined],
    settings: Settings,
    texts: Mapping[str, str],
    baseline: Baseline | None = None,
    *,
    failures: Iterable[Failure] = (),
    left_out: Iterable[str] = (),
) -> Results:
    """What is left to look at of all that was examined, in its order.

    ``texts`` has the texts of files by their paths, for the comments in them (see ``read_texts``).
    What a manifest declares for a function is in the function's details, under ``suppressions``,
    as data of :class:`Suppression`.
    """
    requests = Requests(_suppressions(examined, texts), settings, texts)
    screened = [_screened(one, requests, settings, baseline) for one in examined]
    on_requests = _selected(requests.findings(examined), settings)
    for number, one in enumerate(screened):
        # A finding about a comment is shown with the first that was examined in its file.
        mine = [finding for finding in on_requests if finding.path == one.examined.path]
        on_requests = [finding for finding in on_requests if finding not in mine]
        standing = tuple(sorted((*one.diagnostics, *mine), key=_place))
        screened[number] = Screened(one.examined, standing, one.suppressed)
    stale = [] if baseline is None else _stale(baseline, examined)
    general = (*on_requests, *_selected(stale, settings))
    return Results(
        tuple(screened), tuple(failures), general, tuple(left_out), settings.allow_inconclusive
    )


def _suppressions(examined: Sequence[Examined], texts: Mapping[str, str]) -> list[Suppression]:
    declared = [data for one in examined for data in one.details.get(DECLARED, ())]
    paths = dict.fromkeys(
        path for one in examined for path in (one.path, *(d.path for d in one.diagnostics))
    )
    written = (suppressions_in(path, texts[path]) for path in paths if path in texts)
    return [*map(Suppression.from_data, declared), *(one for found in written for one in found)]


def _screened(
    examined: Examined, requests: Requests, settings: Settings, baseline: Baseline | None
) -> Screened:
    known = {} if baseline is None else dict(baseline.known(examined))
    standing: list[Diagnostic] = []
    accepted: list[Suppressed] = []
    looked_at = _selected((*examined.diagnostics, *examined.listed), settings)
    if examined.kind == "function" and not examined.checked and not looked_at:
        # Rules that are off do not hide that nothing was checked, as after a crash.
        looked_at = list(examined.diagnostics)
    for diagnostic in looked_at:
        request = requests.accepting(diagnostic, examined)
        if request is not None:
            accepted.append(Suppressed(diagnostic, "inSource", request.reason))
        elif diagnostic in known:
            accepted.append(Suppressed(diagnostic, "external"))
        else:
            standing.append(diagnostic)
    return Screened(examined, tuple(sorted(standing, key=_place)), tuple(accepted))


def _selected(diagnostics: Iterable[Diagnostic], settings: Settings) -> list[Diagnostic]:
    return [one for one in diagnostics if one.rule in settings.selected_for(one.path)]


def _stale(baseline: Baseline, examined: Sequence[Examined]) -> list[Diagnostic]:
    found = []
    for entry in baseline.stale(examined):
        where = f"{entry.path}, {entry.function}" if entry.function else entry.path
        message = f"{entry.rule} in {where} is found no more: {entry.message}"
        region = Region(entry.line, 1, entry.line, 1)
        path = str(baseline.path)
        found.append(Diagnostic(STALE, path, region, message, context=entry.fingerprint))
    return found


def _place(diagnostic: Diagnostic) -> tuple[str, int, int]:
    return diagnostic.path, diagnostic.region.line, diagnostic.region.column
