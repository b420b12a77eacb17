"""Dialog with a short explanation."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content

from lungetimer.ui.screens.base import Dialog
from lungetimer.ui.widgets.glyph_words import Words

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class ExplainScreen(Dialog[None]):
    """Dialog with a title and paragraphs.

    Args:
        title: what is explained.
        *paragraphs: plain text.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,e,enter,pagedown,question_mark", "dismiss", "back")
    ]

    def __init__(self, title: str, *paragraphs: str) -> None:
        super().__init__()
        self._title = title
        self._paragraphs = paragraphs

    def compose(self) -> ComposeResult:
        """Yield the title, the paragraphs, and the key that closes the dialog."""
        with VerticalScroll(classes="dialog wide"):
            yield Words(Content(self._title), classes="dialog-title")
            for text in self._paragraphs:
                yield Words(Content(text), classes="advice-line")
            yield Words(Content.styled("Press esc to go back", "$quiet"))
