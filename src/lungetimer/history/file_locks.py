"""Import filelock without OpenSSL, which it loads only for kinds of locks that are not used here.

OpenSSL takes a megabyte of memory.
"""

from __future__ import annotations

from lungetimer.late_imports import Late, late

with late(Late("secrets")):
    from filelock import FileLock, Timeout

__all__ = ["FileLock", "Timeout"]
