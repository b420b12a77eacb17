"""Help dialog: all keys, and the rules that the program uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content

from lungetimer.history.strength import WINDOW_DAYS
from lungetimer.ui.screens.base import BACK, Dialog
from lungetimer.ui.widgets.glyph_words import Words
from lungetimer.words.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType

_MORE_KEYS: Final = (
    ("↑ ↓", "On Home: choose a field; ← → change it"),
    ("ctrl+p", "Command palette: all actions and themes by name"),
)
STRENGTH: Final = "Strength"
"""The name of the rule that explains the habit strength."""
RULES: Final = (
    ("Left, right", ("LEFT means that your left foot steps back and your right leg works in front; "
                     "RIGHT is the other way round. The number is on the side of the foot that "
                     "steps back. The figure shows that leg in colour. The tone for left is lower "
                     "and comes from the left speaker.")),
    ("Next", ("One key is enough for a session. It starts the session, marks a rep or a set done, "
             "ends a rest, skips a drill, continues after a pause and returns to Home at the end. "
             "The screen says what the key does now. In a timed set, press it twice within a "
             "second to end the set. After a press that changes something, the key does nothing "
             "for a second, so that a double press does not skip anything.")),
    ("Reps", ("The legs take turns rep by rep, so 10 reps per leg are 20 reps in a set. You can "
             "also do all reps of one leg before the other.")),
    ("Correct", ("After a set you can correct the reps of each leg. Streaks, records and the coach "
                "use the reps you did. The reps that were counted are saved, too.")),
    ("Tempo", ("The four numbers are seconds: down - hover - up - stand. The step back is part of "
              "\"down\".")),
    ("Changes", ("Changes you make during a session apply straight away, and a new tempo applies "
                "from the next rep. If you lower the reps below what you have already done, the "
                "set ends after the current left-right pair.")),
    ("Skip", "In a rest, → jumps to the countdown before the set; → again starts the set."),
    ("Back", ("← restarts the phase. In the first 3 seconds of a phase, it goes to the phase "
             "before. A set that you restart begins with the get-ready time. The reps that you "
             "have done still count.")),
    ("Training day", "A day with a session in which you did at least half of the planned reps."),
    ("Weekly goal", ("The number of training days you want each week (3 unless you change it). "
                     "When you change it, past weeks still count with the goal of that time.")),
    ("Streak", ("The number of weeks in a row in which you met your goal. The current week can "
               "add to the streak but cannot break it. A frozen week is skipped: it neither "
               "helps nor breaks the streak.")),
    (STRENGTH, ("From 0 to 100 %. It rises when you train as often as your weekly goal says, and "
                "falls slowly when you do not. The formula is that of the app Loop Habit Tracker: "
                "each day, the strength s becomes s·m + p·(1 − m). In it, m = 0.5^(√f / 13), "
                f"f = goal / 7, and p = training days in the last {WINDOW_DAYS} days / (2 x goal), "
                "at most 1. With a goal of 7, p is 1 on a training day and otherwise 0. Days of "
                "frozen weeks without training are left out.")),
    ("Other apps", ("In a terminal, \"lungetimer import FILE\" adds sessions from Strong, Hevy, "
                    "FitNotes and Fitbod. \"lungetimer export\" writes your sessions for "
                    "these apps, for Garmin and Strava, or as a calendar.")),
    ("Sharing", ("If you keep your history in a folder that is synced between computers, "
                 "lungetimer merges its copies when it starts. \"lungetimer merge FILE\" adds the "
                 "history of another computer.")),
)  # fmt: skip


class HelpScreen(Dialog[None]):
    """Dialog with all keys and rules.

    Args:
        own_keys: command id -> the keys that the user has chosen instead of the default keys.
        first: the name of the rule to show before the keys and the other rules; empty for none.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter", "dismiss", "back")
    ]

    def __init__(self, own_keys: Mapping[str, str], first: str = "") -> None:
        super().__init__()
        self._first = first
        self._own_keys = own_keys

    def compose(self) -> ComposeResult:
        """Yield the keys and the rules in a scrolling panel."""
        with VerticalScroll(id="help", classes="dialog wide") as box:
            box.border_subtitle = BACK
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
            yield from _row("esc", "Go back")

    def _keys(self) -> Iterator[tuple[str, str]]:
        """Yield the keys of each command, as the user has set them, and what the command does.

        A command that the app cannot carry out, such as suspending in a browser, is left out.
        """
        for command in COMMANDS:
            namespace, _, action = command.action.rpartition(".")
            possible = namespace != "app" or self.app.check_action(action, ())
            if command.explained and possible:
                yield self._own_keys.get(command.id, command.shown), command.pair or command.help
        yield from _MORE_KEYS


def _row(key: str, what: str) -> ComposeResult:
    with Horizontal(classes="help-row"):
        yield Words(Content(key), classes="help-key")
        yield Words(Content(what), classes="help-text")
