"""Whole sessions in a real terminal, by nothing but keys."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import pytest
from tests.support.terminal import Terminal, environment

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.system
START = (
    "start", "--sets", "2", "--reps", "2", "--rest", "6", "--tempo", "1-0-1-0", "--lead-in", "3",
    "--warm-up", "off", "--cool-down", "off",
)  # fmt: skip


def sessions(home: Path) -> list[dict[str, Any]]:
    document = json.loads((home / "data" / "history.json").read_text())
    assert (document["format"], document["version"]) == ("lungetimer-history", 1)
    found: list[dict[str, Any]] = document["sessions"]
    return found


def reps(session: dict[str, Any]) -> list[tuple[int, int]]:
    return [(s["left"], s["right"]) for s in session["sets"]]


def without_times(text: str) -> list[str]:
    """The screen but for its first line, where the finish time moves on."""
    return text.splitlines()[1:]


def leave(terminal: Terminal) -> None:
    """From the summary home, and out; the terminal must be as it was."""
    terminal.press("\x1b")
    terminal.wait_for("START")
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    assert b"\x1b[?1049l" in bytes(terminal.raw)  # the alternate screen is left
    assert b"Traceback" not in bytes(terminal.raw)


def test_a_session_runs_to_its_end_by_itself_and_is_saved(tmp_path: Path) -> None:
    with Terminal(*START, env=environment(tmp_path)) as terminal:
        terminal.wait_for("Get ready")
        terminal.wait_for("LEFT")
        terminal.wait_for("Rest after set 1")
        terminal.wait_for("Well done!", patience=60)
        leave(terminal)
    (session,) = sessions(tmp_path)
    assert (session["status"], reps(session)) == ("completed", [(2, 2), (2, 2)])
    assert (session["paused_s"], session["adjustments"]) == (0.0, [])
    assert [s["work_s"] for s in session["sets"]] == [8.0, 8.0]
    assert session["sets"][0]["rest_s"] == 6.0
    assert (tmp_path / "data" / "history.json").stat().st_mode & 0o777 == 0o600


def test_space_pauses_and_goes_on(tmp_path: Path) -> None:
    with Terminal(*START, env=environment(tmp_path)) as terminal:
        terminal.wait_for("Set 1 of 2")
        pressed = time.monotonic()
        terminal.press(" ")
        terminal.wait_for("Press space to continue")
        seen = time.monotonic()
        time.sleep(1)  # the last flash and the last picture of the figure settle
        still = terminal.text
        time.sleep(3)
        assert without_times(terminal.text) == without_times(still)
        pressed_again = time.monotonic()
        terminal.press(" ")
        terminal.wait_for(lambda text: "PAUSED" not in text)
        gone = time.monotonic()
        terminal.wait_for("Well done!", patience=60)
        leave(terminal)
    (session,) = sessions(tmp_path)
    assert pressed_again - seen <= session["paused_s"] <= gone - pressed
    assert reps(session) == [(2, 2), (2, 2)]
    assert sum(s["work_s"] for s in session["sets"]) == 16.0


def test_leaving_early_saves_what_is_done(tmp_path: Path) -> None:
    with Terminal(*START, env=environment(tmp_path)) as terminal:
        terminal.wait_for("Set 1 of 2")
        terminal.wait_for("1 of 2 done")
        terminal.press("q")
        terminal.wait_for("Do you want to leave the session?")
        terminal.press("s")
        terminal.wait_for("Ended early")
        leave(terminal)
    (session,) = sessions(tmp_path)
    assert session["status"] == "partial"
    assert len(session["sets"]) == 1
    assert 1 <= session["sets"][0]["left"] + session["sets"][0]["right"] <= 3


def test_leaving_can_be_taken_back_and_discarding_saves_nothing(tmp_path: Path) -> None:
    with Terminal(*START, env=environment(tmp_path)) as terminal:
        terminal.wait_for("Set 1 of 2")
        terminal.press("q")
        terminal.wait_for("Do you want to leave the session?")
        terminal.press("g")
        terminal.wait_for(lambda text: "Do you want to leave the session?" not in text)
        terminal.wait_for("Rest after set 1")
        terminal.press("q")
        terminal.wait_for("Do you want to leave the session?")
        terminal.press("d")
        terminal.wait_for("START")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    assert not (tmp_path / "data" / "history.json").exists()


def test_more_reps_and_sets_are_done_and_remembered(tmp_path: Path) -> None:
    with Terminal(*START, env=environment(tmp_path)) as terminal:
        terminal.wait_for("Set 1 of 2")
        terminal.press("+")
        terminal.wait_for("of 3")
        terminal.press("]")
        terminal.wait_for("Set 1 of 3")
        terminal.wait_for("Rest after set 1")
        terminal.press("\x1b[C\x1b[C")  # right, right: no need to rest
        terminal.wait_for("Rest after set 2")
        terminal.press("\x1b[C\x1b[C")
        terminal.wait_for("Well done!", patience=60)
        leave(terminal)
    (session,) = sessions(tmp_path)
    assert reps(session) == [(3, 3), (3, 3), (3, 3)]
    assert [(a["field"], a["old"], a["new"]) for a in session["adjustments"]] == [
        ("reps_per_leg", 2, 3),
        ("sets", 2, 3),
    ]
    assert all(a["at_s"] > 3 for a in session["adjustments"])
    assert (session["plan"]["sets"], session["plan"]["reps_per_leg"]) == (2, 2)
