"""Notice that is shown when the user presses ctrl+c; it names the key that leaves the screen."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final

from lungetimer.words.leaving_hint_words import leaving_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.screen import Screen

    from lungetimer.ui.services.notices import Notices

REPEAT_S: Final = 10.0
"""Seconds after a hint during which the same hint is not repeated."""


class LeavingHint:
    """Shows which key leaves the screen, but the same hint only once in `REPEAT_S` seconds.

    Args:
        notices: shows the line.
        own_keys: command id -> the keys that the user has chosen instead of the default keys.
    """

    def __init__(self, notices: Notices, own_keys: Mapping[str, str]) -> None:
        self._notices = notices
        self._own_keys = own_keys
        self._shown_s = -REPEAT_S
        self._shown = ""

    def tell(self, screen: Screen[Any]) -> None:
        """Show which key leaves this screen, unless the same hint was shown a moment ago."""
        now = time.monotonic()
        offered = {active.binding.id for active in screen.active_bindings.values()}
        words = leaving_words(offered, self._own_keys)
        if words != self._shown or now - self._shown_s > REPEAT_S:
            self._shown_s, self._shown = now, words
            self._notices.tell(words)
