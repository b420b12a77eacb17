"""The settings of a running program: the current values, their subscribers and their file."""

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

    Subscriber = Callable[[Settings, Settings], None]


class SettingsService:
    """Applies a change of the settings at once, and writes it to the settings file in a thread.

    Comments in the file remain. If the file cannot be written, one line reports that, and the
    change applies until the program ends.

    Attributes:
        path: the settings file.
        current: the settings that apply now.
        writes: whether changes are written to the file.

    Args:
        path: the settings file; the first change creates it if it is missing.
        settings: the initial settings.
        writes: False if changes are not written to the file, as in a demo.
        on_trouble: called from the thread with one line when the file cannot be written.
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
        self._subscribers: list[Subscriber] = []
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="settings")
        self._lock = Lock()
        self._waiting: Changes = {}
        self._trouble: str | None = None

    def subscribe(self, subscriber: Subscriber) -> None:
        """After each change, call ``subscriber`` with the old and the new settings."""
        self._subscribers.append(subscriber)

    def correct(self, settings: Settings) -> None:
        """Replace the current settings without calling subscribers or writing the file.

        Call this if a current value turns out to be unusable, such as the name of an unknown theme.
        """
        self.current = settings

    def change(self, settings: Settings, changes: Mapping[str, Mapping[str, object]]) -> None:
        """Apply changed settings from now on.

        Args:
            settings: all settings as they are after the change.
            changes: the values to write to the file, by section and key; None removes a key.
        """
        before, self.current = self.current, settings
        if self.writes:
            self._save(changes)
        for subscriber in tuple(self._subscribers):
            subscriber(before, settings)

    def close(self) -> str | None:
        """Wait until the last change has been written.

        Returns:
            One line that says why the last changes could not be written; None if they were.
        """
        self._thread.shutdown(wait=True)
        return self._trouble

    def _save(self, changes: Mapping[str, Mapping[str, object]]) -> None:
        """Have the thread write changes to the file; it writes only the last value of each key."""
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
            self._trouble = f"{error}. The change applies until you close lungetimer."
            self._on_trouble(self._trouble)
