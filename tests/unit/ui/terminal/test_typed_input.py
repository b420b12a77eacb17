"""What a terminal sends: no key is lost to what came together with it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.clocks import HandClock
from textual.events import Key, MouseDown, Paste

from lungetimer.keys.keyboard import keypad_key
from lungetimer.ui.terminal.escape_delay import escape_delay_s
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
        (b"\x1b[12\x1bq", ["escape", "q"]),  # a code that was cut off
        (b"\x1bO\x1bq\x1b[\x1bh", ["escape", "q", "escape", "h"]),
        (b"\x1b[0nq\x1b[5;6;7wh\x1bO\x7fz", ["q", "h", "backspace", "z"]),  # that nobody knows
        (b"\x1b]11;rgb:00/00/00\x1b\\q\x1b]4;1\x07h\x1bP1$r0m\x1b\\z", ["q", "h", "z"]),
        (b"\x1b[12\xc3\xbcq", ["ü", "q"]),
        (b"\xc2\x9bBq\xc2\x9b3~\xc2\x8fP", ["down", "q", "delete", "f1"]),  # 8-bit controls
        (b"\x9bBq\x9b31mh\x9bz", ["down", "q", "h", "z"]),  # not even encoded
        (b"\xc2\x85q\xc2\x9d0;h\xc2\x9cz\xc2\x90", ["q", "z"]),
        (b"\x1b]", ["escape", "right_square_bracket"]),
        (b"h\x1bqh", ["h", "escape", "q", "h"]),
        (b"\x1b", ["escape"]),
        (b"\x1b[", []),  # a code that never came whole, and no command
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
    assert reader.timeout_s(10.0) == pytest.approx(0.1)
    clock.move(0.101)
    assert reader.timeout_s(10.0) == 0
    assert told(reader.wait_is_over()) == ["escape"]
    assert reader.timeout_s(10.0) == 10.0


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


CODES = (
    b"\x1b[A", b"\x1b[B", b"\x1bOB", b"\x1b[1;5B", b"\x1b[3~", b"\x1b[<0;10;10M", b"\x1b[I",
    b"\x1b[[A", b"\x1b[15;2~", b"\x1b[57413u", b"\x1b[97;;97u",
)  # fmt: skip


def torn(code: bytes, cuts: Iterable[int], pause_s: float, escape_s: float) -> list[str]:
    """What comes of a code that arrives in pieces, with a pause after each, and of a q after it."""
    clock = HandClock()
    reader = TypedInput(now=clock.now, escape_s=escape_s)
    found: list[Message] = []
    edges = [0, *cuts, len(code)]
    for start, end in pairwise(edges):
        found += reader.read(code[start:end])
        clock.move(pause_s)
        found += reader.wait_is_over()
    clock.move(1.5)
    found += reader.wait_is_over()
    found += reader.read(b"q")
    return told(found)


@pytest.mark.parametrize("code", CODES)
def test_a_code_in_pieces_is_that_key_or_none_but_never_a_command(code: bytes) -> None:
    whole = torn(code, (), 0.0, 0.1)
    for cut in range(1, len(code)):
        assert torn(code, [cut], 0.05, 0.1) == whole, cut  # soon enough
        assert torn(code, [cut], 0.9, 1.0) == whole, cut  # over SSH
        late = torn(code, [cut], 0.3, 0.1)
        # The escape counted before more came; of what came then nothing is left.
        assert late == (["escape", "q"] if cut == 1 else whole), cut
        assert torn(code, [cut], 1.2, 0.1) == (["escape", "q"] if cut == 1 else ["q"]), cut
    assert torn(code, [1, 2], 0.3, 0.1) == ["escape", "q"]


def test_a_bracket_right_after_a_lone_escape_is_no_command_and_later_it_is_one() -> None:
    clock = HandClock()
    reader = TypedInput(now=clock.now, escape_s=0.1)
    keys = []
    for pause_s, data in (
        (0.3, b"\x1b"), (0.5, b"["), (1.5, b"["), (0.3, b"\x1b"), (3.0, b"q"), (0.3, b"\x1b"),
        (2.5, b""), (0.3, b"["),
    ):  # fmt: skip
        keys += told(reader.read(data))
        clock.move(pause_s)
        keys += told(reader.wait_is_over())
    assert keys == ["escape", "left_square_bracket", "escape", "q", "escape", "left_square_bracket"]


def test_a_terminal_tells_the_place_of_a_key() -> None:
    places: dict[str, str] = {}
    reader = TypedInput(learn=places.__setitem__)
    keys = told(reader.read(b"\x1b[1081::113;;1081u\x1b[1081:1049:113;2;1049u\x1b[38:49:49u"))
    assert keys == ["й", "Й", "ampersand"]
    assert places == {"й": "q", "&": "1"}


@pytest.mark.parametrize(
    ("encoding", "data"), [("latin-1", b"\xe9q"), ("koi8-r", b"\xcaq"), ("utf-8", b"\xc3\xa9q")]
)
def test_letters_come_in_the_encoding_of_the_terminal(encoding: str, data: bytes) -> None:
    keys = told(TypedInput(encoding=encoding).read(data))
    assert keys == [data[:-1].decode(encoding), "q"]


@pytest.mark.parametrize(
    ("environ", "seconds"),
    [
        ({}, 0.1),
        ({"ESCDELAY": "25"}, 0.025),
        ({"ESCDELAY": "soon"}, 0.1),
        ({"SSH_TTY": "/dev/pts/1"}, 1.0),
        ({"SSH_CONNECTION": "::1 1 ::1 2"}, 1.0),
        ({"SSH_CONNECTION": "::1 1 ::1 2", "ESCDELAY": "300"}, 0.3),
    ],
)
def test_over_ssh_escape_waits_longer_unless_asked_otherwise(
    environ: dict[str, str], seconds: float
) -> None:
    assert escape_delay_s(environ) == pytest.approx(seconds)


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"\x1b[57413u", "+"), (b"\x1b[57413;;43u", "+"), (b"\x1b[57412u", "-"),
        (b"\x1b[57409u", "."), (b"\x1b[57409;;44u", ","), (b"\x1b[57416u", ","),
        (b"\x1b[57411u", "*"), (b"\x1b[57410u", "/"), (b"\x1b[57415u", "="),
        (b"\x1b[57414u", "\r"), (b"\x1b[57400u", "1"), (b"\x1b[57413;129u", "+"),
        (b"\x1bOk", "+"), (b"\x1bOm", "-"), (b"\x1bOM", "\r"), (b"\x1bOq", "1"), (b"\x1bOj", "*"),
        (b"\x1bOo", "/"), (b"\x1bOn", "."), (b"\x1bOl", ","), (b"\x1bOX", "="), (b"\n", "\r"),
    ],
)  # fmt: skip
def test_the_keypad_means_its_signs_in_every_protocol(data: bytes, key: str) -> None:
    (event,) = TypedInput().read(data)
    assert isinstance(event, Key)
    name, character = keypad_key(event.key, event.character) or (event.key, event.character)
    names = {"+": "plus", "-": "minus", ".": "full_stop", ",": "comma", "*": "asterisk",
             "/": "slash", "=": "equals_sign", "\r": "enter"}  # fmt: skip
    assert name == names.get(key, key)
    assert character == key or key in "\r1"
