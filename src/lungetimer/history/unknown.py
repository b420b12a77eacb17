"""Preserve the fields of records that a newer lungetimer wrote and this version does not know.

When a record is decoded, its unknown fields are moved into its attribute ``unknown``, as pairs of
name and JSON text. When the record is encoded, they become fields again. This also applies to
records inside other records.
"""

from __future__ import annotations

import contextlib
from functools import cache
from typing import TYPE_CHECKING, Any, Final, get_args, get_origin

import msgspec
from msgspec import Raw, UnsetType

from lungetimer.history.fields import BAD_BYTES, UNKNOWN, RecordBase

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable

_object: Final = msgspec.json.Decoder(dict[str, Raw])
_list: Final = msgspec.json.Decoder(list[Raw])
_MARK: Final = f'"{UNKNOWN}":'.encode()


def has_mark(data: bytes) -> bool:
    """Return whether any record in this JSON, written by our encoder, has unknown fields."""
    # Searching for the single byte first is many times faster, and that byte is rare.
    return b"~" in data and _MARK in data


def move_unknown(data: bytes | Raw, kind: type[RecordBase]) -> dict[str, Any]:
    """Return a record's JSON object, with the fields that ``kind`` lacks moved into `UNKNOWN`."""
    records = _records_in(kind)
    found: dict[str, Any] = {}
    unknown: list[tuple[str, str]] = []
    for key, value in _object.decode(data).items():
        if key not in records:
            unknown.append((key, bytes(value).decode()))
        else:
            found[key] = _inside(value, records[key], move_unknown)
    if unknown:
        found[UNKNOWN] = sorted(unknown)
    return found


def restore_unknown(data: bytes | Raw, kind: type[RecordBase]) -> dict[str, Any]:
    """Return a record's JSON object with the unknown fields moved back out of `UNKNOWN`."""
    found: dict[str, Any] = _object.decode(data)
    unknown = found.pop(UNKNOWN, Raw(b"[]"))
    for key, inner in _records_in(kind).items():
        if key in found:
            found[key] = _inside(found[key], inner, restore_unknown)
    return found | given_back(msgspec.json.decode(unknown, type=list[tuple[str, str]]), found)


def given_back(pairs: Iterable[tuple[str, str]], known: Container[str]) -> dict[str, Raw]:
    """Return the fields in ``pairs``, without those in ``known`` and those that are not JSON."""
    found: dict[str, Raw] = {}
    for key, text in pairs:
        with contextlib.suppress(*BAD_BYTES):
            if key not in known:
                found[key] = msgspec.json.decode(text, type=Raw)
    return found


def _inside(
    value: Raw,
    inner: tuple[type[RecordBase], bool] | None,
    turn: Callable[[Raw, type[RecordBase]], Any],
) -> Any:  # noqa: ANN401  # the value can be any JSON value
    if inner is None:
        return value
    kind, many = inner
    try:
        if many:
            return [_inside(item, (kind, False), turn) for item in _list.decode(value)]
        return turn(value, kind)
    except BAD_BYTES:
        # The value is not a list or a record. Decoding it as one reports this, and says where.
        return value


@cache
def _records_in(kind: type[RecordBase]) -> dict[str, tuple[type[RecordBase], bool] | None]:
    """Return for each field of a record type which records the field contains.

    The result is name -> (type of the records, whether the field is a list of such records). It is
    name -> None for a field that contains no records.
    """
    found: dict[str, tuple[type[RecordBase], bool] | None] = {}
    for item in msgspec.structs.fields(kind):
        kind_of = _without_unset(item.type)
        many = get_origin(kind_of) is tuple
        inner = get_args(kind_of)[0] if many else kind_of
        is_record = isinstance(inner, type) and issubclass(inner, RecordBase)
        found[item.encode_name] = (inner, many) if is_record else None
    del found[UNKNOWN]
    return found


def _without_unset(kind: Any) -> Any:  # noqa: ANN401  # a type annotation
    """Return the type in a field's annotation, without ``UnsetType``."""
    kinds = [one for one in get_args(kind) if one is not UnsetType]
    return kinds[0] if UnsetType in get_args(kind) and len(kinds) == 1 else kind
