"""Writing to streams that lack some characters: never an error, and the nearest plain one."""

from __future__ import annotations

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lungetimer.writable import CELL, LINE, never_fail, typed_encoding

TEXT = "ok ✓ müde – 3 × 10 … 日本"


def written(text: str, encoding: str, errors: str = LINE, before: str = "strict") -> bytes:
    data = io.BytesIO()
    stream = io.TextIOWrapper(data, encoding=encoding, errors=before, newline="")
    never_fail(stream, errors)
    stream.write(text)
    stream.flush()
    return data.getvalue()


@pytest.mark.parametrize(
    ("encoding", "line"),
    [
        ("ascii", "ok ? mude - 3 x 10 ... ??"),
        ("latin-1", "ok ? müde - 3 × 10 ... ??"),
        ("cp1252", "ok ? müde – 3 × 10 … ??"),
        ("iso8859-15", "ok ? müde - 3 × 10 ... ??"),
        ("utf-8", TEXT),
    ],
)
def test_what_is_lacking_becomes_the_nearest_plain_character(encoding: str, line: str) -> None:
    for before in ("strict", "surrogateescape", "backslashreplace"):
        assert written(TEXT, encoding, before=before).decode(encoding) == line


@given(st.text(), st.sampled_from(["ascii", "latin-1", "cp1252", "cp437", "koi8-r", "gb18030"]))
def test_nothing_fails_and_nothing_moves_on_a_screen(text: str, encoding: str) -> None:
    line = written(text, encoding).decode(encoding)
    assert len(line) >= 0
    for character in text:
        cells = written(character, encoding, CELL).decode(encoding)
        if cells != character:
            wide = unicodedata.east_asian_width(character) in {"W", "F"}
            assert len(cells) == (0 if unicodedata.combining(character) else 1 + wide)


def test_what_is_no_stream_of_bytes_is_left_alone() -> None:
    never_fail(None)
    never_fail(io.StringIO())


def test_what_is_typed_is_read_as_the_locale_says() -> None:
    for encoding, found in (("latin-1", "iso8859-1"), ("UTF8", "utf-8"), ("ascii", "utf-8")):
        assert typed_encoding(io.TextIOWrapper(io.BytesIO(), encoding=encoding)) == found
    assert typed_encoding(None) == "utf-8"
