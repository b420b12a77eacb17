"""The reply after the user says how a set felt: what the next tips will be about."""

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
    """Return two short sentences for the notice after an answer.

    Args:
        felt: what was said of the set.
        last: whether no set of this session follows; the tips then open the next session.
    """
    whose = "Next time, the first tips" if last else "The next set's tips"
    return f"{felt.capitalize()} noted. {whose} {_ABOUT[felt]}."
