from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.records import MORNING, history
from tests.support.sessions import DRILLS, STRETCHES, plan, reps_recorded, reps_told, session_of

if TYPE_CHECKING:
    from pathlib import Path

from lungetimer.history.checkpoint import Checkpoint, checkpoint_of, position_of
from lungetimer.history.checkpoint_store import CheckpointStore, claim, interrupted
from lungetimer.history.edits import delete_session
from lungetimer.history.files import StoreError
from lungetimer.training.events import RepStarted
from lungetimer.training.plan import Plan, Routine
from lungetimer.training.session import Session
from lungetimer.training.status import Status
from lungetimer.training.timeline import PhaseKind


def snapshot(session: Session, now: float) -> Checkpoint:
    position = position_of(session.view(now))
    assert position is not None
    return checkpoint_of(
        session.result(),
        position,
        id="x",
        started_at=MORNING,
        saved_at=MORNING + timedelta(seconds=now),
        app_version="0.1.0",
    )


def running(at: float = 8.0, of: Plan | None = None) -> Session:
    session = session_of(of or plan())
    session.start(0)
    session.advance(at)
    return session


def resumed(checkpoint: Checkpoint) -> Session:
    point = checkpoint.resume_point()
    of = point.earlier.adjusted
    return Session(
        of,
        DRILLS if of.warm_up is not Routine.OFF else (),
        STRETCHES if of.cool_down is not Routine.OFF else (),
        point,
    )


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    store = CheckpointStore(tmp_path / "new" / "session.json")
    assert store.hold()
    checkpoint = snapshot(running(), 8.0)
    store.write(checkpoint)
    assert store.read().checkpoint == checkpoint
    plain = json.loads(store.path.read_bytes())
    assert plain["format"] == "lungetimer-checkpoint"
    assert plain["position"] == {"phase": "set", "set": 1, "slot": 2, "drill": None}
    store.clear()
    assert store.read().checkpoint is None
    store.release()


def test_an_interrupted_set_goes_on_at_its_current_rep_after_a_lead_in() -> None:
    before = running(8.0)  # lead-in 3 s, then reps of 2 s: two done, the third half way
    session = resumed(snapshot(before, 8.0))
    events = session.start(1000)
    assert session.view(1000).phase is not None
    assert session.view(1000).phase.kind is not PhaseKind.SET  # type: ignore[union-attr]  # the line above has checked that it is not None
    events += session.advance(2000)
    first = next(e for e in events if isinstance(e, RepStarted))
    assert (first.set, first.n) == (1, 3)
    assert session.status is Status.COMPLETED
    assert session.result().reps == session.planned.total_reps


@pytest.mark.parametrize(
    ("wishes", "first"),
    [
        (("back",), 1),  # begun again: from its first rep, though two are done
        (("skip", "back"), 3),  # left early and come back to: where it was left
        (("back", "skip", "skip", "back"), 1),  # begun again, left at once, come back to
    ],
)
def test_interrupted_on_the_way_back_into_a_set_it_begins_where_it_would_have(
    wishes: tuple[str, ...], first: int
) -> None:
    session = running(8.0)
    for wish in wishes:
        getattr(session, wish)(8.0)
    again = resumed(snapshot(session, 9.0))
    for one, now in ((session, 9.0), (again, 1000.0)):
        events = one.start(now) + one.advance(now + 10)
        begun = next(e for e in events if isinstance(e, RepStarted))
        assert (begun.set, begun.n) == (1, first)


@given(
    ran=st.lists(st.floats(0, 50), min_size=1, max_size=5),
    warm=st.sampled_from(Routine),
    cool=st.sampled_from(Routine),
)
def test_however_often_it_is_interrupted_no_rep_is_lost_or_done_twice(
    ran: list[float], warm: Routine, cool: Routine
) -> None:
    session = session_of(plan(warm_up=warm, cool_down=cool))
    told: Counter[object] = Counter()
    now = 0.0
    for seconds in ran:
        told.update(reps_told(session.start(now) + session.advance(now + seconds)))
        now += seconds
        if position_of(session.view(now)) is None:
            break  # over before the interruption
        data = msgspec.json.encode(snapshot(session, now))
        session = resumed(msgspec.json.decode(data, type=Checkpoint))
        now += 100
    told.update(reps_told(session.start(now) + session.advance(now + 5000)))
    whole = session_of(plan(warm_up=warm, cool_down=cool))
    once = reps_told(whole.start(0) + whole.advance(5000))
    assert told == once
    assert reps_recorded(session) == once


def test_live_changes_hold_after_resuming() -> None:
    session = running(8.0)
    session.adjust(8.0, "reps_per_leg", 4)
    again = resumed(snapshot(session, 8.0))
    assert again.plan.reps_per_leg == 4
    again.start(100)
    again.advance(1000)
    result = again.result()
    assert result.planned.reps_per_leg == 2
    assert [(a.field, a.old, a.new) for a in result.adjustments] == [("reps_per_leg", 2, 4)]
    assert [s.reps for s in result.sets] == [8, 8]


