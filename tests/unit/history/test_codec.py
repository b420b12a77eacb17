from __future__ import annotations

import gc
import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.records import histories, history, session, sessions

from lungetimer.history import codec
from lungetimer.history.characters import UNREADABLE
from lungetimer.history.merge import normal
from lungetimer.history.session_records import History, SessionRecord


@given(histories())
def test_what_is_written_is_read_again(given_history: History) -> None:
    expected = normal(given_history)
    reading = codec.read(codec.write(given_history))
    assert reading == codec.Reading(expected)


@given(sessions())
def test_a_record_alone_is_read_again(record: SessionRecord) -> None:
    assert codec.decode(codec.encode(record), SessionRecord) == record


def test_the_document_is_plain_json_with_the_documented_fields() -> None:
    plain = json.loads(codec.write(history(session())))
    assert list(plain) == ["format", "version", "sessions", "frozen_weeks", "deleted"]
    assert plain["format"] == "lungetimer-history"
    assert plain["version"] == 1
    assert list(plain["sessions"][0]) == [
        "id", "started_at", "ended_at", "updated_at", "status", "plan", "adjustments", "sets",
        "warm_up_s", "cool_down_s", "paused_s", "reps_in_reserve", "pain", "note", "app_version",
    ]  # fmt: skip
    assert plain["sessions"][0]["started_at"] == "2026-11-20T07:12:03+01:00"
    assert list(plain["sessions"][0]["plan"]) == [
        "level", "sets", "reps_per_leg", "rest_s", "tempo", "lead_leg", "pacing", "equipment",
        "load_kg", "support", "warm_up", "cool_down",
    ]  # fmt: skip
    assert plain["sessions"][0]["sets"][0] == {
        "left": 10, "right": 10, "work_s": 100.0, "rest_s": 45.0, "felt": None,
    }  # fmt: skip


def test_one_session_stands_on_one_line() -> None:
    lines = codec.write(history(session("a", note="x\ny"), session("b"))).decode().splitlines()
    assert [line[:9] for line in lines if line.startswith('{"id"')] == ['{"id":"a"', '{"id":"b"']


def _with_news(plain: dict[str, Any]) -> dict[str, Any]:
    """The document as a newer version might write it: something new at every level."""
    news = {"mood": {"plan": [1.10, None], "~unknown": []}, "": "no name", "sets2": 3}
    for one in plain["sessions"]:
        for record in (one, one["plan"], *one["sets"], *one["adjustments"]):
            record.update(news)
    for change in plain.get("weekly_targets", ()):
        change.update(news)
    return plain | news


@given(histories())
def test_fields_of_a_newer_version_survive_a_rewrite_at_every_level(
    given_history: History,
) -> None:
    newer = _with_news(json.loads(codec.write(normal(given_history))))
    reading = codec.read(json.dumps(newer).encode())
    assert reading.problems == ()
    assert json.loads(codec.write(reading.history)) == newer


def test_numbers_no_machine_can_hold_survive_as_they_were_written() -> None:
    data = codec.write(history(session())).replace(b'"id"', b'"big":1e400,"fine":1.10,"id"')
    again = codec.write(codec.read(data).history)
    assert b'"big":1e400' in again
    assert b'"fine":1.10' in again


def test_a_file_that_plays_with_our_own_mark_cannot_spoil_the_next_write() -> None:
    for hostile in (b'[["x","}{"]]', b'[["id","\\"stolen\\""]]', b'[["note","1"]]', b"7"):
        data = codec.write(history(session())).replace(b'"id"', b'"~unknown":' + hostile + b',"id"')
        reading = codec.read(data)
        again = codec.read(codec.write(reading.history))
        assert again.problems == ()
        assert [s.id for s in again.history.sessions] == ["a"]
    escaped = codec.write(history(session())).replace(
        b'"id"', b'"\\u007eunknown":[["x","}{"],["id","1"]],"id"'
    )
    assert codec.read(codec.write(codec.read(escaped).history)).history.sessions[0].id == "a"


def test_a_newer_major_version_is_told_and_read_as_far_as_possible() -> None:
    data = codec.write(history(session("a"), session("b"))).replace(
        b'"version": 1', b'"version": 2'
    )
    data = data.replace(b'"status":"completed"', b'"status":"glorious"', 1)
    reading = codec.read(data)
    assert reading.newer
    assert reading.version == 2
    assert [s.id for s in reading.history.sessions] == ["b"]


