"""Read terminal input without losing readable keys next to unreadable bytes.

If Textual cannot decode a byte, it drops all bytes that arrived together with that byte. If escape
and a letter arrive together, Textual always reads them as alt and the letter. If an escape code
arrives in two pieces, Textual reads the second piece as typed keys. On a slow connection or a busy
machine, any two keys may arrive together, and any code may arrive in pieces.
"""

from __future__ import annotations

import re
import time
from codecs import getincrementaldecoder
from typing import TYPE_CHECKING, Final

from textual.events import Key, Paste

from lungetimer.keys.eight_bit import KEEP_CODES, seven_bit
from lungetimer.ui.terminal.escape_delay import escape_delay_s
from lungetimer.ui.terminal.textual_private import new_parser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.message import Message

PASTE_BEGINS: Final = "\x1b[200~"
PASTE_ENDS: Final = "\x1b[201~"
INCOMPLETE_S: Final = 1.0
"""How many seconds to wait for the rest of a code that has unmistakably begun."""
REMNANT_S: Final = 2.0
"""For how many seconds after a lone escape the rest of its code may still arrive."""
# An incomplete code at the end of the input: an arrow, a mouse report or a terminal's answer.
_UNFINISHED: Final = r"\x1b(?:O|\[\[?[0-?]*[ -/]*|\[M[\s\S]{0,2}|[\]P^_X][^\x07\x1b]*\x1b?)?\Z"
# The terminal's answer to a query, perhaps to a query of the program that ran before.
_ANSWER: Final = r"\x1b[\]P_^X][^\x07\x1b]*(?:\x07|\x1b\\)"
_LONGEST: Final = 1000  # the longest possible code, in characters
# Escape and a character that cannot continue a code; the excluded characters can.
_PAIR: Final = re.compile(r"\x1b([^\x1b\[OPX\]^_])", re.DOTALL)
# A whole code, else the beginning of one that was cut off, else any character.
_PIECE: Final = (
    r"(?P<code>\x1b(?:\[M[\s\S]{3}|\[\[[@-~]|\[[0-?]*[ -/]*[@-~]|O[!-~]))"
    r"|(?P<lost>\x1b(?:\[\[?[0-?]*[ -/]*|[OPX\]^_]))"
    r"|[\s\S]"
)
# The rest of a code whose escape was read alone: first a whole rest, then only its beginning.
_REMNANT: Final = r"O[A-Z]|\[\[[A-E]|\[[0-?]+[ -/]*[@-~]|\[[A-DFHIOP-SZ]"
_REMNANT_BEGINS: Final = r"(?:O|\[[0-?]*)\Z"
# A key with its position on a US keyboard, in kitty's protocol: key:shifted:place;modifiers;text u
_PLACE: Final = r"\x1b\[(?P<key>\d+)(?::\d*)?(?::(?P<place>\d+))?(?P<rest>[;u].*)"
# Keypad keys in application mode that Textual does not support.
_KEYPAD: Final = {"\x1bOl": ",", "\x1bOX": "="}
# Makes Textual's parser report a lone escape at once: the code after escape stands for no key.
_ESCAPE_ALONE: Final = "\x1b\x1b[G"
# What Textual's parser raises if a number in a code is out of range.
_UNREADABLE: Final = (ValueError, ArithmeticError, LookupError, TypeError)


def _nobody(typed: str, place: str) -> None:
    """Do nothing. This is the default for the argument ``learn`` of `TypedInput`."""


