r"""Replace the unreadable characters in a JSON document: invalid UTF-8 and lone surrogates.

Invalid UTF-8 comes from an editor that writes another encoding. A lone surrogate, such as
``\ud83d``, is half of an emoji; it comes from programs that cut a text by UTF-16 units. If a note
has such a character, its session must still be readable.
"""

from __future__ import annotations

import re
from typing import Final

UNREADABLE: Final = "it has characters that cannot be read; each is now “\ufffd”"
"""The problem that is reported if characters of a document had to be replaced."""

# Matches every escape sequence, so that an escaped backslash is not taken for the beginning of
# another sequence. The group in parentheses matches a lone surrogate.
_ESCAPE: Final = re.compile(
    rb"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    rb"|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
    re.DOTALL,
)


def with_whole_characters(document: bytes) -> bytes:
    """Return the JSON document with U+FFFD in place of each unreadable character."""
    text = document.decode("utf-8", "replace").encode()
    return _ESCAPE.sub(lambda found: rb"\ufffd" if found[1] else found[0], text)
