"""Notices that the terminal shows by itself: which terminal knows which code.

Sources: https://sw.kovidgoyal.net/kitty/desktop-notifications/ (OSC 99), iTerm2's "Proprietary
Escape Codes" (OSC 9), WezTerm's "notification_handling", the
documents of foot and Ghostty (OSC 777).
"""

from __future__ import annotations

import base64
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from lungetimer.presence.bus_words import PROGRAM
from lungetimer.presence.window_focus import is_multiplexed
from lungetimer.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lungetimer.presence.notice import Notice


class Code(StrEnum):
    """A control code for notices, by the name people look it up with."""

    OSC_9 = "OSC 9"
    OSC_99 = "OSC 99"
    OSC_777 = "OSC 777"


_BY_TERM: Final = {
    "xterm-kitty": Code.OSC_99,
    "xterm-ghostty": Code.OSC_777,
    "ghostty": Code.OSC_777,
    "wezterm": Code.OSC_777,
    "foot": Code.OSC_777,
    "foot-extra": Code.OSC_777,
    "foot-direct": Code.OSC_777,
    "contour": Code.OSC_777,
}
_BY_PROGRAM: Final = {
    "iTerm.app": Code.OSC_9,
    "iTerm2": Code.OSC_9,
    "WezTerm": Code.OSC_777,
    "ghostty": Code.OSC_777,
    "WarpTerminal": Code.OSC_777,
    "kitty": Code.OSC_99,
    "contour": Code.OSC_777,
}
_ST: Final = "\x1b\\"


def terminal_code(environ: Mapping[str, str]) -> Code | None:
    """Return the code by which the terminal shows a notice; None if it is not known to know one.

    tmux and GNU screen are sent none: they swallow such codes, and what the environment says of
    the terminal outside may be of yesterday. tmux hands them through with ``allow-passthrough on``,
    which is not its default and cannot be seen from inside without running tmux.
    """
    if is_multiplexed(environ):
        return None
    found = _BY_TERM.get(environ.get("TERM", ""))
    for name in ("TERM_PROGRAM", "LC_TERMINAL"):
        found = found or _BY_PROGRAM.get(environ.get(name, ""))
    return found


def notice_code(code: Code, notice: Notice) -> str:
    """Return the control sequence that shows a notice; nothing in its text can end it early."""
    title, body = clean_text(notice.title), clean_text(notice.body)
    match code:
        case Code.OSC_9:
            # A number and a semicolon at the beginning are ConEmu's commands.
            return f"\x1b]9;{title.lstrip('0123456789;')}: {body}{_ST}"
        case Code.OSC_777:
            return f"\x1b]777;notify;{title.replace(';', ',')};{body.replace(';', ',')}{_ST}"
        case Code.OSC_99:
            lasts = "" if notice.seconds is None else f":w={notice.seconds * 1000}"
            head = f"\x1b]99;i={PROGRAM}:e=1"
            return f"{head}:d=0{lasts};{_coded(title)}{_ST}{head}:d=1:p=body;{_coded(body)}{_ST}"


def _coded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


class TerminalWay:
    """Lets the terminal show notices. Of the codes, OSC 99 alone replaces and withdraws them.

    Args:
        code: the code that the terminal knows.
        write: puts a control code on the terminal; may be called from any thread.
    """

    def __init__(self, code: Code, write: Callable[[str], None]) -> None:
        self.name = f"the terminal ({code})"
        self._code = code
        self._write = write
        self._shown = False

    def show(self, notice: Notice) -> None:
        """Send the code; whether it is obeyed is not told."""
        self._write(notice_code(self._code, notice))
        self._shown = True

    def withdraw(self) -> None:
        """Take the notice away where there is a code for it."""
        shown, self._shown = self._shown, False
        if shown and self._code is Code.OSC_99:
            self._write(f"\x1b]99;i={PROGRAM}:p=close;{_ST}")

    def close(self) -> None:
        """Nothing is open."""
