"""The cue sheet: which sounds belong to the events of a session. Pure: no device, disk or clock.

A *cue* is what sounds at one instant of a session: a tone exactly at that instant (on the *beat*)
and, if words are switched on, short spoken words after it. The tones are enough to follow a
session; the words say what the tones mean and count the reps, so that nobody has to look at the
screen. Sounds after the first tone are left out where they would overlap the next cue.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from lungetimer.audio.lateness import LATE_S
from lungetimer.audio.mode import SoundMode
from lungetimer.audio.spoken_words import came_from, spoken_words
from lungetimer.frozen import frozen
from lungetimer.training.events import (
    Countdown,
    Event,
    Finished,
    Halfway,
    LastRep,
    LastSet,
    LeadIn,
    LegSwitch,
    OpenSetDone,
    OpenSetStarted,
    OpenSetTime,
    Paused,
    PhaseStarted,
    RepStarted,
    RestWaits,
    Resumed,
    StageStarted,
)
from lungetimer.training.timeline import PhaseKind, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

GAP_S: Final = 0.05  # seconds of silence before the next sound
TONE_STEP: Final = 0.85  # a second tone begins after this share of the first tone's length
WORD_STEP: Final = 0.6  # words begin after this share of the last tone, which is quiet then


@frozen
class Part:
    """One sound of a cue; it begins ``delay_s`` seconds after the cue is due."""

    sound: str
    delay_s: float = 0.0


@frozen
class Cue:
    """What sounds at one instant.

    Attributes:
        due_s: when the cue is due; an offset in the session in seconds, like ``at_s`` of an event.
        parts: the sounds, in order; the first one begins exactly when the cue is due.
        must: whether the cue is played however late it is. This is the case for a new phase, a
            pause, a change of leg and the end of the session.
    """

    due_s: float
    parts: tuple[Part, ...]
    must: bool = False

    @property
    def name(self) -> str:
        """The name of the cue, which is the name of its first sound."""
        return self.parts[0].sound

    @property
    def sounds(self) -> tuple[str, ...]:
        """The names of the cue's sounds, in the order in which they are played."""
        return tuple(part.sound for part in self.parts)


@frozen
class _Sounds:
    """The sounds of one instant: tones on the beat, optional tones, and spoken words."""

    tones: tuple[str, ...]
    extras: tuple[str, ...]
    words: tuple[str, ...]
    must: bool


def cue_sheet(
    events: Sequence[Event],
    mode: SoundMode,
    lengths: Mapping[str, float],
    *,
    now_s: float | None = None,
    next_due_s: float | None = None,
    focus: str | None = None,
) -> list[Cue]:
    """Return the cues for some events, in the order in which they are due.

    Args:
        events: the events of a session, in order.
        mode: the sound mode.
        lengths: the length of every available sound in seconds, by name; a sound that is not
            available is left out.
        now_s: seconds since the session started; None if all cues will be on time. A cue that is
            already more than `LATE_S` late is left out. If such a cue must be heard, only its first
            tone is played. If several cues are late, their tones follow one another.
        next_due_s: when the next event after ``events`` is due, if that is known; the spoken words
            end before it.
        focus: the name of the sound (`focus_sound`) that replaces "get ready" at the end of a rest.
            In an untimed set, this sound also follows the number of reps. If the sound is not
            available, "get ready" is used.
    """
    if mode is SoundMode.OFF:
        return []
    if focus not in lengths:
        focus = None
    instants = [(at, list(group)) for at, group in groupby(events, lambda e: e.at_s)]
    found = [(at, _sounds_of(group, mode, focus)) for at, group in instants]
    wanted = [(at, sounds) for at, sounds in found if any(t in lengths for t in sounds.tones)]
    ends = [*(at for at, _ in wanted[1:]), next_due_s][: len(wanted)]
    cues: list[Cue] = []
    busy_s = 0.0
    for (at, sounds), limit in zip(wanted, ends, strict=True):
        late_s = 0.0 if now_s is None else max(now_s - at, 0.0)
        if late_s <= LATE_S:
            room = None if limit is None else limit - at - late_s - GAP_S
            cues.append(Cue(at, tuple(_laid_out(sounds, lengths, room)), sounds.must))
        elif sounds.must:
            tone = sounds.tones[0]
            cues.append(Cue(at, (Part(tone, busy_s),), must=True))
            busy_s += lengths[tone]
    return cues


