"""The numbers the coach decides by, each with its source."""

from __future__ import annotations

from typing import Final

from lungetimer.coaching.sources import ARTICLE, OWN_CHOICE

HIGH_PAIN: Final = 4
"""Pain 0-10 from which the coach steps down: the light is amber from 4."""
RED_PAIN: Final = 6
"""Pain 0-10 from which the light is red."""
SHORT_SHARE: Final = 0.8
"""Below this share of the plan, twice running, less is suggested."""
FEWER_REPS: Final = 2
"""Reps per leg taken away at once."""
FLOOR_REPS: Final = 3
"""Reps per leg below which nothing is taken away any more."""
FEWER_FROM_REPS: Final = 8
"""From so many reps per leg, reps are taken away; with fewer it is a level."""

REPEAT_FROM_DAYS: Final = 8
"""Days away from which the last session is repeated."""
DOWN_FROM_DAYS: Final = 15
"""Days away from which it is one level down."""
RESTART_FROM_DAYS: Final = 29
"""Days away from which it is beginner again, with the safety questions."""

EASY_AFTER_WEEKS: Final = 6
"""Kept weeks in a row after which an easy one comes."""
EASY_DAYS: Final = 7
"""How long the coach keeps a week easy, from its first session."""
USUAL_AFTER_DAYS: Final = 14
"""From here on half the sets are no easy week any more, but the person's new usual."""
STALL_SESSIONS: Final = 3
"""Sessions in a row at one dose that make a stall."""
STALL_PAUSE_DAYS: Final = 21
"""Days after an easy session in which a stall asks for no other."""

SPARE_FOR_REP: Final = 3
"""Reps in reserve that earn one more rep."""
SPARE_AT_TOP: Final = 2
"""Reps in reserve, in two sessions running, that earn the next level or weight."""
AIM_SPARE: Final = 2
"""Aim at 2-4 reps in reserve: with less than this a session was too much to add to."""
TOP_REPS: Final = 12
"""Reps per leg up to which reps are added before anything else grows."""
RESTART_REPS: Final = 8
"""Reps per leg after a step up."""
FULL_SETS: Final = 3
"""Sets of the beginner dose."""

MET_SETS: Final = 3.0
"""Warm-up and sets with their rests, code 02056: body-weight exercises, in general."""
MET_LOADED: Final = 3.5
"""Sets with weights, code 02054: several exercises of 8-15 reps."""
MET_COOL_DOWN: Final = 2.3
"""Cool-down, code 02101."""

SOURCE_OF: Final[dict[str, str]] = {
    "HIGH_PAIN": "pain-lights",
    "RED_PAIN": "pain-lights",
    "SHORT_SHARE": OWN_CHOICE,
    "FEWER_REPS": OWN_CHOICE,
    "FLOOR_REPS": OWN_CHOICE,
    "FEWER_FROM_REPS": OWN_CHOICE,
    "REPEAT_FROM_DAYS": OWN_CHOICE,
    "DOWN_FROM_DAYS": OWN_CHOICE,
    "RESTART_FROM_DAYS": "detraining",
    "EASY_AFTER_WEEKS": OWN_CHOICE,
    "EASY_DAYS": "easy-week",
    "USUAL_AFTER_DAYS": OWN_CHOICE,
    "STALL_SESSIONS": OWN_CHOICE,
    "STALL_PAUSE_DAYS": OWN_CHOICE,
    "SPARE_FOR_REP": OWN_CHOICE,
    "SPARE_AT_TOP": "two-for-two",
    "AIM_SPARE": OWN_CHOICE,
    "TOP_REPS": OWN_CHOICE,
    "RESTART_REPS": "acsm-2009",
    "FULL_SETS": ARTICLE,
    "MET_SETS": "compendium",
    "MET_LOADED": "compendium",
    "MET_COOL_DOWN": "compendium",
    # Numbers that live with what they serve
    "WEIGHT_RANGE_KG": OWN_CHOICE,
    "ROUND_TO": OWN_CHOICE,
    "REMIND_EVERY": OWN_CHOICE,
    "WALK_NEEDS": OWN_CHOICE,
}
"""The source of each number by its name; a test walks the package for numbers left out."""
