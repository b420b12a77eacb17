"""Hint that names the key for leaving a screen, shown after Ctrl+C."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.words.commands import shown_key

if TYPE_CHECKING:
    from collections.abc import Container, Mapping


def leaving_words(offered: Container[str | None], own_keys: Mapping[str, str]) -> str:
    """Return the sentence that names the key for leaving a screen.

    Args:
        offered: ids of the commands that the screen has.
        own_keys: keys that the person has remapped, by command.
    """
    if "leave" in offered:
        return f"Press {shown_key('leave', own_keys)} to leave the session."
    if "quit" in offered:
        return f"Press {shown_key('quit', own_keys)} to close lungetimer."
    key = shown_key("close", own_keys) if "close" in offered else "esc"
    return f"Press {key} to go back."
