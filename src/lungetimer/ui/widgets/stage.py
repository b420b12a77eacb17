"""The stage: lanes and figure while reps are done, figure and clock while time runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.containers import Container, Horizontal, Vertical

from lungetimer.training.plan import Leg
from lungetimer.training.timeline import PhaseKind
from lungetimer.ui.session.figure_pose import pose_of
from lungetimer.ui.text import view_words
from lungetimer.ui.widgets.figure_box import FigureBox
from lungetimer.ui.widgets.giant import Giant, GiantView
from lungetimer.ui.widgets.lane import Lane, LaneView
from lungetimer.ui.widgets.line import Line
from lungetimer.ui.widgets.plain_rows import PlainGround

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from lungetimer.training.views import RepView, SessionView

FELT_KEYS: Final = (
    "How was it?  1 fine  2 knee  3 balance  4 depth  5 back",
    "1 fine 2 knee 3 balance 4 depth 5 back",
)


class Row(PlainGround, Horizontal):
    """Side by side."""


class Column(PlainGround, Vertical):
    """One below the other."""


class Stage(PlainGround, Container):
    """The middle of the workout.

    Args:
        moving: whether the figure moves, or shows key poses only.
    """

    def __init__(self, *, moving: bool) -> None:
        super().__init__(id="stage")
        self._moving = moving

    def compose(self) -> ComposeResult:
        """Two faces; the screen's classes choose the one that shows."""
        with Row(id="work"):
            yield Lane(Leg.LEFT)
            yield FigureBox(id="work-figure")
            yield Lane(Leg.RIGHT)
        with Row(id="timed"):
            yield FigureBox(id="drill-figure")
            with Column(id="clock"):
                yield Line(id="timed-name")
                yield Giant(id="seconds")
                yield Line(id="timed-note")

    @property
    def animates(self) -> bool:
        """Whether something on it moves between the seconds."""
        return self._moving and any(box.seen for box in self.query(FigureBox))

    def show(self, view: SessionView) -> None:
        """Draw this instant."""
        pose = pose_of(view, moving=self._moving)
        if view.rep:
            self._show_rep(view.rep)
            self.query_one("#work-figure", FigureBox).show(pose)
        elif view.phase:
            self._show_clock(view)
            self.query_one("#drill-figure", FigureBox).show(pose)

    def _show_rep(self, rep: RepView) -> None:
        for leg in Leg:
            active = leg is rep.leg
            done = rep.number - 1 if active else rep.other_done
            number = rep.number if active else done
            self.query_one(f"#lane-{leg}", Lane).show(
                LaneView(active, number, rep.of, done, rep.last and active)
            )

    def _show_clock(self, view: SessionView) -> None:
        phase = view.phase
        if phase is None:
            return
        longest = view_words.countdown(round(view.phase_length_s))
        seconds = view_words.countdown(view.seconds_shown)
        self.query_one("#seconds", Giant).show(GiantView(seconds, like=longest))
        resting = phase.kind is PhaseKind.REST
        name = "Get into position" if resting and view.in_lead_in else phase.name
        self.query_one("#timed-name", Line).show(name)
        felt = view.sets[-1].felt if view.sets else None
        line = self.query_one("#timed-note", Line)
        asking = FELT_KEYS[len(FELT_KEYS[0]) > line.size.width]
        line.show((f"Noted: {felt}." if felt else asking) if resting else "")
