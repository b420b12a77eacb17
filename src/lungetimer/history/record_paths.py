"""Find the value and the type at a place that msgspec names, such as ``$.sets[0].left``."""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated, Any, Final, get_args, get_origin

import msgspec

from lungetimer.frozen import frozen

NOTHING: Final = object()
"""Stands for a value that is not known."""

_PART: Final = re.compile(r"\.([^.\[\]]+)|\[([0-9]+)\]|(\[\.\.\.\])")
_RECORDS: Final = {
    "sessions": "session",
    "replaced": "session",
    "sets": "set",
    "adjustments": "adjustment",
    "corrections": "correction",
}
_SHOWN: Final = 40


@frozen
class Place:
    """A place in decoded data.

    Attributes:
        outer: the records and fields around the place, in words, from the outermost one on.
        name: the name of the field, or the words for the place itself; empty for the whole data.
        value: the value at the place; `NOTHING` if it is not known.
        kind: the type that the value must have; None if it is not known.
    """

    outer: tuple[str, ...]
    name: str
    value: object
    kind: Any

    @property
    def named(self) -> str:
        """The place as the subject of a sentence: ``set 1: left``."""
        return ": ".join((*self.outer, self.name or "it"))

    def within(self, sentence: str) -> str:
        """Return a sentence about something inside the place, preceded by the name of the place."""
        return ": ".join(filter(None, (*self.outer, self.name, sentence)))


def place_of(path: str, data: object, kind: Any, *, is_key: bool = False) -> Place:  # noqa: ANN401  # a type annotation
    """Return the place that msgspec names in the message of an error.

    Args:
        path: the path, such as ``$.sets[0].left``. In a dict, msgspec does not say which entry is
            wrong: ``$.deleted[...]``.
        data: the decoded data as plain values; `NOTHING` if they are not known.
        kind: the type of the data; None if it is not known.
        is_key: whether a key of the dict at the path is wrong, and not a value.
    """
    parts = [found.groups() for found in _PART.finditer(path)]
    words: list[str] = []
    value = data
    for name, index, _ in parts:
        if name is not None:
            words.append(name)
            value = value.get(name, NOTHING) if isinstance(value, dict) else NOTHING
            kind = field_kind(kind, name)
        elif index is not None:
            known = _RECORDS.get(words[-1]) if words else None
            number = int(index) + 1
            words[len(words) - bool(known) :] = [f"{known or 'item'} {number}"]
            value = _item(value, int(index))
            kind = _inner(kind, 0)
        else:
            value, kind, named = _entry(value, kind, is_key=False)
            words.append(named)
    if is_key:
        value, kind, named = _entry(value, kind, is_key=True)
        words.append(named)
    return Place(tuple(words[:-1]), words[-1] if words else "", value, kind)


def field_kind(kind: Any, name: str) -> Any:  # noqa: ANN401  # a type annotation
    """Return the type of a field of a record type; None if there is no such field."""
    for one in _members(kind):
        if isinstance(one, type) and issubclass(one, msgspec.Struct):
            return _field_kinds(one).get(name)
    return None


@cache
def _field_kinds(record: type[msgspec.Struct]) -> dict[str, Any]:
    """Return the type of each field, by its name in the file; this is cached, as it is slow."""
    return {item.encode_name: item.type for item in msgspec.structs.fields(record)}


def _members(kind: Any) -> tuple[Any, ...]:  # noqa: ANN401  # a type annotation
    """Return the types in a union, without annotations of their limits."""
    if get_origin(kind) is Annotated:
        return _members(get_args(kind)[0])
    if isinstance(kind, type) or get_origin(kind) in {tuple, list, dict, set, frozenset}:
        return (kind,)
    return tuple(inner for one in get_args(kind) for inner in _members(one))


def _inner(kind: Any, number: int) -> Any:  # noqa: ANN401  # a type annotation
    """Return the type of a list's items (number 0), or of a dict's keys (0) or values (1).

    Return None if ``kind`` has no such type.
    """
    for one in _members(kind):
        arguments = get_args(one)
        if len(arguments) > number and get_origin(one) is not None:
            return arguments[number]
    return None


def _item(value: object, index: int) -> object:
    found = isinstance(value, list | tuple) and index < len(value)
    return value[index] if found else NOTHING  # type: ignore[index]  # `found` says that it is a list


def _entry(value: object, kind: Any, *, is_key: bool) -> tuple[object, Any, str]:  # noqa: ANN401  # a type annotation
    """Return the first wrong key or value of a dict, its correct type, and what errors call it."""
    wanted = _inner(kind, 0 if is_key else 1)
    if isinstance(value, dict) and wanted is not None:
        for name, inner in value.items():
            one = name if is_key else inner
            try:
                msgspec.convert(one, wanted)
            except (ValueError, RecursionError):
                shown = repr(str(name)[:_SHOWN])
                return (one, wanted, "a name" if is_key else shown)
    return NOTHING, wanted, "each name" if is_key else "each value"
