"""Input that drops control characters, whether they are typed, pasted or set by code."""

from __future__ import annotations

from textual.widgets import Input

from lungetimer.text import clean_text


class CleanInput(Input):
    """Input without control characters: text from a web page may contain terminal codes."""

    def validate_value(self, value: str) -> str:
        """Return each new value without control characters, before it is shown."""
        return clean_text(value)
