"""Terminals, shells and accounts that differ: each in a real pty, several claims to a session."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from tests.support.terminal import Terminal, environment

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.system
APP = f"{sys.executable} -m lungetimer"
START = (
    "start", "--sets", "1", "--reps", "1", "--tempo", "1-0-1-0", "--warm-up", "off",
    "--cool-down", "off", "--lead-in", "0",
)  # fmt: skip
ERASED = b"\x1b[0m\x1b[H\x1b[J"
LEFT = b"\x1b[?1049l"


def sh(command: str, env: dict[str, str], **more: object) -> Terminal:
    """A shell in a terminal, with one command to carry out."""
    return Terminal("-c", command, env=env, program=("/bin/sh",), **more)  # type: ignore[arg-type]  # every option has a type of its own


def erased_before_it_is_left(raw: bytes) -> bool:
    return ERASED in raw and raw.rindex(ERASED) < raw.rindex(LEFT)


def test_the_window_counts_and_torn_arrows_do_nothing(tmp_path: Path) -> None:
    env = environment(tmp_path, COLUMNS="200", LINES="60", SHELL="/usr/bin/zsh")
    with Terminal(env=env, size=(100, 30)) as terminal:
        terminal.wait_for("START")
        terminal.wait_for("q quit")  # the line of keys is on the screen as well
        terminal.resize(90, 28)
        terminal.wait_for(lambda text: "START" in text and "╮" in text.splitlines()[1][88:90])
        for _ in range(3):
            for piece in ("\x1b", "[B", "\x1b", "OB", "\x1b", "[1;5B"):
                terminal.press(piece)
                time.sleep(0.2)
        terminal.wait_for("‹ 3 ›")
        terminal.press("\x1b[57413u")  # keypad + in kitty
        terminal.wait_for("‹ 11 ›")
        terminal.press("й")
        assert terminal.wait_for_end() == 0
        raw = bytes(terminal.raw)
    assert erased_before_it_is_left(raw)
    assert b"\x1b]2;" not in raw  # no title was set, so none has to be replaced
    assert b"\x1b[=4;2u" in raw
    assert not re.search(rb"\x1b\[=\d+;2u.*\x1b\[=4;2u", raw, re.DOTALL)


def test_a_title_is_restored_or_fits_a_shell_and_ctrl_z_leaves_no_trace(tmp_path: Path) -> None:
    env = environment(tmp_path, SHELL="/usr/bin/zsh", STY="4711.pts", TERM="screen", PS1="ready> ")
    with Terminal("-i", env=env, program=("/bin/bash", "--norc")) as terminal:
        terminal.wait_for("ready>")
        terminal.press(f"{APP} {' '.join(START)} --reps 20\r")
        terminal.wait_for("Set 1 of 1")
        assert b"\x1b[?1000h" not in bytes(terminal.raw)  # the mouse, for which screen holds esc
        os.kill(int(subprocess.run(
            ["pgrep", "-P", str(terminal.process.pid)], capture_output=True, text=True, check=True
        ).stdout.split()[0]), 20)  # SIGTSTP  # fmt: skip
        terminal.wait_for("Stopped")
        stopped = bytes(terminal.raw)
        assert erased_before_it_is_left(stopped)
        assert b"\x1b]2;zsh\x07\x1b[23;2t" in stopped
        terminal.press("fg\r")
        terminal.wait_for("Press space to continue")
        time.sleep(0.5)
        terminal.press("\x03")
        terminal.press("\x03")
        terminal.wait_for("to leave the session")
        terminal.press("q")
        terminal.wait_for("Discard")
        terminal.press("d")
        terminal.wait_for("START")
        terminal.press("q")
        terminal.wait_for(lambda text: "START" not in text and "ready>" in text)
        terminal.press("exit\r")


def test_ctrl_z_suspends_the_whole_job_from_every_screen(tmp_path: Path) -> None:
    """As with ``make run``, the shell has not started lungetimer itself."""
    env = environment(tmp_path, PS1="ready> ")
    with (tmp_path / "config" / "config.toml").open("a") as config:
        config.write('[keys]\nsuspend = "f9,ctrl+z"\n')
    (tmp_path / "Makefile").write_text(f"run:\n\t@{APP} {' '.join(START)} --reps 20\n")

    def suspend_and_return(key: str) -> None:
        terminal.press(key)
        terminal.wait_for("Stopped")
        terminal.press("clear; stty -a | grep -o ' -*icanon'\r")
        terminal.wait_for(lambda text: " icanon" in text and "-icanon" not in text)
        terminal.press("fg\r")

    with Terminal("-i", env=env, program=("/bin/bash", "--norc"), cwd=tmp_path) as terminal:
        terminal.wait_for("ready>")
        terminal.press("make -s\r")
        terminal.wait_for("LEFT")
        suspend_and_return("\x1a")
        terminal.wait_for("Press space to continue")
        terminal.press("q")
        terminal.wait_for("Do you want to leave")
        suspend_and_return("\x1b[20~")  # f9, in a dialog
        terminal.wait_for("Do you want to leave")
        terminal.press("c")
        terminal.wait_for("Press space to continue")
        terminal.press("\x10")
        terminal.wait_for("Search for commands")
        suspend_and_return("\x1a")  # in a text field
        terminal.wait_for("Search for commands")
        terminal.press("suspend")
        terminal.wait_for("come back")
        suspend_and_return("\r")
        terminal.wait_for("Press space to continue")
        terminal.press("\x1a")
        terminal.wait_for("Stopped")
        terminal.press("bg\r")  # it cannot run in the background, so it waits
        time.sleep(1)
        terminal.press("fg\r")
        terminal.wait_for("Press space to continue")
        terminal.press(" ")
        terminal.wait_for(lambda text: "Press space" not in text)
        terminal.press("q")
        terminal.wait_for("Do you want to leave")
        terminal.press("d")
        terminal.wait_for("START")
        terminal.press("q")
        terminal.wait_for(lambda text: "START" not in text and "ready>" in text)
        terminal.press("clear; stty -a | grep -o ' -*icanon'\r")
        terminal.wait_for(lambda text: " icanon" in text and "-icanon" not in text)
        terminal.press("exit\r")


def test_without_a_shell_ctrl_z_does_nothing_and_is_free_for_another_action(tmp_path: Path) -> None:
    with Terminal(env=environment(tmp_path)) as terminal:
        terminal.wait_for("q quit")
        terminal.press("\x1a\x1a")
        terminal.press("h")
        terminal.wait_for("There are no sessions yet")
        assert LEFT not in bytes(terminal.raw)
        terminal.press("\x1bq")
    env = environment(tmp_path, PS1="ready> ")
    with (tmp_path / "config" / "config.toml").open("a") as config:
        config.write('[keys]\nhistory = "ctrl+z"\n')
    with Terminal("-i", env=env, program=("/bin/bash", "--norc")) as terminal:
        terminal.wait_for("ready>")
        terminal.press(f"{APP}\r")
        terminal.wait_for("q quit")
        terminal.press("\x1a")
        terminal.wait_for("There are no sessions yet")
        terminal.press("\x1b")
        terminal.wait_for("q quit")
        terminal.press("q")
        terminal.wait_for(lambda text: "START" not in text and "ready>" in text)
        terminal.press("exit\r")


def test_started_in_the_background_it_waits_and_is_drawn_in_front(tmp_path: Path) -> None:
    env = environment(tmp_path, PS1="ready> ")
    with Terminal("-i", env=env, program=("/bin/bash", "--norc")) as terminal:
        terminal.wait_for("ready>")
        terminal.press(f"{APP} &\r")
        terminal.wait_for("[1]")
        time.sleep(1.5)
        terminal.press("jobs\r")
        terminal.wait_for("Stopped")
        terminal.press("fg\r")
        terminal.wait_for("START")
        terminal.press("q")
        terminal.wait_for(lambda text: "START" not in text and "ready>" in text)
        terminal.press("echo status $?\r")
        terminal.wait_for("status 0")
        assert b"mistake" not in bytes(terminal.raw)
        assert b"RuntimeWarning" not in bytes(terminal.raw)
        terminal.press("exit\r")


@pytest.mark.parametrize(
    "command",
    [f"echo | {APP}", f"{APP} 2>/dev/null </dev/null", f"{sys.executable} -OO -m lungetimer 2>&-"],
)
def test_piped_input_lost_errors_and_no_docstrings_keep_nobody_from_it(
    command: str, tmp_path: Path
) -> None:
    with sh(f"{command}; echo status $?", environment(tmp_path)) as terminal:
        terminal.wait_for("START")
        terminal.press("h")
        terminal.wait_for("There are no sessions yet")
        terminal.press("\x1b")
        terminal.wait_for("START")
        terminal.press("q")
        terminal.wait_for("status 0")


def test_a_closed_input_or_no_controlling_terminal_is_one_line(tmp_path: Path) -> None:
    with sh(f"{APP} <&-; echo status $?", environment(tmp_path), size=(200, 24)) as terminal:
        text = terminal.wait_for("status 2")
    assert "needs an interactive terminal" in text
    done = subprocess.run(
        ["setsid", *APP.split(), "start"], env=environment(tmp_path), stdin=subprocess.DEVNULL,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "needs an interactive terminal" in done.stderr


@pytest.fixture(scope="module")
def latin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a locale that is not UTF-8."""
    folder = tmp_path_factory.mktemp("locales")
    if not shutil.which("localedef"):
        pytest.skip("localedef is missing")
    subprocess.run(
        ["localedef", "-i", "de_DE", "-f", "ISO-8859-1", str(folder / "de_DE.ISO-8859-1")],
        capture_output=True, check=False,
    )  # fmt: skip
    if not (folder / "de_DE.ISO-8859-1").exists():
        pytest.skip("there is no source for de_DE.ISO-8859-1")
    return folder


