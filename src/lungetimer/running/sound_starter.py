"""Create the sound player, and report problems with sound files and devices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.frozen import frozen
from lungetimer.running.told_once import ToldOnce

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

    from lungetimer.audio.worker_player import WorkerPlayer
    from lungetimer.settings import Settings

OURS_INSTEAD: Final = "The built-in sounds are played instead."


@frozen
class StartedSound:
    """A new player, with the sounds that it can play.

    Attributes:
        player: the player; it has not opened a device yet.
        lengths: the length of every available sound in seconds, by name.
    """

    player: WorkerPlayer
    lengths: Mapping[str, float]


class SoundStarter:
    """Creates sound players; reports each problem once, and not again at every start.

    Args:
        log: the file for what sound libraries print. A file beside it stores which problems were
            reported, so that no start repeats them.
        ring: writes one BEL to the terminal; called from another thread.
        on_notice: receives one line when there is a problem; called from another thread.

    Attributes:
        troubles: reports problems with the sound device.
    """

    def __init__(
        self, log: Path, *, ring: Callable[[], None], on_notice: Callable[[str], None]
    ) -> None:
        self._log, self._ring = log, ring
        self.troubles = ToldOnce(log.with_name("sound-trouble"), on_notice)
        self._own_troubles = ToldOnce(log.with_name("own-sounds-trouble"), on_notice)

    def start(self, settings: Settings) -> StartedSound | None:
        """Return a new player; None if the sound files are missing.

        This reads files, so call it in a thread.
        """
        from lungetimer.audio.ladder import backend_choice  # noqa: PLC0415  # not before the first frame
        from lungetimer.audio.sounds import (  # noqa: PLC0415  # not before the first frame
            SoundsMissingError,
            read_lengths,
            sounds_dir,
        )
        from lungetimer.audio.worker_player import WorkerPlayer  # noqa: PLC0415  # not before the first frame
        from lungetimer.running.sound_options import sound_options  # noqa: PLC0415  # not before the first frame

        try:
            folder = sounds_dir()
        except SoundsMissingError as error:
            self.troubles.tell(f"No sound: {error}")
            return None
        options = sound_options(settings, folder)
        lengths = read_lengths(folder)
        own = self._own_lengths(options.own, lengths) if options.own else {}
        player = WorkerPlayer(
            options,
            forced=backend_choice(settings.sound_backend),
            ring=self._ring,
            log=self._log,
            on_notice=self.troubles.tell,
            on_heard=self.troubles.forget,
        )
        return StartedSound(player, lengths | own)

    def mark_unseen(self, lines: Collection[str]) -> None:
        """Remember that the user has not seen these notices, so that they are shown again."""
        for troubles in (self.troubles, self._own_troubles):
            troubles.mark_unseen(lines)

    def _own_lengths(self, folder: Path, names: Collection[str]) -> dict[str, float]:
        """Return the lengths of the user's own sounds in seconds, by name.

        Sounds that cannot be used are reported and left out.
        """
        from lungetimer.audio.own_sounds import UnusableError, describe_troubles, look_at  # noqa: PLC0415  # not before the first frame

        try:
            found = look_at(folder, names)
        except UnusableError as error:
            self._own_troubles.tell(f"Sound: sound.folder is {folder}, but {error}. {OURS_INSTEAD}")
            return {}
        line = describe_troubles(found)
        if line:
            self._own_troubles.tell(line)
        else:
            self._own_troubles.forget()
        return {sound.name: sound.length_s for sound in found if not sound.trouble}
