"""A network with its training as one list of equations: names, order, and what comes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import numpy as np
import pytest
from sympy import Idx, Sum

from derivations.catalogue import sublayer
from derivations.mutants.catalogue import MUTANTS, apply
from derivations.notation import Equation, NotationError, entries, entry_name, tensor
from derivations.sublayer import Mutant, Sublayer
from derivations.sublayers.symbols import n
from derivations.system import System, Training
from derivations.wiring import Network, Step
from numeric.arithmetic import FloatArithmetic
from numeric.lowering import lower
from numeric.program import stored_shape
from tests.oracles import training

REGRESSION = Network(
    (
        Step("linear", sublayer("linear"), {"X": "X", "W": "W", "Y": "H"}),
        Step("bias", sublayer("bias"), {"X": "H", "b": "b", "Y": "Y"}),
        Step(
            "error",
            sublayer("squared_error_mean"),
            {"Y": "Y", "target": "target", "difference": "difference", "loss": "loss"},
        ),
    )
)
CLASSIFIER = Network(
    (
        Step("linear", sublayer("linear"), {"X": "X", "W": "W", "Y": "Z"}),
        Step("softmax", sublayer("softmax"), {"Z": "Z", "P": "P"}),
        Step("loss", sublayer("cross_entropy"), {"P": "P", "loss": "loss"}),
    )
)
SETTINGS: dict[str, dict[str, float]] = {
    "sgd_step": {"learning_rate": 0.1},
    "sgd_weight_decay_step": {"learning_rate": 0.1, "weight_decay": 0.3},
    "momentum_step": {"learning_rate": 0.1, "momentum": 0.9},
    "nesterov_step": {"learning_rate": 0.1, "momentum": 0.9},
    "adam_step": {"learning_rate": 0.1, "beta_1": 0.9, "beta_2": 0.99, "epsilon": 1e-3},
    "adamw_step": {
        "learning_rate": 0.1,
        "beta_1": 0.9,
        "beta_2": 0.99,
        "epsilon": 1e-3,
        "weight_decay": 0.3,
    },
}
LOOPS: dict[str, Callable[..., list[Any]]] = {
    "sgd_step": training.sgd,
    "sgd_weight_decay_step": training.sgd,
    "momentum_step": training.momentum,
    "nesterov_step": partial(training.momentum, nesterov=True),
    "adam_step": training.adam,
    "adamw_step": training.adam,
}
STEPS = 3
# Three steps of a few dozen float64 operations each on numbers of order 1: about 1e-15 each.
PRECISION = 1e-12

rules = pytest.mark.parametrize("rule", SETTINGS)


def regression(seed: int = 0) -> dict[str, Any]:
    random = np.random.default_rng(seed)
    shapes = {"X": (5, 3), "W": (3, 2), "b": (2,), "target": (5, 2)}
    return {name: random.normal(size=shape) for name, shape in shapes.items()}


def trained(rule: Sublayer, steps: int = STEPS, parameters: tuple[str, ...] = ("W", "b")) -> System:
    return System(REGRESSION, Training(rule, steps, parameters))


def run(system: System, given: Mapping[str, Any]) -> dict[str, Any]:
    """Every value of a regression; the state of the rule starts at 0."""
    (T, d_in), d_out = given["X"].shape, given["W"].shape[1]
    sizes = {"T": T, "d_in": d_in, "d_out": d_out}
    state = {t.name: np.zeros(stored_shape(t, sizes)) for t in system.initial_state}
    program = lower(system.equations, system.tensors, system.shifts)
    return dict(program.run({**given, **state}, sizes, FloatArithmetic()))


def path(rule: Sublayer, settings: Mapping[str, float], given: Mapping[str, Any]) -> list[Any]:
    """All parameters of a regression as one vector, before the first step and after each."""
    found = {**given, **run(trained(rule), {**given, **settings})}
    suffixes = ("", *(f"#{step}" for step in range(1, STEPS + 1)))
    return [np.concatenate([found[f"W{s}"].ravel(), found[f"b{s}"]]) for s in suffixes]


def by_hand(rule: str, settings: Mapping[str, float], given: Mapping[str, Any]) -> list[Any]:
    """The same path by a loop in NumPy."""
    X, target = given["X"], given["target"]
    cut = given["W"].size

    def gradient(theta: Any) -> Any:
        W, b = theta[:cut].reshape(given["W"].shape), theta[cut:]
        error = 2 * (X @ W + b - target) / target.size
        return np.concatenate([(X.T @ error).ravel(), error.sum(axis=0)])

    start = np.concatenate([given["W"].ravel(), given["b"]])
    return LOOPS[rule](start, gradient, STEPS, **settings)


def same(found: list[Any], expected: list[Any]) -> bool:
    """Whether every entry of every step agrees; NaN agrees with nothing."""
    assert len(found) == len(expected) == STEPS + 1
    return all(
        a.shape == b.shape and bool((np.abs(a - b) <= PRECISION * np.abs(b).max()).all())
        for a, b in zip(found, expected, strict=True)
    )


# In numbers


@rules
def test_every_rule_takes_the_steps_of_a_loop_in_numpy(rule: str) -> None:
    for seed in range(3):
        given = regression(seed)
        settings = SETTINGS[rule]
        assert same(path(sublayer(rule), settings, given), by_hand(rule, settings, given))


@pytest.mark.slow
@rules
def test_every_wrong_rule_takes_other_steps(rule: str) -> None:
    """ε is large enough to show, and a bias correction that divides by 0 gives no number."""
    page, given, settings = sublayer(rule), regression(), SETTINGS[rule]
    expected = by_hand(rule, settings, given)
    unseen = [
        mutant.name
        for mutant in MUTANTS[rule]
        if not _outside_a_system(mutant)
        and same(path(apply(page, mutant), settings, given), expected)
    ]
    assert unseen == []


def _outside_a_system(mutant: Mutant) -> bool:
    """A rule in a system works entry by entry: it has no sum, and no number of parameters."""
    return bool(mutant.equation.right.atoms(Sum) or n in mutant.equation.right.free_symbols)


@pytest.mark.slow
@rules
def test_every_rule_takes_the_steps_of_pytorch(rule: str) -> None:
    torch = pytest.importorskip("torch", reason="PyTorch, the extra 'torch', is not installed")
    given, settings = regression(), SETTINGS[rule]
    arguments: dict[str, Any] = {"lr": settings["learning_rate"]}
    if "weight_decay" in settings:
        arguments["weight_decay"] = settings["weight_decay"]
    if rule in ("adam_step", "adamw_step"):
        arguments["betas"] = (settings["beta_1"], settings["beta_2"])
        arguments["eps"] = settings["epsilon"]
        optimiser = torch.optim.Adam if rule == "adam_step" else torch.optim.AdamW
    else:
        arguments["momentum"] = settings.get("momentum", 0.0)
        arguments["nesterov"] = rule == "nesterov_step"
        optimiser = torch.optim.SGD
    tensors = {name: torch.tensor(value) for name, value in given.items()}
    W, b = (tensors[name].requires_grad_() for name in ("W", "b"))
    optimising = optimiser([W, b], **arguments)
    expected = [torch.cat([W.flatten(), b]).detach().numpy().copy()]
    for _ in range(STEPS):
        optimising.zero_grad()
        ((tensors["X"] @ W + b - tensors["target"]) ** 2).mean().backward()
        optimising.step()
        expected.append(torch.cat([W.flatten(), b]).detach().numpy().copy())
    assert same(path(sublayer(rule), settings, given), expected)


def test_a_loss_falls_from_run_to_run_and_each_run_has_its_own() -> None:
    found = run(trained(sublayer("sgd_step")), {**regression(), "learning_rate": 0.1})
    losses = [float(found[f"loss{suffix}"]) for suffix in ("", "#1", "#2", "#3")]
    assert losses == sorted(losses, reverse=True)
    assert len(set(losses)) == 4


def test_a_probability_of_one_step_is_read_by_another() -> None:
    """A softmax's output is any real number to the softmax, and from 0 to 1 to the loss."""
    random = np.random.default_rng(0)
    given = {"X": random.normal(size=(4, 3)), "W": random.normal(size=(3, 5))}
    given |= {"loss.y": np.array([1, 4, 0, 1]), "loss.has_target": np.array([1, 0, 1, 1])}
    system = System(CLASSIFIER)
    program = lower(system.equations, system.tensors, system.shifts)
    found = program.run(given, {"T": 4, "d_in": 3, "d_out": 5}, FloatArithmetic())
    one_hot = np.eye(5)[given["loss.y"]]
    expected = given["loss.has_target"][:, None] * (found["P"] - one_hot) / 3
    assert found["dZ"] == pytest.approx(expected, rel=1e-12, abs=1e-15)
    assert found["dW"] == pytest.approx(given["X"].T @ expected, rel=1e-12, abs=1e-15)


