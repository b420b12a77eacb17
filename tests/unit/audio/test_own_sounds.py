"""A folder of one's own sounds: what can be used is, what cannot is told in one line."""

from __future__ import annotations

import wave
from typing import TYPE_CHECKING

import pytest

from lungetimer.audio.own_sounds import UnusableError, describe_troubles, look_at, read_own
from lungetimer.audio.sounds import read_clip, sounds_dir
from lungetimer.audio.worker import reader
from lungetimer.audio.worker_options import SoundOptions

if TYPE_CHECKING:
    from pathlib import Path

LOUD = b"\x00\x40\x00\xc0" * 4410


def write(
    path: Path, data: bytes = LOUD, *, channels: int = 2, width: int = 2, rate: int = 44_100
) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(data)


def test_a_good_file_takes_the_place_of_ours_and_the_others_stay(tmp_path: Path) -> None:
    write(tmp_path / "go.wav")
    write(tmp_path / "nothing_of_ours.wav")
    read = reader(SoundOptions(sounds_dir(), tmp_path))
    assert read("go") == LOUD
    assert read("rest") == read_clip(sounds_dir() / "rest.wav")
    assert read("nothing") is None
    (found,) = look_at(tmp_path, ["go", "rest"], listen=True)
    assert (found.name, found.length_s, found.trouble) == ("go", 0.1, "")
    assert found.level_db == pytest.approx(-6.0, abs=0.1)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("text", "it is not a WAV file with PCM samples"),
        ("empty", "it is not a WAV file with PCM samples"),
        ("8 bit", "it is 8 bit stereo at 44100 Hz"),
        ("mono", "it is 16 bit mono at 44100 Hz"),
        ("slow", "it is 16 bit stereo at 22050 Hz"),
        ("5.1", "it is 16 bit 6 channels at 44100 Hz"),
        ("long", "it is 600 s long"),
        ("nothing in it", "it is empty"),
        ("folder", "it is not a file"),
        ("link to nowhere", "it is not a file"),
    ],
)
def test_what_cannot_be_used_is_told_and_ours_is_played(
    tmp_path: Path, kind: str, words: str
) -> None:
    path = tmp_path / "go.wav"
    match kind:
        case "text":
            path.write_text("no sound at all")
        case "empty":
            path.touch()
        case "8 bit":
            write(path, width=1)
        case "mono":
            write(path, channels=1)
        case "slow":
            write(path, rate=22_050)
        case "5.1":
            write(path, LOUD[:2400], channels=6)
        case "long":
            write(path, bytes(4 * 44_100 * 600))
        case "nothing in it":
            write(path, b"")
        case "folder":
            path.mkdir()
        case _:
            path.symlink_to(tmp_path / "gone")
    (found,) = look_at(tmp_path, ["go"])
    assert found.trouble == f"{words}; it must be 16 bit stereo at 44100 Hz, at most 5 s"
    assert read_own(path) is None
    read = reader(SoundOptions(sounds_dir(), tmp_path))
    assert read("go") == read_clip(sounds_dir() / "go.wav")
    told = describe_troubles([found])
    assert told.startswith(f"Sound: go.wav in sound.folder cannot be used: {words}")
    assert "\n" not in told


def test_many_bad_files_are_one_line(tmp_path: Path) -> None:
    for name in ("go", "left", "rest"):
        (tmp_path / f"{name}.wav").touch()
    told = describe_troubles(look_at(tmp_path, ["go", "left", "rest"]))
    assert told.endswith(" Unusable files: 3; lungetimer doctor lists them.")
    assert describe_troubles([]) == ""


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "gone", tmp_path / "file"):
        with pytest.raises(UnusableError, match="the folder does not exist"):
            look_at(folder, ["go"])
