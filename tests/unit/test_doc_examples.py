"""Examples and names of settings in the documents are those of the program."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from lungetimer.coaching.drills import routines
from lungetimer.coaching.due import Due, DueState, WeekSoFar
from lungetimer.plain.narrator import Narrator, Verbosity
from lungetimer.plain.overview import plan_line
from lungetimer.running.live_status import LiveStatus, sentence, short_line
from lungetimer.training.plan import LeadLeg, Plan
from lungetimer.training.session import Session
from lungetimer.training.views import State
from lungetimer.ui.text.setting_rows import LABELS
from lungetimer.words.cue_lines import Coaching
from lungetimer.words.due_words import due_line

DOCS = Path(__file__).resolve().parents[2] / "docs"


def text(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8")


def first_output(page: str) -> list[str]:
    """The lines of the first block without a language."""
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", text(page), re.DOTALL | re.MULTILINE)
    output: str = next(block for language, block in blocks if not language)
    return output.splitlines()


def test_status() -> None:
    status = LiveStatus("set", 1, 3, "left", 4, 10, 62, paused=False)
    block = text("status.md").split("```console\n")[1].split("```")[0].splitlines()
    assert block[1::2] == [sentence(status), short_line(status)]


def test_what_is_due() -> None:
    smallest = replace(Plan(), sets=2, reps_per_leg=8)
    due = Due(WeekSoFar("2026-W48", 1, 3, 2), DueState.LAST_CHANCE, smallest)
    assert first_output("reminders.md") == [due_line(due, 9)]


def test_a_session_in_plain_mode() -> None:
    plan, now = replace(Plan(), lead_leg=LeadLeg.LEFT), 0.0
    session = Session(plan, *routines(plan))
    narrator = Narrator(Verbosity.NORMAL, Coaching(), next_key="enter", pause_key="space")
    lines = [plan_line(Plan()), "For all keys, press question mark."]
    lines += narrator.lines(session.start(now), session.view(now))
    while session.state is not State.FINISHED and now < 400:
        now += 1.0
        lines += narrator.lines(session.advance(now), session.view(now))
    place = 0
    for line in first_output("plain.md"):
        assert line in lines[place:], line
        place = lines.index(line, place) + 1


@pytest.mark.parametrize(
    ("page", "pattern", "number"),
    [
        ("desktop.md", r"turn\s+o(?:n|ff)\s+\*([^*]+)\*\s+in\s+the\s+settings", 3),
        ("terminals.md", r'change "([^"]+)" on the settings screen', 1),
        ("architecture.md", r"press `s` on Home and change the row \*([^*]+)\*", 1),
    ],
)
def test_names_on_the_settings_screen(page: str, pattern: str, number: int) -> None:
    found = re.findall(pattern, text(page), re.IGNORECASE)
    assert len(found) == number
    assert set(found) <= set(LABELS.values())
