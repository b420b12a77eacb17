"""The exception for a sound backend that does not work."""

from __future__ import annotations


class BackendError(Exception):
    """A backend does not work on this machine; the message is one line in plain words."""
