"""How a running session stands, in a small file: whole, private, and gone with its session."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.support.clocks import HandClock
from tests.support.sessions import plan, session_of, with_a_hand

from lungetimer.paths import find_paths
from lungetimer.running.live_status import (
    LiveStatus,
    as_document,
    sentence,
    short_line,
    status_of,
)
from lungetimer.running.session_driver import Driver
from lungetimer.running.status_file import StatusFile, running_status
from lungetimer.running.status_listener import StatusListener
from lungetimer.training.plan import LegOrder, Pacing

if TYPE_CHECKING:
    from pathlib import Path

SET = LiveStatus("set", 1, 3, "left", 4, 10, 62, paused=False)
REST = LiveStatus("rest", 1, 3, None, None, 10, 32, paused=True)
OPEN = LiveStatus("set", 2, 3, None, None, 10, 60, paused=False)


@pytest.mark.parametrize(
    ("status", "short", "said"),
    [
        (SET, "Set 1/3 left 4/10", "Set 1 of 3, left leg, rep 4 of 10, 62 s to go."),
        (REST, "Rest 32 s paused", "Rest after set 1 of 3, paused, 32 s to go."),
        (OPEN, "Set 2/3", "Set 2 of 3, 60 s to go."),
    ],
)
def test_words(status: LiveStatus, short: str, said: str) -> None:
    assert (short_line(status), sentence(status)) == (short, said)


def test_words_of_a_file_reach_no_terminal_as_codes() -> None:
    newer = LiveStatus("new\x9b2J\x1b[2J", 1, 3, None, None, 10, 9, paused=False)
    assert short_line(newer) == "new2J[2J 9 s"
    assert sentence(newer) == "new2J[2J, 9 s to go."
    assert "\x9b" not in short_line(LiveStatus("set", 1, 3, "le\x9bft", 4, 10, 9, paused=False))


def test_the_document_has_the_fields_that_were_promised() -> None:
    assert as_document(None) == {"running": False}
    assert as_document(SET) == {
        "running": True, "phase": "set", "set": 1, "sets": 3, "leg": "left", "rep": 4, "reps": 10,
        "left_s": 62, "paused": False,
    }  # fmt: skip


@pytest.mark.parametrize("pacing", Pacing)
@pytest.mark.parametrize("order", LegOrder)
def test_every_second_of_a_session_has_a_status(pacing: Pacing, order: LegOrder) -> None:
    session = session_of(plan(pacing=pacing, leg_order=order))
    assert status_of(session.view(0.0)) is None
    phases = set()
    session.start(0.0)
    for second in range(120):
        status = status_of(session.view(float(second)))
        session.advance(float(second))
        if status:
            phases.add(status.phase)
            assert status.left_s >= 0
            assert 1 <= status.set <= status.sets
    assert phases <= {"prepare", "warm_up", "lead_in", "set", "rest", "cool_down"}
    done = session_of(plan())
    with_a_hand(done)
    assert status_of(done.view(1e6)) is None


def test_of_several_sessions_the_one_begun_last_is_told(tmp_path: Path) -> None:
    folder, data = tmp_path / "run", tmp_path / "data"
    first, second = StatusFile(folder, data, 1.0), StatusFile(folder, data, 2.0)
    other = StatusFile(folder, tmp_path / "other", 3.0)
    second.write(REST)
    first.write(SET)
    other.write(OPEN)
    assert running_status([folder, folder], data) == REST
    second.remove()
    assert running_status([folder], data) == SET
    first.remove()
    assert running_status([folder], data) is None
    other.remove()
    assert list(folder.iterdir()) == []


def test_files_are_private_and_what_is_damaged_or_dead_is_no_session(tmp_path: Path) -> None:
    file = StatusFile(tmp_path, tmp_path)
    file.write(SET)
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}
    for damage in ("", "{", "[]", '{"begun_at": "x"}', '{"begun_at": 1}', "\x00", "null"):
        file.path.write_text(damage)
        assert running_status([tmp_path], tmp_path) is None
    file.write(SET)
    assert running_status([tmp_path], tmp_path) == SET
    # A program that was killed: its file stays, its lock does not.
    code = (
        "import os, sys; from pathlib import Path;"
        "from tests.unit.running.test_status_file import OPEN, StatusFile;"
        "StatusFile(Path(sys.argv[1]), Path(sys.argv[1]), 9e9).write(OPEN); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False, timeout=60)
    assert len(list(tmp_path.glob("*.json"))) == 2
    assert running_status([tmp_path], tmp_path) == SET
    StatusFile(tmp_path, tmp_path).write(REST)  # the next session clears it away
    assert len(list(tmp_path.glob("*.json"))) == 2


def test_the_listener_writes_each_change_and_takes_the_file_away(tmp_path: Path) -> None:
    clock = HandClock()
    driver = Driver(session_of(plan()), clock)
    listener = StatusListener(tmp_path / "run", tmp_path)
    listener.session_begins(driver)
    driver.listen(listener)
    driver.begin()
    clock.move(4.0)
    driver.pump()
    listener.before_stop()  # waits for the disk, and says that the session stands still
    found = running_status([tmp_path / "run"], tmp_path)
    assert found is not None
    assert (found.phase, found.leg, found.rep, found.paused) == ("set", "left", 1, True)
    listener.session_ends()
    listener.close()
    assert list((tmp_path / "run").iterdir()) == []
    demo = StatusListener(tmp_path / "demo", tmp_path, writes=False)
    demo.session_begins(driver)
    demo.happened([], driver.view)
    demo.close()
    assert not (tmp_path / "demo").exists()


def test_where_it_lies(tmp_path: Path) -> None:
    env = {"LUNGETIMER_DATA_DIR": "/x/data", "LUNGETIMER_CONFIG_DIR": "/x/config"}
    assert str(find_paths(env).status_dir) == "/x/data"
    with_login = find_paths(env | {"XDG_RUNTIME_DIR": str(tmp_path)})
    assert with_login.status_dir == tmp_path / "lungetimer"
    assert str(find_paths(env | {"XDG_RUNTIME_DIR": "/nowhere"}).status_dir) == "/x/data"
    assert with_login.status_dirs[-1] == with_login.data_dir
    assert json.dumps(as_document(REST))
