"""The checks of the sound: the backends, and the user's own sound files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.audio.ladder import BackendName
from lungetimer.audio.own_sounds import QUIET_DB
from lungetimer.doctor.check import Check

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lungetimer.audio.backend_probe import Probe
    from lungetimer.audio.own_sounds import OwnSound

OUR_LEVEL_DB: Final = -15


def check_sound(probes: Sequence[Probe], forced: BackendName | None = None) -> list[Check]:
    """Return results that say which backend plays the sounds, and why no better one does.

    Args:
        probes: whether each backend works, in order from the best to the worst.
        forced: the backend chosen in the settings; None if lungetimer chooses.
    """
    order = list(BackendName)
    wanted = [p for p in probes if forced is None or order.index(p.backend) >= order.index(forced)]
    chosen = next((p for p in wanted if p.works), None)
    backend = chosen.backend if chosen else BackendName.NONE
    through = chosen.detail if chosen and backend.in_worker else backend.display_name
    as_asked = backend is forced or (forced is None and backend.in_worker)
    hint = "" if as_asked else "the reasons are below; the screen still flashes when a phase begins"
    found = [Check("sound", as_asked, through, hint)]
    for p in probes:
        if p is chosen:
            break
        why = (
            f"not available: {p.detail}"
            if p in wanted
            else f"not tried, because sound.backend is {forced}"
        )
        found.append(Check(p.backend.value, ok=True, detail=why, aside=True))
    return found


def check_own_sounds(folder: str, found: Sequence[OwnSound] | str) -> list[Check]:
    """Return a result for each of the user's own sound files.

    Args:
        folder: the folder of these files, as in the settings.
        found: the files, with their measured loudness; or one line on why none can be used.
    """
    if isinstance(found, str):
        hint = "the built-in sounds are played; check sound.folder in config.toml"
        return [Check("own sounds", ok=False, detail=f"{folder}: {found}", hint=hint)]
    checks: list[Check] = []
    for sound in found:
        name = f"own {sound.name}"
        detail = f"{sound.length_s:.1f} s, {sound.level_db:.0f} dB"
        if sound.trouble:
            hint = "the built-in sound is played instead"
            checks.append(Check(name, ok=False, detail=sound.trouble, hint=hint))
        elif sound.level_db < QUIET_DB:
            hint = f"make it louder; the built-in sounds have about {OUR_LEVEL_DB} dB"
            checks.append(
                Check(name, ok=False, detail=f"{detail}: too quiet to be heard", hint=hint)
            )
        else:
            checks.append(Check(name, ok=True, detail=detail))
    if not checks:
        detail = f"{folder}: no file has the name of a built-in sound"
        hint = "docs/sound.md lists the names, such as go.wav and rest.wav"
        checks.append(Check("own sounds", ok=False, detail=detail, hint=hint))
    return checks
