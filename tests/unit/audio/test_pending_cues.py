from __future__ import annotations

from lungetimer.audio.agenda import DueCue
from lungetimer.audio.cues import Cue, Part
from lungetimer.audio.lateness import LATE_S
from lungetimer.audio.messages import Pending
from lungetimer.audio.pending_cues import PendingCues


def pending(number: int, due_s: float, *, must: bool = False, epoch: int = 1) -> Pending:
    cue = Cue(due_s, (Part("go"),), must)
    return Pending(cue, DueCue(number, epoch, due_s, must, (("go", 0.0),)))


def cues_of(*found: Pending) -> PendingCues:
    cues = PendingCues()
    for one in found:
        cues.add(one)
    return cues


def ids(found: list[Pending]) -> list[int]:
    return [one.due.id for one in found]


def test_due_cues_come_once_and_in_order() -> None:
    cues = cues_of(pending(1, 12.0), pending(2, 10.2), pending(3, 10.1))
    assert cues.next_due_s() == 10.1
    assert ids(cues.take_due(10.3)) == [3, 2]
    assert ids(cues.take_due(10.3)) == []
    assert cues.next_due_s() == 12.0
    assert PendingCues().next_due_s() is None


def test_a_late_cue_is_left_out_unless_it_must_be_heard() -> None:
    late = 10.0 - LATE_S - 0.1
    both = (pending(1, late), pending(2, late, must=True), pending(3, 10.0 - LATE_S))
    assert ids(cues_of(*both).take_due(10.0)) == [2, 3]
    assert ids(cues_of(*both, pending(4, 11.0)).still_wanted(10.0)) == [2, 3, 4]


def test_the_late_ones_are_gone_and_the_others_stay() -> None:
    cues = cues_of(pending(1, 1.0), pending(2, 11.0))
    assert ids(cues.still_wanted(10.0)) == [2]
    assert ids(cues.still_wanted(0.0)) == [2]
    cues = cues_of(pending(1, 1.0), pending(2, 11.0))
    assert cues.take_due(10.0) == []
    assert ids(cues.still_wanted(0.0)) == [2]


def test_settled_cues_and_those_of_older_plans_are_removed() -> None:
    cues = cues_of(pending(1, 1.0), pending(2, 2.0, epoch=2), pending(3, 3.0, epoch=3))
    cues.settle([3, 99])
    assert ids(cues.still_wanted(0.0)) == [1, 2]
    cues.renew(2)
    assert ids(cues.still_wanted(0.0)) == [2]
