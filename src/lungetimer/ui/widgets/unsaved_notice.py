"""Notice that sessions are not saved on disk yet."""

from __future__ import annotations

from textual.content import Content

from lungetimer.history.retry import RETRY_UNSAVED_S
from lungetimer.ui.widgets.drawn import Drawn, longest_fitting


class UnsavedNotice(Drawn[int]):
    """Line that is displayed only while sessions wait to be saved."""

    DEFAULT_CSS = "UnsavedNotice { height: 1; display: none; }"

    def show(self, value: int) -> None:
        """Show how many sessions wait to be saved; hide the line for none."""
        super().show(value)
        self.display = bool(value)

    def draw(self) -> Content:
        """Return the number of sessions, what happens next, and the key that saves elsewhere."""
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
