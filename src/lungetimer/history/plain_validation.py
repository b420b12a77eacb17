"""Say in plain words why a file cannot be decoded: where, what must be there, and what is there.

msgspec's messages, such as ``Expected `int` <= 10 - at `$.pain```, are for programmers. The module
`type_words` describes the types, and `record_paths` finds the places.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import msgspec

from lungetimer.history import record_paths
from lungetimer.history.record_paths import NOTHING
from lungetimer.history.type_words import (
    NAMES,
    form_words,
    kind_words,
    length_words,
    number_words,
)
from lungetimer.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Callable

_LONGEST: Final = 300
_SHOWN: Final = 40
_PATH: Final = re.compile(r"(.*) - at (`key` in )?`(\$[^`]*)`", re.DOTALL)
_MALFORMED: Final = re.compile(r"JSON is malformed: (.*) \(byte ([0-9]+)\)", re.DOTALL)
_UNKNOWN: Final = re.compile(r"Object contains unknown field `(.*)`", re.DOTALL)
_MISSING: Final = re.compile(r"Object missing required field `(.*)`", re.DOTALL)
JSON: Final = {
    "expected ',' or ']'": "a comma or ] is missing",
    "expected ',' or '}'": "a comma or } is missing",
    "expected ':'": "a colon is missing",
    "expected '\"'": "a double quote is missing",
    "trailing comma in array": "there is a comma before ]",
    "trailing comma in object": "there is a comma before }",
    "trailing characters": "there is more text after the end",
    "object keys must be strings": "the name of a field must be in double quotes",
    "invalid number": "a number is not valid",
    "invalid character": "there is a character that is not allowed",
    "invalid escape character in string": "a character must not follow a backslash",
    "invalid escaped character": "a character must not follow a backslash",
    "invalid character in unicode escape": "four hexadecimal digits must follow \\u",
    "unexpected end of hex escape": "four hexadecimal digits must follow \\u",
    "invalid utf-16 surrogate pair": "half of a \\u pair is missing",
    "unexpected end of escaped utf-16 surrogate pair": "half of a \\u pair is missing",
}


def _compared(found: re.Match[str]) -> str:
    name, sign, number = found[1], found[2], float(found[3])
    if sign in {">", "<"}:
        return f"{NAMES[name]} {'more' if sign == '>' else 'less'} than {found[3]}"
    return number_words(name, *((number, None) if sign == ">=" else (None, number)))


def _of_length(found: re.Match[str]) -> str:
    length = int(found[3])
    return length_words(found[1], *((length, None) if found[2] == ">=" else (None, length)))


def _listed(found: re.Match[str]) -> str:
    side, low, high = found[1], int(found[2]), int(found[3] or found[2])
    return length_words("array", None if side == "at most " else low,
                        None if side == "at least " else high)  # fmt: skip


def _types(names: str) -> str:
    return " or ".join(NAMES.get(name, name) for name in names.split(" | "))


# What msgspec 0.22 can say about a value (its sources, `_core.c`), with what the value must be.
RULES: Final[tuple[tuple[str, Callable[[re.Match[str]], str]], ...]] = (
    (r"Expected `(int|float)` (>=|<=|>|<) (\S+)", _compared),
    (r"Expected `(int|float)` that's a multiple of (\S+)",
     lambda f: number_words(f[1], None, None, float(f[2]))),
    (r"Expected `(str|bytes|array|object)` of length (>=|<=) ([0-9]+)", _of_length),
    (r"Expected `array` of (at least |at most )?length ([0-9]+)(?: to ([0-9]+))?(?:, got [0-9]+)?",
     _listed),
    (r"Expected `str` matching regex '(.*)'", lambda f: form_words(f[1].replace("\\\\", "\\"))),
    (r"Expected `(datetime|time)` with (?:a|(no)) timezone component",
     lambda f: NAMES[f"{f[1]} with{'out' if f[2] else ''}"]),
    (r"Expected `([^`]*)`(?:, got `[^`]*`)?", lambda f: _types(f[1])),
    (r"Invalid RFC3339 encoded (datetime|date|time)", lambda f: NAMES[f[1]]),
    (r"Invalid ISO8601 duration|Only units 'D', .*", lambda _: NAMES["duration"]),
    (r"Invalid epoch timestamp|Timestamp is out of range|Invalid MessagePack timestamp.*",
     lambda _: f"{NAMES['datetime']}, in the years 1 to 9999"),
    (r"Duration is out of range", lambda _: "a shorter length of time"),
    (r"(?:Integer value|Number) out of range", lambda _: "a number with fewer digits"),
    (r"Invalid enum value .*|Invalid value .*", lambda _: "one of the known values"),
    (r"Invalid UUID(?: bytes)?", lambda _: NAMES["uuid"]),
    (r"Invalid decimal string", lambda _: NAMES["decimal"]),
    (r"Invalid base64 encoded string", lambda _: NAMES["bytes"]),
)  # fmt: skip
_GIVEN: Final = re.compile(r"(?:Expected `[^`]*`, got `([^`]*)`|Invalid (?:enum )?value (.*))")


def plain_words(
    error: Exception,
    data: object = NOTHING,
    kind: Any = None,  # noqa: ANN401  # a type annotation
    *,
    lines_before: int = 0,
) -> str:
    """Return in one plain line why something could not be decoded.

    Args:
        error: the exception that msgspec raised. The text of another exception is returned as it
            is, in one line.
        data: the decoded data: JSON as bytes or text, or plain values. If ``data`` is passed, the
            line also says what was given, and where in the JSON a mistake is.
        kind: the type that the data must have. If ``kind`` is passed, the line names the whole
            range or all choices of the value.
        lines_before: how many lines at the beginning of the data are not lines of the user's file.
    """
    line = _line(error, data, kind, lines_before)
    plain = " ".join(clean_text(line.replace("\n", " ")).split())
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1]}…"


def _line(error: Exception, data: object, kind: Any, lines_before: int) -> str:  # noqa: ANN401  # a type annotation
    message = str(error).strip()
    if isinstance(error, RecursionError):
        return "its lists and objects are nested too deeply"
    if isinstance(error, UnicodeDecodeError):
        return "it has bytes that are not UTF-8"
    if message == "Input data was truncated":
        return "it ends in the middle of its JSON"
    malformed = _MALFORMED.fullmatch(message)
    if malformed:
        where = _spot(data, int(malformed[2]), lines_before)
        return f"it is not valid JSON: near {where}, {JSON.get(malformed[1], malformed[1])}"
    if not isinstance(error, msgspec.ValidationError):
        return message.replace("`", "") or type(error).__name__
    return _invalid(message, _plain(data), kind)


def _invalid(message: str, data: object, kind: Any) -> str:  # noqa: ANN401  # a type annotation
    """Return the line for a value that is not valid."""
    found = _PATH.fullmatch(message)
    what, is_key, path = (found[1], bool(found[2]), found[3]) if found else (message, False, "$")
    place = record_paths.place_of(path, data, kind, is_key=is_key)
    if unknown := _UNKNOWN.fullmatch(what):
        return place.within(f'"{_cut(unknown[1])}" is not the name of a field')
    if missing := _MISSING.fullmatch(what):
        wanted = (
            kind_words(inner) if (inner := record_paths.field_kind(place.kind, missing[1])) else ""
        )
        must = f"; it must be {wanted}" if wanted else ""
        return place.within(f'the field "{missing[1]}" is missing{must}')
    rule = next(((m, words) for r, words in RULES if (m := re.fullmatch(r, what, re.DOTALL))), None)
    if rule is None:
        # A check of our own raised it, or a msgspec that these rules do not know.
        return place.within(what.replace("`", ""))
    matched, words = rule
    allowed = (kind_words(place.kind) if place.kind is not None else "") or words(matched)
    given = _given(what, place.value)
    return f"{place.named} must be {allowed}{f', not {given}' if given else ''}"


def _given(what: str, value: object) -> str:
    """Return in words what was given: ``value``, or what the message ``what`` says about it."""
    if value is not NOTHING:
        return value_words(value)
    found = _GIVEN.fullmatch(what)
    if found is None:
        return ""
    return NAMES.get(found[1], found[1]) if found[1] else _cut(found[2])


def value_words(value: object) -> str:
    """Return a decoded value as an error shows it; a long text is cut."""
    if isinstance(value, str):
        more = f"… ({len(value)} characters)" if len(value) > _SHOWN else ""
        return f"{value[:_SHOWN]!r}{more}"
    if isinstance(value, dict | list | tuple):
        name = "object" if isinstance(value, dict) else "array"
        empty = (
            NAMES[name].replace("a list", "an empty list").replace("an object", "an empty object")
        )
        return length_words(name, len(value), len(value)) if value else empty
    plain = {None: "null", True: "true", False: "false"}
    return plain[value] if value is None or isinstance(value, bool) else _cut(str(value))


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _plain(data: object) -> object:
    """Return JSON as plain values, and anything else as it is."""
    if not isinstance(data, bytes | str | msgspec.Raw):
        return data
    try:
        return msgspec.json.decode(data)
    except (ValueError, RecursionError):
        return NOTHING


def _spot(data: object, byte: int, lines_before: int) -> str:
    """Return the place of a byte in JSON: its line, if there are several, and its position."""
    whole = (
        data.encode()
        if isinstance(data, str)
        else bytes(data)
        if isinstance(data, bytes | msgspec.Raw)
        else None
    )
    if whole is None:
        return f"byte {byte + 1}"
    before = whole[:byte]
    start = before.rfind(b"\n") + 1
    position = len(before[start:].decode("utf-8", "replace")) + 1
    line = before.count(b"\n") + 1 - lines_before
    if line < 1 or b"\n" not in whole.strip():
        return f"position {position}"
    return f"line {line}, position {position}"
