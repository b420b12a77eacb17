"""Option list that accepts every key at every size."""

from __future__ import annotations

import contextlib

from textual.widgets import OptionList


class Options(OptionList):
    """Textual's option list, without its error on page keys when it has no room for its lines."""

    def action_page_up(self) -> None:
        """Move up by a page if the list has been laid out."""
        with contextlib.suppress(KeyError):
            super().action_page_up()  # type: ignore[no-untyped-call]  # Textual has no annotations here

    def action_page_down(self) -> None:
        """Move down by a page if the list has been laid out."""
        with contextlib.suppress(KeyError):
            super().action_page_down()  # type: ignore[no-untyped-call]  # Textual has no annotations here
