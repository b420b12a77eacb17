"""Lane: one side of the screen, for one leg, with a giant number during this leg's reps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.containers import Vertical
from textual.content import Content

from lungetimer.frozen import frozen
from lungetimer.text import longest_fitting_text
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
        forms: the texts for the line under the number, the longest first.
    """

    active: bool
    number: str
    like: str
    forms: tuple[str, ...]

    def line(self, width: int) -> str:
        """Return the longest text for the line under the number that fits, or else the shortest."""
        return longest_fitting_text(self.forms, width)


def rep_lanes(rep: RepView, last: Mapping[Leg, int]) -> dict[Leg, LaneView]:
    """Return what both lanes show during a rep.

    The lane of the rep's leg shows the number of the rep. The other lane shows how many reps its
    leg has done. Each line can be read without that of the other lane.

    Args:
        rep: the rep in progress.
        last: reps of each leg in the same set of the last session; empty if there was none.
    """
    of = str(rep.of)
    if rep.last:
        forms: tuple[str, ...] = ("last rep!",)
    else:
        whole, short = f"rep {rep.number} of {of}", f"{rep.number}/{of}"
        forms = (whole, short)
        if rep.leg in last:
            before = f"last time {last[rep.leg]}"
            forms = (f"{whole}, {before}", f"rep {short}, {before}", f"{short}, {before}", *forms)
    return {
        rep.leg: LaneView(active=True, number=str(rep.number), like=of, forms=forms),
        rep.leg.other: _idle(rep.other_done, rep.of),
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
        forms: tuple[str, ...] = ("reps to do", "reps")
        if leg in last:
            before = f"last time {last[leg]}"
            forms = (f"{forms[0]}, {before}", f"{forms[1]}, {before}", *forms)
        return LaneView(active=True, number=dose, like=dose, forms=forms)

    if now.leg is None:
        return {leg: works(leg) for leg in Leg}
    return {now.leg: works(now.leg), now.leg.other: _idle(now.lead_reps or 0, now.reps)}


def _idle(done: int, of: int) -> LaneView:
    """Return what the lane of the other leg shows."""
    forms = (
        (f"{done} of {of} done", f"{done} done") if done else (f"{of} reps to do", f"{of} to do")
    )
    return LaneView(active=False, number="", like=str(of), forms=forms)


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
