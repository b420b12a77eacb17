"""How late a sound may be; a module of its own, so that the sound process loads nothing more."""

from __future__ import annotations

from typing import Final

LATE_S: Final = 0.5
"""A sound later than this, in seconds, tells nothing true any more."""
