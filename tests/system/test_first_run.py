"""The first run in a real terminal: the questions, one yes, the supported level, the session."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.support.terminal import Terminal, new_environment

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.system
TO_THE_KNEES = "\x1b[B" * 8


def test_one_yes_leads_to_the_supported_level_and_into_the_first_session(tmp_path: Path) -> None:
    config = tmp_path / "config" / "config.toml"
    config.parent.mkdir()
    config.write_text(
        '# short, for the test\n[plan]\nreps_per_leg = 1\ntempo = "1-0-1-0"\nwarm_up = "off"\n'
        'cool_down = "off"\nlead_in_s = 2\n[sound]\nmode = "off"\n'
    )
    with Terminal(env=new_environment(tmp_path)) as terminal:
        terminal.wait_for("Before you lunge")
        terminal.press(TO_THE_KNEES + "y")
        terminal.wait_for("1 x YES, THE REST NO")
        terminal.press("\r")
        terminal.wait_for("Start at the supported level")
        terminal.press("\r")
        terminal.wait_for("START")
        terminal.wait_for("gentle start, as your safety answers recommend.")
        terminal.wait_for("Supported")
        terminal.press("\r")
        terminal.wait_for("Check: clear, dry floor; shoes on; a wall or chair within reach.")
        terminal.wait_for("Set 1 of 2")
        terminal.wait_for("Rest after set 1")
        terminal.press("\x1b[C\x1b[C")  # right, right: no need to rest
        terminal.wait_for("Well done!", patience=60)
        terminal.press("\x1b")
        terminal.wait_for("START")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert b"Traceback" not in bytes(terminal.raw)
    text = config.read_text()
    assert text.startswith("# short, for the test\n[plan]\n")
    settings = tomllib.loads(text)
    assert settings["safety"]["level"] == "supported"
    assert settings["safety"]["accepted"] <= date.today()  # noqa: DTZ011  # the app's own day
    assert settings["plan"]["support"] == "chair"
    (session,) = json.loads((tmp_path / "data" / "history.json").read_text())["sessions"]
    assert (session["plan"]["level"], session["plan"]["support"]) == ("supported", "chair")
    assert len(session["sets"]) == 2


def test_start_asks_first_and_no_to_all_is_one_key(tmp_path: Path) -> None:
    args = ("start", "--sets", "1", "--reps", "1", "--warm-up", "off", "--cool-down", "off")
    with Terminal(*args, env=new_environment(tmp_path)) as terminal:
        terminal.wait_for("NO TO ALL")
        assert "Get ready" not in terminal.text
        terminal.press("\r")
        terminal.wait_for("Get ready")
        terminal.press("!")
        terminal.wait_for("Stop at once and sit down")
        terminal.press("\x1b")
        terminal.wait_for("PAUSED")
        terminal.press("q")
        terminal.wait_for("Do you want to leave the session?")
        terminal.press("d")
        terminal.wait_for("START")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    assert "[safety]" in (tmp_path / "config" / "config.toml").read_text()


def test_there_is_no_way_to_skip_the_questions(tmp_path: Path) -> None:
    with Terminal("start", "--skip-safety", env=new_environment(tmp_path)) as terminal:
        assert terminal.wait_for_end() == 2
        assert b"--skip-safety" in bytes(terminal.raw)
