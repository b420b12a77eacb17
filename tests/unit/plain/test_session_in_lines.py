"""A session in lines under a hand-held clock: any keys at any moment, and what is told of them."""

from __future__ import annotations

import asyncio
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.clocks import HandClock
from tests.support.sessions import all_plans, plan, reps_recorded, session_of

from lungetimer.audio.mode import SoundMode
from lungetimer.keys.keyboard import Keyboard as Layouts
from lungetimer.plain.console import Console
from lungetimer.plain.inbox import Inbox, InputEnded, Item, Pressed, QuitRequested
from lungetimer.plain.key_table import GROUPS, KeyTable
from lungetimer.plain.keyboard import Keyboard
from lungetimer.plain.narrator import Narrator, Verbosity
from lungetimer.plain.questions import Questions
from lungetimer.plain.session import NO_INPUT, SessionInLines
from lungetimer.plain.typed import Typed
from lungetimer.running.session_driver import Driver
from lungetimer.running.settings_service import SettingsService
from lungetimer.running.sound_control import SoundControl
from lungetimer.settings import Settings
from lungetimer.training.plan import Pacing
from lungetimer.training.views import NextAction, State
from lungetimer.words.cue_lines import Coaching

if TYPE_CHECKING:
    from lungetimer.running.sound_listener import SoundListener
    from lungetimer.training.plan import Plan

_NOWHERE = Path("/nowhere/config.toml")
PLAIN = re.compile(r"[\x20-\x7e]*")
KEYS = st.sampled_from(
    [
        *("space", "enter", "right", "left", "w", "minus", "plus", "left_square_bracket"),
        *("right_square_bracket", "comma", "full_stop", "x", "t", "n", "j", "u", "k", "i", "1"),
        *("2", "5", "m", "9", "0", "exclamation_mark", "question_mark", "escape", "z", "y", "c"),
    ]
)
ITEMS = st.one_of(
    KEYS.map(lambda key: Typed(key=key, text=key if len(key) == 1 else "")),
    st.sampled_from([name for group in GROUPS for name in group]).map(
        lambda name: Typed(text=name, is_line=True)
    ),
    st.text(max_size=5).map(lambda text: Typed(text=text, is_line=True)),
    st.sampled_from(
        [Pressed("play"), Pressed("pause"), Pressed("next"), Pressed("previous"), Pressed("stop")]
    ),
    st.just(QuitRequested()),
)


class Silent:
    """What the sound control needs of a sound listener."""

    mode = SoundMode.VOICE


class Run:
    """One session, its lines, and a hand on the clock."""

    def __init__(self, of: Plan, verbosity: Verbosity = Verbosity.NORMAL) -> None:
        self.clock = HandClock()
        self.driver = Driver(session_of(of), self.clock)
        self.inbox = Inbox()
        self.out = io.StringIO()
        self.console = Console(self.out)
        keyboard = Keyboard(None, self.inbox.put, lambda: None)
        questions = Questions(
            self.inbox, self.console, keyboard, Layouts({}), lambda: self.clock.seconds
        )
        service = SettingsService(_NOWHERE, Settings(), writes=False, on_trouble=self.console.say)
        sound: SoundListener = Silent()  # type: ignore[assignment]  # a stand-in with the members that are used
        narrator = Narrator(verbosity, Coaching(), next_key="enter", pause_key="space")
        self.session = SessionInLines(
            self.driver, narrator, keys=KeyTable({}), inbox=self.inbox, console=self.console,
            questions=questions, sound=SoundControl(service, sound, self.console),
        )  # fmt: skip
        self.task = asyncio.create_task(self.session.run())

    async def give(self, item: Item) -> None:
        """Hand in what was typed, and let it be carried out."""
        if not self.task.done():
            self.inbox.put(item)
        for _ in range(5):
            await asyncio.sleep(0)

    async def go(self, seconds: float) -> None:
        """Let time pass, in steps that no driver takes for a stall."""
        while seconds > 0 and not self.task.done():
            self.clock.move(min(seconds, 1.0))
            self.driver.pump()
            seconds -= 1.0
            await asyncio.sleep(0)

    def lines(self) -> list[str]:
        self.console.close()
        return self.out.getvalue().splitlines()


