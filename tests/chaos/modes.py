"""What a program has switched on in the terminal and not yet off, read from the bytes it sent."""

from __future__ import annotations

import re
from typing import Final

_CODE: Final = re.compile(rb"\x1b\[([?<>=]?)([0-9;:]*)([a-zA-Z])")
_UNFINISHED: Final = re.compile(rb"\x1b(\[[?<>=]?[0-9;:]*)?\Z")

# Private modes by number: what they are called, and whether they are on in a terminal at rest.
MODES: Final = {
    b"7": ("line wrap", True),
    b"25": ("the cursor", True),
    b"1000": ("mouse clicks", False),
    b"1002": ("mouse drags", False),
    b"1003": ("mouse moves", False),
    b"1004": ("focus reports", False),
    b"1006": ("mouse coordinates (SGR)", False),
    b"1015": ("mouse coordinates (urxvt)", False),
    b"1016": ("mouse pixels", False),
    b"1049": ("the alternate screen", False),
    b"2004": ("bracketed paste", False),
    b"2026": ("synchronised output", False),
    b"2048": ("resize reports", False),
}


class TerminalModes:
    """Follows the bytes of one program; pieces may be cut anywhere."""

    def __init__(self) -> None:
        self._now = {number: at_rest for number, (_, at_rest) in MODES.items()}
        self._keyboards = 0
        self._titles = 0
        self._rest = b""

    @property
    def alternate(self) -> bool:
        """Whether the alternate screen is shown."""
        return self._now[b"1049"]

    def feed(self, data: bytes) -> None:
        """Take in what was sent."""
        data = self._rest + data
        cut = _UNFINISHED.search(data)
        self._rest = data[cut.start() :] if cut else b""
        for sign, numbers, letter in _CODE.findall(data[: cut.start()] if cut else data):
            if sign == b"?" and letter in b"hl":
                for number in numbers.split(b";"):
                    if number in self._now:
                        self._now[number] = letter == b"h"
            elif letter == b"u" and sign in (b">", b"<"):
                self._keyboards += 1 if sign == b">" else -int(numbers or 1)
            elif letter == b"t" and not sign and numbers.split(b";")[0] in (b"22", b"23"):
                self._titles += 1 if numbers.startswith(b"22") else -1

    def left_behind(self) -> list[str]:
        """What is not as in a terminal at rest, in words; empty when all is well."""
        found = [
            f"{name} is {'on' if on else 'off'}"
            for number, on in self._now.items()
            for name, at_rest in (MODES[number],)
            if on is not at_rest
        ]
        if self._keyboards > 0:  # terminals pass over one pop too many
            found.append(f"the keyboard protocol is {self._keyboards} deep")
        if self._titles > 0:
            found.append(f"{self._titles} titles were not given back")
        return found