class TypedInput:
    """Converter from the bytes of a terminal to Textual messages.

    Args:
        alt_keys: returns the key combinations with alt that have a binding, in Textual's names.
        now: returns the time in seconds.
        escape_s: how many seconds to wait after an escape character for the rest of a code; by
            default the delay from `escape_delay_s`.
        encoding: the encoding of the terminal.
        learn: called with a typed character and the key in the same place on a US keyboard, if the
            terminal reports that place.
    """

    def __init__(
        self,
        alt_keys: Callable[[], frozenset[str]] = frozenset,
        now: Callable[[], float] = time.monotonic,
        *,
        escape_s: float | None = None,
        encoding: str = "utf-8",
        learn: Callable[[str, str], None] = _nobody,
    ) -> None:
        self._alt_keys = alt_keys
        self._now = now
        self._escape_s = escape_delay_s() if escape_s is None else escape_s
        self._remember_key = learn
        self._decode = getincrementaldecoder(encoding)(errors=KEEP_CODES).decode
        self._parser = new_parser()
        self._buffer = ""
        self._buffered_since_s = 0.0
        self._remnant: str | None = None  # rest of a code whose escape was emitted already
        self._remnant_until_s = 0.0
        self._paste: str | None = None

    def timeout_s(self, at_most: float) -> float:
        """Return how many seconds the caller may wait for input before it must call `wait_is_over`.

        Args:
            at_most: the longest wait, in seconds.
        """
        if not self._buffer:
            return at_most
        wait = self._escape_s if len(self._buffer) == 1 else max(self._escape_s, INCOMPLETE_S)
        return min(at_most, max(self._buffered_since_s + wait - self._now(), 0.0))

    def read(self, data: bytes) -> Iterator[Message]:
        """Yield the messages for this input.

        The input may begin with the rest of an escape code that the last call left incomplete.
        """
        text, self._buffer = self._buffer + seven_bit(self._decode(data)), ""
        text = self._without_remnant(text)
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
        """Yield the messages for an incomplete escape code whose end has not arrived in time."""
        if self._buffer and not self.timeout_s(1.0):
            buffered, self._buffer = self._buffer, ""
            yield from self._settled(buffered)
        yield from self._parser.tick()

    def _settled(self, buffered: str) -> Iterator[Message]:
        """Yield the messages for an escape code whose end has not arrived in time."""
        begun = buffered[1:]
        name = {"[": "alt+left_square_bracket", "O": "alt+shift+o"}.get(begun, "")
        if not begun:
            yield from self._feed(_ESCAPE_ALONE)
        elif name in self._alt_keys():
            yield Key(name, None)
            return
        elif len(begun) == 1 and begun in "]PX^_":  # escape and a key: no code followed
            yield from self._feed(_ESCAPE_ALONE)
            yield from self._parse(begun)
            return
        self._remnant = begun
        self._remnant_until_s = self._now() + REMNANT_S

    def _without_remnant(self, text: str) -> str:
        """Return the text without the end of a code whose beginning was already handled as keys."""
        if self._remnant is None or not text:
            return text
        begun, self._remnant = self._remnant, None
        if self._now() > self._remnant_until_s or self._paste is not None:
            return text
        whole = begun + text
        if found := re.match(_REMNANT, whole):
            return whole[max(found.end(), len(begun)) :]
        if re.match(_REMNANT_BEGINS, whole):
            self._remnant, self._remnant_until_s = whole, self._now() + INCOMPLETE_S
            return ""
        return text

    def _keys(self, text: str, *, last: bool) -> Iterator[Message]:
        """Yield the messages for input that was typed, not pasted.

        Args:
            text: the input.
            last: whether ``text`` is the end of the input read so far. If so, an incomplete escape
                code at its end is stored until more input arrives.
        """
        text = re.sub(_ANSWER, "", text)
        if last and (unfinished := re.search(_UNFINISHED, text)) and len(unfinished[0]) < _LONGEST:
            text, self._buffer = text[: unfinished.start()], unfinished[0]
            self._buffered_since_s = self._now()
        start = 0
        for pair in _PAIR.finditer(text):
            yield from self._parse(text[start : pair.start()])
            start = pair.start(1)
            name = f"alt+shift+{pair[1].lower()}" if pair[1].isupper() else f"alt+{pair[1]}"
            if name in self._alt_keys():
                yield Key(name, pair[1])
                start = pair.end()
            else:
                yield from self._feed(_ESCAPE_ALONE)
        yield from self._parse(text[start:])

    def _parse(self, text: str) -> Iterator[Message]:
        for token in re.finditer(_PIECE, text):
            if token["lost"]:
                continue
            if code := token["code"]:
                messages = list(self._feed(_KEYPAD.get(code) or self._placed(code)))
                if not messages:  # an unknown code: the parser would wait for more
                    self._parser = new_parser()
                yield from messages
            else:
                yield from self._feed(_ESCAPE_ALONE if token[0] == "\x1b" else token[0])

    def _placed(self, code: str) -> str:
        """Return an escape code without the key's place on the keyboard; remember this place.

        Textual's parser does not understand codes that contain a place.
        """
        found = re.fullmatch(_PLACE, code)
        if found is None or ":" not in code.partition(";")[0]:
            return code
        if found["place"]:
            try:
                self._remember_key(chr(int(found["key"])), chr(int(found["place"])))
            except _UNREADABLE:
                return ""
        return f"\x1b[{found['key']}{found['rest']}"

    def _feed(self, text: str) -> Iterator[Message]:
        for sign in text:
            try:
                yield from self._parser.feed(sign)
            except _UNREADABLE:
                self._parser = new_parser()
