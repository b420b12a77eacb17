"""The numbers by which the coach decides, each with its source."""

from __future__ import annotations

from typing import Final

from lungetimer.coaching.sources import ARTICLE, OWN_CHOICE

HIGH_PAIN: Final = 4
"""Lowest pain (0-10) after which the coach suggests less: amber in the traffic-light scale."""
RED_PAIN: Final = 6
"""Lowest pain (0-10) that is red in the traffic-light scale."""
PAIN_HOURS: Final = 18
"""Only a session this many hours after the pain, on a later date, can show that pain is gone."""
CALM_SESSIONS: Final = 2
"""Sessions without pain before anything is added; the first needs an answer of 3 or less."""
SHORT_SHARE: Final = 0.8
"""If less than this share of the plan was done twice in a row, less is suggested."""
TRIED_SHARE: Final = 0.25
"""An attempt with at least this share of the plan done shows that the plan was too hard.

An attempt counts as a session only if half of the plan was done; the streak has the same rule.
"""
NEARLY_ALL_SHARE: Final = 0.95
"""A session with less than this share done is hard if reps in reserve were not reported."""
FEWER_REPS: Final = 2
"""Reps per leg removed in one step."""
FLOOR_REPS: Final = 3
"""Minimum reps per leg when reps are removed."""
FEWER_FROM_REPS: Final = 8
"""With fewer reps per leg than this, the level or the weight goes down instead of the reps."""
LIMIT_FLOOR_REPS: Final = 6
"""Minimum reps per leg, without weights, when reps are removed after 0 reps in reserve."""

REPEAT_FROM_DAYS: Final = 8
"""From this many days away on, the last session is repeated."""
DOWN_FROM_DAYS: Final = 15
"""From this many days away on, the plan is one level down or has half the weight."""
RESTART_FROM_DAYS: Final = 29
"""From this many days away on, training starts again at the beginner level."""
ASK_AGAIN_FROM_DAYS: Final = 29
"""The safety questions are due again this many days after the last answers and last session."""

LIGHTER_SHARE: Final = 0.9
"""A step down leads to the heaviest weight on sale within this share of the former weight."""
HALF_SHARE: Final = 0.5
"""Share of the weight after 15 to 28 days away, and after pain of 6 or more."""
BACK_SHARE: Final = 0.25
"""At most this share of the former weight is added in one step of a comeback."""
COMEBACK_DAYS: Final = 90
"""Days after pain or a long break during which the coach leads back to the former plan."""
GONE_DAYS: Final = 180
"""After more days away than this, ordinary progress starts again without a former plan."""

EASY_AFTER_WEEKS: Final = 6
"""Full weeks in a row after which an easy week is due."""
FULL_WEEK_DAYS: Final = (3, 4)
"""Training days that make a week full: the weekly target, limited to this range."""
EASY_DAYS: Final = 7
"""Length of an easy week in days, from its first session."""
COMEBACK_BY_CHOICE_DAYS: Final = 14
"""Days during which the coach leads back to the former plan if the person chose to do less."""
STALL_SESSIONS: Final = 3
"""Hard sessions in a row with the same sets, reps and weight after which an easy week is due."""
STALL_PAUSE_DAYS: Final = 21
"""Days after an easy week, done or ignored, until hard sessions can call for another one."""

SPARE_FOR_REP: Final = 3
"""Reps in reserve that are needed for one more rep."""
SPARE_AT_TOP: Final = 2
"""Reps in reserve, in two sessions in a row, that are needed for the next level or weight."""
UNASKED_SESSIONS: Final = 3
"""Good sessions in a row, all equal, that are needed for a step without answers about pain."""
AIM_SPARE: Final = 2
"""Least reps in reserve to aim for (2-4); with fewer, a session was hard."""
TOP_REPS: Final = 12
"""Reps per leg up to which reps are added before anything else."""
RESTART_REPS: Final = 8
"""Reps per leg after a step up."""
FULL_SETS: Final = 3
"""Sets of the beginner level."""

BALANCE_DAYS: Final = 42
"""Days over which the legs are compared."""
BALANCE_SESSIONS: Final = 6
"""Minimum number of sessions in which the legs differ; fewer could differ by chance alone."""
BALANCE_SHARE: Final = 0.1
"""Minimum difference as a share of the other leg's reps."""
BALANCE_CHANCE: Final = 0.05
"""Probability below which chance is ruled out (two-sided sign test)."""

MET_SETS: Final = 3.0
"""MET of warm-up and sets with their rests, code 02056: body-weight exercises, general."""
MET_LOADED: Final = 3.5
"""MET of sets with weights, code 02054: several exercises of 8-15 reps."""
MET_COOL_DOWN: Final = 2.3
"""MET of the cool-down, code 02101."""

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
    "COMEBACK_DAYS": OWN_CHOICE,
    "GONE_DAYS": OWN_CHOICE,
    "EASY_AFTER_WEEKS": OWN_CHOICE,
    "FULL_WEEK_DAYS": OWN_CHOICE,
    "EASY_DAYS": "easy-week",
    "COMEBACK_BY_CHOICE_DAYS": OWN_CHOICE,
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
    # Numbers that are defined in other modules
    "WEIGHT_RANGE_KG": OWN_CHOICE,
    "ROUND_TO": OWN_CHOICE,
    "REMIND_EVERY": OWN_CHOICE,
    "STEP_S": OWN_CHOICE,
    "WALK_NEEDS": OWN_CHOICE,
    "MIN_REPS": OWN_CHOICE,
    "LONGEST_DAYS": OWN_CHOICE,
    "LOOK_AHEAD": OWN_CHOICE,
    "STANDING_STILL": OWN_CHOICE,
    "LIGHT_KG": ARTICLE,
}
"""The source of each number by its name; a test checks that none in the package is left out."""
