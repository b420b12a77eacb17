"""lungetimer itself, with a note taken of when each cue is handed to the sound process.

    python bench/timed_session.py NOTES start --warm-up off ...

Run by timing.py in a pty. NOTES gets one line a cue: its name, when it was due and when it was
sent, both in seconds of the session's clock since the session began.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lungetimer.audio.worker_player import WorkerPlayer
from lungetimer.cli import main
from lungetimer.running.clock import SystemClock
from lungetimer.running.driver import Driver

if TYPE_CHECKING:
    from lungetimer.audio.cues import Cue


def take_notes(path: Path) -> None:
    """Stand at the player's door and write down who goes through, and when."""
    clock = SystemClock()
    play, begin = WorkerPlayer.play, Driver.begin
    notes = path.open("w", buffering=1)
    began = clock.now()

    def noted_begin(driver: Driver) -> None:
        nonlocal began
        began = clock.now()
        begin(driver)

    def noted_play(player: WorkerPlayer, cue: Cue, late_s: float = 0.0) -> None:
        play(player, cue, late_s)
        notes.write(f"{cue.name} {cue.due_s:.6f} {clock.now() - began:.6f}\n")

    Driver.begin = noted_begin  # type: ignore[method-assign]  # the point of this file
    WorkerPlayer.play = noted_play  # type: ignore[method-assign]  # as above


if __name__ == "__main__":
    take_notes(Path(sys.argv[1]))
    sys.exit(main(sys.argv[2:]))
