"""The figure is as large and as smooth as it was before it was drawn with less work."""

from __future__ import annotations

import hashlib
from itertools import product
from typing import TYPE_CHECKING, Final

from tests.support.clocks import HandClock
from tests.support.sessions import plan, session_of

from lungetimer.figure.scene import drill_frame, rep_frame
from lungetimer.running.session_driver import Driver
from lungetimer.training.plan import Tempo
from lungetimer.ui.screens.workout import FRAME_S
from lungetimer.ui.session.figure_pose import pose_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lungetimer.figure.frame import Role
    from lungetimer.training.views import SessionView

INSTANTS: Final = 20
KEPT: Final = {
    (20, 10): "7b0053fd4be0722c",
    (36, 14): "7d4c84455afbcb87",
    (52, 30): "b1e707d1012f47b6",
}
"""What :func:`digest` gave at commit e8ce453."""


def digest(cols: int, rows: int) -> str:
    """Of the pictures of a rep and a drill in a box: characters and roles, in order."""
    found = hashlib.sha256()

    def add(lines: Iterable[Iterable[tuple[str, Role | None]]]) -> None:
        # At that commit, the moving leg was named the working leg.
        named = [
            [(t, str(role).replace("moving", "working")) for t, role in line] for line in lines
        ]
        found.update(repr(named).encode())

    for stage, leg, n in product(("lower", "drive"), ("left", "right"), range(INSTANTS + 1)):
        frame = rep_frame(stage, n / INSTANTS, leg, cols, rows)
        add(frame.lines)
    for n in range(INSTANTS):
        frame = drill_frame("march", n / 10, cols, rows)
        add(frame.lines)
    return found.hexdigest()[:16]


def test_every_picture_is_the_one_that_was_kept() -> None:
    assert {size: digest(*size) for size in KEPT} == KEPT


def test_a_second_of_movement_has_ten_pictures_and_late_wake_ups_change_none_of_them() -> None:
    clock = HandClock()
    session = session_of(plan(sets=1, reps_per_leg=2, tempo=Tempo(2, 1, 2, 0)))
    wakes: list[float] = []

    class Later:
        def cancel(self) -> None:
            pass

    def schedule(delay: float, _: object) -> Later:
        wakes.append(delay)
        return Later()

    driver = Driver(session, clock, schedule)
    shown: dict[tuple[str, str], list[tuple[str, ...]]] = {}

    class Eye:
        def happened(self, _: object, view: SessionView) -> None:
            pose = pose_of(view, moving=True)
            driver.frame_s = FRAME_S if pose is not None and pose.changes else None
            if pose is not None and view.rep and view.rep.stage:
                key = (f"{view.rep.leg} {view.rep.number}", view.rep.stage.value)
                shown.setdefault(key, []).append(pose.frame(40, 30).plain)

    driver.listen(Eye())
    driver.begin()
    late = 0.0
    while driver.session.next_due() is not None:
        late = (late + 0.007) % 0.03
        clock.move(wakes[-1] + late)
        driver.pump()
    moving = {key: len(frames) for key, frames in shown.items() if key[1] != "hover"}
    assert len(moving) == 8
    assert all(19 <= count <= 22 for count in moving.values()), moving
    kinds = {frame for key, frames in shown.items() if key[1] == "lower" for frame in frames}
    assert len(kinds) <= 2 * 21, "each leg goes down through the same pictures every time"
    assert all(len(frames) <= 2 for key, frames in shown.items() if key[1] == "hover")
