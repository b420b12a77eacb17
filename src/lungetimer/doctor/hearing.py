"""Play each sound with a flash, ask what the user noticed, and judge the answers."""

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
    """Whether the user heard a sound, and whether the user saw its flash."""

    heard: bool
    seen: bool


@frozen
class Hearing:
    """The user's answers about all sounds, which `lungetimer doctor` saves afterwards.

    Attributes:
        backend: a description of what played the sounds.
        heard: names of the sounds that the user heard.
        seen: names of the sounds whose flash the user saw.
        missed: names of the sounds that the user neither heard nor saw.
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
    """Return the meaning of an answer's first letter: heard, seen, both or neither."""
    return _ANSWERS.get(text.strip()[:1].lower())


class CuePlayer(Protocol):
    """Plays the sounds about which `ask_cues` asks the user."""

    def play(self, cue: Cue) -> None:
        """Play a cue immediately."""

    def describe(self) -> str:
        """Return a short description of what plays the sounds."""


def ask_cues(
    player: CuePlayer, flash: Callable[[str], None], ask: Callable[[str], Perceived | None]
) -> Hearing:
    """Play each sound with a flash, and ask each time what the user noticed.

    Args:
        player: plays the sounds.
        flash: shows one highlighted line, which is the flash.
        ask: called with the meaning of a sound; asks whether the user noticed it. If it returns
            None, the test ends.

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
    """Return the result of the sound test, from the user's answers in this run or an earlier one.

    Args:
        hearing: the answers; None if the sounds were never tested.
    """
    if hearing is None:
        detail = "not tested yet; run lungetimer doctor and answer its questions"
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
