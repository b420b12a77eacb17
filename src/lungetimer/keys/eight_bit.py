"""8-bit control codes in terminal input, converted to their 7-bit forms.

A terminal that was switched to 8-bit controls (S8C1T) begins a code with one character from U+0080
to U+009F instead of with escape and another character. Without conversion, the rest of the code of
an arrow key would be read as typed keys.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

KEEP_CODES: Final = "lungetimer.typed"
"""Name of the error handler that keeps the first byte of a code and drops undecodable bytes."""
MARK_LOST: Final = "lungetimer.typed.marked"
"""Name of a handler like `KEEP_CODES` that replaces undecodable bytes by U+FFFD instead."""

# In UTF-8, a lone byte 0x9b may be the rest of a letter. It is taken for the first byte of a code
# only if the rest of a known code follows: parameters, or the letter of an arrow or function key.
_CODE: Final = re.compile(rb"[0-?]+[ -/]*[@-~]|[A-DFHIOP-SZ]")
_ANSWER: Final = re.compile("[\x90\x98\x9d-\x9f][^\x07\x1b\x9c]*(?:[\x07\x9c]|\x1b\\\\)")
_CONTROLS: Final = re.compile("[\x80-\x9f]")
_KEYS: Final = {"\x9b": "\x1b[", "\x8f": "\x1bO"}


def seven_bit(text: str) -> str:
    """Return typed text with 8-bit codes of keys as 7-bit codes, and no other 8-bit controls.

    Args:
        text: what the terminal sent. Its answers to queries are dropped if they use 8-bit controls.
    """
    if text.isascii() or not _CONTROLS.search(text):
        return text
    return _CONTROLS.sub(lambda found: _KEYS.get(found[0], ""), _ANSWER.sub("", text))


def _replacement(error: UnicodeError, lost: str) -> tuple[str, int]:
    """Return the replacement for bytes that cannot be decoded, and where to continue.

    Raises:
        UnicodeError: the error is not about decoding.
    """
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if error.object[error.start] == 0x9B and _CODE.match(error.object, error.start + 1):
        return "\x9b", error.start + 1
    return lost, error.end


codecs.register_error(KEEP_CODES, lambda error: _replacement(error, ""))
codecs.register_error(MARK_LOST, lambda error: _replacement(error, "\ufffd"))
