"""The database that all JACK clients of a user share, and a lock on it across runs of the tests."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from filelock import FileLock


def jack_lock() -> FileLock:
    """Return the lock that a test holds while it uses a JACK server."""
    return FileLock(Path(tempfile.gettempdir(), f"lungetimer-tests-jack-{os.getuid()}.lock"))


def forget_killed_clients() -> None:
    """Remove the database, because a client that is killed leaves it locked for all that come.

    Call this only while the lock is held: a JACK server that is in use needs the database.
    """
    shutil.rmtree(Path(f"/dev/shm/jack_db-{os.getuid()}"), ignore_errors=True)
