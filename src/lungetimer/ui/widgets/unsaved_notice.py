"""Notice that some sessions are not saved on disk yet."""

from __future__ import annotations

from textual.content import Content

from lungetimer.history.retry import RETRY_UNSAVED_S
from lungetimer.ui.widgets.drawn import Drawn, longest_fitting


class UnsavedNotice(Drawn[int]):
    """Line that is displayed only while some sessions are not saved yet."""

    DEFAULT_CSS = "UnsavedNotice { height: 1; display: none; }"

    def show(self, value: int) -> None:
        """Show how many sessions are not saved yet. If there are none, hide the line."""
        super().show(value)
        self.display = bool(value)

    def draw(self) -> Content:
        """Return how many sessions are not saved yet, and the key that saves them elsewhere."""
        count = self.value or 0
        what = "1 session is" if count == 1 else f"{count} sessions are"
        again = f"; lungetimer tries again every {RETRY_UNSAVED_S} s"
        forms = (
            f" {what} not saved yet{again}. ",
            f" {what} not saved yet. ",
            f" {count} unsaved. ",
        )
        return longest_fitting(
            [
                Content.assemble((words, "bold $warning"), ("w", "bold reverse $warning"),
                                 (" save elsewhere", "$warning"))
                for words in forms
            ],
            self.size.width,
        )  # fmt: skip
