"""Ask the safety questions when they are due, and show the advice that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from lungetimer.coaching.safety import Assessment
    from lungetimer.running.history_facts import Facts
    from lungetimer.running.safety_answers import Screened
    from lungetimer.training.plan import Plan
    from lungetimer.ui.flows.app_services import AppServices
    from lungetimer.ui.flows.home_flow import HomeFlow
    from lungetimer.ui.flows.screen_host import ScreenHost
    from lungetimer.ui.screens.advice import AdviceAnswer


class SafetyFlow:
    """Asks the safety questions when they are due, shows the advice and saves the result.

    Args:
        host: the stack of screens.
        services: the app's services, of which the settings, history and clock are used.
        home: the flow of the Home screen, whose plan changes to the chosen level.
    """

    def __init__(self, host: ScreenHost, services: AppServices, home: HomeFlow) -> None:
        self._host = host
        self._services = services
        self._home = home
        self._asked_on_arrival = False

    def ask_if_due(self) -> None:
        """Ask the safety questions if they are due and Home is in front; ask only once per run."""
        if self._asked_on_arrival or not self._home.in_front:
            return
        self._asked_on_arrival = True
        why = self._why_due()
        if why is not None:
            self._ask(self._facts.today, why, self._screened)

    def ask(self) -> None:
        """Ask the safety questions, because the user wants to answer them now."""
        self._ask(self._services.clock.wall().date(), "", self._screened)

    def before(
        self, plan: Plan, begin: Callable[[Plan], None], otherwise: Callable[[], None]
    ) -> None:
        """Begin a session with this plan; if the safety questions are due, ask them first.

        Args:
            plan: the plan to begin with.
            begin: called with the plan, after the changes that the answers require.
            otherwise: called instead of ``begin`` if the user decides not to train.
        """
        why = self._why_due()
        if why is None:
            begin(plan)
            return

        def then(found: Screened | None) -> None:
            self._screened(found)
            if found is None:
                otherwise()
            else:
                begin(found.plan(plan))

        self._ask(self._facts.today, why, then)

    @property
    def _facts(self) -> Facts:
        return self._services.history.facts

    def _why_due(self) -> str | None:
        from lungetimer.running.safety_answers import why_due  # noqa: PLC0415  # not before the first frame

        return why_due(self._services.settings.current, self._facts)

    def _screened(self, found: Screened | None) -> None:
        """Save the date and the recommended level, and apply the user's choice to Home's plan."""
        if found is None:
            return
        settings = self._services.settings
        settings.change(found.settings(settings.current), found.changes())
        if self._home.plan is not None:
            self._home.take(found.plan(self._home.plan))

    def _ask(self, today: date, why: str, then: Callable[[Screened | None], None]) -> None:
        """Ask the safety questions and show the advice, then call ``then`` with the result.

        The result is None if the user gives no answers or decides not to train.

        Args:
            today: the date to save with the answers.
            why: one line on why the questions are due; empty if the user asked for them.
            then: called once the user has decided.
        """
        from lungetimer.coaching.safety import Decision  # noqa: PLC0415  # rarely needed
        from lungetimer.running.safety_answers import Screened  # noqa: PLC0415  # rarely needed
        from lungetimer.ui.screens.advice import AdviceAnswer, AdviceScreen  # noqa: PLC0415  # rarely needed
        from lungetimer.ui.screens.safety import SafetyScreen  # noqa: PLC0415  # rarely needed

        def answered(found: Assessment | None) -> None:
            if found is None:
                then(None)
            elif found.decision is Decision.GO:
                then(Screened(today, found.level))
            else:
                advice = AdviceScreen(found)
                self._host.push_screen(
                    advice, lambda answer: decided(found, answer, advice.standing)
                )

        def decided(found: Assessment, answer: AdviceAnswer | None, standing: bool) -> None:  # noqa: FBT001  # passed by position
            if answer in {None, AdviceAnswer.NOT_NOW}:
                then(None)
            else:
                supported = answer is AdviceAnswer.LEVEL
                then(Screened(today, found.level, supported=supported, standing=standing))

        self._host.push_screen(SafetyScreen(why), answered)
