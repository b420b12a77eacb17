"""Panel with this week's training days, the weekly goal and the streaks of weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from lungetimer.running.history_facts import Facts
from lungetimer.text import counted, days_words
from lungetimer.ui.widgets.drawn import Drawn, longest_fitting

if TYPE_CHECKING:
    from lungetimer.figure.glyphs import Glyphs
    from lungetimer.history.streaks import DayMark


class WeekPanel(Drawn[Facts]):
    """Panel of four lines: weekdays, a mark for each, training days with the goal, and streaks."""

    def show(self, value: Facts) -> None:
        """Replace the facts shown; the lower edge of the frame says what is due this week."""
        self._say_due(value)
        super().show(value)

    def on_resize(self) -> None:
        """Choose the text in the lower edge of the frame again, for the new width."""
        if self.value is not None:
            self._say_due(self.value)

    def _say_due(self, facts: Facts) -> None:
        due, room = facts.due, self.size.width
        words = ""
        if due is not None and due.short:
            words = due.line if len(due.line) <= room else due.short
        self.show_subtitle(Content(words))

    def draw(self) -> Content:
        """Return the text of the panel.

        A day's mark shows a training day, too few reps, no reps, or a day to come.
        """
        facts = self.value
        if facts is None or not facts.known:
            return Content.styled("Looking at your history ...", "$quiet")
        report, glyphs = facts.report, self.glyphs
        days: list[tuple[str, str]] = []
        marks: list[tuple[str, str]] = []
        for mark in report.marks:
            style = "bold $primary" if mark.is_today else "$quiet"
            days.append((f"{mark.date:%a}"[:2] + " ", style))
            sign, lit = _sign(mark, glyphs)
            marks.append((f"{sign}  ", lit))
        done, target = report.days_this_week, report.weekly_target
        week = days_words(done, target)
        if done >= target:
            week += ": goal met!"
        elif target - done == 1:
            week += ": one to go"
        streak = counted(report.current_weeks, "week")
        longest = counted(report.longest_weeks, "week")
        return Content.assemble(
            *days, "\n", *marks, "\n", (week, "bold"), "\n",
            ("streak ", "$quiet"), (streak, "bold $phase-done" if report.current_weeks else ""),
            (" · longest ", "$quiet"), longest,
        )  # fmt: skip


def week_line(facts: Facts, room: int, glyphs: Glyphs) -> Content:
    """Return this week in one line, for a window without room for the panel.

    Args:
        facts: facts derived from the history.
        room: the width in cells. The longest form that fits in it is chosen.
        glyphs: the glyph set of the terminal.
    """
    if not facts.known:
        return Content("")
    report = facts.report
    marks = Content.assemble(*(_sign(mark, glyphs) for mark in report.marks))
    done, target = report.days_this_week, report.weekly_target
    streak = counted(report.current_weeks, "week")
    count = (f" {days_words(done, target)}", "bold")
    forms = (
        Content.assemble(("This week ", "$quiet"), marks, count, (f" · streak {streak}", "$quiet")),
        Content.assemble(("This week ", "$quiet"), marks, count),
        Content.assemble(marks, count),
        Content.assemble(marks, (f" {done}/{target}", "bold")),
    )
    return longest_fitting(forms, room)


def _sign(mark: DayMark, glyphs: Glyphs) -> tuple[str, str]:
    """Return the mark of a day, and the style of this mark."""
    some = glyphs.some if mark.reps else glyphs.none if mark.is_future else glyphs.idle
    sign = glyphs.trained if mark.trained else some
    return sign, "bold $phase-rest" if mark.trained else "$quiet"
