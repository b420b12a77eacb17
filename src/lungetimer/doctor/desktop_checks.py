"""The checks of the desktop: keeping the screen on, media keys and notifications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.doctor.check import Check
from lungetimer.presence import ways

if TYPE_CHECKING:
    from lungetimer.presence.desktop_probe import AwakeReport
    from lungetimer.presence.notifier import NoticeReport


def check_awake(found: AwakeReport | None) -> list[Check]:
    """Return results that say what keeps the screen on in a session, or what would help.

    Args:
        found: which ways of keeping the screen on work here; None if the settings turn this off.
    """
    if found is None:
        off = "off, because screen.keep_awake is false"
        return [Check("screen on", ok=True, detail=off, aside=True)]
    screen, machine = found.method_for(ways.Part.SCREEN), found.method_for(ways.Part.MACHINE)
    detail = screen or "not available: nothing here can keep the screen on"
    if machine != screen:
        detail += f"; the computer is kept awake by {machine}" if machine else ""
    hint = found.helps if found.elsewhere or screen is None else ""
    checks = [Check("screen on", ok=True, detail=detail, hint=hint, aside=screen is None)]
    return checks + [
        Check(a.way.partition(" (")[0], ok=True, detail=f"not available: {a.why_not}", aside=True)
        for a in found.attempts
        if a.why_not
    ]


def check_media_keys(why_not: str, *, wanted: bool) -> Check:
    """Return the result that says whether media keys, a headset or a phone control a session.

    Args:
        why_not: why media keys do not work on this computer; empty if they work.
        wanted: whether the settings turn media keys on.
    """
    if not wanted:
        off = "off, because remote.media_player is false"
        return Check("media keys", ok=True, detail=off, aside=True)
    detail = (
        f"not available: {why_not}"
        if why_not
        else "lungetimer appears as a media player while you train"
    )
    return Check("media keys", ok=True, detail=detail, aside=bool(why_not))


def check_notices(found: NoticeReport | None) -> Check:
    """Return the result that says how notifications are shown on this computer.

    Args:
        found: what can show notifications here; None if notifications are off in the settings.
    """
    if found is None:
        off = "off; to turn them on, set hooks.notify = true"
        return Check("notifications", ok=True, detail=off, aside=True)
    if found.way is None:
        hint = "docs/desktop.md lists the terminals that can show notifications"
        return Check("notifications", ok=False, detail=f"not available: {found.why_not}", hint=hint)
    why = f" (not by the desktop: {found.why_not})" if found.why_not else ""
    return Check("notifications", ok=True, detail=f"shown by {found.way}{why}")
