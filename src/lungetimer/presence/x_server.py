"""Keep the screen on where an X server runs without a desktop: suspend its screen saver."""

from __future__ import annotations

from typing import Any

from lungetimer.presence.ways import MethodUnavailableError, Part


class XServerWay:
    """Suspends the X server's screen saver and power saving while a connection is open.

    The server ends the suspension by itself as soon as the connection ends, for whatever reason.
    """

    keeps = frozenset({Part.SCREEN})

    def __init__(self) -> None:
        self.name = "X server (screen saver suspended)"
        self._connection: Any = None  # xcffib has no types

    def hold(self) -> None:
        """Connect to ``DISPLAY`` and suspend the screen saver.

        Raises:
            MethodUnavailableError: xcffib or its C library is missing, or the server refuses.
        """
        try:
            import xcffib  # noqa: PLC0415  # an extra, and slow
            from xcffib import screensaver  # noqa: PLC0415  # an extra, and slow
        except ImportError as error:
            why_not = "install the extra x11: pip install 'lungetimer[x11]'"
            raise MethodUnavailableError(why_not) from error
        except OSError as error:
            raise MethodUnavailableError("the C library libxcb is missing") from error
        try:
            connection = xcffib.connect()
        except xcffib.ConnectionException as error:
            raise MethodUnavailableError("it cannot be reached") from error
        try:
            saver = connection(screensaver.key)
            version = saver.QueryVersion(1, 1).reply()
            can = (version.server_major_version, version.server_minor_version) >= (1, 1)
            if can:
                saver.Suspend(suspend=True, is_checked=True).check()
        except Exception as error:  # of any class: the server does not have the extension
            connection.disconnect()
            raise MethodUnavailableError("it has no extension MIT-SCREEN-SAVER") from error
        if not can:
            connection.disconnect()
            raise MethodUnavailableError("its extension MIT-SCREEN-SAVER is older than version 1.1")
        self._connection = connection

    def release(self) -> None:
        """Close the connection; the X server's screen saver then works again."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.disconnect()
