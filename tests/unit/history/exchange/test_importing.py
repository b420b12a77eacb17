from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.records import MORNING, history, session

from lungetimer.history import codec
from lungetimer.history.edits import delete_session
from lungetimer.history.exchange import importing
from lungetimer.history.exchange.importing import read_import
from lungetimer.history.files import StoreError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_dry_run_counts_new_updated_known_and_refused(tmp_path: Path) -> None:
    newer = session("b", note="newer", updated_at=MORNING + timedelta(days=1))
    data = codec.write(history(session("a"), newer, session("c"), session("d")))
    path = tmp_path / "other.json"
    path.write_bytes(data.replace(b'"pain":null', b'"pain":12', 1))
    here = history(session("b"), session("c"))

    report = read_import(path, here)

    assert report.kind == "lungetimer JSON"
    assert (report.rows, report.known) == (4, 1)
    assert [s.id for s in report.new] == ["d"]
    assert [s.id for s in report.updated] == ["b"]
    told = "session 1: pain must be a whole number from 0 to 10 or null, not 12"
    assert [str(r) for r in report.refused] == [told]
    assert [str(r) for r in report.reasons] == [f"1 x {told}"]
    after = report.apply(here)
    assert {s.id: s.note for s in after.sessions} == {"b": "newer", "c": "", "d": ""}
    again = read_import(path, after)
    assert (again.new, again.updated, again.known) == ((), (), 3)


def test_what_was_deleted_here_is_refused_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_bytes(codec.write(history(session("a"))))
    here = delete_session(history(session("a")), "a", now=MORNING + timedelta(days=3))
    report = read_import(path, here)
    assert report.new == ()
    ((back, day),) = report.deleted
    assert (back.id, day) == ("a", "2026-11-23")


def test_a_bare_list_of_sessions_is_understood(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_bytes(b"[" + codec.encode(session("a")) + b"]")
    assert [s.id for s in read_import(path, history()).new] == ["a"]


def test_json_that_an_editor_saved_as_utf_16_is_understood(tmp_path: Path) -> None:
    path = tmp_path / "history.json"
    path.write_bytes(codec.write(history(session("a"))).decode().encode("utf-16"))
    assert [s.id for s in read_import(path, history()).new] == ["a"]


def test_a_newer_format_is_imported_as_far_as_it_is_understood(tmp_path: Path) -> None:
    path = tmp_path / "newer.json"
    path.write_bytes(codec.write(history(session("a"))).replace(b'"version": 1', b'"version": 9'))
    assert [s.id for s in read_import(path, history()).new] == ["a"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "it is empty"),
        (b"\xef\xbb\xbf\r\n", "it is empty"),
        (b"Date,Weight\n2026-01-01,80\n", "it has an unknown format"),
        (b"{}", 'the field "format" must be "lungetimer-history"'),
        (b'{"format": "lungetimer-history", "version": 1', "cannot import"),
        (b"[1, 2", "cannot import"),
        (b"\xff\xfe\x00", "byte 0 is not UTF-8; save the file as UTF-8"),
        (b"\x00" * 100, "it has an unknown format"),
        (b"id,plan_sets\n" + b"x" * 200_000, "line 2: a cell must have at most 131072 characters"),
        (b"[" * 100_000, "cannot import"),
    ],
)
def test_what_is_no_such_file_is_told_in_one_line(tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    with pytest.raises(StoreError, match=told) as caught:
        read_import(path, history())
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_sizes_are_capped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "big.json"
    path.write_bytes(b"{" + b" " * 3_000_000)
    monkeypatch.setattr(importing, "MAX_BYTES", 2 << 20)
    with pytest.raises(StoreError, match="larger than 2 MiB; split it into parts"):
        read_import(path, history())


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"cannot import: .*none\.csv: there is no such file"):
        read_import(tmp_path / "none.csv", history())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([
        b"", b"Date,Workout Name,Exercise Name,Set Order,Weight,Reps\n", b"id,plan_sets,set,leg\n",
        b"title,start_time,end_time,exercise_title,set_type,weight_kg,reps\n", b"[", b"{",
    ]),
    st.binary(max_size=200) | st.text(st.characters(exclude_categories=["Cs"])).map(str.encode),
)  # fmt: skip
def test_no_file_whatever_raises_anything_else(tmp_path: Path, head: bytes, rest: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(head + rest)
    try:
        report = read_import(path, history())
    except StoreError as error:
        told = str(error)
    else:
        told = str(report.kind)
        assert report.apply(history()).sessions == report.new
    assert "\n" not in told
