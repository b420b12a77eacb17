"""The checks of ``doctor``: terminal, sound, paths and hooks; and which cues the user notices.

This module has the questions and the verdicts; the caller asks, plays and prints.
"""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from lungetimer.audio.cues import Cue, Part
from lungetimer.audio.ladder import BackendName
from lungetimer.audio.own_sounds import QUIET_DB
from lungetimer.audio.sounds import TONES
from lungetimer.colour_depth import ColourDepth, colour_depth, refuses_colour
from lungetimer.frozen import frozen
from lungetimer.presence import ways

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lungetimer.audio.backend_probe import Probe
    from lungetimer.audio.own_sounds import OwnSound
    from lungetimer.presence.desktop_probe import AwakeReport
    from lungetimer.presence.notifier import NoticeReport

FULL_SIZE: Final = (80, 24)
COMPACT_SIZE: Final = (40, 12)
OUR_LEVEL_DB: Final = -15


@frozen
class Check:
    """The result of one check.

    Attributes:
        name: what was checked, in a word or two.
        ok: False if it needs attention.
        detail: what was found, one line.
        hint: what to do about it, if anything.
        aside: whether it is only additional information, without a verdict.
    """

    name: str
    ok: bool
    detail: str
    hint: str = ""
    aside: bool = False


def check_terminal(environ: Mapping[str, str], *, is_terminal: bool) -> Check:
    """Return whether there is a terminal that can show the app."""
    kind = environ.get("TERM", "")
    inside = [name for name, key in (("tmux", "TMUX"), ("SSH", "SSH_TTY")) if environ.get(key)]
    told = " in ".join([kind or "TERM is not set", *inside])
    if not is_terminal:
        return Check("terminal", ok=False, detail=f"{told}; the output is not a terminal")
    if os.name != "nt" and kind in {"", "dumb"}:
        hint = "set TERM to the name of your terminal, e.g. xterm-256color"
        return Check("terminal", ok=False, detail=told, hint=hint)
    return Check("terminal", ok=True, detail=told)


def check_size(columns: int, rows: int) -> Check:
    """Return which layout fits the size of the terminal."""
    told = f"{columns} x {rows}"
    if columns >= FULL_SIZE[0] and rows >= FULL_SIZE[1]:
        return Check("size", ok=True, detail=f"{told}, full layout")
    if columns >= COMPACT_SIZE[0] and rows >= COMPACT_SIZE[1]:
        return Check(
            "size", ok=True, detail=f"{told}, compact layout; the full layout needs 80 x 24"
        )
    hint = "make the window larger or the font smaller"
    return Check(
        "size", ok=False, detail=f"{told}; only the leg, the number and the phase fit", hint=hint
    )


def check_glyphs(name: str, why: str) -> Check:
    """Return which characters are used for drawing.

    Args:
        name: the glyph set: full, console or ascii.
        why: why it was chosen.
    """
    drawn = {
        "full": "all characters",
        "console": "the characters in the fonts of the Linux console",
        "ascii": "only letters, digits and punctuation",
    }[name]
    hint = (
        ""
        if name != "full"
        else "if the figure looks broken or is full of boxes, set screen.glyphs"
    )
    return Check("characters", ok=True, detail=f"{name}: {drawn} ({why})", hint=hint)


def check_colour(environ: Mapping[str, str]) -> Check:
    """Return how many colours are used, and why; the app works without any."""
    depth = colour_depth(environ)
    if refuses_colour(environ):
        detail = "none, because NO_COLOR is set; bold and reversed text is used instead"
    elif depth is ColourDepth.MILLIONS:
        detail = depth.value
    elif depth is ColourDepth.NONE:
        detail = f"none, because TERM={environ.get('TERM', '')} has none"
    else:
        detail = f"{depth}, chosen to stay readable (COLORTERM=truecolor gives more)"
    return Check("colour", ok=True, detail=detail)


