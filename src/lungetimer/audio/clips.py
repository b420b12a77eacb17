"""The clips of the sound process: each is read on first use and cached at the current volume."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection


def gain_of(percent: int) -> float:
    """Return the gain for a volume in percent: 0 for silence, 1 for an unchanged sound at 100.

    The gain is the square of the volume, so that equal steps of the volume sound about
    equally large.
    """
    return (min(max(percent, 0), 100) / 100) ** 2


class Scaled:
    """Cache of clips at the current volume; each clip is read and scaled when it is first used.

    Scaling one clip takes a few milliseconds. All clips together would take more memory than the
    rest of the process, and scaling them after a change of volume would make cues late.

    Args:
        read: returns the 16 bit samples of a clip by its name, None if there is no such clip.
        gain: a factor from 0 to 1.
    """

    def __init__(self, read: Callable[[str], bytes | None], gain: float) -> None:
        self._read = read
        self.set_gain(gain)

    def set_gain(self, gain: float) -> None:
        """Change the gain from the next `get` on.

        Args:
            gain: a factor from 0 to 1; larger values count as 1.
        """
        self._ready: dict[str, bytes] = {}
        self._gain = min(gain, 1.0)
        # Maps the 16 bits of a sample to its scaled value. The array is filled from a generator,
        # because a list of 65,536 Python numbers takes 2 MiB.
        signed = (n if n < 32_768 else n - 65_536 for n in range(65_536))
        scaled = (round(sample * self._gain) for sample in signed)
        self._table = array("h", scaled if self._gain < 1 else ())

    @property
    def ready(self) -> frozenset[str]:
        """The names of the cached clips."""
        return frozenset(self._ready)

    def keep(self, names: Collection[str]) -> None:
        """Remove all clips except ``names`` from the cache; a clip that is playing continues."""
        self._ready = {name: clip for name, clip in self._ready.items() if name in names}

    def get(self, name: str) -> bytes | None:
        """Return a clip at the current volume; None if there is no clip of that name."""
        ready = self._ready.get(name)
        if ready is None:
            ready = self._read(name)
            if ready is None:
                return None
            if self._gain < 1:
                ready = array("h", map(self._table.__getitem__, array("H", ready))).tobytes()
            self._ready[name] = ready
        return ready
