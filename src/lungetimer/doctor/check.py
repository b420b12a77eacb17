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
        ok: False if the result needs attention.
        detail: what was found, one line.
        hint: what the user can do about a problem; empty if there is nothing to do.
        aside: whether the result is only information, printed without ``ok`` or a warning.
    """

    name: str
    ok: bool
    detail: str
    hint: str = ""
    aside: bool = False


def report(checks: Sequence[Check], before: Sequence[Check] = ()) -> list[str]:
    """Return the results as lines in columns: ``ok`` or ``warning``, the name and the detail.

    The hint of a result is a line of its own.

    Args:
        checks: the results to print.
        before: results that were printed before; the new lines are aligned with them.
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
    """Return whether any result needs attention, so that ``doctor`` ends with exit status 1."""
    return not all(c.ok for c in checks)
