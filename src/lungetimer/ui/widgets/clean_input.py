"""An input that holds no control characters, whatever is typed, pasted or put into it."""

from __future__ import annotations

from textual.widgets import Input

from lungetimer.text import clean_text


class CleanInput(Input):
    """What is pasted from a web page may carry codes that a terminal obeys; they are dropped."""

    def validate_value(self, value: str) -> str:
        """Every new value passes here before it is shown."""
        return clean_text(value)
