"""Saying: the one way in which text of people, files and the environment gets onto a terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lungetimer.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterable

# Far more than any window shows; a hostile file must not fill the scrollback with one value.
LONGEST = 4000
_NOT_PLAIN = re.compile(r"[^ -~]")


def say(line: str, *, err: bool = False) -> None:
    """Print one line, without anything that a terminal would obey."""
    _print(shown(line), err=err)


def _print(line: str, *, err: bool) -> None:
    import click  # noqa: PLC0415  # hardly ever needed by what must be quick

    click.echo(line, err=err)


def complain(kind: str, line: str) -> None:
    """One line on stderr: ``lungetimer: error: ...`` or ``lungetimer: warning: ...``."""
    _print(f"lungetimer: {kind}: {shown(line)}", err=True)


def warn(lines: Iterable[str]) -> None:
    """Tell what does not keep the command from its work, on stderr."""
    for line in lines:
        complain("warning", line)


def shown(line: str) -> str:
    """The line as it may stand on a terminal: clean, and cut where it is absurdly long."""
    clean = clean_text(line[: 2 * LONGEST])
    return clean if len(clean) <= LONGEST else f"{clean[: LONGEST - 1]}…"


def ascii_json(text: str) -> str:
    r"""JSON with every sign beyond plain ASCII written as ``\uXXXX``; the same document."""
    # Outside of its strings JSON is plain, so only what stands inside them is changed.
    return _NOT_PLAIN.sub(lambda found: _escaped(found[0]), text)


def _escaped(sign: str) -> str:
    code = ord(sign)
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
