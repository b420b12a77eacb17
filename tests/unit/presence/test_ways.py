"""Ways are tried in order until screen and machine are both kept awake."""

from __future__ import annotations

from lungetimer.presence.ways import Holding, NoWayError, Part

BOTH = frozenset(Part)
SCREEN, MACHINE = frozenset({Part.SCREEN}), frozenset({Part.MACHINE})


class FakeWay:
    def __init__(
        self, name: str, keeps: frozenset[Part] = BOTH, error: Exception | None = None
    ) -> None:
        self.name = name
        self.keeps = keeps
        self.error = error
        self.calls: list[str] = []

    def hold(self) -> None:
        self.calls.append("hold")
        if self.error:
            raise self.error

    def release(self) -> None:
        self.calls.append("release")


def test_the_first_that_works_is_enough() -> None:
    good, other = FakeWay("desktop"), FakeWay("X", SCREEN)
    holding = Holding([good, other])
    holding.hold()
    assert (good.calls, other.calls) == (["hold"], [])
    assert holding.covered == BOTH
    assert holding.is_complete
    holding.release()
    assert good.calls == ["hold", "release"]
    assert not holding.covered


def test_what_the_first_does_not_keep_the_next_ones_do() -> None:
    ways = [
        FakeWay("desktop", error=NoWayError("it is not there")),
        FakeWay("X", SCREEN),
        FakeWay("console", SCREEN),
        FakeWay("logind", MACHINE),
    ]
    holding = Holding(ways)
    holding.hold()
    assert [(a.way, a.why_not) for a in holding.attempts] == [
        ("desktop", "it is not there"),
        ("X", ""),
        ("logind", ""),
    ]
    holding.release()
    assert [way.calls for way in ways] == [
        ["hold"], ["hold", "release"], [], ["hold", "release"],
    ]  # fmt: skip


def test_a_later_try_asks_only_for_what_is_missing() -> None:
    late = FakeWay("desktop", SCREEN, error=NoWayError("it does not answer"))
    lock = FakeWay("logind", MACHINE)
    holding = Holding([late, lock])
    holding.hold()
    assert holding.covered == MACHINE
    late.error = None
    holding.hold()
    assert holding.covered == BOTH
    assert (late.calls, lock.calls) == (["hold", "hold"], ["hold"])
    assert [(a.way, a.why_not) for a in holding.attempts] == [("logind", ""), ("desktop", "")]


def test_a_mistake_in_one_way_costs_only_that_way() -> None:
    broken, good = FakeWay("broken", error=KeyError("oops")), FakeWay("good")
    holding = Holding([broken, good])
    holding.hold()
    assert holding.covered == BOTH
    assert holding.attempts[0].why_not == "KeyError: 'oops'"


def test_without_any_way_there_is_nothing_to_do() -> None:
    holding = Holding([])
    holding.hold()
    holding.release()
    assert (holding.covered, holding.attempts, holding.is_complete) == (frozenset(), (), True)
