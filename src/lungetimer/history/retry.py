"""How often the disk is asked again to save what it has refused."""

from __future__ import annotations

from typing import Final

RETRY_UNSAVED_S: Final = 30  # between two tries to save them while the app is open
