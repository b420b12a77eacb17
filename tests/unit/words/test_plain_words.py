"""The words of the program: the palette, the help, and terms that CONTRIBUTING.md rejects."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lungetimer.cli.commands import cli
from lungetimer.coaching.safety import QUESTIONS
from lungetimer.words.commands import COMMANDS
from lungetimer.words.cue_lines import LEG_MEANING
from lungetimer.words.view_words import FIELD_WORDS, STAGE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[3]
SOURCE = ROOT / "src" / "lungetimer"
REJECTED = {
    "Nothing speaks against": "You are good to go",
    "Leading leg": "First leg",
    "Space goes on": "Press space to continue",
    "allowed is": "must be",
    "the default holds": "the default applies",
    "the defaults hold": "the defaults apply",
    "keeps the week": "meets the goal",
    "pair of legs": "left-right pair",
    "all as they came": "No keys changed",
}
"""Words that a person must not read, each with the one in its place."""


def strings() -> Iterator[tuple[str, str]]:
    """Every string of the program that is no docstring, with its place."""
    for path in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docs = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and id(node) not in docs
            ):
                yield f"{path.relative_to(SOURCE)}:{node.lineno}", node.value


def test_no_string_has_a_rejected_term() -> None:
    found = [
        f"{place}: {old!r} should be {new!r}"
        for place, text in strings()
        for old, new in REJECTED.items()
        if old in text
    ]
    assert found == []


def test_every_rejected_term_stands_in_the_table_with_the_one_to_use() -> None:
    table = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for old, new in REJECTED.items():
        assert re.search(
            rf"^\| [^|\n]*{re.escape(new)}[^|\n]* \| [^\n]*{re.escape(old)}", table, re.MULTILINE
        )


def test_every_action_is_described_by_itself_in_the_palette() -> None:
    described = [command.help for command in COMMANDS]
    assert len(described) == len(set(described)), "no two actions have one description"
    pairs = [command for command in COMMANDS if command.pair]
    assert len(pairs) >= 7
    for command in pairs:
        assert command.help != command.pair
        assert "one fewer, one more" not in command.help


def test_the_parts_of_a_rep_have_the_words_of_the_tempo() -> None:
    assert " - ".join(STAGE_WORDS.values()) == "down - hover - up - stand"


def test_left_is_the_foot_that_steps_back_wherever_it_is_defined() -> None:
    context = click.Context(cli)
    start = cli.get_command(context, "start")
    assert start is not None
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (option,) = [p for p in start.params if "--lead-leg" in p.opts]
    assert isinstance(option, click.Option)
    for text in (readme, option.help or "", LEG_MEANING):
        assert re.search(r"LEFT\b.{0,30}\byour left\s+foot steps back", text, re.DOTALL), text[:80]
    assert FIELD_WORDS["lead_leg"] == "First leg"


def test_every_safety_question_is_a_whole_question() -> None:
    starts = ("Do ", "Does ", "Are ", "Is ", "Have ", "In the last 12 months, did ")
    for question in QUESTIONS:
        assert question.text.startswith(starts), question.text
        assert question.text.endswith("?")
        assert re.fullmatch(r"[A-Z].*\.", question.advice), question.advice
