"""The plan editor: every field of the plan, adjustable on the spot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from lungetimer.training.plan import LIMITS, Leg, Plan
from lungetimer.training.stepping import STEPS
from lungetimer.ui.text import view_words
from lungetimer.ui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType
    from textual.geometry import Size

FIELDS: Final = (
    "sets", "reps_per_leg", "rest_s", "tempo", "warm_up", "cool_down",
    "lead_leg", "equipment", "load_kg", "support", "pacing", "lead_in_s",
)  # fmt: skip
WIDE: Final = 64
_LABEL: Final = 14


@dataclass(frozen=True, slots=True)
class EditorView:
    """The plan, the field under the cursor, and which leg ``auto`` would lead with."""

    plan: Plan
    field: str
    auto_leg: Leg


class PlanEditor(Drawn[EditorView], can_focus=True):
    """Arrows choose and change; the keys of the footer work without choosing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "field up", show=False),
        Binding("down,j", "move(1)", "field down", show=False),
        Binding("left", "change(-1)", "less", show=False),
        Binding("right", "change(1)", "more", show=False),
    ]

    @dataclass
    class Stepped(Message):
        """A field is to change by one step."""

        field: str
        direction: int

    @dataclass
    class Moved(Message):
        """The cursor is to stand on this field."""

        field: str

    def _columns(self) -> int:
        return 2 if self.size.width >= WIDE else 1

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  # Textual's signature
        """Half as many lines where two columns fit."""
        return len(FIELDS) // 2 if width >= WIDE else len(FIELDS)

    def render(self) -> Content:
        """A line a field, the one under the cursor lit."""
        if self.value is None:
            return Content("")
        columns = self._columns()
        rows = len(FIELDS) // columns
        width = self.size.width // columns
        lines = []
        for row in range(rows):
            cells = [self._cell(FIELDS[row + rows * c], width) for c in range(columns)]
            lines.append(Content.assemble(*cells))
        return Content("\n").join(lines)

    def _cell(self, field: str, width: int) -> Content:
        view = self.value
        assert view is not None  # noqa: S101  # render() has looked
        words = view_words.field_value(view.plan, field)
        if field == "lead_leg" and view.plan.lead_leg.value == "auto":
            words = f"auto: {view.auto_leg} today"
        here = field == view.field and self.has_focus
        label = f" {view_words.FIELD_WORDS[field]}".ljust(_LABEL)
        low, high = self._ends(view.plan, field)
        arrows = (" " if low else "‹", " " if high else "›")
        text = f"{arrows[0]} {words} {arrows[1]}"
        style = "bold $block-cursor-foreground on $block-cursor-background" if here else ""
        label_style = "bold $primary" if here else "$quiet"
        cell = Content.assemble((label, label_style), (text[: width - _LABEL], style))
        return cell.pad_right(max(0, width - cell.cell_length))

    @staticmethod
    def _ends(plan: Plan, field: str) -> tuple[bool, bool]:
        if field not in STEPS:
            return False, False
        value, limit = getattr(plan, field), LIMITS[field]
        return value <= limit.low, value >= limit.high

    def action_move(self, by: int) -> None:
        """The cursor up or down, round at the ends."""
        if self.value:
            place = FIELDS.index(self.value.field) + by
            self.post_message(self.Moved(FIELDS[place % len(FIELDS)]))

    def action_change(self, direction: int) -> None:
        """The chosen field one step on."""
        if self.value:
            self.post_message(self.Stepped(self.value.field, direction))

    def on_click(self, event: events.Click) -> None:
        """A click chooses a field; on its left arrow it steps down, right of it up."""
        columns = self._columns()
        rows, width = len(FIELDS) // columns, self.size.width // columns
        column, x = divmod(event.x, width)
        place = event.y + rows * column
        if event.y < rows and column < columns and place < len(FIELDS):
            self.post_message(self.Moved(FIELDS[place]))
            if x >= _LABEL:
                self.post_message(self.Stepped(FIELDS[place], -1 if x < _LABEL + 2 else 1))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel steps the chosen field."""
        event.stop()
        self.action_change(1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel steps the chosen field."""
        event.stop()
        self.action_change(-1)

    def on_focus(self) -> None:
        """The cursor shows."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor hides."""
        self.refresh()
