"""What plain mode says after a session: records and the coach's word in the unit that is set."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tests.support.clocks import HandClock
from tests.support.records import history, session

from lungetimer.history.plan_record import PlanRecord
from lungetimer.plain.after import After
from lungetimer.plain.console import Console
from lungetimer.running.history_facts import Facts, facts_of
from lungetimer.settings import Settings
from lungetimer.training.loads import Unit, to_kg
from lungetimer.training.plan import Equipment

if TYPE_CHECKING:
    from lungetimer.history.session_records import SessionRecord
    from lungetimer.plain.history import PlainHistory
    from lungetimer.plain.questions import Questions

NOW = datetime(2026, 11, 27, 7, tzinfo=UTC)


class Known:
    """What `After` needs of the history."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    async def change(self, _: object) -> None:
        """Keep nothing."""


class Answers:
    """What `After` needs of the questions: the same number to each, and no correction."""

    async def line(self, question: str) -> str:
        """Answer with a number where one is asked for."""
        return "3" if question.startswith("Reps in reserve") else ""


def held(name: str, days_ago: int, pounds: float) -> SessionRecord:
    plan = PlanRecord(
        level="loaded",
        sets=3,
        reps_per_leg=10,
        equipment=Equipment.DUMBBELLS,
        load_kg=to_kg(pounds, Unit.LB),
    )
    return session(name, NOW - timedelta(days=days_ago), plan=plan)


async def test_loads_are_told_in_pounds_where_pounds_are_set() -> None:
    sessions = held("a", 3, 22.5), held("b", 0, 25)
    settings = Settings(units="lb")
    facts = facts_of(history(*sessions), settings, NOW.date())
    out = io.StringIO()
    known: PlainHistory = Known(facts)  # type: ignore[assignment]  # a stand-in with the members that are used
    questions: Questions = Answers()  # type: ignore[assignment]  # a stand-in with the members that are used
    console = Console(out)
    after = After(console, questions, known, HandClock())
    after.show(sessions[1], None)
    await after.ask(sessions[1])
    console.close()
    said = out.getvalue()
    assert "New record: heaviest weight, 50 lb in total (45 before)." in said
    assert "25 lb dumbbells" in said, "the coach's word"
    assert " kg" not in said
