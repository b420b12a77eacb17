"""Table of sessions. It renders only visible lines, so a long table is as fast as a short one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from lungetimer.figure.glyphs import FULL
from lungetimer.text import minutes
from lungetimer.training.status import Status
from lungetimer.ui.widgets.glyph_words import glyphs_of
from lungetimer.words.level_words import level_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.binding import BindingType

    from lungetimer.figure.glyphs import Glyphs
    from lungetimer.history.session_records import SessionRecord

# Name and width of each column. If not all columns fit, the last ones are left out. The last column
# that fits gets the remaining width.
_COLUMNS: Final = (
    ("date", 17), ("done", 8), ("level", 14), ("length", 8), ("RIR", 4), ("pain", 5),
    ("felt", 12), ("note", 15),
)  # fmt: skip


class SessionTable(ScrollView, can_focus=True):
    """Table with one session on each line, and a cursor on one of the sessions."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "session-table--line", "session-table--quiet", "session-table--cursor",
        "session-table--cursor-blurred",
    }  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "up", show=False),
        Binding("down,j", "move(1)", "down", show=False),
        Binding("pageup", "page(-1)", "page up", show=False),
        Binding("pagedown", "page(1)", "page down", show=False),
        Binding("home", "move(-10000000)", "newest", show=False),
        Binding("end", "move(10000000)", "oldest", show=False),
        Binding("enter", "open", "open", show=False),
    ]

    class Chosen(Message):
        """Message sent after the cursor was moved or the sessions were replaced."""

    class Opened(Message):
        """Message sent when the user opened the session under the cursor with enter or a click."""

        def __init__(self, record: SessionRecord) -> None:
            super().__init__()
            self.record = record

    def __init__(self, *, id: str) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id)
        self.records: Sequence[SessionRecord] = ()
        self.cursor = 0

    @property
    def chosen(self) -> SessionRecord | None:
        """The session under the cursor; None if the table is empty."""
        return self.records[self.cursor] if self.cursor < len(self.records) else None

    def show(self, records: Sequence[SessionRecord]) -> None:
        """Replace the sessions. The cursor stays on its session; if that is gone, on its line."""
        here = self.chosen
        self.records = records
        places = (n for n, r in enumerate(records) if here is not None and r.id == here.id)
        last = max(0, len(records) - 1)
        self.cursor = next(places, min(self.cursor, last))
        self.virtual_size = Size(self.size.width, len(records))
        self.refresh()
        self._post_chosen()

    def choose(self, session_id: str) -> bool:
        """Move the cursor to the session with this id, if the table has such a session.

        Returns:
            Whether the table has such a session.
        """
        for place, record in enumerate(self.records):
            if record.id == session_id:
                self.action_move(place - self.cursor)
                return True
        return False

    def render_line(self, y: int) -> Strip:
        """Return the line that is ``y`` lines below the top of the visible part."""
        width = self.size.width
        number = y + self.scroll_offset.y
        if number >= len(self.records):
            return Strip.blank(width, self.rich_style)
        record = self.records[number]
        name = "quiet" if record.status is Status.PARTIAL else "line"
        if number == self.cursor:
            name = "cursor" if self.has_focus else "cursor-blurred"
        style = self.get_component_rich_style(f"session-table--{name}")
        return Strip([Segment(line_of(record, width, glyphs_of(self)), style)], width)

    def on_resize(self) -> None:
        """Fit the lines to the new width, and scroll to the cursor."""
        self.virtual_size = Size(self.size.width, len(self.records))
        self._follow()

    def _follow(self) -> None:
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, force=True)

    def _post_chosen(self) -> None:
        self.post_message(self.Chosen())

    def action_move(self, lines: int) -> None:
        """Move the cursor down by this many lines; up if the number is negative."""
        new = min(max(self.cursor + lines, 0), max(0, len(self.records) - 1))
        if new != self.cursor:
            self.cursor = new
            self._follow()
            self.refresh()
            self._post_chosen()

    def action_page(self, pages: int) -> None:
        """Move the cursor down by this many pages; up if the number is negative."""
        self.action_move(pages * max(1, self.size.height - 1))

    def action_open(self) -> None:
        """Post `Opened` with the session under the cursor."""
        if self.chosen:
            self.post_message(self.Opened(self.chosen))

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the clicked session, or open it if the cursor is there already."""
        number = event.y + self.scroll_offset.y
        if number < len(self.records):
            if number == self.cursor:
                self.action_open()
            else:
                self.action_move(number - self.cursor)


def columns_for(width: int) -> tuple[tuple[str, int], ...]:
    """Return the columns that fit, with their widths in cells. The last one fills the line."""
    found: list[tuple[str, int]] = []
    left = width - 1
    for name, wants in _COLUMNS:
        if wants > left:
            break
        found.append((name, wants))
        left -= wants
    if not found:
        return (("date", max(1, width)),)
    name, wants = found[-1]
    return (*found[:-1], (name, wants + left))


def head_of(width: int) -> str:
    """Return the header line with the names of the columns."""
    return " " + "".join(name.ljust(wide)[:wide] for name, wide in columns_for(width))


def line_of(record: SessionRecord, width: int, glyphs: Glyphs = FULL) -> str:
    """Return the line that shows a session, exactly ``width`` cells wide."""
    cells = cells_of(record, glyphs)
    text = "".join(
        set_cell_size(_shortened(cells[name], wide - 1, glyphs.cut), wide)
        for name, wide in columns_for(width)
    )
    return set_cell_size(f" {text}", width)


def _shortened(text: str, width: int, cut: str) -> str:
    """Return the text in at most ``width`` cells. If it is cut, it ends with the sign ``cut``."""
    if cell_len(text) <= width:
        return text
    return f"{set_cell_size(text, max(0, width - 1)).rstrip()}{cut}"


def cells_of(record: SessionRecord, glyphs: Glyphs = FULL) -> dict[str, str]:
    """Return what the columns show about a session, by the name of the column."""
    mark = f" {glyphs.partial}" if record.status is Status.PARTIAL else ""
    return {
        "date": f"{record.started_at:%Y-%m-%d %H:%M}",
        "done": f"{record.reps}/{record.plan.total_reps}{mark}",
        "level": level_words(record),
        "length": minutes(record.spent_s),
        "RIR": "" if record.reps_in_reserve is None else str(record.reps_in_reserve),
        "pain": "" if record.pain is None else str(record.pain),
        "felt": " ".join(dict.fromkeys(s.felt.value for s in record.sets if s.felt)),
        # The note is cut first, because it may be much longer than any screen is wide.
        "note": " ".join(record.note[:1000].split()),
    }
