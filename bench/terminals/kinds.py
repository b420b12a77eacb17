"""The terminals in which pictures are taken, and the commands that start a program in them."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

Command = list[str]
# foot only supports Wayland: it runs in weston, whose window is in Xvfb.
_IN_WESTON: Final = """
weston --backend=x11-backend.so --use-pixman --width=800 --height=560 --no-config --socket=bench &
until [ -S "$XDG_RUNTIME_DIR/bench" ]; do sleep 0.1; done
sleep 2
WAYLAND_DISPLAY=bench exec foot -W 80x24 "$@"
"""


@dataclass(frozen=True, slots=True)
class Kind:
    """A terminal.

    Attributes:
        name: its name in the pictures.
        program: the program that must be installed.
        command: makes the command line from the program to run inside and the environment.
        packages: arguments of `apt-get install`.
    """

    name: str
    program: str
    command: Callable[[Command, dict[str, str]], Command]
    packages: str


def _xterm(inner: Command) -> Command:
    return ["xterm", "-geometry", "80x24", "-e", *inner]


def _in_mosh(inner: Command, env: dict[str, str]) -> Command:
    """Return the command for a client of mosh after starting its server locally, without ssh.

    Raises:
        OSError: the server did not start.
    """
    server = subprocess.run(
        ["mosh-server", "new", "-i", "127.0.0.1", "-l", "LANG=C.UTF-8", "--", *inner],
        capture_output=True, text=True, check=True, env=env | {"LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    found = re.search(r"MOSH CONNECT (\d+) (\S+)", server.stdout)
    if found is None:
        raise OSError(f"mosh-server said: {server.stdout}{server.stderr}")
    port, key = found.groups()
    return _xterm(["env", f"MOSH_KEY={key}", "mosh-client", "127.0.0.1", port])


KINDS: Final = (
    Kind("xterm", "xterm", lambda i, _: _xterm(i), "xterm"),
    Kind(
        "rxvt-unicode", "urxvt", lambda i, _: ["urxvt", "-geometry", "80x24", "-e", *i],
        "rxvt-unicode",
    ),
    Kind("st", "stterm", lambda i, _: ["stterm", "-g", "80x24", "-e", *i], "stterm"),
    Kind("mlterm", "mlterm", lambda i, _: ["mlterm", "-g", "80x24", "-e", *i], "mlterm"),
    Kind(
        "kitty", "kitty",
        lambda i, _: [
            "kitty", "-o", "initial_window_width=80c", "-o", "initial_window_height=24c",
            "-o", "remember_window_size=no", *i,
        ],
        "kitty",
    ),
    Kind(
        "alacritty", "alacritty",
        lambda i, _: [
            "alacritty", "-o", "window.dimensions.columns=80", "-o", "window.dimensions.lines=24",
            "-e", *i,
        ],
        "alacritty",
    ),
    Kind(
        "foot", "foot",
        lambda i, _: ["sh", "-c", _IN_WESTON, "sh", *i],
        "foot weston",
    ),
    Kind(
        "konsole", "konsole",
        lambda i, _: [
            "dbus-run-session", "--", "konsole", "--separate", "-p", "TerminalColumns=80",
            "-p", "TerminalRows=24", "-e", *i,
        ],
        "konsole dbus",
    ),
    Kind(
        "xfce4-terminal", "xfce4-terminal",
        lambda i, _: [
            "dbus-run-session", "--", "xfce4-terminal", "--disable-server", "--geometry=80x24",
            "-x", *i,
        ],
        "xfce4-terminal dbus",
    ),
    Kind(
        "tmux", "tmux",
        lambda i, _: _xterm(["tmux", "-L", "bench", "-f", "/dev/null", "new-session", *i]),
        "xterm tmux",
    ),
    Kind(
        "screen", "screen", lambda i, _: _xterm(["screen", "-c", "/dev/null", *i]), "xterm screen",
    ),
    Kind("mosh", "mosh-client", _in_mosh, "xterm mosh"),
)  # fmt: skip
