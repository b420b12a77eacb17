"""Write any text to a stream without an error, even if its encoding lacks some characters.

A locale or a pipe may use ASCII, Latin-1 or a Windows code page. A character that the encoding
lacks is replaced by the nearest plain character, or else by a question mark. `LINE` is for lines of
text; `CELL` is for a screen, where a replacement must have the same width. `typed_encoding` is for
input.
"""

from __future__ import annotations

import codecs
import encodings.ascii
import unicodedata
from io import TextIOWrapper
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

LINE: Final = "lungetimer.line"
"""Name of the codec error handler that replaces characters in lines of text."""
CELL: Final = "lungetimer.cell"
"""Name of the codec error handler that replaces characters on a screen."""
PLAIN_ASCII: Final = "lungetimer_ascii"
"""Our name for the ASCII encoding; for the usual name, click would write UTF-8 instead."""

_LINE_SIGNS: Final = {
    "–": "-", "—": "-", "−": "-", "…": "...", "·": "-", "•": "*", "×": "x", "→": "->", "←": "<-",
    "‹": "<", "›": ">", "«": "<<", "»": ">>", "‘": "'", "’": "'", "“": '"', "”": '"', "„": '"',
    "≥": ">=", "≤": "<=", "⏎": "enter", "√": "sqrt", "ß": "ss", "ø": "o", "Ø": "O", "ł": "l",
    "Ł": "L", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "đ": "d", "Đ": "D", "€": "EUR",
}  # fmt: skip
_CELL_SIGNS: Final = {
    **{sign: plain for sign, plain in _LINE_SIGNS.items() if len(plain) == 1},
    "…": ".", "→": ">", "←": "<", "↑": "^", "↓": "v", "▶": ">", "◀": "<", "√": "v", "✓": "v",
    "│": "|", "┃": "|", "║": "|", "─": "-", "━": "-", "═": "=", "█": "#", "▀": "#", "▄": "#",
}  # fmt: skip


def never_fail(stream: object, errors: str = LINE) -> None:
    """Make a text stream replace each character that its encoding lacks, instead of failing.

    Args:
        stream: a standard stream, or None if it is closed. A stream that does not encode its text,
            such as a `StringIO`, is not changed.
        errors: the error handler: `LINE` for lines of text, `CELL` for a screen.
    """
    if not isinstance(stream, TextIOWrapper):
        return
    try:
        name = codecs.lookup(stream.encoding).name
    except LookupError:
        return
    if name == "utf-8" and stream.errors != "strict":
        return  # in the C locale, its handler preserves file names that are not UTF-8
    _register()
    if name == "ascii":
        stream.reconfigure(encoding=PLAIN_ASCII, errors=errors)
    else:
        stream.reconfigure(errors=errors)


def typed_encoding(stream: object) -> str:
    """Return the encoding in which a terminal sends what the user types.

    This is the encoding of ``stream``, which follows the locale. If this encoding is ASCII or
    unknown, the result is UTF-8.

    Args:
        stream: standard input, or None if it is closed.
    """
    try:
        name = codecs.lookup(getattr(stream, "encoding", None) or "utf-8").name
    except LookupError:
        return "utf-8"
    return "utf-8" if name in {"ascii", PLAIN_ASCII} else name


def _register() -> None:
    codecs.register_error(LINE, _replacing(_line_character))
    codecs.register_error(CELL, _replacing(_cell_character))
    codecs.register(_plain_ascii)


def _replacing(character: Callable[[str], str]) -> Callable[[UnicodeError], tuple[str, int]]:
    def replace(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeEncodeError):
            raise error
        lacking = error.object[error.start : error.end]
        return "".join(map(character, lacking)), error.end

    return replace


def _line_character(character: str) -> str:
    return _LINE_SIGNS.get(character) or _base_letter(character)


def _cell_character(character: str) -> str:
    if unicodedata.combining(character):
        return ""
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return "??"
    return _CELL_SIGNS.get(character) or _base_letter(character)[:1]


def _base_letter(character: str) -> str:
    """Return a letter without its accents; a question mark if the result is not in ASCII."""
    apart = unicodedata.normalize("NFKD", character)
    return "".join(part for part in apart if " " <= part <= "~") or "?"


def _plain_ascii(name: str) -> codecs.CodecInfo | None:
    if name != PLAIN_ASCII:
        return None
    return codecs.CodecInfo(
        name=PLAIN_ASCII,
        encode=codecs.ascii_encode,
        decode=codecs.ascii_decode,
        incrementalencoder=encodings.ascii.IncrementalEncoder,
        incrementaldecoder=encodings.ascii.IncrementalDecoder,
        streamreader=encodings.ascii.StreamReader,
        streamwriter=encodings.ascii.StreamWriter,
    )
