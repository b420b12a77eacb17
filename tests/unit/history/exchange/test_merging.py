from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from tests.support.records import MORNING, history, session

from lungetimer.history import codec
from lungetimer.history.edits import delete_session, edit_session
from lungetimer.history.exchange.merging import Difference, difference, read_whole
from lungetimer.history.files import StoreError
from lungetimer.history.merge import merge

if TYPE_CHECKING:
    from pathlib import Path

LATER = MORNING + timedelta(days=1)


def test_what_a_merge_changed_is_counted(tmp_path: Path) -> None:
    here = history(session("a"), session("b"), session("c"))
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    one.write_bytes(codec.write(edit_session(history(session("a")), "a", now=LATER, pain=2)))
    two.write_bytes(
        codec.write(delete_session(history(session("b"), session("d")), "b", now=LATER))
    )

    after = merge(here, read_whole(one), read_whole(two))

    assert difference(here, after) == Difference(new=1, changed=1, gone=1)
    assert [s.id for s in after.sessions] == ["a", "c", "d"]
    again = merge(after, read_whole(two), read_whole(one))
    assert difference(after, again) == Difference(new=0, changed=0, gone=0)


def test_half_a_file_is_refused_and_import_is_named(tmp_path: Path) -> None:
    path = tmp_path / "torn.json"
    path.write_bytes(codec.write(history(session("a"), session("b")))[:-20])
    with pytest.raises(
        StoreError, match="if parts of it are damaged, try lungetimer import"
    ) as caught:
        read_whole(path)
    assert str(path) in str(caught.value)


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
        read_whole(path)
    with pytest.raises(StoreError, match="cannot merge: "):
        read_whole(tmp_path / "none.json")
