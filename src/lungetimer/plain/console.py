"""The console of plain mode: writes lines of plain text without control codes."""

from __future__ import annotations

import errno
import os
import queue
import threading
from typing import TYPE_CHECKING, Final, TextIO

from lungetimer.text import clean_text
from lungetimer.writable import never_fail

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

LAST_S: Final = 2.0
"""Seconds for which `Console.close` waits for a terminal that accepts no more output."""
LONGEST: Final = 4000
NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Console:
    """Writes lines from a thread of its own, so that a blocked terminal delays no session.

    Attributes:
        gone: whether the output was closed or can no longer be written.
        trouble: the reason if the output cannot be written because the disk or quota is full; empty
            otherwise.

    Args:
        stream: the output; None if standard output was closed.
        gone: called from the thread that writes, when the output can no longer be written.
    """

    def __init__(self, stream: TextIO | None, gone: Callable[[], object] = lambda: None) -> None:
        never_fail(stream)
        self._stream = stream
        self._on_gone = gone
        self.gone = False
        self.trouble = ""
        self._rings = "INSIDE_EMACS" not in os.environ  # Emacs would show ^G instead
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._write, name="console", daemon=True)
        self._thread.start()

    def say(self, line: str) -> None:
        """Write a line, without any control codes."""
        self._lines.put(clean_text(line[:LONGEST]).rstrip() + "\n")

    def say_all(self, lines: Iterable[str]) -> None:
        """Write several lines."""
        for line in lines:
            self.say(line)

    def ring(self) -> None:
        """Ring the terminal bell, as the last fallback for sound, if the output is a terminal."""
        if self._rings and self._stream is not None and self._stream.isatty():
            self._lines.put("\a")

    def close(self) -> None:
        """Write the remaining lines and end the thread."""
        self._lines.put(None)
        self._thread.join(LAST_S)

    def _write(self) -> None:
        while (text := self._lines.get()) is not None:
            if self._stream is None:
                continue
            try:
                self._stream.write(text)
                self._stream.flush()
            except (OSError, ValueError) as error:
                if isinstance(error, OSError) and error.errno in NO_ROOM:
                    self.trouble = f"the output could not be written: {error.strerror}"
                self._stream, self.gone = None, True
                self._on_gone()
