from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from tests.support.records import MORNING, history, session

from lungetimer.history import codec
from lungetimer.history.edits import delete_session, edit_session
from lungetimer.history.exchange.merging import read_merge
from lungetimer.history.files import StoreError

if TYPE_CHECKING:
    from pathlib import Path

LATER = MORNING + timedelta(days=1)


def test_a_dry_run_counts_and_changes_nothing(tmp_path: Path) -> None:
    here = history(session("a"), session("b"), session("c"))
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    one.write_bytes(codec.write(edit_session(history(session("a")), "a", now=LATER, pain=2)))
    two.write_bytes(
        codec.write(delete_session(history(session("b"), session("d")), "b", now=LATER))
    )

    report = read_merge([one, two], here)

    assert (report.new, report.updated, report.removed) == (1, 1, 1)
    after = report.apply(here)
    assert [s.id for s in after.sessions] == ["a", "c", "d"]
    again = read_merge([two, one], after)
    assert (again.new, again.updated, again.removed) == (0, 0, 0)


def test_a_damaged_file_is_merged_as_far_as_it_can_be_read_and_told(tmp_path: Path) -> None:
    path = tmp_path / "torn.json"
    path.write_bytes(codec.write(history(session("a"), session("b")))[:-20])
    report = read_merge([path], history())
    assert report.new == 2
    (notice,) = report.notices
    assert notice.startswith(str(path))


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"junk", "cannot merge"),
        (b"", "it is empty"),
        (b'{"format":"lungetimer-history","version":3,"sessions":[]}', "update lungetimer first"),
    ],
)
def test_what_is_no_history_is_refused(tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(data)
    with pytest.raises(StoreError, match=told):
        read_merge([path], history())
    with pytest.raises(StoreError, match="cannot merge: "):
        read_merge([tmp_path / "none.json"], history())
