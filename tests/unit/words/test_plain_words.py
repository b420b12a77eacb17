"""The words that reach a person: the terms of CONTRIBUTING.md, the help, the command palette.

Collected are the strings of the program, the help of every command as it is printed, the pages of
the guide, README, SECURITY, CHANGELOG and the pages in docs.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import click
import pytest
from tests.unit.words.terms import FLAGS, TERMS

from lungetimer.cli.commands import cli
from lungetimer.coaching.guide import PAGES
from lungetimer.coaching.safety import QUESTIONS
from lungetimer.ui.widgets.plan_editor import EditorView, PlanEditor
from lungetimer.words.commands import COMMANDS
from lungetimer.words.cue_lines import LEG_MEANING
from lungetimer.words.field_words import FIELD_WORDS
from lungetimer.words.session_words import STAGE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT: Final = Path(__file__).resolve().parents[3]
SOURCE: Final = ROOT / "src" / "lungetimer"
WIDTH: Final = 80


class Exempt(NamedTuple):
    """A word that is rejected elsewhere and right here.

    Attributes:
        place: how the place of the text begins.
        words: what the text has around the word.
        why: why it is right.
    """

    place: str
    words: str
    why: str

    def covers(self, place: str, match: re.Match[str]) -> bool:
        """Whether the rejected words that were found in a text of this place are among these."""
        return place.startswith(self.place) and any(
            here.start() < match.end() and match.start() < here.end()
            for here in re.finditer(re.escape(self.words) or ".", match.string, FLAGS)
        )


EXEMPT: Final = (
    Exempt("cli/plan.py", "FIT workout", "what the FIT format calls such a file"),
    Exempt("cli/plan.py", "Workout written", "as above"),
    Exempt("lungetimer plan --help", "FIT workout", "as above"),
    Exempt("CHANGELOG.md", "workout for a Garmin watch", "as above"),
    Exempt("history/exchange/", "workout", "a column or a record of another program"),
    Exempt("docs/data-format.md", "workout", "a record of another program"),
    Exempt("docs/sharing.md", "workout", "a record of another program"),
    Exempt("docs/sharing.md", "shell's profile", "a file of the shell"),
    Exempt("coaching/sources.py", "workout workbook", "the title of a source"),
    Exempt("guide sources", "workout workbook", "the title of a source"),
    Exempt("coaching/studies.py", "attentional focus", "the title of a study"),
    Exempt("guide sources", "attentional focus", "the title of a study"),
    Exempt("plain/key_table.py", "go on", "a word that a person may type for continue"),
    Exempt("figure/lunge.py", "stage must be", "an argument of a function, for developers"),
    Exempt("ui/terminal/safe_palette.py", "", "a note for developers, shown when a test fails"),
    Exempt("docs/architecture.md", "cue", "for developers, in the words of the code"),
)


@cache
def strings() -> tuple[tuple[str, str], ...]:
    """Every string of the program that is no docstring, with its place."""
    found = []
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
                place = f"{path.relative_to(SOURCE).as_posix()}:{node.lineno}"
                found.append((place, node.value))
    return tuple(found)


def commands(
    command: click.Command = cli, context: click.Context | None = None
) -> Iterator[click.Context]:
    """The context of every command, the top one first."""
    here = context or click.Context(cli, info_name="lungetimer", terminal_width=WIDTH)
    yield here
    if isinstance(command, click.Group):
        for name in command.list_commands(here):
            below = command.get_command(here, name)
            assert below is not None
            yield from commands(
                below,
                click.Context(below, info_name=name, parent=here, terminal_width=WIDTH),
            )


@cache
def helps() -> dict[str, str]:
    """What ``--help`` prints, by the name of the command."""
    return {found.command_path: found.command.get_help(found) for found in commands()}


def documents() -> Iterator[tuple[str, str]]:
    """The paragraphs, list items and table rows of the documents, without what is code."""
    first = (ROOT / f"{name}.md" for name in ("README", "SECURITY", "CHANGELOG"))
    for path in (*first, *sorted((ROOT / "docs").glob("*.md"))):
        text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        text = re.sub(r"`[^`\n]*`|\]\([^)]*\)", "", text)
        for part in re.split(r"\n\s*\n|\n(?=[|-])", text):
            yield path.relative_to(ROOT).as_posix(), " ".join(part.split())


@cache
def texts() -> tuple[tuple[str, str], ...]:
    """Everything that reaches a person, with its place."""
    helped = ((f"{name} --help", " ".join(text.split())) for name, text in helps().items())
    guide = ((f"guide {topic}", page.plain()) for topic, page in PAGES.items())
    # A single word is a name in the code more often than something to read.
    several = ((place, text) for place, text in strings() if " " in text.strip())
    return (*several, *helped, *guide, *documents())


def rejected(patterns: Iterable[str]) -> Iterator[tuple[str, re.Match[str]]]:
    """Where one of the patterns is in a text, exempt or not: each place, and what was found."""
    for pattern in patterns:
        for place, text in texts():
            yield from ((place, match) for match in re.finditer(pattern, text, FLAGS))


@cache
def rows() -> tuple[tuple[str, str], ...]:
    """The rows of the table of terms: what to use, and what not."""
    table = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("| use | not |")[2]
    lines = table.partition("\n\n")[0].splitlines()[2:]
    return tuple((cells[1].strip(), cells[2].strip()) for cells in (x.split("|") for x in lines))


def test_each_row_of_the_table_is_checked_and_nothing_else() -> None:
    wanted = {use: [name for name in TERMS if re.match(rf"{name}\b", use)] for use, _ in rows()}
    assert all(len(names) == 1 for names in wanted.values()), wanted
    assert len(wanted) == len(TERMS)
    for use, rejects in rows():
        assert bool(TERMS[wanted[use][0]].rejected) == bool(rejects), use


@pytest.mark.parametrize("name", TERMS)
def test_a_term_is_used_and_none_of_its_rejected_twins(name: str) -> None:
    term = TERMS[name]
    read = (*texts(), *strings())
    assert any(re.search(term.use, text, FLAGS) for _, text in read), f"nobody reads {name!r}"
    found = [
        f"{place}: …{match.string[max(0, match.start() - 40) : match.end() + 40]}…"
        for place, match in rejected(term.rejected)
        if not any(one.covers(place, match) for one in EXEMPT)
    ]
    assert found == []


def test_every_exception_is_needed() -> None:
    found = list(rejected(pattern for term in TERMS.values() for pattern in term.rejected))
    for one in EXEMPT:
        assert any(one.covers(place, match) for place, match in found), one


def test_no_line_of_help_is_cut_or_too_wide_and_every_summary_is_a_sentence() -> None:
    for name, text in helps().items():
        for line in text.splitlines():
            assert len(line) <= WIDTH or line.startswith("  echo "), (name, line)
            assert not line.endswith("...") or line.startswith("Usage:"), (name, line)
    for found in commands():
        summary = found.command.get_short_help_str(limit=1000)
        assert summary.endswith("."), (found.command_path, summary)
        assert len(summary) <= 60 or found.parent is None, (found.command_path, summary)


def test_every_action_is_described_by_itself_in_the_palette() -> None:
    described = [command.help for command in COMMANDS]
    assert len(described) == len(set(described)), "no two actions have one description"
    pairs = [command for command in COMMANDS if command.pair]
    assert len(pairs) >= 7
    for command in pairs:
        assert command.help != command.pair
        assert "one fewer, one more" not in command.help


def test_auto_is_the_same_on_home_and_in_the_settings_but_for_todays_leg() -> None:
    from lungetimer.training.choices import Leg  # noqa: PLC0415  # used only here
    from lungetimer.training.plan import Plan  # noqa: PLC0415  # used only here

    editor = PlanEditor()
    said = []
    for leg in (None, *Leg):  # Settings gives no leg: it is another one each day
        editor.value = EditorView(Plan(), "lead_leg", leg)
        said.append(editor._words("lead_leg", brief=False))
    assert said == ["auto", "auto: left today", "auto: right today"]


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
