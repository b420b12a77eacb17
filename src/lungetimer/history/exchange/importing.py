"""Read a file with sessions, and report which of them an import would add, change or refuse."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import UNSET

from lungetimer.frozen import replace
from lungetimer.history import codec
from lungetimer.history.characters import UNREADABLE
from lungetimer.history.exchange import own_csv
from lungetimer.history.exchange.foreign import read_rows
from lungetimer.history.exchange.foreign_rows import Options
from lungetimer.history.exchange.kinds import kind_of
from lungetimer.history.exchange.known import foreign_report, own_report
from lungetimer.history.exchange.layouts import Layout, layout_of
from lungetimer.history.exchange.report import ImportReport, Refusal
from lungetimer.history.exchange.sheet import Sheet, SheetError, find_sheet
from lungetimer.history.exchange.words import spaced
from lungetimer.history.exchange.workouts import sessions_of
from lungetimer.history.exchange.zones import zone_name
from lungetimer.history.fields import moment_of
from lungetimer.history.files import StoreError, trouble
from lungetimer.history.session_records import FORMAT
from lungetimer.training.loads import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from lungetimer.history.exchange.foreign_rows import RepsCount
    from lungetimer.history.session_records import History, SessionRecord

MAX_BYTES: Final = 128 * 1024 * 1024
STANDARD_INPUT: Final = Path("-")
_ALLOWED: Final = (
    "it must be JSON or CSV from lungetimer, or CSV from Strong, Hevy, FitNotes or Fitbod"
)


def read_import(  # noqa: PLR0913  # one for each thing that a file leaves open
    path: Path,
    known: History,
    *,
    now: datetime | None = None,
    zone: tzinfo | None = None,
    weight_unit: Unit | None = None,
    usual_unit: Unit = Unit.KG,
    reps_count: RepsCount | None = None,
    exercises: Iterable[str] = (),
    app_version: str = "",
) -> ImportReport:
    """Return a report of what an import of a file would do, without changing anything.

    The kind of the file is recognized by its contents.

    Args:
        path: a file with our own JSON or CSV, or with the CSV that Strong, Hevy, FitNotes or Fitbod
            export; ``-`` is the standard input.
        known: the current history.
        now: the current time, with its offset from UTC; None to ask the clock. Sessions with later
            dates are refused.
        zone: the time zone of dates without an offset; None for that of the system.
        weight_unit: the unit that the user named for weights without a unit; None if the user named
            no unit.
        usual_unit: the unit to assume if the user named none; the report mentions the assumption.
        reps_count: whether the reps in another program's file are those of both legs together or of
            each leg. If it is None, the name of the exercise and the note of the set decide. If
            neither tells, the reps are those of both legs.
        exercises: names of exercises to import besides reverse lunges.
        app_version: the version of this program, for the records of another program's sessions.

    Raises:
        StoreError: the file cannot be read, is too large, or is of none of these kinds.
    """
    data = _as_utf_8(read_bytes(path, "import"))
    if not data.strip():
        raise StoreError(f"cannot import {named(path)}: it is empty; {_ALLOWED}")
    if data.lstrip()[:1] in {b"{", b"["}:
        return _from_json(path, data, known)
    text = _text_of(path, data)
    options = Options(
        now=moment_of(now or datetime.now(UTC)),
        zone=zone,
        zone_name=zone_name(zone),
        weight_unit=weight_unit,
        usual_unit=usual_unit,
        reps_count=reps_count,
        exercises=frozenset(map(spaced, exercises)),
        app_version=app_version,
    )
    try:
        found: tuple[Sheet, Layout | str] | None = find_sheet(text, _understood)
        if found is None and not _is_header_alone(text):
            raise StoreError(f"cannot import {named(path)}: it has an unknown format; {_ALLOWED}")
        if found is None or next(found[0].rows(), None) is None:
            raise StoreError(f"cannot import {named(path)}: it has no rows, only column names")
        sheet, layout = found
        return _from_sheet(sheet, layout, known, options)
    except SheetError as error:
        raise StoreError(f"cannot import {named(path)}: {error}") from None


def named(path: Path) -> str:
    """Return a path as messages show it; ``-`` is shown as "the standard input"."""
    return "the standard input" if path == STANDARD_INPUT else str(path)


def read_bytes(path: Path, what: str) -> bytes:
    """Return the bytes of a file.

    Args:
        path: the file, or ``-`` for the standard input.
        what: the verb in error messages, such as ``import`` in "cannot import the file".

    Raises:
        StoreError: the file cannot be read, or is larger than `MAX_BYTES`.
    """  # noqa: DOC501  # trouble() returns the StoreError
    try:
        if path == STANDARD_INPUT:
            data = _standard_input(what)
        else:
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise trouble(what, path, error) from None
    if len(data) > MAX_BYTES:
        raise StoreError(
            f"cannot {what} {named(path)}: it is larger than {MAX_BYTES >> 20} MiB; split it into "
            "parts"
        )
    return data


def _standard_input(what: str) -> bytes:
    if sys.stdin is None or sys.stdin.closed:
        raise StoreError(f"cannot {what}: the standard input is closed; name a file")
    return sys.stdin.buffer.read(MAX_BYTES + 1)


def _as_utf_8(data: bytes) -> bytes:
    """Return text in UTF-8 or UTF-16 (from Excel or Notepad) as UTF-8, without byte order mark."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"} and len(data) % 2 == 0:
        try:
            return data.decode("utf-16").encode()
        except UnicodeDecodeError:
            return data  # `_text_of` reports this error later
    return data.removeprefix(b"\xef\xbb\xbf")


