"""Ways are tried in order until screen and machine are both kept awake."""

from __future__ import annotations

from lungetimer.presence.ways import ActiveMethods, MethodUnavailableError, Part

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
    methods = ActiveMethods([good, other])
    methods.hold()
    assert (good.calls, other.calls) == (["hold"], [])
    assert methods.covered == BOTH
    assert methods.is_complete
    methods.release()
    assert good.calls == ["hold", "release"]
    assert not methods.covered


def test_what_the_first_does_not_keep_the_next_ones_do() -> None:
    ways = [
        FakeWay("desktop", error=MethodUnavailableError("it is not there")),
        FakeWay("X", SCREEN),
        FakeWay("console", SCREEN),
        FakeWay("logind", MACHINE),
    ]
    methods = ActiveMethods(ways)
    methods.hold()
    assert [(a.way, a.why_not) for a in methods.attempts] == [
        ("desktop", "it is not there"),
        ("X", ""),
        ("logind", ""),
    ]
    methods.release()
    assert [way.calls for way in ways] == [
        ["hold"], ["hold", "release"], [], ["hold", "release"],
    ]  # fmt: skip


def test_a_later_try_asks_only_for_what_is_missing() -> None:
    late = FakeWay("desktop", SCREEN, error=MethodUnavailableError("it does not answer"))
    lock = FakeWay("logind", MACHINE)
    methods = ActiveMethods([late, lock])
    methods.hold()
    assert methods.covered == MACHINE
    late.error = None
    methods.hold()
    assert methods.covered == BOTH
    assert (late.calls, lock.calls) == (["hold", "hold"], ["hold"])
    assert [(a.way, a.why_not) for a in methods.attempts] == [("logind", ""), ("desktop", "")]


def test_a_mistake_in_one_way_costs_only_that_way() -> None:
    broken, good = FakeWay("broken", error=KeyError("oops")), FakeWay("good")
    methods = ActiveMethods([broken, good])
    methods.hold()
    assert methods.covered == BOTH
    assert methods.attempts[0].why_not == "KeyError: 'oops'"


def test_without_any_way_there_is_nothing_to_do() -> None:
    methods = ActiveMethods([])
    methods.hold()
    methods.release()
    assert (methods.covered, methods.attempts, methods.is_complete) == (frozenset(), (), True)
