"""Why a desktop does not help is said in plain words."""

from __future__ import annotations

import sys

import pytest

if sys.platform in {"win32", "darwin"}:
    pytest.skip("there is no D-Bus here", allow_module_level=True)

from jeepney import DBusAddress, DBusErrorResponse, new_error, new_method_call

from lungetimer.presence.bus_words import plain_reason
from lungetimer.presence.desktop import DesktopWay
from lungetimer.presence.ways import MethodUnavailableError


def refusal(name: str) -> DBusErrorResponse:
    call = new_method_call(DBusAddress("/a", "b.c"), "Inhibit")
    call.header.serial = 1
    return DBusErrorResponse(new_error(call, name))


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (TimeoutError(), "it does not answer"),
        (refusal("org.freedesktop.DBus.Error.ServiceUnknown"), "it is not there"),
        (refusal("org.freedesktop.DBus.Error.AccessDenied"), "it refused (AccessDenied)"),
        (FileNotFoundError(2, "No such file or directory"), "No such file or directory"),
        (ValueError("odd"), "ValueError: odd"),
    ],
)
def test_reasons(error: Exception, words: str) -> None:
    assert words in plain_reason(error)


def test_without_a_session_bus_that_is_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DBUS_SESSION_BUS_ADDRESS", "WAKEPY_FAKE_SUCCESS", "WAKEPY_FORCE_FAILURE"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(MethodUnavailableError, match=r"^there is no session bus"):
        DesktopWay().hold()
