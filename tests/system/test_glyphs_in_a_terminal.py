"""In a real pty: no character outside the glyph set reaches a terminal that has fewer of them."""

from __future__ import annotations

import codecs
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from tests.support.records import session
from tests.support.terminal import Terminal, environment

from lungetimer.figure.repertoire import ASCII_CHARS, CONSOLE_CHARS
from lungetimer.history.store import HistoryStore

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.system

NOTE = "müde ✓ 筋トレ 👩‍👩‍👧 e\u0301 half ½ “so”…"
CONTROLS = frozenset(map(chr, (*range(0x20), 0x7F)))
CONFIG = """
[sound]
mode = "off"
backend = "none"
[plan]
sets = 2
reps_per_leg = 1
rest_s = 120
tempo = "2-0-2-0"
warm_up = "off"
cool_down = "off"
lead_in_s = 0
[presets."Müde ✓ 筋トレ"]
sets = 1
"""
KINDS = {
    "linux": ({"TERM": "linux"}, "", CONSOLE_CHARS),
    "vt220": ({"TERM": "vt220"}, "", ASCII_CHARS),
    "screen.linux": ({"TERM": "screen.linux"}, "", CONSOLE_CHARS),
    "asked for": ({"TERM": "xterm-256color"}, '[screen]\nglyphs = "ascii"\n', ASCII_CHARS),
    "latin-1": ({"TERM": "xterm", "PYTHONIOENCODING": "iso-8859-1"}, "", ASCII_CHARS),
    "cp1251, and full asked for": (
        {"TERM": "xterm", "PYTHONIOENCODING": "cp1251"}, '[screen]\nglyphs = "full"\n', ASCII_CHARS
    ),
}  # fmt: skip
WHOLE_WALKS = ("linux", "vt220")
"""One for each set; the other kinds reach the same sets in other ways."""


def lived(home: Path, config: str) -> None:
    """Some weeks of training, the last of them with a note in many scripts."""
    now = datetime.now(UTC).astimezone()
    records = [session(f"s{n}", now - timedelta(days=2 * n + 1), note=NOTE) for n in range(9)]
    HistoryStore(home / "data" / "history.json").add(*records)
    file = home / "config" / "config.toml"
    file.write_text(f"{file.read_text()}{CONFIG}{config}", encoding="utf-8")


def walk_on(terminal: Terminal) -> None:
    """From the table of sessions through the other screens into a session."""
    terminal.press("3")
    terminal.wait_for("Reps per week")
    terminal.press("\x1b")
    terminal.wait_for("START")
    for key, expected in (
        ("g", "Guide"),
        ("?", "Pause or continue"),
        ("s", "Settings"),
        ("p", "Levels and"),
    ):
        terminal.press(key)
        terminal.wait_for(expected)
        terminal.press("\x1b")
        terminal.wait_for(lambda text, gone=expected: gone not in text)  # type: ignore[misc]  # the default argument binds the current value
    terminal.press("\r")
    terminal.wait_for("LEFT")
    terminal.wait_for("DOWN")
    terminal.press("q")
    terminal.wait_for("Do you want to leave the session?")
    terminal.press("\x1b")
    terminal.wait_for(lambda text: "Do you want to leave the session?" not in text)
    terminal.press("\x1b[C")  # skip the set
    terminal.wait_for("How was the set?")
    terminal.press("q")
    terminal.wait_for("Do you want to leave the session?")


@pytest.mark.parametrize("kind", KINDS)
def test_no_other_character_reaches_it(tmp_path: Path, kind: str) -> None:
    more, config, allowed = KINDS[kind]
    env = environment(tmp_path, **more)
    (tmp_path / "data").mkdir()
    lived(tmp_path, config)
    with Terminal(env=env, size=(120, 40)) as terminal:
        terminal.wait_for("streak")
        terminal.press("h")
        terminal.wait_for("Habit strength")
        terminal.press("2")
        # The note, as much of it as the terminal can show, stands in the table.
        terminal.wait_for("müde" if allowed is CONSOLE_CHARS else "mude")
        if kind in WHOLE_WALKS:
            walk_on(terminal)
        else:
            terminal.press("\x1b")
            terminal.wait_for("START")
            terminal.press("\r")
            terminal.wait_for("DOWN")
        raw = bytes(terminal.raw)
    encoding = "utf-8" if allowed is CONSOLE_CHARS else "ascii"
    # The last character may still be on its way.
    text = codecs.getincrementaldecoder(encoding)().decode(raw)
    assert set(text) - CONTROLS <= allowed, set(text) - CONTROLS - allowed
    if allowed is CONSOLE_CHARS:
        assert {"█", "▒", "╭", "─", "●"} <= set(text)


def test_doctor_says_which_signs_and_why(tmp_path: Path) -> None:
    env = environment(tmp_path, TERM="linux")
    program = (sys.executable, "-m", "lungetimer", "doctor", "--no-ask")
    with Terminal(env=env, program=program, size=(120, 40)) as terminal:
        terminal.wait_for(
            "console: the characters in the fonts of the Linux console (TERM is linux)"
        )
        terminal.wait_for_end()
