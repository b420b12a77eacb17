"""What the doctor looks at: terminal, sound, paths, history; and which cues come across.

Here are the questions and the verdicts; who asks, plays and prints is given by the caller.
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
    """One thing looked at.

    Attributes:
        name: what, in a word or two.
        ok: False when it needs attention.
        detail: what was found, one line.
        hint: what to do about it, if anything.
        aside: told for completeness; no verdict.
    """

    name: str
    ok: bool
    detail: str
    hint: str = ""
    aside: bool = False


def check_terminal(environ: Mapping[str, str], *, is_terminal: bool) -> Check:
    """Whether there is a terminal that can show the app."""
    kind = environ.get("TERM", "")
    inside = [name for name, key in (("tmux", "TMUX"), ("SSH", "SSH_TTY")) if environ.get(key)]
    told = " in ".join([kind or "no TERM set", *inside])
    if not is_terminal:
        return Check("terminal", ok=False, detail=f"{told}; output goes to no terminal")
    if os.name != "nt" and kind in {"", "dumb"}:
        hint = "set TERM to what your terminal is, e.g. xterm-256color"
        return Check("terminal", ok=False, detail=told, hint=hint)
    return Check("terminal", ok=True, detail=told)


def check_size(columns: int, rows: int) -> Check:
    """Which layout fits."""
    told = f"{columns} x {rows}"
    if columns >= FULL_SIZE[0] and rows >= FULL_SIZE[1]:
        return Check("size", ok=True, detail=f"{told}, full layout")
    if columns >= COMPACT_SIZE[0] and rows >= COMPACT_SIZE[1]:
        return Check("size", ok=True, detail=f"{told}, compact layout; full from 80 x 24")
    hint = "make the window larger, or the font smaller"
    return Check("size", ok=False, detail=f"{told}, only leg, number and phase fit", hint=hint)


def check_glyphs(name: str, why: str) -> Check:
    """Which signs are drawn with.

    Args:
        name: the glyph set: full, console or ascii.
        why: why it was chosen.
    """
    drawn = {
        "full": "all signs",
        "console": "the signs of the Linux console's fonts",
        "ascii": "letters, digits and punctuation alone",
    }[name]
    hint = "" if name != "full" else "figure broken or full of boxes? set screen.glyphs"
    return Check("signs", ok=True, detail=f"{name}: {drawn} ({why})", hint=hint)


def check_colour(environ: Mapping[str, str]) -> Check:
    """How many colours there will be, and why; none of them is needed."""
    depth = colour_depth(environ)
    if refuses_colour(environ):
        detail = "none, as NO_COLOR asks; bold and reversed text take their place"
    elif depth is ColourDepth.MILLIONS:
        detail = depth.value
    elif depth is ColourDepth.NONE:
        detail = f"none, as TERM={environ.get('TERM', '')} has none"
    else:
        detail = f"{depth}, chosen to stay readable (COLORTERM=truecolor gives more)"
    return Check("colour", ok=True, detail=detail)


def check_sound(probes: Sequence[Probe], forced: BackendName | None = None) -> list[Check]:
    """Which backend is heard, and why not the ones before it.

    Args:
        probes: how every backend did, best first.
        forced: the one the settings ask for, if any.
    """
    order = list(BackendName)
    wanted = [p for p in probes if forced is None or order.index(p.backend) >= order.index(forced)]
    chosen = next((p for p in wanted if p.works), None)
    backend = chosen.backend if chosen else BackendName.NONE
    through = chosen.detail if chosen and backend.in_worker else backend.told
    as_asked = backend is forced or (forced is None and backend.in_worker)
    hint = "" if as_asked else "the reasons stand below; flashes on the screen mark each boundary"
    found = [Check("sound", as_asked, through, hint)]
    for p in probes:
        if p is chosen:
            break
        why = p.detail if p in wanted else f"left out: sound.backend asks for {forced}"
        found.append(Check(f"not {p.backend}", ok=True, detail=why, aside=True))
    return found


def check_awake(found: AwakeReport | None) -> list[Check]:
    """What keeps the screen on in a session, or why nothing does and what helps.

    Args:
        found: how each way did; None when the settings switch it off.
    """
    if found is None:
        off = "off, as screen.keep_awake asks"
        return [Check("screen on", ok=True, detail=off, aside=True)]
    screen, machine = found.keeper_of(ways.Part.SCREEN), found.keeper_of(ways.Part.MACHINE)
    detail = screen or "nothing keeps it on"
    if machine != screen:
        detail += f"; this computer does not sleep: {machine}" if machine else ""
    hint = found.helps if found.elsewhere or screen is None else ""
    checks = [Check("screen on", ok=True, detail=detail, hint=hint, aside=screen is None)]
    return checks + [
        Check(f"not {a.way.partition(' (')[0]}", ok=True, detail=a.why_not, aside=True)
        for a in found.attempts
        if a.why_not
    ]


def check_media_keys(why_not: str, *, wanted: bool) -> Check:
    """Whether media keys, a headset or a phone control a session.

    Args:
        why_not: what they lack here; empty if they work.
        wanted: whether the settings ask for it.
    """
    if not wanted:
        off = "off, as remote.media_player asks"
        return Check("media keys", ok=True, detail=off, aside=True)
    detail = why_not or "a session shows up as a media player on the session bus"
    return Check("media keys", ok=True, detail=detail, aside=bool(why_not))


def check_notices(found: NoticeReport | None) -> Check:
    """What would show notifications.

    Args:
        found: what was found; None when the settings do not ask for them.
    """
    if found is None:
        off = "off; hooks.notify = true switches them on"
        return Check("notifications", ok=True, detail=off, aside=True)
    if found.way is None:
        hint = "docs/desktop.md lists the terminals that show notifications by themselves"
        return Check("notifications", ok=False, detail=f"none: {found.why_not}", hint=hint)
    why = f" (not the desktop: {found.why_not})" if found.why_not else ""
    return Check("notifications", ok=True, detail=f"shown by {found.way}{why}")


def check_own_sounds(folder: str, found: Sequence[OwnSound] | str) -> list[Check]:
    """What a folder of own sounds is good for.

    Args:
        folder: the setting.
        found: its files, listened to; or why there are none, in a line.
    """
    if isinstance(found, str):
        hint = "the sounds that come with lungetimer are played; see sound.folder in config.toml"
        return [Check("own sounds", ok=False, detail=f"{folder}: {found}", hint=hint)]
    checks: list[Check] = []
    for sound in found:
        name = f"own {sound.name}"
        told = f"{sound.length_s:.1f} s, {sound.level_db:.0f} dB"
        if sound.trouble:
            hint = "the sound that comes with lungetimer is played instead"
            checks.append(Check(name, ok=False, detail=sound.trouble, hint=hint))
        elif sound.level_db < QUIET_DB:
            hint = f"make it louder: ours have about {OUR_LEVEL_DB} dB"
            checks.append(Check(name, ok=False, detail=f"{told}: too quiet to be heard", hint=hint))
        else:
            checks.append(Check(name, ok=True, detail=told))
    if not checks:
        told = f"{folder}: no file there is named like one of our sounds"
        hint = "docs/sound.md lists the names, such as go.wav and rest.wav"
        checks.append(Check("own sounds", ok=False, detail=told, hint=hint))
    return checks


def check_path(name: str, path: Path) -> Check:
    """Whether a folder can be written to, or made."""
    place = path
    while not place.exists() and place != place.parent:
        place = place.parent
    if place == path and not path.is_dir():
        return Check(name, ok=False, detail=f"{path} is not a folder")
    if not os.access(place, os.W_OK | os.X_OK):
        return Check(name, ok=False, detail=f"{path} cannot be written to")
    return Check(name, ok=True, detail=f"{path}{'' if place == path else ' (made when needed)'}")


def check_hook(command: Sequence[str]) -> Check:
    """Whether the hook's program is there, and whether others could put another in its place."""
    program = shutil.which(command[0])
    if program is None:
        hint = "hooks.command names the program first, then its arguments, each by itself"
        return Check("hook", ok=False, detail=f"{command[0]} is not found", hint=hint)
    for word in (program, *command[1:]) if os.name != "nt" else ():  # modes say nothing there
        file = Path(word)
        if not (file.is_absolute() and file.is_file()):
            continue
        for place in (file, file.parent):
            mode = place.stat().st_mode
            if mode & stat.S_IWOTH and not mode & stat.S_ISVTX:
                told = f"everybody may write to {place}, and so decide what is run as you"
                return Check("hook", ok=False, detail=told, hint=f"chmod o-w {place}")
    return Check("hook", ok=True, detail=" ".join(command))


