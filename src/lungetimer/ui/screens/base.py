"""Base classes of all screens. A screen closes at most once, and only while it is in front.

Textual's own ``dismiss`` closes whatever screen is in front. With it, a key that is held down, or a
second escape before the first was handled, would close the guide and then the workout screen.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen, ScreenResultType
from textual.widget import Widget

from lungetimer.ui.bindings import bindings
from lungetimer.ui.messages import NoticesPossible
from lungetimer.ui.terminal.breakpoints import size_classes
from lungetimer.ui.terminal.first_frame import DIALOG_STYLES, OTHER_STYLES
from lungetimer.ui.terminal.textual_drawing import draw_quickly
from lungetimer.ui.widgets.notice_line import NoticeLine
from lungetimer.words.commands import written

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.events import ScreenResume


BACK: Final = "esc: back"
"""How to close a dialog; shown on its frame, because its last line may be scrolled out of view."""


class OwnScreen(Screen[ScreenResultType]):
    """Base class of pages and dialogs, which draw with `QuickCompositor` and close only once."""

    CSS_PATH = [DIALOG_STYLES, OTHER_STYLES]  # noqa: RUF012  # Textual gives the type
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("suspend")]

    def __init__(
        self,
        name: str | None = None,
        id: str | None = None,  # noqa: A002  # Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(name, id, classes)
        self._new = True
        draw_quickly(self)

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Prevent Textual from styling a new screen a second time when it comes to the front."""
        if self._new:
            self._new = event.refresh_styles = False

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close with a result; do nothing if the screen is already closed or another is in front.

        Returns:
            An awaitable that completes when the screen is closed.
        """
        return super().dismiss(result) if self.is_active else already_closed()


class Page(OwnScreen[ScreenResultType]):
    """Screen that fills the window."""

    def on_compose(self) -> None:
        """Set the style classes for the window's size early, so that no widget is styled twice."""
        self.update_classes(size_classes(*self.app.size), animate=False)

    def on_resize(self) -> None:
        """Update the style classes for the window's size.

        Textual's own handler runs after this one. It finds nothing to change and so does not
        style every widget again.
        """
        self.update_classes(size_classes(*self.size), animate=False)

    def on_screen_resume(self, event: ScreenResume) -> None:  # noqa: ARG002  # Textual's signature
        """Ask the app to show queued notices, because this page may have a place for them."""
        self.post_message(NoticesPossible())

    def show_notice(self, line: str) -> bool:
        """Show a line for a while, if this page has a place for notices.

        Returns:
            Whether the page has a place for notices.
        """
        lines = self.query(NoticeLine)
        if lines:
            lines.first().tell(line)
        return bool(lines)


class Dialog(ModalScreen[ScreenResultType], OwnScreen[ScreenResultType]):
    """Modal screen in a frame; the previous screen stays visible around the frame."""

    @property
    def safe_keys(self) -> str:
        """The keys that close the dialog without harm, as shown to the user: ``esc or PgDn``."""
        keys = (key for key, at in self.active_bindings.items() if at.binding.id == "next")
        return " or ".join(("esc", *map(written, islice(keys, 1))))


def step_focus(dialog: Dialog[Any], by: int) -> None:
    """Move the focus among a dialog's buttons, without wrapping around at the ends.

    Args:
        dialog: the dialog.
        by: 1 for the next button, -1 for the one before.
    """
    buttons = list(dialog.query("Button").results(Widget))  # because importing Button is slow
    place = next((n for n, button in enumerate(buttons) if button.has_focus), -1)
    buttons[min(max(place + by, 0), len(buttons) - 1)].focus()


def already_closed() -> AwaitComplete:
    """Return an awaitable that is already done, because there is nothing to close."""
    done: AwaitComplete = AwaitComplete.nothing()  # type: ignore[no-untyped-call]  # Textual has no annotations here
    return done