async def _any_keys(of: Plan, verbosity: Verbosity, moves: list[tuple[Item, float]]) -> None:
    run = Run(of, verbosity)
    try:
        await asyncio.sleep(0)
        for item, seconds in moves:
            await run.give(item)
            await run.go(seconds)
        if run.task.done() and run.task.exception() is not None:
            assert type(run.task.exception()).__name__ == "LeaveNow"
        session = run.driver.session
        assert all(count >= 0 for count in reps_recorded(session).values())
        for line in run.lines():
            assert PLAIN.fullmatch(line.encode("ascii", "replace").decode()), line
            assert line == line.rstrip()
    finally:
        run.task.cancel()
        await asyncio.gather(run.task, return_exceptions=True)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    all_plans,
    st.sampled_from(Verbosity),
    st.lists(st.tuples(ITEMS, st.sampled_from([0.0, 0.3, 1.5, 6.0, 30.0])), max_size=25),
)
def test_any_keys_at_any_moment(
    of: Plan, verbosity: Verbosity, moves: list[tuple[Item, float]]
) -> None:
    asyncio.run(_any_keys(of, verbosity, moves))


async def test_the_button_ends_a_set_at_the_second_press_and_says_so_at_the_first() -> None:
    run = Run(plan(rest_s=30))
    await run.go(6)
    await run.give(Typed(key="enter"))
    await run.go(0.5)
    await run.give(Typed(key="enter"))
    run.clock.move(0.2)
    for _ in range(200):  # the button waits whether it is a key that is held
        if run.driver.view.phase_length_s == 30:
            break
        await asyncio.sleep(0.02)
    run.task.cancel()
    lines = run.lines()
    assert "Press enter once more to end the set" in lines
    assert "Rest 30 s" in lines


async def test_leaving_saves_discards_or_goes_on() -> None:
    for letter, outcome in (("s", "over"), ("d", "discard")):
        run = Run(plan())
        await run.go(6)
        await run.give(Typed(key="q", text="q"))
        assert run.driver.view.state is State.PAUSED
        await run.give(Typed(key="c", text="c"))
        assert run.driver.view.next_action is NextAction.END_SET  # it goes on
        await run.give(QuitRequested())
        await run.give(Typed(text=letter, is_line=True))
        assert await asyncio.wait_for(run.task, 5) == outcome
        assert (
            "Do you want to leave the session? 1 rep done so far. c: continue, s: save what you "
            "did, d: discard." in run.lines()
        )


async def test_the_end_of_the_input_keeps_what_waits_for_a_key() -> None:
    run = Run(plan(pacing=Pacing.SELF))
    run.inbox.put(InputEnded())
    await run.go(1)
    assert not run.task.done()  # the lead-in goes on by itself
    await run.go(6)
    assert await asyncio.wait_for(run.task, 5) == "kept"
    assert NO_INPUT in run.lines()


async def test_lines_that_were_typed_before_the_input_ended_are_still_read() -> None:
    run = Run(plan())
    for line in ("pause", "where", "pause"):
        run.inbox.put(Typed(text=line, is_line=True))
    run.inbox.put(InputEnded())
    await run.go(3)
    assert not run.task.done()  # it was paused and continued; nothing waits for a key
    assert run.driver.session.state is State.RUNNING
    assert NO_INPUT not in run.lines()
    run.task.cancel()
    await asyncio.gather(run.task, return_exceptions=True)


async def test_signs_to_stop_are_told_before_a_session_is_kept() -> None:
    run = Run(plan())
    run.inbox.put(Typed(text="stop", is_line=True))
    run.inbox.put(InputEnded())
    assert await asyncio.wait_for(run.task, 5) == "kept"
    assert run.lines()[-1] == NO_INPUT
