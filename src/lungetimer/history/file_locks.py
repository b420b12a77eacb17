"""Import the library filelock without OpenSSL, which takes a megabyte of memory.

filelock needs OpenSSL only for kinds of locks that this program does not use.
"""

from __future__ import annotations

from lungetimer.late_imports import Late, late

with late(Late("secrets")):
    from filelock import FileLock, Timeout

__all__ = ["FileLock", "Timeout"]
