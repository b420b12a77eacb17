"""Find out which sound libraries are installed, without loading one or starting a process."""

from __future__ import annotations

import sys
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from lungetimer.audio.ladder import BackendName

CRASHES_FROM: Final = (3, 12)
"""From this Python version on, simpleaudio 1.0.4 crashes at the end of the first sound."""


def _is_installed(distribution: str) -> bool:
    try:
        version(distribution)
    except PackageNotFoundError:
        return False
    return True


def missing_backends() -> dict[BackendName, str]:
    """Return the backends that cannot be used here, each with one line that says why."""
    if _is_installed("simpleaudio-patched"):
        return {}
    told = "the extra lungetimer[simpleaudio] brings it"
    if not _is_installed("simpleaudio"):
        return {BackendName.SIMPLEAUDIO: f"simpleaudio is not installed; {told}"}
    if sys.version_info >= CRASHES_FROM:
        reason = "simpleaudio 1.0.4 crashes Python 3.12 and later; simpleaudio-patched does not"
        return {BackendName.SIMPLEAUDIO: f"{reason}: {told}"}
    return {}
