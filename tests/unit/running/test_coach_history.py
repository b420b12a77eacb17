"""What the coach reads of session records."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import msgspec
import pytest
from tests.support.coach import suggestion_of
from tests.support.records import history, session

from lungetimer.coaching.past import SetDone
from lungetimer.coaching.progression import Kind
from lungetimer.history.edits import correct_record
from lungetimer.history.set_records import SetRecord
from lungetimer.running.coach_history import past_of
from lungetimer.running.history_facts import facts_of
from lungetimer.settings import Settings
from lungetimer.training.plan import LeadLeg, Leg, Plan
from lungetimer.training.result import Felt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lungetimer.history.session_records import SessionRecord

TODAY = date(2026, 11, 27)


def corrected(ago: int, left: int, right: int) -> SessionRecord:
    """Three sets, the last of which was corrected."""
    at = datetime(2026, 11, 27, 9, tzinfo=UTC) - timedelta(days=ago)
    plain = session(f"s{ago}", at, reps_in_reserve=2, pain=0)
    last = SetRecord(left=left, right=right, felt=Felt.BALANCE, called_left=10, called_right=10)
    return msgspec.structs.replace(plain, sets=(*plain.sets[:2], last))


def test_reps_done_count_and_what_was_called_stands_beside() -> None:
    past = past_of(corrected(2, 4, 10))
    assert past.done_reps == 54
    assert past.sets[1:] == (SetDone(10, 10), SetDone(4, 10, Felt.BALANCE, (10, 10)))
    assert past.at == datetime(2026, 11, 25, 9, tzinfo=UTC)
    assert not past.all_done


def test_reps_that_were_called_but_not_done_take_no_step_up() -> None:
    at = datetime(2026, 11, 25, 9, tzinfo=UTC)
    called = session("s", at, reps_in_reserve=4, pain=0)
    done = correct_record(called, now=at, done={(2, Leg.LEFT): 8, (2, Leg.RIGHT): 7})
    kinds = []
    for record in (called, done):
        facts = facts_of(history(record), Settings(), TODAY)
        assert facts.suggestion is not None
        kinds.append(facts.suggestion.kind)
    assert kinds[0] is Kind.UP
    assert kinds[1] is not Kind.UP


def test_a_leg_that_stops_earlier_leads_and_is_named() -> None:
    records = [corrected(2 + 2 * n, 4, 10) for n in range(6)]
    facts = facts_of(history(*records), Settings(), TODAY)
    assert facts.suggestion is not None
    assert facts.suggestion.balance is not None
    assert facts.suggestion.balance.leg is Leg.LEFT
    assert Plan().with_lead(facts.last_lead).lead_leg is LeadLeg.LEFT
    mirrored = [corrected(2 + 2 * n, 10, 4) for n in range(6)]
    facts = facts_of(history(*mirrored), Settings(), TODAY)
    assert Plan().with_lead(facts.last_lead).lead_leg is LeadLeg.RIGHT
    few = facts_of(history(*records[:5]), Settings(), TODAY)
    assert few.last_lead is Leg.LEFT, "the other one than last time's leads, as ever"


@pytest.fixture
def in_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This machine's clock is that of UTC."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("in_utc")
@pytest.mark.parametrize(
    ("started", "counts"),
    [
        (datetime(2026, 11, 27, 23, 59, tzinfo=UTC), True),
        (datetime(2026, 11, 28, 0, 1, tzinfo=UTC), False),
        (datetime(2026, 11, 28, 7, tzinfo=timezone(timedelta(hours=9))), True),
        (datetime(2026, 11, 28, 9, tzinfo=timezone(timedelta(hours=9))), False),
        (datetime(2026, 11, 28, 7, tzinfo=UTC), False),
    ],
)
def test_tomorrow_counts_only_where_it_is_tomorrow_already(started: datetime, counts: bool) -> None:
    found = suggestion_of([session("a", started)], Settings(), TODAY)
    assert (found.kind is not Kind.FIRST) is counts
