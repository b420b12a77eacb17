from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lungetimer.figure.frame import Frame, Role, Run
from lungetimer.figure.scene import rep_frame
from lungetimer.ui.widgets.figure_box import _merged, changed_regions

FRACTIONS = st.integers(0, 96).map(lambda n: n / 96)
STAGES = st.sampled_from(["lower", "drive"])
LEGS = st.sampled_from(["left", "right"])
COLS, ROWS = 34, 16

Cell = tuple[str, Role | None]


def cells(frame: Frame) -> list[list[Cell]]:
    return [[(char, role) for text, role in line for char in text] for line in frame.lines]


@given(STAGES, FRACTIONS, LEGS, STAGES, FRACTIONS, LEGS)
def test_repainting_what_is_told_makes_the_new_frame_out_of_the_old(
    stage: str, fraction: float, leg: str, stage2: str, fraction2: float, leg2: str
) -> None:
    old = rep_frame(stage, fraction, leg, COLS, ROWS)
    new = rep_frame(stage2, fraction2, leg2, COLS, ROWS)
    painted, wanted = cells(old), cells(new)
    regions = changed_regions(old, new)
    for region in regions:
        for y in range(region.y, region.bottom):
            painted[y][region.x : region.right] = wanted[y][region.x : region.right]
    assert painted == wanted
    assert len(regions) == len({(region.x, region.y) for region in regions})


@given(STAGES, FRACTIONS, LEGS)
def test_nothing_is_repainted_while_nothing_changes(stage: str, fraction: float, leg: str) -> None:
    frame = rep_frame(stage, fraction, leg, COLS, ROWS)
    assert changed_regions(frame, frame) == []


def test_a_step_of_the_movement_repaints_little() -> None:
    whole = COLS * ROWS
    for step in range(0, 96, 6):
        old = rep_frame("lower", step / 96, "left", COLS, ROWS)
        new = rep_frame("lower", (step + 4) / 96, "left", COLS, ROWS)
        assert sum(region.area for region in changed_regions(old, new)) < whole / 2


RUNS = st.lists(
    st.one_of(
        st.builds(Run, st.text("⠿⣿⡇", min_size=1, max_size=5), st.sampled_from(Role)),
        st.builds(Run, st.text(" ", min_size=1, max_size=5), st.none()),
    ),
    min_size=1,
    max_size=8,
)


@given(RUNS)
def test_merging_runs_changes_no_character_and_no_colour_of_a_dot(line: list[Run]) -> None:
    merged = _merged(line)
    assert "".join(text for text, _ in merged) == "".join(run.text for run in line)
    before = [(char, role) for text, role in line for char in text]
    after = [(char, role) for text, role in merged for char in text]
    assert all(b == a for b, a in zip(before, after, strict=True) if b[0] != " ")
    assert all(one[1] is not two[1] for one, two in pairwise(merged))
