"""Make ids for new sessions."""

from __future__ import annotations

import uuid


def new_id() -> str:
    """Return a new session id that is unique across machines."""
    return uuid.uuid4().hex
