"""What is heard, as the person chooses it."""

from __future__ import annotations

from enum import StrEnum


class SoundMode(StrEnum):
    """What is heard: tones with short words, tones alone, or nothing."""

    VOICE = "voice"
    TONES = "tones"
    OFF = "off"

    @property
    def next(self) -> SoundMode:
        """The mode that the sound key goes to from here."""
        modes = list(SoundMode)
        return modes[(modes.index(self) + 1) % len(modes)]
