"""A session as a line and in full: what was planned, adjusted and done; every text as written."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.support.records import MORNING, TEXT, session, sessions

from lungetimer.coaching.levels import LEVELS, level_of
from lungetimer.figure.glyphs import ASCII, CONSOLE, FULL, Glyphs
from lungetimer.history.plan_record import PlanRecord, plan_from_record
from lungetimer.history.session_records import AdjustmentRecord, SessionRecord, SetRecord
from lungetimer.history.source_record import SourceRecord
from lungetimer.text import clean_text, shortened
from lungetimer.training.plan import Equipment, Plan, Support
from lungetimer.ui.screens.history_sessions import searchable
from lungetimer.ui.screens.history_streaks import day_words
from lungetimer.ui.widgets.session_detail import asked_of, detail
from lungetimer.ui.widgets.session_table import cells_of, columns_for, head_of, line_of
from lungetimer.words.level_words import level_words
from lungetimer.words.plan_words import title_of, whole_title


def change(at_s: float, field: str, new: int) -> AdjustmentRecord:
    return AdjustmentRecord(at_s=at_s, field=field, old=10, new=new)


# The session of the helper: warm-up 270 s, sets of 100 s, rests of 45 s, 1020 s in all. So 15 s are
# lead-ins, and its sets end at 385, 530 and 675 s.
@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        ((), [10, 10, 10]),
        ((change(380, "reps_per_leg", 8),), [8, 8, 8]),
        ((change(400, "reps_per_leg", 8),), [10, 8, 8]),
        ((change(300, "reps_per_leg", 8), change(600, "reps_per_leg", 12)), [8, 8, 12]),
        ((change(400, "sets", 5),), [10, 10, 10, 10, 10]),
        ((change(400, "sets", 2),), [10, 10, 10]),
        ((change(400, "tempo", 8),), [10, 10, 10]),
    ],
)
def test_what_was_asked_of_each_set(
    changes: tuple[AdjustmentRecord, ...], asked: list[int]
) -> None:
    rests = 45.0 + 45.0 + 45.0
    one = session(adjustments=changes, cool_down_s=1020 - 270 - 15 - 300 - rests)
    assert asked_of(one) == asked


@pytest.mark.parametrize(("at_s", "asked"), [(370, [8, 8, 8]), (400, [10, 8, 8])])
def test_an_interruption_does_not_move_a_change_into_an_earlier_set(
    at_s: float, asked: list[int]
) -> None:
    one = session(
        adjustments=(change(at_s, "reps_per_leg", 8),), ended_at=MORNING + timedelta(hours=5)
    )
    assert asked_of(one) == asked


def test_the_hours_of_an_interruption_are_no_time_trained() -> None:
    one = session(ended_at=MORNING + timedelta(hours=5))
    assert "60 of 60 reps in 16:45" in detail(one).plain
    assert cells_of(one)["length"] == "16:45"
    assert "60/60 reps, 16:45," in day_words(one.day, [one]).plain


def test_detail_tells_planned_adjusted_and_done() -> None:
    one = session(share=0.8, adjustments=(change(10, "reps_per_leg", 8),), note="[/foo]", pain=2)
    lines = detail(one).plain.splitlines()
    assert lines[0] == "Friday 20 November 2026, 07:12"
    assert lines[1] == "ended early, 48 of 60 reps in 16:45"
    head = lines.index("set  planned  new plan  left  right   work   rest  felt")
    assert lines[head + 1].split() == ["1", "10", "8", "8", "8", "1:40", "0:45"]
    assert "at 0:10: Reps per leg 10 → 8" in lines
    assert lines[-2:] == ["reps in reserve (RIR) -  pain 2  ", "note [/foo]"]


def test_detail_in_a_narrow_place_has_whole_lines() -> None:
    one = session(share=0.8, adjustments=(change(10, "reps_per_leg", 8),))
    lines = detail(one, width=34).plain.splitlines()
    head = lines.index("set  planned  left  right  felt")
    assert lines[head + 1].split() == ["1", "10→8", "8", "8"]
    assert all(len(line.rstrip()) <= 34 for line in lines[head : head + 4])


def test_the_level_is_the_one_that_the_plan_belongs_to_and_a_preset_keeps_its_name() -> None:
    plain = session()
    for changes, level in (
        ({"level": "beginner"}, "Beginner"),
        ({"level": "beginner", "equipment": Equipment.DUMBBELLS, "load_kg": 12.0}, "Loaded"),
        ({"level": "loaded"}, "Beginner"),
        ({"level": "custom", "support": Support.WALL}, "Supported"),
        ({"level": "beginner", "equipment": Equipment.KETTLEBELL, "load_kg": 4.0}, "Light weights"),
        ({"level": "Monday  morning", "load_kg": 12.0}, "Monday morning"),
    ):
        plan = msgspec.structs.replace(plain.plan, **changes)
        one = msgspec.structs.replace(plain, plan=plan)
        assert cells_of(one)["level"] == level
        assert f"{level}, tempo" in detail(one).plain
        assert day_words(one.day, [one]).plain.endswith(f", {level}")
        assert f" {level.lower()} " in searchable(one)
    assert "Light weights " in line_of(one_light(), 71)


@given(sessions())
def test_the_level_in_every_list_is_the_one_of_the_records(record: SessionRecord) -> None:
    plan = plan_from_record(record.plan)
    assert level_words(record) == whole_title(plan)
    if plan.level in LEVELS or plan.level == "custom":
        assert level_words(record) == level_of(plan).title


def one_light() -> SessionRecord:
    plan = PlanRecord(
        level="light", sets=3, reps_per_leg=8, equipment=Equipment.DUMBBELLS, load_kg=2
    )
    return session(plan=plan)


@given(TEXT, st.integers(1, 250))
def test_a_line_fills_its_width_exactly(note: str, width: int) -> None:
    line = line_of(session(note=note), width)
    assert cell_len(line) == width
    assert sum(wide for _, wide in columns_for(width)) <= max(1, width)
    assert len(head_of(width)) <= width + 1


@pytest.mark.parametrize(("glyphs", "cut"), [(FULL, "…"), (CONSOLE, "»"), (ASCII, "~")])
def test_a_cell_that_is_cut_says_so(glyphs: Glyphs, cut: str) -> None:
    one = session(note="less depth next time")
    one = msgspec.structs.replace(one, plan=msgspec.structs.replace(one.plan, level="bed" * 6))
    line = line_of(one, 86, glyphs)
    assert f" bedbedbedbed{cut} " in line
    assert f" less depth next{cut} " in line
    assert cut not in line_of(session(), 86, glyphs)
    assert title_of(Plan(level="é" * 33)) == "é" * 31 + "…"
    assert shortened("bed bath", 5) == "bed…"
    assert shortened("bed bath", 8) == "bed bath"


@given(TEXT)
@example("\u202a")
@example("[bold]\u202e[/]")
def test_no_text_is_read_as_markup(text: str) -> None:
    one = session(note=text)
    one = msgspec.structs.replace(one, plan=msgspec.structs.replace(one.plan, level=text[:200]))
    kept = clean_text(text)  # signs that turn a line around are dropped when it is kept
    assert kept in detail(one).plain or not kept.strip()


def test_loads_that_differ_between_sets_and_where_a_session_comes_from_are_shown() -> None:
    plan = PlanRecord(sets=2, reps_per_leg=10, equipment=Equipment.DUMBBELLS, load_kg=12.0)
    sets = (SetRecord(left=10, right=10, load_kg=8.0), SetRecord(left=10, right=10))
    source = SourceRecord(program="Strong", workout="Legs")
    words = detail(session(plan=plan, sets=sets, source=source)).plain
    assert "dumbbells 12 kg, imported from Strong" in words
    assert words.count("dumbbells 8 kg") == 1
