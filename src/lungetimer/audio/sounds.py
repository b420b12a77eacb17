"""Find and read the built-in sound files, and say what each tone means."""

from __future__ import annotations

import wave
from array import array
from pathlib import Path
from typing import Final

# The meaning of each tone, as shown to the user; doctor plays them in this order.
TONES: Final[dict[str, str]] = {
    "prepare": "get ready",
    "count": "three, two, one (one tick each)",
    "go": "go",
    "left": "left leg: a lower tone, from the left",
    "right": "right leg: a higher tone, from the right",
    "hover": "hover: stay down",
    "drive": "up",
    "ten_seconds": "ten seconds to go",
    "halfway": "half of all reps of the session are done",
    "last_set": "the last set",
    "last_rep": "the last rep",
    "switch": "switch legs: the other leg is next",
    "half_minute": "every 30 seconds in an untimed set",
    "set_done": "the set is done",
    "rest": "rest",
    "waiting": "the rest is over, and lungetimer waits for you",
    "change": "next drill or stretch",
    "cool_down": "cool-down",
    "pause": "paused",
    "resume": "continued",
    "finish": "the end",
}


BEAT: Final = ("count", "left", "right", "hover", "drive", "go", "pause", "resume")
"""The tones that are played often or right after a key press; they stay in memory."""


class SoundsMissingError(Exception):
    """The built-in sound files were not found; the message lists the folders that were searched."""


def sounds_dir() -> Path:
    """Return the folder of the built-in sounds: in the installed package, or in a checkout.

    Raises:
        SoundsMissingError: the folder is in neither place.
    """
    package = Path(__file__).resolve().parent.parent
    places = (package / "assets" / "sounds", package.parent.parent / "assets" / "sounds")
    for place in places:
        if (place / "go.wav").is_file():
            return place
    raise SoundsMissingError(f"no sound files were found in {' or '.join(map(str, places))}")


def read_lengths(folder: Path) -> dict[str, float]:
    """Return the length in seconds of every sound in a folder, by name.

    The lengths are taken from the headers of the files. A file that is not a sound is left out.
    """
    lengths: dict[str, float] = {}
    for path in sorted(folder.glob("*.wav")):
        try:
            with wave.open(str(path)) as file:
                lengths[path.stem] = file.getnframes() / file.getframerate()
        except (OSError, EOFError, wave.Error, ZeroDivisionError):
            continue
    return lengths


def read_clip(path: Path) -> bytes | None:
    """Return the samples (16 bit stereo, 44.1 kHz) of a sound file; None if it cannot be used.

    A mono file is played on both sides. A file of another format would play at the wrong speed or
    as noise, so it counts as missing.
    """
    try:
        with wave.open(str(path)) as file:
            channels, *rest = file.getparams()[:3]
            if rest == [2, 44_100] and channels in {1, 2}:
                samples: bytes = file.readframes(file.getnframes())
                return samples if channels == 2 else _on_both_sides(samples)
    except (OSError, EOFError, wave.Error):
        pass
    return None


def _on_both_sides(samples: bytes) -> bytes:
    """Return stereo samples that play 16 bit mono samples on both sides."""
    one = array("h", samples)
    both = array("h", bytes(2 * len(samples)))
    both[0::2] = both[1::2] = one
    return both.tobytes()


def read_clips(folder: Path) -> dict[str, bytes]:
    """Return the samples of every sound in a folder, by name."""
    found = ((path.stem, read_clip(path)) for path in sorted(folder.glob("*.wav")))
    return {name: samples for name, samples in found if samples is not None}
