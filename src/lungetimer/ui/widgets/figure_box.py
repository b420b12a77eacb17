"""Widget that draws the figure. It sends only the cells that differ from the last frame."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, Final

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from lungetimer.figure.frame import Role
from lungetimer.ui.session.figure_pose import RepPose, TurnPose
from lungetimer.ui.terminal.textual_drawing import draw_now
from lungetimer.ui.widgets.glyph_words import glyphs_of
from lungetimer.ui.widgets.plain_rows import PlainRows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.style import Style

    from lungetimer.figure.frame import Frame, Run
    from lungetimer.ui.session.figure_pose import Pose

# A code that moves the terminal's cursor has about as many bytes as this many braille cells.
MIN_JUMP: Final = 3
_SIGNS: Final[dict[Role | None, str]] = {None: " ", **{role: role[0] for role in Role}}
_ROLES: Final = tuple(Role)
# More rows than the frames of a rep need for both legs in the largest box.
_MAX_ROWS: Final = 4096
_MAX_STYLES: Final = 4
_MAX_CHANGES: Final = 512

Line = tuple["Run", ...]


class FigureBox(PlainRows, Widget):
    """Widget that draws a pose of the figure as large as the widget's box allows."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "figure--moving_leg",
        "figure--other_leg",
        "figure--body",
        "figure--gear",
        "figure--floor",
    }

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id, classes=classes)
        self._pose: Pose | None = None
        self._frame: Frame | None = None
        self._styles: dict[Role, Style] | None = None
        self._drawn: dict[tuple[object, ...], dict[Line, Strip]] = {}
        self._ink: dict[Line, Strip] = {}

    @property
    def seen(self) -> bool:
        """Whether the widget is displayed and has at least one cell."""
        return self.display and self.size.width > 0 and self.size.height > 0

    def show(self, pose: Pose | None) -> None:
        """Replace the pose, and draw the cells that differ. None removes the figure."""
        self._pose = pose
        if not self.seen:
            return
        self._set_leg_class()
        old, new = self._frame, self._make()
        if old is new:
            return
        self._frame = new
        self.rows.clear()
        if old is None or new is None or len(old.lines) != len(new.lines) or old.cols != new.cols:
            self.refresh()
        elif (changed := changed_regions(old, new)) and not draw_now(self, changed):
            self.refresh(*changed)

    def _set_leg_class(self) -> None:
        """Set the style class that says which leg moves.

        This is slow, so call it only while the figure is displayed.
        """
        pose = self._pose
        leg = pose.leg if isinstance(pose, RepPose) else ""
        if isinstance(pose, TurnPose):
            leg = pose.to_leg
        self.update_classes({"-left": leg == "left", "-right": leg == "right"})

    def _make(self) -> Frame | None:
        if self._pose is None:
            return None
        return self._pose.frame(*self.size).drawn_with(glyphs_of(self).dots)

    def on_resize(self) -> None:
        """Draw the pose again for the new size."""
        if self.seen:
            self._set_leg_class()
        self._frame = self._make() if self.seen else None
        self.rows.clear()
        self._drawn.clear()
        self._styles = None
        self.refresh()

    def glyphs_changed(self) -> None:
        """Draw the pose again in the new glyph set."""
        self.on_resize()

    def notify_style_update(self) -> None:
        """Look up the colours again after the widget's style has changed.

        Rows in the previous colours stay cached, because they are needed again when the other leg
        moves.
        """
        self._styles = None
        super().notify_style_update()

    def _finished(self, y: int) -> Strip:
        """Return row ``y`` in the current colours, from the cache or newly drawn."""
        if self._frame is None or y >= len(self._frame.lines):
            return super()._finished(y)
        self._choose_styles()
        line = self._frame.lines[y]
        strip = self._ink.get(line)
        if strip is None:
            strip = self._ink[line] = super()._finished(y)
        self.rows[y] = strip
        return strip

    def _choose_styles(self) -> dict[Role, Style]:
        """Return the current style of each role. Also select the cache of rows in these styles."""
        if self._styles is not None:
            return self._styles
        styles = self._styles = {
            role: self.get_component_rich_style(f"figure--{role}") for role in _ROLES
        }
        key = (*styles.values(), *self.get_line_filters())
        if sum(map(len, self._drawn.values())) > _MAX_ROWS or len(self._drawn) > _MAX_STYLES:
            self._drawn.clear()
        self._ink = self._drawn.setdefault(key, {})
        return styles

    def render_line(self, y: int) -> Strip:
        """Return row ``y`` of the figure, without Textual's line filters."""
        if self._frame is None or y >= len(self._frame.lines):
            return Strip.blank(self.size.width, self.plain_background[0])
        styles = self._choose_styles()
        styled = [Segment(text, styles[role]) for text, role in _merged(self._frame.lines[y])]
        return Strip(styled, self._frame.cols)


def _merged(line: Iterable[tuple[str, Role | None]]) -> list[tuple[str, Role]]:
    """Return the parts of a row, with each part of empty cells joined to a part beside it.

    Fewer parts need fewer colour codes.
    """
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
    """Return a row's characters, and for each of them a letter that stands for its `Role`."""
    text = "".join(run.text for run in line)
    return text, "".join(_SIGNS[run.role] * len(run.text) for run in line)


_changes: dict[tuple[int, int], tuple[Frame, Frame, list[Region]]] = {}


def changed_regions(old: Frame, new: Frame) -> list[Region]:
    """Return the regions in which two frames of the same size differ. Each is one row high."""
    # Cached by identity: comparing all lines would take as long as finding the differences.
    key = id(old), id(new)
    known = _changes.get(key)
    if known is not None and known[0] is old and known[1] is new:
        return known[2]
    if len(_changes) >= _MAX_CHANGES:
        _changes.clear()
    regions = _regions(old, new)
    _changes[key] = old, new, regions
    return regions


def _regions(old: Frame, new: Frame) -> list[Region]:
    regions: list[Region] = []
    for y, (before, after) in enumerate(zip(old.lines, new.lines, strict=True)):
        if before == after:
            continue
        (was, of_was), (now, of_now) = _cells(before), _cells(after)
        differing = [x for x in range(new.cols) if was[x] != now[x] or of_was[x] != of_now[x]]
        regions += [Region(a, y, b - a + 1, 1) for a, b in _stretches(differing)]
    return regions


def _stretches(places: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last column of each group of neighbouring columns.

    A small gap does not end a group: a cursor move over the gap would need as many bytes.
    """
    begin = last = None
    for place in places:
        if begin is None or last is None:
            begin = place
        elif place - last > MIN_JUMP:
            yield begin, last
            begin = place
        last = place
    if begin is not None and last is not None:
        yield begin, last
