"""The notice about interrupted sessions, which the user can resume, save or discard."""

from __future__ import annotations

from textual.content import Content

from lungetimer.frozen import frozen
from lungetimer.text import counted
from lungetimer.ui.widgets.drawn import Drawn, longest_fitting


@frozen
class WaitingView:
    """What the notice shows.

    Attributes:
        count: how many interrupted sessions wait.
        key: the key that opens the question about them, as shown to the user.
    """

    count: int
    key: str


class WaitingNotice(Drawn[WaitingView]):
    """Line that is displayed only while interrupted sessions wait for a decision of the user."""

    DEFAULT_CSS = "WaitingNotice { height: 1; display: none; }"

    def show(self, value: WaitingView) -> None:
        """Show how many interrupted sessions wait. If there are none, hide the line."""
        super().show(value)
        self.display = bool(value.count)

    def draw(self) -> Content:
        """Return how many sessions wait, and the key to resume, save or discard them."""
        if self.value is None:
            return Content("")
        count = self.value.count
        what = "An interrupted session is waiting. " if count == 1 else (
            f"{count} interrupted sessions are waiting. "
        )  # fmt: skip
        ways = " resume, save or discard it" if count == 1 else " resume, save or discard"
        brief = f"{counted(count, 'session')} interrupted. "
        forms = ((what, ways), (brief, ways), (brief, " decide"))
        return longest_fitting(
            [
                Content.assemble((f" {begins}", "bold $warning"),
                                 (f" {self.value.key} ", "bold reverse $warning"),
                                 (ends, "$warning"))
                for begins, ends in forms
            ],
            self.size.width,
        )  # fmt: skip
