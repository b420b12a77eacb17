"""Tabs of the history screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import TabbedContent

if TYPE_CHECKING:
    from textual.widgets import TabPane


class HistoryTabs(TabbedContent):
    """Tabs that change only by a key or a click, never because of the focus."""

    def on_tab_pane_focused(self, event: TabPane.Focused) -> None:
        """Keep the current tab, because the focus may be in a tab that is just being hidden."""
        event.stop()
        event.prevent_default()
