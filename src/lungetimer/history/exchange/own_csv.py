"""Our own CSV format: one row for each leg in each set, with all fields of the session's record.

Columns that lungetimer 0.1 does not write are to the right of the others. A file may lack them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec

from lungetimer.history.exchange.report import Refusal
from lungetimer.history.exchange.sheet import Sheet, find_sheet, table
from lungetimer.history.fields import BAD_BYTES, UNKNOWN
from lungetimer.history.plain_validation import plain_words
from lungetimer.history.plan_record import NEW_FIELDS
from lungetimer.history.session_records import AdjustmentRecord, CorrectionRecord, SessionRecord
from lungetimer.text import clean_text, is_decimal, is_whole
from lungetimer.training.choices import Leg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SESSION: Final = (
    "id", "started_at", "ended_at", "updated_at", "status", "warm_up_s", "cool_down_s", "paused_s",
    "reps_in_reserve", "pain", "note", "app_version",
)  # fmt: skip
_PLAN: Final = (
    "level", "sets", "reps_per_leg", "rest_s", "tempo", "lead_leg", "pacing", "equipment",
    "load_kg", "support", "warm_up", "cool_down",
)  # fmt: skip
_SET: Final = ("set", "leg", "reps", "work_s", "rest_after_s", "felt")
_NEW_SET: Final = ("called", "planned")
_HELD: Final = ("load_kg", "equipment")
_SOURCE: Final = ("program", "import", "zone", "workout")
_NUMBERS: Final = frozenset({
    "sets", "reps_per_leg", "switch_s", "reps", "called", "planned", "reps_in_reserve", "pain",
})  # fmt: skip
# Each of these lists is written into one cell, as JSON.
_LISTS: Final[dict[str, Any]] = {
    "adjustments": tuple[AdjustmentRecord, ...],
    "corrections": tuple[CorrectionRecord, ...],
}
_PLAN_LISTS: Final[dict[str, Any]] = {"drills": list[str], "reps_by_set": list[int]}
# The prefixes are needed because plans and sets have fields of the same name, e.g. `load_kg`.
HEADER: Final = (
    *_SESSION, *(f"plan_{name}" for name in _PLAN), *_SET,
    *(f"plan_{name}" for name in NEW_FIELDS), *_LISTS, *_NEW_SET,
    *(f"set_{name}" for name in _HELD), *(f"source_{name}" for name in _SOURCE),
)  # fmt: skip


def to_csv(sessions: Iterable[SessionRecord]) -> str:
    """Return the sessions as CSV, with one row for each leg in each set.

    A session without sets has one row.
    """
    return table(HEADER, (row for session in sessions for row in _rows(session)))


def _rows(session: SessionRecord) -> Iterator[list[object]]:
    plain: dict[str, Any] = msgspec.to_builtins(session)
    head = [plain[name] for name in _SESSION] + [plain["plan"][name] for name in _PLAN]
    tail = [_plan_cell(plain["plan"].get(name)) for name in NEW_FIELDS]
    tail += [_json(plain.get(name)) for name in _LISTS]
    source = [plain.get("source", {}).get(name) for name in _SOURCE]
    if not session.sets:
        yield [*head, *([None] * len(_SET)), *tail, *([None] * len(_NEW_SET + _HELD)), *source]
    for number, done in enumerate(plain["sets"], 1):
        held = [done.get(name) for name in _HELD]
        times = (done["work_s"], done["rest_s"], done["felt"])
        for leg in Leg:
            own = (done.get(f"called_{leg}"), done.get("planned"))
            yield [*head, number, leg, done[leg], *times, *tail, *own, *held, *source]


def _plan_cell(value: object) -> object:
    return msgspec.json.encode(value).decode() if isinstance(value, list | tuple) else value


def _json(items: list[dict[str, Any]] | None) -> str | None:
    if not items:
        return None
    known = [{name: item[name] for name in item if name != UNKNOWN} for item in items]
    return msgspec.json.encode(known).decode()


def from_csv(text: str) -> tuple[list[SessionRecord], list[Refusal], int]:
    """Return the sessions in a CSV text, the refused rows, and the number of rows.

    If one row of a session is invalid, all rows of the session are refused.

    Raises:
        SheetError: the text is not a table.
    """
    found = find_sheet(text, lambda _: True)
    return from_sheet(found[0]) if found else ([], [], 0)


def from_sheet(sheet: Sheet) -> tuple[list[SessionRecord], list[Refusal], int]:
    """Return the sessions in a table in our own format, the refused rows, and the number of rows.

    If one row of a session is invalid, all rows of the session are refused, because a session
    without some of its sets would be wrong.

    Raises:
        SheetError: a row of the table cannot be read.
    """
    by_id: dict[str, list[tuple[int, dict[str, str]]]] = {}
    refused: list[Refusal] = []
    count = 0
    names = [name.lower() for name in sheet.header]
    for line, cells in sheet.rows():
        row = {n: c if n == "note" else c.strip() for n, c in zip(names, cells, strict=True)}
        count += 1
        if row.get("id"):
            by_id.setdefault(row["id"], []).append((line, row))
        else:
            refused.append(Refusal(line, "the id is missing"))
    found: list[SessionRecord] = []
    for lines in by_id.values():
        try:
            found.append(_session(lines))
        except (ValueError, KeyError) as error:
            why = f"the column {error} is missing" if isinstance(error, KeyError) else str(error)
            refused += [Refusal(line, why) for line, _ in lines]
    return found, refused, count


def _session(lines: list[tuple[int, dict[str, str]]]) -> SessionRecord:
    first = lines[0][1]
    plain: dict[str, Any] = {n: _value(n, first[n]) for n in _SESSION if first[n]}
    plain["plan"] = {n: _value(n, first[f"plan_{n}"]) for n in _PLAN if first[f"plan_{n}"]}
    source = {n: text for n in _SOURCE if (text := first.get(f"source_{n}"))}
    if source:
        plain["source"] = source
    plain["plan"] |= {
        n: _value(n, first[f"plan_{n}"]) for n in NEW_FIELDS if first.get(f"plan_{n}")
    }
    for name, kind in _PLAN_LISTS.items():
        if name in plain["plan"]:
            plain["plan"][name] = _decoded(f"plan_{name}", plain["plan"][name], kind)
    plain["note"] = clean_text(plain.get("note", ""))
    sets: dict[int, dict[str, Any]] = {}
    for line, row in lines:
        if row["set"]:
            _add_leg(sets, line, row)
    if sorted(sets) != list(range(1, len(sets) + 1)):
        raise ValueError(
            f"the sets must be numbered 1, 2, 3 and so on, not {', '.join(map(str, sorted(sets)))}"
        )
    plain["sets"] = [{"left": 0, "right": 0} | sets[number] for number in sorted(sets)]
    try:
        record = msgspec.convert(plain, SessionRecord)
    except ValueError as error:
        raise ValueError(plain_words(error, plain, SessionRecord)) from None
    lists = {n: _decoded(n, first[n], kind) for n, kind in _LISTS.items() if first.get(n)}
    return msgspec.structs.replace(record, **lists)


def _decoded(column: str, cell: str, kind: Any) -> object:  # noqa: ANN401  # a type that msgspec knows
    try:
        return msgspec.json.decode(cell, type=kind)
    except BAD_BYTES as error:
        raise ValueError(f"column {column}: {plain_words(error, cell, kind)}") from None


def _add_leg(sets: dict[int, dict[str, Any]], line: int, row: dict[str, str]) -> None:
    if row["leg"] not in {"left", "right"}:
        raise ValueError(f"the leg must be left or right, not {row['leg'][:40]!r} (line {line})")
    if not (row["set"].isascii() and row["set"].isdigit() and len(row["set"]) < 5):
        raise ValueError(
            f"the set must be 1, 2, 3 and so on, not {row['set'][:40]!r} (line {line})"
        )
    done = sets.setdefault(int(row["set"]), {})
    if row["leg"] in done:
        raise ValueError(
            f"set {row['set']} must have one line for the {row['leg']} leg, not two (line {line})"
        )
    done[row["leg"]] = _value("reps", row["reps"])
    done |= {
        "work_s": _value("work_s", row["work_s"]) or 0,
        "rest_s": _value("rest_after_s", row["rest_after_s"]) or 0,
    }
    done |= {n: _value(n, text) for n in _HELD if (text := row.get(f"set_{n}"))}
    if row["felt"]:
        done["felt"] = row["felt"]
    if row.get("called"):
        done[f"called_{row['leg']}"] = _value("called", row["called"])
    if row.get("planned"):
        done["planned"] = _value("planned", row["planned"])


def _value(name: str, text: str) -> object:
    """Return the text of a numeric field as a number; it may have a decimal comma or point.

    Any other text is returned as it is; if it is not valid, the check of the record says why.
    """
    if name not in _NUMBERS and not name.endswith(("_s", "_kg")):
        return text
    plain = text.replace(",", ".")
    if not is_decimal(plain):
        return None if text.lower() == "null" else text
    return int(plain) if is_whole(plain) else _whole_if_equal(float(plain))


def _whole_if_equal(number: float) -> float:
    return int(number) if number.is_integer() else number
