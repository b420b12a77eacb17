"""The terminal as a file: last words are last, and a closed window takes what comes."""

from __future__ import annotations

import os
import sys
import threading

import pytest

if sys.platform == "win32":
    pytest.skip("the driver is for Linux and macOS", allow_module_level=True)

from lungetimer.ui.terminal.terminal_output import TerminalOutput


def test_last_words_go_past_what_waits_and_nothing_follows_them() -> None:
    source, target = os.pipe()
    with os.fdopen(target, "w") as file:
        lasting = TerminalOutput(file)
        lasting.write("first ")
        lasting.flush()
        lasting.write("waits in the buffer")
        lasting.last_words("last")
        lasting.write("after")
        lasting.flush()
        assert os.read(source, 100) == b"first last"
        os.dup2(os.open(os.devnull, os.O_WRONLY), target)  # as the process would end without it
    os.close(source)


def test_a_write_that_hangs_does_not_hold_up_the_last_words() -> None:
    source, target = os.pipe()
    with os.fdopen(target, "w") as file:
        lasting = TerminalOutput(file)
        with lasting._lock:
            speaker = threading.Thread(target=lasting.last_words, args=("last", 0.05))
            speaker.start()
            speaker.join(20)
            assert os.read(source, 100) == b"last"
    os.close(source)


def test_a_closed_window_takes_what_comes() -> None:
    source, target = os.pipe()
    os.close(source)
    with os.fdopen(target, "w") as file:
        lasting = TerminalOutput(file)
        for _ in range(3):
            lasting.write("anybody there?")
            lasting.flush()
