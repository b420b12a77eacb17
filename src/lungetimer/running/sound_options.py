"""Derive the start options of the sound process from the settings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lungetimer.folders import FolderError, expanded

if TYPE_CHECKING:
    from lungetimer.audio.worker_options import SoundOptions
    from lungetimer.settings import Settings


def sound_options(settings: Settings, folder: Path) -> SoundOptions:
    """Return the start options of the sound process.

    Args:
        settings: the user's settings.
        folder: the folder of the built-in sounds.
    """
    from lungetimer.audio.worker_options import SoundOptions  # noqa: PLC0415  # not before the first frame

    own = _own_folder(settings.sound_folder)
    return SoundOptions(
        folder,
        own,
        volume=settings.volume,
        latency_ms=settings.latency_ms,
        keep_awake=settings.keep_speaker_awake,
    )


def _own_folder(written: str) -> Path | None:
    """Return the folder of the user's own sounds, with its ``~`` expanded if that is possible."""
    try:
        return expanded(written) if written else None
    except FolderError:
        return Path(written)  # such a folder does not exist, and is reported as missing
