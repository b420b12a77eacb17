"""The keyboard of plain mode: single keys if the terminal allows it, otherwise whole lines."""

from __future__ import annotations

import asyncio
import codecs
import contextlib
import os
import sys
import threading
import time
from typing import TYPE_CHECKING, Any, Final

from lungetimer.keys.eight_bit import MARK_LOST, seven_bit
from lungetimer.plain.typed import KeyParser, LineParser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lungetimer.plain.typed import Typed

AT_ONCE: Final = 4096
INCOMPLETE_S: Final = 0.5
"""Seconds to wait for the rest of an escape sequence, which a serial line may delay."""
ENDS: Final = 5
"""This many ends of input in a row mean that the terminal is gone; a single one is Ctrl+D."""
END_S: Final = 1.0


class Keyboard:
    """Reads input in a thread of its own and passes it to the event loop.

    Args:
        handle: the file descriptor to read; None if standard input was closed.
        typed: called with each key or line.
        ended: called once, at the end of input.
        environ: the environment variables, which show whether the program runs in Emacs.
        encoding: the encoding of the input.
    """

    def __init__(
        self,
        handle: int | None,
        typed: Callable[[Typed], None],
        ended: Callable[[], None],
        environ: Mapping[str, str] = os.environ,
        encoding: str = "utf-8",
    ) -> None:
        self._handle = handle
        self._typed = typed
        self._ended = ended
        self._loop: asyncio.AbstractEventLoop | None = None
        self._before: list[Any] | None = None
        self._keys, self._lines = KeyParser(), LineParser()
        self._decoder = codecs.getincrementaldecoder(encoding)(MARK_LOST)
        self._settling: asyncio.TimerHandle | None = None
        # Emacs sends whole lines and echoes them itself.
        self._may_take = "INSIDE_EMACS" not in environ
        self.single_keys = False
        """Whether input arrives key by key; otherwise line by line."""

    @property
    def is_terminal(self) -> bool:
        """Whether the input is a terminal."""
        return self._handle is not None and os.isatty(self._handle)

    def begin(self) -> None:
        """Start to read, key by key if possible; the event loop must be running."""
        self._loop = asyncio.get_running_loop()
        self.take()
        if self._handle is None:
            self._loop.call_soon(self._ended)
        else:
            threading.Thread(target=self._read, name="keyboard", daemon=True).start()

    def take(self) -> None:
        """Make the terminal send single keys, if possible."""
        if not self.is_terminal or not self._may_take or sys.platform == "win32":
            return
        import termios  # noqa: PLC0415  # not on Windows

        assert self._handle is not None  # noqa: S101  # it is never None while a terminal is used
        try:
            if os.tcgetpgrp(self._handle) != os.getpgrp():
                return  # in the background; changing the terminal would stop the process
            mode = termios.tcgetattr(self._handle)
            self._before = self._before or [*mode[:6], list(mode[6])]
            mode[3] &= ~(termios.ICANON | termios.ECHO)
            mode[6][termios.VMIN], mode[6][termios.VTIME] = 1, 0
            termios.tcsetattr(self._handle, termios.TCSADRAIN, mode)
        except (OSError, termios.error):
            return
        self.single_keys = True

    def give_back(self) -> None:
        """Restore the terminal's former mode, in which it sends whole lines and echoes them."""
        self.single_keys = False
        if self._before is None or self._handle is None or sys.platform == "win32":
            return
        import termios  # noqa: PLC0415  # not on Windows

        with contextlib.suppress(OSError, termios.error):
            if os.tcgetpgrp(self._handle) == os.getpgrp():
                termios.tcsetattr(self._handle, termios.TCSADRAIN, self._before)

    @contextlib.contextmanager
    def lines(self) -> Iterator[None]:
        """Within a ``with`` block, let the terminal send whole lines, which it echoes and edits."""
        single = self.single_keys
        self.give_back()
        try:
            yield
        finally:
            if single:
                self.take()

    # -- reading, in the thread ---------------------------------------------------------------

    def _read(self) -> None:
        assert self._handle is not None and self._loop is not None  # noqa: S101, PT018  # `begin` has set it
        ends, since = 0, 0.0
        while True:
            try:
                data = os.read(self._handle, AT_ONCE)
            except OSError:
                data = b""
                ends = ENDS
            if not data:
                now = time.monotonic()
                ends, since = (ends + 1, since) if now - since < END_S else (max(1, ends), now)
                if not self.is_terminal or ends >= ENDS:
                    break
                data = b"\n"  # Ctrl+D on an empty line counts as an empty line
            else:
                ends = 0
            if not self._hand_over(self._take_in, data):
                return
        self._hand_over(self._end)

    def _hand_over(self, what: Callable[..., None], *args: object) -> bool:
        """Make the event loop call a function; any thread may use this method.

        Returns:
            Whether the event loop accepted the call; False if the event loop is closed.
        """
        try:
            assert self._loop is not None  # noqa: S101  # `begin` has set it
            self._loop.call_soon_threadsafe(what, *args)
        except RuntimeError:
            return False
        return True

    # -- on the event loop --------------------------------------------------------------------

    def _take_in(self, data: bytes) -> None:
        if self._settling:
            self._settling.cancel()
            self._settling = None
        text = seven_bit(self._decoder.decode(data))
        parser = self._keys if self.single_keys else self._lines
        for typed in parser.feed(text):
            self._typed(typed)
        if self._keys.waits and self._loop:
            self._settling = self._loop.call_later(INCOMPLETE_S, self._settle)

    def _settle(self) -> None:
        for typed in self._keys.settle():
            self._typed(typed)

    def _end(self) -> None:
        for typed in self._lines.settle():
            self._typed(typed)
        self._ended()
