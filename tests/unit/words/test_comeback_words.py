"""The way back in one line, in the frame of the coach's panel, and in a narrow place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lungetimer.coaching.comeback import Comeback, Step
from lungetimer.coaching.levels import LEVELS
from lungetimer.words.comeback_words import comeback_line, comeback_title, step_words

FRIDAY = date(2026, 11, 27)
HEAVY = LEVELS["loaded"].plan
BACK = Comeback(
    (Step(FRIDAY, LEVELS["beginner"].plan, "", "own"), Step(date(2026, 11, 30), HEAVY, "", "own")),
    done=1, days=20, goal=HEAVY, arrives=True, word="Rest.",
)  # fmt: skip


def test_the_line_says_from_what_how_many_and_until_when() -> None:
    assert comeback_line(BACK) == (
        "Comeback after 20 days away: 2 sessions lead back to your former plan by 30 November."
    )
    one = replace(BACK, steps=BACK.steps[:1], days=0)
    assert comeback_line(one) == (
        "Comeback after pain: 1 session leads back to your former plan by 27 November."
    )
    assert comeback_line(replace(one, arrives=False, days=200)) == (
        "Comeback after 200 days away: 1 session until 27 November. Then follow the coach's "
        "suggestions."
    )
    assert comeback_line(replace(BACK, steps=(), days=0)) == "Comeback after pain. Rest."


def test_todays_step_and_the_place_on_the_way() -> None:
    assert comeback_title(BACK, FRIDAY) == "step 2 of 3"
    assert comeback_title(BACK, date(2026, 11, 26)) == "step 2 of 3 on Friday"
    assert comeback_title(replace(BACK, steps=()), FRIDAY) == ""
    assert step_words(BACK, FRIDAY) == "comeback: 3 x 10"
    assert step_words(BACK, date(2026, 11, 30)) == "comeback: 3 x 8 3 kg"
    assert step_words(BACK, date(2026, 11, 28)) == ""
