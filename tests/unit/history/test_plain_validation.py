"""Every kind of message that msgspec can raise becomes one line in plain words."""

from __future__ import annotations

import datetime as dt
import decimal
import enum
import re
import uuid
from typing import Annotated, Any, Literal, NamedTuple, TypedDict

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Meta, Raw, Struct
from tests.support.records import history, session

from lungetimer.history import codec, plain_validation, type_words
from lungetimer.history.checkpoint import Checkpoint
from lungetimer.history.exchange.undo import ImportUndo
from lungetimer.history.plain_validation import plain_words
from lungetimer.history.session_records import History, SessionRecord

RAW = re.compile(r"`|\$|Expected|RFC ?3339|ISO ?8601|\bint\b|\bstr\b|malformed|regex|\(byte")


class Colour(enum.Enum):
    RED = "red"
    BLUE = "blue"


class Inner(Struct, forbid_unknown_fields=True):
    a: int
    b: str = ""


class Outer(Struct):
    sets: list[Inner] = []
    plan: Inner | None = None
    weeks: dict[Annotated[str, Meta(min_length=2)], int] = {}
    items: tuple[int, ...] = ()


class Cat(Struct, tag="cat"):
    a: int = 0


class Dog(Struct, tag="dog"):
    a: int = 0


class Row(Struct, array_like=True, forbid_unknown_fields=True):
    a: int
    b: int = 0


class Pair(NamedTuple):
    a: int
    b: int


class Typed(TypedDict):
    y: int


