"""The place of the figure: draws frames of the body, and only what differs from the last one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from lungetimer.figure.gear import NO_GEAR, Gear
from lungetimer.figure.scene import drill_frame, key_pose_frame, rep_frame, still_frame

if TYPE_CHECKING:
    from rich.style import Style

    from lungetimer.figure.frame import Frame, Role


@dataclass(frozen=True, slots=True)
class RepPose:
    """A moment of a rep; without motion the key pose of its stage."""

    stage: str
    fraction: float
    leg: str
    gear: Gear = NO_GEAR
    depth: float = 1.0
    moving: bool = True

    def frame(self, cols: int, rows: int) -> Frame:
        """The picture for a box."""
        if self.moving:
            return rep_frame(self.stage, self.fraction, self.leg, cols, rows, self.gear, self.depth)
        return still_frame(self.stage, self.leg, cols, rows, self.gear, self.depth)


@dataclass(frozen=True, slots=True)
class DrillPose:
    """A moment of a drill or stretch; without motion its key pose."""

    key: str
    seconds: float
    length_s: float
    moving: bool = True

    def frame(self, cols: int, rows: int) -> Frame:
        """The picture for a box."""
        if self.moving:
            return drill_frame(self.key, self.seconds, cols, rows, self.length_s)
        return key_pose_frame(self.key, cols, rows)


@dataclass(frozen=True, slots=True)
class NamedPose:
    """A key pose by its name, for the guide."""

    name: str
    leg: str = "left"

    def frame(self, cols: int, rows: int) -> Frame:
        """The picture for a box."""
        return key_pose_frame(self.name, cols, rows, self.leg)


class FigureBox(Widget):
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
        self._pose: RepPose | DrillPose | NamedPose | None = None
        self._frame: Frame | None = None

    @property
    def seen(self) -> bool:
        """Whether there is room for it on the screen now."""
        return self.display and self.size.width > 0 and self.size.height > 0

    def show(self, pose: RepPose | DrillPose | NamedPose | None) -> None:
        """Draw this pose from now on; cells that stay as they were are left alone."""
        self._pose = pose
        if not self.seen:
            return
        old, new = self._frame, self._make()
        self._frame = new
        if old is None or new is None or len(old.lines) != len(new.lines) or old.cols != new.cols:
            self.refresh()
        elif old is not new:
            self.refresh(*changed_regions(old, new))

    def _make(self) -> Frame | None:
        return self._pose.frame(*self.size) if self._pose else None

    def on_resize(self) -> None:
        """Another box, another frame."""
        self._frame = self._make() if self.seen else None

    def render_line(self, y: int) -> Strip:
        """One row of the frame."""
        width = self.size.width
        if self._frame is None or y >= len(self._frame.lines):
            return Strip.blank(width, self.rich_style)
        segments = [Segment(text, self._style(role)) for text, role in self._frame.lines[y]]
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _style(self, role: Role | None) -> Style:
        return self.get_component_rich_style(f"figure--{role}") if role else self.rich_style


@lru_cache(maxsize=512)
def _cells(line: tuple[tuple[str, str | None], ...]) -> list[tuple[str, str | None]]:
    return [(char, role) for text, role in line for char in text]


def changed_regions(old: Frame, new: Frame) -> list[Region]:
    """Where two frames of one size differ: a stretch of cells in each row that does."""
    regions: list[Region] = []
    for y, (before, after) in enumerate(zip(old.lines, new.lines, strict=True)):
        if before == after:
            continue
        was, now = _cells(before), _cells(after)
        blank: tuple[str, str | None] = (" ", None)
        width = max(len(was), len(now))
        was = was + [blank] * (width - len(was))
        now = now + [blank] * (width - len(now))
        differing = [x for x in range(width) if was[x] != now[x]]
        if differing:
            regions.append(Region(differing[0], y, differing[-1] - differing[0] + 1, 1))
    return regions
