"""Numbers from the FIT profile 21.218 for the messages, fields and values that we export."""

from __future__ import annotations

from typing import Final

from lungetimer.training.loads import Unit
from lungetimer.training.plan import Equipment

# Numbers of messages.
FILE_ID: Final = 0
SESSION: Final = 18
LAP: Final = 19
EVENT: Final = 21
WORKOUT: Final = 26
WORKOUT_STEP: Final = 27
ACTIVITY: Final = 34
SET: Final = 225
EXERCISE_TITLE: Final = 264

# Numbers of fields that many messages have.
TIMESTAMP: Final = 253
MESSAGE_INDEX: Final = 254

# Values of enumerations.
FILE_ACTIVITY: Final = 4
FILE_WORKOUT: Final = 5
DEVELOPMENT: Final = 255
"""The manufacturer id for files that no device made."""
SPORT_TRAINING: Final = 10
SUB_SPORT_STRENGTH: Final = 20
UNITS: Final = {Unit.KG: 1, Unit.LB: 2}
"""Unit in which the watch shows a weight -> value in the file, where weights are in kilograms."""

LUNGE: Final = 17
"""Exercise category "lunge"."""

# Numbers of exercise names in the category "lunge". FIT has no name for a reverse lunge without
# weights or with a kettlebell, so these are exported as a lunge (32) with a title of our own. We do
# not use barbell_reverse_lunge (11): a barbell in another program's file is imported as a
# kettlebell, so a kettlebell in our history may be either.
LUNGE_NAMES: Final = {
    Equipment.NONE: 32,
    Equipment.DUMBBELLS: 82,  # dumbbell_reverse_lunge
    Equipment.KETTLEBELL: 32,
}
TITLES: Final = {
    Equipment.NONE: "Reverse lunge",
    Equipment.DUMBBELLS: "Reverse lunge (dumbbells)",
    Equipment.KETTLEBELL: "Reverse lunge (kettlebell)",
}
