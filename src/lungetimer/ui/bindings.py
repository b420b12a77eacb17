"""Conversion of the program's commands to Textual's key bindings."""

from __future__ import annotations

from textual.binding import Binding
from textual.keys import Keys, key_to_character

from lungetimer.frozen import replace
from lungetimer.keys.keyboard import KEYPAD
from lungetimer.words.commands import command


def is_key(name: str) -> bool:
    """Return whether Textual knows a key with this name, e.g. ``p``, ``f2`` or ``ctrl+t``."""
    last = name.rpartition("+")[2]
    if last in KEYPAD or last in {key.value for key in Keys}:
        return True
    return key_to_character(last) is not None


def binding_of(command_id: str, *, priority: bool = False) -> Binding:
    """Return a command's binding. It has the command's id, so that the user can remap its keys.

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
    """Return the bindings of the commands with these ids, in the given order."""
    return [binding_of(i) for i in ids]


def on_keys(command_id: str, keys: str, *, show: bool = False) -> Binding:
    """Return a binding of the command to ``keys`` instead of its usual keys.

    Use it on screens where the usual keys do something else.
    """
    return replace(binding_of(command_id), key=keys, show=show)


def hidden(*ids: str) -> list[Binding]:
    """Return bindings, hidden in the footer, for the commands with these ids."""
    return [replace(binding_of(i), show=False) for i in ids]
