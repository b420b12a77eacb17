"""What the app and the sound process say to each other: one line of text for each thing.

The app says:

    cue ID EPOCH DUE MUST SOUND@DELAY ...   sounds that are due at DUE (monotonic seconds, one clock
                                            for both processes) and DELAY seconds after it
    epoch NUMBER keep|cut                   drop older cues that have not begun; with cut also what
                                            is still to follow in a cue that has begun
    beat                                    the app is alive
    volume PERCENT                          0 to 100
    latency MILLISECONDS                    how much later a sound is heard than the device says
    active 0|1                              whether a session runs: then the device stays open
    wake                                    open the device, for a session is likely

The sound process answers every command with ``done``, and says besides:

    ready DEVICE      the device is open and asks for samples
    lost REASON       it is not; while it is wanted, the process goes on looking for it
    resting           the device is closed, because nothing is to be heard
    settled ID ...    these cues have begun, or never will
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lungetimer.audio.agenda import DueCue

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def cue_line(cue: DueCue) -> str:
    """The command for a cue."""
    parts = (f"{sound}@{delay_s:.4f}" for sound, delay_s in cue.parts)
    return " ".join(["cue", f"{cue.id} {cue.epoch} {cue.due_s:.5f} {int(cue.must)}", *parts])


def parse_cue(words: Sequence[str], known: Callable[[str], bool]) -> DueCue | None:
    """The cue of a command's words after ``cue``; None where no sound of it is known.

    Args:
        words: id, epoch, due, must, and the sounds.
        known: whether there is a sound of a name.

    Raises:
        ValueError: a number is none.
    """
    number, epoch, due, must, *sounds = words
    split = (word.partition("@") for word in sounds)
    parts = tuple((name, _seconds(delay or "0")) for name, _, delay in split if known(name))
    if not parts:
        return None
    return DueCue(int(number), int(epoch), _seconds(due), must == "1", parts)


def _seconds(text: str) -> float:
    seconds = float(text)
    if not math.isfinite(seconds):
        raise ValueError(f"{text} is no instant")
    return seconds
