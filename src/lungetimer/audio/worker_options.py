"""What the sound process is told when it is started."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence


@frozen
class SoundOptions:
    """How sounds are made.

    Attributes:
        sounds: the folder of the sound files that ship with the program.
        own: a folder of the person's own sounds, which take the place of ours by their names.
        volume: percent.
        latency_ms: how much later a sound is heard than the device says, in milliseconds.
        keep_awake: whether silence is filled with noise that nobody hears, for speakers that
            fall asleep without.
    """

    sounds: Path
    own: Path | None = None
    volume: int = 80
    latency_ms: int = 0
    keep_awake: bool = False

    def arguments(self) -> list[str]:
        """The options as words of a command line; see `from_arguments`."""
        own = "" if self.own is None else str(self.own)
        words = [str(self.sounds), own, str(self.volume), str(self.latency_ms)]
        return [*words, str(int(self.keep_awake))]

    @classmethod
    def from_arguments(cls, words: Sequence[str]) -> SoundOptions:
        """The options that `arguments` wrote.

        Raises:
            ValueError: these are not the words of options.
        """
        sounds, own, volume, latency_ms, keep_awake = words
        folder = Path(own) if own else None
        return cls(Path(sounds), folder, int(volume), int(latency_ms), keep_awake == "1")
