"""``due --install`` and ``--uninstall``: a daily reminder that a systemd user timer starts."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from lungetimer.cli.errors import CommandError
from lungetimer.cli.history_access import load_untouched
from lungetimer.cli.output import complain, say
from lungetimer.cli.quick_history import now
from lungetimer.cli.streams import is_terminal
from lungetimer.history.files import trouble, write_whole
from lungetimer.history.training_days import EVENING, usual_time
from lungetimer.presence.user_timer import SERVICE, TIMER, WANTED, unit_files, unit_folder
from lungetimer.private import make_folder

if TYPE_CHECKING:
    from datetime import time

ANSWER_S: Final = 20.0
_ELSEWHERE: Final = "docs/reminders.md shows how to use cron, launchd or Task Scheduler"


def install_timer(at: time | None, *, yes: bool) -> int:
    """Show the systemd unit files; after confirmation, write them and start the timer.

    Args:
        at: local time of the daily reminder; None for the time at which the user usually trains.
        yes: whether to skip the question for confirmation. Without a terminal, nothing is asked.

    Returns:
        The exit status.

    Raises:
        CommandError: systemd is missing, or the units cannot be written.
    """
    folder = _folder()
    units = unit_files([*_program(), "due", "--quiet", "--notify"], at or _usual_time())
    for name, text in units.items():
        say(f"{folder / name}:")
        for line in text.split("\n"):
            say(f"    {line}".rstrip())
    if (
        is_terminal(sys.stdin)
        and not yes
        and not click.confirm("Do you want to write these files and start the timer?")
    ):
        say("Nothing was installed.")
        return 0
    for name, text in units.items():
        _write(folder / name, text)
    _link(folder / WANTED)
    why_not = _systemctl("daemon-reload") or _systemctl("restart", TIMER)
    if why_not:
        complain(
            "warning",
            f"the timer could not be started now ({why_not}); it starts at your next login",
        )
    say("The reminder is installed. To remove it, run: lungetimer due --uninstall")
    return 0


def uninstall_timer() -> int:
    """Stop the timer and delete its unit files.

    Returns:
        The exit status.

    Raises:
        CommandError: systemd is missing, or a file cannot be removed.
    """
    folder = _folder()
    paths = [folder / name for name in (WANTED, TIMER, SERVICE)]
    there = [path for path in paths if os.path.lexists(path)]
    if not there:
        say("No reminder is installed.")
        return 0
    _systemctl("stop", TIMER)
    for path in there:
        try:
            path.unlink()
        except OSError as error:
            raise CommandError(str(trouble("remove the reminder", path, error))) from None
    with contextlib.suppress(OSError):  # the folder stays if it has other timers
        (folder / WANTED).parent.rmdir()
    _systemctl("daemon-reload")
    say("The reminder was removed.")
    return 0


def _folder() -> Path:
    if sys.platform != "linux":
        raise CommandError(f"--install and --uninstall need Linux with systemd; {_ELSEWHERE}")
    if shutil.which("systemctl") is None:
        raise CommandError(
            f"--install and --uninstall need systemd, but systemctl was not found; {_ELSEWHERE}"
        )
    try:
        return unit_folder()
    except RuntimeError:
        raise CommandError(
            "the timer cannot be installed without a home folder; set HOME"
        ) from None


def _program() -> list[str]:
    """Return the command that starts this program: its absolute path, or Python with ``-m``."""
    called = Path(sys.argv[0])
    if called.name == "lungetimer":
        found = shutil.which(sys.argv[0])
        if found:
            return [str(Path(found).absolute())]
    return [sys.executable, "-m", "lungetimer"]


def _usual_time() -> time:
    try:
        return usual_time(load_untouched().sessions, now().date())
    except CommandError:  # a reminder works without the history; `due` reports the error
        return EVENING


def _write(path: Path, text: str) -> None:
    try:
        make_folder(path.parent)
        write_whole(path, text.encode(), ours=False)
    except OSError as error:
        raise CommandError(str(trouble("install the reminder", path, error))) from None


def _link(path: Path) -> None:
    """Make the link that ``systemctl enable`` would make; systemd does not have to be running.

    Raises:
        CommandError: the link cannot be made.
    """
    try:
        make_folder(path.parent)
        if os.path.lexists(path):
            path.unlink()
        path.symlink_to(f"../{TIMER}")
    except OSError as error:
        raise CommandError(str(trouble("install the reminder", path, error))) from None


def _systemctl(*words: str) -> str:
    """Run ``systemctl --user`` with these arguments.

    Returns:
        One line that says why systemctl failed; an empty string if it succeeded.
    """
    try:
        done = subprocess.run(  # noqa: S603  # a fixed command
            ["systemctl", "--user", *words],  # noqa: S607  # the path of systemctl differs between systems
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=ANSWER_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"systemctl did not respond ({type(error).__name__})"
    lines = (
        done.stderr.strip() or f"systemctl failed with exit status {done.returncode}"
    ).splitlines()
    return lines[0] if done.returncode else ""
