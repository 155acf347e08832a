"""The corpus: functions written by hand, right and wrong, through the whole of the judge.

A few dozen of them here and now, in processes as users run them; the others are slow.
"""

from __future__ import annotations

import multiprocessing
import shutil
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from importlib.util import find_spec
from typing import Any

import pytest

from tests.code_corpus.corpus import Entry, entries
from verify.code.conventions import Conventions
from verify.code.judgement import Verdict
from verify.code.manifest import load_manifest
from verify.code.run import judge_function
from verify.code.slips import naming

WORKERS = 2
# With one of these nothing is said about each gradient.
OPEN = {"BP204", "BP207", "BP208"}

# One of each manifest and kind of finding, without those that import PyTorch or JAX, or take long.
QUICK = (
    *("ln_tuple.two_features", "ln_tuple.mean_term_dropped", "ln_tuple.sample_variance_in_both"),
    *("ln_tuple.other_order", "ln_tuple.spoils_cache", "ln_rstd.batch_axis_only", "ln_f32.right"),
    *("ln_object.overwrites", "c_ln.right", "c_gelu.out_of_bounds", "manners_end.dies"),
    *("manners_tamper.numpy", "manners_repeat.global_sum", "manners_return.one_infinity"),
    *("relu_cache.one_at_zero", "packed.right", "head_list.right", "tied.right", "mse.half_sum"),
    *("embedding_ids.repeated_token_overwrites", "affine.bias_gradient_missing"),
    *("dense_updates.updated_before_dX", "ce_ignore.right", "ce_both.sum_declared"),
)
# A search for a name that finds none goes on for long, and names are tested elsewhere.
SEARCH_SECONDS = 0.25


@dataclass(frozen=True)
class Found:
    """What came of one function; plain, because it comes from another process."""

    rules: frozenset[str]
    wrong: frozenset[str]
    judged: int
    conclusive: bool


def found_by(declared: Conventions) -> Found:
    naming.SECONDS = SEARCH_SECONDS
    judgement = judge_function(declared)
    return Found(
        frozenset(note.rule for note in judgement.notes),
        frozenset(g.name for g in judgement.gradients if g.verdict is not Verdict.RIGHT),
        len(judgement.gradients),
        judgement.conclusive,
    )


@cache
def declared() -> dict[str, Conventions]:
    manifests = {entry.manifest for entry in entries()}
    return {c.name: c for path in sorted(manifests) for c, _ in load_manifest(path)}


def problems(entry: Entry, found: Found) -> Iterator[str]:
    """Where what was found is not what is expected."""
    expected = entry.expected
    wanted = set(expected.get("rules", ()))
    others = set(expected.get("also", ())) | set(expected.get("any_of", ()))
    if not wanted <= found.rules <= wanted | others:
        yield f"{sorted(found.rules)}, where {sorted(wanted)} are expected"
    if "any_of" in expected and not set(expected["any_of"]) & found.rules:
        yield f"{sorted(found.rules)}, where one of {sorted(expected['any_of'])} is expected"
    if not wanted and not others and not found.judged:
        yield "nothing was judged"
    named = set(expected.get("gradients", ()))
    if entry.verdict == "missing":  # then these are those that are not there
        named = set()
    told = not found.rules & OPEN and not (others & found.rules and not named)
    if found.judged and found.wrong != named and told:
        yield f"{sorted(found.wrong)} are wrong, where {sorted(named)} are expected to be"


def needs(entry: Entry) -> str:
    """What has to be installed for a function, and is not."""
    framework = entry.keys.get("framework", "")
    if framework in ("torch", "jax") and find_spec(framework) is None:
        return framework
    return "a C compiler" if "source" in entry.keys and shutil.which("cc") is None else ""


def all_found(chosen: list[Entry]) -> dict[str, list[str]]:
    """For each function that is not found as expected, what is the matter."""
    usable = [entry for entry in chosen if not needs(entry)]
    context = multiprocessing.get_context("spawn")  # a copy of pytest would have its threads
    with ProcessPoolExecutor(WORKERS, mp_context=context) as pool:
        results = list(pool.map(found_by, [declared()[entry.name] for entry in usable]))
    whole = {e.name: list(problems(e, f)) for e, f in zip(usable, results, strict=True)}
    return {name: said for name, said in whole.items() if said}


def is_quick(entry: Entry) -> bool:
    return entry.name in QUICK


@pytest.mark.slow
def test_some_functions_of_every_kind_are_found_as_expected() -> None:
    chosen = [entry for entry in entries() if is_quick(entry)]
    assert len(chosen) == len(QUICK)
    assert all_found(chosen) == {}


@pytest.mark.slow  # two minutes
def test_all_other_functions_are_found_as_expected() -> None:
    chosen = [entry for entry in entries() if not is_quick(entry)]
    assert len(chosen) > 200
    assert all_found(chosen) == {}


# The comparison can fail


def entry_of(name: str, **expected: Any) -> Entry:
    entry = next(entry for entry in entries() if entry.name == name)
    return replace(entry, expected=expected) if expected else entry


RIGHT = Found(frozenset(), frozenset(), 3, True)
WRONG = Found(frozenset({"BP201"}), frozenset({"dX"}), 3, True)


@pytest.mark.parametrize(
    ("expected", "found", "said"),
    [
        ({"verdict": "right"}, WRONG, "['BP201'], where [] are expected"),
        ({"verdict": "right"}, replace(RIGHT, judged=0), "nothing was judged"),
        ({"verdict": "wrong", "rules": ["BP201"]}, RIGHT, "[], where ['BP201'] are expected"),
        (
            {"verdict": "wrong", "rules": ["BP201"], "gradients": ["dgamma"]},
            WRONG,
            "['dX'] are wrong, where ['dgamma'] are expected",
        ),
        (
            {"verdict": "wrong", "any_of": ["BP203", "BP204"]},
            RIGHT,
            "one of ['BP203', 'BP204'] is expected",
        ),
        (
            {"verdict": "wrong", "rules": ["BP201"], "gradients": ["dX"]},
            replace(WRONG, rules=frozenset({"BP201", "BP208"})),
            "where ['BP201'] are expected",
        ),
    ],
)
def test_what_is_not_as_expected_is_seen(expected: dict[str, Any], found: Found, said: str) -> None:
    entry = entry_of("ln_tuple.right", **expected)
    assert any(said in problem for problem in problems(entry, found))


def test_what_is_as_expected_is_left_alone() -> None:
    assert list(problems(entry_of("ln_tuple.right"), RIGHT)) == []
    assert list(problems(entry_of("ln_tuple.mean_term_dropped"), WRONG)) == []
    entry = entry_of("ln_tuple.right", verdict="wrong", rules=["BP201"], also=["BP202"],
                     gradients=["dX"])  # fmt: skip
    both = replace(WRONG, rules=frozenset({"BP201", "BP202"}))
    assert list(problems(entry, WRONG)) == list(problems(entry, both)) == []
