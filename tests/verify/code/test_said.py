"""What a person is told beside the verdicts: layouts, entries, where a sum runs, directions."""

from __future__ import annotations

from typing import Any

from tests.verify.code.in_process import judged
from verify.code.own_forward import ERROR_SIZE, Joint, probability_of_missing


def rows_only(dP: Any, P: Any) -> Any:
    return P * (dP - (P * dP).sum(axis=1, keepdims=True))


def over_the_batch(dP: Any, P: Any) -> Any:
    return P * (dP - (P * dP).sum(axis=0, keepdims=True))


def test_a_layout_that_it_takes_and_is_wrong_for_is_said() -> None:
    found = judged(rows_only, "softmax")
    assert found.holds
    assert any(said.startswith("layout (B T C): it takes that") for said in found.not_judged)


def test_a_sum_over_the_batch_is_named_and_its_entry_is_one_of_the_batch() -> None:
    found = judged(over_the_batch, "softmax")
    assert [gradient.verdict.value for gradient in found.gradients] == ["wrong"]
    assert len(found.gradients[0].entry) == 3  # sequence, place in it, token
    (slip,) = found.slips
    assert slip.words.endswith("over the batch, for each place in it")


def test_three_directions_miss_an_error_as_rarely_as_three() -> None:
    joint = Joint("complex", 0.0, 1e-4)
    assert joint.missed == probability_of_missing(1e-4, ERROR_SIZE, 3)