def report(checks: Sequence[Check]) -> list[str]:
    """The checks as lines to print: an aligned word, a name, what was found, and a hint."""
    width = max((len(c.name) for c in checks), default=0)
    lines: list[str] = []
    for c in checks:
        word = "-" if c.aside else "ok" if c.ok else "look"
        lines.append(f"{word:4}  {c.name:{width}}  {c.detail}")
        if c.hint:
            lines.append(f"{'':4}  {'':{width}}  {c.hint}")
    return lines


def needs_attention(checks: Sequence[Check]) -> bool:
    """Whether the command should end with exit code 1."""
    return not all(c.ok for c in checks)


@frozen
class Perceived:
    """What came across of one cue."""

    heard: bool
    seen: bool


@frozen
class Hearing:
    """The person's answers, for the caller to keep.

    Attributes:
        backend: what was played through, in words.
        heard: names of the cues that were heard, in order.
        seen: names of the cues whose flash was seen, in order.
        missed: names of the cues of which neither came across.
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
QUESTION: Final = "heard, seen, both or neither? [h/s/b/n]"


def read_answer(text: str) -> Perceived | None:
    """An answer by its first letter, ``None`` when it is none of heard, seen, both, neither."""
    return _ANSWERS.get(text.strip()[:1].lower())


class CuePlayer(Protocol):
    """What plays the cues that are asked for."""

    def play(self, cue: Cue) -> None:
        """Let a cue be heard now."""

    def describe(self) -> str:
        """What is heard through, in a few words."""


def ask_cues(
    player: CuePlayer, flash: Callable[[str], None], ask: Callable[[str], Perceived | None]
) -> Hearing:
    """Play and show each cue, and ask what came across.

    Args:
        player: plays.
        flash: shows one line, as a flash.
        ask: asks for one cue by its meaning; ``None`` ends the questions.
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
    """A verdict on the answers, given now or remembered from last time."""
    if hearing is None:
        return Check("cues", ok=True, detail="not asked yet; doctor without --no-ask asks")
    if hearing.missed:
        names = ", ".join(name.replace("_", " ") for name in hearing.missed)
        hint = "turn the volume up (sound.volume), or try sound.mode = voice"
        return Check("cues", ok=False, detail=f"neither heard nor seen: {names}", hint=hint)
    told = f"{len(hearing.heard)} heard, {len(hearing.seen)} seen"
    return Check("cues", ok=True, detail=f"{told}, through {hearing.backend}")
