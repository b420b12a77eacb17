from __future__ import annotations

from datetime import timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from tests.support.records import FEW_PLANS, FEW_SETS, MORNING, histories, history, session

from lungetimer.history.edits import (
    delete_session,
    edit_session,
    freeze_week,
    restore_session,
    unfreeze_week,
)
from lungetimer.history.merge import merge, normal
from lungetimer.history.session_records import History

HISTORIES = histories(plans=FEW_PLANS, sets=FEW_SETS)
LATER = MORNING + timedelta(days=1)


@given(HISTORIES, HISTORIES, HISTORIES, st.lists(HISTORIES, max_size=1), st.randoms())
def test_the_laws_of_merging(
    a: History, b: History, c: History, more: list[History], random: object
) -> None:
    """All on the same examples: making them takes longer than merging them."""
    both = merge(a, b)
    assert both == merge(b, a), "commutative"
    assert merge(both, c) == merge(a, merge(b, c)) == merge(a, b, c), "associative"
    assert merge(both, a) == merge(both, b) == merge(both, both) == both, "idempotent"
    assert merge(a, a) == normal(a), "idempotent"
    ids = {s.id for s in both.sessions}
    for one in (*a.sessions, *b.sessions):
        assert one.id in ids or one.id in both.deleted, "lost"
    many = [a, b, c, *more]
    for count in range(len(many) + 1):
        shuffled = many[:count]
        random.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random made by hypothesis
        assert merge(*many[:count]) == merge(*shuffled), "the order of many machines matters"


def test_an_edit_on_one_machine_wins_over_the_older_version_on_another() -> None:
    both = history(session("a"))
    edited = edit_session(both, "a", now=LATER, pain=4)
    assert merge(both, edited).sessions[0].pain == 4


def test_a_deletion_wins_over_an_older_edit_and_loses_to_a_newer_one() -> None:
    both = history(session("a"))
    edited = edit_session(both, "a", now=LATER, note="older")
    deleted = delete_session(both, "a", now=LATER + timedelta(hours=1))
    assert merge(edited, deleted).sessions == ()
    newer = edit_session(both, "a", now=LATER + timedelta(hours=2), note="newer")
    assert [s.note for s in merge(newer, deleted).sessions] == ["newer"]


def test_an_undone_deletion_stays_undone_after_merging_with_a_machine_that_saw_it() -> None:
    one = history(session("a"))
    deleted = delete_session(one, "a", now=LATER)
    restored = restore_session(deleted, one.sessions[0], now=LATER)  # within the same second
    assert [s.id for s in restored.sessions] == ["a"]
    assert [s.id for s in merge(deleted, restored).sessions] == ["a"]


def test_unfreezing_reaches_the_other_machine() -> None:
    frozen = freeze_week(history(), "2026-W47", now=LATER)
    thawed = unfreeze_week(frozen, "2026-W47", now=LATER)
    assert merge(frozen, thawed).frozen_weeks == ()
    again = freeze_week(thawed, "2026-W47", now=LATER)
    assert merge(frozen, thawed, again).frozen_weeks == ("2026-W47",)


def test_a_week_frozen_by_hand_in_the_file_is_kept() -> None:
    by_hand = history(frozen_weeks=("2026-W10",))
    assert merge(history(), by_hand).frozen_weeks == ("2026-W10",)


def test_unknown_fields_of_both_sides_are_kept() -> None:
    a = History(unknown=(("goal", "5"),))
    b = History(unknown=(("goal", "7"), ("mood", '"good"')))
    expected = (("goal", "7"), ("mood", '"good"'))
    assert merge(a, b).unknown == merge(b, a).unknown == expected


def test_the_same_instant_told_in_two_zones_merges_to_one_answer() -> None:
    here = session("a", note="x")
    there = msgspec.structs.replace(
        here, note="y", updated_at=here.updated_at.astimezone(here.updated_at.tzinfo)
    )
    assert merge(history(here), history(there)) == merge(history(there), history(here))
