"""Find other names of a pressed key, for the keypad, Caps Lock and layouts such as Greek.

Commands are bound to Textual's names of keys. The name of a pressed key depends on the character
that was typed, so the same key has other names on other layouts. This module finds the names to
which a command may be bound.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from lungetimer.keys.layouts import DIGIT_ROWS, LAYOUTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lungetimer.keys.layouts import Layout

_NAMES: Final = {
    "+": "plus", "-": "minus", ".": "full_stop", ",": "comma", "*": "asterisk", "/": "slash",
    "=": "equals_sign", "[": "left_square_bracket", "]": "right_square_bracket", ";": "semicolon",
    "'": "apostrophe",
}  # fmt: skip
_SIGNS: Final = {
    **{name: character for character, name in _NAMES.items()},
    "ampersand": "&", "quotation_mark": '"', "left_parenthesis": "(", "section_sign": "§",
    "exclamation_mark": "!", "double_low_9_quotation_mark": "„", "left_double_quotation_mark": "“",
}  # fmt: skip
_DIGITS: Final = frozenset("0123456789")
# Textual's names of keypad keys: with kitty's keyboard protocol, and keypad enter in alacritty.
KEYPAD: Final = {
    "add": "+", "subtract": "-", "decimal": ".", "separator": ",", "multiply": "*",
    "divide": "/", "equal": "=", "ctrl+j": "\r",
}  # fmt: skip


def key_name(character: str) -> str:
    """Return Textual's name of the key that types this character on a US keyboard."""
    return _NAMES.get(character, character)


def keypad_key(key: str, character: str | None) -> tuple[str, str] | None:
    """Return the name and the character of the key on the main keyboard that matches a keypad key.

    The result is None if the key is not on the keypad.

    Args:
        key: Textual's name of the pressed key.
        character: the character typed, if known: a keypad may have a comma instead of a point.
    """
    sign = KEYPAD.get(key)
    if sign is None:
        return None
    if sign == "\r":
        return "enter", sign
    if character in _NAMES:
        sign = character
    return _NAMES[sign], sign


class Keyboard:
    """What is known about the user's keyboard layout.

    Args:
        environ: the environment variables; the locale in them suggests a layout.
    """

    def __init__(self, environ: Mapping[str, str]) -> None:
        named = (environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))
        self._locale = next((value for value in named if value), "").lower()
        self._reported: dict[str, str] = {}
        self._latest = self._usual(LAYOUTS)

    def learn(self, typed: str, place: str) -> None:
        """Remember which key typed a character, as the terminal reported.

        A Latin letter runs the command bound to this letter, whichever key typed it. So a Latin
        letter is remembered only if the same key types a digit on a US keyboard.

        Args:
            typed: the character that the key typed.
            place: the character that the same key types on a US keyboard.
        """
        latin = unicodedata.name(typed, "").startswith("LATIN ")
        letter_or_sign = (place.isascii() and place.isalpha()) or (
            place in _NAMES and typed.isalpha()
        )
        if place in _DIGITS or (letter_or_sign and not latin):
            self._reported[typed] = place

    def others(self, key: str) -> Iterator[str]:
        """Find other names of a pressed key, the likeliest first.

        Args:
            key: Textual's name of the key, with modifiers. The name of a letter or a digit is that
                character.

        Yields:
            Other names in Textual of the same key, with the same modifiers.
        """
        modifiers, plus, typed = key.rpartition("+")
        character = typed if len(typed) == 1 else _SIGNS.get(typed, "")
        if not character:
            return
        for place in dict.fromkeys(self._places(character)):
            if place != typed:
                yield f"{modifiers}{plus}{key_name(place)}"

    def _places(self, character: str) -> Iterator[str]:
        lower = character.lower()
        for form in (character, lower):
            if form in self._reported:
                yield self._reported[form]
        if lower.isascii() and lower.isalpha():
            self._latest = None
            yield lower  # for Caps Lock
            return
        plain = unicodedata.normalize("NFKC", lower)  # for full-width characters of East Asia
        digit = unicodedata.digit(plain, None) if len(plain) == 1 else None
        if digit is not None:
            yield str(digit)
        elif plain.isascii() and plain != lower:
            yield plain
        if place := self._place(lower):
            yield place

    def _place(self, character: str) -> str | None:
        """Return what the key for ``character`` on another layout would type on a US keyboard.

        The result is None if no known layout has this character.

        A letter is looked up in all layouts without Latin letters, a sign only in the layout that
        typed the last letter. Layouts on which digits need shift are tried last.
        """
        usual = self._usual(LAYOUTS)
        if not character.isalpha():
            layout = self._latest
            if layout is not None and character in layout.places:
                return layout.places[character]
        else:
            known = (layout for layout in (usual, self._latest, *LAYOUTS) if layout is not None)
            if found := next((layout for layout in known if character in layout.places), None):
                self._latest = found
                return found.places[character]
        rows = (self._usual(DIGIT_ROWS), *DIGIT_ROWS)
        return next(
            (row.places[character] for row in rows if row and character in row.places), None
        )

    def _usual(self, layouts: tuple[Layout, ...]) -> Layout | None:
        """Return the layout among these that is usual in the user's locale, or None."""
        for length in (5, 2):  # fr_BE before fr
            for layout in layouts:
                if self._locale[:length] in layout.languages:
                    return layout
        return None
