"""Version 0.1.0 and this one on the same files: what is new is left alone by the old one.

The old version is commit e8ce453, installed in a venv of its own.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.support.records import MORNING, session
from tests.support.sessions import plan, session_of
from tests.system.building import wheel_of

from lungetimer.history import codec
from lungetimer.history.checkpoint import Checkpoint, checkpoint_of, position_of
from lungetimer.history.edits import correct_record
from lungetimer.history.exchange.own_csv import to_csv
from lungetimer.history.merge import normal
from lungetimer.history.plan_record import PlanRecord, plan_record
from lungetimer.history.recording import record_from
from lungetimer.history.session_records import AdjustmentRecord, History, SessionRecord, SetRecord
from lungetimer.history.source_record import SourceRecord
from lungetimer.training.loads import KG_PER_LB
from lungetimer.training.plan import Equipment, Leg, LegOrder, Pacing, Plan, RestMode

pytestmark = [pytest.mark.system, pytest.mark.xdist_group("old_version")]
CHECKOUT = Path(__file__).parents[2]
COMMIT = "e8ce453"
KEPT_COPY = Path(__file__).parent / "old" / f"lungetimer-{COMMIT}.tar.xz"

FIELDS = """
import json, msgspec
from lungetimer.history.plan_record import PlanRecord
from lungetimer.history.records import AdjustmentRecord, History, SessionRecord, SetRecord

kinds = (SessionRecord, PlanRecord, SetRecord, AdjustmentRecord)
print(json.dumps([[f.encode_name for f in msgspec.structs.fields(kind)] for kind in kinds]))
"""
EDIT = """
import sys
from datetime import datetime
from pathlib import Path
from lungetimer.history.edits import edit_session
from lungetimer.history.store import HistoryStore
from lungetimer.training.result import Felt

store = HistoryStore(Path(sys.argv[1]))
loaded = store.load()
assert loaded.notices == (), loaded.notices
now = datetime.fromisoformat("2026-11-25T08:00:00+01:00")
for record in loaded.history.sessions:
    store.change(lambda known, id=record.id: edit_session(
        known, id, now=now, felt={1: Felt.KNEE}, reps_in_reserve=2, pain=1, note="as ever"))
print(len(store.load().history.sessions))
"""
READ_CHECKPOINT = """
import sys
from pathlib import Path
from lungetimer.history.checkpoint_store import CheckpointStore

found = CheckpointStore(Path(sys.argv[1])).read()
print("none" if found.checkpoint is None else found.checkpoint.session.id)
print(*found.notices)
"""


@dataclass(frozen=True)
class Old:
    """The old version, installed."""

    python: Path
    home: Path

    def run(self, *args: str | Path) -> str:
        """Run its Python; what it printed."""
        env = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "LUNGETIMER"))}
        env |= {
            "LUNGETIMER_DATA_DIR": str(self.home / "data"),
            "LUNGETIMER_CONFIG_DIR": str(self.home / "config"),
        }
        done = subprocess.run(
            [self.python, *args], env=env, cwd=self.home, capture_output=True, text=True,
            timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    def lungetimer(self, *args: str | Path) -> str:
        """Run its program; what it printed."""
        return self.run("-m", "lungetimer", *args)


def sources(into: Path) -> Path:
    """The old version's sources: from the repository, or from the copy kept for shallow clones."""
    archived = subprocess.run(
        ["git", "-C", CHECKOUT, "archive", "--prefix=lungetimer/", COMMIT],
        capture_output=True, check=False,
    )  # fmt: skip
    data = archived.stdout if archived.returncode == 0 else KEPT_COPY.read_bytes()
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        archive.extractall(into, filter="data")
    return into / "lungetimer"


def installed(place: Path, tree: Path) -> Path:
    """The Python of a new venv with what these sources need, and with the sources themselves."""
    # Our own pip installs into it: one less to be put there first.
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", place], check=True, timeout=300)
    python = place / "bin" / "python"
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", python, "install", "--quiet",
         "--disable-pip-version-check", "--no-compile",
         "--constraint", CHECKOUT / "constraints.txt", wheel_of(tree, place)],
        check=True, timeout=900,
    )  # fmt: skip
    return python


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("old")
    return installed(place / "venv", sources(place))


