import subprocess
import sys
import threading
from pathlib import Path

import pytest

from lungetimer.audio.backends import LEAD_S
from lungetimer.audio.cues import Cue, Part
from lungetimer.audio.ladder import BackendName
from lungetimer.audio.messages import play_line
from lungetimer.audio.player import BellPlayer, SilentPlayer
from lungetimer.audio.sounds import sounds_dir
from lungetimer.audio.worker_player import WorkerPlayer


def cue(name: str, *, must: bool = False) -> Cue:
    return Cue(0.0, (Part(name), Part("word_go", 0.2)), must)


def test_the_bell_rings_for_what_one_acts_on_and_longest_for_the_end() -> None:
    rings: list[int] = []
    bell = BellPlayer(lambda: rings.append(1))
    for name, total in (("left", 1), ("hover", 1), ("rest", 2), ("finish", 5)):
        bell.play(cue(name))
        assert len(rings) == total
    bell.set_volume(0)
    bell.play(cue("go"))
    assert len(rings) == 5
    assert bell.describe() == "the terminal bell"


def test_silence_takes_everything() -> None:
    silent = SilentPlayer()
    silent.wake()
    silent.play(cue("go"))
    silent.set_volume(3)
    silent.session_active(active=True)
    silent.close()
    assert silent.describe() == "silence"


def test_nothing_is_started_before_it_is_wanted() -> None:
    before = threading.active_count()
    player = WorkerPlayer(sounds_dir())
    player.set_volume(30)
    assert threading.active_count() == before
    assert player.describe() == "not started"
    player.close()
    player.play(cue("go"))
    assert threading.active_count() == before


def test_loading_the_player_loads_no_screen_and_no_sound_library() -> None:
    code = (
        "import sys, lungetimer.audio.worker_player, lungetimer.audio.worker;"
        "print([m for m in ('textual', 'rich', 'click', 'miniaudio', 'simpleaudio')"
        " if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_bell_can_be_forced_and_old_news_is_not_rung() -> None:
    rings: list[int] = []
    rung = threading.Event()

    def ring() -> None:
        rings.append(1)
        rung.set()

    notices: list[str] = []
    player = WorkerPlayer(
        sounds_dir(), forced=BackendName.BELL, ring=ring, on_notice=notices.append
    )
    player.play(cue("left"), late_s=0.6)
    player.play(cue("rest", must=True), late_s=0.6)
    assert rung.wait(10)
    player.close()
    assert (rings, notices, player.describe()) == ([1], [], "the terminal bell")


def test_a_python_that_cannot_be_started_means_the_next_best(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    told = threading.Event()
    notices: list[str] = []

    def note(text: str) -> None:
        notices.append(text)
        told.set()

    player = WorkerPlayer(sounds_dir(), on_notice=note)
    player.wake()
    assert told.wait(10)
    player.close()
    assert len(notices) == 1
    assert notices[0].startswith("Sound: no sound process can be started")
    assert notices[0].endswith("From here on: silence.")


def test_a_little_lateness_is_made_up_for_and_more_moves_the_whole_cue() -> None:
    assert play_line(cue("go"), 0.0) == "play go@0.0000 word_go@0.2000"
    assert play_line(cue("go"), 0.02) == "play go@-0.0200 word_go@0.1800"
    assert play_line(cue("go"), 0.4) == f"play go@{-LEAD_S:.4f} word_go@{0.2 - LEAD_S:.4f}"


def test_what_waited_too_long_together_is_told_one_after_another() -> None:
    assert play_line(cue("rest"), 5.0, behind_s=LEAD_S + 0.8).startswith("play rest@0.8000")
