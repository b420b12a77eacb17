"""Conversion of commands to Textual's key bindings."""

from __future__ import annotations

from textual.binding import Binding
from textual.keys import Keys, key_to_character

from lungetimer.frozen import replace
from lungetimer.keys.keyboard import KEYPAD
from lungetimer.words.commands import command


def is_key(name: str) -> bool:
    """Return whether Textual has a key of this name, e.g. ``p``, ``f2``, ``space``, ``ctrl+t``."""
    last = name.rpartition("+")[2]
    if last in KEYPAD or last in {key.value for key in Keys}:
        return True
    return key_to_character(last) is not None


def binding_of(command_id: str, *, priority: bool = False) -> Binding:
    """Return a command's binding; its id makes the key remappable.

    Raises:
        KeyError: there is no such command.
    """
    known = command(command_id)
    return Binding(
        known.keys,
        known.action,
        known.word,
        id=known.id,
        key_display=known.shown,
        show=known.footer,
        tooltip=known.help,
        priority=priority,
    )


def bindings(*ids: str) -> list[Binding]:
    """Return the bindings of some commands, in the given order."""
    return [binding_of(i) for i in ids]


def on_keys(command_id: str, keys: str, *, show: bool = False) -> Binding:
    """Return a command's binding to only ``keys``, if a screen uses its other keys differently."""
    return replace(binding_of(command_id), key=keys, show=show)


def hidden(*ids: str) -> list[Binding]:
    """Return the bindings of commands that the help lists but the footer does not show."""
    return [replace(binding_of(i), show=False) for i in ids]
