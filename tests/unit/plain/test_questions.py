"""Questions: by a letter, by a line, by a media button; and what ends them."""

from __future__ import annotations

import asyncio
import io
from datetime import UTC, datetime

import pytest

from lungetimer.keys.keyboard import Keyboard as Layouts
from lungetimer.plain.after import CorrectionError, correction_of
from lungetimer.plain.console import Console
from lungetimer.plain.inbox import Inbox, InputEnded, Item, Pressed, QuitRequested
from lungetimer.plain.keyboard import Keyboard
from lungetimer.plain.questions import LeaveNow, Questions
from lungetimer.plain.typed import Typed
from lungetimer.training.choices import Leg

WAYS = {"g": "go on", "s": "save what is done", "d": "discard"}


class Asking:
    """Questions with a clock by hand."""

    def __init__(self, *items: Item) -> None:
        self.inbox = Inbox()
        for item in items:
            self.inbox.put(item)
        self.out = io.StringIO()
        self.console = Console(self.out)
        self.now = 100.0
        keyboard = Keyboard(None, self.inbox.put, lambda: None)
        self.questions = Questions(
            self.inbox, self.console, keyboard, Layouts({}), lambda: self.now
        )

    async def choice(self) -> str | None:
        return await asyncio.wait_for(
            self.questions.choice("Leave?", WAYS, enter="g", escape="g", on_button="g"), 10
        )

    @property
    def text(self) -> str:
        self.console.close()
        return self.out.getvalue()


def key(name: str) -> Typed:
    return Typed(key=name, text=name if len(name) == 1 else "")


def line(text: str) -> Typed:
    return Typed(text=text, is_line=True)


@pytest.mark.parametrize(
    ("item", "answer"),
    [
        (key("s"), "s"), (key("S"), "s"), (key("enter"), "g"), (key("escape"), "g"),
        (key("ы"), "s"), (line("s"), "s"),
        (line("Save"), "s"), (line("discard"), "d"), (line(""), "g"),
        (Pressed("next"), "g"), (Pressed("play_pause"), "g"), (InputEnded(), None),
    ],
)  # fmt: skip
async def test_an_answer(item: Item, answer: str | None) -> None:
    assert await Asking(item).choice() == answer


async def test_what_is_no_answer_is_said_and_asked_again() -> None:
    asking = Asking(key("x"), line("perhaps"), Pressed("stop"), key("d"))
    assert await asking.choice() == "d"
    again = "The answer must be one of these: g: go on, s: save what is done, d: discard.\n"
    assert asking.text == f"Leave?\n{again}{again}Discard\n"


async def test_the_enter_after_a_letter_belongs_to_it_and_one_later_does_not() -> None:
    asking = Asking(key("s"), key("enter"), key("d"))
    assert await asking.choice() == "s"
    assert await asking.choice() == "d"
    asking.inbox.put(key("enter"))
    asking.now += 5.0
    assert await asking.choice() == "g"


async def test_ctrl_c_leaves() -> None:
    with pytest.raises(LeaveNow):
        await Asking(QuitRequested()).choice()
    with pytest.raises(LeaveNow):
        await Asking(QuitRequested()).questions.line("A note?")


async def test_a_line_and_what_was_typed_before_the_terminal_gave_lines() -> None:
    assert await Asking(line(" knee ok ")).questions.line("?") == "knee ok"
    assert await Asking(key("7"), key("enter")).questions.line("?") == "7"
    assert await Asking(key("1"), line("0")).questions.line("?") == "10"
    assert await Asking(line("")).questions.line("?") == ""
    assert await Asking(InputEnded()).questions.line("?") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2 left 9", (2, Leg.LEFT, 9)), ("set 1 right 0", (1, Leg.RIGHT, 0)),
        ("3, r: 12", (3, Leg.RIGHT, 12)), ("1  L   5", (1, Leg.LEFT, 5)),
    ],
)  # fmt: skip
def test_a_correction_is_read(text: str, found: tuple[int, Leg, int]) -> None:
    assert correction_of(text, 3) == found


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("left 9", "must be a set"), ("2 left", "must be a set"), ("2 left -1", "must be a set"),
        ("4 left 9", "The set must be a whole number from 1 to 3, not 4."),
        ("0 left 9", "from 1 to 3, not 0"),
        ("1 left 1001", "a whole number from 0 to 1000, not 1001."), ("²", "must be a set"),
    ],
)  # fmt: skip
def test_a_correction_that_cannot_be_says_what_can(text: str, why: str) -> None:
    with pytest.raises(CorrectionError, match=why):
        correction_of(text, 3)


def test_the_console_writes_plain_lines_and_survives_a_reader_that_is_gone() -> None:
    class Gone(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError(text)

    out, called = io.StringIO(), []
    console = Console(out)
    console.say("a\x1b[2J\rb\nc ")
    console.ring()  # no terminal: nothing is written
    console.close()
    assert out.getvalue() == "a[2Jb c\n"
    latin = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    narrow = Console(latin)
    narrow.say("grün → −2")
    narrow.close()
    assert latin.buffer.getvalue() == b"grun -> -2\n"
    broken = Console(Gone(), lambda: called.append(datetime.now(UTC)))
    broken.say("x")
    broken.say("y")
    broken.close()
    assert broken.gone
    assert len(called) == 1
