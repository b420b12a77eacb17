"""What a terminal sends: no key is lost to what came together with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.clocks import HandClock
from textual.events import Key, MouseDown, Paste

from lungetimer.ui.terminal.typed_input import TypedInput

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.message import Message

UNREADABLE = (
    b"\xff\xfe\x80",
    b"\xed\xa0\x80",
    b"\x1b[99999999999u",
    b"\x1b[97;1:1:1u",
    b"\x1b[48;24;80;0;0t\x1b[<0;5;5M",
)


def told(messages: Iterable[Message]) -> list[str]:
    """Keys by their names, and pastes with their text."""
    found = []
    for message in messages:
        if isinstance(message, Key):
            found.append(message.key)
        elif isinstance(message, Paste):
            found.append(f"paste {message.text}")
    return found


def typed(*reads: bytes, alt: Iterable[str] = ()) -> list[str]:
    """What comes of these reads, and of a wait after the last one."""
    clock = HandClock()
    reader = TypedInput(lambda: frozenset(alt), clock.now)
    found = [message for data in reads for message in reader.read(data)]
    clock.move(1.0)
    return told([*found, *reader.wait_is_over()])


@pytest.mark.parametrize("unreadable", UNREADABLE)
def test_keys_before_and_after_what_nobody_can_read_are_kept(unreadable: bytes) -> None:
    assert typed(b"h" + unreadable + b"q") == ["h", "q"]


def test_a_letter_in_two_reads_is_one_letter() -> None:
    assert typed("ä".encode()[:1], "ä".encode()[1:] + b"q") == ["ä", "q"]


@pytest.mark.parametrize(
    ("data", "keys"),
    [
        (b"\x1bq", ["escape", "q"]),
        (b"\x1bQ", ["escape", "Q"]),
        (b"\x1b\r", ["escape", "enter"]),
        (b"\x1b ", ["escape", "space"]),
        (b"\x1b\x1bq", ["escape", "escape", "q"]),
        (b"\x1b\x1b[A", ["escape", "up"]),
        (
            b"\x1b[12\x1bq",  # a code that was cut off, as Textual tells it
            ["circumflex_accent", "left_square_bracket", "1", "2", "escape", "q"],
        ),
        (b"h\x1bqh", ["h", "escape", "q", "h"]),
        (b"\x1b", ["escape"]),
        (b"\x1b[", ["escape", "left_square_bracket"]),
        (b"\x1b[A\x1bOP\x1b[1;5A", ["up", "f1", "ctrl+up"]),
        (b"\x1b[113;3u", ["alt+q"]),  # a terminal that can say alt without doubt
    ],
)
def test_escape_and_a_key_that_come_together_are_two_keys(data: bytes, keys: list[str]) -> None:
    assert typed(data) == keys


def test_the_same_keys_in_two_reads() -> None:
    assert typed(b"\x1b", b"q") == ["escape", "q"]
    assert typed(b"\x1b", b"[A") == ["up"]
    assert typed(b"\x1b[", b"A") == ["up"]
    assert typed(b"h\x1bO", b"P") == ["h", "f1"]


def test_alt_and_a_key_is_one_key_where_the_person_has_given_it_an_action() -> None:
    assert typed(b"\x1bq\x1bh", alt=["alt+q"]) == ["alt+q", "escape", "h"]


def test_a_paste_is_one_text_whatever_is_in_it() -> None:
    text = b"one \x1bq two\r"
    data = b"\x1b[200~" + text + b"\x1b[201~q"
    assert typed(data) == [f"paste {text.decode()}", "q"]
    for cut in range(6, len(data) - 8):
        assert typed(data[:cut], data[cut:]) == [f"paste {text.decode()}", "q"], cut


def test_an_escape_alone_waits_only_a_moment() -> None:
    clock = HandClock()
    reader = TypedInput(now=clock.now)
    assert list(reader.read(b"\x1b")) == []
    assert list(reader.wait_is_over()) == []
    assert reader.patience_s(10.0) == pytest.approx(0.1)
    clock.move(0.101)
    assert reader.patience_s(10.0) == 0
    assert told(reader.wait_is_over()) == ["escape"]
    assert reader.patience_s(10.0) == 10.0


def test_the_mouse_is_heard_after_all_that() -> None:
    reader = TypedInput()
    for data in UNREADABLE:
        list(reader.read(data))
    (down,) = reader.read(b"\x1b[<0;5;7M")
    assert isinstance(down, MouseDown)
    assert (down.x, down.y) == (4, 6)


PARTS = st.sampled_from(
    [b"q", b"h", b"\x1b[A", b"\r", b" ", b"\xff", b"\x1b[99999999999u", b"\xc3"]
)


@given(st.lists(PARTS, max_size=12), st.data())
def test_where_reads_are_cut_changes_nothing(parts: list[bytes], data: st.DataObject) -> None:
    whole = b"".join(parts)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(whole)), max_size=4)))
    pieces = [whole[a:b] for a, b in zip([0, *cuts], [*cuts, len(whole)], strict=True)]
    assert typed(*pieces) == typed(whole)
