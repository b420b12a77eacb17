"""The text during a pause: why the session is paused, and how to continue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.text import longest_fitting_text
from lungetimer.training.status import PauseReason

if TYPE_CHECKING:
    from collections.abc import Mapping

PAUSE_WORD: Final = "continue"
"""What the key of the command ``pause`` does during a pause, for the footer."""

_HOW: Final = "Press space to continue."
_SPACE: Final = "Press space."
# For each reason, the longest text is first.
_WORDS: Final[Mapping[PauseReason, tuple[str, ...]]] = {
    PauseReason.ASKED: (_HOW, _SPACE),
    PauseReason.STALLED: (
        f"The computer slept or froze. Nothing was counted. {_HOW}",
        f"The computer slept or froze. {_HOW}",
        f"The computer slept or froze. {_SPACE}",
        _HOW,
        _SPACE,
    ),
    PauseReason.LEAVING: ("",),
    PauseReason.SAFETY: (f"Take your time. {_HOW}", _HOW, _SPACE),
}


def pause_words(reason: PauseReason | None, width: int) -> str:
    """Return why the session is paused and how to continue, in the longest text that fits.

    Args:
        reason: why the session is paused; None if that is not known.
        width: the width of the place for the text, in cells.
    """
    forms = _WORDS[reason] if reason else ("",)
    return longest_fitting_text(forms, width)
