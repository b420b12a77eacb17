from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from tests.support.records import session

from lungetimer.cli.streak_document import as_plain
from lungetimer.history.streaks import report_of


def test_the_json_document_has_the_documented_fields() -> None:
    start = datetime(2026, 11, 9, 7, tzinfo=UTC)  # the Monday of 2026-W46
    kept = [session(str(n), started=start + timedelta(days=2 * n)) for n in range(3)]
    report = report_of(kept, today=date(2026, 11, 16), frozen_weeks=["2026-W40"])
    plain = as_plain(report)
    assert plain == {
        "week": "2026-W47",
        "days_this_week": 0,
        "weekly_target": 3,
        "current_weeks": 1,
        "longest_weeks": 1,
        "strength": plain["strength"],
        "streaks": [
            {
                "first_week": "2026-W46",
                "last_week": "2026-W46",
                "weeks": 1,
                "sessions": 3,
                "reps": 180,
            }
        ],
        "frozen_weeks": ["2026-W40"],
    }
    assert 0 < plain["strength"] < 1
