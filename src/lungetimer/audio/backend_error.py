"""The one way in which a sound backend says that it does not work."""

from __future__ import annotations


class BackendError(Exception):
    """A backend that does not work here: one line on why, in words that a person knows."""
