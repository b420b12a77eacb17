"""The user's own sound files: which ones replace built-in sounds, and which cannot be used."""

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
"""Greatest length of a sound in seconds; a longer sound would overlap the sounds after it."""
ALLOWED: Final = f"16 bit stereo at {RATE} Hz, at most {LONGEST_S:g} s"
QUIET_DB: Final = -40.0
"""A sound whose loudest 200 ms are below this level (dBFS) is reported as too quiet."""


@frozen
class OwnSound:
    """A file in the user's folder that has the name of a built-in sound.

    Attributes:
        name: the name of the sound.
        length_s: its length in seconds; 0 if it cannot be used.
        level_db: how loud its loudest 200 ms are (root mean square, in dBFS); minus infinity if
            that was not measured.
        trouble: one line that says why it cannot be used; empty if it can.
    """

    name: str
    length_s: float = 0.0
    level_db: float = -math.inf
    trouble: str = ""


def describe_troubles(found: Iterable[OwnSound]) -> str:
    """Return one line about the files that cannot be used; empty if all can be used."""
    bad = [sound for sound in found if sound.trouble]
    if not bad:
        return ""
    more = f" Unusable files: {len(bad)}; lungetimer doctor lists them." if bad[1:] else ""
    return (
        f"Sound: {bad[0].name}.wav in sound.folder cannot be used: {bad[0].trouble}. The built-in"
        f" sound is played instead.{more}"
    )


class UnusableError(Exception):
    """The user's sound file or sound folder cannot be used; the message says why."""


def read_own(path: Path) -> bytes | None:
    """Return the samples (16 bit stereo, 44.1 kHz) of a sound file; None if it cannot be used."""
    try:
        return _samples(path)
    except (UnusableError, FileNotFoundError):
        return None


def _samples(path: Path) -> bytes:
    """Return the samples of a sound file.

    Raises:
        FileNotFoundError: there is no such file.
        UnusableError: the file cannot be used as a sound.
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
        raise UnusableError("it is not a WAV file with PCM samples") from error
    return samples[: len(samples) // 4 * 4]


def look_at(folder: Path, names: Iterable[str], *, listen: bool = False) -> list[OwnSound]:
    """Return the files of a folder that are named like built-in sounds, in the order of ``names``.

    Args:
        folder: the user's folder.
        names: the names of the built-in sounds.
        listen: whether to measure how loud each file is, which takes a moment.

    Returns:
        One entry for each file, usable or not.

    Raises:
        UnusableError: the folder does not exist, or cannot be read.
    """
    try:
        if not folder.is_dir():
            raise UnusableError("the folder does not exist")
        present = {path.stem for path in folder.iterdir() if path.suffix == ".wav"}
    except OSError as error:
        raise UnusableError(f"the folder cannot be read ({error.strerror})") from error
    return [_look(folder / f"{name}.wav", listen) for name in names if name in present]


def _look(path: Path, listen: bool) -> OwnSound:  # noqa: FBT001  # there is one caller
    try:
        samples = _samples(path)
    except UnusableError as error:
        return OwnSound(path.stem, trouble=f"{error}; it must be {ALLOWED}")
    except FileNotFoundError:  # the file was removed meanwhile, or is a dangling link
        return OwnSound(path.stem, trouble=f"it is not a file; it must be {ALLOWED}")
    level = level_db(samples) if listen else -math.inf
    return OwnSound(path.stem, len(samples) / 4 / RATE, level)


def level_db(samples: bytes) -> float:
    """Return the level of the loudest 200 ms: the root mean square in dBFS.

    The level of silence is minus infinity.

    Args:
        samples: 16 bit stereo samples.
    """
    values = array("h", samples)
    step = RATE // 5 * 2
    squares = [
        sum(v * v for v in values[at : at + step]) / min(step, len(values))
        for at in range(0, len(values), step // 2)
    ]
    loudest = max(squares, default=0.0)
    return 10 * math.log10(loudest / 32_768**2) if loudest else -math.inf
