"""A list of options that takes any key at any size."""

from __future__ import annotations

import contextlib

from textual.widgets import OptionList


class Options(OptionList):
    """Textual's list, which raises at page keys while it has no room to lay out its lines."""

    def action_page_up(self) -> None:
        """A page up, where there are pages."""
        with contextlib.suppress(KeyError):
            super().action_page_up()  # type: ignore[no-untyped-call]  # Textual left it bare

    def action_page_down(self) -> None:
        """A page down, where there are pages."""
        with contextlib.suppress(KeyError):
            super().action_page_down()  # type: ignore[no-untyped-call]  # Textual left it bare
