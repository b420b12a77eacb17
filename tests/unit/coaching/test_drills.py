from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lungetimer.coaching.drills import (
    COOL_DOWN,
    NOTES,
    STANDING,
    WARM_UP,
    DrillNote,
    cool_down,
    routines,
    warm_up,
)
from lungetimer.coaching.sources import SOURCES
from lungetimer.figure.acts import DRILL_KEYS
from lungetimer.training import drill_keys
from lungetimer.training.plan import Plan, PlanError, Routine, plan_from
from lungetimer.training.timeline import Timeline
from lungetimer.ui.screens.drills import ROWS


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
    assert len(NOTES) == len((*WARM_UP, *COOL_DOWN, *STANDING))
    assert tuple(note.key for note in WARM_UP) == drill_keys.WARM_UP_KEYS
    assert tuple(note.key for note in COOL_DOWN) == drill_keys.COOL_DOWN_KEYS
    assert tuple(note.key for note in STANDING) == tuple(drill_keys.STANDING.values())


def test_the_figure_can_draw_every_drill_and_no_other() -> None:
    assert set(NOTES) == set(DRILL_KEYS)


@pytest.mark.parametrize("note", NOTES.values(), ids=lambda n: n.key)
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
    keys = list(NOTES)
    for key in keys:
        if key.endswith("_left"):
            assert keys[keys.index(key) + 1] == key.removesuffix("left") + "right"


# -- drills of one's own choice --------------------------------------------------------------------


def done(value: object, *, kneeling: bool = True, **plan: object) -> list[str]:
    """The keys of warm-up and cool-down, in order."""
    first, last = routines(plan_from({"drills": value, **plan}), kneeling=kneeling)
    return [drill.key for drill in (*first, *last)]


def test_all_is_what_there_always_was() -> None:
    everything = [*drill_keys.WARM_UP_KEYS, *drill_keys.COOL_DOWN_KEYS]
    assert done("all") == everything
    assert plan_from({"drills": "all"}).drills == ()
    assert done(["all"]) == everything


def test_a_list_names_what_is_done_in_its_order() -> None:
    assert done("half_lunges, march") == ["half_lunges", "march"]
    assert done(["calf_left", "squats", "easy_march"]) == ["squats", "calf_left", "easy_march"]


def test_a_name_without_a_side_means_both_legs() -> None:
    assert done(["leg_swings", "quad"]) == [
        "leg_swings_left", "leg_swings_right", "quad_left", "quad_right",
    ]  # fmt: skip


def test_with_a_minus_all_but_these_are_done() -> None:
    everything = done("all")
    assert done(["-glute_squeezes"]) == [key for key in everything if key != "glute_squeezes"]
    assert done(["-glute_bridge"]) == done("-glute_squeezes")
    assert done("-hip_flexor,-calf_left") == [
        key for key in everything if not key.startswith("hip_flexor") and key != "calf_left"
    ]


def test_a_named_drill_is_done_in_the_short_routine_too() -> None:
    short = warm_up(Routine.SHORT, ("hip_circles", "march"))
    assert [(d.key, d.length_s) for d in short] == [
        ("hip_circles", NOTES["hip_circles"].full_s // 2),
        ("march", 40),
    ]
    assert done(["hip_circles"], warm_up="off") == []
    assert [d.key for d in warm_up(Routine.SHORT, ("-march",))] == ["squats", "half_lunges"]


def test_whoever_does_not_kneel_stretches_standing() -> None:
    usual = done("all")
    standing = done("all", kneeling=False)
    assert [key.replace("_standing", "") for key in standing] == usual
    assert "hip_flexor_standing_left" in standing
    assert not [key for key in standing if key in drill_keys.STANDING]
    short = cool_down(Routine.SHORT, kneeling=False)
    assert sum(d.length_s for d in short) == 90
    # Left out is left out, and what is named is done as named.
    assert not [key for key in done("-hip_flexor", kneeling=False) if "hip_flexor" in key]
    assert done("hip_flexor_left", kneeling=False) == ["hip_flexor_left"]
    assert done("hip_flexor_standing_right") == ["hip_flexor_standing_right"]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("marsh", "cannot be 'marsh'; it must be \"all\", a list of the drills to do"),
        (["march", "-squats"], "a list in which either all names or none have a minus"),
        (["quad", "quad_left"], "names each drill once (quad_left is in it twice)"),
        (["march", "march"], "names each drill once (march is in it twice)"),
        ([], "a list of the drills to do"),
        ("", "a list of the drills to do"),
        (["all", "march"], '"all" alone, or a list without "all"'),
        ("-quad,all", '"all" alone, or a list without "all"'),
        (["--march"], "cannot be '--march'"),
        (7, "a list of the drills to do"),
        ([7], "a list of the drills to do"),
        ([["march"]], "a list of the drills to do"),
    ],
)
def test_what_no_drill_is_is_named_with_what_is_allowed(wrong: object, told: str) -> None:
    with pytest.raises(PlanError, match=re.escape(told)) as caught:
        plan_from({"drills": wrong})
    assert caught.value.field == "drills"
    assert "\n" not in str(caught.value)


def test_one_drill_in_or_out_at_a_time() -> None:
    with_choice = drill_keys.with_choice
    assert with_choice((), "squats", done=False) == ("-squats",)
    assert with_choice(("-squats",), "quad", done=False) == ("-squats", "-quad")
    assert with_choice(("-squats",), "squats", done=True) == ()
    assert with_choice(("-quad_left",), "quad", done=False) == ("-quad",)
    listed = ("squats", "march", "quad_left")
    assert with_choice(listed, "march", done=False) == ("squats", "quad_left")
    assert with_choice(listed, "calf", done=True) == (*listed, "calf")
    assert with_choice(listed, "quad", done=True) == ("squats", "march", "quad")
    nothing = with_choice(("march",), "march", done=False)
    assert done(list(nothing)) == []
    assert done(list(with_choice(nothing, "calf", done=True))) == ["calf_left", "calf_right"]


@given(st.lists(st.tuples(st.sampled_from(ROWS), st.booleans()), max_size=12))
def test_what_was_chosen_last_is_what_is_done(choices: list[tuple[str, bool]]) -> None:
    words: tuple[str, ...] = ()
    wanted = dict.fromkeys(ROWS, True)
    for name, chosen in choices:
        words, wanted[name] = drill_keys.with_choice(words, name, done=chosen), chosen
    expected = {key for name, kept in wanted.items() if kept for key in drill_keys.keys_of(name)}
    first, last = routines(Plan(drills=words))
    assert {drill.key for drill in (*first, *last)} == expected
