"""The keys for sound: the next mode, louder, quieter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lungetimer.running.settings_service import SettingsService
    from lungetimer.running.sound_listener import SoundListener
    from lungetimer.ui.services.notices import Notices


class SoundControl:
    """Changes the sound settings at once and says what applies now.

    Args:
        settings: holds mode and volume.
        sound: makes the sound, and knows the mode that applies.
        notices: says the new mode or volume.
    """

    def __init__(self, settings: SettingsService, sound: SoundListener, notices: Notices) -> None:
        self._settings = settings
        self._sound = sound
        self._notices = notices

    def change(self, louder: int) -> None:
        """Make it louder (1) or quieter (-1), or choose the next mode (0)."""
        if louder:
            self._turn(louder)
        else:
            self._choose_next_mode()

    def _choose_next_mode(self) -> None:
        mode = self._sound.mode.next.value
        settings = replace(self._settings.current, sound_mode=mode)
        self._settings.change(settings, {"sound": {"mode": mode}})
        self._notices.say(f"Sound: {mode}")

    def _turn(self, louder: int) -> None:
        volume = min(100, max(0, self._settings.current.volume + 10 * louder))
        settings = replace(self._settings.current, volume=volume)
        self._settings.change(settings, {"sound": {"volume": volume}})
        self._notices.say(f"Volume {volume} %")
