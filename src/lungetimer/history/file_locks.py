"""filelock without OpenSSL, which takes a megabyte and which it needs for other kinds of locks."""

from __future__ import annotations

from lungetimer.late_imports import Late, late

with late(Late("secrets")):
    from filelock import FileLock, Timeout

__all__ = ["FileLock", "Timeout"]
