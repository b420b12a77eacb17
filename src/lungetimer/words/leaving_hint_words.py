"""The hint after the user presses Ctrl+C: which key leaves the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.words.commands import shown_key

if TYPE_CHECKING:
    from collections.abc import Container, Mapping


def leaving_words(offered: Container[str | None], own_keys: Mapping[str, str]) -> str:
    """Return a sentence that says which key leaves the screen.

    Args:
        offered: ids of the commands that the screen has.
        own_keys: command id -> the keys that the user has chosen instead of the default keys.
    """
    if "leave" in offered:
        return f"Press {shown_key('leave', own_keys)} to leave the session."
    if "quit" in offered:
        return f"Press {shown_key('quit', own_keys)} to close lungetimer."
    key = shown_key("close", own_keys) if "close" in offered else "esc"
    return f"Press {key} to go back."
