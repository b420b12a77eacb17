r"""Characters in a JSON document that no text can contain: bytes that are not UTF-8, half pairs.

An editor that writes another encoding leaves the former. Programs that cut a text by UTF-16 units
leave the latter: half of an emoji, written as ``\ud83d``. No session must be lost through a note
with such a character.
"""

from __future__ import annotations

import re
from typing import Final

UNREADABLE: Final = "it has characters that cannot be read; each is now “\ufffd”"
"""The problem to report if a document can only be read without such characters."""

# Any escape, so that an escaped backslash is not taken for the beginning of one. The group has half
# a pair of surrogates.
_ESCAPE: Final = re.compile(
    rb"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    rb"|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
    re.DOTALL,
)


def with_whole_characters(document: bytes) -> bytes:
    """Return the JSON document with U+FFFD in place of each character that cannot be read."""
    text = document.decode("utf-8", "replace").encode()
    return _ESCAPE.sub(lambda found: rb"\ufffd" if found[1] else found[0], text)
