"""When the safety questions must be asked, and what is saved of the answers.

Only the date, the recommended level and the choice of standing stretches are saved, and only when
the user continues.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.frozen import frozen, replace

if TYPE_CHECKING:
    from datetime import date

    from lungetimer.running.history_facts import Facts
    from lungetimer.settings import Settings
    from lungetimer.settings_file import Changes
    from lungetimer.training.plan import Plan

FIRST = "We ask these questions before your first session and after a break of four weeks."
AFTER_A_BREAK = "You were away for four weeks or more, so we ask these questions again."


@frozen
class Screened:
    """Result of the safety questions, after the user has chosen to continue.

    Attributes:
        day: the date of the answers.
        level: the recommended level.
        supported: whether the user has agreed to train at the coach's easiest level, supported.
        standing: whether the user wants standing stretches from now on.
    """

    day: date
    level: str
    supported: bool = False
    standing: bool = False

    def settings(self, before: Settings) -> Settings:
        """Return ``before`` with the date, the level and the choice of stretches filled in."""
        kneeling = before.kneeling and not self.standing
        return replace(before, safety_accepted=self.day, safety_level=self.level, kneeling=kneeling)

    def changes(self) -> Changes:
        """Return what to write to the settings file: date, level and stretches, but no answers."""
        found: Changes = {"safety": {"accepted": self.day, "level": self.level}}
        return found | {"body": {"kneeling": False}} if self.standing else found

    def plan(self, before: Plan) -> Plan:
        """Return ``before`` unchanged, or a plan at the easiest level if the user agreed to it."""
        from lungetimer.coaching.levels import LEVELS, SUPPORTED, level_of  # noqa: PLC0415  # not before the first frame
        from lungetimer.coaching.plan_steps import at_level  # noqa: PLC0415  # not before the first frame

        if not self.supported or level_of(before) is LEVELS[SUPPORTED]:
            return before
        return at_level(before, SUPPORTED)


def why_due(settings: Settings, facts: Facts) -> str | None:
    """Return why the safety questions must be asked today; None if they need not be asked."""
    from lungetimer.coaching.asking_again import should_ask  # noqa: PLC0415  # not before the first frame

    asked = settings.safety_accepted
    if not should_ask(asked, facts.last_day, facts.today):
        return None
    # A date in the future counts as if the user had never answered, so there was no break.
    return FIRST if asked is None or asked > facts.today else AFTER_A_BREAK
