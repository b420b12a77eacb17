"""The two D-Bus interfaces of a media player, MPRIS 2.2, for a session.

https://specifications.freedesktop.org/mpris-spec/2.2/ describes each member, so most members have
no docstrings here. dbus-fast compares the types of incoming calls with the signatures below. It
rejects calls that do not match, with a D-Bus error.
"""
# ruff: noqa: N802, D102  # the names are the specification's, and it describes them

# No deferred annotations here: dbus-fast reads the D-Bus types from them.
import time
from collections.abc import Callable
from typing import Annotated, Any, Final

from dbus_fast import DBusError, ErrorType, PropertyAccess, Variant
from dbus_fast.annotations import (
    DBusBool,
    DBusDict,
    DBusDouble,
    DBusInt64,
    DBusObjectPath,
    DBusSignature,
    DBusStr,
)
from dbus_fast.service import ServiceInterface, dbus_method, dbus_property, dbus_signal

from lungetimer.presence.media_commands import MediaCommands
from lungetimer.presence.now_playing import MICROSECONDS, Shown

OBJECT_PATH: Final = "/org/mpris/MediaPlayer2"
READ: Final = PropertyAccess.READ
Texts = Annotated[list[str], DBusSignature("as")]


class Root(ServiceInterface):
    """D-Bus interface ``org.mpris.MediaPlayer2``: the player's name, and what it cannot do."""

    def __init__(self) -> None:
        super().__init__("org.mpris.MediaPlayer2")

    @dbus_method()
    def Raise(self) -> None:
        """Do nothing: a program in a terminal cannot raise its window (CanRaise is false)."""

    @dbus_method()
    def Quit(self) -> None:
        """Do nothing: the app asks on the screen before it leaves a session (CanQuit is false)."""

    @dbus_property(READ)
    def CanQuit(self) -> DBusBool:
        return False

    @dbus_property(READ)
    def CanRaise(self) -> DBusBool:
        return False

    @dbus_property(READ)
    def HasTrackList(self) -> DBusBool:
        return False

    @dbus_property(READ)
    def Identity(self) -> DBusStr:
        return "lungetimer"

    @dbus_property(READ)
    def SupportedUriSchemes(self) -> Texts:
        return []

    @dbus_property(READ)
    def SupportedMimeTypes(self) -> Texts:
        return []


class Player(ServiceInterface):
    """D-Bus interface ``org.mpris.MediaPlayer2.Player``: shows the session as the current track.

    Args:
        commands: the actions for the buttons.
        latest: returns what is playing, with position and volume.
        clock: returns the time in seconds, on the same clock as `Position.seen_at`.
    """

    def __init__(
        self,
        commands: MediaCommands,
        latest: Callable[[], Shown],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__("org.mpris.MediaPlayer2.Player")
        self._commands = commands
        self._latest = latest
        self._clock = clock
        self._reported = Shown()

    def report_changes(self, *, jumped: bool = False) -> dict[str, Any]:
        """Report on D-Bus the properties that changed since the last call.

        Args:
            jumped: whether the position has jumped, instead of advancing with time.

        Returns:
            The changed properties by name, with the values that were sent.
        """
        before, shown = self._reported, self._latest()
        self._reported = shown
        changed: dict[str, Any] = {}
        if shown.playing.playback is not before.playing.playback:
            changed["PlaybackStatus"] = self.PlaybackStatus
        if _metadata(shown) != _metadata(before):
            changed["Metadata"] = self.Metadata
        if shown.volume != before.volume:
            changed["Volume"] = self.Volume
        if changed:
            self.emit_properties_changed(changed)
        if jumped:
            self.Seeked(self.Position)
        return changed

    # -- buttons ------------------------------------------------------------------------------

    @dbus_method()
    def Next(self) -> None:
        self._commands.next()

    @dbus_method()
    def Previous(self) -> None:
        self._commands.previous()

    @dbus_method()
    def Pause(self) -> None:
        self._commands.pause()

    @dbus_method()
    def PlayPause(self) -> None:
        self._commands.play_pause()

    @dbus_method()
    def Stop(self) -> None:
        self._commands.stop()

    @dbus_method()
    def Play(self) -> None:
        self._commands.play()

    @dbus_method()
    def Seek(self, offset: DBusInt64) -> None:
        """Do nothing: time cannot be skipped (CanSeek is false)."""

    @dbus_method()
    def SetPosition(self, track_id: DBusObjectPath, position: DBusInt64) -> None:
        """Do nothing, like `Seek`."""

    @dbus_method()
    def OpenUri(self, uri: DBusStr) -> None:  # noqa: ARG002  # the signature of the specification
        raise DBusError(ErrorType.NOT_SUPPORTED, "lungetimer plays no files")

    @dbus_signal()
    def Seeked(self, position: int) -> DBusInt64:
        return position

    # -- properties ---------------------------------------------------------------------------

    @dbus_property(READ)
    def PlaybackStatus(self) -> DBusStr:
        return self._latest().playing.playback.value

    @dbus_property(READ)
    def Metadata(self) -> DBusDict:
        return {
            key: Variant(kind, value) for key, (kind, value) in _metadata(self._latest()).items()
        }

    @dbus_property(READ)
    def Position(self) -> DBusInt64:
        shown = self._latest()
        return shown.position.microseconds(self._clock(), shown.playing.length_s)

    @dbus_property()
    def Rate(self) -> DBusDouble:
        return self._latest().speed

    @Rate.setter
    def set_rate(self, value: DBusDouble) -> None:
        if value == 0.0:  # means pause in the specification; any other rate is ignored
            self._commands.pause()

    @dbus_property(READ)
    def MinimumRate(self) -> DBusDouble:
        return self._latest().speed

    @dbus_property(READ)
    def MaximumRate(self) -> DBusDouble:
        return self._latest().speed

    @dbus_property()
    def Volume(self) -> DBusDouble:
        return self._latest().volume / 100

    @Volume.setter
    def set_volume(self, value: DBusDouble) -> None:
        if value == value:  # noqa: PLR0124  # False only for NaN
            self._commands.set_volume(round(100 * min(1.0, max(0.0, value))))

    @dbus_property(READ)
    def CanGoNext(self) -> DBusBool:
        return True

    @dbus_property(READ)
    def CanGoPrevious(self) -> DBusBool:
        return True

    @dbus_property(READ)
    def CanPlay(self) -> DBusBool:
        return True

    @dbus_property(READ)
    def CanPause(self) -> DBusBool:
        return True

    @dbus_property(READ)
    def CanSeek(self) -> DBusBool:
        return False

    @dbus_property(READ)
    def CanControl(self) -> DBusBool:
        return True


def _metadata(shown: Shown) -> dict[str, tuple[str, Any]]:
    """Return the track's metadata as MPRIS defines it: the D-Bus type and value of each field."""
    playing = shown.playing
    found: dict[str, tuple[str, Any]] = {
        "mpris:trackid": ("o", f"/org/lungetimer/phase/{playing.track}"),
        "xesam:title": ("s", playing.title),
        "xesam:artist": ("as", [playing.artist] if playing.artist else []),
        "xesam:album": ("s", "lungetimer"),
    }
    if playing.length_s is not None:
        found["mpris:length"] = ("x", int(playing.length_s * MICROSECONDS))
    return found
