"""The notice after the user answers how a set felt: it says what the next tips will be about."""

from __future__ import annotations

from typing import Final

from lungetimer.training.result import Felt

_ABOUT: Final = {
    Felt.KNEE: "will be about your knees",
    Felt.BALANCE: "will be about your balance",
    Felt.DEPTH: "will be about how deep you go",
    Felt.BACK: "will be about your back",
    Felt.FINE: "will take turns as before",
}


def felt_words(felt: Felt, *, last: bool) -> str:
    """Return the two short sentences of the notice after the user answered how a set felt.

    Args:
        felt: the user's answer.
        last: whether the set was the last of its session. If so, the tips that fit the answer
            come first in the next session.
    """
    whose = "Next time, the first tips" if last else "The next set's tips"
    return f"{felt.capitalize()} noted. {whose} {_ABOUT[felt]}."
