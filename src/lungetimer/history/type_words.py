"""Describe in plain words what a value in a file must be, such as "a whole number from 0 to 10".

Only the errors of invalid files need these words, so `msgspec.inspect` is imported late.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from lungetimer.history.fields import WEEK_PATTERN
from lungetimer.history.plan_record import TEMPO_PATTERN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_MOMENT: Final = 'a date and time with its offset from UTC, like "2026-11-20T07:12:03+01:00"'
_FORMS: Final = {
    WEEK_PATTERN: 'a week like "2026-W47"',
    TEMPO_PATTERN: 'four numbers like "2-1-2-0" (the first and the third from 1 to 9, the others '
    "from 0 to 9)",
}
NAMES: Final = {
    "int": "a whole number",
    "float": "a number",
    "decimal": "a number like 2.5",
    "str": "a text",
    "bool": "true or false",
    "null": "null",
    "array": "a list",
    "object": "an object",
    "bytes": "bytes in Base64",
    "bytearray": "bytes in Base64",
    "datetime": 'a date and time like "2026-11-20T07:12:03+01:00"',
    "datetime with": _MOMENT,
    "datetime without": 'a date and time without an offset, like "2026-11-20T07:12:03"',
    "date": 'a date like "2026-11-20"',
    "time": 'a time like "07:12:03"',
    "time with": 'a time with its offset from UTC, like "07:12:03+01:00"',
    "time without": 'a time without an offset, like "07:12:03"',
    "duration": 'a length of time in days, hours, minutes and seconds, like "PT45S"',
    "uuid": 'a UUID like "123e4567-e89b-12d3-a456-426614174000"',
}
"""What msgspec calls a type -> the same in plain words, as a noun phrase."""
# Classes of `msgspec.inspect` whose name says everything about the type.
_BARE: Final = {
    "BoolType": "bool",
    "NoneType": "null",
    "DateType": "date",
    "TimeDeltaType": "duration",
    "UUIDType": "uuid",
    "DecimalType": "decimal",
}
_ITEMS: Final = {"str": "character", "bytes": "byte", "array": "item", "object": "field"}


@lru_cache(maxsize=256)
def kind_words(kind: Any) -> str:  # noqa: ANN401  # a type annotation
    """Return what a value of a type must be, with the limits of the type, as a noun phrase.

    Args:
        kind: a type or an annotation that msgspec can decode.

    Returns:
        The words; empty if values of the type can be anything, or if the type is not known.
    """
    from msgspec import inspect  # noqa: PLC0415  # only for errors

    return _words(inspect.type_info(kind))


def _words(info: Any) -> str:  # noqa: ANN401  # the classes of msgspec.inspect have no useful base
    name = type(info).__name__
    describe = _DESCRIBED.get(name)
    if describe is not None:
        return describe(info)
    return NAMES[_BARE[name]] if name in _BARE else ""


def _union(info: Any) -> str:  # noqa: ANN401  # a class of msgspec.inspect
    # A field that may be left out has a type without a value in JSON, which has no words.
    kinds = [words for words in map(_words, info.types) if words]
    return " or ".join(dict.fromkeys(kinds))


def _whole(info: Any) -> str:  # noqa: ANN401  # a class of msgspec.inspect
    low = info.ge if info.gt is None else info.gt + 1
    high = info.le if info.lt is None else info.lt - 1
    return number_words("int", low, high, info.multiple_of)


def _number(info: Any) -> str:  # noqa: ANN401  # a class of msgspec.inspect
    words = number_words("float", info.ge, info.le, info.multiple_of)
    for bound, side in ((info.gt, "more"), (info.lt, "less")):
        words += "" if bound is None else f", {side} than {plain_number(bound)}"
    return words


def number_words(
    name: str, low: float | None, high: float | None, multiple_of: float | None = None
) -> str:
    """Return the description of a number within limits, such as ``a whole number from 0 to 10``.

    Args:
        name: what msgspec calls the type of the number: ``int`` or ``float``.
        low: the minimum; None for none.
        high: the maximum; None for none.
        multiple_of: the number must be a multiple of this one; None for any number.
    """
    words = NAMES[name]
    if low is not None and high is not None:
        words += f" from {plain_number(low)} to {plain_number(high)}"
    elif low is not None:
        words += f" of at least {plain_number(low)}"
    elif high is not None:
        words += f" of at most {plain_number(high)}"
    return words if multiple_of is None else f"{words}, a multiple of {plain_number(multiple_of)}"


def plain_number(number: float) -> str:
    """Return a number without an exponent and without an empty fraction: ``200``, ``0.5``."""
    return str(int(number)) if number == int(number) else str(number)


def length_words(name: str, low: int | None, high: int | None) -> str:
    """Return the description of a text or list, such as ``a text of 1 to 200 characters``.

    Args:
        name: what msgspec calls the type: ``str``, ``bytes``, ``array`` or ``object``.
        low: the minimum length; None for none.
        high: the maximum length; None for none.
    """
    if low is None and high is None:
        return NAMES[name]
    many = "" if high == 1 or (high is None and low == 1) or low == high == 1 else "s"
    item = f"{_ITEMS[name]}{many}"
    if low is None:
        return f"{NAMES[name]} of at most {high} {item}"
    if high is None:
        return f"{NAMES[name]} of at least {low} {item}"
    return f"{NAMES[name]} of {low if low == high else f'{low} to {high}'} {item}"


def form_words(pattern: str) -> str:
    """Return the description of a text that must match the regular expression ``pattern``."""
    return _FORMS.get(pattern, f"a text of the form {pattern}")


def choice_words(choices: Iterable[object]) -> str:
    """Return the description of a choice of values, such as ``one of completed, partial``."""
    listed = [str(choice) for choice in choices]
    return listed[0] if len(listed) == 1 else f"one of {', '.join(listed)}"


def _text(info: Any) -> str:  # noqa: ANN401  # a class of msgspec.inspect
    if info.pattern is not None:
        return form_words(info.pattern)
    return length_words("str", info.min_length, info.max_length)


def _sized(name: str) -> Callable[[Any], str]:
    return lambda info: length_words(name, info.min_length, info.max_length)


def _zoned(name: str) -> Callable[[Any], str]:
    return lambda info: NAMES[name if info.tz is None else f"{name} with{'' if info.tz else 'out'}"]


def _fixed(info: Any) -> str:  # noqa: ANN401  # a class of msgspec.inspect
    return length_words("array", len(info.item_types), len(info.item_types))


_DESCRIBED: Final[dict[str, Callable[[Any], str]]] = {
    "Metadata": lambda info: _words(info.type),
    "UnionType": _union,
    "IntType": _whole,
    "FloatType": _number,
    "StrType": _text,
    "BytesType": _sized("bytes"),
    "ListType": _sized("array"),
    "VarTupleType": _sized("array"),
    "SetType": _sized("array"),
    "FrozenSetType": _sized("array"),
    "DictType": _sized("object"),
    "TupleType": _fixed,
    "DateTimeType": _zoned("datetime"),
    "TimeType": _zoned("time"),
    "EnumType": lambda info: choice_words(member.value for member in info.cls),
    "LiteralType": lambda info: choice_words(info.values),
    "StructType": lambda info: "" if info.array_like else NAMES["object"],
}