def test_in_another_encoding_the_screen_holds_together(tmp_path: Path, latin: Path) -> None:
    env = environment(tmp_path, LOCPATH=str(latin), LC_ALL="de_DE.ISO-8859-1", LANG="")
    with Terminal(env=env) as terminal:
        terminal.wait_for("START")
        terminal.press("\x13")  # save as
        terminal.wait_for("Save the plan as a preset")
        os.write(terminal.process.child_fd, "früh".encode("latin-1") + b"\r")
        terminal.wait_for("Saved")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        raw = bytes(terminal.raw)
    assert b"\\u" not in raw
    with pytest.raises(UnicodeDecodeError):
        raw.decode("utf-8") if b"\xfc" in raw else b"\xff".decode("utf-8")
    assert "[presets.früh]" in (tmp_path / "config" / "config.toml").read_text("utf-8").replace(
        '"', ""
    )


def test_the_last_resort_needs_neither_the_working_folder_nor_the_history(tmp_path: Path) -> None:
    env = environment(tmp_path, LUNGETIMER_DATA_DIR="/proc/lungetimer-cannot-be-made")
    gone = tmp_path / "gone"
    gone.mkdir()
    command = f"rmdir {gone}; {APP} {' '.join(START)}; echo status $?"
    with sh(command, env, size=(160, 30), cwd=gone) as terminal:
        terminal.wait_for("not saved yet", patience=60)
        terminal.press("\x1b")
        terminal.wait_for("Well done!")
        terminal.press("\x1b")
        terminal.wait_for("START")
        terminal.press("q")
        terminal.wait_for("status 1")
        assert b"mistake" not in bytes(terminal.raw)
    (saved,) = tmp_path.glob("lungetimer-unsaved-*.json")
    (session,) = json.loads(saved.read_text())["sessions"]
    assert (session["status"], session["sets"][0]["left"]) == ("completed", 1)