def check_sound(probes: Sequence[Probe], forced: BackendName | None = None) -> list[Check]:
    """Return which backend is used, and why the ones before it are not.

    Args:
        probes: the result for every backend, best first.
        forced: the backend chosen in the settings; None for automatic.
    """
    order = list(BackendName)
    wanted = [p for p in probes if forced is None or order.index(p.backend) >= order.index(forced)]
    chosen = next((p for p in wanted if p.works), None)
    backend = chosen.backend if chosen else BackendName.NONE
    through = chosen.detail if chosen and backend.in_worker else backend.told
    as_asked = backend is forced or (forced is None and backend.in_worker)
    hint = "" if as_asked else "the reasons are below; the screen also flashes when a phase begins"
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


def check_awake(found: AwakeReport | None) -> list[Check]:
    """Return what keeps the screen on in a session, or why nothing does and what helps.

    Args:
        found: the result for each method; None if the settings switch it off.
    """
    if found is None:
        off = "off, because screen.keep_awake is false"
        return [Check("screen on", ok=True, detail=off, aside=True)]
    screen, machine = found.keeper_of(ways.Part.SCREEN), found.keeper_of(ways.Part.MACHINE)
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
    """Return whether media keys, a headset or a phone control a session.

    Args:
        why_not: why they do not work here; empty if they do.
        wanted: whether the settings enable them.
    """
    if not wanted:
        off = "off, because remote.media_player is false"
        return Check("media keys", ok=True, detail=off, aside=True)
    detail = (
        f"not available: {why_not}"
        if why_not
        else "a session appears as a media player on the session bus"
    )
    return Check("media keys", ok=True, detail=detail, aside=bool(why_not))


def check_notices(found: NoticeReport | None) -> Check:
    """Return what would show notifications.

    Args:
        found: what was found; None if the settings do not enable them.
    """
    if found is None:
        off = "off; to turn them on, set hooks.notify = true"
        return Check("notifications", ok=True, detail=off, aside=True)
    if found.way is None:
        hint = "docs/desktop.md lists the terminals that can show notifications"
        return Check("notifications", ok=False, detail=f"not available: {found.why_not}", hint=hint)
    why = f" (not by the desktop: {found.why_not})" if found.why_not else ""
    return Check("notifications", ok=True, detail=f"shown by {found.way}{why}")


def check_own_sounds(folder: str, found: Sequence[OwnSound] | str) -> list[Check]:
    """Return which files in the user's sound folder can be used.

    Args:
        folder: the setting.
        found: its files, with their measured levels; or one line that says why there are none.
    """
    if isinstance(found, str):
        hint = "the built-in sounds are played; check sound.folder in config.toml"
        return [Check("own sounds", ok=False, detail=f"{folder}: {found}", hint=hint)]
    checks: list[Check] = []
    for sound in found:
        name = f"own {sound.name}"
        told = f"{sound.length_s:.1f} s, {sound.level_db:.0f} dB"
        if sound.trouble:
            hint = "the built-in sound is played instead"
            checks.append(Check(name, ok=False, detail=sound.trouble, hint=hint))
        elif sound.level_db < QUIET_DB:
            hint = f"make it louder; the built-in sounds have about {OUR_LEVEL_DB} dB"
            checks.append(Check(name, ok=False, detail=f"{told}: too quiet to be heard", hint=hint))
        else:
            checks.append(Check(name, ok=True, detail=told))
    if not checks:
        told = f"{folder}: no file has the name of a built-in sound"
        hint = "docs/sound.md lists the names, such as go.wav and rest.wav"
        checks.append(Check("own sounds", ok=False, detail=told, hint=hint))
    return checks


def check_path(name: str, path: Path) -> Check:
    """Return whether a folder can be written to, or created."""
    place = path
    while not place.exists() and place != place.parent:
        place = place.parent
    if place == path and not path.is_dir():
        return Check(name, ok=False, detail=f"{path} is not a folder")
    if not os.access(place, os.W_OK | os.X_OK):
        return Check(name, ok=False, detail=f"{path} cannot be written to")
    return Check(name, ok=True, detail=f"{path}{'' if place == path else ' (created when needed)'}")


