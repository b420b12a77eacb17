"""Dialog for sessions that could not be saved: retry, save elsewhere or wait."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input

from lungetimer.folders import FolderError, expanded, places_to_write
from lungetimer.history.retry import RETRY_UNSAVED_S
from lungetimer.text import clean_text
from lungetimer.ui.screens.base import Dialog
from lungetimer.ui.widgets.clean_input import CleanInput
from lungetimer.ui.widgets.glyph_words import Words

if TYPE_CHECKING:
    from datetime import datetime

    from textual.app import ComposeResult
    from textual.binding import BindingType


class SaveElsewhereScreen(Dialog["Path | None"]):
    """Dialog that returns the file to save to, an empty path to retry now, or None for later.

    Args:
        trouble: why the session could not be saved.
        suggestion: the file to suggest.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "later", "later")]
    AUTO_FOCUS = "#again"

    def __init__(self, trouble: str, suggestion: Path) -> None:
        super().__init__()
        self._trouble = trouble
        self._suggestion = suggestion

    def compose(self) -> ComposeResult:
        """Yield why saving failed, the input for the name of a file, and the buttons."""
        with VerticalScroll(classes="dialog wide", id="unsaved", can_focus=False):
            yield Words("Your session is not saved yet", classes="dialog-title", markup=False)
            yield Words(Content(clean_text(self._trouble)), id="unsaved-why")
            yield Words(
                "lungetimer keeps the session in memory. It tries to save the session again every "
                f"{RETRY_UNSAVED_S} s and when you quit. You can also save it to another file:",
                id="unsaved-how",
                markup=False,
            )
            yield CleanInput(str(self._suggestion), id="unsaved-path")
            with Horizontal(classes="dialog-buttons"):
                yield Button("Try again", id="again", variant="primary")
                yield Button("Save to this file", id="copy", variant="success")
                yield Button("Later", id="later")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Handle a pressed button: try again, save to the typed file, or do nothing for now."""
        if event.button.id == "again":
            self.dismiss(Path())
        elif event.button.id == "copy":
            self._copy()
        else:
            self.dismiss(None)

    def on_input_submitted(self) -> None:
        """Close with the typed file name when enter is pressed in the input."""
        self._copy()

    def action_later(self) -> None:
        """Close the dialog; the session stays in memory."""
        self.dismiss(None)

    def _copy(self) -> None:
        written = self.query_one(Input).value.strip()
        if not written:
            return
        try:
            chosen = expanded(written)
        except FolderError as error:
            self.query_one("#unsaved-why", Words).update(Content(clean_text(str(error))))
        else:
            self.dismiss(chosen)


def suggested(now: datetime) -> Path:
    """Return the path of a new file in the home folder, or in another writable folder.

    Args:
        now: the current time, which makes the name unique.
    """
    return next(places_to_write(), Path()) / f"lungetimer-unsaved-{now:%Y-%m-%d-%H%M%S}.json"
