"""Decode history.json into a History, and encode a History; fields of newer versions are kept.

Each session is on a line of its own. So people can read the file, version control shows small
diffs, and the sessions of a truncated file can be recovered.
"""

from __future__ import annotations

import contextlib
import gc
from operator import is_
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar

import msgspec
from msgspec import Raw

from lungetimer.frozen import frozen, replace
from lungetimer.history.characters import UNREADABLE, with_whole_characters
from lungetimer.history.fields import BAD_BYTES, RecordBase
from lungetimer.history.merge import normal
from lungetimer.history.session_records import FORMAT, VERSION, History, SessionRecord
from lungetimer.history.unknown import given_back, has_mark, move_unknown, restore_unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

_T = TypeVar("_T", bound=RecordBase)


class _Document(History, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A History in which format, version and sessions have no defaults: a file must have them."""

    format: Literal["lungetimer-history"]
    version: Literal[1]
    sessions: tuple[SessionRecord, ...]


_encoder: Final = msgspec.json.Encoder()
_document: Final = msgspec.json.Decoder(_Document)
_object: Final = msgspec.json.Decoder(dict[str, Raw])
_list: Final = msgspec.json.Decoder(list[Raw])
_CHUNK: Final = 1000


@frozen
class Reading:
    """Result of decoding a history file.

    Attributes:
        history: the history, with all sessions that could be decoded.
        problems: what could not be decoded, one line each; empty for an intact file.
        version: the major version of the format, as given in the file.
    """

    history: History
    problems: tuple[str, ...] = ()
    version: int = VERSION

    @property
    def newer(self) -> bool:
        """Whether a newer lungetimer wrote the file, so that this version must not change it."""
        return self.version > VERSION


def read(data: bytes, *, lines_before: int = 0) -> Reading:
    """Return what can be decoded of the bytes of a history file; this never raises an exception.

    Args:
        data: the bytes.
        lines_before: how many lines at the beginning of the bytes are not in the user's file, so
            that line numbers in problems are right.
    """
    data = data.removeprefix(b"\xef\xbb\xbf")
    if not data or data.isspace():
        return Reading(History(), ("it is empty",))
    with _uncollected():
        reading = _read(data, lines_before)
        if reading.problems and (whole := with_whole_characters(data)) != data:
            repaired = _read(whole, lines_before)
            if _sound_or_longer(repaired, reading):
                return replace(repaired, problems=(UNREADABLE, *repaired.problems))
    return reading


def _read(data: bytes, lines_before: int) -> Reading:
    try:
        if not has_mark(data):
            found = _document.decode(data)
            plain = {name: getattr(found, name) for name in History.__struct_fields__}
            return Reading(normal(History(**plain)))
        return _read_carefully(data, lines_before)
    except BAD_BYTES:
        return _read_carefully(data, lines_before)


def _sound_or_longer(one: Reading, other: Reading) -> bool:
    return not one.problems or len(one.history.sessions) > len(other.history.sessions)


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Disable Python's garbage collection inside the ``with`` block.

    Decoding leaves no garbage, so the runs of the garbage collector would only cost time, and each
    run would take longer than the one before.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@frozen
class Document:
    """An encoded history, with the places of the sessions in its bytes.

    Attributes:
        data: the bytes of the whole file.
        parts: groups of neighbouring sessions, each group with its start and end offset in
            ``data``.
    """

    data: bytes
    parts: tuple[tuple[tuple[SessionRecord, ...], int, int], ...] = ()


def write(history: History) -> bytes:
    """Return the bytes of a history file: one session per line, unknown fields included."""
    return document(history).data


def document(history: History, before: Document | None = None) -> Document:
    """Return the encoded history; groups of unchanged sessions are copied from ``before``."""
    head = f'{{"format": "{FORMAT}", "version": {history.version},\n"sessions": [\n'.encode()
    tail: dict[str, Any] = {"frozen_weeks": history.frozen_weeks, "deleted": history.deleted}
    if history.weeks_changed:
        tail["weeks_changed"] = history.weeks_changed
    if history.weekly_targets:
        tail["weekly_targets"] = [Raw(encode(change)) for change in history.weekly_targets]
    if history.imports:
        tail["imports"] = history.imports
    if history.unknown:
        tail |= given_back(history.unknown, {"format", "version", "sessions", *tail})
    rest = b",\n".join(_encoder.encode(k) + b": " + _encoder.encode(v) for k, v in tail.items())
    pieces: list[bytes | memoryview] = [head]
    parts: list[tuple[tuple[SessionRecord, ...], int, int]] = []
    at = len(head)
    for part, lines in _lines(history.sessions, before):
        if parts:
            pieces.append(b",\n")
            at += 2
        pieces.append(lines)
        parts.append((part, at, at + len(lines)))
        at += len(lines)
    pieces += (b"\n],\n" if parts else b"],\n", rest, b"}\n")
    return Document(b"".join(pieces), tuple(parts))


def _lines(
    sessions: tuple[SessionRecord, ...], before: Document | None
) -> Iterator[tuple[tuple[SessionRecord, ...], bytes | memoryview]]:
    """Yield groups of sessions and their JSON lines; unchanged groups are taken from ``before``."""
    known = {id(part[0]): (part, a, b) for part, a, b in before.parts} if before else {}
    data = memoryview(before.data) if before else memoryview(b"")
    start = 0
    while start < len(sessions):
        part, first, end = known.get(id(sessions[start]), ((), 0, 0))
        here = sessions[start : start + len(part)]
        if part and len(here) == len(part) and all(map(is_, part, here)):
            yield part, data[first:end]
        else:
            part = sessions[start : start + _CHUNK]
            lines = _encoder.encode_lines(part)[:-1]
            if has_mark(lines):
                lines = b"\n".join(encode(session) for session in part)
            yield part, lines.replace(b"\n", b",\n")
        start += len(part)


def encode(record: RecordBase) -> bytes:
    """Return a record as one line of JSON, unknown fields included."""
    text = _encoder.encode(record)
    return _encoder.encode(restore_unknown(text, type(record))) if has_mark(text) else text


def decode(data: bytes | Raw, kind: type[_T]) -> _T:
    """Return a record decoded from JSON; its ``unknown`` has the fields of newer versions.

    Raises:
        ValueError: the data is not JSON, or a value is not valid; the message says in plain words
            which value, what it must be and what it is.
    """
    try:
        return msgspec.json.decode(data, type=kind)
    except BAD_BYTES:
        pass
    try:
        return msgspec.json.decode(_encoder.encode(move_unknown(data, kind)), type=kind)
    except BAD_BYTES as error:
        raise ValueError(_words(error, data, kind)) from None


def _read_carefully(data: bytes, lines_before: int) -> Reading:
    """Return what can be decoded of a file that is damaged or has fields of newer versions."""
    try:
        document = _object.decode(data)
    except BAD_BYTES as broken:
        return _salvage(data, _words(broken, data, lines_before=lines_before))
    if _plain(document.get("format")) != FORMAT:
        return Reading(History(), (f'the field "format" must be "{FORMAT}"',))
    version = _plain(document.get("version"))
    major = int(version) if isinstance(version, int | float) and version >= 1 else 0
    problems = [] if major else ['the field "version" must be a number of at least 1']
    sessions = tuple(_sessions(document.pop("sessions", None), problems))
    document["version"] = Raw(b"1")
    rest = _encoder.encode(document)
    try:
        shell = msgspec.json.decode(_encoder.encode(move_unknown(rest, History)), type=History)
    except BAD_BYTES as error:
        problems.append(_words(error, rest, History))
        shell = History()
    return Reading(
        normal(msgspec.structs.replace(shell, sessions=sessions)), tuple(problems), major
    )


def _sessions(data: Raw | None, problems: list[str]) -> Iterator[SessionRecord]:
    if data is None:
        problems.append('the field "sessions" is missing')
        return
    try:
        items = _list.decode(data)
    except BAD_BYTES as error:
        problems.append(f"sessions {_words(error, data).removeprefix('it ')}")
        return
    for number, item in enumerate(items, 1):
        try:
            yield decode(item, SessionRecord)
        except ValueError as error:
            problems.append(f"session {number}: {error}")


def _salvage(data: bytes, broken: str) -> Reading:
    """Return the sessions of a file that is not valid JSON, from the lines that are intact."""
    found: list[SessionRecord] = []
    for line in data.split(b"\n"):
        if line.startswith(b'{"id":'):
            try:
                found.append(decode(line.rstrip(b", \r"), SessionRecord))
            except BAD_BYTES:
                # Skip this line: the damaged file is preserved, and `broken` is reported below.
                continue
    return Reading(normal(History(sessions=tuple(found))), (broken,))


def _plain(value: Raw | None) -> object:
    if value is None:
        return None
    try:
        return msgspec.json.decode(value)
    except BAD_BYTES:
        return None


def _words(
    error: Exception, data: bytes | Raw, kind: type | None = None, *, lines_before: int = 0
) -> str:
    from lungetimer.history.plain_validation import plain_words  # noqa: PLC0415  # only for damaged files

    return plain_words(error, data, kind, lines_before=lines_before)
