"""The Trends tab: reps, leg balance, load volume and reps in reserve, week by week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import ScrollableContainer

from lungetimer.history.trends import trends_of
from lungetimer.ui.widgets.chart import Chart, ChartView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from lungetimer.history.records import History
    from lungetimer.history.trends import WeekTrend
    from lungetimer.ui.facts import Facts

WEEKS = 52


class TrendsTab(ScrollableContainer):
    """Shows what `know` tells it."""

    def compose(self) -> ComposeResult:
        """Four charts."""
        for name in ("reps", "balance", "volume", "reserve"):
            yield Chart(id=f"chart-{name}", classes="panel")

    def know(self, history: History, facts: Facts) -> None:
        """Show this history."""
        weeks = trends_of(
            history.sessions, today=facts.today, weeks=WEEKS, first_weekday=facts.first_weekday
        )
        for chart, view in zip(self.query(Chart), charts_of(weeks), strict=True):
            chart.show(view)


def charts_of(weeks: Sequence[WeekTrend]) -> tuple[ChartView, ...]:
    """The four charts; they begin with the first week that has a session."""
    begins = next((n for n, week in enumerate(weeks) if week.sessions), len(weeks) - 1)
    seen = weeks[max(0, min(begins, len(weeks) - 12)) :]
    names = tuple(w.name for w in seen)
    return (
        ChartView("Reps per week", tuple(float(w.reps) for w in seen), names, _reps_words(seen)),
        ChartView(
            "Leg balance (above: more left)",
            tuple(float(w.left - w.right) if w.reps else None for w in seen),
            names,
            _balance_words(seen),
            top=max(10.0, *(float(abs(w.left - w.right)) for w in seen)),
            around_zero=True,
        ),
        ChartView("Load volume per week", tuple(w.volume_kg for w in seen), names, _load(seen)),
        ChartView(
            "Reps in reserve (aim at 2-4)",
            tuple(w.reps_in_reserve for w in seen),
            names,
            _reserve_words(seen),
            top=10.0,
        ),
    )


def _reps_words(weeks: Sequence[WeekTrend]) -> str:
    before = [w.reps for w in weeks[:-1] if w.reps]
    mean = f", mean {sum(before) / len(before):.0f}" if before else ""
    return f"{weeks[-1].reps} this week{mean}, most {max(w.reps for w in weeks)}"


def _balance_words(weeks: Sequence[WeekTrend]) -> str:
    left, right = sum(w.left for w in weeks), sum(w.right for w in weeks)
    if not left + right:
        return "no reps yet"
    share = left / (left + right)
    return f"left {share:.1%}, right {1 - share:.1%}"


def _load(weeks: Sequence[WeekTrend]) -> str:
    if not any(w.volume_kg for w in weeks):
        return "no load so far (reps x kg)"
    most = max(w.volume_kg for w in weeks)
    return f"{weeks[-1].volume_kg:,.0f} kg this week, most {most:,.0f}"


def _reserve_words(weeks: Sequence[WeekTrend]) -> str:
    answers = [w.reps_in_reserve for w in weeks if w.reps_in_reserve is not None]
    if not answers:
        return "no answer yet"
    return f"last {answers[-1]:.1f}, mean {sum(answers) / len(answers):.1f}"
