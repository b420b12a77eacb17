from array import array

from hypothesis import given
from hypothesis import strategies as st

from lungetimer.audio.clips import Scaled, gain_of
from lungetimer.audio.mixer import FRAME_BYTES, KNEE, Mixer, soften

sample = st.integers(-32_768, 32_767)
clip = st.lists(st.tuples(sample, sample), min_size=1, max_size=40).map(
    lambda frames: array("h", [v for frame in frames for v in frame]).tobytes()
)


def take(mixer: Mixer, blocks: list[int]) -> bytes:
    return b"".join(mixer.render(frames) for frames in blocks)


@given(clip, st.integers(0, 30), st.lists(st.integers(1, 25), min_size=1, max_size=20))
def test_a_clip_comes_out_whole_at_its_frame_whatever_the_blocks(
    samples: bytes, at: int, blocks: list[int]
) -> None:
    mixer = Mixer()
    mixer.add(samples, at)
    blocks.append(max(at + len(samples) // FRAME_BYTES - sum(blocks), 0) + 1)
    out = take(mixer, blocks)
    begin = at * FRAME_BYTES
    assert out[begin : begin + len(samples)] == samples
    assert not any(out[:begin])
    assert not any(out[begin + len(samples) :])


@given(clip, clip, st.integers(0, 30), st.lists(st.integers(1, 25), min_size=1, max_size=20))
def test_clips_that_overlap_are_added_and_never_wrap(
    one: bytes, two: bytes, at: int, blocks: list[int]
) -> None:
    mixer = Mixer()
    mixer.add(one, 0)
    mixer.add(two, at)
    out = array("h", take(mixer, [*blocks, 100]))
    first, second = array("h", one), array("h", bytes(at * FRAME_BYTES) + two)
    for i in range(max(len(first), len(second))):
        total = (first[i] if i < len(first) else 0) + (second[i] if i < len(second) else 0)
        both = i < len(first) and at * 2 <= i < len(second)
        assert out[i] == (soften(total) if both else out[i])
        assert abs(out[i] - total) <= max(abs(total) - KNEE, 0)


def test_a_clip_that_comes_late_starts_at_once() -> None:
    mixer = Mixer()
    mixer.render(100)
    mixer.add(b"\1\0\2\0", 10)
    assert mixer.render(2) == b"\1\0\2\0\0\0\0\0"


@given(st.integers(-70_000, 70_000), st.integers(-70_000, 70_000))
def test_softening_keeps_order_sign_and_range(a: int, b: int) -> None:
    low, high = sorted((a, b))
    assert -32_768 <= soften(low) <= soften(high) <= 32_767
    assert soften(-a) == -soften(a)


@given(clip, st.integers(-20, 120))
def test_volume_scales_every_sample_and_never_amplifies(samples: bytes, percent: int) -> None:
    gain = gain_of(percent)
    assert 0 <= gain <= 1
    out = array("h", Scaled({"x": samples}.get, gain).get("x") or b"")
    assert list(out) == [round(v * gain) for v in array("h", samples)]


def test_turning_the_volume_scales_nothing_until_it_is_played() -> None:
    clips = {name: array("h", [1000] * 8).tobytes() for name in "abc"}
    scaled = Scaled(clips.get, 1.0)
    for percent in range(100, 0, -10):
        scaled.set_gain(gain_of(percent))
        assert scaled._ready == {}
    assert scaled.get("nothing") is None
    assert array("h", scaled.get("b") or b"")[0] == round(1000 * gain_of(10))
    assert list(scaled._ready) == ["b"]


def test_a_speaker_is_kept_awake_by_noise_that_nobody_hears() -> None:
    mixer = Mixer(awake=True)
    for frames in (10, 441, 1764, 4096):
        block = array("h", mixer.render(frames))
        assert len(block) == 2 * frames
        assert 0 < max(map(abs, block)) <= 2
    assert not any(Mixer().render(1764))
