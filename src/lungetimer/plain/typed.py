"""Convert input from a terminal or a pipe to named keys or whole lines."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from lungetimer.frozen import frozen

_NAMED: Final = {
    " ": "space", "\n": "enter", "\r": "enter", "\t": "tab", "\x7f": "backspace",
    "\x08": "backspace", "\x1b": "escape",
}  # fmt: skip
_SEQUENCES: Final = {
    "A": "up", "B": "down", "C": "right", "D": "left", "H": "home", "F": "end", "P": "f1",
    "Q": "f2", "R": "f3", "S": "f4", "M": "enter", "1~": "home", "2~": "insert", "3~": "delete",
    "4~": "end", "5~": "pageup", "6~": "pagedown", "11~": "f1", "12~": "f2", "13~": "f3",
    "14~": "f4", "15~": "f5", "17~": "f6", "18~": "f7", "19~": "f8", "20~": "f9", "21~": "f10",
    "23~": "f11", "24~": "f12",
}  # fmt: skip
"""The keys by the characters that follow ``ESC [`` or ``ESC O``."""
_RENAMED: Final = {
    "solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at",
    "hyphen_minus": "minus", "plus_sign": "plus", "low_line": "underscore",
}  # fmt: skip
"""The characters whose name in the settings differs from the name in Unicode."""
_WHOLE: Final = re.compile(r"\x1b(?:\[([0-9;?]*[@-~])|O([@-~]))")
_BEGUN: Final = re.compile(r"\x1b(?:\[[0-9;?]*|O)?")


@frozen
class Typed:
    """A key, or a whole line.

    Attributes:
        key: the name of the key as in the settings; empty for a line.
        text: the character that the key writes, or the line without its end.
        is_line: whether it is a line.
    """

    key: str = ""
    text: str = ""
    is_line: bool = False


def key_name(sign: str) -> str:
    """Return the name that the settings and the screens use for the key that types ``sign``."""
    if sign in _NAMED:
        return _NAMED[sign]
    if sign.isalnum():
        return sign
    if ord(sign) < ord(" "):
        return f"ctrl+{chr(ord(sign) + 96)}"
    try:
        name = unicodedata.name(sign).lower().replace("-", "_").replace(" ", "_")
    except ValueError:
        return sign
    return _RENAMED.get(name, name)


def _split(text: str) -> list[str]:
    """Return the lines of a text; unlike `str.splitlines`, do not split at U+0085 and U+2028."""
    return re.split(r"\r\n|\r|\n", text)


class KeyParser:
    """Converts the text of successive reads from a terminal into keys.

    A slow connection may split an escape sequence. The first part of the sequence is stored until
    the other part arrives or `settle` is called.
    """

    def __init__(self) -> None:
        self._begun = ""

    @property
    def waits(self) -> bool:
        """Whether an escape sequence has begun and is not complete yet."""
        return bool(self._begun)

    def feed(self, text: str) -> list[Typed]:
        """Return the keys or lines in a text that was read in one piece.

        Text that arrives in one piece with its line end is a line: nobody types that fast, so it
        comes from a program or a shell that sends whole lines.
        """
        text = self._begun + text
        self._begun = ""
        if len(text) > 1 and text[-1] in "\r\n" and text.strip("\r\n") and "\x1b" not in text:
            return [Typed(text=line, is_line=True) for line in _split(text)[:-1]]
        found: list[Typed] = []
        while text:
            whole = _WHOLE.match(text)
            if whole:
                name = _SEQUENCES.get(whole[1] or whole[2])
                found += [Typed(key=name)] if name else []
                text = text[whole.end() :]
            elif text[0] == "\x1b" and _BEGUN.fullmatch(text):
                self._begun = text
                break
            else:
                found.append(Typed(key=key_name(text[0]), text=text[0]))
                text = text[1:]
        return found

    def settle(self) -> list[Typed]:
        """Return the escape key if nothing came after it; drop any other incomplete sequence."""
        begun, self._begun = self._begun, ""
        return [Typed(key="escape")] if begun == "\x1b" else []


class LineParser:
    """Converts input from a pipe, a file or a terminal in line mode to lines."""

    def __init__(self) -> None:
        self._begun = ""

    def feed(self, text: str) -> list[Typed]:
        """Return the lines that this text completes."""
        *whole, self._begun = _split(self._begun + text)
        return [Typed(text=line, is_line=True) for line in whole]

    def settle(self) -> list[Typed]:
        """Return the last line if the input ended without a line end."""
        begun, self._begun = self._begun, ""
        return [Typed(text=begun, is_line=True)] if begun else []
