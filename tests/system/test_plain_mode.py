"""Plain mode, whole: from the first question to the record, in a terminal and at a pipe."""

from __future__ import annotations

import json
import os
import re
import select
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any, Self

import pexpect
import pytest
from tests.support.terminal import environment, new_environment

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.system
TIMEOUT_S = 40
SHORT = (
    "start", "--sets", "2", "--reps", "2", "--rest", "8", "--tempo", "1-0-1-0", "--lead-in", "3",
    "--warm-up", "off", "--cool-down", "off",
)  # fmt: skip


def sessions(home: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((home / "data/history.json").read_text())["sessions"]
    return found


class Dumb:
    """The program in a terminal that only shows lines."""

    def __init__(
        self, env: dict[str, str], *args: str, program: tuple[str, ...] = (), term: str = "dumb"
    ) -> None:
        program = program or (sys.executable, "-m", "lungetimer")
        self.process = pexpect.spawn(
            program[0], [*program[1:], *args], env=env | {"TERM": term}, encoding="utf-8",
            timeout=TIMEOUT_S, echo=True,
        )  # fmt: skip
        self.said = ""

    def until(self, words: str) -> None:
        self.process.expect_exact(words)
        self.said += self.process.before + words

    def press(self, keys: str) -> None:
        self.process.send(keys)

    def end(self) -> int:
        self.process.expect(pexpect.EOF)
        self.said += self.process.before
        self.process.close()
        status = self.process.exitstatus
        return -int(self.process.signalstatus) if status is None else int(status)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.close(force=True)


class Piped:
    """The program between two pipes."""

    def __init__(self, env: dict[str, str], *args: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "lungetimer", *args], env=env, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        self.said = ""
        self._mark = 0

    def until(self, words: str) -> None:
        assert self.process.stdout is not None
        end = time.monotonic() + TIMEOUT_S
        while (found := self.said.find(words, self._mark)) < 0:
            ready, _, _ = select.select([self.process.stdout], [], [], end - time.monotonic())
            data = os.read(self.process.stdout.fileno(), 4096) if ready else b""
            assert data, f"{words!r} did not come: {self.said}"
            self.said += data.decode()
        self._mark = found + len(words)

    def line(self, text: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{text}\n".encode())
        self.process.stdin.flush()

    def end(self) -> int:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.said += self.process.stdout.read().decode()
        status = self.process.wait(TIMEOUT_S)
        self.process.stdout.close()
        return status

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None and not stream.closed:
                stream.close()


def is_plain(said: str) -> bool:
    """Whether there are lines and nothing else: no codes, no sign that draws a line again."""
    return not re.search(r"[^\x20-\x7e\r\n\a]|\r(?!\n)|Traceback", said.replace("^C", ""))


PAUSED = "Paused. Press space to continue"
WHOLE_WAY = (
    ("1 of 14: ", "n\r"),  # a hand that is used to lines answers one question, not two
    ("2 of 14: ", "\r"),
    ("3 of 14: ", "nnnnn"),
    ("8 of 14: ", "y"),  # ill today
    ("9 of 14: ", "a"),
    ("you feel well", ""),
    ("enter means not now.", "k"),
    ("Plan: 2 sets of 2 reps per leg, rest 8 s", ""),
    ("Set 1 of 2, left 1 of 2, down", " "),
    (PAUSED, "!"),
    ("emergency number", " "),
    ("Continued: Set 1 of 2", ""),
    ("Rest 8 s", "2"),
    ("Knee noted. The next set's tips will be about your knees.", "j"),
    ("Set 1: left reps corrected from 2 to 1", "x"),
    ("The rest is 15 s longer", "+"),
    ("Reps per leg: 3", "w"),
    ("to go in the session", "m"),
    ("Sound: tones", "\x1b[C"),  # skip: first to the lead-in
    ("Get into position, 3 s", ""),
    ("Set 2 of 2, right 1 of 3, down", "^C"),
    ("Do you want to leave the session? ", "c"),
    ("Well done: 9 reps, 8 planned, in ", ""),
    ("Saved.", ""),
    ("If the count was wrong", "2 left 9 9\r"),
    ("must be a set, a leg and reps", ""),
    ("If the count was wrong", "2 right 1\r"),
    ("Set 2: left 3 of 3, right 1 of 3, counted 3 and 3.", ""),
    ("If the count was wrong", "\r"),
    ("Reps in reserve", "11\r"),
    ("whole number from 0 to 10, not", ""),
    ("Reps in reserve", "3\r"),
    ("Pain?", "5\r"),
    ("Type a note", "the knee [x]\r"),
    ("Coach: A rest day", ""),
)
"""What is waited for, and what is typed then."""


def test_from_the_first_question_to_the_record(tmp_path: Path) -> None:
    """With TERM=dumb by itself; single keys, as on the screen, and lines where a line is asked."""
    env, heard = new_environment(tmp_path), tmp_path / "heard.jsonl"
    (tmp_path / "config").mkdir()
    hook = json.dumps(["sh", "-c", f"cat >> {heard}"])
    (tmp_path / "config/config.toml").write_text(f"[hooks]\ncommand = {hook}\n")
    with Dumb(env, *SHORT) as dumb:
        for words, keys in WHOLE_WAY:
            dumb.until(words)
            if words == PAUSED:
                time.sleep(1.2)
            if keys == "^C":
                dumb.process.sendintr()
            else:
                dumb.press(keys)
        assert dumb.end() == 0
        assert is_plain(dumb.said), dumb.said
    (session,) = sessions(tmp_path)
    assert session["status"] == "completed"
    assert [(s["left"], s["right"], s["felt"]) for s in session["sets"]] == [
        (1, 2, "knee"), (3, 1, None),
    ]  # fmt: skip
    assert (session["reps_in_reserve"], session["pain"]) == (3, 5)
    assert session["note"] == "the knee [x]"
    assert session["paused_s"] > 1.0
    assert [a["field"] for a in session["adjustments"]] == ["reps_per_leg"]
    assert len(session["corrections"]) == 2
    events = [json.loads(line)["event"] for line in heard.read_text().splitlines()]
    assert (events.count("phase_started"), events.count("rep_done")) == (4, 10)
    config = (tmp_path / "config/config.toml").read_text()
    assert 'level = "beginner"' in config
    assert 'mode = "tones"' in config
    assert not (tmp_path / "data/session.json").exists()


def test_lines_at_a_pipe_an_end_by_the_system_and_what_was_interrupted(tmp_path: Path) -> None:
    env = environment(tmp_path)
    with Piped(env, *SHORT, "--plain", "--verbosity", "quiet", "--sets", "1") as piped:
        piped.until("Set 1 of 1: 2 reps per leg")
        piped.line("p")
        piped.until("Paused. Press p and enter to continue")
        piped.line("nonsense")
        piped.until("nonsense has no action here")
        piped.process.send_signal(signal.SIGTERM)
        assert piped.end() == 128 + signal.SIGTERM
        assert is_plain(piped.said)
        assert ", down" not in piped.said
    assert (tmp_path / "data/session.json").exists()
    assert not (tmp_path / "data/history.json").exists()
    with Piped(env, *SHORT, "--plain") as piped:
        piped.until("A session was interrupted: ")
        piped.until("r: resume")
        piped.line("resume")
        piped.until("Set 1 of 1")
        piped.line("fail set")
        piped.until("You did no reps, so there is nothing to save.")
        assert piped.end() == 0
    # The questions are due, and there is nobody to ask.
    with Piped(new_environment(tmp_path / "new"), *SHORT, "--plain") as piped:
        assert piped.end() == 0
        assert piped.said.endswith("No session was started.\n")


def test_ctrl_z_pauses_and_gives_the_terminal_back_and_ctrl_c_twice_keeps(tmp_path: Path) -> None:
    env = environment(tmp_path, PS1="ready> ")
    with Dumb(env, program=("bash", "--norc", "--noprofile", "-i")) as shell:
        shell.until("ready> ")
        shell.press(f"{sys.executable} -m lungetimer {' '.join(SHORT)}\r")
        shell.until("Set 1 of 2, left 1 of 2, down")
        shell.press("\x1a")
        shell.until("Paused. Press space to continue")
        shell.until("ready> ")
        shell.press("stty -a | grep -o ' -*icanon\\| -*echo '\r")
        shell.until(" icanon")
        shell.until(" echo")
        shell.until("ready> ")
        time.sleep(1.5)
        shell.press("fg\r")
        shell.until("lungetimer start")
        shell.press(" ")
        shell.until("Continued: Set 1 of 2, left 1 of 2")
        shell.until("Set 1 of 2, right 1 of 2, down")
        shell.process.sendintr()
        shell.until("Do you want to leave the session? 1 rep done so far.")
        shell.process.sendintr()
        shell.until("ready> ")
        shell.press("echo status $?\r")
        shell.until("status 130")
        shell.press("exit\r")
        shell.end()
    assert (tmp_path / "data/session.json").exists()
    with Dumb(env, "start", "--plain") as dumb:
        dumb.until("A session was interrupted: ")
        dumb.press("s")
        dumb.until("Saved.")
        dumb.until("For all keys, press question mark.")
        dumb.press("q")
        dumb.until(
            "Do you want to leave the session? You have not done a rep yet. "
            "c: continue, d: discard."
        )
        dumb.press("d")
        dumb.until("Discarded.")
        assert dumb.end() == 0
    (session,) = sessions(tmp_path)
    assert (session["status"], session["sets"][0]["left"]) == ("partial", 1)


def test_without_any_input_a_session_runs_by_itself_or_is_kept_where_it_waits(
    tmp_path: Path,
) -> None:
    env = environment(tmp_path)
    with Piped(env, *SHORT, "--plain", "--sets", "1") as piped:
        assert piped.end() == 0
        assert "Well done: 4 of 4 reps" in piped.said
        assert piped.said.endswith("Saved.\n")  # nobody is asked where nobody can answer
    with Piped(env, *SHORT, "--plain", "--pacing", "self") as piped:
        assert piped.end() == 0
        assert "The input has ended, but the session waits for a key." in piped.said
    assert len(sessions(tmp_path)) == 1
    # A reader that goes away (as `| head -3`) ends it as a closed window does.
    with Piped(env, *SHORT, "--plain") as piped:
        piped.until("A session was interrupted")
        piped.line("d")
        piped.until("Get ready")
        assert piped.process.stdout is not None
        piped.process.stdout.close()
        assert piped.process.wait(TIMEOUT_S) == 128 + signal.SIGHUP
    assert (tmp_path / "data/session.json").exists()


def test_without_start_the_week_the_plan_and_the_coach_come_first(tmp_path: Path) -> None:
    env = environment(tmp_path)
    config = tmp_path / "config/config.toml"
    config.write_text(
        f'{config.read_text()}[screen]\nplain = true\nverbosity = "quiet"\n'
        '[plan]\nsets = 1\nreps_per_leg = 1\nlead_in_s = 0\nwarm_up = "off"\ncool_down = "off"\n'
        '[keys]\npause = "z"\n'
    )
    with Dumb(env, term="vt100") as dumb:
        dumb.until("This week: 0 of 3 days. Streak: 0 weeks.")
        dumb.until("Plan: 1 set of 1 rep per leg")
        dumb.until("Coach: Your first session: ")
        dumb.until("enter starts.")
        dumb.press("!")
        dumb.until("1 of 14: ")
        dumb.press("q")
        dumb.until("enter starts.")
        time.sleep(0.6)  # an enter at once would belong to the letter
        dumb.press("\r")
        dumb.until("Set 1 of 1: 1 rep per leg")
        dumb.press("z")
        dumb.until("Paused. Press z to continue")
        dumb.press(" ")
        dumb.until("space has no action here. For all keys, press question mark.")
        dumb.press("h")
        dumb.until("To see your sessions, run lungetimer history")
        dumb.press("z")
        dumb.until("Well done: 2 of 2 reps")
        dumb.until("If the count was wrong")
        dumb.process.sendintr()
        assert dumb.end() == 0
        assert is_plain(dumb.said), dumb.said
    assert len(sessions(tmp_path)) == 1
