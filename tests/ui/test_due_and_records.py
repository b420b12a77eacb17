"""What brings a person back, on the screens: due, today's step back, last time's reps, records."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.support.apps import HandApp, begun, go, shown, until
from tests.support.clocks import START
from tests.support.records import history, session
from tests.support.sessions import plan
from textual.widgets import Static, TabbedContent

from lungetimer.history import codec
from lungetimer.history.bests import Best, Bests
from lungetimer.history.plan_record import plan_record
from lungetimer.history.session_records import SetRecord
from lungetimer.settings import Settings
from lungetimer.ui.app import Launch
from lungetimer.ui.screens.history import HistoryScreen
from lungetimer.ui.screens.history_records import records_content
from lungetimer.ui.screens.home import HomeScreen
from lungetimer.ui.screens.summary import SummaryScreen
from lungetimer.ui.widgets.coach_panel import CoachPanel
from lungetimer.ui.widgets.week_panel import WeekPanel
from lungetimer.words.record_words import fallen_words, record_rows

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

SMALL = plan(level="beginner")
AWAY = 20


def came_before(home: Path) -> None:
    """Four sessions, the last one twenty days ago; in the first set two reps on the left."""
    days = (26, 24, 22, AWAY)
    sets = (SetRecord(left=2, right=1), SetRecord(left=1, right=1))
    known = history(
        *(
            session(f"s{n}", START - timedelta(days=n), plan=plan_record(SMALL), sets=sets,
                    reps_in_reserve=3, pain=0)
            for n in days
        )
    )  # fmt: skip
    (home / "history.json").write_bytes(codec.write(known))


def title(panel: WeekPanel | CoachPanel) -> tuple[str, str]:
    return str(panel.border_title), str(panel.border_subtitle)


async def test_from_home_to_the_record_that_fell(tmp_path: Path) -> None:
    came_before(tmp_path)
    app = HandApp(tmp_path, Launch(SMALL), Settings(weekly_target=1))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.history.facts.known)
        home = app.screen
        assert isinstance(home, HomeScreen)
        await until(pilot, lambda: "comeback" in title(home.query_one(CoachPanel))[0])
        # START is a Sunday: one day is left of the week, and one is needed.
        facts = app.history.facts
        assert facts.due is not None
        assert facts.comeback is not None
        assert title(home.query_one(WeekPanel))[1] == facts.due.short
        where = f"Coach: comeback, step 1 of {facts.comeback.total}"
        assert title(home.query_one(CoachPanel))[0] == where
        assert facts.due.short in shown(app)
        # one key takes the smallest session: half of what the coach suggests
        await pilot.press("b")
        small = facts.due.due.smallest
        assert small is not None
        assert (
            (home.plan.sets, home.plan.reps_per_leg) == (small.sets, small.reps_per_leg) == (1, 2)
        )
        home.take(SMALL)
        # where there is no room for the panels it stands beside the date
        await pilot.resize_terminal(71, 22)
        await until(pilot, lambda: not home.query_one("#home-panels").display)
        await until(pilot, lambda: facts.due is not None and facts.due.short in shown(app))
        assert "Sunday 22 November" in shown(app)
        await pilot.resize_terminal(80, 16)
        await until(pilot, lambda: "comeback: 2 x" in shown(app))
        # with more room the whole line is there
        await pilot.resize_terminal(260, 40)
        await until(pilot, lambda: facts.due is not None and facts.due.line in shown(app))

        await pilot.resize_terminal(80, 24)
        await pilot.press("enter")
        await the_session(app, pilot)
        await pilot.press("h")
        await the_records(app, pilot)


async def the_session(app: HandApp, pilot: Pilot[None]) -> None:
    """From its first rep to its summary."""
    await begun(app, pilot)
    await go(app, pilot, 4)
    await until(pilot, lambda: "rep 1 of 2, last time 2" in shown(app))
    await pilot.resize_terminal(40, 12)
    await until(pilot, lambda: "1/2, last time 2" in shown(app))
    await go(app, pilot, 2)
    await until(pilot, lambda: "1/2, last time 1" in shown(app))
    await go(app, pilot, 6)
    await until(pilot, lambda: "◀ LEFT 2, last 2" in shown(app))
    assert "RIGHT 2 ▶, last 1" in shown(app)
    await pilot.resize_terminal(80, 24)
    await until(pilot, lambda: "RIGHT 2 ▶, last time 1" in shown(app))
    await go(app, pilot, 30)
    await until(pilot, lambda: isinstance(app.screen, SummaryScreen))
    news = "New record: most reps in a set, 2 reps per leg (1 before)."
    await until(pilot, lambda: news in str(app.screen.query_one("#adds", Static).render()))
    words = str(app.screen.query_one("#adds", Static).render())
    assert "most reps in a session, 4 reps per leg (2 before)" in words
    assert "longest streak" not in words, "the first kept week beats nothing"
    # A correction takes back the record that it was, and no other.
    for _ in range(2):
        await pilot.press("k")  # the second set, right: none is left of two
    adds = app.screen.query_one("#adds", Static)
    await until(pilot, lambda: "in a session" not in str(adds.render()))
    assert news in str(adds.render())


async def the_records(app: HandApp, pilot: Pilot[None]) -> None:
    """The tab of History, wide and narrow."""
    await until(pilot, lambda: isinstance(app.screen, HistoryScreen))
    await pilot.press("4")
    await until(pilot, lambda: app.screen.query_one(TabbedContent).active == "records")
    await until(pilot, lambda: "Most reps in a set" in shown(app))
    assert "22 Nov 2026" in shown(app)
    await pilot.resize_terminal(40, 12)
    await until(pilot, lambda: "Most reps in a set" in shown(app))


async def test_a_history_without_sessions_says_nothing_of_it(tmp_path: Path) -> None:
    app = HandApp(tmp_path, Launch(SMALL))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.history.facts.known)
        assert isinstance(app.screen, HomeScreen)
        assert title(app.screen.query_one(CoachPanel))[0] == "Coach"
        assert app.history.facts.comeback is None
        assert records_content(app.history.facts.bests, 80).plain.startswith(
            "There are no records yet"
        )


def test_rows_of_records_fold_where_it_is_narrow() -> None:
    day = START.date()
    bests = Bests(
        Best(13, day, "a", 12), Best(36, day, "b"), Best(20, day, "a", 18), Best(4, day, "a", 3),
        {"beginner": Best(30, day, "c"), "light": None},
    )  # fmt: skip
    wide, narrow = records_content(bests, 76).plain, records_content(bests, 36).plain
    assert "Most reps in a set" in wide.splitlines()[0]
    assert "13 reps per leg" in wide.splitlines()[0]
    assert all(len(line) <= 36 for line in narrow.splitlines()[:10])
    assert len(record_rows(bests)) == 5
    assert fallen_words("a", bests) == (
        "New record: most reps in a set, 13 reps per leg (12 before).",
        "New record: heaviest weight, 20 kg in total (18 before).",
        "New record: longest streak, 4 weeks (3 before).",
    )
    assert fallen_words("b", bests) == ()
    assert fallen_words("c", bests) == ("First session at level Beginner.",)