INT, FLOAT, STR = int, float, str
MOMENT = 'a date and time with its offset from UTC, like "2026-11-20T07:12:03+01:00"'
VALUES: list[tuple[str, Any, str, str]] = [  # JSON, type, said with the type, said without it
    ('"x"', INT, "a whole number, not 'x'", "a whole number, not a text"),
    ("1.5", INT, "a whole number, not 1.5", "a whole number, not a number"),
    ("true", INT, "a whole number, not true", "a whole number, not true or false"),
    ("null", STR, "a text, not null", "a text, not null"),
    ("[]", Inner, "an object, not an empty list", "an object, not a list"),
    ("{}", list[int], "a list, not an empty object", "a list, not an object"),
    ('"a"', bool, "true or false, not 'a'", "true or false, not a text"),
    ("1", None, "null, not 1", "null, not a whole number"),
    ('"x"', int | None, "a whole number or null, not 'x'", "a whole number or null, not a text"),
    ("{}", int | str | None, "a whole number or a text or null, not an empty object",
     "a whole number or a text or null, not an object"),
    ('"c"', Colour, "one of red, blue, not 'c'", "one of the known values, not 'c'"),
    ('"c"', Literal["a", "b"], "one of a, b, not 'c'", "one of the known values, not 'c'"),
    ("7", Literal[1, 2], "one of 1, 2, not 7", "one of the known values, not 7"),
    ('"c"', Literal["a"], "a, not 'c'", "one of the known values, not 'c'"),
    ('{"type":"z"}', Cat | Dog, "", "type must be one of the known values, not 'z'"),
    ('{"type":1}', Cat | Dog, "", "type must be a text"),
    ("-1", Annotated[int, Meta(ge=0)], "a whole number of at least 0, not -1",
     "a whole number of at least 0"),
    ("11", Annotated[int, Meta(ge=0, le=10)], "a whole number from 0 to 10, not 11",
     "a whole number of at most 10"),
    ("0", Annotated[int, Meta(gt=0, lt=9)], "a whole number from 1 to 8, not 0",
     "a whole number of at least 1"),
    ("7", Annotated[int, Meta(multiple_of=2)], "a whole number, a multiple of 2, not 7",
     "a whole number, a multiple of 2"),
    ("-1", Annotated[float, Meta(ge=0)], "a number of at least 0, not -1",
     "a number of at least 0"),
    ("300", Annotated[float, Meta(ge=0.5, le=200)], "a number from 0.5 to 200, not 300",
     "a number of at most 200"),
    ("0", Annotated[float, Meta(gt=0)], "a number, more than 0, not 0", "a number more than 0.0"),
    ("9", Annotated[float, Meta(lt=9)], "a number, less than 9, not 9", "a number less than 9.0"),
    ("0.3", Annotated[float, Meta(multiple_of=0.5)], "a number, a multiple of 0.5, not 0.3",
     "a number, a multiple of 0.5"),
    ('""', Annotated[str, Meta(min_length=1)], "a text of at least 1 character, not ''",
     "a text of at least 1 character"),
    ('"xxx"', Annotated[str, Meta(min_length=1, max_length=2)],
     "a text of 1 to 2 characters, not 'xxx'", "a text of at most 2 characters"),
    ('"x"', Annotated[str, Meta(pattern="^a\\d")], "a text of the form ^a\\d, not 'x'",
     "a text of the form ^a\\d"),
    ("[]", Annotated[list[int], Meta(min_length=1)], "a list of at least 1 item, not an empty list",
     "a list of at least 1 item"),
    ("[1,2]", Annotated[list[int], Meta(max_length=1)],
     "a list of at most 1 item, not a list of 2 items", "a list of at most 1 item"),
    ("{}", Annotated[dict[str, int], Meta(min_length=1)],
     "an object of at least 1 field, not an empty object", "an object of at least 1 field"),
    ('{"a":1,"b":1}', Annotated[dict[str, int], Meta(max_length=1)],
     "an object of at most 1 field, not an object of 2 fields", "an object of at most 1 field"),
    ("[1]", tuple[int, int], "a list of 2 items, not a list of 1 item", "a list of 2 items"),
    ("[1]", Pair, "a list of 2 items", "a list of 2 items"),
    ("[]", Row, "a list of at least 1 item, not an empty list", "a list of at least 1 item"),
    ("[1,2,3]", Row, "a list of at most 2 items, not a list of 3 items",
     "a list of at most 2 items"),
    ('"x"', dt.datetime, 'a date and time like "2026-11-20T07:12:03+01:00", not \'x\'',
     'a date and time like "2026-11-20T07:12:03+01:00"'),
    ('"2026-11-20T07:12:03"', Annotated[dt.datetime, Meta(tz=True)],
     f"{MOMENT}, not '2026-11-20T07:12:03'", MOMENT),
    ('"2026-11-20T07:12:03Z"', Annotated[dt.datetime, Meta(tz=False)],
     "a date and time without an offset", "a date and time without an offset"),
    ('"x"', dt.date, "a date like \"2026-11-20\", not 'x'", 'a date like "2026-11-20"'),
    ('"x"', dt.time, "a time like \"07:12:03\", not 'x'", 'a time like "07:12:03"'),
    ('"07:12:03"', Annotated[dt.time, Meta(tz=True)], "a time with its offset from UTC",
     "a time with its offset from UTC"),
    ('"x"', dt.timedelta, "a length of time in days, hours", "a length of time in days, hours"),
    ('"P1Y"', dt.timedelta, "a length of time in days, hours", "a length of time in days, hours"),
    ('"P99999999999D"', dt.timedelta, "a length of time in days", "a shorter length of time"),
    ("1e999", FLOAT, "a number", "a number with fewer digits"),
    ('"x"', uuid.UUID, "a UUID like", "a UUID like"),
    ('"x"', decimal.Decimal, "a number like 2.5, not 'x'", "a number like 2.5"),
    ('"x"', bytes, "bytes in Base64, not 'x'", "bytes in Base64"),
    ('""', Annotated[bytes, Meta(min_length=1)], "bytes in Base64 of at least 1 byte",
     "bytes in Base64 of at least 1 byte"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "told", "bare"), VALUES)
def test_every_kind_of_wrong_value_is_told(text: str, kind: Any, told: str, bare: str) -> None:
    with pytest.raises(msgspec.ValidationError) as caught:
        msgspec.json.decode(text, type=kind)
    with_type, alone = plain_words(caught.value, text, kind), plain_words(caught.value)
    assert told in with_type
    assert bare in alone
    assert not RAW.search(with_type)
    assert not RAW.search(alone)


