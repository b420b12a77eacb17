"""Row of three pictures of the exercise. It fills spare space on Home in a tall window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.containers import Horizontal, Vertical

from lungetimer.ui.session.figure_pose import NamedPose
from lungetimer.ui.widgets.figure_box import FigureBox
from lungetimer.ui.widgets.line import Line

if TYPE_CHECKING:
    from textual.app import ComposeResult

POSES: Final = (("stand", "Stand tall"), ("touch", "Step back"), ("bottom", "Sink, and rise"))


class PoseRow(Horizontal):
    """Row of three still pictures of the exercise: stand, step back and sink."""

    def compose(self) -> ComposeResult:
        """Yield for each pose a box for the figure, and a caption."""
        for name, caption in POSES:
            with Vertical(classes="pose"):
                yield FigureBox(id=f"pose-{name}")
                yield Line(caption)

    def on_mount(self) -> None:
        """Draw the figure of each pose in its box."""
        for name, _ in POSES:
            self.query_one(f"#pose-{name}", FigureBox).show(NamedPose(name))
