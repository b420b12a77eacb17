"""Questions in plain mode: a choice of letters, or a line of text."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from lungetimer.plain.inbox import InputEnded, Pressed, QuitRequested
from lungetimer.plain.typed import Typed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lungetimer.keys.keyboard import Keyboard as Layouts
    from lungetimer.plain.console import Console
    from lungetimer.plain.inbox import Inbox
    from lungetimer.plain.keyboard import Keyboard

SAFE_BUTTONS: Final = frozenset({"play", "play_pause", "next"})
AFTERWARDS_S: Final = 0.5
"""For this many seconds after a letter, enter is ignored: many people press both."""


class LeaveNow(Exception):  # noqa: N818  # it is not an error
    """Raised to leave the program, after Ctrl+C was pressed at a question."""


class Questions:
    """Asks questions and returns the answers.

    Args:
        inbox: the queue of inputs.
        console: shows the questions.
        keyboard: makes the terminal send single keys or whole lines.
        layouts: finds the names that a key has with Caps Lock or another alphabet.
        now: returns the time of a monotonic clock, in seconds.
    """

    def __init__(
        self,
        inbox: Inbox,
        console: Console,
        keyboard: Keyboard,
        layouts: Layouts,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._inbox = inbox
        self._console = console
        self._keyboard = keyboard
        self._layouts = layouts
        self._now = now
        self._letter_at = float("-inf")

    def input_has_ended(self) -> bool:
        """Return whether the input has ended and all of it has been read."""
        return self._inbox.input_ended and self._inbox.empty

    def belongs_to_letter(self, typed: Typed) -> bool:
        """Return whether the key is an unneeded enter, pressed right after a one-letter answer."""
        soon = self._now() - self._letter_at < AFTERWARDS_S
        self._letter_at = float("-inf")
        return soon and typed.key == "enter"

    async def choice(
        self,
        question: str,
        answers: Mapping[str, str],
        *,
        enter: str | None = None,
        escape: str | None = None,
        on_button: str | None = None,
    ) -> str | None:
        """Ask a question and wait until the user chooses one of the letters.

        Args:
            question: the line to show, which names the letters.
            answers: the meaning of each letter, in a few words.
            enter: the letter that enter stands for.
            escape: the letter that escape stands for.
            on_button: the letter that a media button stands for, which must be the safe answer.

        Returns:
            The letter; None if the input has ended.

        Raises:
            LeaveNow: Ctrl+C was pressed.
        """
        if self.input_has_ended():
            return None
        self._console.say(question)
        while not self.input_has_ended():
            item = await self._inbox.get()
            found: str | None = None
            match item:
                case Typed() if not self.belongs_to_letter(item):
                    found = self._answer(item, answers, enter, escape)
                case Pressed() if item.button in SAFE_BUTTONS:
                    found = on_button
                case QuitRequested():
                    raise LeaveNow
                case InputEnded():
                    return None
            if found is not None:
                return found
        return None

    def _answer(
        self, typed: Typed, answers: Mapping[str, str], enter: str | None, escape: str | None
    ) -> str | None:
        """Return the letter of the answer; if the answer is invalid, say so and return None.

        After a single key, the meaning of the answer is shown, because the terminal does not echo
        the key.
        """
        found = self._letter(typed, answers, enter, escape)
        if found is None:
            self._console.say(f"The answer must be one of these: {named(answers)}.")
        elif not typed.is_line:
            if typed.key != "enter":
                self._letter_at = self._now()
            self._console.say(answers[found].capitalize())
        return found

    def _letter(
        self, typed: Typed, answers: Mapping[str, str], enter: str | None, escape: str | None
    ) -> str | None:
        if not typed.is_line and typed.key in {"enter", "pagedown"}:
            return enter
        if not typed.is_line and typed.key == "escape":
            return escape
        answer = " ".join(typed.text.split()).casefold()
        if not answer:
            return enter if typed.is_line else None
        for name in (answer, *self._layouts.others(answer)):
            if name in answers:
                return name
        begins = [letter for letter, word in answers.items() if word.startswith(answer)]
        return begins[0] if typed.is_line and len(begins) == 1 else None

    async def line(self, question: str) -> str | None:
        """Ask a question and wait for a line of text, which the terminal echoes and edits.

        Returns:
            The line, which is empty if only enter was pressed; None if the input has ended.

        Raises:
            LeaveNow: Ctrl+C was pressed.
        """
        begun = ""
        if self.input_has_ended():
            return None
        with self._keyboard.lines():
            self._console.say(question)
            while not self.input_has_ended():
                match await self._inbox.get():
                    case Typed(is_line=True, text=text):
                        return (begun + text).strip()
                    case Typed() as typed if self.belongs_to_letter(typed):
                        pass
                    case Typed(key="enter"):  # typed before the switch to lines
                        return begun.strip()
                    case Typed(text=text):
                        begun += text
                    case QuitRequested():
                        raise LeaveNow
                    case InputEnded():
                        return None
        return None


def named(answers: Mapping[str, str]) -> str:
    """Return the answers as text, each letter with its meaning: ``y: yes, n: no``."""
    return ", ".join(f"{letter}: {word}" for letter, word in answers.items())
