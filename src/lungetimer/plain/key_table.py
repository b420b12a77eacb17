"""Find the command for a key or a typed line in plain mode."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from lungetimer.keys.keyboard import Keyboard as Layouts
from lungetimer.plain.typed import key_name
from lungetimer.text import shortened
from lungetimer.words.commands import COMMANDS, command

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lungetimer.plain.typed import Typed

GROUPS: Final[tuple[tuple[str, ...], ...]] = (
    ("pause",), ("next",), ("skip",), ("back",), ("where",), ("fewer_reps", "more_reps"),
    ("fewer_sets", "more_sets"), ("shorter_rest", "longer_rest"), ("extend_rest",), ("tempo",),
    ("fail_set",), ("left_less", "left_more"), ("right_less", "right_more"),
    ("felt_fine", "felt_knee", "felt_balance", "felt_depth", "felt_back"), ("sound",),
    ("quieter", "louder"), ("stop_signs",), ("help",), ("leave",),
)  # fmt: skip
"""The commands of plain mode; each group is explained by one line of help."""
USED: Final = frozenset(name for group in GROUPS for name in group)
WORDS: Final = {
    "p": "pause", "continue": "pause", "go on": "pause", "fine": "felt_fine", "knee": "felt_knee",
    "balance": "felt_balance", "depth": "felt_depth", "stop": "stop_signs", "quit": "leave",
    "failed": "fail_set", "more rest": "extend_rest",
}  # fmt: skip
"""Words that can be typed besides the names and keys of commands."""
_KEY_WORDS: Final = {
    "right": "right arrow", "left": "left arrow", "up": "up arrow", "down": "down arrow",
    "pagedown": "page down", "pageup": "page up", "enter": "enter", "space": "space",
}  # fmt: skip
LINES_TOO: Final = (
    "Words: you can also type a word, such as pause, next, skip, back, where or leave, or the "
    "character of a key, and press enter."
)
_LINE_WORDS: Final = {"pause": "p"}
_ELSEWHERE: Final = {
    "history": "To see your sessions, run lungetimer history in another terminal.",
    "guide": "To read the guide, run lungetimer guide in another terminal.",
    "zoom": "Plain mode has no pictures.",
    "figure": "Plain mode has no pictures.",
}
"""Commands that only the full screen has, with plain mode's answer to each of them."""
_MAX_TIMES: Final = 50


def key_words(key: str) -> str:
    """Return the name of a key in words: ``right arrow``, ``question mark``, ``control s``."""
    head, _, last = key.rpartition("+")
    if last[:1] == "f" and last[1:].isdigit():
        last = last.upper()
    spoken = _KEY_WORDS.get(last, last.replace("_", " "))
    return f"{head.replace('ctrl', 'control').replace('+', ' ')} {spoken}".strip()


class KeyTable:
    """The keys of the commands in plain mode, including keys that the user has remapped.

    Args:
        own_keys: the remapped keys, separated by commas, by the name of their command.
        keyboard: finds the names that a key has with Caps Lock or another alphabet.
    """

    def __init__(self, own_keys: Mapping[str, str], keyboard: Layouts | None = None) -> None:
        self._layouts = keyboard or Layouts({})
        self._keys = {
            name: [key.strip() for key in own_keys.get(name, command(name).keys).split(",")]
            for name in (one.id for one in COMMANDS if one.id in USED)
        }
        # A remapped key takes precedence over the default key of another command.
        order = sorted(self._keys, key=lambda name: name in own_keys)
        self._by_key = {"p": "pause"} | {key: name for name in order for key in self._keys[name]}

    def keys_of(self, name: str) -> str:
        """Return the names of a command's keys in words: ``enter or page down``."""
        return " or ".join(key_words(key) for key in self._keys[name])

    def key_of(self, name: str) -> str:
        """Return the name of a command's first key in words, such as ``page down``."""
        return key_words(self._keys[name][0])

    def how_to(self, name: str, *, single_keys: bool) -> str:
        """Return what the user presses or types for a command: ``space``, or ``p and enter``."""
        if single_keys or self._keys[name][0] == "enter":
            return self.key_of(name)
        return f"{_LINE_WORDS.get(name, name)} and enter"

    def commands(self, typed: Typed) -> list[str]:
        """Return the commands for a key or a typed line; an empty list if there are none."""
        if not typed.is_line:
            found = self._of_key(typed.key)
            return [found] if found else []
        return self._of_line(typed.text)

    def _of_key(self, key: str) -> str | None:
        for name in (key, *self._layouts.others(key)):
            if name in self._by_key:
                return self._by_key[name]
        return None

    def _of_line(self, line: str) -> list[str]:
        text = " ".join(line.split()).casefold()
        if not text:
            return [self._by_key["space" if line else "enter"]] if self._has(line) else []
        name = text.replace(" ", "_")
        whole = WORDS.get(text) if self._of_key(text) is None else None
        for found in (
            self._of_key(text),
            whole,
            name if name in USED else None,
            self._by_key_name(text),
        ):
            if found:
                return [found]
        if len(set(text)) == 1 and len(text) <= _MAX_TIMES:  # "+++" is three times plus
            one = self._of_key(key_name(text[0]))
            return [one] * len(text) if one else []
        return []

    def _has(self, line: str) -> bool:
        return ("space" if line else "enter") in self._by_key

    def _by_key_name(self, text: str) -> str | None:
        """Return the command that has a key with this name in words; None if there is none."""
        for key, name in self._by_key.items():
            if text in {key_words(key), key.casefold()}:
                return name
        return None

    def unknown(self, typed: Typed) -> str:
        """Return the line to show if no command belongs to the pressed key or the typed line."""
        text = " ".join(typed.text.split()) if typed.is_line else key_words(typed.key)
        short = shortened(text, 40)
        helps = f"For all keys, press {self.key_of('help')}."
        asked = text.casefold() if typed.is_line else typed.key
        for name, words in _ELSEWHERE.items():
            if asked in {name, *command(name).keys.split(",")}:
                return words
        near = get_close_matches(text.casefold(), (*USED, *WORDS), 1, 0.75) if typed.is_line else ()
        if near:
            return f"{short} is not a command; did you mean {near[0].replace('_', ' ')}? {helps}"
        return f"{short or 'That key'} has no action here. {helps}"

    def help_lines(self) -> list[str]:
        """Return one line for each group of commands: its keys, and what they do."""
        lines = []
        for group in GROUPS:
            keys = ", ".join(self.keys_of(name) for name in group)
            explained = next((n for n in group if command(n).explained), group[0])
            lines.append(f"{keys}: {_plain(command(explained).pair or command(explained).help)}")
        return [*lines, LINES_TOO]


def _plain(text: str) -> str:
    """Return the help text of a command without remarks about other keys and the screen."""
    head, _, _ = text.partition(" (")
    return head.replace("; the screen says what it is", "")
