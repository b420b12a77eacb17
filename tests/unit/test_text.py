from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lungetimer.text import (
    clean_text,
    composed,
    counted,
    days_words,
    is_decimal,
    is_whole,
    matching,
)

ENGLAND = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
UNSEEN = frozenset(
    map(chr, (0xAD, *range(0x2060, 0x2065), *range(0x206A, 0x2070), 0xFEFF, 0xFFF9, 0xFFFA, 0xFFFB,
              *range(0x1D173, 0x1D17B), *range(0xE0000, 0xE0080)))
)  # fmt: skip


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("[/foo] =cmd|x", "[/foo] =cmd|x"),
        ("👩‍👩‍👧‍👦" * 100, "👩‍👩‍👧‍👦" * 100),
        ("שלום \u200fabc", "שלום \u200fabc"),
        ("fdp.\u202eexe\u202c \u2067x\u2069", "fdp.exe x"),
        ("a\x9b2Jb\x9d0;title\x9c", "a2Jb0;title"),
        ("".join(f"{chr(code)}A" for code in range(0x80, 0xA0)), f"{'A' * 5} {'A' * 27}"),
        ("one\u2028two\u2029three", "one two three"),
        ("\ufeffBOM\ufeff, knee\u00adcap, \u2060x\ufff9y\ufffb", "BOM, kneecap, xy"),
        ("hi\U000e0001\U000e0068\U000e0069\U000e007f!", "hi!"),  # a text in tags
        ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", ENGLAND),
        ("🏴\U000e0067\U000e0062🏴" + "\U000e0067" * 40 + "\U000e007f", "🏴🏴"),
        ("می\u200cخواهم 🧎\u200d♀\ufe0f", "می\u200cخواهم 🧎\u200d♀\ufe0f"),
        ("a\x1b[31mred\x07", "a[31mred"),
        ("one\r\ntwo\tthree\u0085four", "one two three four"),
        ("\ud800lone", "lone"),
        ("", ""),
    ],
)
def test_what_is_kept(written: str, kept: str) -> None:
    assert clean_text(written) == kept


@given(st.text(st.characters() | st.sampled_from(sorted(UNSEEN))))
def test_no_control_character_passes_and_nothing_else_is_lost(text: str) -> None:
    kept = clean_text(text)
    assert not any(harmful(c) for c in kept)
    assert clean_text(kept) == kept
    kept.encode()
    bare = [c for c in text if not harmful(c) and c not in " \u2028\u2029"]
    assert [c for c in kept if c != " "] == bare


def harmful(c: str) -> bool:
    turning = unicodedata.bidirectional(c) in {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI",
                                               "FSI", "PDI"}  # fmt: skip
    return turning or c in UNSEEN or unicodedata.category(c) in {"Cc", "Cs"}


def test_more_days_than_the_target_do_not_read_as_a_mistake() -> None:
    assert days_words(0, 3) == "0 of 3 days"
    assert days_words(3, 3) == "3 of 3 days"
    assert days_words(4, 3) == "4 days, goal 3"
    assert days_words(2, 1, "training days") == "2 training days, goal 1"


def test_one_is_counted_without_an_s() -> None:
    assert [counted(n, "session") for n in (0, 1, 2)] == ["0 sessions", "1 session", "2 sessions"]


@pytest.mark.parametrize("text", ["10", "+10", "-10", "0"])
def test_plain_digits_are_a_number(text: str) -> None:
    assert is_whole(text)
    assert is_decimal(text)


@pytest.mark.parametrize(
    "text", ["", "1_0", " 10", "10\n", "\u0661\u0660", "1e1", "nan", "inf", "0x10"]
)
def test_nothing_else_that_python_reads_is_a_number(text: str) -> None:
    assert not is_whole(text)
    assert not is_decimal(text)


def test_a_decimal_has_one_point() -> None:
    assert all(map(is_decimal, ("2.5", "2.", ".5", "-0.5")))
    assert not any(map(is_decimal, (".", "2.5.1", "2,5")))
    assert not is_whole("2.5")


@pytest.mark.parametrize(
    ("written", "sought"),
    [
        ("Knie mu\u0308de", "müde"),
        ("Knie müde", "mu\u0308de"),
        ("İstanbul", "istanbul"),
        ("Straße", "STRASSE"),
        ("ＡＢＣ", "abc"),
        ("Ärger", "a\u0308rger"),
        ("ﬁne", "FINE"),
        ("knee\u00adcap", "kneecap"),
        ("kneecap", "knee\u200bcap"),
        ("می\u200cخواهم", "میخواهم"),
    ],
)
def test_a_search_finds_a_text_however_its_letters_are_written(written: str, sought: str) -> None:
    assert matching(sought) in matching(written)


def test_names_that_look_the_same_are_the_same() -> None:
    assert composed("cafe\u0301") == composed("café") == "café"
    assert composed("Café") != composed("café")
