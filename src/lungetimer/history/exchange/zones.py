"""Names of time zones: the one that was asked for, or that of the system."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import tzinfo

_LINK: Final = Path("/etc/localtime")


class ZoneError(ValueError):
    """No time zone of this name."""


def zone_of(name: str) -> ZoneInfo:
    """Return the time zone of a name like ``Europe/Berlin``.

    Raises:
        ZoneError: there is none.
    """
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        raise ZoneError(f"{name[:40]!r} is not a time zone; e.g. Europe/Berlin or UTC") from None


def zone_name(zone: tzinfo | None) -> str:
    """Return the name of a zone, the system's when None; nothing where it is not known."""
    if zone is not None:
        return getattr(zone, "key", None) or str(zone)
    asked = os.environ.get("TZ", "").lstrip(":")
    if asked:
        return asked
    try:
        target = str(_LINK.resolve())
    except (OSError, RuntimeError):
        return ""
    return target.partition("/zoneinfo/")[2]
