"""Help: every key, and the rules that are used."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content

from lungetimer.history.strength import WINDOW_DAYS
from lungetimer.ui.screens.base import Dialog
from lungetimer.ui.widgets.glyph_words import Words
from lungetimer.words.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType

_MORE_KEYS: Final = (
    ("↑ ↓", "On Home: choose a field; ← → change it"),
    ("ctrl+p", "Command palette: everything by name, and the themes"),
)
STRENGTH: Final = "Strength"
"""The name of the rule that explains the habit strength."""
RULES: Final = (
    ("Next", ("One button for everything: it starts, says that a rep or a set is done or that you "
             "are ready, skips a warm-up drill, continues after a pause, and goes home at the end. "
             "The screen names what it does now. In a set with a metronome it takes two presses "
             "within a second, and ends the set. For a second after a press that changed "
             "something it does nothing, so that a double press skips nothing.")),
    ("Reps", ("Legs alternate rep by rep, so 10 reps per leg are 20 reps in a set; or one leg does "
             "all its reps before the other.")),
    ("Correct", ("After a set you can correct the reps of each leg. Streaks, records and the coach "
                "go by what you did; what was called is kept as well.")),
    ("Tempo", "Seconds down - hover - up - stand. Stepping back counts in \"down\"."),
    ("Changes", ("What you change in a session holds from now on; the tempo from the next rep. "
                "Fewer reps than done: the set ends after the pair of legs under way.")),
    ("Skip", "In a rest, → jumps to the countdown before the set; → again starts the set."),
    ("Back", ("← begins the phase again; in its first 3 seconds the one before. A set begins after "
             "a lead-in. Reps you have done stay done.")),
    ("Training day", "A date with a session of at least half of its planned reps."),
    ("Week kept", ("At least the target of training days (3 if you have not set another). Past "
                   "weeks keep the target they had.")),
    ("Streak", ("Weeks kept in a row. The week in progress can add to it but never breaks it; "
               "frozen weeks neither add nor break.")),
    (STRENGTH, ("From 0 to 100 %: it rises with each week that you train as often as you want to, "
                "and falls slowly when you do not. Each day s = s·m + p·(1 − m), with "
                "m = 0.5^(√f / 13), f = target / 7 and p = training days of the last "
                f"{WINDOW_DAYS} / (2 x target), at most 1; at a target of 7, p is 1 on a training "
                "day and else 0. Idle days of frozen weeks are left out. The formula is that of "
                "Loop Habit Tracker.")),
    ("Other apps", ("In a terminal, \"lungetimer import FILE\" takes sessions from Strong, Hevy, "
                    "FitNotes and Fitbod, and \"lungetimer export\" writes yours for them, for "
                    "Garmin and Strava, or as a calendar.")),
    ("Sharing", ("A history in a synced folder is merged at the start. \"lungetimer merge FILE\" "
                 "takes in the history of another computer.")),
)  # fmt: skip


class HelpScreen(Dialog[None]):
    """Keys and rules, over whatever was there.

    Args:
        own_keys: keys that the person has remapped, by action.
        first: the name of a rule that stands before all others, as the one that is asked for.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter", "dismiss", "back")
    ]

    def __init__(self, own_keys: Mapping[str, str], first: str = "") -> None:
        super().__init__()
        self._first = first
        self._own_keys = own_keys

    def compose(self) -> ComposeResult:
        """Two lists in a scrolling panel."""
        with VerticalScroll(id="help", classes="dialog wide"):
            for name, rule in RULES:
                if name == self._first:
                    yield Words("On this screen", classes="dialog-title", markup=False)
                    yield from _row(name, rule)
            yield Words("Keys", classes="dialog-title", markup=False)
            for key, what in self._keys():
                yield from _row(key, what)
            yield Words("Rules", classes="dialog-title", markup=False)
            for name, rule in RULES:
                if name != self._first:
                    yield from _row(name, rule)
            yield from _row("esc", "goes back")

    def _keys(self) -> Iterator[tuple[str, str]]:
        """Each key with what it does, remapped ones as they now are."""
        for command in COMMANDS:
            if command.explained:
                yield self._own_keys.get(command.id, command.shown), command.help
        yield from _MORE_KEYS


def _row(key: str, what: str) -> ComposeResult:
    with Horizontal(classes="help-row"):
        yield Words(Content(key), classes="help-key")
        yield Words(Content(what), classes="help-text")
