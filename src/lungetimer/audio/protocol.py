"""The protocol between the app and the sound process: one line of text for each message.

The app sends:

    cue ID EPOCH DUE MUST SOUND@DELAY ...   sounds, each due DELAY seconds after DUE (monotonic
                                            seconds; both processes use one clock); MUST is 1 if
                                            they are played even when long overdue
    epoch NUMBER keep|cut                   drop the cues of older cue plans, except a cue that
                                            has begun; with cut, also drop its remaining sounds
    beat                                    the app is alive
    volume PERCENT                          0 to 100
    latency MILLISECONDS                    a sound is heard this much later than the device reports
    active 0|1                              whether a session runs and the device must stay open
    wake                                    open the device, because a session is likely

The sound process answers every command with ``done``. It also sends:

    ready DEVICE      the device is open and requests samples
    lost REASON       no device works at present; while one is needed, the process keeps trying
    resting           the device is closed, because there is nothing to play
    settled ID ...    these cues have begun, or will never begin
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lungetimer.audio.agenda import DueCue

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def cue_line(cue: DueCue) -> str:
    """Return the ``cue`` command that asks the sound process to play a cue."""
    parts = (f"{sound}@{delay_s:.4f}" for sound, delay_s in cue.parts)
    return " ".join(["cue", f"{cue.id} {cue.epoch} {cue.due_s:.5f} {int(cue.must)}", *parts])


def parse_cue(words: Sequence[str], known: Callable[[str], bool]) -> DueCue | None:
    """Return the cue of a ``cue`` command; None if none of its sounds is known.

    Args:
        words: the words of the command after ``cue``: the values of a `DueCue` (id, epoch,
            due time, ``must`` as 0 or 1) and the sounds.
        known: returns whether there is a sound of the given name.

    Raises:
        ValueError: a word that must be a number is not a number.
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
