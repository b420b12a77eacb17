"""Keep a machine without a desktop from sleeping, with an inhibitor lock of systemd-logind."""

from __future__ import annotations

import os
from typing import Final

from lungetimer.presence.bus_words import PROGRAM, REASON, plain_reason
from lungetimer.presence.ways import MethodUnavailableError, Part

ANSWER_S: Final = 2.0


class SleepLock:
    """Holds logind's ``idle`` inhibitor lock until `release` is called or this process ends."""

    keeps = frozenset({Part.MACHINE})

    def __init__(self) -> None:
        self.name = "logind (idle lock)"
        self._lock: int | None = None

    def hold(self) -> None:
        """Take logind's ``idle`` inhibitor lock, which keeps the machine from sleeping.

        Raises:
            MethodUnavailableError: logind is not running, or it refuses.
        """
        from jeepney import DBusAddress, new_method_call  # noqa: PLC0415  # not before the first frame
        from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415  # not before the first frame
        from jeepney.wrappers import unwrap_msg  # noqa: PLC0415  # not before the first frame

        manager = DBusAddress(
            "/org/freedesktop/login1", "org.freedesktop.login1", "org.freedesktop.login1.Manager"
        )
        call = new_method_call(manager, "Inhibit", "ssss", ("idle", PROGRAM, REASON, "block"))
        try:
            with open_dbus_connection(bus="SYSTEM", enable_fds=True) as bus:
                (file,) = unwrap_msg(bus.send_and_get_reply(call, timeout=ANSWER_S))
                lock: int = file.to_raw_fd()
        except Exception as error:
            raise MethodUnavailableError(plain_reason(error)) from error
        os.set_inheritable(lock, False)  # noqa: FBT003  # child processes must not keep the lock
        self._lock = lock

    def release(self) -> None:
        """Release logind's ``idle`` inhibitor lock, if it is held."""
        lock, self._lock = self._lock, None
        if lock is not None:
            os.close(lock)
