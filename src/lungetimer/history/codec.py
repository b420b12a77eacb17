"""Bytes to History and back: fast when all is known, careful when something is not.

One session stands on one line, so that the file is readable, makes small differences under
version control, and lets the sessions of a torn file be found again.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar, get_args, get_origin

import msgspec
from msgspec import Raw

from lungetimer.history.merge import normal
from lungetimer.history.plan_record import UNKNOWN, Kept
from lungetimer.history.records import FORMAT, VERSION, History, SessionRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator

# All that msgspec raises on foreign bytes: its own errors and UnicodeDecodeError are ValueErrors.
BAD_BYTES: Final = (ValueError, RecursionError)

_T = TypeVar("_T", bound=Kept)


class _Document(History, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A History as a file must have it: what it is, and in which version, are not left out."""

    format: Literal["lungetimer-history"]
    version: Literal[1]
    sessions: tuple[SessionRecord, ...]


_encoder: Final = msgspec.json.Encoder()
_document: Final = msgspec.json.Decoder(_Document)
_object: Final = msgspec.json.Decoder(dict[str, Raw])
_list: Final = msgspec.json.Decoder(list[Raw])
_CHUNK: Final = 1000
_MARK: Final = f'"{UNKNOWN}":'.encode()


@dataclass(frozen=True, slots=True)
class Reading:
    """What could be read of a file.

    Attributes:
        history: all sessions that are understood.
        problems: what could not be read, one line each; empty for a sound file.
        version: the major version of the format the file says it has.
    """

    history: History
    problems: tuple[str, ...] = ()
    version: int = VERSION

    @property
    def newer(self) -> bool:
        """Whether a newer lungetimer wrote it, in a format this one must not rewrite."""
        return self.version > VERSION


