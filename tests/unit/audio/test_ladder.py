import pytest

from lungetimer.audio.backends import BACKENDS
from lungetimer.audio.ladder import BackendName, Ladder, backend_choice
from lungetimer.settings import SETTINGS


def test_a_backend_that_dies_three_times_in_a_minute_gives_way_with_one_notice() -> None:
    ladder = Ladder(BackendName.SIMPLEAUDIO)
    assert ladder.crashed(0.0)
    assert ladder.crashed(1.0)
    assert ladder.notice() is None
    assert not ladder.crashed(2.0)
    assert ladder.current is BackendName.MINIAUDIO
    told = ladder.notice()
    assert told == (
        "Sound: the sound process stopped 3 times within a minute. lungetimer uses "
        "miniaudio instead."
    )
    assert ladder.notice() is None


def test_deaths_are_forgiven_after_a_minute() -> None:
    ladder = Ladder(BackendName.MINIAUDIO)
    assert all(ladder.crashed(at) for at in (0.0, 40.0, 61.0, 120.0, 160.0, 300.0))
    assert ladder.notice() is None


def test_the_last_backend_with_a_device_stays_and_is_looked_for_again() -> None:
    last = [*BackendName][-3]  # before the bell
    ladder = Ladder(last)
    assert [ladder.crashed(at) for at in (0.0, 1.0, 2.0)] == [True, True, False]
    assert ladder.current is last
    assert ladder.stand_in is BackendName.BELL
    assert str(ladder.notice()).endswith("lungetimer uses the terminal bell instead.")
    assert ladder.crashed(3.0)  # the next one begins with a clean sheet


def test_a_lost_device_is_told_once_with_what_is_heard_instead() -> None:
    ladder = Ladder(BackendName.MINIAUDIO, bell=False)
    ladder.lost("no sound device was found")
    assert ladder.notice() == "Sound: no sound device was found. There is no sound."
    assert ladder.notice() is None


def test_what_cannot_be_used_here_is_never_tried() -> None:
    missing = {BackendName.SIMPLEAUDIO: "it is not installed"}
    ladder = Ladder(missing=missing)
    assert ladder.current is BackendName.MINIAUDIO
    assert ladder.notice() is None
    asked_for = Ladder(BackendName.SIMPLEAUDIO, missing=missing)
    assert asked_for.notice() == "Sound: it is not installed. lungetimer uses miniaudio instead."


def test_doing_without_simpleaudio_is_nothing_to_tell() -> None:
    ladder = Ladder()
    ladder.failed("it is not installed")
    assert ladder.current is BackendName.MINIAUDIO
    assert ladder.notice() is None
    assert ladder.failures == [(BackendName.SIMPLEAUDIO, "it is not installed")]


def test_doing_without_what_was_asked_for_is_told() -> None:
    ladder = Ladder(BackendName.SIMPLEAUDIO)
    ladder.failed("it is not installed")
    assert ladder.notice() == "Sound: it is not installed. lungetimer uses miniaudio instead."


def test_being_left_without_a_device_is_told_once_with_the_last_reason() -> None:
    ladder = Ladder(bell=False)
    while ladder.current.in_worker:
        ladder.failed("not installed" if len(ladder.failures) == 0 else "no device")
    assert ladder.current is BackendName.NONE
    assert ladder.notice() == "Sound: no device. There is no sound."


def test_every_backend_is_in_the_order_in_the_worker_and_among_the_settings() -> None:
    assert [name.value for name in BackendName if name.in_worker] == list(BACKENDS)
    assert list(BackendName)[-2:] == [BackendName.BELL, BackendName.NONE]
    (setting,) = [s for s in SETTINGS if s.attribute == "sound_backend"]
    assert setting.choices == ("auto", *BackendName)


def test_the_setting_names_what_is_allowed() -> None:
    assert backend_choice("auto") is None
    assert backend_choice("bell") is BackendName.BELL
    with pytest.raises(ValueError, match=r"^sound\.backend must be one of auto, .*, not 'horn'"):
        backend_choice("horn")
