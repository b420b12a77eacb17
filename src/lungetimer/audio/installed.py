"""Find out which sound libraries are installed, without loading one or starting a process."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from typing import Final

from lungetimer.audio.ladder import BackendName

CRASHES_FROM: Final = (3, 12)
"""From this Python version on, simpleaudio 1.0.4 crashes at the end of the first sound."""


def _is_installed(distribution: str) -> bool:
    """Return whether a Python package of this name is installed."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  # the import takes 1 MiB

    try:
        version(distribution)
    except PackageNotFoundError:
        return False
    return True


def missing_backends() -> dict[BackendName, str]:
    """Return the backends that cannot be used here, each with one line that says why."""
    hint = "install the extra lungetimer[simpleaudio]"
    # Both simpleaudio and simpleaudio-patched contain this module; Python 3.11 works with either.
    if find_spec("simpleaudio") is None:
        return {BackendName.SIMPLEAUDIO: f"simpleaudio is not installed; {hint}"}
    if sys.version_info >= CRASHES_FROM and not _is_installed("simpleaudio-patched"):
        reason = "simpleaudio 1.0.4 crashes Python 3.12 and later; simpleaudio-patched does not"
        return {BackendName.SIMPLEAUDIO: f"{reason}: {hint}"}
    return {}
