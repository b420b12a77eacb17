"""Output to a terminal that may disappear at any time."""

from __future__ import annotations

import os
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO


class TerminalOutput:
    """Text file that writes to the terminal, and discards output once the terminal is gone.

    Args:
        file: the terminal, open for writing.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._silent = False
        self._lock = Lock()

    def write(self, text: str) -> None:
        """Write the text unless the terminal is gone."""
        with self._lock:
            if not self._silent:
                self._without_errors(lambda: self._file.write(text))

    def flush(self) -> None:
        """Flush the output unless the terminal is gone."""
        with self._lock:
            if not self._silent:
                self._without_errors(self._file.flush)

    def fileno(self) -> int:
        """Return the file descriptor of the terminal."""
        return self._file.fileno()

    def last_words(self, text: str, timeout_s: float = 0.5) -> None:
        """Write directly to the terminal, without Textual's queue, and discard all later output.

        Args:
            text: the text and codes to write.
            timeout_s: how many seconds to wait for another thread to finish its write.

        Raises:
            OSError: the terminal is gone.
        """
        acquired = self._lock.acquire(timeout=timeout_s)  # a write that hangs must not block this
        self._silent = True
        if acquired:
            self._lock.release()
        os.write(self.fileno(), text.encode())

    def _without_errors(self, what: Callable[[], object]) -> None:
        try:
            what()
        except OSError:
            # Output left in Python's buffer must not raise again when the program exits.
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._file.fileno())
            os.close(nowhere)
