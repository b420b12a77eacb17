"""Reading a file of sessions: what it is, what in it is new, and what is refused and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from lungetimer.history import codec
from lungetimer.history.exchange import foreign, own_csv
from lungetimer.history.exchange.report import ImportReport, Refusal, weigh
from lungetimer.history.exchange.sheet import SheetError, rows_of
from lungetimer.history.files import StoreError, trouble
from lungetimer.history.records import FORMAT

if TYPE_CHECKING:
    from datetime import tzinfo
    from pathlib import Path

    from lungetimer.history.records import History

MAX_BYTES: Final = 128 * 1024 * 1024


def read_import(
    path: Path,
    known: History,
    *,
    zone: tzinfo | None = None,
    weight_unit: Literal["kg", "lbs"] = "kg",
    reps_count: Literal["both", "each"] = "both",
    app_version: str = "",
) -> ImportReport:
    """A dry run of importing a file; the kind of file is told from what is in it.

    Args:
        path: own JSON or CSV, or the CSV that Strong or Hevy export.
        known: the history as it is.
        zone: time zone of moments without one (Strong, Hevy); the system's when None.
        weight_unit: unit of weights where the file does not say.
        reps_count: whether reps of another program count both legs together or each leg.
        app_version: the version noted in records made from another program's rows.

    Raises:
        StoreError: the file cannot be read, is too large, or is none of these kinds.
    """
    data = read_bytes(path, "import")
    if data.lstrip()[:1] in {b"{", b"["}:
        return _from_json(path, data, known)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise StoreError(
            f"cannot import {path}: byte {error.start} is not UTF-8; save the file as UTF-8"
        ) from None
    try:
        _, first = next(rows_of(text), (0, {}))
        if "plan_sets" in first:
            found, refused, rows = own_csv.from_csv(text)
            return weigh("lungetimer CSV", rows, found, refused, known)
        layout = foreign.layout_of(first)
        if layout is not None:
            options = foreign.Options(zone, weight_unit, reps_count, app_version)
            found, refused, rows = foreign.from_rows(rows_of(text), layout, options)
            return weigh(f"{layout.name} CSV", rows, found, refused, known, by_start=True)
    except SheetError as error:
        raise StoreError(f"cannot import {path}: {error}") from None
    raise StoreError(
        f"cannot import {path}: none of the known kinds; allowed are lungetimer JSON and CSV, and"
        " the CSV that Strong or Hevy export"
    )


def read_bytes(path: Path, what: str) -> bytes:
    """All of a file, up to `MAX_BYTES`; ``what`` is what for, e.g. ``import``.

    Raises:
        StoreError: it cannot be read, or is larger.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise trouble(what, path, error) from None
    if len(data) > MAX_BYTES:
        raise StoreError(
            f"cannot {what} {path}: it is larger than {MAX_BYTES >> 20} MiB; split it into parts"
        )
    return data


def _from_json(path: Path, data: bytes, known: History) -> ImportReport:
    if data.lstrip()[:1] == b"[":
        # The output of `history --json`: the bare list of sessions.
        data = f'{{"format": "{FORMAT}", "version": 1, "sessions":\n'.encode() + data + b"}"
    reading = codec.read(data)
    if not reading.history.sessions and reading.problems:
        raise StoreError(f"cannot import {path}: {reading.problems[0]}")
    refused = [Refusal(0, problem) for problem in reading.problems]
    rows = len(reading.history.sessions) + len(refused)
    return weigh("lungetimer JSON", rows, reading.history.sessions, refused, known)