@pytest.fixture
def old(python: Path, tmp_path: Path) -> Old:
    (tmp_path / "data").mkdir()
    (tmp_path / "config").mkdir()
    found = Old(python, tmp_path)
    assert found.lungetimer("--version") == "lungetimer 0.1.0\n"
    return found


def with_every_new_field() -> list[SessionRecord]:
    """Sessions that have, together, every field that the old version does not know."""
    everything = Plan(
        pacing=Pacing.SET,
        leg_order=LegOrder.ONE_BY_ONE,
        switch_s=12,
        rest_mode=RestMode.READY,
        drills=("-squats",),
    )
    first = msgspec.structs.replace(session("a"), plan=plan_record(everything))
    new = {"planned": 8, "load_kg": 6.0, "equipment": Equipment.KETTLEBELL}
    first = msgspec.structs.replace(
        first,
        sets=tuple(msgspec.structs.replace(one, **new) for one in first.sets),
        source=SourceRecord(program="Strong", import_="2026-11-21T08:00:00+01:00", zone="UTC"),
    )
    done = {(2, Leg.LEFT): 8, (2, Leg.RIGHT): 7, (3, Leg.LEFT): 12}
    now = MORNING + timedelta(hours=1)
    records = [correct_record(first, now=now, done=done)]
    changed_plans: list[dict[str, Any]] = [
        {"pacing": Pacing.SET},
        {"leg_order": LegOrder.ONE_BY_ONE},
        {"rest_mode": RestMode.READY},
        {"switch_s": 0},
        {"reps": (3, 1), "load_kg": 25 * KG_PER_LB, "equipment": Equipment.DUMBBELLS},
    ]
    for number, changes in enumerate(changed_plans):
        training = session_of(plan(**changes))
        training.start(0)
        training.adjust(0, "reps_per_leg", 3)
        for second in range(1, 60):
            training.set_done(second)
            training.ready(second)
            training.advance(second)
        training.correct(60, 1, Leg.RIGHT, -1)
        started = MORNING + timedelta(days=number + 1)
        ended = started + timedelta(minutes=2)
        records.append(
            record_from(
                training.result(),
                id=f"session-{number}",
                started_at=started,
                ended_at=ended,
                app_version="0.2.0",
            )
        )
    return records


def plain(record: SessionRecord) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(codec.encode(record))
    return found


def test_the_sessions_here_have_every_field_that_it_does_not_know(old: Old) -> None:
    records = [plain(record) for record in with_every_new_field()]
    written = (
        {name for record in records for name in record},
        {name for record in records for name in record["plan"]},
        {name for record in records for one in record["sets"] for name in one},
        {name for record in records for one in record["adjustments"] for name in one},
    )
    known = json.loads(old.run("-c", FIELDS))
    kinds: tuple[type[msgspec.Struct], ...] = (
        SessionRecord,
        PlanRecord,
        SetRecord,
        AdjustmentRecord,
    )
    for kind, then, here in zip(kinds, known, written, strict=True):
        new = {field.encode_name for field in msgspec.structs.fields(kind)} - set(then)
        assert new
        assert new <= here, kind.__name__


