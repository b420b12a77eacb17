"""Preferences: the settings file, written in a thread of its own so that the disk delays nobody.

A change holds at once; the file follows, with its comments kept. A file that cannot be written is
told in one line, and the change holds until the app is closed.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from textual.message import Message

from lungetimer.settings_file import SettingsError, save_settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from lungetimer.ui.messages import Inbox

Changes = dict[str, dict[str, object]]
"""Section -> key -> value; None takes the key away."""


@dataclass
class SettingsNotSaved(Message):
    """The settings file could not be written; the line says why."""

    line: str


class Preferences:
    """One settings file, off the event loop.

    Args:
        path: the file; made when missing.
        inbox: gets a `SettingsNotSaved` when it cannot be written.
    """

    def __init__(self, path: Path, inbox: Inbox) -> None:
        self.path = path
        self._inbox = inbox
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="preferences")
        self._lock = Lock()
        self._waiting: Changes = {}
        self._trouble: str | None = None

    def save(self, changes: Mapping[str, Mapping[str, object]]) -> None:
        """Write these keys soon; of several changes to one key only the last is written."""
        with self._lock:
            for section, values in changes.items():
                self._waiting.setdefault(section, {}).update(values)
        self._thread.submit(self._write)

    def _write(self) -> None:
        with self._lock:
            changes, self._waiting = self._waiting, {}
        if not changes:
            return
        try:
            save_settings(self.path, changes)
            self._trouble = None
        except SettingsError as error:
            self._trouble = f"{error}. It holds until you close lungetimer."
            self._inbox.post_message(SettingsNotSaved(self._trouble))

    def close(self) -> str | None:
        """Wait for the last change; gives the line of a trouble that is still one."""
        self._thread.shutdown(wait=True)
        return self._trouble
