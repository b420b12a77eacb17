"""One key under several names: each layout by place, Caps Lock, digits that need shift."""

from __future__ import annotations

import pytest

from lungetimer.keys.keyboard import Keyboard
from lungetimer.keys.layouts import DIGIT_ROWS, LAYOUTS

US = "qwertyuiop[]asdfghjkl;'zxcvbnm,./"
ROWS = {
    "ru": "йцукенгшщзхъфывапролджэячсмитьбю.",
    "uk": "йцукенгшщзхїфівапролджєячсмитьбю.",
    "be": "йцукенгшўзх'фывапролджэячсмітьбю.",
    "bg": ",уеишщксдзц;ьяаожгтнвмчюйъэфхпрлб",
    "sr": "љњертзуиопшђасдфгхјклчћжџцвбнм,.-",
    "mk": "љњертѕуиопшѓасдфгхјклчќзџцвбнм,./",
    "el": ";ςερτυθιοπ[]ασδφγηξκλ_'ζχψωβνμ,./",
    "he": "/'קראטוןםפ][שדגכעיחלךף,זסבהנמצתץ.",
    "ar": "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرﻻىةوزظ",
    "fa": "ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدپو./",
    "ka": "ქწერტყუიოპ[]ასდფგჰჯკლ;'ზხცვბნმ,./",
}
NAMES = {"[": "left_square_bracket", "]": "right_square_bracket", ",": "comma", ".": "full_stop",
         "/": "slash", ";": "semicolon", "'": "apostrophe", "-": "minus"}  # fmt: skip


def first(keyboard: Keyboard, key: str) -> str | None:
    return next(keyboard.others(key), None)


@pytest.mark.parametrize("language", ROWS)
def test_each_letter_of_a_layout_is_the_key_in_its_place(language: str) -> None:
    keyboard = Keyboard({"LANG": f"{language}_XX.UTF-8"})
    for typed, us in zip(ROWS[language], US, strict=True):
        if typed in {"_", us} or not typed.isalpha():
            continue
        assert first(keyboard, typed) == NAMES.get(us, us)
        if typed != "ς":  # its capital is that of σ
            assert first(keyboard, typed.upper()) == NAMES.get(us, us)  # Caps Lock as well
        assert first(keyboard, f"ctrl+{typed}") == f"ctrl+{NAMES.get(us, us)}"


@pytest.mark.parametrize("language", [name for name in ROWS if name not in {"bg", "uk", "fa"}])
def test_without_a_locale_the_letters_themselves_tell_the_script(language: str) -> None:
    """Where two layouts share a script, the more common one is taken: h opens the history."""
    keyboard = Keyboard({"LANG": "C.UTF-8"})
    for us in "hgzfmt":
        typed = ROWS[language][US.index(us)]
        if language in {"sr", "mk"} and typed in ROWS["ru"]:
            continue
        if typed.isalpha():
            assert first(keyboard, typed) == us


def test_signs_of_a_layout_count_only_while_it_is_in_use() -> None:
    keyboard = Keyboard({"LANG": "en_US.UTF-8"})
    assert first(keyboard, "semicolon") is None  # a US keyboard: nobody meant q
    assert first(keyboard, "η") == "h"
    assert first(keyboard, "semicolon") == "q"
    assert first(keyboard, "h") is None  # switched back
    assert first(keyboard, "semicolon") is None
    assert first(Keyboard({"LC_ALL": "he_IL.UTF-8"}), "slash") == "q"


@pytest.mark.parametrize("key", ["H", "Q", "Z", "ctrl+Q"])
def test_caps_lock(key: str) -> None:
    assert first(Keyboard({}), key) == key.replace("ctrl", "CTRL").lower()


@pytest.mark.parametrize(
    ("row", "locale"),
    [
        ("&é\"'(", "C.UTF-8"), ("&é\"'(-è_çà", "fr_FR.UTF-8"), ("&é\"'(§è!çà", "fr_BE.UTF-8"),
        ("+ěščř", "C.UTF-8"), ("+ěščřžýáíé", "cs_CZ.UTF-8"), ("+ľščťžýáíé", "sk_SK.UTF-8"),
        ("ąčęėįšųū„“", "lt_LT.UTF-8"), ("१२३४५६७८९०", "C.UTF-8"), ("۱۲۳۴۵۶۷۸۹۰", "C.UTF-8"),
        ("１２３４５", "C.UTF-8"),
    ],
)  # fmt: skip
def test_a_digit_that_needs_shift_is_given_by_its_key(row: str, locale: str) -> None:
    keyboard = Keyboard({"LANG": locale})
    names = {"&": "ampersand", '"': "quotation_mark", "'": "apostrophe", "(": "left_parenthesis",
             "+": "plus", "§": "section_sign", "!": "exclamation_mark",
             "„": "double_low_9_quotation_mark", "“": "left_double_quotation_mark"}  # fmt: skip
    for typed, digit in zip(row, "1234567890", strict=False):
        if typed not in "-_":
            assert digit in list(keyboard.others(names.get(typed, typed))), typed


def test_what_the_terminal_tells_counts_before_every_table() -> None:
    keyboard = Keyboard({"LANG": "C.UTF-8"})
    keyboard.learn("г", "h")  # Bulgarian, where a Russian keyboard has the u
    assert first(keyboard, "г") == "h"
    assert first(keyboard, "Г") == "h"
    keyboard.learn("&", "1")
    keyboard.learn("+", "1")
    assert first(keyboard, "plus") == "1"
    # Letters of the Latin script stay what they are: a is not q on a French keyboard.
    for typed, place in (("a", "q"), ("ü", "["), ("ö", ";"), (";", ","), ("ñ", ";")):
        keyboard.learn(typed, place)
    assert [list(keyboard.others(key)) for key in ("a", "ü", "ö", "semicolon", "ñ")] == [[]] * 5


@pytest.mark.parametrize("key", ["left", "f1", "space", "alt+enter", "backspace", "1", "h", ""])
def test_other_keys_have_one_name(key: str) -> None:
    assert list(Keyboard({}).others(key)) == []


def test_every_layout_has_a_test() -> None:
    assert {layout.languages[0] for layout in LAYOUTS} == set(ROWS)
    assert len(DIGIT_ROWS) == 5
