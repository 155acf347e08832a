"""The corpus says of each function whether it is right: that is checked here, without our judge.

Twice: against PyTorch's autograd of a reference forward, entry by entry, and along random
directions against differences of the function's own forward.  A label that neither can see
(a crash, a loop without end) has to say so.
"""

import copy
import inspect
import shutil
import zlib
from dataclasses import replace

import numpy as np
import pytest
from tests.code_corpus.corpus import RULES_OF, VERDICTS, Entry, entries
from tests.code_corpus.labels.driver import Driver
from tests.code_corpus.labels.drivers import DRIVERS
from tests.code_corpus.labels.values import inputs, targets

# Labels change when the corpus does, and not when the judge does.
pytestmark = pytest.mark.slow

ENTRIES = [e for e in entries() if "unchecked" not in e.expected]
DISTINCT = 1e-3  # what is called wrong differs by this much, relative to the largest entry
STEP = 1e-5


def seeded(entry: Entry) -> np.random.Generator:
    return np.random.default_rng(zlib.crc32(entry.name.encode()))


def case(entry: Entry, driver: Driver) -> dict:
    options = dict(driver.options)
    sizes = entry.keys.get("sizes", {})
    if "d_model" in sizes:
        options["c"] = sizes["d_model"]
    ignored, biases = options.pop("ignored", True), options.pop("biases", True)
    rng = seeded(entry)
    values = inputs(entry.keys["as"], rng, **options)
    if "has_target" in values and not ignored:
        values |= targets(rng, options.get("lead", (2,)), ignored=False)
    if "reduction" in values:
        values["reduction"] = entry.keys.get("reduction", "mean")
    if not biases:
        values |= {n: np.zeros_like(a) for n, a in values.items() if n.startswith("b_")}
    special = entry.expected.get("inputs")
    if special == "small variance":
        values["X"] = values["X"] * 2e-3
    if special == "a sequence without any target":
        values["has_target"][0] = 0.0
    return values


def upstream(entry: Entry, driver: Driver, shapes: list[tuple]) -> list[np.ndarray]:
    rng = seeded(entry)
    if not driver.takes_upstream:
        return [np.float64(1.0)]
    return [rng.normal(size=s) if s else np.float64(1.7) for s in shapes]


def tolerance_of(entry: Entry) -> float:
    return entry.expected.get("tolerance", DRIVERS[entry.convention].tolerance)


def has_own_forward(entry: Entry) -> bool:
    if "source" in entry.keys:
        return False
    if entry.keys.get("framework") == "torch":
        return entry.convention.startswith(("function_", "module_"))  # without importing it
    one_call = entry.convention in ("ce_both", "chain")
    return one_call or "forward" in entry.keys or inspect.isclass(entry.load())


def difference(found, right) -> float:
    """The largest difference, relative to the largest entry; inf where the shapes do not fit."""
    if np.shape(found) != np.shape(right):
        return np.inf
    scale = np.max(np.abs(right))
    largest = np.max(np.abs(np.asarray(found) - right))
    return float(largest / scale) if scale > 1e-9 else float(largest)


@pytest.fixture(autouse=True)
def _framework(request) -> None:
    """Frameworks that are not there skip their functions, visibly."""
    entry = request.node.callspec.params.get("entry") if hasattr(request.node, "callspec") else None
    if entry is None or "well_formed" in request.node.name:
        return
    if entry.keys.get("framework") in ("torch", "jax"):
        pytest.importorskip(entry.keys["framework"])
    if "source" in entry.keys and shutil.which("cc") is None:
        pytest.skip("no C compiler")


def run_once(entry: Entry, values, up):
    """Output and gradients of the functions on copies; warnings of overflow are part of a label."""
    driver = DRIVERS[entry.convention]
    with np.errstate(all="ignore"):
        values = copy.deepcopy(values)
        output, state = driver.forward(entry.load(), entry.load("forward"), values)
        output = copy.deepcopy(output)
        up = copy.deepcopy(up)
        grads = driver.backward(entry.load(), values, state, up if len(up) > 1 else up[0])
    return output, {n: np.asarray(g, dtype=float) for n, g in grads.items()}


