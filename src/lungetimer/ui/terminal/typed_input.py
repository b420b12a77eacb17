"""What a terminal sends, read so that nothing unreadable costs a key that can be read.

Textual drops all bytes that came together with one it cannot read, and takes escape and a letter
that came together for alt and that letter. On a slow line, or on a busy machine, any two keys may
come together.
"""

from __future__ import annotations

import re
import time
from codecs import getincrementaldecoder
from typing import TYPE_CHECKING, Final

from textual.constants import ESCAPE_DELAY
from textual.events import Key, Paste

from lungetimer.ui.terminal.textual_private import new_parser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.message import Message

PASTE_BEGINS: Final = "\x1b[200~"
PASTE_ENDS: Final = "\x1b[201~"
# Escape at the end of what was read, alone or with what may begin a longer code.
_UNFINISHED: Final = re.compile(r"\x1b(O|\[(2(00?)?)?)?\Z")
# Escape and a key that begins no code; after these, and after another escape, one may begin.
_PAIR: Final = re.compile(r"\x1b([^\x1b\[OPX\]^_\\N])", re.DOTALL)
# To Textual's parser: an escape for itself, and at once a code that stands for no key.
_ESCAPE_ALONE: Final = "\x1b\x1b[G"
# What Textual's parser raises at numbers beyond all keys and places.
_UNREADABLE: Final = (ValueError, ArithmeticError, LookupError, TypeError)


class TypedInput:
    """Turns the bytes of a terminal into messages.

    Args:
        alt_keys: the keys with alt that do something, in Textual's names.
        now: the time in seconds.
    """

    def __init__(
        self,
        alt_keys: Callable[[], frozenset[str]] = frozenset,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._alt_keys = alt_keys
        self._now = now
        self._decode = getincrementaldecoder("utf-8")(errors="ignore").decode
        self._parser = new_parser()
        self._held = ""
        self._held_since_s = 0.0
        self._paste: str | None = None

    def patience_s(self, at_most: float) -> float:
        """How many seconds to wait for more before `wait_is_over` is called."""
        if not self._held:
            return at_most
        return min(at_most, max(self._held_since_s + ESCAPE_DELAY - self._now(), 0.0))

    def read(self, data: bytes) -> Iterator[Message]:
        """The messages in what was read, and in what was held back before."""
        text, self._held = self._held + self._decode(data), ""
        while text:
            if self._paste is None:
                typed, mark, text = text.partition(PASTE_BEGINS)
                yield from self._keys(typed, last=not mark)
                self._paste = "" if mark else None
            else:
                pasted, mark, text = (self._paste + text).partition(PASTE_ENDS)
                self._paste = None if mark else pasted
                if mark:
                    yield Paste(pasted.replace("\0", ""))

    def wait_is_over(self) -> Iterator[Message]:
        """The messages that a wait for more has settled: nothing follows the escape."""
        if self._held and not self.patience_s(1.0):
            held, self._held = self._held, ""
            yield from self._parse(_ESCAPE_ALONE + held[1:])
        yield from self._parser.tick()

    def _keys(self, text: str, *, last: bool) -> Iterator[Message]:
        """Messages of what is no paste; an escape at the very end is held back."""
        if last and (unfinished := _UNFINISHED.search(text)):
            text, self._held = text[: unfinished.start()], unfinished[0]
            self._held_since_s = self._now()
        start = 0
        for pair in _PAIR.finditer(text):
            yield from self._parse(text[start : pair.start()])
            start = pair.start(1)
            name = f"alt+shift+{pair[1].lower()}" if pair[1].isupper() else f"alt+{pair[1]}"
            if name in self._alt_keys():
                yield Key(name, pair[1])
                start = pair.end()
            else:
                yield from self._parse(_ESCAPE_ALONE)
        yield from self._parse(text[start:])

    def _parse(self, text: str) -> Iterator[Message]:
        for sign in text:
            try:
                yield from self._parser.feed(sign)
            except _UNREADABLE:
                self._parser = new_parser()
