"""Line with the remaining time and the finish time of a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.ui.widgets.line import Line
from lungetimer.words.session_words import time_remaining

if TYPE_CHECKING:
    from datetime import datetime

    from lungetimer.training.views import SessionView


class RemainingTime(Line):
    """Line that shows the remaining time and the finish time in the longest form that fits."""

    _shown: tuple[SessionView, datetime] | None = None

    def show_view(self, view: SessionView, wall: datetime) -> None:
        """Update the line for this view of the session at the local time ``wall``."""
        self._shown = view, wall
        self.show(time_remaining(view, wall, self.size.width))

    def on_resize(self) -> None:
        """Fit the text to the new width."""
        if self._shown:
            self.show_view(*self._shown)
