"""The tones: short melodies of mallets, bells and whistles, without frequencies below 600 Hz."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sound_dsp import RATE, Signal, Stereo, faded

if TYPE_CHECKING:
    from collections.abc import Sequence

# Partials: (multiple of the note, strength, how much faster it decays than the note).
Partials = tuple[tuple[float, float, float], ...]
MARIMBA: Final[Partials] = ((1.0, 1.0, 1.0), (3.93, 0.22, 2.6), (9.2, 0.04, 6.0))
BELL: Final[Partials] = ((1.0, 1.0, 1.0), (2.0, 0.42, 1.3), (2.99, 0.22, 1.9), (4.2, 0.10, 3.0))
WOOD: Final[Partials] = ((1.0, 1.0, 1.0), (2.57, 0.45, 1.8), (4.9, 0.12, 3.0))
FLUTE: Final[Partials] = ((1.0, 1.0, 1.0), (2.0, 0.25, 1.0), (3.0, 0.06, 1.0))

G5, A5, B5, C6, D6, E6, G6, C7 = 783.99, 880.0, 987.77, 1046.5, 1174.66, 1318.51, 1567.98, 2093.0
LEFT, MIDDLE, RIGHT = -0.8, 0.0, 0.8


@dataclass(frozen=True, slots=True)
class Note:
    """One note of a sound.

    Attributes:
        at_s: start in seconds.
        freq: pitch in Hz.
        length_s: length in seconds.
        partials: the overtones of its instrument.
        to: the pitch in Hz to which it glides; None for a constant pitch.
        pan: -1 left to 1 right.
        level: strength relative to the other notes.
        attack_s: length of the attack in seconds.
    """

    at_s: float
    freq: float
    length_s: float
    partials: Partials = MARIMBA
    to: float | None = None
    pan: float = MIDDLE
    level: float = 1.0
    attack_s: float = 0.006


def _hold(note: Note) -> Signal:
    """Return a blown note, which can glide and decays by 30 dB over its length."""
    count = int(note.length_s * RATE)
    rate = math.log(10 ** (30 / 20))
    goal = note.to or note.freq
    out: Signal = []
    phase = 0.0
    for i in range(count):
        share = i / count
        smooth = share * share * (3 - 2 * share)
        freq = note.freq * (goal / note.freq) ** smooth
        phase += 2 * math.pi * freq / RATE
        level = note.level * math.exp(-rate * share)
        out.append(level * sum(p[1] * math.sin(p[0] * phase) for p in note.partials))
    return faded(out, 0.012, 0.04)


def _strike(note: Note) -> Signal:
    """Return a struck note: a soft attack, then each partial decays at its own rate."""
    count = int(note.length_s * RATE)
    rate = math.log(10 ** (50 / 20)) / count
    out = [0.0] * count
    for multiple, strength, faster in note.partials:
        if note.freq * multiple > 12_000:
            continue
        step = 2 * math.pi * note.freq * multiple / RATE
        for i in range(count):
            out[i] += note.level * strength * math.exp(-rate * faster * i) * math.sin(step * i)
    return faded(out, note.attack_s, min(0.03, note.length_s / 3))


def rendered(notes: Sequence[Note]) -> Stereo:
    """Return the notes mixed into a left and a right channel (equal-power panning)."""
    count = max(int(n.at_s * RATE) + int(n.length_s * RATE) for n in notes)
    left, right = [0.0] * count, [0.0] * count
    for note in notes:
        angle = (note.pan + 1) * math.pi / 4
        lft, rgt = math.cos(angle), math.sin(angle)
        begin = int(note.at_s * RATE)
        for i, value in enumerate(_hold(note) if note.partials is FLUTE else _strike(note)):
            left[begin + i] += lft * value
            right[begin + i] += rgt * value
    return left, right


TONES: Final[dict[str, tuple[Note, ...]]] = {
    "prepare": (Note(0, G5, 0.3), Note(0.14, C6, 0.3), Note(0.28, G5, 0.3)),
    "go": tuple(Note(0, f, 0.36, BELL) for f in (C6, E6, G6)),
    "left": (Note(0, G5, 0.3, pan=LEFT),),
    "right": (Note(0, D6, 0.3, pan=RIGHT),),
    "hover": (Note(0, B5, 0.24, FLUTE),),
    "drive": (Note(0, A5, 0.2, FLUTE, to=E6),),
    "ten_seconds": tuple(Note(0.11 * i, A5, 0.16, WOOD) for i in range(4)),
    "count": (Note(0, A5, 0.16, WOOD),),
    "change": (Note(0, E6, 0.3, BELL), Note(0.17, A5, 0.36, BELL)),
    "halfway": (Note(0, C6, 0.2, BELL), Note(0.13, E6, 0.2, BELL), Note(0.26, C6, 0.3, BELL)),
    "last_set": tuple(Note(0.1 * i, f, 0.28) for i, f in enumerate((C6, D6, E6, G6))),
    "last_rep": (Note(0, G6, 0.18), Note(0.11, G6, 0.28)),
    "rest": (Note(0, G6, 0.4, BELL), Note(0.16, E6, 0.4, BELL), Note(0.32, C6, 0.4, BELL)),
    "cool_down": (Note(0, E6, 0.5), Note(0.25, D6, 0.5), Note(0.5, A5, 0.5)),
    "switch": (
        *(Note(0, G5, 0.3, BELL, pan=LEFT), Note(0.16, D6, 0.3, BELL, pan=RIGHT)),
        *(Note(0.32, D6, 0.3, BELL, pan=LEFT), Note(0.48, G5, 0.36, BELL, pan=RIGHT)),
    ),
    "half_minute": (Note(0, B5, 0.45, BELL, attack_s=0.03),),
    "set_done": (Note(0, E6, 0.2), Note(0.12, G6, 0.3)),
    "waiting": (Note(0, A5, 0.5, FLUTE, to=B5),),
    "pause": (Note(0, D6, 0.4, FLUTE, to=G5 * 0.84),),
    "resume": (Note(0, G5 * 0.84, 0.4, FLUTE, to=D6),),
    "finish": (
        *(Note(0.16 * i, f, 0.5, BELL) for i, f in enumerate((C6, E6, G6))),
        *(Note(0.48, f, 1.15, BELL, level=0.8) for f in (C6, E6, G6, C7)),
    ),
}

SOFTER: Final[dict[str, float]] = {"half_minute": 8.0, "waiting": 8.0}
"""Tones that should not disturb, and by how many dB they are softer."""
