"""Lane: one side of the screen, for one leg, with a giant number during this leg's reps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.containers import Vertical
from textual.content import Content

from lungetimer.frozen import frozen
from lungetimer.training.choices import Leg
from lungetimer.ui.widgets.giant import Giant, GiantView
from lungetimer.ui.widgets.glyph_words import Words
from lungetimer.ui.widgets.line import Line
from lungetimer.ui.widgets.plain_rows import PlainBackground

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from lungetimer.training.views import OpenSetView, RepView


_ROOM_FOR_FOOT: Final = 18
"""Least width of a lane, in cells, for the text that says which foot steps back."""


@frozen
class LaneView:
    """What a lane shows.

    Attributes:
        active: whether reps of this lane's leg are in progress.
        number: the giant number; empty for none.
        like: the widest number that the lane will show. All numbers get the size that this one
            needs.
        words: the line under the number.
        beside: more text for this line, shown if there is room.
    """

    active: bool
    number: str
    like: str
    words: str
    beside: str = ""

    def line(self, width: int) -> str:
        """Return the text under the number: ``words``, and ``beside`` if there is room for both."""
        whole = f"{self.words}, {self.beside}"
        return whole if self.beside and len(whole) <= width else self.words


def rep_lanes(rep: RepView, last: Mapping[Leg, int]) -> dict[Leg, LaneView]:
    """Return what both lanes show during a rep.

    The lane of the rep's leg shows the number of the rep. The other lane shows how many reps its
    leg has done, or has still to do.

    Args:
        rep: the rep in progress.
        last: reps of each leg in the same set of the last session; empty if there was none.
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
    """Return what both lanes show in an untimed set: how many reps to do.

    The user ends an untimed set with a key.

    Args:
        now: the set in progress.
        last: reps of each leg in the same set of the last session; empty if there was none.
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


class Lane(PlainBackground, Vertical):
    """Lane of one leg. It is lit while reps of this leg are in progress."""

    def __init__(self, leg: Leg) -> None:
        super().__init__(id=f"lane-{leg}", classes="lane")
        self.leg = leg
        self._shown: LaneView | None = None
        self._width = 0
        self._head = Words(self._word(), classes="lane-word")

    def compose(self) -> ComposeResult:
        """Yield widgets for the leg's name, the giant number and the line under the number."""
        yield self._head
        yield Giant(classes="lane-number")
        yield Line(id=f"of-{self.leg}")

    def _word(self, *, active: bool = False) -> Content:
        """Return the name of the leg, with "foot back" if the lane is active and wide enough."""
        what = " foot back" if active and self.size.width >= _ROOM_FOR_FOOT else ""
        return Content(f"◀ LEFT{what}" if self.leg is Leg.LEFT else f"RIGHT{what} ▶")

    def on_resize(self) -> None:
        """Fit the texts to the new width. Textual also calls this for the lane's first width."""
        if self._shown is not None:
            self.show(self._shown)

    def show(self, view: LaneView) -> None:
        """Replace what the lane shows."""
        if (view, self.size.width) == (self._shown, self._width):
            return
        self._shown, self._width = view, self.size.width
        self.set_class(view.active, "-active")
        self._head.update(self._word(active=view.active), layout=False)
        self.query_one(Giant).show(GiantView(view.number, like=view.like))
        self.query_one(Line).show(view.line(self.size.width))
