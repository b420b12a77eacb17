"""A session that needs no hands: one button, and four keys that put the record right."""

from __future__ import annotations

import json
import time
import tomllib
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest
from tests.support.terminal import Terminal, environment

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.system
NEXT: Final = "\x1b[6~"  # page down
DEAF: Final = 1.1  # the button is deaf for a second after a press that changed the phase


def config(home: Path, lines: str) -> dict[str, str]:
    env = environment(home)
    path = home / "config" / "config.toml"
    path.write_text(f"{path.read_text()}{lines}")
    return env


def session_of(home: Path) -> dict[str, Any]:
    document = json.loads((home / "data" / "history.json").read_text())
    (found,) = document["sessions"]
    assert isinstance(found, dict)
    return found


def press(terminal: Terminal, button: str = NEXT) -> None:
    time.sleep(DEAF)
    terminal.press(button)


def some_days_later(home: Path) -> None:
    """As if the session had been three days ago."""
    path = home / "data" / "history.json"
    document = json.loads(path.read_text())
    for session in document["sessions"]:
        for name in ("started_at", "ended_at", "updated_at"):
            moment = datetime.fromisoformat(session[name]) - timedelta(days=3)
            session[name] = moment.isoformat()
    path.write_text(json.dumps(document))


PLAN: Final = """
[plan]
sets = 3
reps_per_leg = 10
rest_s = 1
lead_in_s = 1
pacing = "set"
rest_mode = "ready"
leg_order = "one_by_one"
switch_s = 1
lead_leg = "left"
warm_up = "off"
cool_down = "off"
"""


def test_a_session_by_nothing_but_next_and_a_set_corrected_in_its_rest(tmp_path: Path) -> None:
    with Terminal(env=config(tmp_path, PLAN)) as terminal:
        terminal.wait_for("Your first session")  # the history is read
        terminal.press(NEXT)
        for number in (1, 2, 3):
            terminal.wait_for(f"Set {number} of 3")
            terminal.wait_for("Left leg done")
            press(terminal)
            terminal.wait_for("Set done")
            press(terminal)
            if number == 3:
                break
            terminal.wait_for(f"Rest after set {number}")
            if number == 2:
                terminal.press("j")
                terminal.wait_for("LEFT 9 (was 10)")
                terminal.press("jkkk")
                terminal.wait_for("RIGHT 7 (was 10) ▶")
            terminal.wait_for("Extra rest so far")
            press(terminal)
        terminal.wait_for("Save the answers and go home")
        press(terminal)
        terminal.wait_for("START")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    session = session_of(tmp_path)
    assert session["status"] == "completed"
    one = session["sets"][1]
    assert (one["left"], one["right"]) == (8, 7)
    assert (one["called_left"], one["called_right"]) == (10, 10)
    assert one.get("planned", session["plan"]["reps_per_leg"]) == 10
    assert [(s["left"], s["right"]) for s in session["sets"][::2]] == [(10, 10), (10, 10)]
    assert "called_left" not in session["sets"][0]
    audit = [(c["set"], c["leg"], c["old"], c["new"]) for c in session["corrections"]]
    assert audit == [
        (2, "left", 10, 9),
        (2, "left", 9, 8),
        (2, "right", 10, 9),
        (2, "right", 9, 8),
        (2, "right", 8, 7),
    ]
    assert session["adjustments"] == []
    assert (session["plan"]["pacing"], session["plan"]["count_by"]) == ("self", "set")
    some_days_later(tmp_path)
    with Terminal(env=environment(tmp_path)) as terminal:
        terminal.wait_for("You did 55 of 60 reps last time")  # the coach goes by what was done
        terminal.press("q")
        assert terminal.wait_for_end() == 0


def test_a_button_is_shown_and_bound_and_then_starts_a_session(tmp_path: Path) -> None:
    env = config(tmp_path, "")
    with Terminal("doctor", "--keys", env=env) as terminal:
        terminal.wait_for("Press a button")
        terminal.press("v")
        terminal.wait_for("The button sends: v")
        terminal.wait_for("this key has no action yet")
        terminal.wait_for("to change nothing, press only enter")
        terminal.press("1\r")
        terminal.wait_for("v is now bound to next")
        terminal.press("y\r")
        terminal.wait_for("ctrl+c to stop")
        terminal.press(".")
        terminal.wait_for("this key is bound to longer_rest")
        terminal.press("\r")
        terminal.wait_for("Do you want to try another button?")
        terminal.press("n\r")
        assert terminal.wait_for_end() == 0
        assert b"Traceback" not in bytes(terminal.raw)
    settings = tomllib.loads((tmp_path / "config" / "config.toml").read_text())
    assert settings["keys"] == {"next": "enter,pagedown,v"}
    with Terminal(env=env) as terminal:
        terminal.wait_for("Your first session")
        terminal.press("v")
        terminal.wait_for("Get ready")
        terminal.press("q")
        terminal.wait_for("Do you want to leave the session?")
        terminal.press("d")
        terminal.wait_for("START")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
