"""All commands of the app: the ids, keys and texts for key bindings, the footer and the help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.frozen import frozen, replace
from lungetimer.training.choices import Leg

if TYPE_CHECKING:
    from collections.abc import Mapping


_SIGNS: Final = {
    "minus": "-", "plus": "+", "left_square_bracket": "[", "right_square_bracket": "]",
    "comma": ",", "full_stop": ".", "question_mark": "?", "right": "→", "left": "←",
    "enter": "⏎", "escape": "esc", "exclamation_mark": "!", "ctrl+s": "^s",
    "ctrl+z": "^z", "pagedown": "PgDn", "pageup": "PgUp", "slash": "/",
}  # fmt: skip


def written(key: str) -> str:
    """Return a key as screens show it, given Textual's name of the key."""
    return _SIGNS.get(key, key)


@frozen
class Command:
    """One thing that the user can do with a key or in the command palette.

    Attributes:
        id: the command's name in the ``[keys]`` table of the settings file.
        keys: Textual's names of the default keys, separated by commas.
        action: the action that Textual runs, with its argument if it has one.
        word: the label in the footer.
        help: one line about this command alone, for the help, the command palette and the tooltip.
        shown: the key or keys as the footer and the help show them.
        footer: whether the footer shows the command.
        explained: whether the help has a line for the command; False if it needs none, or if the
            line of the opposite command covers both commands.
        pair: the line in the help if it covers this command and the opposite one; else empty.
    """

    id: str
    keys: str
    action: str
    word: str
    help: str
    shown: str
    footer: bool = True
    explained: bool = True
    pair: str = ""

    @property
    def title(self) -> str:
        """The name of the command in the command palette, such as ``More reps``."""
        return self.id.replace("_", " ").capitalize()

    @property
    def single_key(self) -> str:
        """The first default key, written as on the screen."""
        return written(self.keys.split(",", 1)[0])


