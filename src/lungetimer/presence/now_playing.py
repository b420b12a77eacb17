"""The metadata that a media player shows for a session: title, artist, length, position."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from lungetimer.frozen import frozen
from lungetimer.text import counted
from lungetimer.training.choices import Leg, Pacing
from lungetimer.training.timeline import PhaseKind
from lungetimer.training.views import State

if TYPE_CHECKING:
    from lungetimer.training.timeline import Phase
    from lungetimer.training.views import SessionView

MICROSECONDS: Final = 1_000_000


class Playback(StrEnum):
    """The states of a media player, spelled as in MPRIS."""

    PLAYING = "Playing"
    PAUSED = "Paused"
    STOPPED = "Stopped"


@frozen
class NowPlaying:
    """A phase of a session, presented as the track of a media player.

    Attributes:
        playback: the state of the player.
        track: the number of the track; it grows by one whenever a phase begins.
        title: phase and set, such as ``Set 2 of 3``.
        artist: leg and rep, such as ``Left leg, rep 7 of 10``; during a rest, the next phase.
        length_s: the length of the phase in seconds; None if it is unknown.
    """

    playback: Playback = Playback.STOPPED
    track: int = 0
    title: str = ""
    artist: str = ""
    length_s: float | None = None


@frozen
class Position:
    """The position in a track at one moment, and how fast it advances.

    Attributes:
        at_s: seconds from the start of the track.
        seen_at: the time of this moment, in seconds on a monotonic clock.
        speed: by how many seconds the track advances in one second of the clock; 0 while paused.
    """

    at_s: float = 0.0
    seen_at: float = 0.0
    speed: float = 0.0

    def at(self, now: float) -> float:
        """Return how far the track has advanced at ``now``, in seconds from its start.

        ``now`` is a time on the same monotonic clock as ``seen_at``.
        """
        return self.at_s + (now - self.seen_at) * self.speed

    def microseconds(self, now: float, length_s: float | None) -> int:
        """Return the position at ``now`` in microseconds; it is never past the end of the track."""
        at_s = max(0.0, self.at(now))
        return int((at_s if length_s is None else min(at_s, length_s)) * MICROSECONDS)


@frozen
class Shown:
    """Everything a media player shows.

    Attributes:
        playing: the track.
        position: the position in that track.
        volume: the volume of the sound in percent.
        speed: how many seconds of the session pass in a real second; 1 except in the demo.
    """

    playing: NowPlaying = NowPlaying()
    position: Position = Position()
    volume: int = 100
    speed: float = 1.0


def now_playing(view: SessionView, track: int) -> NowPlaying:
    """Return what a media player shows for the current phase, as track number ``track``."""
    if view.phase is None:
        return NowPlaying(track=track)
    playing = Playback.PLAYING if view.state is State.RUNNING else Playback.PAUSED
    return NowPlaying(
        playing,
        track,
        _title(view, view.phase),
        _artist(view, view.phase),
        view.phase_length_s if _has_known_length(view, view.phase) else None,
    )


def _has_known_length(view: SessionView, phase: Phase) -> bool:
    """Return whether the phase ends by itself when its time is over."""
    if phase.kind is PhaseKind.SET:
        return view.plan.pacing is Pacing.TEMPO
    return not view.waits


def _title(view: SessionView, phase: Phase) -> str:
    match phase.kind:
        case PhaseKind.SET:
            return f"Set {view.set} of {view.plan.sets}"
        case PhaseKind.REST:
            return f"Rest after set {phase.set} of {view.plan.sets}"
        case PhaseKind.WARM_UP:
            return f"Warm-up: {phase.name}"
        case PhaseKind.COOL_DOWN:
            return f"Cool-down: {phase.name}"
        case _:
            return phase.name


def _artist(view: SessionView, phase: Phase) -> str:
    if view.rep is not None:
        return f"{_leg(view.rep.leg)} leg, rep {view.rep.number} of {view.rep.of}"
    if view.switch is not None:
        return f"Switch: {view.switch.leg} leg next"
    if view.open_set is not None:
        reps, leg = counted(view.open_set.reps, "rep"), view.open_set.leg
        return f"{reps} for each leg" if leg is None else f"{_leg(leg)} leg, {reps}"
    if view.waits and not view.phase_remaining_s:
        return "Press next when you are ready"
    if phase.drill is not None:
        return phase.drill.cue
    return f"Next: {view.next.name}" if view.next is not None else ""


def _leg(leg: Leg) -> str:
    return "Left" if leg is Leg.LEFT else "Right"
