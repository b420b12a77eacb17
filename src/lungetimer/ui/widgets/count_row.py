"""The reps done in a set, as a row: the left leg on the left, the right leg on the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from lungetimer.training.choices import Leg
from lungetimer.ui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from lungetimer.training.views import SessionView


@dataclass(frozen=True, slots=True)
class LegCount:
    """One leg's reps in a set: done, called, and the keys for one less and one more."""

    done: int
    called: int
    keys: str


@dataclass(frozen=True, slots=True)
class CountView:
    """The reps of both legs in a set that was done."""

    set: int
    left: LegCount
    right: LegCount


def count_view(view: SessionView, keys: dict[Leg, str]) -> CountView | None:
    """The set whose reps can be corrected now; None where there is none.

    Args:
        view: the session.
        keys: for each leg the keys for one less and one more, as people write them.
    """
    if view.correctable is None or not 1 <= view.correctable <= len(view.sets):
        return None
    one = view.sets[view.correctable - 1]
    left, right = (LegCount(one.done(leg), one.called(leg), keys.get(leg, "")) for leg in Leg)
    return CountView(view.correctable, left, right)


class CountRow(Drawn[CountView]):
    """Each half of the row is a leg's; a number that was corrected says what was called."""

    def render(self) -> Content:
        """Set, left reps, right reps; less where less fits."""
        view = self.value
        if view is None:
            return Content("")
        half = self.size.width // 2
        left = _side("◀ ", "left", view.left, half, "$phase-left")
        right = _side("", "right", view.right, self.size.width - half, "$phase-right")
        return Content.assemble(left, right)


def _side(mark: str, leg: str, count: LegCount, width: int, colour: str) -> Content:
    """One half of the row, as much of it as fits."""
    done = (f"{mark}{count.done} {leg}{'' if mark else ' ▶'}", f"bold {colour}")
    called = f" of {count.called}" if count.done != count.called else ""
    keys = (f"  {count.keys}", "$quiet")
    forms = (
        Content.assemble(done, (called, "$quiet"), keys),
        Content.assemble(done, keys),
        Content.assemble(done),
    )
    found = next((form for form in forms if form.cell_length <= width), forms[-1])
    return found.center(width)
