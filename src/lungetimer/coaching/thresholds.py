"""The numbers the coach decides by, each with its source."""

from __future__ import annotations

from typing import Final

from lungetimer.coaching.sources import ARTICLE, OWN_CHOICE

HIGH_PAIN: Final = 4
"""Pain 0-10 from which the coach steps down: the light is amber from 4."""
RED_PAIN: Final = 6
"""Pain 0-10 from which the light is red."""
PAIN_HOURS: Final = 18
"""A session less than so many hours after pain, or on the same date, does not show it is gone."""
CALM_SESSIONS: Final = 2
"""Sessions after pain, the first answered with 3 or less, before anything is added again."""
SHORT_SHARE: Final = 0.8
"""Below this share of the plan, twice in a row, less is suggested."""
TRIED_SHARE: Final = 0.25
"""From this share of the plan on, an unfinished attempt shows that it was too much.

It is no session for all that: half of the plan makes one, here as for the streak.
"""
NEARLY_ALL_SHARE: Final = 0.95
"""With at least this share done, an unanswered session is not called hard."""
FEWER_REPS: Final = 2
"""Reps per leg taken away at once."""
FLOOR_REPS: Final = 3
"""Reps per leg below which nothing is taken away any more."""
FEWER_FROM_REPS: Final = 8
"""From so many reps per leg, reps are taken away; with fewer it is a level, or weight."""
LIMIT_FLOOR_REPS: Final = 6
"""Reps per leg, without weights, below which an answer of 0 in reserve takes none away."""

REPEAT_FROM_DAYS: Final = 8
"""Days away from which the last session is repeated."""
DOWN_FROM_DAYS: Final = 15
"""Days away from which it is one level down, or half the weight."""
RESTART_FROM_DAYS: Final = 29
"""Days away from which it is beginner again."""
ASK_AGAIN_FROM_DAYS: Final = 29
"""Days since the questions and the latest session from which the safety questions are due again."""

LIGHTER_SHARE: Final = 0.9
"""A step down with weights is the next weight at or below this share of the one before."""
HALF_SHARE: Final = 0.5
"""Share of the weight after 15 to 28 days away, and after pain of 6 and more."""
BACK_SHARE: Final = 0.25
"""On the way back, at most this share of the former weight is added in one step."""
BACK_DAYS: Final = 90
"""For so many days after a step down the way back stays open."""
GONE_DAYS: Final = 180
"""After more days away than this there is no way back: it is progress from the start."""

EASY_AFTER_WEEKS: Final = 6
"""Full weeks in a row after which an easy one comes."""
FULL_WEEK_DAYS: Final = (3, 4)
"""Training days that make a week full: the weekly target, but never fewer or more than these."""
EASY_DAYS: Final = 7
"""How long the coach keeps a week easy, from its first session."""
USUAL_AFTER_DAYS: Final = 14
"""For so many days fewer sets or less weight of one's own accord are led back from."""
STALL_SESSIONS: Final = 3
"""Sessions in a row at one dose that make a stall."""
STALL_PAUSE_DAYS: Final = 21
"""Days after an easy session, or after it was left out, in which a stall asks for no other."""

SPARE_FOR_REP: Final = 3
"""Reps in reserve that earn one more rep."""
SPARE_AT_TOP: Final = 2
"""Reps in reserve, in two sessions in a row, that earn the next level or weight."""
UNASKED_SESSIONS: Final = 3
"""Good sessions in a row at one dose that earn a step while the question about pain stays open."""
AIM_SPARE: Final = 2
"""Aim at 2-4 reps in reserve: with less than this a session was too much to add to."""
TOP_REPS: Final = 12
"""Reps per leg up to which reps are added before anything else grows."""
RESTART_REPS: Final = 8
"""Reps per leg after a step up."""
FULL_SETS: Final = 3
"""Sets of the beginner dose."""

BALANCE_DAYS: Final = 42
"""How far back the legs are compared."""
BALANCE_SESSIONS: Final = 6
"""Sessions in which the legs differed that it takes: with fewer, chance alone could do it."""
BALANCE_SHARE: Final = 0.1
"""By this share of the other leg's reps, or more, one leg has to stop earlier."""
BALANCE_CHANCE: Final = 0.05
"""How likely chance alone may be to make one leg the weaker so often (two-sided sign test)."""

MET_SETS: Final = 3.0
"""Warm-up and sets with their rests, code 02056: body-weight exercises, in general."""
MET_LOADED: Final = 3.5
"""Sets with weights, code 02054: several exercises of 8-15 reps."""
MET_COOL_DOWN: Final = 2.3
"""Cool-down, code 02101."""

SOURCE_OF: Final[dict[str, str]] = {
    "HIGH_PAIN": "pain-lights",
    "RED_PAIN": "pain-lights",
    "PAIN_HOURS": OWN_CHOICE,
    "CALM_SESSIONS": OWN_CHOICE,
    "SHORT_SHARE": OWN_CHOICE,
    "TRIED_SHARE": OWN_CHOICE,
    "NEARLY_ALL_SHARE": OWN_CHOICE,
    "FEWER_REPS": OWN_CHOICE,
    "FLOOR_REPS": OWN_CHOICE,
    "FEWER_FROM_REPS": OWN_CHOICE,
    "LIMIT_FLOOR_REPS": OWN_CHOICE,
    "REPEAT_FROM_DAYS": OWN_CHOICE,
    "DOWN_FROM_DAYS": OWN_CHOICE,
    "RESTART_FROM_DAYS": "detraining",
    "ASK_AGAIN_FROM_DAYS": OWN_CHOICE,
    "LIGHTER_SHARE": OWN_CHOICE,
    "HALF_SHARE": OWN_CHOICE,
    "BACK_SHARE": OWN_CHOICE,
    "BACK_DAYS": OWN_CHOICE,
    "GONE_DAYS": OWN_CHOICE,
    "EASY_AFTER_WEEKS": OWN_CHOICE,
    "FULL_WEEK_DAYS": OWN_CHOICE,
    "EASY_DAYS": "easy-week",
    "USUAL_AFTER_DAYS": OWN_CHOICE,
    "STALL_SESSIONS": OWN_CHOICE,
    "STALL_PAUSE_DAYS": OWN_CHOICE,
    "SPARE_FOR_REP": OWN_CHOICE,
    "SPARE_AT_TOP": "two-for-two",
    "UNASKED_SESSIONS": OWN_CHOICE,
    "AIM_SPARE": OWN_CHOICE,
    "TOP_REPS": OWN_CHOICE,
    "RESTART_REPS": "acsm-2009",
    "FULL_SETS": ARTICLE,
    "BALANCE_DAYS": OWN_CHOICE,
    "BALANCE_SESSIONS": OWN_CHOICE,
    "BALANCE_SHARE": "leg-balance",
    "BALANCE_CHANCE": OWN_CHOICE,
    "MET_SETS": "compendium",
    "MET_LOADED": "compendium",
    "MET_COOL_DOWN": "compendium",
    # Numbers that live with what they serve
    "WEIGHT_RANGE_KG": OWN_CHOICE,
    "ROUND_TO": OWN_CHOICE,
    "REMIND_EVERY": OWN_CHOICE,
    "STEP_S": OWN_CHOICE,
    "WALK_NEEDS": OWN_CHOICE,
    "LEAST_REPS": OWN_CHOICE,
    "LONGEST_DAYS": OWN_CHOICE,
    "LOOK_AHEAD": OWN_CHOICE,
    "STANDING_STILL": OWN_CHOICE,
    "LIGHT_KG": ARTICLE,
}
"""The source of each number by its name; a test walks the package for numbers left out."""
