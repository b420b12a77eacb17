import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lungetimer.audio.agenda import DueCue
from lungetimer.audio.bell import Bell
from lungetimer.audio.cues import Cue, Part
from lungetimer.audio.ladder import BackendName
from lungetimer.audio.player import CueSchedule, Silence
from lungetimer.audio.protocol import cue_line, parse_cue
from lungetimer.audio.sounds import sounds_dir
from lungetimer.audio.worker_options import SoundOptions
from lungetimer.audio.worker_player import WorkerPlayer


def wait_for(what: Callable[[], bool], seconds: float = 10) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, "it did not happen"
        time.sleep(0.01)


def cue(name: str, *, must: bool = False) -> Cue:
    return Cue(0.0, (Part(name), Part("word_go", 0.2)), must)


def test_the_bell_rings_for_what_one_acts_on_and_longest_for_the_end() -> None:
    rings: list[int] = []
    bell = Bell(lambda: rings.append(1))
    for name, total in (("left", 1), ("hover", 1), ("rest", 2), ("finish", 5)):
        bell.sound(cue(name))
        assert len(rings) == total
    assert bell.describe() == "the terminal bell"


def test_silence_takes_everything() -> None:
    silence = Silence()
    silence.sound(cue("go"))
    assert silence.describe() == "silence"


def test_nothing_is_started_before_it_is_wanted() -> None:
    before = threading.active_count()
    player = WorkerPlayer(SoundOptions(sounds_dir()))
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


def test_the_bell_rings_when_cues_are_due_and_neither_for_old_news_nor_what_is_taken_back() -> None:
    rings: list[float] = []
    notices: list[str] = []
    player = WorkerPlayer(
        SoundOptions(sounds_dir()),
        forced=BackendName.BELL,
        ring=lambda: rings.append(time.monotonic()),
        on_notice=notices.append,
    )
    now = time.monotonic()
    told = [
        (cue("left"), now - 0.6),
        (cue("rest", must=True), now - 0.6),
        (cue("right"), now + 0.4),
        (cue("go", must=True), now + 60),
    ]
    player.schedule(CueSchedule(1, tuple(told)))
    wait_for(lambda: len(rings) == 2)
    assert rings[1] - now == pytest.approx(0.4, abs=0.25)
    player.schedule(CueSchedule(2, renews=True))
    player.set_volume(0)
    player.play(cue("left"))
    player.flush(5)
    player.close()
    assert (len(rings), notices, player.describe()) == (2, [], "the terminal bell")


def test_a_python_that_cannot_be_started_means_the_next_best(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    told = threading.Event()
    notices: list[str] = []

    def note(text: str) -> None:
        notices.append(text)
        told.set()

    player = WorkerPlayer(SoundOptions(sounds_dir()), on_notice=note)
    player.wake()
    assert told.wait(10)
    player.close()
    assert len(notices) == 1
    assert notices[0].startswith("Sound: the sound process cannot be started")
    assert notices[0].endswith("There is no sound.")


def test_a_cue_reads_the_same_on_both_ends_of_the_pipe() -> None:
    told = DueCue(3, 2, 1234.567_89, True, (("go", 0.0), ("word_go", 0.2)))
    line = cue_line(told)
    assert line == "cue 3 2 1234.56789 1 go@0.0000 word_go@0.2000"
    assert parse_cue(line.split()[1:], lambda _: True) == told
    assert parse_cue(line.split()[1:], lambda name: name == "word_go") == DueCue(
        3, 2, 1234.567_89, True, (("word_go", 0.2),)
    )
    assert parse_cue(line.split()[1:], lambda _: False) is None
