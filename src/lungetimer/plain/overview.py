"""Lines that are printed before a session: the week, the plan and the coach's suggestion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.coaching.doses import dosed
from lungetimer.coaching.drills import routines
from lungetimer.coaching.suggestion import Kind, Rule
from lungetimer.plain import sentences
from lungetimer.plain.narrator import Verbosity
from lungetimer.plain.questions import named
from lungetimer.training.loads import Unit
from lungetimer.training.timeline import Timeline
from lungetimer.words.comeback_words import comeback_line
from lungetimer.words.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from lungetimer.plain.console import Console
    from lungetimer.plain.history import PlainHistory
    from lungetimer.plain.questions import Questions
    from lungetimer.running.launch import Launch
    from lungetimer.training.plan import Plan


class Overview:
    """Shows the week, the plan and the coach's suggestion before a session.

    Args:
        console: shows lines.
        history: the history, with the facts and the coach's suggestion.
        launch: the plan, and whether its session begins at once.
        verbosity: how much is printed.
    """

    def __init__(
        self, console: Console, history: PlainHistory, launch: Launch, verbosity: Verbosity
    ) -> None:
        self._console = console
        self._history = history
        self._launch = launch
        self._verbosity = verbosity
        self._shown_plan = ""

    async def chosen(
        self, questions: Questions, ask_safety: Callable[[Plan], Awaitable[Plan | None]]
    ) -> Plan | None:
        """Show the week, the plan and the coach's suggestion, and let the user choose a plan.

        Args:
            questions: asks the user.
            ask_safety: asks the safety questions for a plan; returns the plan that follows from the
                answers, or None if the user does not continue.

        Returns:
            The plan to start; None if the user quits.
        """
        facts, plan = self._history.facts, self._launch.plan
        self._console.say(sentences.week_line(facts.report))
        if facts.due is not None and facts.due.short:
            self._console.say(sentences.aloud(facts.due.line))
        if facts.comeback is not None:
            self._console.say(comeback_line(facts.comeback))
        self._shown_plan = plan_line(plan, facts.unit)
        self._console.say(self._shown_plan)
        answers = {"s": "start"}
        if facts.suggestion is not None:
            self._console.say(sentences.coach_line(facts.suggestion, facts.unit))
            answers["c"] = "start the session that the coach suggests"
        smallest = facts.due.due.smallest if facts.due is not None else None
        if smallest is not None:
            answers["b"] = "start the shortest session that helps to meet the goal"
        answers |= {"!": "safety questions", "q": "quit"}
        answer: str | None = "!"
        while answer == "!":
            answer = await questions.choice(
                f"{named(answers)}; enter starts.", answers, enter="s", escape="q", on_button="q"
            )
            if answer == "!":
                plan = await ask_safety(plan) or plan
        if answer == "c" and facts.suggestion is not None:
            return dosed(plan, facts.suggestion.plan)
        if answer == "b" and smallest is not None:
            return dosed(plan, smallest)
        return plan if answer == "s" else None

    def show(self, plan: Plan, *, help_key: str) -> None:
        """Show the plan of the coming session, unless `chosen` has shown the same plan.

        If the session begins at once, the coach's suggestion is shown before the plan, but only
        if the coach advises rest or has reduced the plan after pain. The last line names the help
        key, except with the verbosity quiet.

        Args:
            plan: the plan of the session.
            help_key: what the user presses or types for help.
        """
        if self._launch.at_once:
            self._warn()
        unit = self._history.facts.unit
        if plan_line(plan, unit) != self._shown_plan:
            self._console.say(plan_line(plan, unit))
        if self._verbosity is not Verbosity.QUIET:
            self._console.say(f"For all keys, press {help_key}.")

    def _warn(self) -> None:
        suggestion = self._history.facts.suggestion
        warns = suggestion is not None and (
            suggestion.rule is Rule.PAIN or suggestion.kind is Kind.REST
        )
        if suggestion is not None and warns:
            self._console.say(sentences.coach_line(suggestion, self._history.facts.unit))


def plan_line(plan: Plan, unit: Unit = Unit.KG) -> str:
    """Return a plan and its duration in one line."""
    return sentences.plan_line(plan, float(Timeline.of(plan, *routines(plan)).total_s), unit)


def key_problems(own_keys: Mapping[str, str]) -> list[str]:
    """Return one line for each name in the table ``[keys]`` that is not a command."""
    known = {command.id for command in COMMANDS}
    return [
        f"keys.{name} is not an action and was ignored; docs/configuration.md lists all actions"
        for name in own_keys
        if name not in known
    ]
