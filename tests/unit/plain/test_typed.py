"""Keys and lines out of what a terminal or a pipe sends."""

from __future__ import annotations

import asyncio
import os
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import _character_to_key

from lungetimer.plain.keyboard import Keyboard
from lungetimer.plain.typed import KeyParser, LineParser, Typed, key_name


def keys(*chunks: str) -> list[str]:
    parser = KeyParser()
    return [typed.key or f"line {typed.text}" for chunk in chunks for typed in parser.feed(chunk)]


def test_signs_have_the_names_that_the_settings_use() -> None:
    for sign in string.printable[:95] + "äéßяλ€":
        assert key_name(sign) == ("space" if sign == " " else _character_to_key(sign))
    assert [key_name(sign) for sign in "\n\t\x7f\x1b\x01\x1a"] == [
        "enter", "tab", "backspace", "escape", "ctrl+a", "ctrl+z",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("chunks", "expected"),
    [
        (["\x1b[C\x1b[D\x1bOA\x1b[5~\x1b[6~"], ["right", "left", "up", "pageup", "pagedown"]),
        (["\x1b", "[C"], ["right"]),  # torn on a slow line
        (["\x1b[", "6", "~p"], ["pagedown", "p"]),
        (["\x1b[999;1~q"], ["q"]),  # unknown: dropped whole, no sign of it is a command
        (["+++"], ["plus"] * 3),
        (["\n"], ["enter"]),
        (["\n\n"], ["enter", "enter"]),
        (["p\n"], ["line p"]),  # a shell that sends whole lines
        (["p\nskip\n"], ["line p", "line skip"]),
        (["p", "\n"], ["p", "enter"]),
        (["a\u2028b\x85c\n"], ["line a\u2028b\x85c"]),  # one answer, whatever else ends a line
    ],
)
def test_keys_and_sequences(chunks: list[str], expected: list[str]) -> None:
    assert keys(*chunks) == expected


def test_a_lone_escape_is_a_key_once_nothing_follows_and_half_a_sequence_is_none() -> None:
    parser = KeyParser()
    assert parser.feed("\x1b") == []
    assert parser.waits
    assert parser.settle() == [Typed(key="escape")]
    assert parser.feed("\x1b[") == []
    assert parser.settle() == []
    assert not parser.waits


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=8))
def test_nothing_that_is_typed_breaks_the_parsers(chunks: list[str]) -> None:
    parser, lines = KeyParser(), LineParser()
    for chunk in chunks:
        for typed in parser.feed(chunk):
            assert typed.is_line or typed.key
        lines.feed(chunk)
    parser.settle()
    lines.settle()


@given(st.lists(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]))))
def test_lines_come_whole_wherever_the_pieces_end(said: list[str]) -> None:
    text = "".join(f"{line}\n" for line in said)
    parser = LineParser()
    found = [typed.text for sign in text for typed in parser.feed(sign)]
    assert found == said
    ends = LineParser().feed("a\r\nb\nc")
    assert [typed.text for typed in ends] == ["a", "b"]


async def test_a_terminal_of_another_encoding_is_read_in_it() -> None:
    reads, writes = os.pipe()
    os.write(writes, "Knie müde\n".encode("latin-1"))
    os.close(writes)
    said: list[Typed] = []
    over = asyncio.Event()
    Keyboard(reads, said.append, over.set, encoding="latin-1").begin()
    await asyncio.wait_for(over.wait(), 20)
    os.close(reads)
    assert [typed.text for typed in said] == ["Knie müde"]
