"""Before a session in plain mode, ask about interrupted sessions and about safety."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from lungetimer.coaching.levels import LEVELS, SUPPORTED
from lungetimer.coaching.notes import EASIER
from lungetimer.coaching.safety import INTRO, QUESTIONS, Decision, assess
from lungetimer.coaching.sources import source_of
from lungetimer.plain.questions import named
from lungetimer.running.interrupted import find_interrupted
from lungetimer.running.safety_answers import Screened, why_due
from lungetimer.words.interrupted_words import ago_words, described

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from lungetimer.coaching.safety import Assessment
    from lungetimer.plain.console import Console
    from lungetimer.plain.history import PlainHistory
    from lungetimer.plain.questions import Questions
    from lungetimer.running.interrupted import Interrupted
    from lungetimer.running.settings_service import SettingsService
    from lungetimer.training.plan import Plan

_CAREFUL = {Decision.NOT_THIS, Decision.DOCTOR_FIRST, Decision.NOT_TODAY}


class Before:
    """Asks about interrupted sessions and about safety before a session.

    Args:
        console: shows lines.
        questions: asks the questions.
        history: the saved sessions.
        settings: the settings, which contain the date of the last answers about safety.
    """

    def __init__(
        self,
        console: Console,
        questions: Questions,
        history: PlainHistory,
        settings: SettingsService,
    ) -> None:
        self._console = console
        self._questions = questions
        self._history = history
        self._settings = settings

    # -- interrupted sessions -----------------------------------------------------------------

    async def interrupted(self, folder: Path) -> Interrupted | None:
        """Ask about each interrupted session, until the user resumes one.

        Args:
            folder: the folder of the checkpoints.

        Returns:
            The session that the user chose to resume; None if the user resumes none.
        """
        found = await asyncio.to_thread(find_interrupted, folder, self._history.current)
        self._console.say_all(found.notices)
        left = list(found.found)
        try:
            while left:
                answer = await self._ask_about(left[0])
                one = left.pop(0)
                if answer == "r":
                    return one
                if answer == "s":
                    await self._history.add(one.checkpoint.as_ended_early(), one.clear)
                    self._console.say("Saved.")
                elif answer == "d":
                    await self._history.do(one.clear)
                else:
                    one.store.release()
        finally:
            for one in left:
                one.store.release()
        return None

    async def _ask_about(self, one: Interrupted) -> str | None:
        elsewhere = f" on another computer, {one.elsewhere}" if one.elsewhere else ""
        title = "A session" if elsewhere else "A session was interrupted"
        what = ", ".join(described(one.checkpoint).split("\n"))
        self._console.say(f"{title}{elsewhere}: {what}.")
        if elsewhere:
            self._console.say(f"It was saved there {ago_words(one.saved_ago_s)} ago.")
        answers = {"r": "resume here" if elsewhere else "resume"}
        if one.checkpoint.session.reps:
            answers["s"] = "save what you did"
        if not elsewhere:  # it may still run on that computer, which can discard it
            answers["d"] = "discard it"
        answers["l"] = "later"
        question = f"What do you want to do with it? {named(answers)}."
        enter = "l" if elsewhere else "r"
        return await self._questions.choice(
            question, answers, enter=enter, escape="l", on_button="l"
        )

    # -- the safety questions -----------------------------------------------------------------

    async def screened(self, plan: Plan) -> Plan | None:
        """Ask the safety questions if they are due, and apply the answers to the plan.

        Args:
            plan: the plan that is about to begin.

        Returns:
            The plan for the session: ``plan``, changed to the supported level if the user chose
            that. None if the user does not want to train now.
        """
        why = why_due(self._settings.current, self._history.facts)
        return plan if why is None else await self.asked(plan, why)

    async def asked(self, plan: Plan, why: str = "") -> Plan | None:
        """Ask the safety questions, even if they are not due, and apply the answers to the plan.

        Args:
            plan: the plan that is about to begin.
            why: a sentence that tells the user why the questions are asked; empty if the user
                wanted to answer them.

        Returns:
            The plan for the session: ``plan``, changed to the supported level if the user chose
            that. None if the user does not want to train now.
        """
        self._console.say_all([f"Safety questions. {why}", INTRO])
        assessment = await self._assessed()
        found = None if assessment is None else await self._advised(assessment)
        if found is None:
            return None
        self._settings.change(found.settings(self._settings.current), found.changes())
        return found.plan(plan)

    async def _assessed(self) -> Assessment | None:
        """Ask the safety questions one by one.

        Returns:
            The assessment of the answers; None if the user stops before the end.
        """
        answers = {"y": "yes", "n": "no", "a": "no to all other questions", "q": "not now"}
        self._console.say(
            f"There are {len(QUESTIONS)} questions. Answer {named(answers)}; enter means no."
        )
        yes = []
        for number, question in enumerate(QUESTIONS, 1):
            answer = await self._questions.choice(
                f"{number} of {len(QUESTIONS)}: {question.text} y or n",
                answers, enter="n", escape="q",
            )  # fmt: skip
            if answer in {None, "q"}:
                return None
            if answer == "a":
                break
            if answer == "y":
                yes.append(question.key)
        return assess(yes)

    async def _advised(self, found: Assessment) -> Screened | None:
        """Show the advice that follows from the answers, and ask the user how to continue.

        Returns:
            The user's decision; None if the user does not continue.
        """
        today = self._history.facts.today
        self._console.say(found.headline)
        if found.decision is Decision.GO:
            return Screened(today, found.level)
        self._console.say_all(
            f"{question.advice} Source: {source_of(question.source).name}."
            for question in found.yes
        )
        supported = found.level == SUPPORTED
        if supported:
            level = LEVELS[SUPPORTED]
            easier = " ".join(line.text for line in EASIER)
            self._console.say_all([f"{level.title} level: {level.note}", f"Easier ways: {easier}"])
        standing = False
        if found.standing:
            answer = await self._questions.choice(
                "Do you want to do the stretches standing from now on? Answer y for yes, n for no; "
                "enter means yes.",
                {"y": "yes", "n": "no"}, enter="y",
            )  # fmt: skip
            standing = answer == "y"
        way = await self._way(_ways(supported=supported), careful=found.decision in _CAREFUL)
        if way in {None, "n"}:
            return None
        return Screened(today, found.level, supported=way == "l", standing=standing)

    async def _way(self, ways: Mapping[str, str], *, careful: bool) -> str | None:
        first = "n" if careful else next(iter(ways))
        question = f"What do you want to do? {named(ways)}; enter means {ways[first]}."
        return await self._questions.choice(question, ways, enter=first, escape="n", on_button="n")


def _ways(*, supported: bool) -> dict[str, str]:
    gentle = {"l": "train at the supported level"} if supported else {}
    return {**gentle, "k": "train with your plan", "n": "not now"}
