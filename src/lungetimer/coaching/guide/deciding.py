"""Guide page on how the coach finds its suggestion; docs/coaching.md has all the details."""

from __future__ import annotations

from typing import Final

from lungetimer.coaching.guide.blocks import Bullets, Heading, Page, Steps, by
from lungetimer.coaching.sources import ARTICLE, OWN_CHOICE

_own = by(OWN_CHOICE)

SUGGESTIONS: Final = Page(
    "suggestions",
    "How the coach finds its suggestion",
    (
        _own.paragraph(
            "The coach reads your sessions in the order in which you did them. It checks the rules "
            "below in this order, uses the first that applies, and shows its reason. You can "
            "always do something else."
        ),
        Steps(
            (
                by("pain-lights", OWN_CHOICE)(
                    "Your pain was 4 or more (of 10) last time: take a step down. Pain is read "
                    "like a traffic light: 0-3 is green, 4-5 is amber, 6-10 is red. The coach is "
                    "stricter than its source, which lets you continue at amber if the pain "
                    "settles within a day. A step down with weights means the next weight that is "
                    "at least 10 % lighter, or half the weight if your pain was 6 or more. "
                    "Without weights, it means one level down or two reps fewer."
                ),
                _own(
                    "Your latest safety answers recommend the supported level: the coach uses it "
                    "until you answer the questions again."
                ),
                by("rir", OWN_CHOICE)(
                    "Twice in a row, you did less than 80 % of the plan or had no reps in reserve "
                    "(good reps that you could still have done): do two reps fewer, or use less "
                    "weight if you already do few reps."
                ),
                by("detraining", "detraining-older", OWN_CHOICE)(
                    "You were away. After 8 to 14 days, repeat the last session. After 15 to 28 "
                    "days, use half the weight or drop one level; at the beginner level, start "
                    "with the standard 3 x 10. After more than 28 days, start at the beginner "
                    "level without weights and answer the safety questions again. Summaries of "
                    "research say that you keep your strength for about four weeks. In "
                    "middle-aged and older people who had trained for less than half a year, "
                    "strength lasted 4 to 6 weeks only if the training was hard. The exact "
                    "numbers of days in this rule are the authors' judgement."
                ),
                by("acsm-2009", ARTICLE)("You trained today or yesterday: rest for a day first."),
                by("easy-week", "deload-trial", OWN_CHOICE)(
                    "You trained for six full weeks in a row, or three sessions with the same "
                    "sets and reps were hard: take an easy week with half the sets, rounded up. "
                    "If you do not take it, the coach suggests it again after six more weeks, or "
                    "three weeks after the hard sessions. Strength coaches use easy weeks; we "
                    "know of no study with beginners. In a trial with trained people, a whole "
                    "week without training cost some strength."
                ),
                _own(
                    "You took a step down: after each good session, change one thing back towards "
                    "what you did before. This is a set, the rest, the depth, the support, or "
                    "about a quarter of the weight. To see these sessions with their dates, run "
                    "lungetimer comeback."
                ),
                by(ARTICLE, "two-for-two", OWN_CHOICE)(
                    "You did all reps with 3 or more in reserve and pain of 3 or less: do one "
                    "more rep for each leg, up to 12. If you had 2 or more in reserve at 12 reps "
                    "in two sessions in a row, take the next step and go back to 8 reps. From the "
                    "supported level, the steps are a third set, a shorter rest, full depth, no "
                    "support, and then weights. The 2 reps in reserve are the authors' judgement, "
                    "based on a rule of the National Strength and Conditioning Association "
                    "(NSCA). That rule counts two reps that you really did beyond the goal, not "
                    "two that you felt you could have done."
                ),
                _own(
                    "Otherwise, do the same again. The coach says what is missing for the next "
                    "step."
                ),
            )
        ),
        Heading("What always applies"),
        Bullets(
            (
                _own(
                    "Right after pain or a break, the coach adds nothing. After pain, it waits "
                    "for two sessions with pain of 3 or less. The first of them must be on a "
                    "later day than the pain. After a break, it waits for one session with 2 or "
                    "more reps in reserve and pain of 3 or less."
                ),
                _own(
                    "A question that you did not answer never counts as a good answer. If you "
                    "never answer the question about pain and have never reported any, three good "
                    "sessions lead to one step up, and the coach says which answer is missing."
                ),
                _own(
                    "A step down never has more weight, more depth or less rest than what you did "
                    "before. A step up changes one thing. If you changed the rest time, the coach "
                    "keeps yours, unless the level needs a longer one."
                ),
                _own(
                    "A session counts if you did at least half of its reps. If you did less, the "
                    "coach uses only the pain that you reported, and notes that the session was "
                    "too much."
                ),
            )
        ),
        Heading("Left and right"),
        by("leg-balance", OWN_CHOICE).paragraph(
            "If you correct the reps of each leg, the coach compares them over six weeks. It "
            "tells you that one leg stops earlier only if all of this is true: the legs did "
            "different numbers of reps in at least six sessions and in half of all sessions, the "
            "same leg did fewer nearly every time, and that leg did at least 10 % fewer reps. "
            "Studies call 10 to 15 % a difference between legs, but the evidence for this limit "
            "is weak."
        ),
    ),
)
