"""The actions of the sound keys: next mode, louder, quieter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from lungetimer.frozen import replace

if TYPE_CHECKING:
    from lungetimer.running.settings_service import SettingsService
    from lungetimer.running.sound_listener import SoundListener


class MessageSink(Protocol):
    """Shows short messages."""

    def say(self, words: str) -> None:
        """Show a message."""


class SoundControl:
    """Changes the sound mode or the volume at once, and shows the new value.

    Args:
        settings: the settings service, which stores sound mode and volume.
        sound: the sound listener, which knows the current sound mode.
        notices: shows the new sound mode or volume.
    """

    def __init__(
        self, settings: SettingsService, sound: SoundListener, notices: MessageSink
    ) -> None:
        self._settings = settings
        self._sound = sound
        self._notices = notices

    def change(self, louder: int, volume: int | None = None) -> None:
        """Change the volume, or switch to the next sound mode.

        Args:
            louder: 1 to raise the volume by 10 percentage points, -1 to lower it, 0 for neither.
            volume: the new volume in percent, limited to the range from 0 to 100; None to switch to
                the next sound mode. It is used only if ``louder`` is 0.
        """
        if louder:
            volume = self._settings.current.volume + 10 * louder
        if volume is not None:
            self._set_volume(volume)
        else:
            self._choose_next_mode()

    def _choose_next_mode(self) -> None:
        mode = self._sound.mode.next.value
        settings = replace(self._settings.current, sound_mode=mode)
        self._settings.change(settings, {"sound": {"mode": mode}})
        self._notices.say(f"Sound: {mode}")

    def _set_volume(self, percent: int) -> None:
        volume = min(100, max(0, percent))
        settings = replace(self._settings.current, volume=volume)
        self._settings.change(settings, {"sound": {"volume": volume}})
        self._notices.say(f"Volume {volume} %")
