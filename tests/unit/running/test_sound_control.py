"""The keys for sound: what they change, say and save."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from tests.support.flows import ScreenStack

from lungetimer.audio.mode import SoundMode
from lungetimer.running.settings_service import SettingsService
from lungetimer.running.sound_control import SoundControl
from lungetimer.settings import Settings
from lungetimer.ui.services.notices import Notices

if TYPE_CHECKING:
    from pathlib import Path


class Sound:
    """Applies the mode that is set, as the real one does."""

    def __init__(self, mode: SoundMode) -> None:
        self.mode = mode

    def apply_settings(self, settings: Settings) -> None:
        self.mode = SoundMode(settings.sound_mode)


class Screen:
    """Has a line for short messages."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def show_message(self, text: str) -> None:
        self.said.append(text)


class Keys:
    """The control with settings in a folder."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.path = folder / "config.toml"
        self.settings = SettingsService(self.path, settings, on_trouble=print)
        sound: Any = Sound(SoundMode(settings.sound_mode))
        self.settings.subscribe(lambda _, after: sound.apply_settings(after))
        self.screen = Screen()
        host: Any = ScreenStack(self.screen)
        self.control = SoundControl(self.settings, sound, Notices(host))

    def written(self) -> dict[str, Any]:
        self.settings.close()
        return tomllib.loads(self.path.read_text())["sound"]  # type: ignore[no-any-return]  # the value is a table


@pytest.mark.parametrize(
    ("before", "louder", "asked", "after"),
    [(80, 1, None, 90), (80, -1, None, 70), (95, 1, None, 100), (5, -1, None, 0),
     (80, 0, 33, 33), (80, 0, 150, 100), (80, 0, -4, 0)],
)  # fmt: skip
def test_the_volume_changes_by_ten_or_to_a_value_and_stays_within_limits(
    tmp_path: Path, before: int, louder: int, asked: int | None, after: int
) -> None:
    keys = Keys(tmp_path, Settings(volume=before))
    keys.control.change(louder, asked)
    assert keys.settings.current.volume == after
    assert keys.screen.said == [f"Volume {after} %"]
    assert keys.written() == {"volume": after}


def test_the_modes_come_round(tmp_path: Path) -> None:
    keys = Keys(tmp_path, Settings())
    first = keys.settings.current.sound_mode
    seen = []
    for _ in SoundMode:
        keys.control.change(0)
        seen.append(keys.settings.current.sound_mode)
    assert seen[-1] == first
    assert sorted(seen) == sorted(mode.value for mode in SoundMode)
    assert keys.screen.said == [f"Sound: {mode}" for mode in seen]
    assert keys.written() == {"mode": first}
