"""What a terminal sends, read so that nothing unreadable costs a key that can be read.

Textual drops all bytes that came together with one it cannot read, takes escape and a letter that
came together for alt and that letter, and takes what is left of a torn code for keys. On a slow
line, or on a busy machine, any two keys may come together, and any code may come in pieces.
"""

from __future__ import annotations

import re
import time
from codecs import getincrementaldecoder
from typing import TYPE_CHECKING, Final

from textual.events import Key, Paste

from lungetimer.ui.terminal.escape_delay import escape_delay_s
from lungetimer.ui.terminal.textual_private import new_parser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.message import Message

PASTE_BEGINS: Final = "\x1b[200~"
PASTE_ENDS: Final = "\x1b[201~"
TORN_S: Final = 1.0
"""How long the rest of a code is waited for, in seconds, once it has begun beyond all doubt."""
REMNANT_S: Final = 2.0
"""For how long after an escape that stood alone its code may still come, in seconds."""
# A code that has begun, at the end of what was read: an arrow, a mouse report, an answer.
_UNFINISHED: Final = r"\x1b(?:O|\[\[?[0-?]*[ -/]*|\[M[\s\S]{0,2}|[\]P^_X][^\x07\x1b]*\x1b?)?\Z"
# An answer of the terminal to what some program asked it, before us.
_ANSWER: Final = r"\x1b[\]P_^X][^\x07\x1b]*(?:\x07|\x1b\\)"
_LONGEST: Final = 1000  # no code has more characters
# Escape and a key that begins no code; after these, and after another escape, one may begin.
_PAIR: Final = re.compile(r"\x1b([^\x1b\[OPX\]^_])", re.DOTALL)
# A whole code, then what is left of one that was cut off, then any character.
_PIECE: Final = (
    r"(?P<code>\x1b(?:\[M[\s\S]{3}|\[\[[@-~]|\[[0-?]*[ -/]*[@-~]|O[!-~]))"
    r"|(?P<lost>\x1b(?:\[\[?[0-?]*[ -/]*|[OPX\]^_]))"
    r"|[\s\S]"
)
# What comes of an arrow whose escape came alone: the rest in one piece, or its first character.
_REMNANT: Final = r"O[A-Z]|\[\[[A-E]|\[[0-?]+[ -/]*[@-~]|\[[A-DFHIOP-SZ]"
_REMNANT_BEGINS: Final = r"(?:O|\[[0-?]*)\Z"
# A key with its place on a US keyboard, in kitty's protocol: key:shifted:place ; modifiers ; text u
_PLACE: Final = r"\x1b\[(?P<key>\d+)(?::\d*)?(?::(?P<place>\d+))?(?P<rest>[;u].*)"
# Keys of the keypad in its application mode that Textual does not know.
_KEYPAD: Final = {"\x1bOl": ",", "\x1bOX": "="}
# To Textual's parser: an escape for itself, and at once a code that stands for no key.
_ESCAPE_ALONE: Final = "\x1b\x1b[G"
# What Textual's parser raises at numbers beyond all keys and places.
_UNREADABLE: Final = (ValueError, ArithmeticError, LookupError, TypeError)


def _nobody(typed: str, place: str) -> None:
    """Learn nothing."""


class TypedInput:
    """Turns the bytes of a terminal into messages.

    Args:
        alt_keys: the keys with alt that do something, in Textual's names.
        now: the time in seconds.
        escape_s: how long escape waits for what makes a code of it, in seconds.
        encoding: that of the terminal.
        learn: is told which key of a US keyboard a character came from, where the terminal says so.
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
        self._learn = learn
        self._decode = getincrementaldecoder(encoding)(errors="ignore").decode
        self._parser = new_parser()
        self._held = ""
        self._held_since_s = 0.0
        self._remnant: str | None = None  # of a code whose escape counted already
        self._remnant_until_s = 0.0
        self._paste: str | None = None

    def patience_s(self, at_most: float) -> float:
        """How many seconds to wait for more before `wait_is_over` is called."""
        if not self._held:
            return at_most
        wait = self._escape_s if len(self._held) == 1 else max(self._escape_s, TORN_S)
        return min(at_most, max(self._held_since_s + wait - self._now(), 0.0))

    def read(self, data: bytes) -> Iterator[Message]:
        """The messages in what was read, and in what was held back before."""
        text, self._held = self._held + self._decode(data), ""
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
        """The messages that a wait for more has settled: nothing follows the escape."""
        if self._held and not self.patience_s(1.0):
            held, self._held = self._held, ""
            yield from self._settled(held)
        yield from self._parser.tick()

    def _settled(self, held: str) -> Iterator[Message]:
        """What was held back, now that nothing more has come."""
        begun = held[1:]
        name = {"[": "alt+left_square_bracket", "O": "alt+shift+o"}.get(begun, "")
        if not begun:
            yield from self._feed(_ESCAPE_ALONE)
        elif name in self._alt_keys():
            yield Key(name, None)
            return
        elif len(begun) == 1 and begun in "]PX^_":  # escape and a key, as nothing made a code of it
            yield from self._feed(_ESCAPE_ALONE)
            yield from self._parse(begun)
            return
        self._remnant = begun
        self._remnant_until_s = self._now() + REMNANT_S

    def _without_remnant(self, text: str) -> str:
        """The text without what is left of a code whose beginning has been settled already."""
        if self._remnant is None or not text:
            return text
        begun, self._remnant = self._remnant, None
        if self._now() > self._remnant_until_s or self._paste is not None:
            return text
        whole = begun + text
        if found := re.match(_REMNANT, whole):
            return whole[max(found.end(), len(begun)) :]
        if re.match(_REMNANT_BEGINS, whole):
            self._remnant, self._remnant_until_s = whole, self._now() + TORN_S
            return ""
        return text

    def _keys(self, text: str, *, last: bool) -> Iterator[Message]:
        """Messages of what is no paste; an escape at the very end is held back."""
        text = re.sub(_ANSWER, "", text)
        if last and (unfinished := re.search(_UNFINISHED, text)) and len(unfinished[0]) < _LONGEST:
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
                yield from self._feed(_ESCAPE_ALONE)
        yield from self._parse(text[start:])

    def _parse(self, text: str) -> Iterator[Message]:
        for token in re.finditer(_PIECE, text):
            if token["lost"]:
                continue
            if code := token["code"]:
                told = list(self._feed(_KEYPAD.get(code) or self._placed(code)))
                if not told:  # a code that stands for nothing; the parser would wait for more of it
                    self._parser = new_parser()
                yield from told
            else:
                yield from self._feed(_ESCAPE_ALONE if token[0] == "\x1b" else token[0])

    def _placed(self, code: str) -> str:
        """The code of a key as Textual reads it; the place of the key is learned."""
        found = re.fullmatch(_PLACE, code)
        if found is None or ":" not in code.partition(";")[0]:
            return code
        if found["place"]:
            try:
                self._learn(chr(int(found["key"])), chr(int(found["place"])))
            except _UNREADABLE:
                return ""
        return f"\x1b[{found['key']}{found['rest']}"

    def _feed(self, text: str) -> Iterator[Message]:
        for sign in text:
            try:
                yield from self._parser.feed(sign)
            except _UNREADABLE:
                self._parser = new_parser()
