"""The reader of terminal modes sees what a program leaves behind."""

from __future__ import annotations

import pytest
from tests.chaos.modes import MODES, TerminalModes

TAKEN = (
    b"\x1b[22;2t\x1b[?1049h\x1b[?1000h\x1b[?1003h\x1b[?1015h\x1b[?1006h\x1b[?25l\x1b[?1004h"
    b"\x1b[>25u\x1b[?2004h\x1b[?7l\x1b[1;1Hwords"
)
GIVEN_BACK = (
    b"\x1b[23;2t\x1b[?2004l\x1b[?7h\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[<u"
    b"\x1b[?1049l\x1b[?25h\x1b[?1004l"
)


def after(*pieces: bytes) -> list[str]:
    modes = TerminalModes()
    for piece in pieces:
        modes.feed(piece)
    return modes.left_behind()


def test_a_terminal_at_rest_and_one_that_was_given_back_are_the_same() -> None:
    assert after() == []
    assert after(TAKEN, GIVEN_BACK) == []


def test_pieces_may_be_cut_anywhere() -> None:
    whole = TAKEN + GIVEN_BACK
    assert after(*(whole[n : n + 1] for n in range(len(whole)))) == []
    taken = after(*(TAKEN[n : n + 1] for n in range(len(TAKEN))))
    assert taken == after(TAKEN)
    assert len(taken) == 11


@pytest.mark.parametrize("number", sorted(MODES))
def test_each_mode_that_is_left_is_named(number: bytes) -> None:
    name, at_rest = MODES[number]
    change = b"\x1b[?" + number + (b"l" if at_rest else b"h")
    assert after(change) == [f"{name} is {'off' if at_rest else 'on'}"]


def test_several_modes_in_one_code_count_each() -> None:
    assert after(b"\x1b[?1049;2004h") == [
        "the alternate screen is on",
        "bracketed paste is on",
    ]


def test_a_program_that_started_twice_on_top_of_itself_is_seen() -> None:
    assert after(TAKEN, TAKEN, GIVEN_BACK) == [
        "the keyboard protocol is 1 deep",
        "1 titles were not given back",
    ]
