"""A still picture of the body, for the guide: one key pose in its box."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.widget import Widget

from lungetimer.figure.frame import Role
from lungetimer.figure.scene import DRILL_KEYS, key_pose_frame

if TYPE_CHECKING:
    from lungetimer.figure.frame import Frame

_STYLES: Final = {
    Role.OTHER_LEG: "$foreground 75%",
    Role.BODY: "$foreground",
    Role.GEAR: "$phase-warm-up",
    Role.FLOOR: "$quiet",
}


def picture(frame: Frame, leg: str) -> Content:
    """The frame with the working leg in its side's colour."""
    styles = {**_STYLES, Role.WORKING_LEG: f"$phase-{leg}"}
    lines = [
        Content.assemble(*((run.text, styles[run.role] if run.role else "") for run in line))
        for line in frame.lines
    ]
    return Content("\n").join(lines)


class PosePicture(Widget):
    """Draws a key pose as large as its box allows.

    Args:
        name: a pose of the rep, or the key of a drill.
        caption: one line under it.
    """

    def __init__(self, name: str, caption: str) -> None:
        super().__init__()
        self._pose = name
        self._caption = caption

    def render(self) -> Content:
        """The picture and its caption in the middle below."""
        width, height = self.size
        rows = max(height - 1, 0)
        drill = self._pose in DRILL_KEYS
        leg = "right" if drill and self._pose.endswith("_right") else "left"
        frame = key_pose_frame(self._pose, width, rows)
        caption = Content.styled(self._caption, "$quiet").truncate(width, ellipsis=True)
        room = max((width - caption.cell_length) // 2, 0)
        return Content("\n").join([picture(frame, leg), caption.pad_left(room)])
