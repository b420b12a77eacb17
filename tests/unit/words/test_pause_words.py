"""What a pause says: in any width, how to continue."""

from __future__ import annotations

import pytest

from lungetimer.training.status import PauseReason
from lungetimer.words.pause_words import pause_words


@pytest.mark.parametrize("reason", sorted(set(PauseReason) - {PauseReason.LEAVING}))
def test_each_form_fits_and_says_how_to_continue(reason: PauseReason) -> None:
    for width in range(20, 80):
        said = pause_words(reason, width)
        assert len(said) <= width
        assert said.endswith(("Press space.", "Press space to continue."))
    assert pause_words(PauseReason.LEAVING, 80) == pause_words(None, 80) == ""


def test_where_there_is_room_it_says_why() -> None:
    assert pause_words(PauseReason.STALLED, 80).startswith("The computer slept or froze. Nothing")
    assert pause_words(PauseReason.STALLED, 42).startswith("The computer slept or froze. Press")
