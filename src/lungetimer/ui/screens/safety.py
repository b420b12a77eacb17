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

    In a window too small for all questions, enter first shows the others, so that nobody answers a
    question unseen.

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
        self._seen = 0  # how many questions have been visible so far, from the first on

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
        body = self.query_one("#safety-body")
        self.call_after_refresh(body.scroll_home, animate=False)
        self.watch(body, "scroll_y", self._scrolled, init=False)

    @property
    def yes(self) -> list[str]:
        """The identifiers of the questions answered with yes, such as ``heart``."""
        return [row.key for row in self.query(YesNoRow) if row.yes]

    def _look(self) -> bool:
        """Note which questions are visible.

        Returns:
            Whether the screen has been laid out, so that questions can be visible.
        """
        body = self.query_one("#safety-body")
        height = body.scrollable_content_region.height
        if height:
            end = body.scroll_offset.y + height
            rows = enumerate(self.query(YesNoRow), 1)
            visible = (n for n, row in rows if row.virtual_region.bottom <= end)
            self._seen = max(self._seen, *visible, 0)
        return height > 0

    def _scrolled(self) -> None:
        """Update the line that explains the enter key when the last question becomes visible."""
        before = self._seen
        if self._look() and before < self._seen == len(QUESTIONS):
            self._say()

    def _say(self) -> None:
        count = len(self.yes)
        words, key_word = f"{count} x YES, THE REST NO" if count else "NO TO ALL", "done"
        if self._look() and self._seen < len(QUESTIONS):
            words, key_word = "MORE QUESTIONS", "more"
        style = "bold reverse $warning" if count else "bold reverse $primary"
        line = self.query_one("#safety-done", Words)
        self.query_one(KeyLine).rename("done", key_word)
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
        """Show the questions not seen yet. If there are none, close with the assessment.

        Questions not marked yes count as no.
        """
        if not self._look():
            return
        if self._seen == len(QUESTIONS):
            self.dismiss(assess(self.yes))
            return
        row = self.query(YesNoRow)[self._seen]
        self._seen += 1  # even if the window is too small for the whole question
        row.focus(scroll_visible=False)
        self.query_one("#safety-body").scroll_to_widget(row, top=True, animate=False)
        self._say()

    def action_later(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
