"""The result of one check of ``doctor``, and the report of all results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence


@frozen
class Check:
    """The result of one check.

    Attributes:
        name: what was checked, in a word or two.
        ok: False if it needs attention.
        detail: what was found, one line.
        hint: what to do about it, if anything.
        aside: whether the result is only information, printed without ``ok`` or a warning.
    """

    name: str
    ok: bool
    detail: str
    hint: str = ""
    aside: bool = False


def report(checks: Sequence[Check], before: Sequence[Check] = ()) -> list[str]:
    """Return the checks as lines to print: aligned verdict, name, what was found, and a hint.

    Args:
        checks: the checks to print.
        before: the checks that were printed above them, whose columns they share.
    """
    width = max((len(c.name) for c in (*before, *checks)), default=0)
    lines: list[str] = []
    for c in checks:
        word = "-" if c.aside else "ok" if c.ok else "warning"
        lines.append(f"{word:7}  {c.name:{width}}  {c.detail}")
        if c.hint:
            lines.append(f"{'':7}  {'':{width}}  {c.hint}")
    return lines


def needs_attention(checks: Sequence[Check]) -> bool:
    """Return whether the command should end with exit code 1."""
    return not all(c.ok for c in checks)