# Names and order


def test_the_run_after_k_updates_has_the_number_k_at_the_end_of_its_names() -> None:
    system = trained(sublayer("momentum_step"), steps=2)
    names = [equation.name for equation in system.equations]
    network = [equation.name for equation in (*REGRESSION.forward, *REGRESSION.backward)]
    updates = ["velocity(W)", "W", "velocity(b)", "b"]
    assert names == [
        *network,
        *(f"{name}#1" for name in (*updates, *network)),
        *(f"{name}#2" for name in (*updates, *network)),
    ]
    known = set(system.given)
    for equation in system.equations:
        assert system.needs(equation) <= known, equation.name
        known.add(equation.name)
    assert known <= set(system.tensors)
    assert all(name == tensor.name for name, tensor in system.tensors.items())


def test_each_run_reads_the_parameters_of_its_own_number() -> None:
    system = trained(sublayer("sgd_step"), steps=2, parameters=("W",))
    by_name = {equation.name: equation for equation in system.equations}
    assert system.needs(by_name["H"]) == {"X", "W"}
    assert system.needs(by_name["H#2"]) == {"X", "W#2"}
    assert system.needs(by_name["W#2"]) == {"W#1", "dW#1", "learning_rate"}
    assert system.needs(by_name["Y#2"]) == {"H#2", "b"}, "b is not trained"
    assert "b#1" not in system.tensors


