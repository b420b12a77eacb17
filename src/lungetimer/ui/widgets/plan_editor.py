"""Plan editor: shows every field of the plan, and lets the user change each field in place."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from lungetimer.frozen import frozen
from lungetimer.training.loads import Unit
from lungetimer.training.plan import LIMITS, Leg, Plan
from lungetimer.training.typed_field import TYPED_FIELDS
from lungetimer.ui.bindings import binding_of
from lungetimer.ui.widgets.drawn import Drawn
from lungetimer.words import field_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events
    from textual.binding import BindingType
    from textual.geometry import Size

COLUMNS: Final = (
    ("sets", "reps_per_leg", "rest_s", "rest_mode", "tempo", "warm_up", "cool_down"),
    (
        "pacing", "leg_order", "switch_s", "lead_leg", "equipment", "load_kg", "support",
        "lead_in_s",
    ),
)  # fmt: skip
FIELDS: Final = (*COLUMNS[0], *COLUMNS[1])


@frozen
class EditorView:
    """What the editor shows.

    Attributes:
        plan: the plan.
        field: the chosen field.
        auto_leg: the leg that ``auto`` stands for as first leg; None if it depends on the day.
        unit: the unit in which weights are shown.
    """

    plan: Plan
    field: str
    auto_leg: Leg | None
    unit: Unit = Unit.KG


def columns_of(plan: Plan) -> tuple[tuple[str, ...], ...]:
    """Return the fields of the editor for a plan, in columns.

    The time to switch legs is left out, unless one leg does all its reps before the other.
    """
    if plan.one_by_one:
        return COLUMNS
    return tuple(tuple(f for f in column if f != "switch_s") for column in COLUMNS)


def label_width(fields: Iterable[str]) -> int:
    """Return the width in cells for the labels of these fields, with a space on either side."""
    return max(len(field_words.FIELD_WORDS[field]) for field in fields) + len("  ")


class _Column(NamedTuple):
    """A column of fields.

    Attributes:
        fields: the names of the fields.
        label: the width of the labels in cells.
        width: the width of the whole column in cells.
        brief: whether values are in their short form.
    """

    fields: tuple[str, ...]
    label: int
    width: int
    brief: bool


class PlanEditor(Drawn[EditorView], can_focus=True):
    """List of the plan's fields. The up and down keys choose a field; left and right change it.

    The keys in the footer change the chosen field as well.

    Args:
        id: the widget's id.
        classes: its CSS classes.
        wraps: whether up on the first field goes to the last field, and down on the last to the
            first. If not, these keys move the focus to the widget before or after the editor.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "field up", show=False),
        Binding("down,j", "move(1)", "field down", show=False),
        Binding("left", "change(-1)", "less", show=False),
        Binding("right", "change(1)", "more", show=False),
        binding_of("type_value"),
    ]

    class Stepped(Message):
        """Request to change the value of a field by one step."""

        def __init__(self, field: str, direction: int) -> None:
            super().__init__()
            self.field = field
            self.direction = direction

    class InputRequested(Message):
        """Request to open the input in which the user types the value of a field."""

        def __init__(self, field: str) -> None:
            super().__init__()
            self.field = field

    class Moved(Message):
        """Request to move the cursor to this field."""

        def __init__(self, field: str) -> None:
            super().__init__()
            self.field = field

    def __init__(
        self,
        *,
        id: str | None = None,  # noqa: A002  # Textual's name
        classes: str | None = None,
        wraps: bool = True,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._wraps = wraps

    def show(self, value: EditorView) -> None:
        """Replace the plan. If the number of lines changes, lay out the widget again."""
        before = self.get_content_height(self.size, self.size, self.size.width)
        super().show(value)
        if self.get_content_height(self.size, self.size, self.size.width) != before:
            self.refresh(layout=True)

    def _lay_out(self, width: int) -> tuple[_Column, ...]:
        """Return two columns side by side if all values fit in them, else a single column.

        If the long form of a value does not fit, all values are in their short form.
        """
        columns = columns_of(self.value.plan) if self.value else COLUMNS
        for brief in (False, True):
            needs = [self._need(column, brief=brief) for column in columns]
            if sum(needs) <= width:
                left = max(needs[0], min(width // 2, width - needs[1]))
                return tuple(
                    _Column(column, label_width(column), share, brief)
                    for column, share in zip(columns, (left, width - left), strict=True)
                )
        fields = sum(columns, ())
        brief = self._need(fields, brief=False) > width
        return (_Column(fields, label_width(fields), width, brief),)

    def _need(self, fields: tuple[str, ...], *, brief: bool) -> int:
        """Return how wide a column with these fields must be, in cells, so that no value is cut."""
        longest = max(len(self._words(field, brief=brief)) for field in fields)
        return label_width(fields) + longest + len("‹  ›")

    def _words(self, field: str, *, brief: bool) -> str:
        view = self.value
        if view is None:
            return ""
        if field == "lead_leg" and view.plan.lead_leg.value == "auto":
            if view.auto_leg is None:  # the leg depends on the day
                return "auto"
            return f"auto: {view.auto_leg}" + ("" if brief else " today")
        return field_words.field_value(view.plan, field, view.unit, brief=brief)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  # Textual's signature
        """Return the height in lines: the number of fields in the longest column."""
        return max(len(column.fields) for column in self._lay_out(width))

    def row_of(self, field: str) -> int:
        """Return the line that shows a field, counted from 0; 0 if the field is not shown."""
        for column in self._lay_out(self.size.width):
            if field in column.fields:
                return column.fields.index(field)
        return 0

    def draw(self) -> Content:
        """Return the columns with one field on each line. The chosen field is highlighted."""
        if self.value is None:
            return Content("")
        columns = self._lay_out(self.size.width)
        rows = zip_longest(*(column.fields for column in columns))
        lines = [Content.assemble(*map(self._cell, row, columns)) for row in rows]
        return Content("\n").join(lines)

    def _cell(self, field: str | None, column: _Column) -> Content:
        width = column.width
        if field is None:
            return Content(" " * width)
        view = self.value
        assert view is not None  # noqa: S101  # draw() has checked it
        words = self._words(field, brief=column.brief)
        here = field == view.field and self.has_focus
        label = f" {field_words.FIELD_WORDS[field]}".ljust(column.label)
        low, high = self._ends(view.plan, field)
        arrows = (" " if low else "‹", " " if high else "›")
        room = width - column.label - len("‹  ›")
        words = words if len(words) <= room else f"{words[: max(0, room - 1)]}…"
        text = f"{arrows[0]} {words} {arrows[1]}"
        style = "bold $block-cursor-foreground on $block-cursor-background" if here else ""
        label_style = "bold $primary" if here else "$quiet"
        cell = Content.assemble((label, label_style), (text[: width - column.label], style))
        return cell.pad_right(max(0, width - cell.cell_length))

    @staticmethod
    def _ends(plan: Plan, field: str) -> tuple[bool, bool]:
        if field not in LIMITS:
            return False, False
        limit = LIMITS[field]
        values = plan.set_reps if field == "reps_per_leg" else (getattr(plan, field),)
        return max(values) <= limit.low, min(values) >= limit.high

    def action_move(self, by: int) -> None:
        """Choose the field ``by`` places after the chosen one; before it if ``by`` is negative.

        At either end of the list, wrap around if the editor was created with ``wraps``;
        otherwise focus the widget before or after the editor.
        """
        if self.value:
            fields = [f for column in columns_of(self.value.plan) for f in column]
            place = fields.index(self.value.field) + by if self.value.field in fields else 0
            if self._wraps or 0 <= place < len(fields):
                self.post_message(self.Moved(fields[place % len(fields)]))
            elif by > 0:
                self.screen.focus_next()
            else:
                self.screen.focus_previous()

    def action_change(self, direction: int) -> None:
        """Change the value of the chosen field by one step: up for direction 1, down for -1."""
        if self.value:
            self.post_message(self.Stepped(self.value.field, direction))

    def action_type_value(self) -> None:
        """Ask the user to type the value of the chosen field, if that field can be typed."""
        if self.value and self.value.field in TYPED_FIELDS:
            self.post_message(self.InputRequested(self.value.field))

    def on_click(self, event: events.Click) -> None:
        """Choose the clicked field. A click on its left arrow lowers the value.

        A click on the value or on its right arrow raises the value.
        """
        place = event.get_content_offset(self)
        if place is None:
            return  # the click is on the frame
        x = place.x
        for column in self._lay_out(self.size.width):
            if x < column.width and place.y < len(column.fields):
                field = column.fields[place.y]
                self.post_message(self.Moved(field))
                if x >= column.label:
                    self.post_message(self.Stepped(field, -1 if x < column.label + 2 else 1))
                return
            x -= column.width

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Raise the value of the chosen field by one step."""
        event.stop()
        self.action_change(1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Lower the value of the chosen field by one step."""
        event.stop()
        self.action_change(-1)

    def on_focus(self) -> None:
        """Draw the editor again, with the chosen field highlighted."""
        self.refresh()

    def on_blur(self) -> None:
        """Draw the editor again, without a highlighted field."""
        self.refresh()
