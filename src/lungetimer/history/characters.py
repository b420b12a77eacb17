r"""Replace characters of a JSON document that cannot be read: invalid UTF-8 and lone surrogates.

Invalid UTF-8 comes from an editor that writes another encoding. A lone surrogate is half of an
emoji, such as ``\ud83d``; it comes from programs that cut a text by UTF-16 units. A note with such
a character must not make its session unreadable.
"""

from __future__ import annotations

import re
from typing import Final

UNREADABLE: Final = "it has characters that cannot be read; each is now “\ufffd”"
"""The problem to report if a document can only be read without such characters."""

# Matches every escape, so that an escaped backslash is not taken for the beginning of another one.
# The group is a lone surrogate.
_ESCAPE: Final = re.compile(
    rb"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    rb"|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
    re.DOTALL,
)


def with_whole_characters(document: bytes) -> bytes:
    """Return the JSON document with U+FFFD in place of each character that cannot be read."""
    text = document.decode("utf-8", "replace").encode()
    return _ESCAPE.sub(lambda found: rb"\ufffd" if found[1] else found[0], text)
