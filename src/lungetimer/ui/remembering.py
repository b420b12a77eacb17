"""Remembering: how the app and the history on disk talk, and what comes of it on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.history.records import History
from lungetimer.history.store import HistoryStore
from lungetimer.running.history_service import HistoryKnown, HistoryService
from lungetimer.running.interrupted import Interrupted, InterruptedFound, find_interrupted
from lungetimer.ui.flows.resume_flow import ResumeFlow
from lungetimer.ui.flows.unsaved_flow import UnsavedFlow
from lungetimer.ui.services.history_facts import facts_of, no_facts, rules_of
from lungetimer.ui.tuning import TunedApp

if TYPE_CHECKING:
    from lungetimer.paths import Paths
    from lungetimer.running.clock import Clock
    from lungetimer.settings import Settings
    from lungetimer.ui.messages import Answered, HistoryChangeAsked
    from lungetimer.ui.services.history_facts import Facts

RETRY_S = 30


class RememberingApp(TunedApp):
    """An app with a history.

    Args:
        paths: where things are kept.
        settings: what the person has set.
        clock: what time it is.
        keeps: False when nothing is to be written, as in a demo.
    """

    def __init__(self, paths: Paths, settings: Settings, clock: Clock, *, keeps: bool) -> None:
        super().__init__(paths, settings, keeps=keeps)
        self.clock = clock
        self.history = History()
        self.facts = no_facts(settings, clock.wall().date())
        self.memory = HistoryService(HistoryStore(paths.history), self, self._learn)
        self.offer = UnsavedFlow(self, self.memory, clock)
        self.interruptions = ResumeFlow(self, self.memory, self.resume, self.nothing_waits)

    def remember(self) -> None:
        """Read the history, look for interrupted sessions, and keep trying to save what waits."""
        self.memory.load(lambda history: find_interrupted(self.paths.data_dir, history))
        self.set_interval(RETRY_S, self.look_again)

    def resume(self, one: Interrupted) -> None:
        """Go on with an interrupted session."""
        raise NotImplementedError

    def nothing_waits(self) -> None:
        """No interrupted session was found, or each has been settled without going on."""
        raise NotImplementedError

    async def on_history_known(self, message: HistoryKnown) -> None:
        """The history was read or changed."""
        self.history = message.history
        self.facts = message.facts
        for line in message.notices:
            self.tell(line)
        for screen in self.screen_stack:
            know = getattr(screen, "know", None)
            if know:
                know(self.facts)
            know_history = getattr(screen, "know_history", None)
            if know_history:
                await know_history(self.history, self.facts)
        self.offer.known(message)

    def held(self, before: Settings) -> None:
        """Other settings can mean other facts."""
        super().held(before)
        if rules_of(before) != rules_of(self.settings):
            self._learn_again()

    def look_again(self) -> None:
        """Save what still waits, and notice that a new day has begun."""
        self.memory.retry()
        if self.facts.today != self.clock.wall().date():
            self._learn_again()

    def _learn(self, history: History) -> Facts:
        """What follows from a history by the rules of today; called in the memory's thread."""
        return facts_of(history, self.settings, self.clock.wall().date())

    def _learn_again(self) -> None:
        """The history is the same; the day or the rules are not."""
        if self.facts.known:
            self.memory.learn_again()
        else:
            self.facts = no_facts(self.settings, self.clock.wall().date())
            self.spread("know", self.facts)

    def on_interrupted_found(self, message: InterruptedFound) -> None:
        """The history is read; ask about sessions that were interrupted, if there are any."""
        for line in message.notices:
            self.tell(line)
        self.interruptions.ask(message.found)

    def on_answered(self, message: Answered) -> None:
        """Answers were given."""
        self.memory.answer(message, self.clock.wall())

    def on_history_change_asked(self, message: HistoryChangeAsked) -> None:
        """Something in the history is to be another way."""
        self.memory.change(message.change)
