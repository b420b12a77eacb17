"""Screening: when the safety questions are asked, and what follows from the answers.

Kept is only the day and the level advised, once the person goes on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lungetimer.coaching.levels import LEVELS, SUPPORTED, at_level, level_of
from lungetimer.coaching.safety import Decision, should_ask

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from textual.app import App

    from lungetimer.coaching.safety import Assessment
    from lungetimer.running.settings_service import Changes
    from lungetimer.settings import Settings
    from lungetimer.training.plan import Plan
    from lungetimer.ui.screens.advice import Way
    from lungetimer.ui.services.history_facts import Facts

FIRST = "Asked once before your first session."
AFTER_A_BREAK = "You were away for more than four weeks, so they are asked again."


@dataclass(frozen=True, slots=True)
class Screened:
    """The person has answered and goes on.

    Attributes:
        day: when.
        level: the level advised.
        supported: whether the person takes the supported level.
    """

    day: date
    level: str
    supported: bool = False

    def settings(self, before: Settings) -> Settings:
        """The settings with the acceptance in them."""
        return replace(before, safety_accepted=self.day, safety_level=self.level)

    def changes(self) -> Changes:
        """What is written: the day and the level, never an answer."""
        return {"safety": {"accepted": self.day, "level": self.level}}

    def plan(self, before: Plan) -> Plan:
        """The plan to go on with; the supported level's dose, never more than there was."""
        if not self.supported or level_of(before) is LEVELS[SUPPORTED]:
            return before
        return at_level(before, SUPPORTED)


def why_due(settings: Settings, facts: Facts) -> str | None:
    """Why the questions are due today; None when they are not."""
    asked = settings.safety_accepted
    if not should_ask(asked, facts.last_day, facts.today):
        return None
    # Asked on a day still to come counts as never, and is no break.
    return FIRST if asked is None or asked > facts.today else AFTER_A_BREAK


def ask_safety(
    app: App[None], today: date, why: str, then: Callable[[Screened | None], None]
) -> None:
    """Ask, give the advice if there was a yes, and tell how the person goes on; None: not now."""
    from lungetimer.ui.screens.advice import AdviceScreen, Way  # noqa: PLC0415  # seldom asked
    from lungetimer.ui.screens.safety import SafetyScreen  # noqa: PLC0415  # seldom asked

    def answered(found: Assessment | None) -> None:
        if found is None:
            then(None)
        elif found.decision is Decision.GO:
            then(Screened(today, found.level))
        else:
            app.push_screen(AdviceScreen(found), lambda way: decided(found, way))

    def decided(found: Assessment, way: Way | None) -> None:
        if way in {None, Way.NOT_NOW}:
            then(None)
        else:
            then(Screened(today, found.level, supported=way is Way.LEVEL))

    app.push_screen(SafetyScreen(why), answered)
