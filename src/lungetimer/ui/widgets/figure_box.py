"""The place of the figure: draws frames of the body, and only what differs from the last one."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, Final

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from lungetimer.figure.frame import Role
from lungetimer.ui.session.figure_pose import RepPose, TurnPose
from lungetimer.ui.widgets.plain_rows import PlainRows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lungetimer.figure.frame import Frame, Run
    from lungetimer.ui.session.figure_pose import Pose

# Moving the cursor and setting a colour costs about as many bytes as this many braille cells.
WORTH_A_JUMP: Final = 12
_SIGNS: Final[dict[Role | None, str]] = {None: " ", **{role: role[0] for role in Role}}


class FigureBox(PlainRows, Widget):
    """Draws a pose as large as its box allows."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "figure--working_leg",
        "figure--other_leg",
        "figure--body",
        "figure--gear",
        "figure--floor",
    }

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id, classes=classes)
        self._pose: Pose | None = None
        self._frame: Frame | None = None

    @property
    def seen(self) -> bool:
        """Whether there is room for it on the screen now."""
        return self.display and self.size.width > 0 and self.size.height > 0

    def show(self, pose: Pose | None) -> None:
        """Draw this pose from now on; cells that stay as they were are left alone."""
        self._pose = pose
        leg = pose.leg if isinstance(pose, RepPose) else ""
        if isinstance(pose, TurnPose):
            leg = pose.to_leg
        self.set_class(leg == "left", "-left")
        self.set_class(leg == "right", "-right")
        if not self.seen:
            return
        old, new = self._frame, self._make()
        self._frame = new
        if old is None or new is None or len(old.lines) != len(new.lines) or old.cols != new.cols:
            self.rows.clear()
            self.refresh()
        elif old is not new:
            changed = changed_regions(old, new)
            for region in changed:
                self.rows.pop(region.y, None)
            self.refresh(*changed)

    def _make(self) -> Frame | None:
        return self._pose.frame(*self.size) if self._pose else None

    def on_resize(self) -> None:
        """Another box, another frame."""
        self._frame = self._make() if self.seen else None
        self.rows.clear()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row of the frame."""
        if self._frame is None or y >= len(self._frame.lines):
            return Strip.blank(self.size.width, self.rich_style)
        styled = [
            Segment(text, self.get_component_rich_style(f"figure--{role}"))
            for text, role in _merged(self._frame.lines[y])
        ]
        return Strip(styled, self._frame.cols)


def _merged(line: Iterable[tuple[str, Role | None]]) -> list[tuple[str, Role]]:
    """Runs with the empty cells given to a neighbour, so that fewer colours need to be sent."""
    found: list[tuple[str, Role]] = []
    waiting = ""
    for text, role in line:
        if role is None:
            waiting += text
        elif found and found[-1][1] is role:
            found[-1] = (found[-1][0] + waiting + text, role)
            waiting = ""
        else:
            found.append((waiting + text, role))
            waiting = ""
    if found:
        found[-1] = (found[-1][0] + waiting, found[-1][1])
    return found or [(waiting, Role.FLOOR)]


@lru_cache(maxsize=256)
def _cells(line: tuple[Run, ...]) -> tuple[str, str]:
    """The characters of a row, and for each of them one that stands for its role."""
    text = "".join(run.text for run in line)
    return text, "".join(_SIGNS[run.role] * len(run.text) for run in line)


def changed_regions(old: Frame, new: Frame) -> list[Region]:
    """Where two frames of one size differ: a stretch of cells in each row that does."""
    regions: list[Region] = []
    for y, (before, after) in enumerate(zip(old.lines, new.lines, strict=True)):
        if before == after:
            continue
        (was, of_was), (now, of_now) = _cells(before), _cells(after)
        differing = [x for x in range(new.cols) if was[x] != now[x] or of_was[x] != of_now[x]]
        regions += [Region(a, y, b - a + 1, 1) for a, b in _stretches(differing)]
    return regions


def _stretches(places: list[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of places, bridging gaps too small to be worth a jump."""
    begin = last = None
    for place in places:
        if begin is None or last is None:
            begin = place
        elif place - last > WORTH_A_JUMP:
            yield begin, last
            begin = place
        last = place
    if begin is not None and last is not None:
        yield begin, last
