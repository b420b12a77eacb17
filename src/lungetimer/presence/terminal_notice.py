"""Notifications that the terminal shows, and the control code that each terminal supports.

Sources: https://sw.kovidgoyal.net/kitty/desktop-notifications/ (OSC 99), iTerm2's "Proprietary
Escape Codes" (OSC 9), WezTerm's "notification_handling", the documentation of foot and Ghostty
(OSC 777).
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
    """A control code that makes a terminal show a notification; the value is its usual name."""

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
    """Return the code with which the terminal shows a notification; None if none is known.

    No code is sent to tmux and GNU screen. They discard such codes, and their environment may
    describe an outer terminal that is no longer attached. tmux passes the codes on only with
    ``allow-passthrough on``, which is off by default; to find that out, the program would have to
    run tmux.
    """
    if is_multiplexed(environ):
        return None
    found = _BY_TERM.get(environ.get("TERM", ""))
    for name in ("TERM_PROGRAM", "LC_TERMINAL"):
        found = found or _BY_PROGRAM.get(environ.get(name, ""))
    return found


def notice_code(code: Code, notice: Notice) -> str:
    """Return the control sequence that shows a notice; its text cannot end the sequence early."""
    title, body = clean_text(notice.title), clean_text(notice.body)
    match code:
        case Code.OSC_9:
            # A number and a semicolon at the beginning would be a command of ConEmu.
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
    """Shows notices through the terminal; only the code OSC 99 can replace or withdraw them.

    Args:
        code: the code that the terminal supports.
        write: writes a control code to the terminal; may be called from any thread.
    """

    def __init__(self, code: Code, write: Callable[[str], None]) -> None:
        self.name = f"the terminal ({code})"
        self._code = code
        self._write = write
        self._shown = False

    def show(self, notice: Notice) -> None:
        """Send the control code for a notice; the terminal does not report whether it appears."""
        self._write(notice_code(self._code, notice))
        self._shown = True

    def withdraw(self) -> None:
        """Withdraw the notice if the terminal has a control code for that."""
        shown, self._shown = self._shown, False
        if shown and self._code is Code.OSC_99:
            self._write(f"\x1b]99;i={PROGRAM}:p=close;{_ST}")

    def close(self) -> None:
        """Do nothing, because nothing is open."""
