"""Runs lungetimer and records when each cue is handed to the sound process.

    python bench/timed_session.py NOTES start --warm-up off ...

It is run by timing.py in a pty. The file NOTES gets one line for each cue: its name, when it is due
and when it was sent, both in monotonic seconds.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from lungetimer.audio.worker_player import WorkerPlayer
from lungetimer.cli import main

if TYPE_CHECKING:
    from lungetimer.audio.player import CueSchedule


def take_notes(path: Path) -> None:
    """Wrap the player so that it records every cue that it gets, and when."""
    schedule = WorkerPlayer.schedule
    notes = path.open("w", buffering=1)

    def noted_schedule(player: WorkerPlayer, cues: CueSchedule) -> None:
        schedule(player, cues)
        now = time.monotonic()
        for cue, due_s in cues.cues:
            notes.write(f"{cue.name} {due_s:.6f} {now:.6f}\n")

    WorkerPlayer.schedule = noted_schedule  # type: ignore[method-assign]  # this file replaces the method to measure it


if __name__ == "__main__":
    take_notes(Path(sys.argv[1]))
    sys.exit(main(sys.argv[2:]))
