"""Run a session in plain mode: read keys and show lines until the session ends."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from lungetimer.plain import sentences
from lungetimer.plain.inbox import (
    InputEnded,
    Pressed,
    QuitRequested,
    SessionOver,
    VolumeRequested,
)
from lungetimer.plain.questions import named
from lungetimer.plain.typed import Typed
from lungetimer.running.session_actions import SessionActions
from lungetimer.text import counted
from lungetimer.training.events import Finished, LegSwitch, OpenSetStarted, PhaseStarted
from lungetimer.training.next_button import NextButton
from lungetimer.training.status import PauseReason
from lungetimer.training.views import NextAction, State

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lungetimer.plain.console import Console
    from lungetimer.plain.inbox import Inbox
    from lungetimer.plain.key_table import KeyTable
    from lungetimer.plain.narrator import Narrator
    from lungetimer.plain.questions import Questions
    from lungetimer.presence.media_commands import MediaButton
    from lungetimer.running.session_driver import Driver
    from lungetimer.running.sound_control import SoundControl
    from lungetimer.training.events import Event
    from lungetimer.training.views import SessionView

WAITING: Final = frozenset(
    {NextAction.REP_DONE, NextAction.LEG_DONE, NextAction.SET_DONE, NextAction.RESUME}
)
NO_INPUT: Final = (
    "The input has ended, but the session waits for a key. The session is saved; you can resume it "
    "at the next start."
)


class _Timer:
    """A timer of the event loop, with the method `stop` that `PressListener` calls."""

    def __init__(self, handle: asyncio.TimerHandle) -> None:
        self._handle = handle

    def stop(self) -> None:
        """Cancel the timer."""
        self._handle.cancel()


class SessionInLines:
    """Runs a session: shows what happens and carries out what is typed.

    Args:
        driver: the driver of the session.
        narrator: converts events into lines.
        keys: finds the command for a key.
        inbox: the queue of inputs.
        console: prints lines.
        questions: asks whether to leave.
        sound: changes the sound settings.
    """

    def __init__(
        self,
        driver: Driver,
        narrator: Narrator,
        *,
        keys: KeyTable,
        inbox: Inbox,
        console: Console,
        questions: Questions,
        sound: SoundControl,
    ) -> None:
        self._driver = driver
        self._narrator = narrator
        self._keys = keys
        self._inbox = inbox
        self._console = console
        self._questions = questions
        self._sound = sound
        self._actions = SessionActions(driver, NextButton(), self, console.say)
        self._discard = self._saved = False
        actions = self._actions
        self._does: dict[str, Callable[[], object]] = {
            "next": self._next,
            "pause": actions.toggle_pause,
            "skip": actions.skip,
            "back": actions.back,
            "where": self._where,
            "extend_rest": actions.extend_rest,
            "fail_set": actions.fail_set,
            "tempo": lambda: actions.step("tempo", 1),
            "sound": lambda: sound.change(0),
            "quieter": lambda: sound.change(-1),
            "louder": lambda: sound.change(1),
            "stop_signs": self._stop_signs,
            "help": self._help,
        }

    # -- the interface `PressHost` ------------------------------------------------------------

    @property
    def is_active(self) -> bool:
        """Whether the session still receives key presses; False after its end."""
        return self._driver.session.state is not State.FINISHED

    def set_timer(self, delay: float, callback: Callable[[], None]) -> _Timer:
        """Call ``callback`` once after ``delay`` real seconds.

        Returns:
            The timer, which can be stopped.
        """
        return _Timer(asyncio.get_running_loop().call_later(delay, callback))

    # -- the session --------------------------------------------------------------------------

    async def run(self) -> str:
        """Run the session until it ends, is discarded, or is saved for the next start.

        Returns:
            What the caller has to do. ``over``: save the session; ``discard``: discard it;
            ``kept``: nothing, because the input has ended and the session waits for the next start.
        """
        self._driver.listen(self)
        self._actions.presses.changed()  # so that a late enter does not skip the first phase
        self._driver.begin()
        try:
            while not self._discard and not self._saved:
                item = await self._inbox.get()
                if isinstance(item, SessionOver):
                    break
                await self._take(item)
                self._save_if_input_ended()
        finally:
            self._driver.stop()
            self._driver.unlisten(self)
        return "discard" if self._discard else "kept" if self._saved else "over"

    def happened(self, events: Sequence[Event], view: SessionView) -> None:
        """Print lines about the events; at the end of the session, queue `SessionOver`."""
        for event in events:
            if isinstance(event, (PhaseStarted, LegSwitch, OpenSetStarted)):
                self._actions.presses.changed_by_itself()
        self._console.say_all(self._narrator.lines(events, view))
        if any(isinstance(event, Finished) for event in events):
            self._inbox.put(SessionOver())
        elif _waits(view):
            self._save_if_input_ended()

    def suspend(self) -> None:
        """Pause the session before Ctrl+Z stops the program."""
        if self._driver.session.state is State.RUNNING:
            self._actions.wait()

    def _save_if_input_ended(self) -> None:
        """If the session waits for a key but the input has ended, save it for the next start."""
        if self._questions.input_has_ended() and _waits(self._driver.view):
            self._keep()

    def _keep(self) -> None:
        if not self._saved:
            self._saved = True
            self._console.say(NO_INPUT)
            self._inbox.put(InputEnded())

    async def _take(self, item: object) -> None:
        match item:
            case Typed() if self._questions.belongs_to_letter(item):
                pass
            case Typed():
                found = self._keys.commands(item)
                if not found:
                    self._console.say(self._keys.unknown(item))
                for command in found:
                    await self._carry_out(command)
            case Pressed():
                await self._press(item.button)
            case VolumeRequested():
                self._sound.change(0, item.percent)
            case QuitRequested():
                await self._leave()

    async def _carry_out(self, command: str) -> None:
        if command == "leave":
            await self._leave()
        elif command in self._does:
            self._does[command]()
        else:
            self._change(command)

    def _next(self) -> None:
        self._actions.next()
        if self._actions.presses.armed:
            self._console.say(f"Press {self._keys.key_of('next')} once more to end the set")

    def _where(self) -> None:
        self._driver.pump()
        self._console.say(self._narrator.where(self._driver.view))

    def _stop_signs(self) -> None:
        self._actions.wait(PauseReason.SAFETY)
        self._console.say_all(sentences.stop_lines())

    def _help(self) -> None:
        self._actions.wait()
        self._console.say_all(self._keys.help_lines())

    def _change(self, command: str) -> None:
        """Carry out a command that changes a number by one step or records how the set felt."""
        head, _, tail = command.partition("_")
        fields = {"reps": "reps_per_leg", "sets": "sets", "rest": "rest_s"}
        if head == "felt":
            self._actions.felt(tail)
        elif head in {"left", "right"}:
            self._actions.correct(head, 1 if tail == "more" else -1)
        else:
            self._actions.step(fields[tail], 1 if head in {"more", "longer"} else -1)

    async def _press(self, button: MediaButton) -> None:
        match button:
            case "next":
                await self._carry_out("next")
            case "previous":
                self._actions.back()
            case "stop":
                await self._leave()
            case "play" if not self._actions.paused:
                pass
            case "pause" if self._actions.paused:
                pass
            case _:
                self._actions.toggle_pause()

    async def _leave(self) -> None:
        """Ask whether to continue, save or discard the session, and do what the user chooses."""
        was_running = self._driver.session.state is State.RUNNING
        self._actions.wait(PauseReason.LEAVING)
        reps = self._driver.view.reps_done
        done = f"{counted(reps, 'rep')} done so far" if reps else "You have not done a rep yet"
        answers = {"c": "continue", **({"s": "save what you did"} if reps else {}), "d": "discard"}
        answer = await self._questions.choice(
            f"Do you want to leave the session? {done}. {named(answers)}.",
            answers,
            escape="c",
            on_button="c",
        )
        if answer == "s":
            self._actions.finish_early()
        elif answer == "d":
            self._discard = True
        elif answer is None:
            self._keep()
        elif was_running:
            self._actions.resume()


def _waits(view: SessionView) -> bool:
    """Return whether the session continues only when the user presses a key."""
    ready = view.next_action is NextAction.READY and view.waits and view.phase_remaining_s == 0
    return ready or view.next_action in WAITING
