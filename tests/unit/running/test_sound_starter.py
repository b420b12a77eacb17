from __future__ import annotations

import wave
from typing import TYPE_CHECKING

from lungetimer.audio import sounds
from lungetimer.audio.sounds import SoundsMissingError, read_lengths, sounds_dir
from lungetimer.running.sound_starter import SoundStarter
from lungetimer.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def starter_in(folder: Path, notices: list[str]) -> SoundStarter:
    return SoundStarter(folder / "lungetimer.log", ring=lambda: None, on_notice=notices.append)


def test_own_sounds_take_the_place_of_ours(tmp_path: Path) -> None:
    notices: list[str] = []
    own = tmp_path / "tones"
    own.mkdir()
    with wave.open(str(own / "left.wav"), "wb") as file:
        file.setparams((2, 2, 44_100, 0, "NONE", ""))
        file.writeframes(bytes(4 * 44_100))
    started = starter_in(tmp_path, notices).start(Settings(sound_folder=str(own)))
    ours = read_lengths(sounds_dir())
    assert started is not None
    assert started.lengths == ours | {"left": 1.0}
    assert notices == []
    assert started.player.worker_pid is None  # nothing is started yet


def test_a_wrong_folder_is_reported_once_and_ours_are_played(tmp_path: Path) -> None:
    notices: list[str] = []
    settings = Settings(sound_folder=str(tmp_path / "nowhere"))
    for _ in range(2):
        started = starter_in(tmp_path, notices).start(settings)
        assert started is not None
        assert started.lengths == read_lengths(sounds_dir())
    (line,) = notices
    assert "sound.folder" in line
    assert str(tmp_path / "nowhere") in line
    starter_in(tmp_path, notices).mark_unseen([line])
    starter_in(tmp_path, notices).start(settings)
    assert notices == [line, line]


def test_without_sound_files_there_is_no_player(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> Path:
        raise SoundsMissingError("no sound files in /x")

    monkeypatch.setattr(sounds, "sounds_dir", missing)
    notices: list[str] = []
    assert starter_in(tmp_path, notices).start(Settings()) is None
    assert notices == ["No sound: no sound files in /x"]
