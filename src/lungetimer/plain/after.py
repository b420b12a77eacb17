"""After a session, print its results, then ask optional questions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from lungetimer.history.edits import correct_record, correct_session, edit_session
from lungetimer.plain import sentences
from lungetimer.text import clean_text, is_whole, shortened
from lungetimer.training.choices import Leg
from lungetimer.training.result import MAX_REPS
from lungetimer.words.record_words import fallen_words
from lungetimer.words.summary_words import adds_words

if TYPE_CHECKING:
    from lungetimer.history.session_records import SessionRecord
    from lungetimer.plain.console import Console
    from lungetimer.plain.history import PlainHistory
    from lungetimer.plain.questions import Questions
    from lungetimer.running.clock import Clock

MAX_SCORE: Final = 10
NOTE_LENGTH: Final = 500
CORRECT: Final = (
    "If the count was wrong, type the set, the leg and the reps, like 2 left 9. "
    "Press enter if it is right."
)
RESERVE: Final = (
    "Reps in reserve (RIR): how many more good reps could you have done? Type 0 to 10. "
    "Press enter for no answer."
)
PAIN: Final = "Pain? Type 0 (none) to 10 (the worst). Press enter for no answer."
NOTE: Final = "Type a note in one line, or press enter for none."
_CORRECTION: Final = re.compile(
    r"(?:set )?([0-9]{1,2})[ ,:]+(left|right|l|r)[ ,:]+([0-9]{1,5})", re.IGNORECASE
)


class CorrectionError(ValueError):
    """A correction that is not possible; the message is one line that says what must be typed."""


def correction_of(text: str, sets: int) -> tuple[int, Leg, int]:
    """Return the correction that a line such as ``2 left 9`` describes.

    Args:
        text: the line that was typed.
        sets: the number of sets.

    Returns:
        The number of the set from 1, the leg, and the reps that were done.

    Raises:
        CorrectionError: the line is malformed, there is no such set, or the reps are too many.
    """
    found = _CORRECTION.fullmatch(" ".join(text.split()))
    if found is None:
        raise CorrectionError("The correction must be a set, a leg and reps, like 2 left 9.")
    number, reps = int(found[1]), int(found[3])
    if not 1 <= number <= sets:
        raise CorrectionError(f"The set must be a whole number from 1 to {sets}, not {number}.")
    if reps > MAX_REPS:
        raise CorrectionError(f"The reps must be a whole number from 0 to {MAX_REPS}, not {reps}.")
    return number, Leg.LEFT if found[2].lower().startswith("l") else Leg.RIGHT, reps


class After:
    """Shows what was done in a session, and asks questions about the session.

    Args:
        console: prints lines.
        questions: asks the questions.
        history: saves each answer at once.
        clock: gives the time of the answers.
    """

    def __init__(
        self, console: Console, questions: Questions, history: PlainHistory, clock: Clock
    ) -> None:
        self._console = console
        self._questions = questions
        self._history = history
        self._clock = clock

    def show(self, record: SessionRecord, body_weight_kg: float | None) -> None:
        """Show what was done in a session, and what the session adds to the week and the streak."""
        self._console.say_all(sentences.done_lines(record, body_weight_kg))
        facts = self._history.facts
        self._console.say(adds_words(facts.report, trained=record.trained))
        if facts.bests:
            self._console.say_all(fallen_words(record.id, facts.bests, facts.unit))

    async def ask(self, record: SessionRecord) -> None:
        """Ask for corrections, reps in reserve, pain and a note; stop if the input ends."""
        record, goes_on = await self._correct(record)
        if not goes_on:
            return
        answers: dict[str, Any] = {}
        for name, question in (("reps_in_reserve", RESERVE), ("pain", PAIN)):
            found, goes_on = await self._number(question)
            if found is not None:
                answers[name] = found
                await self._save(record, **{name: found})
            if not goes_on:
                return
        note = await self._questions.line(NOTE)
        if note:
            await self._save(record, note=clean_text(note)[:NOTE_LENGTH])
        facts = self._history.facts
        if facts.suggestion is not None and answers:
            self._console.say(sentences.coach_line(facts.suggestion, facts.unit))

    async def _correct(self, record: SessionRecord) -> tuple[SessionRecord, bool]:
        """Ask for corrections, and save each of them; end when the user enters an empty line.

        Returns:
            The corrected record, and whether the user can answer more questions (False if the input
            has ended).
        """
        while record.sets:
            answer = await self._questions.line(CORRECT)
            if not answer:
                return record, answer is not None
            try:
                number, leg, reps = correction_of(answer, len(record.sets))
            except CorrectionError as error:
                self._console.say(str(error))
                continue
            now, done = self._clock.wall(), {(number, leg): reps}
            record = correct_record(record, now=now, done=done)
            await self._history.change(
                lambda known, i=record.id, t=now, d=done: correct_session(known, i, now=t, done=d)  # type: ignore[misc]  # default arguments bind the values
            )
            self._console.say(sentences.set_line(record, number))
        return record, True

    async def _number(self, question: str) -> tuple[int | None, bool]:
        """Ask for a number from 0 to 10, and ask again after an invalid answer.

        Returns:
            The number, or None if the answer is empty; and whether the user can answer more
            questions (False if the input has ended).
        """
        while True:
            answer = await self._questions.line(question)
            if not answer:
                return None, answer is not None
            if is_whole(answer) and 0 <= int(answer) <= MAX_SCORE:
                return int(answer), True
            given = shortened(answer, 40)
            self._console.say(
                f"The answer must be a whole number from 0 to {MAX_SCORE}, not {given}."
            )

    async def _save(self, record: SessionRecord, **answers: object) -> None:
        now = self._clock.wall()
        await self._history.change(
            lambda known: edit_session(known, record.id, now=now, **answers)  # type: ignore[arg-type]  # the answers have different types
        )
