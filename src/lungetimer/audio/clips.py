"""The clips of the sound process: read when first needed, and kept at the volume that holds."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection


def gain_of(percent: int) -> float:
    """The factor for a volume in percent: 0 is silence, 100 leaves the sounds as they are.

    Squared, so that each step of the setting sounds about as large as the one before.
    """
    return (min(max(percent, 0), 100) / 100) ** 2


class Scaled:
    """Clips at a volume; each is read and scaled when it is first asked for at it, and then kept.

    All of them would take more memory than the rest of the process, and after a change of volume
    more time than a cue may be late; one takes a few milliseconds.

    Args:
        read: the 16 bit samples of a clip by its name, None where there is none.
        gain: a factor of at most 1.
    """

    def __init__(self, read: Callable[[str], bytes | None], gain: float) -> None:
        self._read = read
        self.set_gain(gain)

    def set_gain(self, gain: float) -> None:
        """Another volume from the next `get` on."""
        self._ready: dict[str, bytes] = {}
        self._gain = min(gain, 1.0)
        # What each sample becomes, by its 16 bits: an array, and filled one by one, for 65,536
        # Python numbers are 2 MiB.
        signed = (n if n < 32_768 else n - 65_536 for n in range(65_536))
        scaled = (round(sample * self._gain) for sample in signed)
        self._table = array("h", scaled if self._gain < 1 else ())

    @property
    def ready(self) -> frozenset[str]:
        """The names of the clips that are at hand."""
        return frozenset(self._ready)

    def keep(self, names: Collection[str]) -> None:
        """Let go of all clips but these; what plays is not touched."""
        self._ready = {name: clip for name, clip in self._ready.items() if name in names}

    def get(self, name: str) -> bytes | None:
        """A clip at the volume; None where there is none of that name."""
        ready = self._ready.get(name)
        if ready is None:
            ready = self._read(name)
            if ready is None:
                return None
            if self._gain < 1:
                ready = array("h", map(self._table.__getitem__, array("H", ready))).tobytes()
            self._ready[name] = ready
        return ready
