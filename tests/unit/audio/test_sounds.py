"""The sounds as they are committed: valid, short, equally loud, not clipped; and made again."""

from __future__ import annotations

import math
import subprocess
import sys
import wave
from array import array
from functools import cache
from operator import mul
from pathlib import Path

import pytest

from lungetimer.audio.sounds import TONES, read_clips, read_lengths, sounds_dir
from lungetimer.audio.spoken_words import focus_sound
from lungetimer.coaching.drills import NOTES
from lungetimer.coaching.focus import FOR_FELT, IN_TURN

RATE = 44_100
ROOT = Path(__file__).resolve().parents[3]
LENGTHS = read_lengths(sounds_dir())
CLIPS = read_clips(sounds_dir())
NAMES = sorted(CLIPS)
DRILLS = {note.key.removesuffix("_left").removesuffix("_right") for note in NOTES.values()}
SAID = [
    *("get_ready", "go", "rest", "ten_seconds", "halfway", "last_set", "last_rep", "cool_down"),
    *("paused", "go_on", "well_done", "left", "right", "switch_legs", "each_leg", "set_done"),
    *("when_you_are_ready", "seconds", "minute", "minutes"),
]
FOCI = {focus_sound(focus.spoken) for focus in (*IN_TURN, *FOR_FELT.values())}


def sides(name: str) -> tuple[array[int], array[int]]:
    samples = array("h", CLIPS[name])
    return samples[0::2], samples[1::2]


def test_every_promised_sound_is_there_and_no_other() -> None:
    words = [*SAID, *DRILLS, *map(str, range(1, 21)), "30", "40", "50"]
    assert sorted([*TONES, *FOCI, *(f"word_{word}" for word in words)]) == NAMES
    assert set(LENGTHS) == set(CLIPS)


def test_every_focus_of_the_coach_can_be_spoken_and_no_two_share_a_sound_by_chance() -> None:
    spoken = {focus.spoken for focus in (*IN_TURN, *FOR_FELT.values())}
    assert len(FOCI) == len(spoken)
    assert set(LENGTHS) >= FOCI


def test_every_tone_and_focus_is_told_in_the_document() -> None:
    text = (ROOT / "docs" / "sound.md").read_text(encoding="utf-8")
    assert all(f"`{tone}`" in text for tone in TONES)
    (row,) = (line for line in text.splitlines() if "`spoken_focus` is on (" in line)
    told = set(row.rsplit(": ", 1)[1].removesuffix(" |").split(", "))
    assert told == {focus.spoken for focus in (*IN_TURN, *FOR_FELT.values())}


def test_all_sounds_together_stay_small() -> None:
    assert sum(p.stat().st_size for p in sounds_dir().iterdir()) <= 4_500_000


def peak(side: array[int]) -> float:
    """The greatest of all samples, as a share of what they can be."""
    return max(*side, -min(side)) / 32_768


@pytest.mark.parametrize("name", NAMES)
def test_a_sound_is_valid_short_soft_at_both_ends_and_not_clipped(name: str) -> None:
    with wave.open(str(sounds_dir() / f"{name}.wav")) as file:
        channels, *rest = file.getparams()[:3]
        assert rest == [2, 44_100]
    left, right = sides(name)
    assert channels == (1 if left == right else 2)
    assert 0.1 <= LENGTHS[name] <= (2.0 if name == "finish" else 1.15)
    for side in sides(name):
        assert peak(side) <= 10 ** (-2.99 / 20)
        assert abs(side[0]) <= 0.01 * 32_768
        assert abs(side[-1]) <= 0.01 * 32_768
    least_db = -17 if name in {"half_minute", "waiting"} else -8.5  # these two are soft on purpose
    assert max(map(peak, sides(name))) >= 10 ** (least_db / 20)


def test_the_end_is_the_longest() -> None:
    assert max(LENGTHS, key=LENGTHS.__getitem__) == "finish"


