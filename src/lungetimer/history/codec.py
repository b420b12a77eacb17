"""Bytes to History and back: fast when all is known, careful when something is not.

One session stands on one line, so that the file is readable, makes small differences under
version control, and lets the sessions of a torn file be found again.
"""

from __future__ import annotations

import contextlib
import gc
from operator import is_
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar

import msgspec
from msgspec import Raw

from lungetimer.frozen import frozen
from lungetimer.history.fields import BAD_BYTES, Kept
from lungetimer.history.merge import normal
from lungetimer.history.records import FORMAT, VERSION, History, SessionRecord
from lungetimer.history.unknown import given_back, has_mark, stow, unstow

if TYPE_CHECKING:
    from collections.abc import Iterator

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


@frozen
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
    with _uncollected():
        try:
            if not has_mark(data):
                found = _document.decode(data)
                plain = {name: getattr(found, name) for name in History.__struct_fields__}
                return Reading(normal(History(**plain)))
            return _read_carefully(data)
        except BAD_BYTES:
            return _read_carefully(data)


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no garbage meanwhile.

    All that is made is kept, and to look through it again and again would make each session of a
    long history dearer than the one before.
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
    """A history as bytes, and which sessions stand where in them.

    Attributes:
        data: the whole document.
        parts: neighbouring sessions with the first of their bytes, and the one after their last.
    """

    data: bytes
    parts: tuple[tuple[tuple[SessionRecord, ...], int, int], ...] = ()


def write(history: History) -> bytes:
    """The document as bytes, one session a line, unknown fields back where they were."""
    return document(history).data


def document(history: History, before: Document | None = None) -> Document:
    """As `write`; the bytes of sessions that are the same as before are taken from there."""
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
    """The sessions as JSON, many at a time: a large history is not copied around as a whole."""
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


def encode(record: Kept) -> bytes:
    """One record as JSON on one line, unknown fields back where they were."""
    text = _encoder.encode(record)
    return _encoder.encode(unstow(text, type(record))) if has_mark(text) else text


def decode(data: bytes | Raw, kind: type[_T]) -> _T:
    """One record from JSON; fields it does not know are kept.

    Raises:
        ValueError: not JSON, or a value that is not allowed, naming where.
        RecursionError: nested too deep to be a record.
    """
    try:
        return msgspec.json.decode(data, type=kind)
    except BAD_BYTES:
        return msgspec.json.decode(_encoder.encode(stow(data, kind)), type=kind)


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
            _encoder.encode(stow(_encoder.encode(document), History)), type=History
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