def page_and_own(entry: Entry):
    """What autograd gives for the page, and what the functions give."""
    reference = pytest.importorskip("tests.code_corpus.labels.reference", exc_type=ImportError)
    driver, page = DRIVERS[entry.convention], entry.keys["as"]
    values = case(entry, driver)
    outputs, _ = reference.gradients(page, values, reference_ones(reference, page, values))
    up = upstream(entry, driver, [o.shape for o in outputs])
    outputs, right = reference.gradients(page, values, up)
    output, grads = run_once(entry, values, up)
    return (outputs, right), (output, grads)


def reference_ones(reference, page, values):
    return [np.float64(1.0) for _ in reference.outputs_of(page)]


def params(chosen):
    """JAX compiles, which takes its time."""
    slow = {"jax": [pytest.mark.slow]}
    return [pytest.param(e, id=e.name, marks=slow.get(e.keys.get("framework"), [])) for e in chosen]


NUMERIC = [e for e in ENTRIES if e.verdict not in ("crash", "not-repeatable")]


@pytest.mark.parametrize("entry", params(NUMERIC))
def test_the_label_agrees_with_autograd(entry: Entry) -> None:
    tolerance = tolerance_of(entry)
    (outputs, right), (output, grads) = page_and_own(entry)
    wrong = set(entry.expected.get("gradients", []))
    if entry.verdict == "other-function":
        assert difference(output, outputs[-1]) > DISTINCT
        return
    if entry.verdict == "missing":
        assert set(right) - set(grads) == wrong
        return
    if entry.verdict == "not-finite":
        assert {n for n, g in grads.items() if not np.isfinite(g).all()} == wrong
        return
    assert set(grads) <= set(right)
    assert wrong <= set(grads)
    if output is not None and not {"BP202"} & rules(entry):
        assert difference(output, outputs[-1]) < max(tolerance, 1e-5)
    far = {n: difference(g, right[n]) for n, g in grads.items()}
    least = entry.expected.get("at_least", DISTINCT)
    if "BP202" in rules(entry):
        return  # wrong for its own forward, which the other test sees
    assert {n for n, f in far.items() if not f < tolerance} == wrong, far
    assert all(not far[n] < least for n in wrong), far


@pytest.mark.parametrize(
    "entry",
    params(e for e in NUMERIC if tolerance_of(e) < 1e-4 and has_own_forward(e)),
)
def test_the_label_agrees_with_differences_of_the_own_forward(entry: Entry) -> None:
    if entry.verdict in ("missing", "not-finite"):
        pytest.skip("nothing to compare: a gradient is missing or not finite")
    driver = DRIVERS[entry.convention]
    values = case(entry, driver)
    output, _ = driver.forward(entry.load(), entry.load("forward"), copy.deepcopy(values))
    up = upstream(entry, driver, [np.shape(output)])
    _, grads = run_once(entry, values, up)
    rng = seeded(entry)

    def loss(name, shift):
        moved = copy.deepcopy(values)
        moved[name] = moved[name] + shift
        result, _ = driver.forward(entry.load(), entry.load("forward"), moved)
        return float(np.sum(result * up[0]))

    wrong, found = set(entry.expected.get("gradients", [])), set()
    step = STEP * (1e-2 if entry.expected.get("inputs") == "small variance" else 1)
    for name, gradient in grads.items():
        source = values[name[1:]]
        if gradient.shape != source.shape:
            found.add(name)
            continue
        for _ in range(3):
            direction = rng.normal(size=source.shape)
            slope = (loss(name[1:], step * direction) - loss(name[1:], -step * direction)) / (
                2 * step
            )
            claimed = float(np.sum(gradient * direction))
            size = np.linalg.norm(gradient) * np.linalg.norm(direction) / np.sqrt(source.size)
            if not abs(slope - claimed) < 1e-5 * max(size, 1e-3):
                found.add(name)
    assert found == wrong


def rules(entry: Entry) -> set[str]:
    return set(entry.expected.get("rules", [])) | set(entry.expected.get("also", []))


def leaves(thing):
    if isinstance(thing, np.ndarray):
        return [thing]
    if isinstance(thing, dict):
        return [a for value in thing.values() for a in leaves(value)]
    if isinstance(thing, list | tuple):
        return [a for value in thing for a in leaves(value)]
    return []


