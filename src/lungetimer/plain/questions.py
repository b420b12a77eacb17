"""Questions in lines: one of some letters, or a line of text."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from lungetimer.plain.inbox import Asked, InputEnded, Pressed
from lungetimer.plain.typed import Typed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lungetimer.keys.keyboard import Keyboard as Layouts
    from lungetimer.plain.console import Console
    from lungetimer.plain.inbox import Inbox
    from lungetimer.plain.keyboard import Keyboard

SAFE_BUTTONS: Final = frozenset({"play", "play_pause", "next"})
AFTERWARDS_S: Final = 0.5
"""An enter so soon after a letter belongs to the letter, from a hand that is used to lines."""


class LeaveNow(Exception):  # noqa: N818  # it is no error
    """Ctrl+c at a question: the person wants out of the program."""


class Questions:
    """Asks, and gives the answers.

    Args:
        inbox: where answers come from.
        console: where questions go.
        keyboard: gives single keys, or lines with an echo.
        layouts: knows the keys under other names: Caps Lock, other scripts.
        now: seconds on any steady clock.
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

    def nobody_answers(self) -> bool:
        """Whether nothing more can be typed, and all that was typed has been read."""
        return self._inbox.input_ended and self._inbox.empty

    def belongs_to_letter(self, typed: Typed) -> bool:
        """Whether this is the enter after a letter that was an answer by itself."""
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
        """Ask for one of some letters.

        Args:
            question: the line, which names the letters.
            answers: what each letter says, in a word.
            enter: the letter that enter stands for.
            escape: the letter that escape stands for.
            on_button: the letter that a media button stands for; it must be the safe one.

        Returns:
            The letter; None when the input has ended.

        Raises:
            LeaveNow: ctrl+c.
        """
        if self.nobody_answers():
            return None
        self._console.say(question)
        while not self.nobody_answers():
            item = await self._inbox.get()
            found: str | None = None
            match item:
                case Typed() if not self.belongs_to_letter(item):
                    found = self._answer(item, answers, enter, escape)
                case Pressed() if item.button in SAFE_BUTTONS:
                    found = on_button
                case Asked():
                    raise LeaveNow
                case InputEnded():
                    return None
            if found is not None:
                return found
        return None

    def _answer(
        self, typed: Typed, answers: Mapping[str, str], enter: str | None, escape: str | None
    ) -> str | None:
        """The letter that was typed; what a terminal does not show is said."""
        found = self._letter(typed, answers, enter, escape)
        if found is None:
            self._console.say(f"Please answer: {named(answers)}.")
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
        said = " ".join(typed.text.split()).casefold()
        if not said:
            return enter if typed.is_line else None
        for name in (said, *self._layouts.others(said)):
            if name in answers:
                return name
        begins = [letter for letter, word in answers.items() if word.startswith(said)]
        return begins[0] if typed.is_line and len(begins) == 1 else None

    async def line(self, question: str) -> str | None:
        """Ask for a line; the terminal shows and edits it meanwhile.

        Returns:
            The line, empty where enter alone was pressed; None when the input has ended.

        Raises:
            LeaveNow: ctrl+c.
        """
        begun = ""
        if self.nobody_answers():
            return None
        with self._keyboard.lines():
            self._console.say(question)
            while not self.nobody_answers():
                match await self._inbox.get():
                    case Typed(is_line=True, text=text):
                        return (begun + text).strip()
                    case Typed() as typed if self.belongs_to_letter(typed):
                        pass
                    case Typed(key="enter"):  # typed before the terminal gave lines
                        return begun.strip()
                    case Typed(text=text):
                        begun += text
                    case Asked():
                        raise LeaveNow
                    case InputEnded():
                        return None
        return None


def named(answers: Mapping[str, str]) -> str:
    """The letters and what they mean, as one says them: ``y: yes, n: no``."""
    return ", ".join(f"{letter}: {word}" for letter, word in answers.items())
