"""A copy of a session that can be advanced to learn what is to come."""

from __future__ import annotations

import copy
from collections.abc import Hashable, Iterator, Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from tests.support.sessions import all_plans, plan, session_of, steps

from lungetimer.frozen import names
from lungetimer.training.plan import Leg, LegOrder
from lungetimer.training.result import Felt

if TYPE_CHECKING:
    from lungetimer.training.plan import Plan
    from lungetimer.training.session import Session

Laid = tuple[str, object]


def has_fields(thing: object) -> bool:
    return hasattr(type(thing), "__match_args__")


def laid_open(thing: object, path: str = "session") -> Iterator[Laid]:
    """Everything that a session is made of, each part with the way to it."""
    yield path, thing
    if thing is None or isinstance(thing, str | int | float | Enum):
        return
    if isinstance(thing, Mapping):
        members = {f"{path}[{key!r}]": value for key, value in thing.items()}
    elif isinstance(thing, Sequence):
        members = {f"{path}[{n}]": value for n, value in enumerate(thing)}
    elif has_fields(thing):
        members = {f"{path}.{name}": getattr(thing, name) for name in names(thing)}
    else:  # what neither has fields nor attributes fails here, rather than being passed over
        members = {f"{path}.{name}": value for name, value in vars(thing).items()}
    for way, value in members.items():
        yield from laid_open(value, way)


def can_change(thing: object) -> bool:
    """Whether a part may be another one later, so that two sessions must not share it."""
    if thing is None or isinstance(thing, str | int | float | Enum | tuple):
        return False
    return not (has_fields(thing) and isinstance(thing, Hashable))  # a frozen one can be hashed


def changeable(session: Session) -> dict[str, object]:
    return {path: part for path, part in laid_open(session) if can_change(part)}


def plain(session: Session) -> dict[str, object]:
    """The values of every field; a part that can change stands as its kind, its fields follow."""
    return {p: type(part) if can_change(part) else part for p, part in laid_open(session)}


@given(all_plans, steps, st.booleans())
def test_a_fork_goes_its_own_way(of: Plan, gaps: list[float], deep: bool) -> None:
    session = session_of(of)
    now = 50.0
    session.start(now)
    for gap in gaps:
        now += gap
        session.set_done(now)
        session.ready(now)
        before = (session.result(), session.view(now), session.next_due())
        twin = copy.deepcopy(session) if deep else session.fork()
        ahead = twin.advance(now + 5)
        twin.adjust(now + 5, "reps_per_leg", 3)
        twin.record_felt(now + 5, Felt.KNEE)
        twin.skip(now + 6)
        twin.correct(now + 6, 1, Leg.LEFT, 1)
        twin.back(now + 6)
        assert (session.result(), session.view(now), session.next_due()) == before
        assert session.fork().advance(now + 5) == ahead


@given(all_plans, steps)
def test_a_fork_has_every_field_and_shares_none_that_can_change(
    of: Plan, gaps: list[float]
) -> None:
    session = session_of(of)
    now = 50.0
    session.start(now)
    for gap in gaps[:10]:
        now += gap
        session.set_done(now)
        session.ready(now)
        session.correct(now, 1, Leg.LEFT, 1)
        session.extend_rest(now)
    session.back(now)
    session.pause(now)
    twin = session.fork()
    assert plain(twin) == plain(session)
    ours, theirs = changeable(session), changeable(twin)
    assert {"session", "session.script", "session.log", "session.log._sets"} <= ours.keys()
    assert [path for path in ours if ours[path] is theirs[path]] == []


def test_a_fork_copies_the_log_and_shares_the_phases_and_what_lies_behind() -> None:
    session = session_of(plan(sets=10, reps_per_leg=50, leg_order=LegOrder.ONE_BY_ONE))
    session.start(0)
    session.advance(2100)
    assert session.view(2100).set == 10
    twin = session.fork()
    assert twin.script.phases is session.script.phases
    assert all(ours is theirs for ours, theirs in zip(session.log.past, twin.log.past, strict=True))
    # So its cost hangs upon the sets, each with the reps called and corrected, not upon the reps.
    assert len(changeable(session)) == len(changeable(twin)) == 9 + 3 * 10
