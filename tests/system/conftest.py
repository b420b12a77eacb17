"""What no system test may inherit from another."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _no_locks_of_killed_jack_clients() -> None:
    """JACK's clients share a database; one that is killed leaves it locked for all that come."""
    shutil.rmtree(Path(f"/dev/shm/jack_db-{os.getuid()}"), ignore_errors=True)
