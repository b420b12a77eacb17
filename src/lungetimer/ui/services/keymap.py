"""Validation of the user's key bindings, which are in the settings file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.ui.bindings import is_key
from lungetimer.words.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Mapping


def checked_keys(wanted: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Check the table ``[keys]`` of the settings file.

    Args:
        wanted: for each action, the keys that the user wants, joined by commas.

    Returns:
        The entries of ``wanted`` whose action exists, and one line for each mistake.
    """
    known = {command.id for command in COMMANDS}
    problems: list[str] = []
    for wrong in sorted(set(wanted) - known):
        from difflib import get_close_matches  # noqa: PLC0415  # only for a mistake

        near = get_close_matches(wrong, known, 3)
        which = f"; did you mean {' or '.join(near)}?" if near else ""
        problems.append(
            f"keys.{wrong} is not an action and was ignored{which}; docs/configuration.md "
            "lists all actions"
        )
    keys = {action: names for action, names in wanted.items() if action in known}
    problems += [
        f"keys.{action} must be keys like p, f2, ctrl+t or space, not {key.strip()!r}; this "
        "key was ignored"
        for action, names in keys.items()
        for key in names.split(",")
        if not is_key(key.strip())
    ]
    return keys, tuple(problems)
