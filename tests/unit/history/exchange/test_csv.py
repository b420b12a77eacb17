from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.records import TEXT, history, session, sessions

from lungetimer.history.exchange.importing import read_import
from lungetimer.history.exchange.own_csv import HEADER, from_sheet, to_csv
from lungetimer.history.exchange.sheet import Sheet, SheetError, find_sheet, harmless, plain, table
from lungetimer.history.merge import newest

if TYPE_CHECKING:
    from pathlib import Path

    from lungetimer.history.session_records import SessionRecord


def sheet(text: str) -> Sheet:
    found = find_sheet(text, lambda _: True)
    assert found is not None
    return found[0]


@given(st.text(max_size=20))
def test_a_harmless_cell_starts_no_formula_and_can_be_undone(cell: str) -> None:
    safe = harmless(cell)
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))
    assert plain(safe) == cell


@pytest.mark.parametrize("note", ["=cmd|' /C calc'!A0", "@SUM(1)", "+1", "-1", "'=1", "＝1"])
def test_formulas_are_made_harmless_in_csv(note: str) -> None:
    (_, *rows) = csv.reader(io.StringIO(to_csv([session("a", note=note)])))
    assert {row[HEADER.index("note")] for row in rows} == {"'" + note}


def test_one_row_for_each_set_and_leg() -> None:
    header, *rows = csv.reader(io.StringIO(to_csv([session("a"), session("b", share=0.5)])))
    assert tuple(header) == HEADER
    assert len(rows) == 12
    first = dict(zip(header, rows[0], strict=True))
    assert (first["id"], first["set"], first["leg"], first["reps"]) == ("a", "1", "left", "10")
    assert first["plan_reps_per_leg"] == "10"
    assert first["started_at"] == "2026-11-20T07:12:03+01:00"
    last = dict(zip(header, rows[-1], strict=True))
    assert (last["id"], last["set"], last["leg"], last["reps"]) == ("b", "3", "right", "5")


@given(st.lists(sessions(), max_size=4).map(newest))
def test_csv_gives_back_all_but_unknown_fields(
    given_sessions: tuple[SessionRecord, ...],
) -> None:
    found, refused, _ = from_sheet(sheet(to_csv(given_sessions)))
    assert refused == []
    assert found == [bare(s) for s in given_sessions]


def bare(record: SessionRecord) -> SessionRecord:
    """The session as far as its own CSV can tell."""
    unset = msgspec.UNSET
    return msgspec.structs.replace(
        record,
        unknown=unset,
        adjustments=tuple(msgspec.structs.replace(a, unknown=unset) for a in record.adjustments),
        corrections=tuple(msgspec.structs.replace(c, unknown=unset) for c in record.corrected)
        or unset,
        plan=msgspec.structs.replace(
            record.plan, unknown=unset, level=record.plan.level.strip() or "custom"
        ),
        sets=tuple(msgspec.structs.replace(s, unknown=unset) for s in record.sets),
    )


def test_a_session_with_a_bad_row_is_refused_as_a_whole_with_its_reason() -> None:
    text = to_csv([session("a"), session("b")]).replace(",3,left,10,", ",3,middle,10,", 1)
    found, refused, rows = from_sheet(sheet(text))
    assert [s.id for s in found] == ["b"]
    assert rows == 12
    assert [r.line for r in refused] == [2, 3, 4, 5, 6, 7]
    assert str(refused[0]) == "line 2: the leg must be left or right, not 'middle' (line 6)"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            ",1,left,10,",
            ",1,left,ten,",
            "set 1: left must be a whole number from 0 to 1000, not 'ten'",
        ),
        (",1,left,10,", ",1,left,-1,", "set 1: left must be a whole number from 0 to 1000, not -1"),
        (
            ",1,left,10,",
            ",9,left,10,",
            "the sets must be numbered 1, 2, 3 and so on, not 1, 2, 3, 9",
        ),
        (",1,left,10,", ",1,right,10,", "set 1 must have one line for the right leg, not two"),
        ("completed", "splendid", "splendid"),
        ("2026-11-20T07:12:03+01:00", "yesterday", "started_at"),
        ("plan_tempo", "plan_x", "column 'plan_tempo' is missing"),
        ("a,2026", ",2026", "the id is missing"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_reason(old: str, new: str, told: str) -> None:
    found, refused, _ = from_sheet(sheet(to_csv([session("a")]).replace(old, new, 1)))
    assert refused
    assert any(told in r.reason for r in refused), refused
    assert len(found) <= (1 if told == "the id is missing" else 0)


def test_semicolons_and_tabs_are_understood() -> None:
    text = to_csv([session("a")])
    for delimiter in ";\t":
        other = io.StringIO()
        csv.writer(other, delimiter=delimiter).writerows(csv.reader(io.StringIO(text)))
        found, _, _ = from_sheet(sheet(other.getvalue()))
        assert found == [session("a")]


def test_a_cell_longer_than_any_note_is_refused() -> None:
    with pytest.raises(SheetError, match="line 2: a cell must have at most 131072 characters"):
        list(sheet("id,note\na," + "x" * 200_000).rows())


@given(st.lists(st.lists(TEXT, min_size=2, max_size=2), min_size=1))
def test_any_table_can_be_read_again(cells: list[list[str]]) -> None:
    text = table(("first", "note"), cells)
    kept = [row for row in cells if any(row)]
    assert [(r[0].strip(), r[1]) for _, r in sheet(text).rows()] == [
        (a.strip(), b) for a, b in kept
    ]


def test_the_programs_own_csv_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(to_csv([session("a"), session("b"), session("c", note="old")]))
    newer_c = session("c", updated_at=session("c").updated_at.replace(year=2027))
    report = read_import(path, history(session("a"), newer_c))
    assert report.kind == "lungetimer CSV"
    assert (report.rows, [s.id for s in report.new], report.known) == (18, ["b"], 2)
    after = report.apply(history(session("a"), newer_c))
    assert {s.id: s.note for s in after.sessions} == {"a": "", "b": "", "c": ""}