COMMANDS: Final[tuple[Command, ...]] = (
    Command("start", "enter", "start", "start", "Start the session (on Home)", "⏎"),
    Command("try_it", "y", "try_it", "try it",
            "On Home: try one set of about 60 seconds, without sound and without saving", "y",
            footer=False),
    Command("resume", "r", "resume", "resume",
            "On Home: resume, save or discard an interrupted session", "r",
            footer=False),
    Command("next", "enter,pagedown", "next", "next",
            "Do the next thing; the screen says what it is (also page down)", "⏎"),
    Command("pause", "space", "toggle_pause", "pause", "Pause or continue the session", "space"),
    Command("fewer_reps", "minus", "step('reps_per_leg',-1)", "reps −", "One rep fewer per leg",
            "-", footer=False, explained=False),
    Command("more_reps", "plus,equals_sign", "step('reps_per_leg',1)", "reps",
            "One rep more per leg", "-/+", pair="Reps per leg: one fewer, one more"),
    Command("fewer_sets", "left_square_bracket", "step('sets',-1)", "sets −", "One set fewer", "[",
            footer=False, explained=False),
    Command("more_sets", "right_square_bracket", "step('sets',1)", "sets",
            "One set more", "[/]", pair="Sets: one fewer, one more"),
    Command("shorter_rest", "comma", "step('rest_s',-1)", "rest −", "Make rests 5 s shorter", ",",
            footer=False, explained=False),
    Command("longer_rest", "full_stop", "step('rest_s',1)", "rest",
            "Make rests 5 s longer", ",/.", pair="Rests: 5 s shorter, 5 s longer"),
    Command("tempo", "t", "step('tempo',1)", "tempo", "Change to the next tempo", "t"),
    Command("skip", "right", "skip", "skip", "Skip to the next phase", "→", footer=False),
    Command("back", "left,pageup", "back", "back",
            "Restart this phase; press it again at once to go to the phase before (also page up)",
            "←", footer=False),
    Command("where", "w", "where", "where",
            "In plain mode: print the current set, rep and time remaining", "w", footer=False),
    Command("fail_set", "n", "fail_set", "set failed",
            "In a set: end the set without counting the current rep, and begin the rest", "n",
            footer=False),
    Command("left_less", "j", "correct('left',-1)", "left −",
            "After a set: remove one rep from the count of the left leg", "j", footer=False,
            explained=False),
    Command("left_more", "u", "correct('left',1)", "left reps",
            "After a set: add one rep to the count of the left leg", "j/u", footer=False,
            pair="After a set: correct the reps of the left leg, one fewer or one more"),
    Command("right_less", "k", "correct('right',-1)", "right −",
            "After a set: remove one rep from the count of the right leg", "k", footer=False,
            explained=False),
    Command("right_more", "i", "correct('right',1)", "right reps",
            "After a set: add one rep to the count of the right leg", "k/i", footer=False,
            pair="After a set: correct the reps of the right leg, one fewer or one more"),
    Command("extend_rest", "x", "extend_rest", "+15 s",
            "Add 15 s to this rest, as often as you like", "x"),
    Command("sound", "m", "sound", "sound", "Change the sound: voice, tones, off", "m"),
    Command("quieter", "9", "volume(-1)", "quieter", "Turn the volume down", "9", footer=False,
            explained=False),
    Command("louder", "0", "volume(1)", "louder", "Turn the volume up", "9/0", footer=False,
            pair="Volume: quieter, louder"),
    Command("zoom", "z", "zoom", "zoom", "Show only the giant number", "z"),
    Command("figure", "f", "figure", "figure", "Show or hide the figure", "f", footer=False),
    # The letters are for keyboards on which digits need shift.
    Command("felt_fine", "1,o", "felt('fine')", "fine",
            "In a rest: say that the set felt fine", "1-5", footer=False,
            pair="In a rest: say how the set felt: fine, knee, balance, depth, back "
                 "(or o, e, b, d, a)"),
    Command("felt_knee", "2,e", "felt('knee')", "knee",
            "In a rest: say that your knee felt wrong", "2", footer=False, explained=False),
    Command("felt_balance", "3,b", "felt('balance')", "balance",
            "In a rest: say that you lost your balance", "3", footer=False, explained=False),
    Command("felt_depth", "4,d", "felt('depth')", "depth",
            "In a rest: say that you did not go deep enough", "4", footer=False, explained=False),
    Command("felt_back", "5,a", "felt('back')", "back",
            "In a rest: say that your back felt wrong", "5", footer=False, explained=False),
    Command("history", "h", "history", "history", "Show streaks and past sessions", "h"),
    Command("guide", "g", "guide", "guide", "Read how to do reverse lunges, and why", "g"),
    Command("coach", "c", "coach", "coach", "On Home: use the plan that the coach suggests", "c"),
    Command("smallest", "b", "smallest", "smallest",
            "On Home: use the shortest session that still helps to meet the goal", "b",
            footer=False),
    Command("levels", "p", "levels", "levels", "On Home: choose a level or one of your presets",
            "p"),
    Command("type_value", "e", "type_value", "type",
            "In a plan: type the value of the chosen field, like 12,10,8 for the reps", "e",
            footer=False),
    Command("drills", "d", "drills", "drills",
            "On Home: choose the drills of the warm-up and the cool-down", "d", footer=False),
    Command("save_as", "ctrl+s", "save_as", "save as", "On Home: save the plan as a preset",
            "^s", footer=False),
    Command("settings", "s", "settings", "settings", "On Home: change the settings", "s"),
    Command("stop_signs", "exclamation_mark", "stop_signs", "when to stop",
            "In a session: pause and show when to stop", "!"),
    Command("safety", "exclamation_mark", "safety", "safety",
            "On Home: answer the safety questions", "!", footer=False),
    Command("energy", "e", "energy", "energy",
            "After a session: read how the energy is estimated", "e", footer=False),
    Command("tab_streaks", "1", "show_tab('streaks')", "tabs",
            "In the history: show the streaks", "1-4",
            pair="In the history: streaks, sessions, trends, records"),
    Command("tab_sessions", "2", "show_tab('sessions')", "sessions",
            "In the history: show the sessions", "2", footer=False, explained=False),
    Command("tab_trends", "3", "show_tab('trends')", "trends",
            "In the history: show the trends", "3", footer=False, explained=False),
    Command("tab_records", "4", "show_tab('records')", "records",
            "In the history: show the records", "4", footer=False, explained=False),
    Command("freeze", "f", "freeze", "freeze",
            "In the history: freeze or unfreeze a week; a frozen week is skipped", "f"),
    Command("filter", "slash", "filter", "filter", "In the history: filter the sessions", "/"),
    Command("edit", "e", "edit", "edit",
            "In the history: change the answers, the note and the reps of a session", "e"),
    Command("delete", "d,delete", "delete", "delete", "In the history: delete a session", "d"),
    Command("undo", "u", "undo", "undo", "In the history: undo the latest change", "u"),
    Command("save_elsewhere", "w", "save_elsewhere", "save elsewhere",
            "If a session could not be saved: save it in another file", "w", footer=False),
    Command("help", "question_mark,f1", "help", "help", "Show all keys and rules", "?"),
    Command("suspend", "ctrl+z", "app.suspend", "suspend",
            "Pause and suspend lungetimer; enter fg in the shell to come back", "^z",
            footer=False),
    Command("leave", "q,escape", "leave", "leave",
            "Leave the session: continue, save what you did, or discard it", "q"),
    Command("quit", "q", "quit", "quit", "Close lungetimer", "q", explained=False),
    Command("close", "escape,q", "close", "back", "Go back", "esc", explained=False),
)  # fmt: skip
_BY_ID: Final = {command.id: command for command in COMMANDS}


def command(command_id: str) -> Command:
    """Return the command with this id.

    Raises:
        KeyError: there is no such command.
    """
    return _BY_ID[command_id]


def shown_key(command_id: str, own_keys: Mapping[str, str]) -> str:
    """Return the first key of a command as screens show it.

    Args:
        command_id: the command's id.
        own_keys: command id -> the keys that the user has chosen instead of the default keys.
    """
    known = _BY_ID[command_id]
    own = own_keys.get(command_id)
    return replace(known, keys=own).single_key if own else known.single_key


def count_keys(own_keys: Mapping[str, str]) -> dict[Leg, str]:
    """Return for each leg the keys that remove and add a rep, as ``j− u+``.

    Args:
        own_keys: command id -> the keys that the user has chosen instead of the default keys.
    """
    return {
        leg: f"{shown_key(f'{leg}_less', own_keys)}− {shown_key(f'{leg}_more', own_keys)}+"
        for leg in Leg
    }
