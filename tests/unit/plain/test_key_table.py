"""Which command a key or a line means, and how that is said."""

from __future__ import annotations

import pytest

from lungetimer.plain.key_table import GROUPS, KeyTable, key_words
from lungetimer.plain.typed import Typed


def meant(said: str, own: dict[str, str] | None = None) -> list[str]:
    return KeyTable(own or {}).commands(Typed(text=said, is_line=True))


def pressed(key: str, own: dict[str, str] | None = None) -> list[str]:
    return KeyTable(own or {}).commands(Typed(key=key))


@pytest.mark.parametrize(
    ("key", "command"),
    [
        ("space", "pause"), ("enter", "next"), ("pagedown", "next"), ("right", "skip"),
        ("left", "back"), ("minus", "fewer_reps"), ("plus", "more_reps"), ("1", "felt_fine"),
        ("5", "felt_back"), ("question_mark", "help"), ("exclamation_mark", "stop_signs"),
        ("escape", "leave"), ("q", "leave"), ("Q", "leave"), ("w", "where"),
        ("p", "pause"), ("й", "leave"), ("Ц", "where"), ("o", "felt_fine"), ("ש", "felt_back"),
    ],
)  # fmt: skip
def test_keys_are_those_of_the_screen(key: str, command: str) -> None:
    assert pressed(key) == [command]


@pytest.mark.parametrize(
    ("said", "commands"),
    [
        ("", ["next"]), (" ", ["pause"]), ("p", ["pause"]), ("pause", ["pause"]),
        ("Skip", ["skip"]), ("go on", ["pause"]), ("back", ["back"]), ("leave", ["leave"]),
        ("fail set", ["fail_set"]), ("knee", ["felt_knee"]), ("+++", ["more_reps"] * 3),
        ("--", ["fewer_reps"] * 2), ("?", ["help"]), ("!", ["stop_signs"]), ("3", ["felt_balance"]),
        ("right arrow", ["skip"]), ("page up", ["back"]), ("more reps", ["more_reps"]),
        ("xyzzy", []), ("p" * 200, []), ("\x1b[2J", []),
    ],
)  # fmt: skip
def test_lines_may_be_signs_or_words(said: str, commands: list[str]) -> None:
    assert meant(said) == commands


def test_own_keys_win() -> None:
    own = {"pause": "p,f2", "skip": "w"}
    assert pressed("p", own) == pressed("f2", own) == ["pause"]
    assert pressed("space", own) == []
    assert pressed("w", own) == ["skip"]  # not where: the person's own key wins
    assert "p or F2: Pause or continue the session" in KeyTable(own).help_lines()
    assert KeyTable(own).how_to("pause", single_keys=True) == "p"


def test_the_help_names_every_command_and_reads_well_aloud() -> None:
    lines = KeyTable({}).help_lines()
    assert len(lines) == len(GROUPS) + 1
    for line in lines:
        keys, _, words = line.partition(": ")
        assert keys
        assert words
        assert not set(line) & set("→←⏎−·✓[]|/+_"), line
        assert "screen" not in line, "nothing is drawn in plain mode"
    assert key_words("ctrl+s") == "control s"


def test_what_is_not_known_is_said_with_what_is_like_it() -> None:
    table = KeyTable({})
    assert table.unknown(Typed(text="paus", is_line=True)).startswith(
        "paus is not a command; did you mean"
    )
    assert table.unknown(Typed(key="h")).startswith("To see your sessions, run lungetimer history")
    assert table.unknown(Typed(text="zoom", is_line=True)) == "Plain mode has no pictures."
    assert "For all keys, press question mark" in table.unknown(Typed(key="y"))


@pytest.mark.parametrize(
    ("key", "named"),
    [
        ("Q", "leave"),
        ("й", "leave"),
        ("ё", None),
        ("é", "felt_knee"),
        ("ampersand", "felt_fine"),
        ("б", "shorter_rest"),
    ],
)
def test_keys_of_other_keyboards_answer_by_their_place(key: str, named: str | None) -> None:
    assert pressed(key) == ([named] if named else [])
