"""How long to wait after an escape character for the rest of a key's code.

The codes of many keys begin with escape. If nothing follows in this time, the user pressed the
escape key.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

LOCAL_S: Final = 0.1
REMOTE_S: Final = 1.0
"""Delay in seconds over SSH, where the rest of a key code may arrive late."""


def escape_delay_s(environ: Mapping[str, str] = os.environ) -> float:
    """Return how many seconds to wait after an escape character.

    The environment variable ESCDELAY gives the time in milliseconds. Without it, the time is longer
    over SSH.
    """
    try:
        asked = int(environ.get("ESCDELAY", ""))
    except ValueError:
        asked = 0
    if asked > 0:
        return asked / 1000
    far = any(environ.get(name) for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"))
    return REMOTE_S if far else LOCAL_S