JSON = [
    (b"", Any, "it ends in the middle of its JSON"),
    (b'{"a":1', Any, "it ends in the middle of its JSON"),
    (b"[1 2]", Any, "near position 4, a comma or ] is missing"),
    (b'{"a":1 "b":2}', Any, "near position 8, a comma or } is missing"),
    (b'{"a" 1}', Any, "near position 6, a colon is missing"),
    (b'{"a":1,b', Raw, "near position 8, a double quote is missing"),
    (b"[1,]", Any, "near position 4, there is a comma before ]"),
    (b'[\n{"\xc3\xa4":1,}\n]', Any, "near line 2, position 8, there is a comma before }"),
    (b"{} x", Any, "there is more text after the end"),
    (b"{1:2}", Any, "near position 2, the name of a field must be in double quotes"),
    (b"01", Any, "a number is not valid"),
    (b"[1,,2]", Any, "near position 4, there is a character that is not allowed"),
    (b'"\\q"', Any, "a character must not follow a backslash"),
    (b'"\\q"', Raw, "a character must not follow a backslash"),
    (b'"\\u12zz"', Any, "four hexadecimal digits must follow \\u"),
    (b'"\\ud83dxxxxxxxx"', Raw, "four hexadecimal digits must follow \\u"),
    (b'"\\ud83d\\u0041"', Any, "half of a \\u pair is missing"),
    (b'"\\ud83dxxxxxxxx"', Any, "half of a \\u pair is missing"),
    (b'"\xff"', Any, "it has bytes that are not UTF-8"),
    (b"[" * 100_000, Any, "its lists and objects are nested too deeply"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "kind", "told"), JSON)
def test_every_kind_of_broken_json_is_told_with_its_place(
    data: bytes, kind: Any, told: str
) -> None:
    with pytest.raises((ValueError, RecursionError)) as caught:
        msgspec.json.decode(data, type=kind)
    line = plain_words(caught.value, data, kind)
    assert told in line
    assert not RAW.search(line)
    assert not RAW.search(plain_words(caught.value))


def test_no_rule_is_for_a_message_that_msgspec_cannot_raise() -> None:
    said: list[str] = []
    cases: list[tuple[str | bytes, Any]] = [(text, kind) for text, kind, *_ in VALUES]
    cases += [(text, kind) for text, kind, _ in JSON]
    for text, kind in cases:
        with pytest.raises((ValueError, RecursionError)) as caught:
            msgspec.json.decode(text, type=kind)
        said.append(str(caught.value).partition(" - at `")[0])
    for plain, kind in ((1e30, dt.datetime), (float("nan"), dt.datetime)):
        with pytest.raises(msgspec.ValidationError) as caught_again:
            msgspec.convert(plain, kind, strict=False)
        assert "in the years 1 to 9999" in plain_words(caught_again.value)
        said.append(str(caught_again.value).strip())
    for pattern, _ in plain_validation.RULES:
        assert any(re.fullmatch(pattern, line, re.DOTALL) for line in said), pattern
    for reason in plain_validation.JSON:
        assert any(f"malformed: {reason} (byte" in line for line in said), reason


PLACES = [
    ({"sets": [{"a": 1}, {"a": "x"}]}, "set 2: a must be a whole number, not 'x'"),
    ({"sets": [7]}, "set 1 must be an object, not 7"),
    ({"sets": 7}, "sets must be a list, not 7"),
    ({"plan": {"a": []}}, "plan: a must be a whole number, not an empty list"),
    ({"plan": {}}, 'plan: the field "a" is missing; it must be a whole number'),
    ({"plan": {"a": 1, "z": 1}}, 'plan: "z" is not the name of a field'),
    ({"weeks": {"ok": 1, "bad": "x"}}, "weeks: 'bad' must be a whole number, not 'x'"),
    ({"weeks": {"ok": 1, "b": 2}},
     "weeks: a name must be a text of at least 2 characters, not 'b'"),
    ({"items": [1, 2, "x"]}, "items: item 3 must be a whole number, not 'x'"),
    ([], "it must be an object, not an empty list"),
    ({"sets": [{"a": "\x1b[31m" + "y" * 99}]},
     "set 1: a must be a whole number, not '\\x1b[31m" + "y" * 35 + "'… (104 characters)"),
]  # fmt: skip


