"""docs/data-format.md names every field of the files, and which of a session are required."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from lungetimer.history.checkpoint import Checkpoint
from lungetimer.history.fields import UNKNOWN
from lungetimer.history.plan_record import PlanRecord
from lungetimer.history.session_records import AdjustmentRecord, History, SessionRecord, SetRecord
from lungetimer.history.target_change import TargetChange
from lungetimer.training.plan_limits import LIMITS

DOC = Path(__file__).resolve().parents[3] / "docs" / "data-format.md"
TEXT = DOC.read_text(encoding="utf-8")
FORMAT = re.sub(
    r"```.*?```", "", TEXT.split("## history.json")[1].split("## Streaks")[0], flags=re.DOTALL
)


@pytest.mark.parametrize(
    "record",
    [History, SessionRecord, PlanRecord, SetRecord, AdjustmentRecord, TargetChange, Checkpoint],
)
def test_every_field_is_told(record: type[msgspec.Struct]) -> None:
    told = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`]+)`", FORMAT))))
    fields = {field.encode_name for field in msgspec.structs.fields(record)} - {UNKNOWN}
    assert fields
    assert fields <= told


def test_what_a_session_must_have_is_told_as_required() -> None:
    needed = {
        field.encode_name for field in msgspec.structs.fields(SessionRecord) if field.required
    }
    rows = [row for row in FORMAT.split("### A session")[1].splitlines() if row.startswith("| `")]
    told = {name for row in rows if row.endswith("required |")
            for name in re.findall(r"`(\w+)`", row.split(" | ")[0])}  # fmt: skip
    assert told == needed


@pytest.mark.parametrize("record", [PlanRecord, Checkpoint])
def test_the_files_hold_what_a_plan_allows(record: type[msgspec.Struct]) -> None:
    checked = 0
    for field in msgspec.inspect.multi_type_info([record])[0].fields:  # type: ignore[attr-defined]  # it is a StructType
        kinds = getattr(field.type, "types", (field.type,))
        for kind in kinds if field.name in LIMITS else ():
            if isinstance(kind, msgspec.inspect.IntType | msgspec.inspect.FloatType):
                limit = LIMITS[field.name]
                assert (kind.ge, kind.le) == (limit.low, limit.high), field.name
                checked += 1
    assert checked
