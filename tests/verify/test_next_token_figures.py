"""What x, y, one-hot rows and P say about each other: each of these checks is seen to fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from derivations.outcome import Checked, Unknown
from tests.verify.printed_chapter import ONE_HOT, P_IN_TEX, Y, printed, with_entry
from verify.report.content import interval

ALL = {
    "y_is_x_shifted",
    "one_hot_agrees_with_y",
    "P_rows_sum_to_one",
    "loss_from_P",
    "logit_gradient_from_P",
}


def test_what_follows_from_the_printed_P_alone(tmp_path: Path) -> None:
    found = printed(tmp_path)
    assert found.outcomes.keys() >= ALL
    assert not found.failing
    assert found.run.next_token is not None
    implied = found.run.next_token.from_probabilities
    assert implied is not None
    # −(log P₁₂ + log P₂₃)/2 at both ends of the printed intervals.
    assert interval(implied.loss, 5) == ["1.26372", "1.26409"]
    assert [interval(entry, 6) for entry in implied.logit_gradient[2]] == [["0", "0"]] * 3
    # (0.4114 ± 0.00005)/2: the first row has no target there.
    assert interval(implied.logit_gradient[0, 0], 6) == ["0.205674", "0.205726"]


# P


def test_a_row_of_P_that_cannot_sum_to_one(tmp_path: Path) -> None:
    found = printed(tmp_path, with_entry(1, 1, "0.4328"))
    assert "row 2 of P can only sum to [1.00035, 1.00065]" in found.witness("P_rows_sum_to_one")


def test_a_row_of_P_that_can_sum_to_one_though_its_digits_do_not(tmp_path: Path) -> None:
    found = printed(tmp_path, with_entry(1, 1, "0.4324"))
    assert isinstance(found.outcomes["P_rows_sum_to_one"], Checked)


def test_a_wrong_probability_of_a_target_shows_in_the_loss_and_the_gradient(
    tmp_path: Path,
) -> None:
    found = printed(tmp_path, with_entry(0, 1, "0.2632"))
    assert "the loss" in found.witness("loss_from_P")
    assert "entry (1, 2)" in found.witness("logit_gradient_from_P")


def test_a_wrong_probability_that_no_target_asks_for_leaves_the_loss_alone(
    tmp_path: Path,
) -> None:
    found = printed(tmp_path, with_entry(2, 0, "0.3380"))
    assert found.failing == {"P", "P_is_transcribed", "P_rows_sum_to_one"}


@pytest.mark.parametrize(
    "changed", ["0.4114 & 0.2532 \\\\ 0.2524 & 0.4323", with_entry(0, 1, "-")[1]]
)
def test_nothing_is_made_of_a_P_that_is_not_complete(tmp_path: Path, changed: str) -> None:
    """The figure itself does not hold then."""
    found = printed(tmp_path, (P_IN_TEX, changed))
    assert not {"P_rows_sum_to_one", "loss_from_P", "logit_gradient_from_P"} & set(found.outcomes)
    assert found.failing
    assert found.run.next_token is not None
    assert found.run.next_token.from_probabilities is None


def test_digits_that_say_nothing_do_not_pass(tmp_path: Path) -> None:
    """Printed as 0.0, the probability of a target may be 0, and the loss anything."""
    found = printed(tmp_path, with_entry(0, 1, "0.0"))
    assert isinstance(found.outcomes["loss_from_P"], Unknown)


# Targets and one-hot rows


def test_a_target_that_is_not_the_next_token(tmp_path: Path) -> None:
    found = printed(tmp_path, (Y, Y.replace("1 & 2", "1 & 0")))
    assert found.witness("y_is_x_shifted").endswith("printed 0, the next token is 2")
    assert found.witness("one_hot_agrees_with_y").startswith("chapter.txt:19:")


def test_a_target_behind_the_last_token(tmp_path: Path) -> None:
    found = printed(tmp_path, (Y, Y.replace("-", "0")))
    assert "the next token is none" in found.witness("y_is_x_shifted")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("0 & 1 & 0", "1 & 0 & 0", "printed 1, expected 0"),
        ("- & - & -", "0 & - & -", "printed 0, expected a dash"),
        ("0 & 0 & 1", "- & 0 & 1", "printed -, expected 0"),
    ],
)
def test_one_hot_rows_that_do_not_agree_with_y(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    found = printed(tmp_path, (ONE_HOT, ONE_HOT.replace(old, new)))
    assert found.witness("one_hot_agrees_with_y").startswith("chapter.txt:19:")
    assert found.witness("one_hot_agrees_with_y").endswith(said)


def test_targets_that_are_not_meant_to_be_the_next_tokens(tmp_path: Path) -> None:
    said = "next_token = true  # each target is the next token of the input\n"
    found = printed(tmp_path, example={said: ""})
    assert "y_is_x_shifted" not in found.outcomes
    assert not found.failing
