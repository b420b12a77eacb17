"""8-bit controls in what a terminal sends: codes of keys are keys, everything else is nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lungetimer.keys.eight_bit import KEEP_CODES, MARK_LOST, seven_bit


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("\x9bA", "\x1b[A"),
        ("\x9b1;5Cq", "\x1b[1;5Cq"),
        ("\x8fP", "\x1bOP"),
        ("\x9d11;rgb:0/0/0\x9cq", "q"),  # answers of the terminal
        ("\x901$r0m\x1b\\q\x9fx\x07h", "qh"),
        ("\x85\x90q\x9c\x9dh", "h"),
        ("é\x1b[Aü", "é\x1b[Aü"),
    ],
)
def test_their_7_bit_form(sent: str, read: str) -> None:
    assert seven_bit(sent) == read


@given(st.text(st.characters(max_codepoint=0x120)))
def test_no_other_character_is_changed(text: str) -> None:
    plain = "".join(c for c in text if not "\x80" <= c < "\xa0")
    assert seven_bit(plain) == plain
    assert not any("\x80" <= c < "\xa0" for c in seven_bit(text))


@pytest.mark.parametrize(
    ("sent", "kept", "marked"),
    [
        (b"\x9bA", "\x9bA", "\x9bA"),
        (b"h\x9b1;5Cq", "h\x9b1;5Cq", "h\x9b1;5Cq"),
        (b"\x9b3~", "\x9b3~", "\x9b3~"),
        (b"\x9bq\x9b", "q", "\ufffdq\ufffd"),  # no key has this code: the rest of a letter
        (b"\xff\x80q", "q", "\ufffd\ufffdq"),
        (b"\xc4\x9bA", "ěA", "ěA"),
    ],
)
def test_a_byte_that_begins_a_code_is_told_from_noise(sent: bytes, kept: str, marked: str) -> None:
    assert sent.decode(errors=KEEP_CODES) == kept
    assert sent.decode(errors=MARK_LOST) == marked
