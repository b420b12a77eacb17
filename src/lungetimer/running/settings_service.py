"""The settings of a running program: what applies now, who follows a change, the file behind it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import TYPE_CHECKING

from lungetimer.settings_file import SettingsError, save_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from lungetimer.settings import Settings
    from lungetimer.settings_file import Changes

    Follower = Callable[[Settings, Settings], None]


class SettingsService:
    """Applies a change at once and writes it to the file in a thread of its own.

    Comments in the file are kept. A file that cannot be written is reported in one line, and the
    change applies until the program is closed.

    Attributes:
        current: the settings that apply now.
        writes: whether changes are written.

    Args:
        path: the settings file; it is created when it is missing.
        settings: what applies at the start.
        writes: False if nothing is to be written, as in a demo.
        on_trouble: called with one line, from the thread, when the file cannot be written.
    """

    def __init__(
        self,
        path: Path,
        settings: Settings,
        *,
        writes: bool = True,
        on_trouble: Callable[[str], None],
    ) -> None:
        self.path = path
        self.current = settings
        self.writes = writes
        self._on_trouble = on_trouble
        self._followers: list[Follower] = []
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="settings")
        self._lock = Lock()
        self._waiting: Changes = {}
        self._trouble: str | None = None

    def follow(self, follower: Follower) -> None:
        """Call ``follower`` with the settings before and after each change, in order."""
        self._followers.append(follower)

    def correct(self, settings: Settings) -> None:
        """Replace a value that cannot apply, without telling followers or writing the file."""
        self.current = settings

    def change(self, settings: Settings, changes: Mapping[str, Mapping[str, object]]) -> None:
        """Apply these settings from now on.

        Args:
            settings: all settings after the change.
            changes: what is written to the file: section, key, value; None removes the key.
        """
        before, self.current = self.current, settings
        if self.writes:
            self._save(changes)
        for follower in tuple(self._followers):
            follower(before, settings)

    def close(self) -> str | None:
        """Wait for the last change to be written.

        Returns:
            The line about a trouble that persists; None if everything is on the disk.
        """
        self._thread.shutdown(wait=True)
        return self._trouble

    def _save(self, changes: Mapping[str, Mapping[str, object]]) -> None:
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
            self._on_trouble(self._trouble)
