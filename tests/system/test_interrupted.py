"""Sessions cut off in a real terminal: killed, asked to end, the window closed."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
from typing import TYPE_CHECKING, Any

import pytest
from tests.support.terminal import Terminal, environment

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.system
START = (
    "start", "--sets", "2", "--reps", "2", "--rest", "0", "--tempo", "1-0-1-0", "--lead-in", "2",
    "--warm-up", "off", "--cool-down", "off",
)  # fmt: skip


def checkpoint(home: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((home / "data" / "session.json").read_text())
    return found


def sessions(home: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((home / "data" / "history.json").read_text())[
        "sessions"
    ]
    return found


def reps(session: dict[str, Any]) -> list[tuple[int, int]]:
    return [(s["left"], s["right"]) for s in session["sets"]]


def run_until_a_rep_is_done(terminal: Terminal) -> None:
    terminal.wait_for("Set 1 of 2")
    terminal.wait_for("1 of 2 done")


def keeps_a_rep(home: Path) -> bool:
    return sum(map(sum, reps(checkpoint(home)["session"]))) >= 1


def test_killed_in_the_middle_it_is_resumed_and_finished_as_one_session(tmp_path: Path) -> None:
    env = environment(tmp_path)
    with Terminal(*START, env=env) as terminal:
        run_until_a_rep_is_done(terminal)
        # A thread saves the rep; on a loaded machine, the screen shows it noticeably earlier.
        terminal.wait_for(lambda _: keeps_a_rep(tmp_path))
        os.kill(terminal.process.pid, signal.SIGKILL)
        assert terminal.wait_for_end() == -signal.SIGKILL
    kept = checkpoint(tmp_path)
    assert keeps_a_rep(tmp_path)
    assert not (tmp_path / "data" / "history.json").exists()
    with Terminal(env=env) as terminal:
        terminal.wait_for("A session was interrupted")
        terminal.wait_for("in set 1 of 2")
        terminal.press("r")
        terminal.wait_for("Get into position")
        terminal.wait_for("Well done!", patience=60)
        terminal.press("\x1b")
        terminal.wait_for("START")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    (session,) = sessions(tmp_path)
    assert session["id"] == kept["session"]["id"]
    assert session["started_at"] == kept["session"]["started_at"]
    assert (session["status"], reps(session)) == ("completed", [(2, 2), (2, 2)])
    assert not (tmp_path / "data" / "session.json").exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_asked_to_end_it_keeps_the_session_and_gives_the_terminal_back(
    tmp_path: Path, number: signal.Signals
) -> None:
    env = environment(tmp_path)
    with Terminal(*START, env=env) as terminal:
        run_until_a_rep_is_done(terminal)
        os.kill(terminal.process.pid, number)
        assert terminal.wait_for_end() == 128 + number
        raw = bytes(terminal.raw)
        assert raw.rindex(b"\x1b[H\x1b[J") < raw.rindex(b"\x1b[?1049l")  # erased, then left
        assert b"Traceback" not in bytes(terminal.raw)
    done = reps(checkpoint(tmp_path)["session"])
    with Terminal(env=env) as terminal:
        terminal.wait_for("A session was interrupted")
        terminal.press("s")
        terminal.wait_for(lambda text: "interrupted" not in text)
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    (session,) = sessions(tmp_path)
    assert (session["status"], reps(session)) == ("partial", done)
    assert not (tmp_path / "data" / "session.json").exists()


def test_a_closed_window_ends_it_and_keeps_the_session(tmp_path: Path) -> None:
    env = environment(tmp_path)
    terminal = Terminal(*START, env=env)
    with terminal:
        run_until_a_rep_is_done(terminal)
        terminal.hang_up()
        terminal.wait_for_end()
    assert keeps_a_rep(tmp_path)
    with Terminal(env=env) as terminal:
        terminal.wait_for("A session was interrupted")
        terminal.press("d")
        terminal.wait_for(lambda text: "interrupted" not in text)
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    assert not (tmp_path / "data" / "session.json").exists()
    assert not (tmp_path / "data" / "history.json").exists()


def test_a_session_in_another_window_is_not_taken_for_an_interrupted_one(tmp_path: Path) -> None:
    env = environment(tmp_path)
    with Terminal(*START, env=env) as first:
        first.wait_for("Set 1 of 2")
        with Terminal(env=env) as second:
            second.wait_for("0 of 3 days")  # the history is read; the question would follow it
            second.press("h")
            second.wait_for("There are no sessions yet")
            assert "interrupted" not in second.text
            second.press("\x1b")
            second.wait_for("START")
            second.press("q")
            assert second.wait_for_end() == 0
        first.wait_for("Well done!", patience=60)


def test_a_terminal_that_goes_without_a_signal_ends_the_app_and_keeps_the_session(
    tmp_path: Path,
) -> None:
    """Whose controlling terminal it is not, gets no SIGHUP when it is closed."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    app = subprocess.Popen(
        [sys.executable, "-m", "lungetimer", *START],
        env=environment(tmp_path), stdin=theirs, stdout=theirs, stderr=theirs,
        start_new_session=True,
    )  # fmt: skip
    try:
        os.close(theirs)
        seen = b""
        while b"1 of 2 done" not in seen:
            seen += os.read(ours, 1 << 16)
        os.close(ours)
        assert app.wait(20) == 128 + signal.SIGHUP
        assert sum(map(sum, reps(checkpoint(tmp_path)["session"]))) >= 1
    finally:
        app.kill()
        app.wait()
