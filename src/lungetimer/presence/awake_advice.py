"""Choose the ways to keep this machine awake, and the advice to the user if none works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.presence.desktop import DesktopWay
from lungetimer.presence.linux_console import ConsoleWay
from lungetimer.presence.sleep_lock import SleepLock
from lungetimer.presence.x_server import XServerWay

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lungetimer.presence.surroundings import Surroundings
    from lungetimer.presence.ways import Way


def ways_for(here: Surroundings, write: Callable[[str], None], kept: Path) -> tuple[Way, ...]:
    """Return the ways to keep this machine awake that are worth a try, the best first.

    Args:
        here: where the program runs.
        write: writes a control sequence to the terminal.
        kept: the file that stores the original screen blanking interval of a Linux console until
            it is restored.
    """
    if here.platform != "linux":
        return (DesktopWay(),)
    if here.console:
        console = ConsoleWay(write, kept)
        console.restore_interval()
        return (console, SleepLock())
    return (DesktopWay(), *([XServerWay()] if here.x_server else []), SleepLock())


def what_helps(here: Surroundings) -> str:
    """Return one plain sentence on how to keep the screen on if the program cannot do it."""
    if here.ssh:
        return (
            "Over SSH, keep the screen on at the computer in front of you: start the connection "
            "there with gnome-session-inhibit --inhibit idle ssh HOST on GNOME, systemd-inhibit "
            "--what=idle ssh HOST on other desktops, or caffeinate -d ssh HOST on a Mac."
        )
    if here.wsl:
        return "In WSL, keep the screen on in Windows, under Settings > System > Power."
    if here.wayland:
        return (
            "Your compositor does not let programs in a terminal keep the screen on. Keep it "
            "on yourself, for example with swaymsg inhibit_idle open."
        )
    if here.x_server:
        return "Turn the screen saver off before you train: run xset s off -dpms."
    if here.console or here.text_session:
        return (
            "Turn blanking off in the console before you start lungetimer or tmux: "
            "run setterm --blank 0."
        )
    return "Set your screen to stay on for at least half an hour before you train."
