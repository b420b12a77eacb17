import pytest

from lungetimer.audio.backends import BACKENDS
from lungetimer.audio.ladder import BackendName, Ladder, backend_choice
from lungetimer.settings import SETTINGS


def test_a_backend_that_dies_gets_two_more_lives_then_the_next_takes_over_with_one_notice() -> None:
    ladder = Ladder([*BackendName][-3])  # the last one before the bell
    name = ladder.current.value
    assert ladder.died()
    assert ladder.died()
    assert ladder.notice() is None
    assert not ladder.died()
    assert ladder.current is BackendName.BELL
    assert ladder.notice() == f"Sound: {name} stopped 3 times. From here on: the terminal bell."
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
    while ladder.current.in_worker:
        ladder.failed("not installed" if len(ladder.left) == 0 else "no device")
    assert ladder.current is BackendName.NONE
    assert ladder.notice() == "Sound: no device. From here on: silence."


def test_each_backend_has_its_own_lives() -> None:
    ladder = Ladder()
    devices = sum(name.in_worker for name in BackendName)
    assert [ladder.died() for _ in range(3 * devices)] == [True, True, False] * devices
    assert ladder.current is BackendName.BELL


def test_every_backend_is_in_the_order_in_the_worker_and_among_the_settings() -> None:
    assert [name.value for name in BackendName if name.in_worker] == list(BACKENDS)
    assert list(BackendName)[-2:] == [BackendName.BELL, BackendName.NONE]
    (setting,) = [s for s in SETTINGS if s.attribute == "sound_backend"]
    assert setting.choices == ("auto", *BackendName)


def test_the_setting_names_what_is_allowed() -> None:
    assert backend_choice("auto") is None
    assert backend_choice("bell") is BackendName.BELL
    with pytest.raises(ValueError, match=r"^sound\.backend: 'horn' is not .* auto, simpleaudio"):
        backend_choice("horn")
