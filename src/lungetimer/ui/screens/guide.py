"""Guide screen: the coaching knowledge, readable offline."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from lungetimer.coaching.guide import PAGES
from lungetimer.ui.messages import ScreenRequested
from lungetimer.ui.screens.base import Page
from lungetimer.ui.terminal.first_frame import DIALOG_STYLES, OTHER_STYLES, SESSION_STYLES
from lungetimer.ui.widgets.glyph_words import Words
from lungetimer.ui.widgets.guide_page import GuidePage
from lungetimer.ui.widgets.key_line import KeyLine
from lungetimer.ui.widgets.notice_line import NoticeLine
from lungetimer.ui.widgets.options import Options

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

SAFETY_TOPICS = frozenset({"who-should-not", "safety"})


class GuideScreen(Page[None]):
    """Screen with the topics on the left and the page on the right.

    A narrow window shows only one of the two at a time.

    Args:
        topic: the page to open first.
        in_session: whether a session is in progress, which hides the safety questions.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "back", key_display="esc"),
        Binding("q,g", "leave", "back", show=False),
        Binding("right,enter,l", "read", "read", key_display="⏎"),
        Binding("left", "choose", "topics", key_display="←"),
        Binding("space,pagedown", "page(1)", "page down", key_display="space"),
        Binding("b,pageup", "page(-1)", "page up", show=False),
        Binding("exclamation_mark", "safety", "safety questions", key_display="!"),
    ]
    AUTO_FOCUS = "#topics"
    # The pages show the figure, whose styles are those of a session.
    CSS_PATH = [SESSION_STYLES, DIALOG_STYLES, OTHER_STYLES]  # noqa: RUF012  # Textual gives the type

    def __init__(self, topic: str = "steps", *, in_session: bool = False) -> None:
        super().__init__(classes="-choosing")
        self._topic = topic
        self._in_session = in_session

    def compose(self) -> ComposeResult:
        """Yield the list of topics and the page."""
        yield Words("Guide", classes="screen-title", markup=False)
        with Horizontal(id="guide"):
            yield Options(
                *(Option(Content(page.title), id=topic) for topic, page in PAGES.items()),
                id="topics",
                classes="panel",
                markup=False,
            )
            yield GuidePage(id="page")
        yield NoticeLine()
        yield KeyLine()

    def on_mount(self) -> None:
        """Open the requested page."""
        self.query_one("#topics", OptionList).highlighted = list(PAGES).index(self._topic)

    async def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the page of the highlighted topic."""
        if event.option_id:
            await self.query_one(GuidePage).turn_to(PAGES[event.option_id])

    def on_option_list_option_selected(self) -> None:
        """Move the focus to the page when enter is pressed in the list or a topic is clicked."""
        self.action_read()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  # Textual's signature
        """Return whether an action is available; during a session, the safety questions are not."""
        return not (action == "safety" and self._in_session)

    def action_read(self) -> None:
        """Show the page of the guide and move the focus to it."""
        self.update_classes({"-choosing": False, "-reading": True})
        self.query_one(GuidePage).focus()

    def action_choose(self) -> None:
        """Show the list of topics and move the focus to it."""
        self.update_classes({"-choosing": True, "-reading": False})
        self.query_one("#topics").focus()

    def action_page(self, direction: int) -> None:
        """Scroll the text by a page down (1) or up (-1), wherever the focus is."""
        page = self.query_one(GuidePage)
        (page.scroll_page_down if direction > 0 else page.scroll_page_up)(animate=False)

    def action_close(self) -> None:
        """Go back to the topics if a narrow window hides them; otherwise close the guide."""
        narrow = not self.query_one("#topics").display
        if narrow:
            self.action_choose()
        else:
            self.dismiss()

    def action_leave(self) -> None:
        """Close the guide."""
        self.dismiss()

    def action_safety(self) -> None:
        """Open the safety questions."""
        self.post_message(ScreenRequested("safety"))
