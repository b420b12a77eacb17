"""The time after which the app tries again to save sessions that could not be saved."""

from __future__ import annotations

from typing import Final

RETRY_UNSAVED_S: Final = 30  # seconds between two attempts to save sessions while the app is open