def _laid_out(chosen: _Sounds, lengths: Mapping[str, float], room: float | None) -> Iterator[Part]:
    """Yield the sounds one after another, each with its delay.

    Optional tones and words that would not end within ``room`` seconds are left out.
    """
    at = words_at = 0.0
    for tone in chosen.tones:
        if tone in lengths:
            yield Part(tone, round(at, 3))
            words_at = at + WORD_STEP * lengths[tone]
            at += TONE_STEP * lengths[tone]
    for start, sounds in ((at, chosen.extras), (words_at, chosen.words)):
        end = start
        for sound in sounds:
            length = lengths.get(sound)
            if length is not None and (room is None or end + length <= room):
                yield Part(sound, round(end, 3))
                end += length


def _sounds_of(group: Sequence[Event], mode: SoundMode, focus: str | None) -> _Sounds:
    """Return the sounds that belong to the events of one instant."""
    kinds = {type(event) for event in group}
    tones = _beat(group)
    extras = [
        name
        for kind, name in ((Halfway, "halfway"), (LastRep, "last_rep"), (LastSet, "last_set"))
        if kind in kinds and name not in tones
    ]
    words = list(spoken_words(group, focus)) if mode is SoundMode.VOICE else []
    if not tones:
        tones, extras = extras[:1], extras[1:]
    if mode is SoundMode.VOICE:
        extras = []  # words replace these tones
    must = bool(kinds & {PhaseStarted, Finished, Paused, Resumed, LegSwitch})
    return _Sounds(tuple(tones), tuple(extras), tuple(words), must)


# Priority of events at the same instant, e.g. in a rest that consists of its lead-in alone.
_RANK: Final = (
    *(OpenSetDone, PhaseStarted, Finished, Paused, Resumed, LegSwitch),
    *(LeadIn, RestWaits, Countdown, RepStarted, OpenSetStarted),
)
_TONES: Final[dict[type[Event], str]] = {
    OpenSetDone: "set_done",
    LegSwitch: "switch",
    OpenSetTime: "half_minute",
    LeadIn: "prepare",
    RestWaits: "waiting",
    Paused: "pause",
    Resumed: "resume",
    Finished: "finish",
}


def _beat(group: Sequence[Event]) -> list[str]:
    """Return the tones of an instant: one for its main event, and one for the leg if a rep begins.

    If the user ends a set with a key, the tone for the end of the set comes first, and the tone of
    the next phase follows.
    """
    found = {type(event): tone for event in group if (tone := _tone(event, group))}
    ranked = sorted(found, key=lambda kind: _RANK.index(kind) if kind in _RANK else len(_RANK))
    follow = {RepStarted, OpenSetStarted}
    if OpenSetDone in found:
        follow |= {PhaseStarted, Finished}
    return [found[kind] for kind in ranked if kind is ranked[0] or kind in follow]


def _tone(event: Event, group: Sequence[Event]) -> str:
    match event:
        case PhaseStarted(phase=phase):
            return _phase_tone(phase.kind, group)
        case RepStarted(leg=leg):
            return leg.value
        case OpenSetStarted(leg=leg) if leg is not None:
            return leg.value
        case StageStarted(stage=stage) if stage in {Stage.HOVER, Stage.DRIVE}:
            return stage.value
        case Countdown(seconds=seconds):
            return "ten_seconds" if seconds > 3 else "count"
    return _TONES.get(type(event), "")


def _phase_tone(kind: PhaseKind, group: Sequence[Event]) -> str:
    match kind:
        case PhaseKind.PREPARE | PhaseKind.LEAD_IN:
            return "prepare"
        case PhaseKind.SET:
            return "last_set" if any(isinstance(e, LastSet) for e in group) else "go"
        case PhaseKind.REST:
            return "rest"
        case PhaseKind.COOL_DOWN if not came_from(group, PhaseKind.COOL_DOWN):
            return "cool_down"
    return "change"
