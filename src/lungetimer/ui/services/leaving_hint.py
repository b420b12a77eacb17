"""Says which key leaves to whoever presses ctrl+c."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final

from lungetimer.words.leaving_words import leaving_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.screen import Screen

    from lungetimer.ui.services.notices import Notices

TOLD_S: Final = 10.0
"""For how long the key that leaves is not told again, in seconds."""


class LeavingHint:
    """Tells the key once, however often it is asked for.

    Args:
        notices: where it is told.
        own_keys: keys that the person has remapped, by action.
    """

    def __init__(self, notices: Notices, own_keys: Mapping[str, str]) -> None:
        self._notices = notices
        self._own_keys = own_keys
        self._told_s = -TOLD_S

    def tell(self, screen: Screen[Any]) -> None:
        """Tell the key that leaves a screen, unless it was told a moment ago."""
        now = time.monotonic()
        if now - self._told_s > TOLD_S:
            self._told_s = now
            offered = {active.binding.id for active in screen.active_bindings.values()}
            self._notices.tell(leaving_words(offered, self._own_keys))
