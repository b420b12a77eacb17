"""Preserve fields of a newer version, which this version does not know.

They are set aside when a record is decoded, and restored when it is encoded. Meanwhile, each
record, at every level, has them in its ``unknown`` as pairs of name and JSON text.
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
    """Return whether JSON from our own encoder may contain unknown fields."""
    # Searching for the single byte first is many times faster, and that byte is rare.
    return b"~" in data and _MARK in data


def move_unknown(data: bytes | Raw, kind: type[RecordBase]) -> dict[str, Any]:
    """Return the JSON object with all fields unknown to its type moved into ``UNKNOWN``."""
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
    """Return the JSON object with the fields in ``UNKNOWN`` restored; reverses `move_unknown`."""
    found: dict[str, Any] = _object.decode(data)
    unknown = found.pop(UNKNOWN, Raw(b"[]"))
    for key, inner in _records_in(kind).items():
        if key in found:
            found[key] = _inside(found[key], inner, restore_unknown)
    return found | given_back(msgspec.json.decode(unknown, type=list[tuple[str, str]]), found)


def given_back(pairs: Iterable[tuple[str, str]], known: Container[str]) -> dict[str, Raw]:
    """Return unknown fields for encoding; leave out invalid JSON and names in ``known``."""
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
    return [turn(item, kind) for item in _list.decode(value)] if many else turn(value, kind)


@cache
def _records_in(kind: type[RecordBase]) -> dict[str, tuple[type[RecordBase], bool] | None]:
    """Return the fields of a record type by name, with the record type inside each.

    The value is (record type, whether the field is a list of them), or None for a plain value.
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
    """Return the type of a field without ``UnsetType``."""
    kinds = [one for one in get_args(kind) if one is not UnsetType]
    return kinds[0] if UnsetType in get_args(kind) and len(kinds) == 1 else kind
