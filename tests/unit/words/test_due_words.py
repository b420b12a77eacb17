"""The one line of ``due``, and its short form for Home."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lungetimer.coaching.due import Due, DueState, Hindrance, WeekSoFar
from lungetimer.coaching.levels import LEVELS
from lungetimer.words.due_words import SHORT_WIDTH, due_line, short_due

SMALL = replace(LEVELS["beginner"].plan, sets=2, reps_per_leg=8)
W48 = WeekSoFar("2026-W48", 1, 3, 2)
FREEZE = "it is fair to freeze it: lungetimer freeze 2026-W48"


@pytest.mark.parametrize(
    ("due", "minutes", "line", "short"),
    [
        (
            Due(W48, DueState.LAST_CHANCE, SMALL), 9,
            "Two days left, two needed: 2 x 8 today, 9 minutes, would do.",
            "2 left, 2 needed: 2 x 8, 9 min",
        ),
        (
            Due(W48, DueState.LAST_CHANCE, SMALL.with_reps([12, 10])), 15,
            "Two days left, two needed: 12,10 today, 15 minutes, would do.",
            "2 left, 2 needed: 2 sets, 15 min",
        ),
        (
            Due(W48, DueState.LAST_CHANCE, SMALL.with_reps([12, 10])), 9,
            "Two days left, two needed: 12,10 today, 9 minutes, would do.",
            "2 left, 2 needed: 12,10 in 9 min",
        ),
        (
            Due(W48, DueState.LAST_CHANCE, replace(SMALL, sets=5, reps_per_leg=50)), 310,
            "Two days left, two needed: 5 x 50 today, 310 minutes, would do.",
            "2 left, 2 needed: 310 min",
        ),
        (
            Due(W48, DueState.LAST_CHANCE, SMALL.with_reps([20, 19, 18, 17, 16])), 25,
            "Two days left, two needed: 20,19,18,17,16 today, 25 minutes, would do.",
            "2 left, 2 needed: 5 sets, 25 min",
        ),
        (
            Due(replace(W48, days_done=2, days_left=1), DueState.LAST_CHANCE, SMALL), 1,
            "One day left, one needed: 2 x 8 today, 1 minute, would do.",
            "1 left, 1 needed: 2 x 8, 1 min",
        ),
        (
            Due(replace(W48, days_left=1), DueState.LOST), 0,
            f"This week is lost: one day left, two needed. If you were ill or away, {FREEZE}",
            "Lost, unless you freeze it",
        ),
        (
            Due(replace(W48, days_left=0), DueState.LOST), 0,
            f"This week is lost: no days left, two needed. If you were ill or away, {FREEZE}",
            "Lost, unless you freeze it",
        ),
        (
            Due(replace(W48, days_left=5), DueState.DUE, None, Hindrance.PAIN), 0,
            ("Five days left, two needed, but the coach advises less because of pain (see "
                "lungetimer comeback). "
            f"If you are ill or away, {FREEZE}"),
            "5 left, 2 needed, mind the pain",
        ),
        (
            Due(W48, DueState.LAST_CHANCE, None, Hindrance.REST), 0,
            ("Two days left, two needed, but the coach advises rest today. "
            f"If you are ill or away, {FREEZE}"),
            "2 left, 2 needed, but rest first",
        ),
        (
            Due(W48, DueState.LAST_CHANCE, None, Hindrance.SAFETY), 0,
            ("Two days left, two needed, but the safety questions come first; lungetimer asks them "
            f"when you open it. If you are ill or away, {FREEZE}"),
            "2 left, 2 needed",
        ),
        (
            Due(replace(W48, days_done=3), DueState.NOTHING), 0,
            "Nothing is due: the week is kept, with 3 of 3 training days done.",
            "",
        ),
        (
            Due(replace(W48, days_done=4), DueState.NOTHING), 0,
            "Nothing is due: the week is kept, with 4 training days done, target 3.",
            "",
        ),
        (
            Due(replace(W48, frozen=True), DueState.NOTHING), 0,
            "Nothing is due: 2026-W48 is frozen.",
            "",
        ),
        (
            Due(replace(W48, trained_today=True), DueState.NOTHING), 0,
            "Nothing is due today: 1 of 3 training days are done, two days left, two needed.",
            "",
        ),
    ],
)  # fmt: skip
def test_what_is_said(due: Due, minutes: int, line: str, short: str) -> None:
    assert due_line(due, minutes) == line
    assert short_due(due, minutes) == short
    assert len(short) <= SHORT_WIDTH, "it stands in the frame of half a screen of 80 columns"
    assert line.isascii(), "a login shell may know nothing else"
