from __future__ import annotations

import pytest

from lungetimer.coaching.drills import COOL_DOWN, WARM_UP, DrillNote, cool_down, warm_up
from lungetimer.coaching.sources import SOURCES
from lungetimer.figure.acts import DRILL_KEYS
from lungetimer.training.plan import Plan, Routine
from lungetimer.training.timeline import Timeline

NOTES = (*WARM_UP, *COOL_DOWN)


@pytest.mark.parametrize(
    ("routine", "warm_s", "cool_s"),
    [(Routine.FULL, 270, 300), (Routine.SHORT, 120, 90), (Routine.OFF, 0, 0)],
)
def test_routines_have_their_total(routine: Routine, warm_s: int, cool_s: int) -> None:
    assert sum(d.length_s for d in warm_up(routine)) == warm_s
    assert sum(d.length_s for d in cool_down(routine)) == cool_s


def test_short_warm_up_is_march_squats_half_lunges() -> None:
    assert [(d.key, d.length_s) for d in warm_up(Routine.SHORT)] == [
        ("march", 40),
        ("squats", 40),
        ("half_lunges", 40),
    ]


def test_short_cool_down_keeps_quads_and_hip_flexors() -> None:
    assert [(d.key, d.length_s) for d in cool_down(Routine.SHORT)] == [
        ("easy_march", 30),
        ("quad_left", 15),
        ("quad_right", 15),
        ("hip_flexor_left", 15),
        ("hip_flexor_right", 15),
    ]


def test_default_session_takes_970_seconds() -> None:
    plan = Plan()
    timeline = Timeline.of(plan, warm_up(plan.warm_up), cool_down(plan.cool_down))
    assert timeline.total_s == 970


def test_keys_are_unique() -> None:
    keys = [note.key for note in NOTES]
    assert len(keys) == len(set(keys))


def test_the_figure_can_draw_every_drill_and_no_other() -> None:
    assert {note.key for note in NOTES} == set(DRILL_KEYS)


@pytest.mark.parametrize("note", NOTES, ids=lambda n: n.key)
def test_lines_fit_and_how_to_tells_more(note: DrillNote) -> None:
    assert 0 < len(note.name) <= 32
    assert 0 < len(note.cue) <= 48
    assert len(note.how_to) > len(note.cue)
    assert "{" not in note.how_to
    assert note.source in SOURCES


def test_held_stretches_last_10_to_30_seconds() -> None:
    for routine in (Routine.FULL, Routine.SHORT):
        assert all(10 <= d.length_s <= 30 for d in cool_down(routine) if d.key != "easy_march")


def test_every_leg_drill_comes_in_pairs_left_first() -> None:
    keys = [note.key for note in NOTES]
    for key in keys:
        if key.endswith("_left"):
            assert keys[keys.index(key) + 1] == key.removesuffix("left") + "right"
