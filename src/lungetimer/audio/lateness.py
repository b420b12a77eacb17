"""How late a sound may be; a separate module, so that the sound process imports little."""

from __future__ import annotations

from typing import Final

LATE_S: Final = 0.5
"""A sound that is more seconds late than this would mislead, so it is left out."""
