"""The start options of the sound process."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence


@frozen
class SoundOptions:
    """How sounds are played.

    Attributes:
        sounds: the folder of the built-in sound files.
        own: the folder of the user's own sounds, which replace built-in ones of the same name.
        volume: the volume in percent.
        latency_ms: how much later a sound is heard than the device reports, in milliseconds.
        keep_awake: whether to fill silence with inaudible noise, for speakers that otherwise
            switch off.
    """

    sounds: Path
    own: Path | None = None
    volume: int = 80
    latency_ms: int = 0
    keep_awake: bool = False

    def arguments(self) -> list[str]:
        """Return the options as arguments for the command line of the sound process."""
        own = "" if self.own is None else str(self.own)
        words = [str(self.sounds), own, str(self.volume), str(self.latency_ms)]
        return [*words, str(int(self.keep_awake))]

    @classmethod
    def from_arguments(cls, words: Sequence[str]) -> SoundOptions:
        """Return the options that `arguments` turned into these words of a command line.

        Raises:
            ValueError: the words are not what `arguments` returns.
        """
        sounds, own, volume, latency_ms, keep_awake = words
        folder = Path(own) if own else None
        return cls(Path(sounds), folder, int(volume), int(latency_ms), keep_awake == "1")
