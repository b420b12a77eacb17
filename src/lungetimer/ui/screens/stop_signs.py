"""Dialog with the warning signs that mean stop; opening it pauses the session."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content

from lungetimer.coaching.notes import SEE_SOMEONE, SORENESS, STOP_ADVICE, STOP_FIRST, STOP_NOW
from lungetimer.coaching.sources import source_of
from lungetimer.ui.screens.base import BACK, Dialog
from lungetimer.ui.terminal.first_frame import DIALOG_STYLES
from lungetimer.ui.widgets.glyph_words import Words

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class StopSignsScreen(Dialog[None]):
    """Dialog that lists the warning signs that mean stop, and says what to do."""

    CSS_PATH = [DIALOG_STYLES]  # noqa: RUF012  # Textual gives the type
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter,exclamation_mark", "dismiss", "back"),
    ]

    def compose(self) -> ComposeResult:
        """Yield the signs, what to do, when to call for help, and what is normal."""
        with VerticalScroll(classes="dialog wide stop") as box:
            box.border_subtitle = BACK
            yield Words(Content(STOP_FIRST.text), classes="dialog-title")
            yield Words(
                Content("\n").join(Content(f"• {sign.text}") for sign in STOP_NOW),
                classes="stop-list",
            )
            yield Words(Content(STOP_ADVICE.text), classes="dialog-title")
            for note in (SORENESS, SEE_SOMEONE):
                yield Words(Content(note.text))
            named = dict.fromkeys(n.source for n in (STOP_ADVICE, SORENESS, SEE_SOMEONE))
            sources = " · ".join(source_of(key).name for key in named)
            yield Words(Content.styled(f"Sources: {sources}", "$quiet"))
            yield Words(
                Content.styled("The session stays paused. Press esc to go back, then space to "
                               "continue.", "$quiet"),
                classes="stop-how",
            )  # fmt: skip
