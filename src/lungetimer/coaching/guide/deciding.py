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
            "The coach reads your sessions in the order in which they really happened. It checks "
            "these rules from the top and uses the first that applies, with its reason. It is "
            "only ever a suggestion."
        ),
        Steps(
            (
                by("pain-lights", OWN_CHOICE)(
                    "Pain of 4 or more last time: a step down. Pain is read like a traffic light, "
                    "0-3 green, 4-5 amber, 6-10 red. The coach is stricter than its source, which "
                    "lets you go on at amber if the pain settles within a day. A step down is the "
                    "next weight that is at least 10 % lighter, from 6 on half the weight, and "
                    "without weights one level or two reps less."
                ),
                _own(
                    "Your safety answers advise the supported level: that level, until you answer "
                    "them again."
                ),
                by("rir", OWN_CHOICE)(
                    "Twice in a row under 80 % of the plan, or no reps in reserve: two reps fewer, "
                    "or less weight when reps are few already."
                ),
                by("detraining", "detraining-older", OWN_CHOICE)(
                    "Away 8 to 14 days: repeat the last session. 15 to 28 days: half the weight, "
                    "or one level down, but not below the plain beginner dose. Over 28 days: the "
                    "beginner level without weights, and the safety questions again. Summaries of "
                    "research say that strength holds for about four weeks. In middle-aged and "
                    "older people who had trained for less than half a year, only hard training "
                    "held for 4 to 6 weeks. The exact steps are our own choice."
                ),
                by("acsm-2009", ARTICLE)("Trained today or yesterday: a day between."),
                by("easy-week", "deload-trial", OWN_CHOICE)(
                    "Six full weeks in a row, or three hard sessions at the same dose: an easy "
                    "week with half the sets, rounded up. If you leave it out, the coach asks "
                    "again after six more weeks, or three weeks after the hard sessions. Easy "
                    "weeks are the practice of strength coaches; we know of no study with "
                    "beginners. In a trial with trained people, a whole week off cost some "
                    "strength."
                ),
                _own(
                    "After a step down, good sessions lead back to what you did before, one thing "
                    "at a time: a set, the rest, the depth, the support, or about a quarter of the "
                    "weight. The command lungetimer comeback lists them with their dates."
                ),
                by(ARTICLE, "two-for-two", OWN_CHOICE)(
                    "All done, 3 or more in reserve, pain at most 3: one more rep for each leg, up "
                    "to 12. At 12 with 2 or more in reserve in two sessions in a row: the next "
                    "thing, and back to 8 reps. From the supported level that is a third set, then "
                    "the shorter rest, then full depth, then no support; after that weights. The "
                    "2 in reserve are our own choice after a rule of the NSCA, which counts two "
                    "reps really done beyond the goal, not two felt to be left."
                ),
                _own("Otherwise the same again, and what is missing for more."),
            )
        ),
        Heading("What always holds"),
        Bullets(
            (
                _own(
                    "After pain or a lay-off the coach never goes up. After pain it waits for a "
                    "session on a later day with pain of 3 or less, and for one more; after a "
                    "lay-off for one with 2 or more in reserve and pain of 3 or less."
                ),
                _own(
                    "Answers that you did not give never count as good ones. If you never answer "
                    "the question about pain and never told of any, three good sessions earn one "
                    "step, and the coach says what it does not know."
                ),
                _own(
                    "A step down is never heavier, deeper or with less rest than what it comes "
                    "from. A step up changes one thing. Your own rests stay unless the level asks "
                    "for longer ones."
                ),
                _own(
                    "A session counts when at least half of its reps were done. Of less than that "
                    "only the pain counts, and that it was too much."
                ),
            )
        ),
        Heading("Left and right"),
        by("leg-balance", OWN_CHOICE).paragraph(
            "When you correct the reps of each leg, the coach compares them over six weeks. It "
            "says which leg stops earlier only if the legs differed in at least six sessions and "
            "in half of all of them, if it is nearly always the same leg, and if that leg did 10 % "
            "fewer reps or even fewer. Studies call 10 to 15 % a difference, though the evidence "
            "for that is thin."
        ),
    ),
)
