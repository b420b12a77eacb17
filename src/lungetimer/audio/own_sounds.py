"""A folder of the person's own sounds: which files take the place of ours, and which cannot."""

from __future__ import annotations

import math
import wave
from array import array
from typing import TYPE_CHECKING, Final

from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

RATE: Final = 44_100
LONGEST_S: Final = 5.0
"""No sound may be longer: it would hide those that come after it."""
ALLOWED: Final = f"16 bit stereo at {RATE} Hz, at most {LONGEST_S:g} s"
QUIET_DB: Final = -40.0
"""A sound whose loudest 200 ms lie below this level (0 is full scale) is told to be too quiet."""


@frozen
class OwnSound:
    """A file that stands in the folder under the name of one of our sounds.

    Attributes:
        name: the sound's name.
        length_s: how long it is, in seconds; 0 where it cannot be used.
        level_db: root mean square of its loudest 200 ms against full scale, in decibels; minus
            infinity where nobody listened.
        trouble: why it cannot be used, one line; empty where it can.
    """

    name: str
    length_s: float = 0.0
    level_db: float = -math.inf
    trouble: str = ""


def told_troubles(found: Iterable[OwnSound]) -> str:
    """One line on the files that cannot be used; empty where all can."""
    bad = [sound for sound in found if sound.trouble]
    if not bad:
        return ""
    more = f" {len(bad) - 1} more cannot be used; lungetimer doctor lists them." if bad[1:] else ""
    return (
        f"Sound: {bad[0].name}.wav in sound.folder cannot be used: {bad[0].trouble}. The sound that"
        f" comes with lungetimer is played instead.{more}"
    )


class UnusableError(Exception):
    """A sound file that cannot be used: what it is, and what is allowed."""


def read_own(path: Path) -> bytes | None:
    """The samples (16 bit stereo, 44.1 kHz) of a file; None where it is missing or unusable."""
    try:
        return _samples(path)
    except (UnusableError, FileNotFoundError):
        return None


def _samples(path: Path) -> bytes:
    """The samples of a file.

    Raises:
        FileNotFoundError: there is none.
        UnusableError: it cannot be used.
    """
    try:
        if not path.is_file() and path.exists():
            raise UnusableError("it is not a file")
        with wave.open(str(path)) as file:
            channels, width, rate, frames = file.getparams()[:4]
            if (channels, width, rate) != (2, 2, RATE):
                voices = {1: "mono", 2: "stereo"}.get(channels, f"{channels} channels")
                raise UnusableError(f"it is {8 * width} bit {voices} at {rate} Hz")
            if frames > LONGEST_S * RATE:
                raise UnusableError(f"it is {frames / rate:.0f} s long")
            if frames == 0:
                raise UnusableError("it is empty")
            samples: bytes = file.readframes(frames)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise UnusableError(f"it cannot be read ({error.strerror})") from error
    except (EOFError, wave.Error) as error:
        raise UnusableError("it is no WAV file of samples") from error
    return samples[: len(samples) // 4 * 4]


def look_at(folder: Path, names: Iterable[str], *, listen: bool = False) -> list[OwnSound]:
    """The files of a folder that stand for sounds of ours, usable or not, in the order of names.

    Args:
        folder: the person's folder.
        names: the names of our sounds.
        listen: whether to find out how loud they are, which takes a moment for each.

    Raises:
        UnusableError: the folder is none, or cannot be read.
    """
    try:
        if not folder.is_dir():
            raise UnusableError("there is no such folder")
        present = {path.stem for path in folder.iterdir() if path.suffix == ".wav"}
    except OSError as error:
        raise UnusableError(f"the folder cannot be read ({error.strerror})") from error
    return [_look(folder / f"{name}.wav", listen) for name in names if name in present]


def _look(path: Path, listen: bool) -> OwnSound:  # noqa: FBT001  # of the one caller
    try:
        samples = _samples(path)
    except UnusableError as error:
        return OwnSound(path.stem, trouble=f"{error}; it must be {ALLOWED}")
    except FileNotFoundError:  # gone meanwhile, or a link to nowhere
        return OwnSound(path.stem, trouble=f"it is not a file; it must be {ALLOWED}")
    level = level_db(samples) if listen else -math.inf
    return OwnSound(path.stem, len(samples) / 4 / RATE, level)


def level_db(samples: bytes) -> float:
    """Root mean square of the loudest 200 ms, in decibels against full scale.

    Args:
        samples: 16 bit, stereo.
    """
    values = array("h", samples)
    step = RATE // 5 * 2
    squares = [
        sum(v * v for v in values[at : at + step]) / min(step, len(values))
        for at in range(0, len(values), step // 2)
    ]
    loudest = max(squares, default=0.0)
    return 10 * math.log10(loudest / 32_768**2) if loudest else -math.inf
