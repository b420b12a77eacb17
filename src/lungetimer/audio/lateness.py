"""How late a sound may be. This is a separate module, so that the sound process imports little."""

from __future__ import annotations

from typing import Final

LATE_S: Final = 0.5
"""A sound that would be more than this many seconds late could mislead, so it is left out."""
