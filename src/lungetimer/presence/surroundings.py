"""Find out on what kind of machine and desktop the program runs."""

from __future__ import annotations

import os
import stat
import sys
from typing import TYPE_CHECKING, Final

from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

_CONSOLE_MAJOR: Final = 4
_LAST_CONSOLE: Final = 63  # higher numbers are serial lines


@frozen
class Surroundings:
    """What is known about the machine, its desktop and how the user reaches it.

    Attributes:
        platform: a value of ``sys.platform``.
        ssh: whether the user sits at another machine.
        wsl: whether this is Linux inside Windows.
        x_server: whether the screen belongs to an X server, not to Wayland.
        wayland: whether the screen belongs to a Wayland compositor.
        console: whether the terminal is a Linux console, such as ``/dev/tty1``.
        text_session: whether the user logged in without a desktop.
    """

    platform: str
    ssh: bool = False
    wsl: bool = False
    x_server: bool = False
    wayland: bool = False
    console: bool = False
    text_session: bool = False

    @classmethod
    def of(cls, environ: Mapping[str, str], *, platform: str, console: bool) -> Surroundings:
        """Return what the environment variables say about the machine and its desktop."""
        wsl = "WSL_DISTRO_NAME" in environ
        wayland = bool(environ.get("WAYLAND_DISPLAY"))
        wayland = wayland or environ.get("XDG_SESSION_TYPE") == "wayland"
        return cls(
            platform=platform,
            ssh=bool(environ.get("SSH_CONNECTION") or environ.get("SSH_TTY")),
            wsl=wsl,
            # The X server inside Wayland or Windows has no screen of its own to keep awake.
            x_server=bool(environ.get("DISPLAY")) and not wayland and not wsl and not console,
            wayland=wayland and not wsl,
            console=console,
            text_session=environ.get("XDG_SESSION_TYPE") == "tty",
        )


def surroundings_here() -> Surroundings:
    """Return what is known about the machine and the desktop of this process."""
    return Surroundings.of(os.environ, platform=sys.platform, console=is_linux_console(0))


def is_linux_console(handle: int) -> bool:
    """Return whether an open file is a Linux console: one of ``/dev/tty1`` to ``/dev/tty63``."""
    if sys.platform != "linux":
        return False
    try:
        found = os.fstat(handle)
    except OSError:
        return False
    number = found.st_rdev
    is_console = os.major(number) == _CONSOLE_MAJOR and 1 <= os.minor(number) <= _LAST_CONSOLE
    return stat.S_ISCHR(found.st_mode) and is_console
