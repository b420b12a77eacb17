"""Tabs on the screen that shows the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import TabbedContent, TabPane

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.widget import AwaitMount, Widget


class HistoryTabs(TabbedContent):
    """Tabs that the user changes with a key or a click, but not by moving the focus.

    Args:
        later: pane id -> function that returns the contents of the pane; called when the tab is
            first shown.
        id: the id of this widget.
    """

    def __init__(self, later: Mapping[str, Callable[[], Widget]], *, id: str) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id)
        self._later = later
        self._created: dict[str, AwaitMount] = {}

    async def create(self, pane: str) -> None:
        """Create the contents of the pane with the id ``pane``, unless they exist."""
        if pane in self._later:
            if pane not in self._created:
                content = self._later[pane]()
                self._created[pane] = self.query_one(f"#{pane}", TabPane).mount(content)
            await self._created[pane]

    def on_tab_pane_focused(self, event: TabPane.Focused) -> None:
        """Stop the event, because Textual would switch to the tab that has the focus.

        When the user changes the tab, the focus is still in the previous tab for a moment.
        """
        event.stop()
        event.prevent_default()