@pytest.mark.parametrize("word", [*map(str, range(1, 21)), "left", "right", "go"])
def test_the_word_of_a_rep_ends_within_the_first_second(word: str) -> None:
    assert 0.6 * LENGTHS["left"] + LENGTHS[f"word_{word}"] <= 0.95


def power(name: str) -> tuple[float, float]:
    left, right = sides(name)
    return float(sum(v * v for v in left)), float(sum(v * v for v in right))


def test_left_comes_from_the_left_and_right_from_the_right() -> None:
    for name in ("left", "word_left"):
        left, right = power(name)
        assert left > 3 * right
    for name in ("right", "word_right"):
        left, right = power(name)
        assert right > 3 * left


@cache
def waves(freq: int) -> tuple[list[float], list[float]]:
    """A quarter second of a frequency, at every fourth sample: its cosine and its sine."""
    step = 2 * math.pi * freq * 4 / RATE
    angles = [step * i for i in range(RATE // 16 + 1)]
    return [*map(math.cos, angles)], [*map(math.sin, angles)]


def pitch(name: str) -> float:
    """The strongest frequency of the first quarter second, in Hz, to the nearest 20."""
    left, right = sides(name)
    mono = [a + b for a, b in zip(left, right, strict=True)][: RATE // 4 : 4]

    def strength(freq: int) -> float:
        real, imaginary = (float(sum(map(mul, mono, wave))) for wave in waves(freq))
        return real * real + imaginary * imaginary

    return float(max(range(100, 4_000, 20), key=strength))


def test_left_is_lower_than_right_and_both_fit_a_laptop_speaker() -> None:
    left, right = pitch("left"), pitch("right")
    assert 600 <= left < right
    assert right / left > 1.3


def test_every_tone_has_its_strongest_part_where_a_laptop_speaker_plays() -> None:
    for name in TONES:
        assert pitch(name) >= 600, name


def test_the_sounds_are_equally_loud() -> None:
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        from sound_dsp import loudness  # type: ignore[import-not-found]  # noqa: PLC0415
        from sound_tones import SOFTER  # type: ignore[import-not-found]  # noqa: PLC0415
    finally:
        sys.path.remove(str(ROOT / "tools"))
    for name in [*TONES, "word_left", "word_7", "word_well_done", "word_hip_circles", *FOCI]:
        left, right = sides(name)
        found = loudness(([v / 32_767 for v in left], [v / 32_767 for v in right]))
        assert found == pytest.approx(-13 - SOFTER.get(name, 0.0), abs=0.3), name


def test_without_the_engine_the_tones_are_made_again_byte_for_byte_and_the_words_left_alone(
    tmp_path: Path,
) -> None:
    told = run_script("--out", str(tmp_path), path=str(tmp_path))
    assert told == "no espeak-ng is here; the words were made with 1.51 and stay as they are.\n"
    assert sorted(p.stem for p in tmp_path.iterdir()) == sorted(TONES)
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (sounds_dir() / path.name).read_bytes(), path.name


def test_words_that_are_asked_for_are_left_out_where_only_tones_are_to_be_made(
    tmp_path: Path,
) -> None:
    assert run_script("--tones-only", "--out", str(tmp_path), "go", "word_left") == ""
    assert [p.name for p in tmp_path.iterdir()] == ["go.wav"]


def test_one_sound_alone_can_be_made_and_an_unknown_one_is_named(tmp_path: Path) -> None:
    run_script("--out", str(tmp_path), "go")
    assert [p.name for p in tmp_path.iterdir()] == ["go.wav"]
    assert (tmp_path / "go.wav").read_bytes() == (sounds_dir() / "go.wav").read_bytes()
    with pytest.raises(subprocess.CalledProcessError) as error:
        run_script("--out", str(tmp_path), "word_yoga")
    assert error.value.stderr.splitlines()[-1].endswith(
        "'word_yoga': no sound of that name; see WORDS and TONES in tools/"
    )


def run_script(*options: str, path: str | None = None) -> str:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "make_sounds.py"), *options],
        env=None if path is None else {"PATH": path},
        capture_output=True,
        check=True,
        text=True,
    )
    return done.stdout
