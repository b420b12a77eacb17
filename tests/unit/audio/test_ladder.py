import pytest

from lungetimer.audio.ladder import BackendName, Ladder, backend_choice


def test_a_backend_that_dies_gets_two_more_lives_then_the_next_takes_over_with_one_notice() -> None:
    ladder = Ladder(BackendName.MINIAUDIO)
    assert ladder.died()
    assert ladder.died()
    assert ladder.notice() is None
    assert not ladder.died()
    assert ladder.current is BackendName.BELL
    assert ladder.notice() == "Sound: miniaudio stopped 3 times. From here on: the terminal bell."
    assert ladder.notice() is None


def test_doing_without_simpleaudio_is_nothing_to_tell() -> None:
    ladder = Ladder()
    ladder.failed("it is not installed")
    assert ladder.current is BackendName.MINIAUDIO
    assert ladder.notice() is None
    assert ladder.left == [(BackendName.SIMPLEAUDIO, "it is not installed")]


def test_doing_without_what_was_asked_for_is_told() -> None:
    ladder = Ladder(BackendName.SIMPLEAUDIO)
    ladder.failed("it is not installed")
    assert ladder.notice() == "Sound: it is not installed. From here on: miniaudio."


def test_being_left_without_a_device_is_told_once_with_the_last_reason() -> None:
    ladder = Ladder(bell=False)
    ladder.failed("not installed")
    ladder.failed("no device")
    assert ladder.current is BackendName.NONE
    assert ladder.notice() == "Sound: no device. From here on: silence."


def test_each_backend_has_its_own_lives() -> None:
    ladder = Ladder()
    assert [ladder.died() for _ in range(6)] == [True, True, False, True, True, False]
    assert ladder.current is BackendName.BELL


def test_the_setting_names_what_is_allowed() -> None:
    assert backend_choice("auto") is None
    assert backend_choice("bell") is BackendName.BELL
    with pytest.raises(ValueError, match=r"^sound\.backend: 'horn' is not .* auto, simpleaudio"):
        backend_choice("horn")
