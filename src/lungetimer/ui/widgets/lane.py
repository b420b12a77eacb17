"""A lane: the side of one leg, with its giant rep number while it works."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.containers import Vertical
from textual.content import Content

from lungetimer.frozen import frozen
from lungetimer.training.choices import Leg
from lungetimer.ui.widgets.giant import Giant, GiantView
from lungetimer.ui.widgets.glyph_words import Words
from lungetimer.ui.widgets.line import Line
from lungetimer.ui.widgets.plain_rows import PlainGround

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from lungetimer.training.views import OpenSetView, RepView


_ROOM_FOR_FOOT: Final = 18
"""Columns from which a lane has room to say which foot steps back."""


@frozen
class LaneView:
    """What a lane shows.

    Attributes:
        active: whether its leg works.
        number: the giant number; empty for none.
        like: the widest number that will stand there, for which its size is chosen.
        words: the line under it.
        beside: said after the words where there is room.
    """

    active: bool
    number: str
    like: str
    words: str
    beside: str = ""

    def line(self, width: int) -> str:
        """The line under the number, as much of it as fits."""
        whole = f"{self.words}, {self.beside}"
        return whole if self.beside and len(whole) <= width else self.words


def rep_lanes(rep: RepView, last: Mapping[Leg, int]) -> dict[Leg, LaneView]:
    """Both lanes during a rep: its number for the leg that works, what is done for the other.

    Args:
        rep: the rep.
        last: reps of each leg in this set last time; empty where there was none.
    """
    of = str(rep.of)
    idle = f"{rep.other_done} done" if rep.other_done else f"{rep.of} to go"
    return {
        rep.leg: LaneView(
            active=True,
            number=str(rep.number),
            like=of,
            words="last rep!" if rep.last else f"of {of}",
            beside="" if rep.last else _beside(rep.leg, last),
        ),
        rep.leg.other: LaneView(active=False, number="", like=of, words=idle),
    }


def open_lanes(now: OpenSetView, last: Mapping[Leg, int]) -> dict[Leg, LaneView]:
    """Both lanes in a set without a clock: how many reps to do, for the leg or legs that work.

    Args:
        now: the set.
        last: reps of each leg in this set last time; empty where there was none.
    """
    dose = str(now.reps)

    def works(leg: Leg) -> LaneView:
        beside = _beside(leg, last)
        return LaneView(active=True, number=dose, like=dose, words="reps", beside=beside)

    if now.leg is None:
        return {leg: works(leg) for leg in Leg}
    idle = f"{dose} to go" if now.lead_reps is None else f"{now.lead_reps} done"
    return {
        now.leg: works(now.leg),
        now.leg.other: LaneView(active=False, number="", like=dose, words=idle),
    }


def _beside(leg: Leg, last: Mapping[Leg, int]) -> str:
    return f"last time {last[leg]}" if leg in last else ""


class Lane(PlainGround, Vertical):
    """The left lane stands left, the right one right; only the working leg's is lit."""

    def __init__(self, leg: Leg) -> None:
        super().__init__(id=f"lane-{leg}", classes="lane")
        self.leg = leg
        self._shown: LaneView | None = None
        self._width = 0
        self._head = Words(self._word(), classes="lane-word")

    def compose(self) -> ComposeResult:
        """Word, number, of how many."""
        yield self._head
        yield Giant(classes="lane-number")
        yield Line(id=f"of-{self.leg}")

    def _word(self, *, active: bool = False) -> Content:
        """Return the leg's word; of the leg that works also what its foot does, if it fits."""
        what = " foot back" if active and self.size.width >= _ROOM_FOR_FOOT else ""
        return Content(f"◀ LEFT{what}" if self.leg is Leg.LEFT else f"RIGHT{what} ▶")

    def show(self, view: LaneView) -> None:
        """Draw this from now on."""
        if (view, self.size.width) == (self._shown, self._width):
            return
        self._shown, self._width = view, self.size.width
        self.set_class(view.active, "-active")
        self._head.update(self._word(active=view.active))
        self.query_one(Giant).show(GiantView(view.number, like=view.like))
        self.query_one(Line).show(view.line(self.size.width))
