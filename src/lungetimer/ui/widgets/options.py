"""Option list that accepts every key, even while it has no room for any option."""

from __future__ import annotations

import contextlib

from textual.widgets import OptionList


class Options(OptionList):
    """Textual's option list, but page keys raise no error while it has no room for any option."""

    def action_page_up(self) -> None:
        """Move the highlight up by a page, if the list has been laid out."""
        with contextlib.suppress(KeyError):
            super().action_page_up()  # type: ignore[no-untyped-call]  # Textual has no annotations here

    def action_page_down(self) -> None:
        """Move the highlight down by a page, if the list has been laid out."""
        with contextlib.suppress(KeyError):
            super().action_page_down()  # type: ignore[no-untyped-call]  # Textual has no annotations here
