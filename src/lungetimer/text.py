"""Clean and compare texts of one line, and format counts and durations."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_BREAKS = str.maketrans(
    {"\r": None} | dict.fromkeys(("\n", "\t", "\v", "\f", "\x85", "\u2028", "\u2029"), " ")
)
_DROPPED = frozenset({"Cc", "Cs"})
# Controls of text direction (embeddings, overrides, isolates). If one is not closed, it changes the
# direction of the rest of the line, even of the program's words. Letters need no such control.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Characters without a glyph that no script needs: soft hyphen, word joiner, byte order mark, marks
# of annotations and of music, and tags, which can hide a text. Terminals differ in how many cells
# some of them take. Only in the flag of a region (England, Scotland, Wales) are tags not removed.
_UNSEEN = re.compile(
    "(\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f)"
    "|[\u00ad\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\U0001d173-\U0001d17a"
    "\U000e0000-\U000e007f]"
)
# Joiners, spaces of no width and marks of direction. A word looks the same with or without them.
_JOINERS = dict.fromkeys(range(0x200B, 0x2010))


# Not \d, which matches the digits of every script, and not int(), which reads 1_0 as ten.
_WHOLE = r"[+-]?[0-9]{1,18}"
_DECIMAL = r"[+-]?(?:[0-9]{1,18}(?:\.[0-9]{0,18})?|\.[0-9]{1,18})"


def is_whole(text: str) -> bool:
    """Return whether the text is an integer in ASCII digits; a sign is optional."""
    return re.fullmatch(_WHOLE, text) is not None


def is_decimal(text: str) -> bool:
    """Return whether the text is a decimal number in ASCII digits; sign and point are optional."""
    return re.fullmatch(_DECIMAL, text) is not None


def days_words(days: int, target: int, noun: str = "days") -> str:
    """Return training days and a week's goal: ``2 of 3 days``, or ``4 days, goal 3``.

    The second form is for more days than the goal: "4 of 3 days" would look like a mistake.
    """
    return f"{days} {noun}, goal {target}" if days > target else f"{days} of {target} {noun}"


def counted(number: int, noun: str, many: str = "") -> str:
    """Return a number and a noun: ``2 sessions``; ``many`` is the plural if it is irregular."""
    return f"{number} {noun}" if number == 1 else f"{number} {many or noun + 's'}"


def longest_fitting_text(forms: Sequence[str], width: int) -> str:
    """Return the first form of at most ``width`` characters, or the last form if all are longer.

    Args:
        forms: wordings of the same text in one line each, the longest first.
        width: the number of characters.
    """
    return next((form for form in forms if len(form) <= width), forms[-1])


def minutes(seconds: float) -> str:
    """Return a duration as ``16:10``, or from one hour on as ``1:02:03``, in whole seconds."""
    whole = max(0, round(seconds))
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"


def shortened(text: str, length: int, cut: str = "…") -> str:
    """Return the text, or its beginning and an ellipsis if the text is too long.

    Args:
        text: one line.
        length: the greatest length in characters, the ellipsis included.
        cut: the ellipsis.
    """
    return text if len(text) <= length else f"{text[: length - len(cut)].rstrip()}{cut}"


def composed(text: str) -> str:
    """Return the text with each accented letter as one character (NFC), for comparing names.

    Some keyboards, and file names on macOS, write an accented letter as a base letter and a
    combining accent. Such a name looks the same as in NFC, but ``==`` finds it different.
    """
    return unicodedata.normalize("NFC", text)


def matching(text: str) -> str:
    """Return a text in a form for searching, in which texts that look alike are equal.

    Upper and lower case, composed and decomposed accents, and variants of one letter such as full
    and half width become equal; so do the Turkish capital dotted I and i. Characters of no width,
    which text copied from web pages may contain, are removed.
    """
    seen = clean_text(text).translate(_JOINERS)
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", seen).casefold())
    return folded.replace("i\u0307", "i")


def clean_text(text: str) -> str:
    """Return the text without characters that affect a terminal or the direction of a line.

    Each line break and each tab becomes a space, so that words stay apart. These are removed:

    - every other control character, 7-bit or 8-bit
    - every lone surrogate (UTF-8 cannot encode it)
    - every character that overrides the direction of the following text
    - every invisible character that no script needs (soft hyphen, byte order mark, tags)

    Everything else stays: emoji, accents, joiners, right-to-left text, brackets.
    """
    if text.isprintable():
        return text
    apart = text.translate(_BREAKS)
    visible = "".join(
        c for c in apart if unicodedata.category(c) not in _DROPPED and c not in _TURNING
    )
    return _UNSEEN.sub(lambda found: found[1] or "", visible)
