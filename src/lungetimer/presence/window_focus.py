"""Find out whether a terminal reports when its window gains or loses the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_WITHOUT_FOCUS: Final = ("screen", "tmux", "linux", "dumb", "vt", "ansi", "cons")


def is_multiplexed(environ: Mapping[str, str]) -> bool:
    """Return whether tmux or GNU screen runs between the program and the terminal."""
    term = environ.get("TERM", "")
    return bool(environ.get("TMUX") or environ.get("STY")) or term.startswith(("screen", "tmux"))


def reports_focus(environ: Mapping[str, str]) -> bool:
    """Return whether the terminal probably reports when its window gains or loses the focus.

    The reports are those of mode 1004. tmux sends them only with ``focus-events on``, which is not
    its default; GNU screen and the Linux console never send them.
    """
    term = environ.get("TERM", "")
    return bool(term) and not is_multiplexed(environ) and not term.startswith(_WITHOUT_FOCUS)