@pytest.mark.parametrize(("plain", "told"), PLACES)
def test_the_place_is_named_as_people_name_it(plain: object, told: str) -> None:
    for data in (plain, msgspec.json.encode(plain)):
        with pytest.raises(msgspec.ValidationError) as caught:
            msgspec.convert(plain, Outer)
        assert plain_words(caught.value, data, Outer) == told


def test_a_name_that_a_stranger_chose_is_shown_without_codes_and_short() -> None:
    with pytest.raises(msgspec.ValidationError) as caught:
        msgspec.convert({"a": 1, "\x1b[31m\n` - at `$.x`" + "z" * 99: 1}, Inner)
    line = plain_words(caught.value)
    assert line.isprintable()
    assert len(line) < 100


def test_a_message_that_nobody_foresaw_still_reads_well() -> None:
    future = msgspec.ValidationError("Expected a `moon` - at `$.sets[1].rest_s`")
    assert plain_words(future) == "set 2: rest_s: Expected a moon"
    assert plain_words(msgspec.DecodeError("The `sky` fell")) == "The sky fell"
    assert plain_words(msgspec.DecodeError("")) == "DecodeError"
    assert plain_words(ValueError("two\nlines")) == "two lines"
    own = msgspec.ValidationError(
        "the year of since must be from 1970 to 9998, not 1 - at `$.plan`"
    )
    assert plain_words(own) == "plan: the year of since must be from 1970 to 9998, not 1"


def _patterns(info: Any) -> set[str]:
    parts = [getattr(field, "type", None) for field in getattr(info, "fields", ())]
    parts += [getattr(info, name, None) for name in ("type", "item_type", "key_type", "value_type")]
    found = {pattern} if (pattern := getattr(info, "pattern", None)) else set()
    return found.union(*(map(_patterns, [p for p in [*parts, *getattr(info, "types", ())] if p])))


def test_every_form_of_a_text_in_our_files_is_told_in_words() -> None:
    patterns = set().union(*map(_patterns, msgspec.inspect.multi_type_info(KINDS)))
    assert len(patterns) == 2
    for pattern in patterns:
        assert "^" not in type_words.form_words(pattern)


KINDS = (History, SessionRecord, Checkpoint, ImportUndo)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 2000) | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=4,
)


def _spots(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    steps = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value if isinstance(value, list) else ())
    )
    return [path, *(spot for step, inner in steps for spot in _spots(inner, (*path, step)))]


@given(st.data())
def test_whatever_stands_at_a_place_of_a_session_the_error_is_plain(data: st.DataObject) -> None:
    plain = msgspec.json.decode(codec.encode(session("a")))
    *above, last = data.draw(st.sampled_from([spot for spot in _spots(plain) if spot]))
    holder = plain
    for step in above:
        holder = holder[step]
    holder[last] = data.draw(ANYTHING)
    text = msgspec.json.encode(plain)
    try:
        codec.decode(text, SessionRecord)
    except ValueError as error:
        line = str(error)
        field = next(step for step in reversed([*above, last]) if isinstance(step, str))
        assert not RAW.search(re.sub(r"'.*'|\".*\"", "", line)), line
        assert "must be" in line or "is missing" in line
        assert field in line or isinstance(holder[last], dict | list) or isinstance(last, int), line
        (problem,) = codec.read(
            codec.write(history()).replace(b"[\n", b"[\n" + text + b"\n")
        ).problems
        assert problem == f"session 1: {line}"


@given(st.binary(max_size=60), st.sampled_from(KINDS))
def test_no_bytes_at_all_bring_a_raw_message(data: bytes, kind: type[Struct]) -> None:
    with pytest.raises((ValueError, RecursionError)) as caught:
        msgspec.json.decode(data, type=kind)
    line = plain_words(caught.value, data, kind)
    assert line.isprintable()
    assert not RAW.search(re.sub(r"'.*'|\".*\"", "", line))
