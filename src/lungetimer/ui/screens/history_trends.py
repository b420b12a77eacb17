"""Trends tab of the history: weekly reps, leg balance, load, RIR, pain, and sets that felt off."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from textual.containers import ScrollableContainer

from lungetimer.history.trends import trends_of
from lungetimer.training.loads import Unit, from_kg
from lungetimer.training.result import Felt
from lungetimer.ui.widgets.chart import Chart, ChartView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from lungetimer.coaching.balance import LegBalance
    from lungetimer.history.session_records import History
    from lungetimer.history.trends import WeekTrend
    from lungetimer.running.history_facts import Facts

WEEKS = 52


class TrendsTab(ScrollableContainer):
    """Trends tab of the history: six charts, each with a value for every week."""

    def compose(self) -> ComposeResult:
        """Yield the six charts."""
        for name in ("reps", "balance", "volume", "reserve", "pain", "felt"):
            yield Chart(id=f"chart-{name}", classes="panel")

    def show_history(self, history: History, facts: Facts) -> None:
        """Show this history."""
        weeks = trends_of(
            history.sessions, today=facts.today, weeks=WEEKS, first_weekday=facts.first_weekday
        )
        balance = facts.suggestion.balance if facts.suggestion else None
        for chart, view in zip(
            self.query(Chart), charts_of(weeks, balance, facts.unit), strict=True
        ):
            chart.show(view)


def charts_of(
    weeks: Sequence[WeekTrend], balance: LegBalance | None = None, unit: Unit = Unit.KG
) -> tuple[ChartView, ...]:
    """Return the six charts: all weeks since the first session, and at least 12 weeks.

    Args:
        weeks: the weeks to choose from, oldest first.
        balance: the coach's finding on leg balance; None if there is none.
        unit: the unit of loads.
    """
    begins = next((n for n, week in enumerate(weeks) if week.sessions), len(weeks) - 1)
    seen = weeks[max(0, min(begins, len(weeks) - 12)) :]
    names = tuple(w.name for w in seen)
    return (
        ChartView("Reps per week", tuple(float(w.reps) for w in seen), names, _reps_words(seen)),
        ChartView(
            "Leg balance: left minus right",
            tuple(float(w.left - w.right) if w.reps else None for w in seen),
            names,
            _balance_words(seen, balance),
            top=max(10.0, *(float(abs(w.left - w.right)) for w in seen)),
            around_zero=True,
        ),
        ChartView(
            "Weight x reps per week",
            tuple(from_kg(w.volume_kg, unit) for w in seen),
            names,
            _load(seen, unit),
        ),
        ChartView(
            "Reps in reserve (RIR), aim for 2-4",
            tuple(w.reps_in_reserve for w in seen),
            names,
            _reserve_words(seen),
            top=10.0,
        ),
        ChartView(
            "Pain (worst of the week)",
            tuple(None if w.pain is None else float(w.pain) for w in seen),
            names,
            _pain_words(seen),
            top=10.0,
        ),
        ChartView(
            "Sets that felt off",
            tuple(float(sum(_off(w).values())) if w.felt else None for w in seen),
            names,
            _felt_words(seen),
        ),
    )


def _reps_words(weeks: Sequence[WeekTrend]) -> str:
    before = [w.reps for w in weeks[:-1] if w.reps]
    mean = f", mean {sum(before) / len(before):.0f}" if before else ""
    return f"{weeks[-1].reps} this week{mean}, most {max(w.reps for w in weeks)}"


def _balance_words(weeks: Sequence[WeekTrend], balance: LegBalance | None) -> str:
    left, right = sum(w.left for w in weeks), sum(w.right for w in weeks)
    if not left + right:
        return "no reps yet"
    share = left / (left + right)
    if balance is not None:
        return balance.evidence
    return f"left {share:.1%}, right {1 - share:.1%} of all reps"


def _load(weeks: Sequence[WeekTrend], unit: Unit) -> str:
    if not any(w.volume_kg for w in weeks):
        return "no weights so far"
    most, latest = (
        from_kg(kg, unit) for kg in (max(w.volume_kg for w in weeks), weeks[-1].volume_kg)
    )
    return f"{latest:,.0f} {unit} this week, most {most:,.0f}"


def _reserve_words(weeks: Sequence[WeekTrend]) -> str:
    answers = [w.reps_in_reserve for w in weeks if w.reps_in_reserve is not None]
    if not answers:
        return "no answers yet"
    return f"last {answers[-1]:.1f}, mean {sum(answers) / len(answers):.1f}"


def _pain_words(weeks: Sequence[WeekTrend]) -> str:
    answers = [w.pain for w in weeks if w.pain is not None]
    if not answers:
        return "no answers yet"
    return f"last {answers[-1]} of 10, worst {max(answers)}"


def _off(week: WeekTrend) -> Counter[Felt]:
    """Return in how many sets of this week each answer except "fine" was given."""
    return Counter({felt: count for felt, count in week.felt.items() if felt is not Felt.FINE})


def _felt_words(weeks: Sequence[WeekTrend]) -> str:
    if not any(w.felt for w in weeks):
        return "no answers yet"
    counts = sum((_off(w) for w in weeks), Counter[Felt]())
    # Begin with the most frequent answer, because the end of the line may be cut off.
    return ", ".join(f"{felt} {count}" for felt, count in counts.most_common()) or "all fine"
