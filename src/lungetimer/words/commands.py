"""Every action, once: its id, keys, words. Bindings, footer, help and palette follow."""

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
    "pagedown": "PgDn", "pageup": "PgUp", "slash": "/",
}  # fmt: skip


def written(key: str) -> str:
    """A key, given by Textual's name, as people write it."""
    return _SIGNS.get(key, key)


@frozen
class Command:
    """One thing a person can do.

    Attributes:
        id: what the config's [keys] table calls it.
        keys: default keys, joined by commas, in Textual's names.
        action: the action's name, with its argument if it has one.
        word: what the footer says.
        help: one line for help, palette and tooltip.
        shown: how the footer and the help write the key.
        footer: whether the footer names it.
        explained: whether the help has a line for it; False where its twin speaks for both.
    """

    id: str
    keys: str
    action: str
    word: str
    help: str
    shown: str
    footer: bool = True
    explained: bool = True

    @property
    def title(self) -> str:
        """Its name in the palette: ``More reps``."""
        return self.id.replace("_", " ").capitalize()

    @property
    def single_key(self) -> str:
        """Its own key as people write it, where `shown` speaks for a pair."""
        return written(self.keys.split(",", 1)[0])


COMMANDS: Final[tuple[Command, ...]] = (
    Command("start", "enter", "start", "start", "Start the session (on Home)", "⏎"),
    Command("try_it", "y", "try_it", "try it",
            "On Home: try one set of about 60 seconds; silent, and nothing is saved", "y",
            footer=False),
    Command("resume", "r", "resume", "resume",
            "On Home: resume, save or discard an interrupted session that waits", "r",
            footer=False),
    Command("next", "enter,pagedown", "next", "next",
            "The natural next thing; the screen says which (also page down)", "⏎"),
    Command("pause", "space", "toggle_pause", "pause", "Pause and go on", "space"),
    Command("fewer_reps", "minus", "step('reps_per_leg',-1)", "reps −", "One rep per leg less",
            "-", footer=False, explained=False),
    Command("more_reps", "plus,equals_sign", "step('reps_per_leg',1)", "reps",
            "Reps per leg: one less, one more", "-/+"),
    Command("fewer_sets", "left_square_bracket", "step('sets',-1)", "sets −", "One set less", "[",
            footer=False, explained=False),
    Command("more_sets", "right_square_bracket", "step('sets',1)", "sets",
            "Sets: one less, one more", "[/]"),
    Command("shorter_rest", "comma", "step('rest_s',-1)", "rest −", "Rest 5 s shorter", ",",
            footer=False, explained=False),
    Command("longer_rest", "full_stop", "step('rest_s',1)", "rest",
            "Rest: 5 s shorter, 5 s longer", ",/."),
    Command("tempo", "t", "step('tempo',1)", "tempo", "Next tempo preset", "t"),
    Command("skip", "right", "skip", "skip", "Skip to what comes next", "→", footer=False),
    Command("back", "left,pageup", "back", "back",
            "Restart this phase; press again at once for the phase before (also page up)", "←",
            footer=False),
    Command("where", "w", "where", "where", "In plain mode: say where the session stands", "w",
            footer=False),
    Command("fail_set", "n", "fail_set", "set failed",
            "In a set: end it at the rep before this one and rest", "n", footer=False),
    Command("left_less", "j", "correct('left',-1)", "left −",
            "After a set: one rep of the left leg less was done", "j", footer=False,
            explained=False),
    Command("left_more", "u", "correct('left',1)", "left reps",
            "After a set: correct the reps of the left leg, one less, one more", "j/u",
            footer=False),
    Command("right_less", "k", "correct('right',-1)", "right −",
            "After a set: one rep of the right leg less was done", "k", footer=False,
            explained=False),
    Command("right_more", "i", "correct('right',1)", "right reps",
            "After a set: correct the reps of the right leg, one less, one more", "k/i",
            footer=False),
    Command("extend_rest", "x", "extend_rest", "+15 s", "Rest 15 s more, as often as you like",
            "x"),
    Command("sound", "m", "sound", "sound", "Sound: voice, tones, off", "m"),
    Command("quieter", "9", "volume(-1)", "quieter", "Quieter", "9", footer=False,
            explained=False),
    Command("louder", "0", "volume(1)", "louder", "Volume: quieter, louder", "9/0", footer=False),
    Command("zoom", "z", "zoom", "zoom", "Only the giant number", "z"),
    Command("figure", "f", "figure", "figure", "Figure on or off", "f", footer=False),
    # The letters are for keyboards that need shift for digits.
    Command("felt_fine", "1,o", "felt('fine')", "fine",
            "In a rest, how it felt: fine, knee, balance, depth, back (or o, e, b, d, a)", "1-5",
            footer=False),
    Command("felt_knee", "2,e", "felt('knee')", "knee", "In a rest: the knee", "2",
            footer=False, explained=False),
    Command("felt_balance", "3,b", "felt('balance')", "balance", "In a rest: balance", "3",
            footer=False, explained=False),
    Command("felt_depth", "4,d", "felt('depth')", "depth", "In a rest: depth", "4",
            footer=False, explained=False),
    Command("felt_back", "5,a", "felt('back')", "back", "In a rest: the back", "5",
            footer=False, explained=False),
    Command("history", "h", "history", "history", "Streaks and past sessions", "h"),
    Command("guide", "g", "guide", "guide", "Guide: how to do it, benefits, mistakes, questions",
            "g"),
    Command("coach", "c", "coach", "advice", "On Home: take what the coach suggests", "c"),
    Command("smallest", "b", "smallest", "smallest",
            "On Home: take the smallest session that keeps the week", "b", footer=False),
    Command("levels", "p", "levels", "levels", "On Home: choose a level or a preset of your own",
            "p"),
    Command("type_value", "e", "type_value", "type",
            "On the plan: type the value of the field, like 12,10,8 for the reps or 25 lb", "e",
            footer=False),
    Command("drills", "d", "drills", "drills",
            "On Home: choose the drills of warm-up and cool-down", "d", footer=False),
    Command("save_as", "ctrl+s", "save_as", "save as", "On Home: save the plan as a preset",
            "^s", footer=False),
    Command("settings", "s", "settings", "settings", "On Home: settings, each explained", "s"),
    Command("stop_signs", "exclamation_mark", "stop_signs", "stop signs",
            "In a session: when to stop; pauses at once", "!"),
    Command("safety", "exclamation_mark", "safety", "safety", "On Home: the safety questions",
            "!", footer=False),
    Command("energy", "e", "energy", "energy", "After a session: how the energy is estimated", "e",
            footer=False),
    Command("tab_streaks", "1", "show_tab('streaks')", "tabs",
            "In the history: streaks, sessions, trends, records", "1-4"),
    Command("tab_sessions", "2", "show_tab('sessions')", "sessions", "History: sessions", "2",
            footer=False, explained=False),
    Command("tab_trends", "3", "show_tab('trends')", "trends", "History: trends", "3",
            footer=False, explained=False),
    Command("tab_records", "4", "show_tab('records')", "records", "History: records", "4",
            footer=False, explained=False),
    Command("freeze", "f", "freeze", "freeze",
            "In the history: let the week under the cursor count neither way, or again", "f"),
    Command("filter", "slash", "filter", "filter", "In the history: filter the sessions", "/"),
    Command("edit", "e", "edit", "edit",
            "In the history: change RIR, pain, note, how sets felt and reps done", "e"),
    Command("delete", "d,delete", "delete", "delete", "In the history: delete a session", "d"),
    Command("undo", "u", "undo", "undo", "In the history: undo the latest change", "u"),
    Command("save_elsewhere", "w", "save_elsewhere", "save elsewhere",
            "When the disk refused a session: save it to another place", "w", footer=False),
    Command("help", "question_mark,f1", "help", "help", "Keys and rules", "?"),
    Command("leave", "q,escape", "leave", "leave", "Leave: go on, save what is done, discard",
            "q"),
    Command("quit", "q", "quit", "quit", "Close lungetimer", "q", explained=False),
    Command("close", "escape,q", "close", "back", "Back to where you were", "esc",
            explained=False),
)  # fmt: skip
_BY_ID: Final = {command.id: command for command in COMMANDS}


def command(command_id: str) -> Command:
    """The command with this id.

    Raises:
        KeyError: there is none.
    """
    return _BY_ID[command_id]


def shown_key(command_id: str, own_keys: Mapping[str, str]) -> str:
    """The key of a command as people write it: the first one, if the person has remapped it.

    Args:
        command_id: the command's id.
        own_keys: keys that the person has remapped, by command.
    """
    known = _BY_ID[command_id]
    own = own_keys.get(command_id)
    return replace(known, keys=own).single_key if own else known.single_key


def count_keys(own_keys: Mapping[str, str]) -> dict[Leg, str]:
    """For each leg the keys that correct its reps: one less, one more, as in ``j− u+``.

    Args:
        own_keys: keys that the person has remapped, by command.
    """
    return {
        leg: f"{shown_key(f'{leg}_less', own_keys)}− {shown_key(f'{leg}_more', own_keys)}+"
        for leg in Leg
    }