def test_it_loads_edits_merges_and_saves_them_and_changes_nothing_new(old: Old) -> None:
    records = with_every_new_field()
    here, there = records[:3], records[2:]
    file = old.home / "data" / "history.json"
    file.write_bytes(codec.write(normal(History(sessions=tuple(here)))))
    other = old.home / "other.json"
    other.write_bytes(codec.write(normal(History(sessions=tuple(there)))))

    assert str(len(there) - 1) in old.lungetimer("merge", other)
    old.lungetimer("freeze", "2026-W40")
    old.lungetimer("log", "2026-11-01", "--sets", "2")
    assert old.run("-c", EDIT, file) == f"{len(records) + 1}\n"
    listed = json.loads(old.lungetimer("history", "--json"))["sessions"]
    assert len(listed) == len(records) + 1

    read = codec.read(file.read_bytes())
    assert read.problems == ()
    for record in records:
        after = read.history.find(record.id)
        assert after is not None
        edited = msgspec.structs.replace(
            record,
            updated_at=after.updated_at,
            reps_in_reserve=2,
            pain=1,
            note="as ever",
            sets=tuple(
                msgspec.structs.replace(one, felt=after.sets[0].felt) if number == 0 else one
                for number, one in enumerate(record.sets)
            ),
        )
        assert after == edited
        assert plain(after) == plain(edited)
    assert not list(file.parent.glob("*.damaged-*"))


def test_it_takes_our_csv_without_what_it_does_not_know(old: Old) -> None:
    records = with_every_new_field()
    file = old.home / "ours.csv"
    file.write_text(to_csv(records), encoding="utf-8")
    old.lungetimer("import", file, "--yes")
    listed = {one["id"]: one for one in json.loads(old.lungetimer("history", "--json"))["sessions"]}
    for record in records:
        taken = listed[record.id]
        assert [(s["left"], s["right"]) for s in taken["sets"]] == [
            (s.left, s.right) for s in record.sets
        ]
        assert taken["plan"]["pacing"] == record.plan.pacing


@pytest.mark.parametrize(
    ("changes", "version"),
    [
        ({}, 1),
        ({"pacing": Pacing.SET}, 2),
        ({"leg_order": LegOrder.ONE_BY_ONE}, 2),
        ({"rest_mode": RestMode.READY}, 2),
        ({"switch_s": 7}, 2),
        ({"reps": (3, 1)}, 2),
        ({"load_kg": 25 * KG_PER_LB, "equipment": Equipment.DUMBBELLS}, 1),
    ],
)
def test_it_goes_on_with_a_checkpoint_it_knows_and_leaves_others_alone(
    old: Old, changes: dict[str, Any], version: int
) -> None:
    training = session_of(plan(**changes))
    training.start(0)
    training.advance(5)
    position = position_of(training.view(5))
    assert position is not None
    checkpoint = checkpoint_of(
        training.result(),
        position,
        id="under way",
        started_at=MORNING,
        saved_at=MORNING,
        app_version="0.2.0",
    )
    assert checkpoint.version == version
    file = old.home / "data" / "session.json"
    data = codec.encode(checkpoint)
    file.write_bytes(data)
    told = old.run("-c", READ_CHECKPOINT, file).splitlines()
    if version == 1:
        assert told == ["under way", ""]
    else:
        assert told[0] == "none"
        assert "was written by a newer lungetimer (format 2)" in told[1]
    assert file.read_bytes() == data
    assert codec.decode(data, Checkpoint) == checkpoint


def test_the_kept_copy_is_what_the_repository_has() -> None:
    listed = subprocess.run(
        ["git", "-C", CHECKOUT, "archive", "--prefix=lungetimer/", COMMIT],
        capture_output=True, check=False,
    )  # fmt: skip
    if listed.returncode != 0:
        pytest.skip(f"this clone does not have commit {COMMIT}")
    with (
        tarfile.open(fileobj=io.BytesIO(listed.stdout)) as repository,
        tarfile.open(KEPT_COPY) as kept,
    ):
        files = [member for member in kept if member.isfile()]
        assert len(files) > 60
        for member in files:
            one, other = kept.extractfile(member), repository.extractfile(member.name)
            assert one is not None
            assert other is not None
            assert one.read() == other.read(), member.name


def test_the_kept_copy_can_be_installed(tmp_path: Path) -> None:
    with tarfile.open(KEPT_COPY) as archive:
        archive.extractall(tmp_path, filter="data")
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path / "dist"],
        cwd=tmp_path / "lungetimer", capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert built.returncode == 0, built.stderr
