"""History files that mean harm: what they say is made harmless, what they are is looked at."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.support.records import PLANS, SECONDS, history, session, sessions

from lungetimer.coaching.drills import cool_down, warm_up
from lungetimer.history import codec, files
from lungetimer.history.checkpoint import Checkpoint, Position, position_of
from lungetimer.history.checkpoint_store import CheckpointStore, claim
from lungetimer.history.files import StoreError
from lungetimer.history.plan_record import PlanRecord
from lungetimer.history.session_records import AdjustmentRecord, SessionRecord
from lungetimer.history.store import HistoryStore
from lungetimer.history.unsaved import UnsavedSessions
from lungetimer.training.session import Session
from lungetimer.training.timeline import PhaseKind

if TYPE_CHECKING:
    from pathlib import Path

posix = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and modes are of POSIX")
HOSTILE = "a\x1b]0;T\x07b\x9b2Jc\u202ed\ne"
HARMLESS = "a]0;Tb2Jcd e"


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_every_text_of_a_file_is_cleaned_when_it_is_read() -> None:
    plain = msgspec.to_builtins(session())
    plain |= {"note": HOSTILE, "app_version": HOSTILE}
    plain["plan"]["level"] = HOSTILE
    plain["adjustments"] = [{"at_s": 1.0, "field": HOSTILE, "old": HOSTILE, "new": 3}]
    document = {"format": "lungetimer-history", "version": 1, "sessions": [plain]}
    reading = codec.read(msgspec.json.encode(document))
    assert reading.problems == ()
    (found,) = reading.history.sessions
    assert (found.note, found.app_version, found.plan.level) == (HARMLESS,) * 3
    assert found.adjustments == (
        AdjustmentRecord(at_s=1.0, field=HARMLESS, old=HARMLESS, new=3),
    )  # fmt: skip


def test_a_foreign_field_is_kept_letter_for_letter_all_the_same() -> None:
    line = codec.encode(session())[:-1] + b',"mood":"\\u001b[2J\\u009b"}'
    assert codec.encode(codec.decode(line, SessionRecord)) == line


POSITIONS = st.builds(
    Position,
    phase=st.sampled_from(PhaseKind),
    set=st.none() | st.integers(1, 1000),
    slot=st.integers(0, 1000),
    drill=st.none() | st.sampled_from(["march", "calf_left", "no such drill"]),
)


@settings(max_examples=150)
@example(
    session(sets=()),
    PlanRecord(sets=2, reps_per_leg=1, rest_s=1),
    0,
    0.0,
    Position(phase=PhaseKind.SET, set=1, drill="no such drill"),
)
@given(sessions(), PLANS, st.integers(0, 30), SECONDS, POSITIONS)
def test_whatever_an_interrupted_session_claims_it_can_be_gone_on_with(
    record: SessionRecord, adjusted: PlanRecord, lead_in: int, elapsed: float, position: Position
) -> None:
    checkpoint = Checkpoint(
        session=record, adjusted=adjusted, lead_in_s=lead_in, elapsed_s=elapsed, position=position,
        saved_at=record.updated_at,
    )  # fmt: skip
    point = checkpoint.resume_point()
    plan = point.earlier.adjusted
    resumed = Session(plan, warm_up(plan.warm_up), cool_down(plan.cool_down), resume=point)
    resumed.start(100.0)
    for now in (101.0, 160.0, 1000.0, 20_000.0):
        resumed.advance(now)
        position_of(resumed.view(now))
    assert sum(s.reps for s in resumed.result().sets) >= record.reps


@posix
@pytest.mark.parametrize("what", ["pipe", "endless"])
def test_what_is_no_plain_file_is_told_and_left_alone(tmp_path: Path, what: str) -> None:
    for name in ("history.json", "session.json"):
        if what == "pipe":
            os.mkfifo(tmp_path / name)
        else:
            (tmp_path / name).symlink_to("/dev/zero")
    store = HistoryStore(tmp_path / "history.json")
    for wish in (store.load, lambda: store.add(session())):
        with pytest.raises(StoreError, match="not a regular file"):
            wish()
    with pytest.raises(StoreError, match="not a regular file"):
        CheckpointStore(tmp_path / "session.json").read()
    assert not (tmp_path / "history.json").is_file()


@posix
def test_the_backup_of_a_file_that_was_open_to_all_is_not(tmp_path: Path) -> None:
    store = HistoryStore(tmp_path / "history.json")
    store.add(session("a"))
    store.path.chmod(0o666)
    store.add(session("b"))
    assert (mode(store.path), mode(store.backup)) == (0o600, 0o600)


@posix
def test_a_damaged_file_is_kept_for_its_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object, **__: object) -> None:
        raise OSError(1, "no second names here")

    for links in (True, False):
        store = HistoryStore(tmp_path / str(links) / "history.json")
        store.path.parent.mkdir()
        store.path.write_bytes(b"broken")
        store.path.chmod(0o666)
        with monkeypatch.context() as patch:
            if not links:
                patch.setattr(os, "link", no_links)
            before = os.umask(0)
            store.load()
            os.umask(before)
        (kept,) = store.path.parent.glob("*.damaged-*")
        assert mode(kept) == 0o600


def test_a_file_of_the_persons_own_beside_a_copy_is_left_alone(tmp_path: Path) -> None:
    own = tmp_path / "copy.json.tmp"
    own.write_text("mine")
    unsaved = UnsavedSessions(HistoryStore(tmp_path / "data" / "history.json"))
    unsaved.save_copy(tmp_path / "copy.json")
    assert own.read_text() == "mine"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["copy.json", "copy.json.tmp"]


@posix
def test_a_name_that_somebody_else_prepared_leads_no_byte_elsewhere(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("theirs")
    folder = tmp_path / "data"
    folder.mkdir()
    for name in ("history.json.tmp", "history.json.bak.tmp", "out.csv"):
        (folder / name).symlink_to(elsewhere)
    store = HistoryStore(folder / "history.json")
    store.add(session("a"))
    store.add(session("b"))
    files.write_whole(folder / "out.csv", b"rows", ours=False)
    assert elsewhere.read_text() == "theirs"
    assert (folder / "out.csv").read_bytes() == b"rows"
    assert store.load().history == history(session("a"), session("b"))


@posix
def test_a_link_under_the_name_of_a_lock_empties_nothing(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("theirs")
    folder = tmp_path / "data"
    folder.mkdir()
    for name in ("history.json.lock", "session.json.lock"):
        (folder / name).symlink_to(precious)
    with pytest.raises(StoreError, match="replaces the lock file"):
        HistoryStore(folder / "history.json").add(session("a"))
    with pytest.raises(StoreError, match="replaces the lock file"):
        claim(folder)
    assert precious.read_text() == "theirs"