@pytest.mark.parametrize("version", [b"0", b'"one"', b"null", b"-3", b"[1]"])
def test_a_version_that_makes_no_sense_is_told(version: bytes) -> None:
    data = codec.write(history(session())).replace(b'"version": 1', b'"version": ' + version)
    reading = codec.read(data)
    assert reading.problems == ('the field "version" must be a number of at least 1',)
    assert not reading.newer


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"{}", 'the field "format" must be "lungetimer-history"'),
        (
            b'{"format":"lungetimer-history","sessions":[]}',
            'the field "version" must be a number of at least 1',
        ),
        (
            b'{"format":"lungetimer-history","version":1}',
            'the field "sessions" is missing',
        ),
        (
            b'{"format":"x","version":1,"sessions":[]}',
            'the field "format" must be "lungetimer-history"',
        ),
        (b" \n", "it is empty"),
    ],
)
def test_a_file_that_does_not_say_what_it_is_is_not_taken_for_an_empty_history(
    data: bytes, told: str
) -> None:
    (problem,) = codec.read(data).problems
    assert problem.startswith(told)


def test_one_bad_session_does_not_take_the_others_with_it() -> None:
    data = codec.write(history(session("a"), session("b"), session("c")))
    data = data.replace(b'"pain":null', b'"pain":99', 1)
    reading = codec.read(data)
    assert [s.id for s in reading.history.sessions] == ["b", "c"]
    assert reading.problems == (
        "session 1: pain must be a whole number from 0 to 10 or null, not 99",
    )


def test_a_torn_file_gives_back_every_whole_line() -> None:
    data = codec.write(history(*(session(str(n)) for n in range(5))))
    torn = data[: data.index(b'{"id":"3"') + 50]
    reading = codec.read(torn)
    assert [s.id for s in reading.history.sessions] == ["0", "1", "2"]
    assert reading.problems == ("it ends in the middle of its JSON",)


def test_the_same_id_twice_leaves_the_newer_version() -> None:
    older = session("a", note="older")
    newer = msgspec.structs.replace(
        older, note="newer", updated_at=older.updated_at.replace(year=2027)
    )
    data = codec.write(history(newer, older))
    assert [s.note for s in codec.read(data).history.sessions] == ["newer"]


def test_a_byte_order_mark_is_no_damage() -> None:
    assert codec.read(b"\xef\xbb\xbf" + codec.write(history(session()))).problems == ()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (rb"cut \ud83d", "cut \ufffd"),  # half of an emoji
        (rb"\udC4Da\ud83d\ud83d\udc4d", "\ufffda\ufffd👍"),
        (b"m\xfcde", "m\ufffdde"),  # saved as Latin-1
        (b"\xed\xa0\xbd!", "\ufffd\ufffd\ufffd!"),
        (rb"C:\\ud83d \ud83d", "C:\\ud83d \ufffd"),
    ],
)
def test_no_session_is_lost_through_a_character_that_no_text_can_have(
    written: bytes, read: str
) -> None:
    whole = history(session("a", note="NOTE"), session("b"), frozen_weeks=("2026-W01",))
    found = codec.read(codec.write(whole).replace(b"NOTE", written))
    assert [s.note for s in found.history.sessions] == [read, ""]
    assert found.history.frozen_weeks == ("2026-W01",)
    assert found.problems == (UNREADABLE,)  # so that the file itself is kept aside


def test_other_damage_is_told_as_well() -> None:
    data = codec.write(history(session("a", note="NOTE"), session("b"), session("c")))
    damaged = data.replace(b"NOTE", b"\xff").replace(b'"id":"b"', b'"id":7')
    found = codec.read(damaged)
    assert [s.id for s in found.history.sessions] == ["a", "c"]
    assert found.problems[0] == UNREADABLE
    assert "session 2" in found.problems[1]
    assert UNREADABLE not in codec.read(b"\xff\x00 no history at all").problems


@given(st.binary(max_size=300))
def test_no_bytes_whatever_raise(data: bytes) -> None:
    assert codec.read(data).problems


@given(st.binary(max_size=30), st.data())
def test_no_bytes_inside_a_document_raise(data: bytes, draw: st.DataObject) -> None:
    whole = codec.write(history(session("a"), session("b")))
    at = draw.draw(st.integers(0, len(whole)))
    reading = codec.read(whole[:at] + data + whole[at + len(data) :])
    assert isinstance(reading.history, History)


@pytest.mark.parametrize("collecting", [True, False])
def test_reading_looks_for_no_garbage_and_leaves_the_collector_as_it_was(
    collecting: bool,  # a parameter of the test
) -> None:
    data = codec.write(history(*(session(str(n)) for n in range(2000))))
    seen: list[str] = []

    def note(phase: str, _: dict[str, int]) -> None:
        seen.append(phase)  # "start" and "stop"

    before = gc.isenabled()
    (gc.enable if collecting else gc.disable)()
    gc.collect()
    gc.callbacks.append(note)
    try:
        found = codec.read(data)
        during = len(seen)
        after = gc.isenabled()
    finally:
        gc.callbacks.remove(note)
        (gc.enable if before else gc.disable)()
    assert len(found.history.sessions) == 2000
    assert during <= 2, "one look at the most, once all is read"
    assert after is collecting