def check_hook(command: Sequence[str]) -> Check:
    """Return whether the hook's program exists, and whether only its owner can replace it."""
    program = shutil.which(command[0])
    if program is None:
        hint = "hooks.command must list the program first, then each argument as its own string"
        return Check("hook", ok=False, detail=f"the program {command[0]} was not found", hint=hint)
    for word in (program, *command[1:]) if os.name != "nt" else ():  # Windows has no such modes
        file = Path(word)
        if not (file.is_absolute() and file.is_file()):
            continue
        for place in (file, file.parent):
            mode = place.stat().st_mode
            if mode & stat.S_IWOTH and not mode & stat.S_ISVTX:
                told = f"everybody may write to {place}, so anybody could change what runs as you"
                return Check("hook", ok=False, detail=told, hint=f"chmod o-w {place}")
    return Check("hook", ok=True, detail=" ".join(command))


def report(checks: Sequence[Check]) -> list[str]:
    """Return the checks as lines to print: aligned verdict, name, what was found, and a hint."""
    width = max((len(c.name) for c in checks), default=0)
    lines: list[str] = []
    for c in checks:
        word = "-" if c.aside else "ok" if c.ok else "warning"
        lines.append(f"{word:7}  {c.name:{width}}  {c.detail}")
        if c.hint:
            lines.append(f"{'':7}  {'':{width}}  {c.hint}")
    return lines


def needs_attention(checks: Sequence[Check]) -> bool:
    """Return whether the command should end with exit code 1."""
    return not all(c.ok for c in checks)


@frozen
class Perceived:
    """What the user noticed of one cue."""

    heard: bool
    seen: bool


@frozen
class Hearing:
    """The user's answers, to be stored by the caller.

    Attributes:
        backend: a description of what played the cues.
        heard: names of the cues that were heard, in order.
        seen: names of the cues whose flash was seen, in order.
        missed: names of the cues that were neither heard nor seen.
    """

    backend: str
    heard: tuple[str, ...]
    seen: tuple[str, ...]
    missed: tuple[str, ...]


_ANSWERS: Final = {
    "b": Perceived(heard=True, seen=True),
    "h": Perceived(heard=True, seen=False),
    "s": Perceived(heard=False, seen=True),
    "n": Perceived(heard=False, seen=False),
}
QUESTION: Final = "Heard, seen, both or neither? [h/s/b/n]"


def read_answer(text: str) -> Perceived | None:
    """Return an answer by its first letter; None if it is not heard, seen, both or neither."""
    return _ANSWERS.get(text.strip()[:1].lower())


class CuePlayer(Protocol):
    """Plays the cues that `ask_cues` asks about."""

    def play(self, cue: Cue) -> None:
        """Play a cue now."""

    def describe(self) -> str:
        """Return a short description of what plays the sounds."""


def ask_cues(
    player: CuePlayer, flash: Callable[[str], None], ask: Callable[[str], Perceived | None]
) -> Hearing:
    """Return what the user noticed of each cue, after playing and showing all of them.

    Args:
        player: plays the cues.
        flash: shows one line, as a flash.
        ask: asks about one cue by its meaning; None ends the questions.
    """
    answers: dict[str, Perceived] = {}
    for name, meaning in TONES.items():
        player.play(Cue(0.0, (Part(name),), must=True))
        flash(meaning)
        answer = ask(meaning)
        if answer is None:
            break
        answers[name] = answer
    return Hearing(
        player.describe(),
        tuple(name for name, a in answers.items() if a.heard),
        tuple(name for name, a in answers.items() if a.seen),
        tuple(name for name, a in answers.items() if not (a.heard or a.seen)),
    )


def check_hearing(hearing: Hearing | None) -> Check:
    """Return a verdict on the answers, which were given now or stored last time."""
    if hearing is None:
        return Check("sounds", ok=True, detail="not tested yet; run doctor without --no-ask")
    if hearing.missed:
        names = ", ".join(name.replace("_", " ") for name in hearing.missed)
        hint = (
            "turn the volume up (sound.volume), check that m is not set to off, or try "
            "sound.mode = voice"
        )
        return Check("sounds", ok=False, detail=f"neither heard nor seen: {names}", hint=hint)
    told = f"{len(hearing.heard)} heard, {len(hearing.seen)} seen"
    return Check("sounds", ok=True, detail=f"{told}, played by {hearing.backend}")
