"""The line that says that an interrupted session waits to be decided about."""

from __future__ import annotations

from textual.content import Content

from lungetimer.frozen import frozen
from lungetimer.ui.widgets.drawn import Drawn


@frozen
class WaitingView:
    """How many sessions wait, and the key that asks about them."""

    count: int
    key: str


class WaitingNotice(Drawn[WaitingView]):
    """One line while interrupted sessions wait, else nothing at all."""

    DEFAULT_CSS = "WaitingNotice { height: 1; display: none; }"

    def show(self, value: WaitingView) -> None:
        """How many sessions wait."""
        super().show(value)
        self.display = bool(value.count)

    def draw(self) -> Content:
        """How many, and how to take them up again."""
        if self.value is None:
            return Content("")
        count = self.value.count
        what = "An interrupted session is waiting. " if count == 1 else (
            f"{count} interrupted sessions are waiting. "
        )  # fmt: skip
        ways = " resumes, saves or discards it" if count == 1 else " resumes, saves or discards"
        return Content.assemble(
            (f" {what}", "bold $warning"),
            (f" {self.value.key} ", "bold reverse $warning"),
            (ways, "$warning"),
        )
