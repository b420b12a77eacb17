"""Leaving the terminal: erased first, a title that fits, and the mouse left to GNU screen."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from lungetimer.cli.terminal import shows_lines_only
from lungetimer.ui.run import mouse_fits
from lungetimer.ui.terminal.terminal_driver import ALL_OFF, ERASE, RESTORE_TITLE, shells_title

if TYPE_CHECKING:
    from pathlib import Path


def test_the_last_words_erase_before_the_alternate_screen_is_left() -> None:
    assert ALL_OFF.index(RESTORE_TITLE) < ALL_OFF.index(ERASE) < ALL_OFF.index("\x1b[?1049l")
    assert ALL_OFF.index("\x1b[<u") < ALL_OFF.index("\x1b[?1049l")  # one for each screen


@pytest.mark.parametrize(
    ("shell", "title"),
    [
        ("/bin/bash", "bash"),
        ("", "shell"),
        ("/opt/my\x1b]2;x\x07/fi\x07sh", "fish"),
        ("zsh", "zsh"),
    ],
)
def test_a_title_that_cannot_be_restored_names_the_shell(shell: str, title: str) -> None:
    assert shells_title({"SHELL": shell}) == f"\x1b]2;{title}\x07"


@pytest.mark.parametrize(
    ("environ", "fits"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "screen.xterm-256color", "STY": "1.a"}, False),
        ({"TERM": "xterm", "STY": "1.a"}, False),
        ({"TERM": "screen"}, False),  # over SSH
        ({"TERM": "screen-256color", "TMUX": "/tmp/tmux"}, True),
        ({"TERM": "tmux-256color", "TMUX": "/tmp/tmux"}, True),
        ({}, True),
    ],
)
def test_in_gnu_screen_the_mouse_is_left_alone(environ: dict[str, str], fits: bool) -> None:
    assert mouse_fits(environ) is fits


def test_terminals_that_only_print_lines() -> None:
    lines = ("dumb", "unknown", "emacs", "dumb-emacs-ansi", "Dumb ", "network")
    assert [shows_lines_only({"TERM": name}) for name in lines] == [True] * len(lines)
    assert not any(shows_lines_only({"TERM": name}) for name in ("", "vt100", "linux", "nosuch"))
    assert not shows_lines_only({})


@pytest.mark.parametrize(
    ("call", "answer"), [("wait_for_foreground(0)", "False"), ("suspend_job()", "None")]
)
def test_a_job_that_no_shell_can_wake_is_told_and_does_not_hang(
    call: str, answer: str, tmp_path: Path
) -> None:
    """A process group without a parent in its session: the system stops no such job."""
    told = tmp_path / "told"
    master, slave = pty.openpty()
    code = (
        "import os, sys, fcntl, termios, time\n"
        "from lungetimer.ui.terminal.job_control import *\n"
        "os.setsid(); fcntl.ioctl(0, termios.TIOCSCTTY, 0)\n"
        "if child := os.fork():\n"
        "    os.waitpid(child, 0)\n"
        "    while not os.path.exists(sys.argv[1]): time.sleep(0.05)\n"
        "    os._exit(0)\n"
        "os.setpgid(0, 0)\n"
        "if os.fork(): os._exit(0)\n"  # with its parent gone, the group is an orphan
        "while os.getppid() != 1 and time.sleep(0.05) is None: pass\n"
        f"answer = str({call})\n"
        "open(sys.argv[1] + '-', 'w').write(answer)\n"
        "os.rename(sys.argv[1] + '-', sys.argv[1])\n"
        "os._exit(0)\n"
    )
    command = [sys.executable, "-c", code, str(told)]
    try:
        subprocess.run(command, stdin=slave, check=True, timeout=60)
    finally:
        os.close(master)
        os.close(slave)
    assert told.read_text() == answer
