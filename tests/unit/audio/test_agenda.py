"""The agenda: each sound begins once, when it is due, unless it is taken back or tells no truth."""

from lungetimer.audio.agenda import MIN_GAP_S, Agenda, DueCue
from lungetimer.audio.lateness import LATE_S

BLOCK = 0.04


def cue(number: int, due_s: float, *sounds: str, epoch: int = 1, must: bool = False) -> DueCue:
    parts = tuple((sound, 0.3 * n) for n, sound in enumerate(sounds or ("left",)))
    return DueCue(number, epoch, due_s, must, parts)


def played(agenda: Agenda, begin_s: float, end_s: float) -> list[tuple[str, float]]:
    """What begins while a device asks for block after block."""
    found: list[tuple[str, float]] = []
    n = 0
    while begin_s + n * BLOCK < end_s:
        at = begin_s + n * BLOCK
        found += [(s.sound, max(s.at_s, at)) for s in agenda.take(at, at + BLOCK)]
        n += 1
    return [(sound, round(at, 3)) for sound, at in found]


def test_sounds_begin_at_their_instants_and_their_parts_after_them() -> None:
    agenda = Agenda()
    agenda.add(cue(1, 2.01, "go", "left"))
    agenda.add(cue(2, 1.5))
    assert played(agenda, 1.0, 4.0) == [("left", 1.5), ("go", 2.01), ("left", 2.31)]
    assert agenda.settled() == [2, 1]
    assert agenda.settled() == []


def test_a_new_plan_takes_back_what_has_not_begun() -> None:
    agenda = Agenda()
    agenda.add(cue(1, 1.0, "go", "word_go"))
    agenda.add(cue(2, 2.0))
    assert played(agenda, 0.9, 1.2) == [("go", 1.0)]
    agenda.renew(2, cut=False)
    agenda.add(cue(3, 1.8, "pause", epoch=2))
    agenda.add(cue(4, 1.7, "rest", epoch=1))  # told before, arrived late
    assert played(agenda, 1.2, 4.0) == [("word_go", 1.3), ("pause", 1.8)]
    assert sorted(agenda.settled()) == [1, 2, 3, 4]


def test_a_cut_takes_the_rest_of_what_has_begun_as_well() -> None:
    agenda = Agenda()
    agenda.add(cue(1, 1.0, "go", "word_go"))
    assert played(agenda, 0.9, 1.2) == [("go", 1.0)]
    agenda.renew(2, cut=True)
    assert played(agenda, 1.2, 4.0) == []


def test_what_has_begun_and_is_told_anew_does_not_sound_twice() -> None:
    agenda = Agenda()
    agenda.add(cue(1, 1.0, "go", "word_go"))
    assert played(agenda, 0.9, 1.2) == [("go", 1.0)]
    agenda.renew(2, cut=True)
    agenda.add(cue(2, 1.000_4, "go", "word_go", epoch=2))
    assert played(agenda, 1.2, 4.0) == [("word_go", 1.3)]
    agenda.add(cue(2, 9.0, epoch=2))
    agenda.add(cue(2, 9.0, epoch=2))  # the same one, told to be sure
    assert played(agenda, 8.9, 10.0) == [("left", 9.0)]


def test_what_follows_in_a_cue_that_is_told_anew_is_not_heard_twice_at_once() -> None:
    agenda = Agenda()
    agenda.add(cue(1, 1.0, "go", "left"))
    assert [s.sound for s in agenda.take(0.9, 1.04)] == ["go"]  # a device takes it ahead of time
    agenda.renew(2, cut=False)
    agenda.add(cue(2, 1.000_4, "go", "left", epoch=2))
    assert played(agenda, 1.04, 3.0) == [("left", 1.3)]


def test_after_a_gap_what_is_overdue_is_dropped_but_for_what_must_be_heard() -> None:
    agenda = Agenda()
    for n in range(10):
        agenda.add(cue(n, 1.0 + n * 0.5, must=False))
    agenda.add(cue(20, 1.2, "rest", "word_rest", must=True))
    agenda.add(cue(21, 2.2, "go", must=True))
    assert played(agenda, 4.0, 8.0) == [
        ("rest", 4.0), ("left", 4.0), ("left", 4.0), ("left", 4.5), ("go", 4.0 + MIN_GAP_S),
        ("left", 5.0), ("left", 5.5),
    ]  # fmt: skip
    assert len(agenda.settled()) == 12


def test_a_cue_that_is_a_little_late_is_late_as_a_whole() -> None:
    agenda = Agenda()
    agenda.add(cue(1, 1.0, "go", "left"))
    assert played(agenda, 1.4, 3.0) == [("go", 1.4), ("left", 1.7)]


def test_a_device_that_takes_its_time_makes_nothing_too_late() -> None:
    agenda = Agenda()
    agenda.add(cue(1, 1.0))
    late = 1.0 + LATE_S + 1.9
    assert [s.sound for s in agenda.take(late, late + BLOCK, slack_s=2.0)] == ["left"]


def test_cleared_it_plays_nothing_and_says_nothing() -> None:
    agenda = Agenda()
    agenda.add(cue(1, 1.0))
    agenda.clear()
    assert played(agenda, 0.0, 3.0) == []
    assert agenda.settled() == []
