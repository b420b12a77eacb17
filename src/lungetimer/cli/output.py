"""Print text from users, files and the environment without control characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lungetimer.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterable

# Maximum length of a line in characters, so that one value cannot fill the scrollback.
LONGEST = 4000
_NOT_PLAIN = re.compile(r"[^ -~]")


def say(line: str, *, err: bool = False) -> None:
    """Print one line without control characters."""
    _print(shown(line), err=err)


def _print(line: str, *, err: bool) -> None:
    import click  # noqa: PLC0415  # rarely needed by commands that have to be fast

    click.echo(line, err=err)


def complain(kind: str, line: str) -> None:
    """Print one line on stderr: ``lungetimer: error: ...`` or ``lungetimer: warning: ...``."""
    _print(f"lungetimer: {kind}: {shown(line)}", err=True)


def warn(lines: Iterable[str]) -> None:
    """Print warnings on stderr; the command continues."""
    for line in lines:
        complain("warning", line)


def shown(line: str) -> str:
    """Return the line without control characters, shortened if it is longer than `LONGEST`."""
    clean = clean_text(line[: 2 * LONGEST])
    return clean if len(clean) <= LONGEST else f"{clean[: LONGEST - 1]}…"


def ascii_json(text: str) -> str:
    r"""Return equivalent JSON in which every character beyond ASCII is written as ``\uXXXX``."""
    # Outside of strings, JSON is ASCII, so only text within strings changes.
    return _NOT_PLAIN.sub(lambda found: _escaped(found[0]), text)


def _escaped(sign: str) -> str:
    code = ord(sign)
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
