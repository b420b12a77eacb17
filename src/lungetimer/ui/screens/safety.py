"""Screen with all safety questions; one key answers no to all."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content

from lungetimer.coaching.safety import INTRO, QUESTIONS, Assessment, assess
from lungetimer.ui.screens.base import Page
from lungetimer.ui.widgets.glyph_words import Words, glyphs_of
from lungetimer.ui.widgets.key_line import KeyLine
from lungetimer.ui.widgets.yes_no_row import YesNoRow

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType


_HINT: Final = "  press y for yes, n for no"


class SafetyScreen(Page[Assessment | None]):
    """Screen with the safety questions; it returns an assessment, or None without answers.

    Args:
        why: one line on why the questions are asked now.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", "done", key_display="⏎", priority=True),
        Binding("escape,q", "later", "not now", key_display="esc"),
    ]
    AUTO_FOCUS = "YesNoRow"

    def __init__(self, why: str = "") -> None:
        super().__init__()
        self._why = why

    def compose(self) -> ComposeResult:
        """Yield an introduction, the questions, and a line that explains the enter key."""
        yield Words("Before you lunge", classes="screen-title", markup=False)
        with VerticalScroll(id="safety-body", can_focus=False):
            yield Words(f"{self._why} {INTRO}".strip(), id="safety-intro", markup=False)
            for question in QUESTIONS:
                yield YesNoRow(question.key, question.text)
        yield Words(id="safety-done", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Fill the line that explains the enter key, and scroll to the first question."""
        self._say()
        self.call_after_refresh(self.query_one("#safety-body").scroll_home, animate=False)

    @property
    def yes(self) -> list[str]:
        """The identifiers of the questions answered with yes, such as ``heart``."""
        return [row.key for row in self.query(YesNoRow) if row.yes]

    def _say(self) -> None:
        count = len(self.yes)
        words = f"{count} x YES, THE REST NO" if count else "NO TO ALL"
        style = "bold reverse $warning" if count else "bold reverse $primary"
        line = self.query_one("#safety-done", Words)
        button = f" ⏎ {words} "
        # The glyph set may replace ⏎ by a longer word. The key line also names y and n.
        room = line.content_size.width or self.size.width
        hint = _HINT if len(glyphs_of(line).words(button) + _HINT) <= room else ""
        line.update(Content.assemble((button, style), (hint, "$quiet")))

    def on_resize(self) -> None:
        """Redraw the line that explains the enter key, once the layout is complete."""
        self.call_after_refresh(self._say)

    def on_yes_no_row_answered(self, event: YesNoRow.Answered) -> None:
        """Update the line that explains the enter key; focus the next question, if there is one."""
        self._say()
        if event.focus_next and event.row is not self.query(YesNoRow).last():
            self.focus_next()

    def on_click(self, event: events.Click) -> None:
        """Close with the assessment when the line that explains the enter key is clicked."""
        if event.widget is not None and event.widget.id == "safety-done":
            self.action_done()

    def action_done(self) -> None:
        """Close with the assessment; questions not marked yes count as no."""
        self.dismiss(assess(self.yes))

    def action_later(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