@pytest.mark.parametrize("entry", params(NUMERIC))
def test_who_changes_its_arguments_is_labelled_so(entry: Entry) -> None:
    driver = DRIVERS[entry.convention]
    if inspect.isclass(entry.load()):
        return  # an object may change what it holds
    if entry.convention == "chain_step" or entry.keys.get("framework"):
        return
    values = case(entry, driver)
    before = copy.deepcopy(values)
    with np.errstate(all="ignore"):
        output, state = driver.forward(entry.load(), entry.load("forward"), values)
        changed = different(values, before)
        shapes = output_shapes(entry, values, output)
        up = upstream(entry, driver, shapes)
        kept = copy.deepcopy((values, state, up))
        driver.backward(entry.load(), values, state, up if len(up) > 1 else up[0])
    changed = changed or different((values, state, up), kept)
    assert changed == ("BP203" in rules(entry))


def different(a, b) -> bool:
    pairs = zip(leaves(a), leaves(b), strict=True)
    return any(not np.array_equal(x, y, equal_nan=True) for x, y in pairs)


def output_shapes(entry, values, output):
    if output is not None:
        return [np.shape(output)]
    reference = pytest.importorskip("tests.code_corpus.labels.reference", exc_type=ImportError)
    page = entry.keys["as"]
    outputs, _ = reference.gradients(page, values, reference_ones(reference, page, values))
    return [o.shape for o in outputs]


@pytest.mark.parametrize("entry", entries(), ids=lambda e: e.name)
def test_the_expectation_is_well_formed(entry: Entry) -> None:
    expected = entry.expected
    assert expected["verdict"] in VERDICTS
    assert RULES_OF[entry.verdict] <= rules(entry) | set(expected.get("any_of", []))
    if entry.verdict in ("wrong", "wrong-shape"):
        assert expected["gradients"]
        assert expected["slip"]
    assert expected.get("only_if_declared", "name") in entry.keys
    if expected.get("must_not_be_flagged"):
        assert entry.verdict == "right"
    assert entry.convention in DRIVERS or "unchecked" in expected


def test_there_are_enough_functions() -> None:
    names = [e.name for e in entries()]
    assert len(names) == len(set(names))
    assert len(names) >= 280


def labelled(name: str, **expected) -> Entry:
    entry = next(e for e in entries() if e.name == name)
    return replace(entry, expected=expected)


@pytest.mark.parametrize(
    "entry",
    [
        labelled("ln_tuple.mean_term_dropped", verdict="right"),
        labelled("ln_tuple.right", verdict="wrong", gradients=["dX"]),
        labelled("ln_tuple.mean_term_dropped", verdict="wrong", gradients=["dX", "dgamma"]),
        labelled("ln_tuple.sample_variance_in_both", verdict="right"),
        labelled("quick_gelu.sigmoid_form", verdict="right"),
        labelled("ce_ignore.right", verdict="other-function"),
        labelled("affine.bias_gradient_missing", verdict="right", gradients=["db"]),
        labelled("manners_return.one_infinity", verdict="not-finite", gradients=[]),
    ],
    ids=lambda e: f"{e.name} is {e.verdict}",
)
def test_a_label_that_is_not_true_is_seen(entry: Entry) -> None:
    pytest.importorskip("torch")
    with pytest.raises(AssertionError):
        test_the_label_agrees_with_autograd(entry)


@pytest.mark.parametrize(
    "entry",
    [
        labelled("ln_tuple.mean_term_dropped", verdict="right"),
        labelled("ln_tuple.right", verdict="wrong", gradients=["dbeta"]),
    ],
    ids=lambda e: f"{e.name} is {e.verdict}",
)
def test_a_label_that_differences_contradict_is_seen(entry: Entry) -> None:
    with pytest.raises(AssertionError):
        test_the_label_agrees_with_differences_of_the_own_forward(entry)


@pytest.mark.parametrize("name", ["ln_rstd.scales_dout", "relu_cache.forward_clobbers"])
def test_a_change_of_arguments_that_no_label_names_is_seen(name: str) -> None:
    with pytest.raises(AssertionError):
        test_who_changes_its_arguments_is_labelled_so(labelled(name, verdict="right"))
