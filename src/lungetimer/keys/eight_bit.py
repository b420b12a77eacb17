"""Convert 8-bit control codes in terminal input to their 7-bit forms.

A key such as an arrow key sends a code of several characters. In the 7-bit form, a code begins with
escape and another character. If the terminal was switched to 8-bit controls (S8C1T), one character
from U+0080 to U+009F replaces these two. Textual knows only the 7-bit form and would take the rest
of an 8-bit code for typed characters.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

KEEP_CODES: Final = "lungetimer.typed"
"""Name of the decoding error handler that keeps the first byte of the code of a key.

The handler drops all other bytes that cannot be decoded.
"""
MARK_LOST: Final = "lungetimer.typed.marked"
"""Name of a handler like `KEEP_CODES`, but it replaces the other bytes by U+FFFD."""

# In UTF-8, a lone byte 0x9b may be the rest of a letter. Therefore it counts as the first byte of a
# code only before the rest of a known code: parameters, or the letter of an arrow or function key.
_CODE: Final = re.compile(rb"[0-?]+[ -/]*[@-~]|[A-DFHIOP-SZ]")
_ANSWER: Final = re.compile("[\x90\x98\x9d-\x9f][^\x07\x1b\x9c]*(?:[\x07\x9c]|\x1b\\\\)")
_CONTROLS: Final = re.compile("[\x80-\x9f]")
_KEYS: Final = {"\x9b": "\x1b[", "\x8f": "\x1bO"}


def seven_bit(text: str) -> str:
    """Return terminal input with the 8-bit codes of keys replaced by 7-bit codes.

    All other 8-bit control characters are removed. If such a character begins the terminal's answer
    to a query, the whole answer is removed.

    Args:
        text: what the terminal sent.
    """
    if text.isascii() or not _CONTROLS.search(text):
        return text
    return _CONTROLS.sub(lambda found: _KEYS.get(found[0], ""), _ANSWER.sub("", text))


def _replacement(error: UnicodeError, lost: str) -> tuple[str, int]:
    """Return the text for bytes that cannot be decoded, and the index at which to continue.

    Raises:
        UnicodeError: the error given, if it is not about decoding.
    """
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if error.object[error.start] == 0x9B and _CODE.match(error.object, error.start + 1):
        return "\x9b", error.start + 1
    return lost, error.end


codecs.register_error(KEEP_CODES, lambda error: _replacement(error, ""))
codecs.register_error(MARK_LOST, lambda error: _replacement(error, "\ufffd"))