def test_what_is_not_resumed_is_kept_as_partial_or_completed() -> None:
    assert snapshot(running(8.0), 8.0).as_ended_early().status is Status.PARTIAL
    with_cool_down = running(32.0, plan(cool_down=Routine.FULL))
    checkpoint = snapshot(with_cool_down, 32.0)
    assert checkpoint.position.phase is PhaseKind.COOL_DOWN
    assert checkpoint.as_ended_early().status is Status.COMPLETED


def test_a_session_that_was_saved_is_not_offered_again() -> None:
    checkpoint = snapshot(running(8.0), 8.0)
    saved = history(checkpoint.as_ended_early())
    assert checkpoint.is_settled_in(saved)
    assert checkpoint.is_settled_in(delete_session(saved, "x", now=MORNING))
    assert not checkpoint.is_settled_in(history())
    later = snapshot(running(11.0), 11.0)
    assert not later.is_settled_in(saved)  # resumed, and got further than what was saved


@pytest.mark.parametrize("junk", [b"", b"{", b"null", b"[" * 100_000, b'{"format": "x"}', b"\xff"])
def test_a_damaged_checkpoint_is_set_aside_and_told(tmp_path: Path, junk: bytes) -> None:
    store = CheckpointStore(tmp_path / "session.json", now=lambda: MORNING)
    store.path.write_bytes(junk)
    loaded = store.read()
    assert loaded.checkpoint is None
    (notice,) = loaded.notices
    assert "session.json.damaged-20261120-071203" in notice
    assert (tmp_path / "session.json.damaged-20261120-071203").read_bytes() == junk
    assert not store.path.exists()
    assert store.read().notices == ()


@pytest.mark.parametrize("news", [{}, {"position": "elsewhere", "session": None}])
def test_a_checkpoint_of_a_newer_version_is_told_and_left_alone(
    tmp_path: Path, news: dict[str, object]
) -> None:
    store = CheckpointStore(tmp_path / "session.json")
    plain = json.loads(msgspec.json.encode(snapshot(running(), 8.0)))
    data = json.dumps(plain | {"version": 3} | news).encode()
    store.path.write_bytes(data)
    loaded = store.read()
    assert loaded.checkpoint is None
    (notice,) = loaded.notices
    assert "session.json was written by a newer lungetimer (format 3)" in notice
    assert [p.name for p in tmp_path.iterdir()] == ["session.json"]
    assert store.path.read_bytes() == data
    other = claim(tmp_path)  # nor does a session that starts now take its place
    assert other.path.name == "session-2.json"
    other.release()


def test_a_version_that_is_none_is_damage(tmp_path: Path) -> None:
    store = CheckpointStore(tmp_path / "session.json", now=lambda: MORNING)
    store.path.write_bytes(b'{"format": "lungetimer-checkpoint", "version": 0}')
    assert "is damaged" in store.read().notices[0]


def test_fields_of_a_newer_version_do_no_harm(tmp_path: Path) -> None:
    store = CheckpointStore(tmp_path / "session.json")
    plain = json.loads(msgspec.json.encode(snapshot(running(), 8.0)))
    plain["mood"] = plain["session"]["mood"] = plain["position"]["mood"] = "good"
    store.path.write_text(json.dumps(plain))
    assert store.read().checkpoint is not None


def test_trouble_with_the_disk_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    store = CheckpointStore(tmp_path / "data" / "session.json")
    with pytest.raises(StoreError, match="cannot save the running session"):
        store.hold()
    with pytest.raises(StoreError, match="cannot save the running session"):
        store.write(snapshot(running(), 8.0))
    (tmp_path / "session.json").mkdir()
    with pytest.raises(StoreError, match="cannot read the interrupted session"):
        CheckpointStore(tmp_path / "session.json").read()
    with pytest.raises(StoreError, match="cannot delete the saved state of the session"):
        CheckpointStore(tmp_path / "session.json").clear()


def test_each_window_has_a_checkpoint_of_its_own(tmp_path: Path) -> None:
    one = claim(tmp_path)
    one.write(snapshot(running(), 8.0))
    two = claim(tmp_path)
    assert (one.path.name, two.path.name) == ("session.json", "session-2.json")
    assert interrupted(tmp_path) == []  # both are alive
    one.release()
    (left,) = interrupted(tmp_path)
    assert left.path == one.path
    assert interrupted(tmp_path) == []  # held by the one who offers it
    assert claim(tmp_path).path.name == "session-3.json"
    left.clear()
    left.release()
    two.release()


def test_too_many_sessions_at_once_are_refused_in_one_line(tmp_path: Path) -> None:
    for name in ("session.json", *(f"session-{n}.json" for n in range(2, 10))):
        (tmp_path / name).write_text("")
    with pytest.raises(StoreError, match="resume, save or discard one of them first"):
        claim(tmp_path)


HOLDER = """
import sys
from pathlib import Path
from lungetimer.history.checkpoint_store import claim
store = claim(Path(sys.argv[1]))
store.path.write_text("{}")
print(store.path.name, flush=True)
sys.stdin.read()
"""


def test_a_killed_program_lets_go_of_its_checkpoint(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "session.json\n"
        assert interrupted(tmp_path) == []
        assert not CheckpointStore(tmp_path / "session.json").hold()
        other.kill()
        other.wait()
    (left,) = interrupted(tmp_path)
    assert left.path.name == "session.json"
    left.release()
