"""The answer to what a person says of a set: said once, and true of the tips that follow."""

from __future__ import annotations

import pytest

from lungetimer.coaching.cues import focus_for
from lungetimer.training.result import Felt
from lungetimer.words.felt_words import felt_words


@pytest.mark.parametrize("felt", Felt)
def test_what_is_promised_of_the_tips_is_what_the_coach_does(felt: Felt) -> None:
    said = felt_words(felt, last=False)
    assert said.startswith(f"{felt.capitalize()} noted. The next set's tips will ")
    answers = focus_for(2, [felt]).felt is felt
    assert ("take turns as before" in said) is not answers


def test_after_the_last_set_the_tips_are_those_of_the_next_session() -> None:
    assert felt_words(Felt.KNEE, last=True) == (
        "Knee noted. Next time, the first tips will be about your knees."
    )
