"""Middle part of the session's screen: the figure with a lane for each leg, or with a clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.containers import Container, Horizontal, Vertical

from lungetimer.text import minutes
from lungetimer.training.choices import Leg
from lungetimer.training.timeline import PhaseKind
from lungetimer.ui.session.figure_pose import Pose, pose_of
from lungetimer.ui.widgets.count_row import CountRow, correctable
from lungetimer.ui.widgets.figure_box import FigureBox
from lungetimer.ui.widgets.giant import Giant, GiantView
from lungetimer.ui.widgets.lane import Lane, open_lanes, rep_lanes
from lungetimer.ui.widgets.line import Line
from lungetimer.ui.widgets.plain_rows import PlainBackground
from lungetimer.words import session_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult

    from lungetimer.training.views import SessionView

FELT_KEYS: Final = (
    "How was the set?  1 fine  2 knee  3 balance  4 depth  5 back",
    "1 fine 2 knee 3 balance 4 depth 5 back",
)


class Row(PlainBackground, Horizontal):
    """Textual's horizontal container, except that its background is drawn faster."""


class Column(PlainBackground, Vertical):
    """Textual's vertical container, except that its background is drawn faster."""


class Stage(PlainBackground, Container):
    """Middle part of the session's screen.

    Args:
        moving: whether the figure moves. If not, it shows only key poses.
        keys: the names of the keys that correct the reps of each leg.
        last: given the number of a set, returns the reps of each leg in that set of the previous
            session; empty if unknown.
    """

    def __init__(
        self,
        *,
        moving: bool,
        keys: dict[Leg, str],
        last: Callable[[int], Mapping[Leg, int]] = lambda _: {},
    ) -> None:
        super().__init__(id="stage")
        self._moving = moving
        self._keys = keys
        self._last = last
        self._pose: Pose | None = None
        # Stored, because a search for these widgets would often take longer than drawing a frame.
        self._lanes = {leg: Lane(leg) for leg in Leg}
        self._work_figure = FigureBox(id="work-figure")
        self._drill_figure = FigureBox(id="drill-figure")
        self._set_seconds = Giant(id="set-seconds")
        self._seconds = Giant(id="seconds")
        self._timed_name = Line(id="timed-name")
        self._timed_note = Line(id="timed-note")
        self._counts = CountRow(id="counts")

    def compose(self) -> ComposeResult:
        """Yield a layout for reps and one for other phases; the screen's CSS shows one of them."""
        with Row(id="work"):
            yield self._lanes[Leg.LEFT]
            with Column(id="middle"):
                yield self._work_figure
                yield self._set_seconds
            yield self._lanes[Leg.RIGHT]
        with Row(id="timed"):
            yield self._drill_figure
            with Column(id="clock"):
                yield self._timed_name
                yield self._seconds
                yield self._counts
                yield self._timed_note

    @property
    def animates(self) -> bool:
        """Whether the figure moves, so that drawing the screen once a second is not enough."""
        if self._pose is None or not self._pose.changes:
            return False
        return self._work_figure.seen or self._drill_figure.seen

    def show(self, view: SessionView) -> None:
        """Draw the session in its present state."""
        self._pose = pose_of(view, moving=self._moving)
        if view.rep or view.open_set:
            self._show_lanes(view)
            self._work_figure.show(self._pose)
        elif view.phase:
            self._show_clock(view, view.phase.kind is PhaseKind.REST)
            self._drill_figure.show(self._pose)

    def _show_lanes(self, view: SessionView) -> None:
        shown = {}
        if view.rep:
            shown = rep_lanes(view.rep, self._last(view.set))
        elif view.open_set:
            shown = open_lanes(view.open_set, self._last(view.set))
            # With a colon, because a bare number between the lanes reads as a number of reps.
            self._set_seconds.show(GiantView(minutes(view.seconds_shown), like="8:88"))
        for leg, lane in shown.items():
            self._lanes[leg].show(lane)

    def _show_clock(self, view: SessionView, resting: bool) -> None:  # noqa: FBT001  # taken from the view
        longest = session_words.countdown(
            round(view.switch.length_s if view.switch else view.phase_length_s)
        )
        seconds = session_words.countdown(view.seconds_shown)
        self._seconds.show(GiantView(seconds, like=longest))
        self._timed_name.show(session_words.timed_name(view))
        counts = correctable(view, self._keys, self._last)
        self._counts.display = counts is not None
        if counts:
            self._counts.show(counts)
        felt = view.sets[-1].felt if view.sets else None
        asking = (f"Felt: {felt}",) if felt else FELT_KEYS
        self._timed_note.show(*(asking if resting else ("",)))
