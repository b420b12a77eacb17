"""Keyboard layouts: which key of a US keyboard types a character on another layout.

A terminal reports only the character that was typed, but our commands are bound to keys of a US
keyboard. The rows of keys are those of the layouts that come with X11 (xkb-data 2.35.1), read with
libxkbcommon.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

_TOP: Final = "qwertyuiop[]"
_HOME: Final = "asdfghjkl;'"
_LOW: Final = "zxcvbnm,./"
_DIGITS: Final = "1234567890"


@frozen
class Layout:
    """One keyboard layout.

    Attributes:
        languages: the language codes of the locales in which the layout is usual.
        places: character -> the character that the same key types on a US keyboard.
    """

    languages: tuple[str, ...]
    places: Mapping[str, str]


def _letters(languages: str, top: str, home: str, low: str) -> Layout:
    """Return a layout, such as Greek, from its key rows; ``_`` is a key without a character."""
    places = zip(top + home + low, _TOP + _HOME + _LOW, strict=True)
    return Layout(tuple(languages.split()), {own: us for own, us in places if own not in {us, "_"}})


def _digits(languages: str, row: str) -> Layout:
    """Return a layout on which digits need shift; without shift, the digit keys type ``row``."""
    return Layout(
        tuple(languages.split()),
        {own: us for own, us in zip(row, _DIGITS, strict=True) if own not in {"-", "_"}},
    )


LAYOUTS: Final = (
    _letters("ru kk", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю."),
    _letters("uk", "йцукенгшщзхї", "фівапролджє", "ячсмитьбю."),
    _letters("be", "йцукенгшўзх'", "фывапролджэ", "ячсмітьбю."),
    _letters("bg", ",уеишщксдзц;", "ьяаожгтнвмч", "юйъэфхпрлб"),
    _letters("sr", "љњертзуиопшђ", "асдфгхјклчћ", "жџцвбнм,.-"),
    _letters("mk", "љњертѕуиопшѓ", "асдфгхјклчќ", "зџцвбнм,./"),
    _letters("el", ";ςερτυθιοπ[]", "ασδφγηξκλ_'", "ζχψωβνμ,./"),
    _letters("he iw", "/'קראטוןםפ][", "שדגכעיחלךף,", "זסבהנמצתץ."),
    _letters("ar", "ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرﻻىةوزظ"),
    _letters("fa", "ضصثقفغعهخحجچ", "شسیبلاتنمکگ", "ظطزرذدپو./"),
    _letters("ka", "ქწერტყუიოპ[]", "ასდფგჰჯკლ;'", "ზხცვბნმ,./"),
)
"""Layouts of other scripts; if two have a letter on different keys, the first layout counts."""

DIGIT_ROWS: Final = (
    _digits("fr", "&é\"'(-è_çà"),
    _digits("fr_be nl_be", "&é\"'(§è!çà"),
    _digits("cs", "+ěščřžýáíé"),
    _digits("sk", "+ľščťžýáíé"),
    _digits("lt", "ąčęėįšųū„“"),
)
"""Layouts on which digits need shift."""
