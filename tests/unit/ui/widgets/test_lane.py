"""What the two lanes say: each line is whole without that of the other lane."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.support.sessions import plan, session_of

from lungetimer.training.plan import Leg, LegOrder, Pacing
from lungetimer.ui.widgets.lane import open_lanes, rep_lanes

if TYPE_CHECKING:
    from lungetimer.training.plan import Plan
    from lungetimer.training.views import SessionView

TEN = plan(reps_per_leg=10)  # get-ready time 3 s, each rep 2 s
LAST_TIME = {Leg.LEFT: 9, Leg.RIGHT: 9}


def at(now: float, of: Plan = TEN) -> SessionView:
    session = session_of(of)
    session.start(0.0)
    session.advance(now)
    return session.view(now)


def rep_lines(now: float, width: int, last: dict[Leg, int] | None = None) -> tuple[str, str]:
    rep = at(now).rep
    assert rep is not None
    lanes = rep_lanes(rep, last or {})
    return lanes[Leg.LEFT].line(width), lanes[Leg.RIGHT].line(width)


def test_the_done_reps_of_one_leg_and_the_rep_of_the_other_are_no_one_phrase() -> None:
    assert rep_lines(4, 23) == ("rep 1 of 10", "10 reps to do")
    assert rep_lines(6, 23) == ("1 of 10 done", "rep 1 of 10")
    assert rep_lines(3 + 7 * 2 + 1, 23) == ("4 of 10 done", "rep 4 of 10")
    assert rep_lines(3 + 19 * 2 + 1, 23) == ("10 of 10 done", "last rep!")
    assert rep_lines(6, 8) == ("1 done", "1/10")
    assert rep_lines(4, 8) == ("1/10", "10 to do")


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (40, "rep 7 of 10, last time 9"),
        (24, "rep 7 of 10, last time 9"),
        (23, "rep 7/10, last time 9"),
        (20, "7/10, last time 9"),
        (16, "rep 7 of 10"),
        (10, "7/10"),
        (0, "7/10"),
    ],
)
def test_last_time_gives_way_where_there_is_no_room(width: int, line: str) -> None:
    assert rep_lines(3 + 12 * 2 + 1, width, LAST_TIME)[0] == line


def open_lines(now: float, order: LegOrder, *, pressed: float | None = None) -> tuple[str, str]:
    session = session_of(plan(reps_per_leg=10, pacing=Pacing.SET, leg_order=order, switch_s=2))
    session.start(0.0)
    if pressed is not None:
        session.set_done(pressed)
    session.advance(now)
    now_open = session.view(now).open_set
    assert now_open is not None
    lanes = open_lanes(now_open, {})
    return lanes[Leg.LEFT].line(23), lanes[Leg.RIGHT].line(23)


def test_an_untimed_set_says_what_each_leg_still_has_to_do() -> None:
    assert open_lines(9, LegOrder.ALTERNATING) == ("reps to do", "reps to do")
    assert open_lines(9, LegOrder.ONE_BY_ONE) == ("reps to do", "10 reps to do")
    after = open_lines(14, LegOrder.ONE_BY_ONE, pressed=10)
    assert after == ("10 of 10 done", "reps to do")
