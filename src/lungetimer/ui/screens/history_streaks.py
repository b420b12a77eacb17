"""Streaks tab of the history: heat map, habit strength and all past streaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content

from lungetimer.figure.glyphs import FULL
from lungetimer.history.heatmap import heat_map
from lungetimer.history.weeks import week_name
from lungetimer.text import counted, days_words, minutes, shortened
from lungetimer.ui.widgets.chart import bars
from lungetimer.ui.widgets.glyph_words import Words, glyphs_of
from lungetimer.ui.widgets.heat_map import HeatMap, HeatView
from lungetimer.words.due_words import week_state
from lungetimer.words.level_words import level_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual.app import ComposeResult

    from lungetimer.coaching.due import DueState
    from lungetimer.figure.glyphs import Glyphs
    from lungetimer.history.kept_weeks import Week
    from lungetimer.history.session_records import History, SessionRecord
    from lungetimer.history.streaks import Streak, StreakReport
    from lungetimer.running.history_facts import Facts

WEEKS = 52
ROOMY = 72  # the least width in cells at which everything about a streak fits in one line
Parts = list[tuple[str, str]]


class StreaksTab(VerticalScroll, can_focus=False):
    """Streaks tab of the history: the streaks, and a heat map of the training days of a year.

    Args:
        today: the current date, on which the cursor starts.
    """

    def __init__(self, today: date) -> None:
        super().__init__()
        self.cursor = today
        self._facts: Facts | None = None
        self._sessions: Sequence[SessionRecord] = ()

    @property
    def week(self) -> str:
        """The name of the week under the cursor, such as ``2026-W47``."""
        return week_name(self.cursor, self._facts.first_weekday) if self._facts else ""

    @property
    def frozen(self) -> bool:
        """Whether the user has frozen the week under the cursor, so that the streak skips it."""
        return self._facts is not None and self.week in self._facts.report.frozen_weeks

    def compose(self) -> ComposeResult:
        """Yield the parts of the tab, the most important first."""
        yield Words(id="streak-now")
        yield Words(id="day")
        yield HeatMap(id="heat-map")
        with VerticalScroll(id="streak-list"):
            yield Words(id="strength")
            yield Words(id="streak-rows")

    def show_history(self, history: History, facts: Facts) -> None:
        """Show this history."""
        self._facts = facts
        self._sessions = history.sessions
        columns = heat_map(
            facts.days, today=facts.today, weeks=WEEKS,
            frozen_weeks=history.frozen_weeks, first_weekday=facts.first_weekday,
        )  # fmt: skip
        self.query_one(HeatMap).show(HeatView(columns, self.cursor))
        self.query_one("#streak-now", Words).update(now_words(facts.report))
        self._draw_strength()
        self._draw_streaks()
        self._draw_day()

    def on_resize(self) -> None:
        """Redraw the habit strength and the streaks for the new width."""
        self._draw_strength()
        self._draw_streaks()

    def _draw_strength(self) -> None:
        if self._facts:
            words = strength_words(self._facts.report, self.size.width - 4, glyphs_of(self))
            self.query_one("#strength", Words).update(words)

    def _draw_streaks(self) -> None:
        if self._facts:
            words = streak_words(self._facts.report, roomy=self.size.width - 4 >= ROOMY)
            self.query_one("#streak-rows", Words).update(words)

    def on_heat_map_moved(self, event: HeatMap.Moved) -> None:
        """Move the cursor to another day and show its details."""
        self.cursor = event.day
        heat = self.query_one(HeatMap)
        if heat.value:
            heat.show(HeatView(heat.value.columns, self.cursor))
        self._draw_day()

    def _draw_day(self) -> None:
        if self._facts:
            report = self._facts.report
            weeks = {week.name: week for week in report.weeks[-WEEKS - 1 :]}
            trained = self.cursor in self._facts.days
            done = [s for s in self._sessions if s.day == self.cursor] if trained else []
            words = day_words(self.cursor, done)
            due = self._facts.due.due.state if self._facts.due else None
            week = week_words(self.week, weeks.get(self.week), report, due, frozen=self.frozen)
            self.query_one("#day", Words).update(Content("\n").join([words, week]))


def now_words(report: StreakReport) -> Content:
    """Return one line: the current streak, the longest streak, the training days this week."""
    return Content.assemble(
        ("Streak ", "$quiet"), (counted(report.current_weeks, "week"), "bold $phase-done"),
        ("   longest ", "$quiet"), (counted(report.longest_weeks, "week"), "bold"),
        ("   this week ", "$quiet"),
        (days_words(report.days_this_week, report.weekly_target), "bold"),
    )  # fmt: skip


def strength_words(report: StreakReport, width: int, glyphs: Glyphs = FULL) -> Content:
    """Return the text of the habit strength: its value, its curve and how to open the help.

    Args:
        report: the streak report.
        width: the width in cells.
        glyphs: the glyph set of the terminal.
    """
    label, now = "Habit strength ", f"{report.strength:.0%}   "
    room = max(0, min(WEEKS, width - len(label) - len(now)))
    weeks = report.strengths[-room:] if room else ()
    curve = bars(weeks, 1, top=1.0, glyphs=glyphs)[0] if weeks else ""
    shown = f"curve: {counted(len(weeks), 'week')} · " if weeks else ""
    more = f"{shown}press ? for help"
    side = len(label) + len(now)
    indent = " " * side if side + len(more) <= width else ""
    return Content.assemble(
        (label, "$quiet"), (now, "bold"), (curve, "$phase-rest"), (f"\n{indent}{more}", "$quiet")
    )  # fmt: skip


def streak_words(report: StreakReport, *, roomy: bool = True) -> Content:
    """Return the list of all streaks, the latest first, each with its dates and what ended it.

    Args:
        report: the streak report.
        roomy: whether everything about a streak fits in one line.
    """
    rule = f"goal: {report.weekly_target} training days a week; past weeks keep the goal they had"
    parts: Parts = [("\nStreaks", "bold"), (f"   {rule}\n", "$quiet")]
    if not report.streaks:
        parts.append(("When you meet the goal for the first time, your first streak starts.", ""))
    else:
        head = f"weeks  {'dates':<24}  sessions    reps  ended by" if roomy else "weeks  dates"
        parts.append((f"{head}\n", "$quiet"))
    for one in reversed(report.streaks):
        parts += _streak(one, roomy=roomy)
    return Content.assemble(*parts).rstrip("\n")


def _streak(one: Streak, *, roomy: bool) -> Parts:
    lives = one.ended_by is None
    dates = _span(one.first_day, one.last_day)
    if roomy:
        done = f"  {dates:<24}  {one.sessions:>8}{one.reps:>8}  "
    else:
        below = f"\n{' ' * 7}"
        counts = f"{counted(one.sessions, 'session')}, {counted(one.reps, 'rep')}"
        done = f"  {dates}{below}{counts}{below}"
    parts: Parts = [(f"{one.weeks:>5}", "bold $phase-done" if lives else "bold"), (done, "")]
    if one.ended_by is None:
        # In one line, this follows the heading "ended by".
        parts.append(("nothing yet\n" if roomy else "current\n", "$phase-done"))
    else:
        ended = f"{one.ended_by.name}: {one.ended_by.days} of {one.ended_by.target} days\n"
        parts.append((ended, "$quiet"))
    return parts


def _span(first: date, last: date) -> str:
    begins = f"{first.day} {first:%b}" if first.year == last.year else _day(first)
    return f"{begins} – {_day(last)}"


def day_words(day: date, sessions: list[SessionRecord]) -> Content:
    """Return a day and its sessions in one line."""
    parts: Parts = [(f"{day:%a} {_day(day)}", "bold")]
    if not sessions:
        return Content.assemble(*parts, ("   no session", "$quiet"))
    trained = any(s.trained for s in sessions)
    parts.append(("   training day" if trained else "   less than half of the plan", "$phase-rest"))
    for one in sorted(sessions, key=lambda s: s.started_at)[:3]:
        spent = minutes(one.spent_s)
        level = shortened(level_words(one), 21)
        words = f"   {one.started_at:%H:%M} {one.reps}/{one.plan.total_reps} reps, {spent}, {level}"
        parts.append((words, ""))
    if len(sessions) > 3:
        parts.append((f"   and {len(sessions) - 3} more", "$quiet"))
    return Content.assemble(*parts)


def week_words(
    name: str, week: Week | None, report: StreakReport, due: DueState | None, *, frozen: bool
) -> Content:
    """Return one line about a week: its training days, its state and the key to freeze it.

    Args:
        name: the name of the week, e.g. ``2026-W47``.
        week: the week with its training days; None for a week before the first session.
        report: the streak report.
        due: what the current week still needs; None if that is not known.
        frozen: whether the user has frozen the week, so that the streak skips it.
    """
    days = week.days if week else 0
    target = week.target if week else report.weekly_target
    state = week_state(week, due, frozen=frozen)
    return Content.assemble(
        (f"Week {name}   ", "$quiet"), (f"{days_words(days, target)}, {state}", ""),
        (f"   press f to {'unfreeze' if frozen else 'freeze'} it", "$quiet"),
    )  # fmt: skip


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