def _text_of(path: Path, data: bytes) -> str:
    kind = kind_of(data)
    if kind:
        raise StoreError(f"cannot import {named(path)}: it is {kind}; {_ALLOWED}")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise StoreError(
            f"cannot import {named(path)}: byte {error.start} is not UTF-8; save the file as UTF-8"
        ) from None


def _is_header_alone(text: str) -> bool:
    """Return whether the text is one line of column names (in any language) without rows."""
    lines = [line for line in text.splitlines() if line.strip()]
    return len(lines) == 1 and max(map(lines[0].count, ",;\t")) >= 6


def _understood(sheet: Sheet) -> Layout | str | None:
    if "plan_sets" in {name.lower() for name in sheet.header}:
        return "own"
    _, first = next(sheet.rows(), (0, None))
    return layout_of(sheet.header, first)


def _from_sheet(
    sheet: Sheet, layout: Layout | str, known: History, options: Options
) -> ImportReport:
    if isinstance(layout, str):
        found, refused, rows = own_csv.from_sheet(sheet)
        return own_report("lungetimer CSV", rows, found, refused, known)
    read = read_rows(sheet.rows(), layout, options)
    sessions = [_marked(s, options) for s in sessions_of(read, layout.program, options)]
    report = foreign_report(
        f"{layout.program} CSV",
        read.count,
        sessions,
        read.refused,
        known,
        now=options.now,
        move=options.zone is not None,
    )
    return replace(report, assumed=tuple(read.assumed))


def _marked(session: SessionRecord, options: Options) -> SessionRecord:
    if session.source is UNSET:
        return session
    source = msgspec.structs.replace(session.source, import_=options.now.isoformat())
    return msgspec.structs.replace(session, source=source)


def _from_json(path: Path, data: bytes, known: History) -> ImportReport:
    lines_before = 0
    if data.lstrip()[:1] == b"[":
        # The command `history --json` prints only the list of sessions.
        data = f'{{"format": "{FORMAT}", "version": 1, "sessions":\n'.encode() + data + b"}"
        lines_before = 1
    reading = codec.read(data, lines_before=lines_before)
    if not reading.history.sessions and reading.problems:
        raise StoreError(f"cannot import {named(path)}: {reading.problems[0]}")
    refused = [Refusal(0, problem) for problem in reading.problems if problem != UNREADABLE]
    rows = len(reading.history.sessions) + len(refused)
    return own_report("lungetimer JSON", rows, reading.history.sessions, refused, known)
