"""``doctor --keys``: show which key a button sends, and bind that key to an action."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from lungetimer.cli.errors import CommandError
from lungetimer.cli.output import say, shown
from lungetimer.settings_file import SettingsError, save_settings
from lungetimer.ui.bindings import is_key
from lungetimer.ui.terminal.key_namer import KeyNamer
from lungetimer.words.commands import COMMANDS, command

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from lungetimer.settings import Settings

OFFERED: Final = ("next", "back", "pause", "fail_set")
"""Actions that are useful on a button, in the order in which they are offered."""


def check_buttons(config: Path, settings: Settings) -> None:
    """Show which key each pressed button sends, and offer to bind this key to an action.

    Args:
        config: the settings file.
        settings: the settings that apply.

    Raises:
        CommandError: the settings could not be saved.
    """
    own = dict(settings.keys)
    while key := KeyNamer().run():
        say(f"The button sends: {key}")
        used = used_by(key, own)
        for name in used:
            say(f"In lungetimer, this key is bound to {name}: {command(name).help}")
        if not used:
            say("In lungetimer, this key has no action yet.")
        if not is_key(key):
            say("This key cannot be bound to an action.")
        elif action := _choice(key):
            changes = bound(key, action, own)
            _save(config, changes)
            own = {name: keys for name, keys in (own | changes).items() if keys is not None}
            say(f"{key} is now bound to {action}. The change was saved in {config}.")
        if not _again():
            return


def used_by(key: str, own: Mapping[str, str]) -> list[str]:
    """Return the ids of the actions that a key triggers, on any screen."""
    return [one.id for one in COMMANDS if key in _keys(one.id, own)]


def bound(key: str, action: str, own: Mapping[str, str]) -> dict[str, str | None]:
    """Return the changes to the table ``[keys]`` that bind a key to an action.

    Args:
        key: the key.
        action: the action, which does not lose its other keys.
        own: the table before the change: the keys of each action, separated by commas.

    Returns:
        The new keys of each changed action, separated by commas; None to remove the action's entry.
        Other actions in `own` lose the key.
    """
    changes: dict[str, str | None] = {}
    for name, keys in own.items():
        left = [k for k in keys.split(",") if k.strip() != key]
        if name != action and len(left) < len(keys.split(",")):
            changes[name] = ",".join(left) or None
    mine = _keys(action, own)
    return changes | {action: ",".join(mine if key in mine else [*mine, key])}


def _keys(action: str, own: Mapping[str, str]) -> list[str]:
    return [key.strip() for key in own.get(action, command(action).keys).split(",")]


def _choice(key: str) -> str | None:
    """Return the id of the action that the user chooses for the key; None to change nothing."""
    for number, action in enumerate(OFFERED, 1):
        say(f"  {number}  {action}: {command(action).help}")
    asked = f"To bind {key}, type a number and press enter; to change nothing, press only enter"
    answer = click.prompt(shown(asked), default="", show_default=False).strip()
    named = dict(zip(map(str, range(1, len(OFFERED) + 1)), OFFERED, strict=True))
    return named.get(answer) or (answer if answer in OFFERED else None)


def _again() -> bool:
    return click.confirm("Do you want to try another button?", default=False)


def _save(config: Path, changes: Mapping[str, str | None]) -> None:
    try:
        save_settings(config, {"keys": changes})
    except SettingsError as error:
        raise CommandError(str(error), 1) from None
