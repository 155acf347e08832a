"""Names: what people call things, and that no name means two things of one kind equally."""

from __future__ import annotations

import pytest

from verify.code.subject import Subject, subject
from verify.code.vocabulary import (
    CACHES,
    LOSS_UPSTREAM,
    NAMES,
    SIZES,
    UPSTREAM,
    gradients,
    is_cache,
    is_loss_upstream,
    is_upstream,
    packed,
    packed_gradients,
    plain,
    rank,
    size,
    values,
)


@pytest.fixture(scope="module")
def layer_norm() -> Subject:
    return subject("layer_norm")


@pytest.fixture(scope="module")
def attention() -> Subject:
    return subject("attention")


def best(found: list[tuple[str, int]]) -> str:
    return min(found, key=lambda item: item[1])[0] if found else ""


@pytest.mark.parametrize(
    ("name", "tensor"),
    [
        ("X", "X"),
        ("x", "X"),
        ("inp", "X"),
        ("weight", "gamma"),
        ("self.weight", "gamma"),
        ("_gamma_", "gamma"),
        ("bias", "beta"),
        ("inv_std", "rstd"),
        ("xhat", "x_hat"),
        ("x_norm", "x_hat"),
        ("eps", "epsilon"),
        ("mu", "mean"),
        ("sigma2", "variance"),
        ("zebra", ""),
        ("dout", ""),
        ("dY", ""),
    ],
)
def test_what_a_value_is_called(name: str, tensor: str, layer_norm: Subject) -> None:
    assert best(list(values(name, layer_norm))) == tensor


@pytest.mark.parametrize(
    ("name", "gradient"),
    [
        ("dX", "dX"),
        ("dx", "dX"),
        ("d_x", "dX"),
        ("grad_x", "dX"),
        ("x_grad", "dX"),
        ("dinp", "dX"),
        ("dweight", "dgamma"),
        ("grads.weight", "dgamma"),
        ("weight.grad", "dgamma"),
        ("grad_weight", "dgamma"),
        ("dL_dgamma", "dgamma"),
        ("dbias", "dbeta"),
        ("dxhat", "dx_hat"),
        ("weight", ""),
        ("zebra", ""),
        ("dY", ""),
    ],
)
def test_what_a_gradient_is_called(name: str, gradient: str, layer_norm: Subject) -> None:
    assert best(list(gradients(name, layer_norm))) == gradient


def test_an_upstream_gradient_is_no_result(layer_norm: Subject) -> None:
    assert all(found != "dY" for name in UPSTREAM for found, _ in gradients(name, layer_norm))


def test_several_in_one_array(attention: Subject, layer_norm: Subject) -> None:
    assert [names for names, _ in packed("qkv_w", attention)] == [("W_Q", "W_K", "W_V")]
    assert {n for n, _ in packed_gradients("d_qkv_w", attention)} == {("dW_Q", "dW_K", "dW_V")}
    assert not list(packed("qkv", layer_norm))


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("B", "B"),
        ("batch_size", "B"),
        ("C", "d_model"),
        ("seq_len", "T"),
        ("seqlen", "T"),
        ("num_heads", "h"),
        ("numheads", "h"),
        ("head_dim", "d_k"),
        ("zebra", None),
    ],
)
def test_what_a_size_is_called(name: str, meant: str | None) -> None:
    assert size(name, ("B", "T", "d_model", "h", "d_k")) == meant


def test_a_size_that_there_is_not_is_not_meant() -> None:
    assert size("num_heads", ("B", "T")) is None


def test_gradients_that_arrive_caches_and_gradients_of_a_loss() -> None:
    assert is_upstream("dout")
    assert is_upstream("grad_output")
    assert is_upstream("gradOutput")
    assert not is_upstream("dx")
    assert is_cache("cache")
    assert is_cache("ctx")
    assert not is_cache("x")
    assert is_loss_upstream("dloss")
    assert not is_loss_upstream("logits")


def test_names_are_written_as_they_are_compared_and_once() -> None:
    for tensor, names in NAMES.items():
        listed = names.split()
        assert [plain(name) for name in listed if plain(name) != name.rstrip("_")] == [], tensor
        assert len(set(listed)) == len(listed), tensor
    for listed in (UPSTREAM, CACHES, LOSS_UPSTREAM, *(n.split() for n in SIZES.values())):
        assert len(set(listed)) == len(listed), listed


def test_the_name_itself_is_likelier_than_any_other() -> None:
    for tensor, names in NAMES.items():
        assert rank(plain(tensor), tensor) == 0
        for other in names.split():
            if other != plain(tensor):
                assert (rank(other, tensor) or 0) > 0 or plain(other) == plain(tensor)
