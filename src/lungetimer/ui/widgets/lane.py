"""A lane: the side of one leg, with its giant rep number while it works."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from lungetimer.training.choices import Leg
from lungetimer.ui.widgets.giant import Giant, GiantView
from lungetimer.ui.widgets.line import Line
from lungetimer.ui.widgets.plain_rows import PlainGround

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from lungetimer.training.views import OpenSetView, RepView


@dataclass(frozen=True, slots=True)
class LaneView:
    """What a lane shows.

    Attributes:
        active: whether its leg works.
        number: the giant number; empty for none.
        like: the widest number that will stand there, for which its size is chosen.
        words: the line under it.
    """

    active: bool
    number: str
    like: str
    words: str


def rep_lanes(rep: RepView) -> dict[Leg, LaneView]:
    """Both lanes during a rep: its number for the leg that works, what is done for the other."""
    of = str(rep.of)
    idle = f"{rep.other_done} done" if rep.other_done else f"{rep.of} to go"
    return {
        rep.leg: LaneView(
            active=True,
            number=str(rep.number),
            like=of,
            words="last rep!" if rep.last else f"of {of}",
        ),
        rep.leg.other: LaneView(active=False, number="", like=of, words=idle),
    }


def open_lanes(now: OpenSetView) -> dict[Leg, LaneView]:
    """Both lanes in a set without a clock: how many reps to do, for the leg or legs that work."""
    dose = str(now.reps)
    works = LaneView(active=True, number=dose, like=dose, words="reps")
    if now.leg is None:
        return dict.fromkeys(Leg, works)
    idle = f"{dose} to go" if now.lead_reps is None else f"{now.lead_reps} done"
    return {now.leg: works, now.leg.other: LaneView(active=False, number="", like=dose, words=idle)}


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
        return Content("◀ LEFT" if self.leg is Leg.LEFT else "RIGHT ▶")

    def show(self, view: LaneView) -> None:
        """Draw this from now on."""
        if view == self._shown:
            return
        self._shown = view
        self.set_class(view.active, "-active")
        self.query_one(Giant).show(GiantView(view.number, like=view.like))
        self.query_one(Line).show(view.words)
