"""Time zones by name, and the name of the system's time zone."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import tzinfo

_LINK: Final = Path("/etc/localtime")


class ZoneError(ValueError):
    """A text is not the name of a time zone."""


def zone_of(name: str) -> ZoneInfo:
    """Return the time zone with a name like ``Europe/Berlin``.

    Raises:
        ZoneError: there is no time zone with this name.
    """
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        raise ZoneError(
            f"must be a time zone like Europe/Berlin or UTC, not {name[:40]!r}"
        ) from None


def zone_name(zone: tzinfo | None) -> str:
    """Return the name of a time zone (None is the system's zone); empty if it is not known."""
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
