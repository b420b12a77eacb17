"""Play and show each cue, ask which of them the user notices, and judge the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from lungetimer.audio.cues import Cue, Part
from lungetimer.audio.sounds import TONES
from lungetimer.doctor.check import Check
from lungetimer.frozen import frozen
from lungetimer.text import counted

if TYPE_CHECKING:
    from collections.abc import Callable


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
    """Play and show each cue, and ask after each what the user noticed.

    Args:
        player: plays the cues.
        flash: shows one line, as a flash.
        ask: asks about one cue by its meaning; None ends the questions.

    Returns:
        The answers.
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
    """Return a check of the answers, which were given now or stored last time."""
    if hearing is None:
        detail = "not tested yet; run doctor without --no-ask"
        return Check("sounds", ok=True, detail=detail, aside=True)
    if hearing.missed:
        names = ", ".join(name.replace("_", " ") for name in hearing.missed)
        hint = (
            "turn the volume up (sound.volume), check that the sound is not off (key m), or set "
            "sound.mode = voice"
        )
        return Check("sounds", ok=False, detail=f"neither heard nor seen: {names}", hint=hint)
    flashes = counted(len(hearing.seen), "flash", "flashes")
    detail = f"{counted(len(hearing.heard), 'sound')} heard, {flashes} seen"
    return Check("sounds", ok=True, detail=f"{detail}, played by {hearing.backend}")
