"""The sound modes that the user can choose."""

from __future__ import annotations

from enum import StrEnum


class SoundMode(StrEnum):
    """Which sounds are played: tones with short words, tones alone, or none."""

    VOICE = "voice"
    TONES = "tones"
    OFF = "off"

    @property
    def next(self) -> SoundMode:
        """The mode that follows this one when the sound key is pressed."""
        modes = list(SoundMode)
        return modes[(modes.index(self) + 1) % len(modes)]