def test_a_system_without_training_is_the_network() -> None:
    system = System(REGRESSION)
    assert system.equations == (*REGRESSION.forward, *REGRESSION.backward)
    assert system.initial_state == ()
    assert set(system.given) == {"X", "W", "b", "target"}


def test_a_scalar_state_is_common_to_all_parameters_and_starts_once() -> None:
    system = trained(sublayer("adam_step"), steps=2)
    names = [equation.name for equation in system.equations]
    assert names.count("correction_1#1") == names.count("correction_1#2") == 1
    assert len(set(names)) == len(names)
    assert {tensor.name: tensor.axes for tensor in system.initial_state} == {
        "m(W)": REGRESSION.tensors["W"].axes,
        "v(W)": REGRESSION.tensors["W"].axes,
        "m(b)": REGRESSION.tensors["b"].axes,
        "v(b)": REGRESSION.tensors["b"].axes,
        "correction_1": (),
        "correction_2": (),
    }
    assert {tensor.name for tensor in system.initial_state} <= set(system.given)


@rules
def test_settings_and_state_are_told_apart(rule: str) -> None:
    rule_of_training = Training(sublayer(rule), 1, ("W",))
    assert {t.name for t in rule_of_training.settings()} == set(SETTINGS[rule])
    carried = {t.name for t in rule_of_training.state()}
    outputs = {t.name for t in sublayer(rule).outputs}
    assert outputs == {f"{name}_updated" for name in carried} | {"updated"}


def test_what_is_available_follows_from_what_is_known() -> None:
    system = trained(sublayer("sgd_step"), steps=1)

    def available(*known: str) -> list[str]:
        return [equation.name for equation in system.available(known)]

    assert available() == []
    assert available("X", "W") == ["H"]
    assert available("X", "W", "b") == ["H", "Y"]
    assert available("Y", "target") == ["difference", "error.entry_loss", "loss", "dY", "dH", "db"]
    assert available("W", "dW") == [], "the learning rate is missing"
    assert available("W", "dW", "learning_rate") == ["W#1"]
    assert available(*system.given) == [equation.name for equation in system.equations]


def test_a_shift_is_available_when_what_it_is_the_maximum_of_is() -> None:
    system = System(CLASSIFIER)
    assert [e.name for e in system.available({"Z"})] == ["softmax.exponential", "P"]
    (exponential,) = (e for e in system.equations if e.name == "softmax.exponential")
    assert system.needs(exponential) == {"Z"}
    assert "softmax.row_max" in {entry_name(entry) for entry in entries(exponential.right)}
    assert "softmax.row_max" not in system.given
    (shift,) = system.shifts
    where = tuple(Idx(f"at{place}", size) for place, size in enumerate(shift.value.dimensions))
    of_the_shift_alone = Equation(tensor("top", *shift.value.axes)[where], shift.value[where])
    assert system.needs(of_the_shift_alone) == {"Z"}


def test_what_leads_to_a_value_stops_at_what_is_known() -> None:
    system = trained(sublayer("momentum_step"), steps=1, parameters=("W",))

    def leading(*names: str, known: tuple[str, ...] = ()) -> list[str]:
        return [equation.name for equation in system.leading_to(names, known)]

    assert leading("loss") == ["H", "Y", "difference", "error.entry_loss", "loss"]
    assert leading("loss", known=("difference",)) == ["error.entry_loss", "loss"]
    assert leading("H", "dY", known=("difference",)) == ["H", "dY"]
    assert leading("W#1", known=("dW",)) == ["velocity(W)#1", "W#1"]
    assert leading("H#1", known=("W#1",)) == ["H#1"]
    assert leading("X") == []


def test_a_network_with_a_setting_of_that_name_keeps_its_own() -> None:
    steps = (*REGRESSION.steps, Step("norm", sublayer("rms_norm"), {"epsilon": "epsilon"}))
    system = System(Network(steps), Training(sublayer("adam_step"), 1, ("W",)))
    assert {"epsilon", "adam_step.epsilon"} <= set(system.given)


# Mistakes


def test_only_a_tensor_of_the_network_can_be_trained() -> None:
    system = trained(sublayer("sgd_step"), parameters=("W", "W_Q"))
    for look in ("equations", "tensors"):
        with pytest.raises(NotationError, match="W_Q is not a tensor of the network"):
            getattr(system, look)


def test_a_rule_that_adds_over_the_parameters_is_an_error() -> None:
    normalised = next(m for m in MUTANTS["sgd_step"] if m.name == "gradient_normalised")
    system = trained(apply(sublayer("sgd_step"), normalised))
    with pytest.raises(NotationError, match="works entry by entry"):
        _ = system.equations
