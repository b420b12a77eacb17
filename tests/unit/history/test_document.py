"""Bytes of sessions that stay are kept, and the document is the one that would be written anew."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.records import session

from lungetimer.history import codec
from lungetimer.history.edits import delete_session
from lungetimer.history.session_records import History
from lungetimer.history.store import HistoryStore

if TYPE_CHECKING:
    from pathlib import Path

RECORDS = tuple(session(f"s{n}", note=f"n{n}") for n in range(2600))
STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "edit", "drop", "front"]), st.integers(0, 2500)), max_size=6
)


@settings(max_examples=25)
@given(STEPS)
def test_whatever_is_changed_the_bytes_are_those_of_a_whole_new_document(
    steps: list[tuple[str, int]],
) -> None:
    sessions = RECORDS[:2400]
    before = codec.document(History(sessions=sessions))
    for number, (what, place) in enumerate(steps):
        one = msgspec.structs.replace(RECORDS[-1 - number], note="line\nbreak")
        at = min(place, len(sessions) - 1)
        if what == "add":
            sessions = (*sessions, one)
        elif what == "front":
            sessions = (one, *sessions)
        elif what == "drop":
            sessions = (*sessions[:at], *sessions[at + 1 :])
        else:
            sessions = (
                *sessions[:at],
                msgspec.structs.replace(sessions[at], note="x"),
                *sessions[at + 1 :],
            )
        history = History(sessions=sessions)
        before = codec.document(history, before)
        assert before.data == codec.write(history)
    assert len(json.loads(before.data)["sessions"]) == len(sessions)


def test_the_latest_session_leaves_no_bytes_when_it_is_deleted(tmp_path: Path) -> None:
    before = codec.document(History(sessions=RECORDS[:3]))
    shorter = History(sessions=RECORDS[:2])
    assert codec.document(shorter, before).data == codec.write(shorter)
    path = tmp_path / "history.json"
    store = HistoryStore(path)
    store.add(*RECORDS[:3])
    latest = store.load().history.sessions[-1]
    store.change(lambda known: delete_session(known, latest.id, now=latest.updated_at))
    assert latest.id not in [one["id"] for one in json.loads(path.read_bytes())["sessions"]]


def test_what_another_window_has_written_is_read_and_not_remembered(tmp_path: Path) -> None:
    path = tmp_path / "history.json"
    one, two = HistoryStore(path), HistoryStore(path)
    one.add(RECORDS[0])
    two.add(RECORDS[1])
    one.add(RECORDS[2])
    assert {s.note for s in two.load().history.sessions} == {"n0", "n1", "n2"}
    path.write_bytes(codec.write(History()))
    assert one.load().history.sessions == two.load().history.sessions == ()
