"""A desktop of the tests' own: two buses, a logind, an X server and xscreensaver's D-Bus part."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import unwrap_msg
from tests.system.sound_server import need

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SAVER = "/usr/libexec/xscreensaver/xscreensaver-systemd"
DEBIANS_PYTHON = "/usr/bin/python3"
HANGING_LOG = "hanging.log"
NOTIFICATIONS_LOG = "notifications.log"
TIMEOUT_S = 40.0
# A service that is there and never answers: it takes the names that a desktop has.
HANGING = """
import asyncio, sys
from dbus_fast.aio import MessageBus

async def main():
    bus = await MessageBus(bus_address=sys.argv[1]).connect()
    def take(message):
        if message.member == "Inhibit":
            print(message.member, flush=True)
        return message.message_type.name == "METHOD_CALL"
    bus.add_message_handler(take)
    for name in sys.argv[2:]:
        await bus.request_name(name)
    print("ready", flush=True)
    await asyncio.get_running_loop().create_future()

asyncio.run(main())
"""


def _need_dbusmock() -> None:
    """As `need`, for a package of Debian's Python."""
    need(DEBIANS_PYTHON)
    if subprocess.run([DEBIANS_PYTHON, "-c", "import dbusmock"], check=False).returncode:
        need("python3-dbusmock")


def until(what: Callable[[], Any], patience: float = TIMEOUT_S) -> Any:
    """Wait until it is true, and give what it gave."""
    end = time.monotonic() + patience
    while not (found := what()):
        assert time.monotonic() < end, f"in {patience} s it did not come to: {what}"
        time.sleep(0.02)
    return found


class DesktopSession:
    """Starts its parts one by one; ``env`` leads a program to those that run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.env: dict[str, str] = {}
        self.log = folder / "saver.log"
        self._processes: list[subprocess.Popen[bytes]] = []

    def start(
        self, *command: str, output: Path | None = None, **more: Any
    ) -> subprocess.Popen[bytes]:
        """Start a program that runs until the end."""
        out = (output or Path(os.devnull)).open("wb")
        with out:
            process = subprocess.Popen(
                command, env=os.environ | {"HOME": str(self.folder)} | self.env,
                stdin=subprocess.DEVNULL, stdout=out, stderr=out, **more,
            )  # fmt: skip
        self._processes.append(process)
        return process

    def start_bus(self, kind: str) -> str:
        """A bus, ``SESSION`` or ``SYSTEM``; gives its address."""
        need("dbus-daemon")
        address = f"unix:path={self.folder}/{kind.lower()}-bus"
        self.start("dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={address}")
        until(lambda: Path(address.removeprefix("unix:path=")).exists())
        self.env[f"DBUS_{kind}_BUS_ADDRESS"] = address
        return address

    def start_logind(self) -> None:
        """A logind on the system bus: Debian's python3-dbusmock, run by Debian's Python."""
        _need_dbusmock()
        command = (DEBIANS_PYTHON, "-m", "dbusmock", "--system", "--template", "logind")
        self.start(*command, output=self.folder / "logind.log")
        until(lambda: self.inhibitors() is not None)

    def start_x(self) -> None:
        """An X server without a desktop."""
        need("Xvfb")
        told, tell = os.pipe()
        with os.fdopen(told) as answer:
            self.start(
                "Xvfb", "-displayfd", str(tell), "-screen", "0", "640x480x24", "-nolisten", "tcp",
                "-noreset", pass_fds=(tell,),
            )  # fmt: skip
            os.close(tell)
            self.env["DISPLAY"] = f":{answer.readline().strip()}"

    def start_saver(self) -> None:
        """xscreensaver's part that owns org.freedesktop.ScreenSaver."""
        need(SAVER)
        self.start(SAVER, "-verbose", output=self.log)
        until(lambda: 'registered as "org.freedesktop.ScreenSaver"' in self.log.read_text())

    def start_notifications(self) -> None:
        """What shows notifications: Debian's python3-dbusmock, which logs each call."""
        _need_dbusmock()
        command = (DEBIANS_PYTHON, "-um", "dbusmock", "--template", "notification_daemon")
        out = self.folder / NOTIFICATIONS_LOG
        self.start(*command, output=out)
        until(self._asked_for_capabilities)

    def notifications(self) -> list[str]:
        """The calls of `Notify` and `CloseNotification`, in order, without their times."""
        lines = (self.folder / NOTIFICATIONS_LOG).read_text().splitlines()
        calls = [line.partition(" ")[2] for line in lines]
        return [call for call in calls if call.startswith(("Notify ", "CloseNotification "))]

    def _asked_for_capabilities(self) -> bool:
        """Whether the service answers by now."""
        service = DBusAddress(
            "/org/freedesktop/Notifications", "org.freedesktop.Notifications",
            "org.freedesktop.Notifications",
        )  # fmt: skip
        with (
            contextlib.suppress(Exception),
            open_dbus_connection(self.env["DBUS_SESSION_BUS_ADDRESS"]) as bus,
        ):
            reply = bus.send_and_get_reply(new_method_call(service, "GetCapabilities"), timeout=5)
            return bool(unwrap_msg(reply))
        return False

    def start_hanging_service(self, *names: str) -> None:
        """A service of these names that takes every call and never answers."""
        out = self.folder / HANGING_LOG
        address = self.env["DBUS_SESSION_BUS_ADDRESS"]
        self.start(sys.executable, "-c", HANGING, address, *names, output=out)
        until(lambda: "ready" in out.read_text())

    def calls_that_hang(self) -> list[str]:
        """The calls to stay awake that the hanging service has taken."""
        return (self.folder / HANGING_LOG).read_text().split()[1:]

    @property
    def last(self) -> subprocess.Popen[bytes]:
        """The program that was started last."""
        return self._processes[-1]

    def changes(self) -> list[str]:
        """What happened to our requests, in order: ``inhibited``, ``uninhibited`` or ``has died``.

        The last is said when a program goes without a word, and lets go as well.
        """
        ours = r'(?:(inhibited|uninhibited) by|for inhibiting app) "lungetimer" (?:\(|(has died))'
        return [asked or died for asked, died in re.findall(ours, self.log.read_text())]

    def inhibitors(self) -> list[tuple[str, ...]] | None:
        """The locks that logind holds; None while it does not answer."""
        manager = DBusAddress(
            "/org/freedesktop/login1", "org.freedesktop.login1", "org.freedesktop.login1.Manager"
        )
        with (
            contextlib.suppress(Exception),
            open_dbus_connection(self.env["DBUS_SYSTEM_BUS_ADDRESS"]) as bus,
        ):
            reply = bus.send_and_get_reply(new_method_call(manager, "ListInhibitors"), timeout=5)
            return [tuple(map(str, lock)) for lock in unwrap_msg(reply)[0]]
        return None

    def stop(self) -> None:
        for process in reversed(self._processes):
            process.kill()
            process.wait(10)


def desktop_session(folder: Path) -> Iterator[DesktopSession]:
    """A desktop without parts, for as long as a test needs it."""
    desktop = DesktopSession(folder)
    try:
        yield desktop
    finally:
        desktop.stop()
