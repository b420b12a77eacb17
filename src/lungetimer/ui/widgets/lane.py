"""A lane: the side of one leg, with its giant rep number while it works."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from lungetimer.ui.widgets.giant import Giant, GiantView
from lungetimer.ui.widgets.line import Line
from lungetimer.ui.widgets.plain_rows import PlainGround

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from lungetimer.training.plan import Leg


@dataclass(frozen=True, slots=True)
class LaneView:
    """What a lane shows: whether its leg works, which rep, of how many, how many are done."""

    active: bool
    number: int
    of: int
    done: int
    last: bool = False


class Lane(PlainGround, Vertical):
    """The left lane stands left, the right one right; only the working leg's is lit."""

    def __init__(self, leg: Leg) -> None:
        super().__init__(id=f"lane-{leg}", classes="lane")
        self.leg = leg
        self._shown: LaneView | None = None

    def compose(self) -> ComposeResult:
        """Word, number, of how many."""
        yield Static(self._word(), classes="lane-word")
        yield Giant(classes="lane-number")
        yield Line(id=f"of-{self.leg}")

    def _word(self) -> Content:
        arrow = "◀ LEFT" if self.leg.value == "left" else "RIGHT ▶"
        return Content(arrow)

    def show(self, view: LaneView) -> None:
        """Draw this rep from now on."""
        if view == self._shown:
            return
        self._shown = view
        self.set_class(view.active, "-active")
        number = str(view.number) if view.active else ""
        self.query_one(Giant).show(GiantView(number, like=str(view.of)))
        left = view.of - view.done
        idle = f"{view.done} done" if view.done else f"{left} to go"
        words = "last rep!" if view.last else f"of {view.of}"
        self.query_one(Line).show(words if view.active else idle)
