"""How long the escape key waits: an arrow key sends escape too, with more to follow."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE_S: Final = 0.1
FAR_S: Final = 1.0
"""Over a slow line, the rest of a code may come this much later."""


def escape_delay_s(environ: Mapping[str, str] = os.environ) -> float:
    """Return for how many seconds escape waits: ESCDELAY (in milliseconds), longer over SSH."""
    try:
        asked = int(environ.get("ESCDELAY", ""))
    except ValueError:
        asked = 0
    if asked > 0:
        return asked / 1000
    far = any(environ.get(name) for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"))
    return FAR_S if far else HERE_S