def read(data: bytes) -> Reading:
    """Read a history document; never raises for any bytes whatever."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    if not data or data.isspace():
        return Reading(History(), ("it is empty",))
    try:
        if not _has_mark(data):
            found = _document.decode(data)
            plain = {name: getattr(found, name) for name in History.__struct_fields__}
            return Reading(normal(History(**plain)))
        return _read_carefully(data)
    except BAD_BYTES:
        return _read_carefully(data)


def write(history: History) -> bytes:
    """The document as bytes, one session a line, unknown fields back where they were."""
    head = f'{{"format": "{FORMAT}", "version": {history.version},\n"sessions": [\n'.encode()
    tail: dict[str, Any] = {"frozen_weeks": history.frozen_weeks, "deleted": history.deleted}
    if history.weeks_changed:
        tail["weeks_changed"] = history.weeks_changed
    if history.unknown:
        tail |= _given_back(history.unknown, {"format", "version", "sessions", *tail})
    rest = b",\n".join(_encoder.encode(k) + b": " + _encoder.encode(v) for k, v in tail.items())
    lines = b",\n".join(_lines(history.sessions))
    return b"".join((head, lines, b"\n],\n" if lines else b"],\n", rest, b"}\n"))


def _lines(sessions: tuple[SessionRecord, ...]) -> Iterator[bytes]:
    """The sessions as JSON, many at a time: a large history is not copied around as a whole."""
    for start in range(0, len(sessions), _CHUNK):
        part = sessions[start : start + _CHUNK]
        lines = _encoder.encode_lines(part)[:-1]
        if _has_mark(lines):
            lines = b"\n".join(encode(session) for session in part)
        yield lines.replace(b"\n", b",\n")


def _has_mark(data: bytes) -> bool:
    # Looking for one byte is many times faster, and that byte is rare.
    return b"~" in data and _MARK in data


def encode(record: Kept) -> bytes:
    """One record as JSON on one line, unknown fields back where they were."""
    text = _encoder.encode(record)
    return _encoder.encode(_unstow(text, type(record))) if _has_mark(text) else text


def decode(data: bytes | Raw, kind: type[_T]) -> _T:
    """One record from JSON; fields it does not know are kept.

    Raises:
        ValueError: not JSON, or a value that is not allowed, naming where.
        RecursionError: nested too deep to be a record.
    """
    try:
        return msgspec.json.decode(data, type=kind)
    except BAD_BYTES:
        return msgspec.json.decode(_encoder.encode(_stow(data, kind)), type=kind)


def _stow(data: bytes | Raw, kind: type[Kept]) -> dict[str, Any]:
    """The object with the fields its type does not know moved into ``UNKNOWN``, at all levels."""
    records = _records_in(kind)
    found: dict[str, Any] = {}
    unknown: list[tuple[str, str]] = []
    for key, value in _object.decode(data).items():
        if key not in records:
            unknown.append((key, bytes(value).decode()))
        else:
            found[key] = _inside(value, records[key], _stow)
    if unknown:
        found[UNKNOWN] = sorted(unknown)
    return found


def _unstow(data: bytes | Raw, kind: type[Kept]) -> dict[str, Any]:
    """The reverse of ``_stow``."""
    found: dict[str, Any] = _object.decode(data)
    unknown = found.pop(UNKNOWN, Raw(b"[]"))
    for key, inner in _records_in(kind).items():
        if key in found:
            found[key] = _inside(found[key], inner, _unstow)
    return found | _given_back(msgspec.json.decode(unknown, type=list[tuple[str, str]]), found)


def _given_back(pairs: Iterable[tuple[str, str]], known: Container[str]) -> dict[str, Raw]:
    """Unknown fields for writing; never one that would spoil the file or hide a known field."""
    found: dict[str, Raw] = {}
    for key, text in pairs:
        with contextlib.suppress(*BAD_BYTES):
            if key not in known:
                found[key] = msgspec.json.decode(text, type=Raw)
    return found


def _inside(
    value: Raw, inner: tuple[type[Kept], bool] | None, turn: Callable[[Raw, type[Kept]], Any]
) -> Any:  # noqa: ANN401  # a piece of JSON
    if inner is None:
        return value
    kind, many = inner
    return [turn(item, kind) for item in _list.decode(value)] if many else turn(value, kind)


@cache
def _records_in(kind: type[Kept]) -> dict[str, tuple[type[Kept], bool] | None]:
    """The fields of a record, each with the type of the records inside it and whether many."""
    found: dict[str, tuple[type[Kept], bool] | None] = {}
    for item in msgspec.structs.fields(kind):
        many = get_origin(item.type) is tuple
        inner = get_args(item.type)[0] if many else item.type
        is_record = isinstance(inner, type) and issubclass(inner, Kept)
        found[item.encode_name] = (inner, many) if is_record else None
    del found[UNKNOWN]
    return found


def _read_carefully(data: bytes) -> Reading:
    """Session by session: what a newer version added, what of a damaged file makes sense."""
    try:
        document = _object.decode(data)
    except BAD_BYTES as broken:
        return _salvage(data, broken)
    if _plain(document.get("format")) != FORMAT:
        return Reading(History(), (f'"format" is not "{FORMAT}"',))
    version = _plain(document.get("version"))
    major = int(version) if isinstance(version, int | float) and version >= 1 else 0
    problems = [] if major else ['"version" is not a number from 1 up']
    sessions = tuple(_sessions(document.pop("sessions", Raw(b"null")), problems))
    document["version"] = Raw(b"1")
    try:
        shell = msgspec.json.decode(
            _encoder.encode(_stow(_encoder.encode(document), History)), type=History
        )
    except BAD_BYTES as error:
        problems.append(one_line(error))
        shell = History()
    return Reading(
        normal(msgspec.structs.replace(shell, sessions=sessions)), tuple(problems), major
    )


def _sessions(data: Raw, problems: list[str]) -> Iterator[SessionRecord]:
    try:
        items = _list.decode(data)
    except BAD_BYTES as error:
        problems.append(f'"sessions": {one_line(error)}')
        return
    for number, item in enumerate(items, 1):
        try:
            yield decode(item, SessionRecord)
        except BAD_BYTES as error:
            problems.append(f"session {number}: {one_line(error)}")


def _salvage(data: bytes, broken: Exception) -> Reading:
    """Sessions of a file that is no JSON any more: each line that is a whole session."""
    found: list[SessionRecord] = []
    for line in data.split(b"\n"):
        if line.startswith(b'{"id":'):
            try:
                found.append(decode(line.rstrip(b", \r"), SessionRecord))
            except BAD_BYTES:
                # The file as it was is kept, and its damage is told once, below.
                continue
    return Reading(normal(History(sessions=tuple(found))), (one_line(broken),))


def _plain(value: Raw | None) -> object:
    if value is None:
        return None
    try:
        return msgspec.json.decode(value)
    except BAD_BYTES:
        return None


def one_line(error: Exception) -> str:
    """An error of the decoder as one short line."""
    return " ".join(str(error).split())[:200] or type(error).__name__
