"""Heat map of training: up to 52 weeks as columns, weekdays as rows, and a cursor on one day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from lungetimer.frozen import frozen
from lungetimer.ui.widgets.drawn import Drawn, longest_fitting
from lungetimer.ui.widgets.heat_strip import SHADES

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType
    from textual.geometry import Size

    from lungetimer.figure.glyphs import Glyphs
    from lungetimer.history.heatmap import HeatCell, HeatColumn

_SIDE: Final = 4  # "Mon "
_HEIGHT: Final = 9


@frozen
class HeatView:
    """What the heat map shows.

    Attributes:
        columns: the weeks, oldest first.
        cursor: the day under the cursor.
    """

    columns: tuple[HeatColumn, ...]
    cursor: date


class HeatMap(Drawn[HeatView], can_focus=True):
    """Heat map with a cursor on one day.

    A day's symbol shows its kind, such as training day. Its brightness shows the number of reps.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-7)", "week before", show=False),
        Binding("right", "move(7)", "week after", show=False),
        Binding("up", "move(-1)", "day before", show=False),
        Binding("down", "move(1)", "day after", show=False),
        Binding("home", "move(-3650)", "first week", show=False),
        Binding("end", "move(3650)", "today", show=False),
    ]

    class Moved(Message):
        """Request to move the cursor to this day."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  # Textual's signature
        """Return the height in lines: the month names, seven weekdays and the legend."""
        return _HEIGHT

    @property
    def _step(self) -> int:
        """The width of a week in cells: 2 (with an empty cell) if all weeks fit, otherwise 1."""
        count = len(self.value.columns) if self.value else 1
        return 2 if self.size.width >= _SIDE + 2 * count else 1

    def _shown(self) -> tuple[HeatColumn, ...]:
        fits = max(1, (self.size.width - _SIDE) // self._step)
        return self.value.columns[-fits:] if self.value else ()

    def draw(self) -> Content:
        """Return the month names, the days and the legend; only the days if there are few lines."""
        columns = self._shown()
        if not columns or self.value is None:
            return Content("")
        step = self._step
        whole = self.size.height >= _HEIGHT
        lines = [Content.styled(_months(columns, step), "$quiet")] if whole else []
        for row in range(7):
            name = f"{columns[0].cells[row].date:%a}"[:3]
            parts: list[tuple[str, str]] = [(name.ljust(_SIDE), "$quiet" if row % 2 else "")]
            for column in columns:
                cell = column.cells[row]
                sign, style = _sign(cell, self.glyphs, frozen=column.frozen)
                if cell.date == self.value.cursor:
                    style = "bold reverse $accent" if self.has_focus else "bold underline $quiet"
                parts.append((sign, style))
                parts.append((" " * (step - 1), ""))
            lines.append(Content.assemble(*parts))
        if whole:
            lines.append(Content(" " * _SIDE) + legend(self.glyphs, self.size.width - _SIDE))
        return Content("\n").join(lines)

    def action_move(self, days: int) -> None:
        """Post `Moved` with the day ``days`` days after the cursor, within the past days shown."""
        if self.value is None:
            return
        cells = [c for column in self._shown() for c in column.cells if not c.is_future]
        new = self.value.cursor + timedelta(days=days)
        self.post_message(self.Moved(min(max(new, cells[0].date), cells[-1].date)))

    def on_click(self, event: events.Click) -> None:
        """Post `Moved` with the clicked day."""
        place = (event.x - _SIDE) // self._step
        columns = self._shown()
        row = event.y - (1 if self.size.height >= _HEIGHT else 0)
        if event.x >= _SIDE and place < len(columns) and 0 <= row < 7:
            cell = columns[place].cells[row]
            if not cell.is_future:
                self.post_message(self.Moved(cell.date))

    def on_focus(self) -> None:
        """Draw the map again, with a bright cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Draw the map again, with a dim cursor."""
        self.refresh()


def legend(glyphs: Glyphs, width: int) -> Content:
    """Return each symbol with its meaning, in the longest wording that fits in ``width`` cells."""
    return longest_fitting(
        [
            Content.assemble(
                (glyphs.day, "$phase-rest"), (f" {trained}  ", "$quiet"),
                (glyphs.day_some, "$phase-rest"), (" too few reps  ", "$quiet"),
                ("~", "$secondary"), (f" {week}", "$quiet"),
            )
            for trained, week in (("training day", "frozen week"), ("trained", "frozen"))
        ],
        width,
    )  # fmt: skip


def _sign(cell: HeatCell, glyphs: Glyphs, *, frozen: bool) -> tuple[str, str]:
    if cell.is_future:
        return " ", ""
    if cell.trained:
        return glyphs.day, f"$phase-rest {SHADES[cell.level]}"
    if cell.reps:
        return glyphs.day_some, f"$phase-rest {SHADES[max(2, cell.level)]}"
    return ("~", "$secondary") if frozen else (glyphs.none, "$quiet 60%")


def _months(columns: tuple[HeatColumn, ...], step: int) -> str:
    """Return the line of month names, each above the week that contains the month's first day.

    A name without room is left out. A name that would extend past the right end begins further
    left.
    """
    end = _SIDE + step * len(columns)
    line = [" "] * end
    free = 0
    for place, column in enumerate(columns):
        first = next((c.date for c in column.cells if c.date.day == 1), None)
        if first is None:
            continue
        name = f"{first:%b}" if first.month > 1 or step == 1 else f"{first:%b %Y}"
        at = min(_SIDE + place * step, end - len(name))
        if at >= free:
            line[at : at + len(name)] = name
            free = at + len(name) + 1
    return "".join(line)
