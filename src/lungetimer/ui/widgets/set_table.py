"""Table of a session's sets: for each leg the reps planned and done. A cursor is on one set."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding
from textual.content import Content

from lungetimer.frozen import frozen
from lungetimer.text import longest_fitting_text, minutes
from lungetimer.ui.widgets.drawn import Drawn
from lungetimer.words import field_words, session_words

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType
    from textual.geometry import Size

    from lungetimer.history.session_records import SessionRecord

ROOMY: Final = 60  # the least width in cells for the columns work, rest and felt


@frozen
class SetTableView:
    """What the table shows.

    Attributes:
        record: the session.
        cursor: the number of the set, from 1, whose reps the keys correct.
        keys: the keys that correct the reps; empty if the reps cannot be corrected.
    """

    record: SessionRecord
    cursor: int
    keys: str = ""

    def hints(self, *, focused: bool) -> tuple[str, ...]:
        """Return the lines about the keys, the longest first; none if there are no keys.

        They name the set at the cursor, because its line is marked only while the table has the
        focus.
        """
        if not self.keys or not self.record.sets:
            return ()
        line = f"Correct set {self.cursor}: {self.keys}"
        others = "↑ ↓" if focused else "↑"
        more = () if len(self.record.sets) < 2 else (f"{line}   {others}: another set",)
        return (*more, line, f"Set {self.cursor}: {self.keys}", self.keys)


class SetTable(Drawn[SetTableView], can_focus=True):
    """Table with a line for each set, then a line for each change of the plan during the session.

    Up and down choose a set.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "up", show=False),
        Binding("down", "move(1)", "down", show=False),
    ]

    def show(self, value: SetTableView) -> None:
        """Show this session. If the table gets more or fewer lines, lay it out again."""
        old = self.value
        super().show(value)
        if old is None or len(old.record.adjustments) != len(value.record.adjustments):
            self.refresh(layout=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002  # Textual's signature
        """Return the width of the widest line in cells. It does not change with the focus."""
        widths = [line.cell_length for line in self._content(container.width).split("\n")]
        hints = self.value.hints(focused=True) if self.value else ()
        return max(*widths, *(n for n in map(len, hints) if n <= container.width), 0)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  # Textual's signature
        """Return the height in lines: the header, each set, each change and the hint."""
        return len(self._content(width).split("\n"))

    def draw(self) -> Content:
        """Return the table. Its cursor is visible only while the table has the focus."""
        return self._content(self.size.width)

    def _content(self, width: int) -> Content:
        view = self.value
        if view is None:
            return Content("")
        record, roomy = view.record, width >= ROOMY
        more = f"{'work':>8}{'rest':>8}  felt" if roomy else ""
        lines = [Content.styled(f"{'set':<5}{'planned':>9}{'left':>7}{'right':>7}{more}", "$quiet")]
        for number in range(1, max(record.plan.sets, len(record.sets)) + 1):
            line = self._line(record, number, roomy=roomy)
            chosen = self.has_focus and number == view.cursor
            lines.append(line.stylize("reverse bold") if chosen else line)
        for change in record.adjustments:
            at = minutes(change.at_s)
            lines.append(Content.styled(f"at {at}: {field_words.audit_words(change)}", "$quiet"))
        hints = view.hints(focused=self.has_focus)
        if hints:
            hint = longest_fitting_text(hints, width)
            lines.append(Content.styled(hint, "$quiet"))
        return Content("\n").join(lines)

    @staticmethod
    def _line(record: SessionRecord, number: int, *, roomy: bool) -> Content:
        known = number <= record.plan.sets or number <= len(record.sets)
        asked = f"{record.planned(number)} each" if known else ""
        if number > record.plan.sets:
            asked = "extra"
        if number > len(record.sets):
            return Content.styled(f"{number:<5}{asked:>9}{'-':>7}{'-':>7}", "$quiet")
        done = record.sets[number - 1]
        text = f"{number:<5}{asked:>9}{done.left:>7}{done.right:>7}"
        if roomy:
            rest = minutes(done.rest_s) if done.rest_s else "-"
            text += f"{minutes(done.work_s):>8}{rest:>8}  {done.felt or ''}"
        line = Content.styled(text, "" if done.reps else "$quiet")
        called = session_words.called_words(done)
        return Content.assemble(line, (f"  {called}", "$quiet")) if called else line

    def action_move(self, by: int) -> None:
        """Move the cursor by ``by`` sets; from the first or last set, leave the table instead."""
        if self.value is None:
            return
        cursor = self.value.cursor + by
        if 1 <= cursor <= len(self.value.record.sets):
            self._choose(cursor)
        elif by < 0:
            self.screen.focus_previous()
        else:
            self.screen.focus_next()

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the clicked set."""
        top = event.get_content_offset(self)
        if self.value and top is not None and 1 <= top.y <= len(self.value.record.sets):
            self._choose(top.y)

    def _choose(self, cursor: int) -> None:
        if self.value:
            self.show(SetTableView(self.value.record, cursor, self.value.keys))

    def on_focus(self) -> None:
        """Draw the table again, with the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Draw the table again, without the cursor."""
        self.refresh()
