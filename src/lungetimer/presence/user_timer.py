"""The daily timer for systemd's user manager: the text of its unit files, and their folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import time

NAME: Final = "lungetimer-due"
SERVICE: Final = f"{NAME}.service"
TIMER: Final = f"{NAME}.timer"
WANTED: Final = f"timers.target.wants/{TIMER}"
"""The link that starts the timer at each login, like that of ``systemctl --user enable``."""
_HEAD: Final = (
    "# Written by lungetimer due --install. To remove it, run lungetimer due --uninstall.\n"
)
_PASSED_ON: Final = (
    "LUNGETIMER_DATA_DIR", "LUNGETIMER_CONFIG_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME",
)  # fmt: skip


def unit_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Return the folder in which systemd looks for the user's own unit files.

    Raises:
        RuntimeError: the user has no home folder.
    """
    config = environ.get("XDG_CONFIG_HOME", "")
    base = Path(config) if Path(config).is_absolute() else Path.home() / ".config"
    return base / "systemd" / "user"


def unit_files(
    command: Sequence[str], at: time, environ: Mapping[str, str] = os.environ
) -> dict[str, str]:
    """Return the text of each unit file, by file name.

    Args:
        command: the command to run: an absolute path, and its arguments.
        at: the time of day at which the command runs. If the computer is off at that time, the
            command runs as soon as the computer is on again.
        environ: the environment variables. The command gets those that set lungetimer's folders.
    """
    passed = [f"Environment={_quoted(f'{n}={environ[n]}')}" for n in _PASSED_ON if environ.get(n)]
    service = [
        "[Unit]",
        "Description=Remind you if a session of reverse lunges is due",
        "",
        "[Service]",
        "Type=oneshot",
        f"ExecStart={' '.join(_quoted(word, command=True) for word in command)}",
        "SuccessExitStatus=10 11 12",
        *passed,
    ]
    timer = [
        "[Unit]",
        "Description=Check each day whether a session of reverse lunges is due",
        "",
        "[Timer]",
        f"OnCalendar=*-*-* {at:%H:%M}:00",
        "Persistent=true",
        "",
        "[Install]",
        "WantedBy=timers.target",
    ]
    return {
        SERVICE: _HEAD + "\n".join(service) + "\n",
        TIMER: _HEAD + "\n".join(timer) + "\n",
    }


def _quoted(word: str, *, command: bool = False) -> str:
    """Return a word of a unit file, quoted so that systemd reads it unchanged.

    In a command, a dollar sign is escaped as well.
    """
    text = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    text = text.replace("\n", "\\n").replace("\t", "\\t")
    if command:
        text = text.replace("$", "$$")
    return f'"{text}"' if (command and text != word) or not _plain(word) else text


def _plain(word: str) -> bool:
    return all(c.isascii() and (c.isalnum() or c in "/._-=+:,@") for c in word)