def test_in_gnu_screen_esc_answers_and_nothing_is_left(tmp_path: Path) -> None:
    if not shutil.which("screen"):
        pytest.skip("GNU screen is missing")
    (tmp_path / "screens").mkdir(mode=0o700)
    env = environment(tmp_path, SCREENDIR=str(tmp_path / "screens"), SHELL="/bin/sh", TERM="xterm")
    (tmp_path / ".screenrc").write_text("startup_message off\n")
    program = ("screen", "-U", "/bin/sh", "-c", f"{APP}; echo left; sleep 30")
    with Terminal(env=env, program=program) as terminal:
        terminal.wait_for("START")
        terminal.press("h")
        terminal.wait_for("There are no sessions yet")
        terminal.press("\x1b")
        terminal.wait_for("START", patience=10)  # the first esc answers
        terminal.press("q")
        text = terminal.wait_for(lambda text: text.startswith("left"))
        assert "START" not in text
        assert not text.replace("left", "").strip()
        terminal.press("\x01\\y")
        subprocess.run(["screen", "-X", "quit"], env={**env}, capture_output=True, check=False)


def test_in_mosh_nothing_is_left(tmp_path: Path) -> None:
    if not (shutil.which("mosh-server") and shutil.which("mosh-client")):
        pytest.skip("mosh is missing")
    env = environment(tmp_path, SHELL="/bin/sh", TERM="xterm-256color")
    served = subprocess.run(
        ["mosh-server", "new", "-i", "127.0.0.1", "-p", "61000:61999", "--", "/bin/sh", "-c",
         f"{APP}; echo left; sleep 20"],
        env=env, capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = re.search(r"MOSH CONNECT (\d+) (\S+)", served.stdout)
    assert found is not None
    env = {**env, "MOSH_KEY": found[2]}
    with Terminal(env=env, program=("mosh-client", "127.0.0.1", found[1])) as terminal:
        terminal.wait_for("START")
        terminal.press("q")
        text = terminal.wait_for(lambda text: text.lstrip().startswith("left"))
        assert not text.replace("left", "").strip()
