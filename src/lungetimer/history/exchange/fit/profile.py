"""Numbers of the FIT profile for messages, fields and values that lunges need (profile 21.218)."""

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
"""Manufacturer id of files that were not made by a device."""
SPORT_TRAINING: Final = 10
SUB_SPORT_STRENGTH: Final = 20
UNITS: Final = {Unit.KG: 1, Unit.LB: 2}
"""Value for the unit in which a weight is shown; weights are always stored in kilograms."""

LUNGE: Final = 17
"""Exercise category "lunge"."""

# Exercise names in that category. There is no plain reverse lunge, so without weights and with a
# kettlebell it is exported as a lunge (32) with its own title. barbell_reverse_lunge (11) is not
# used: a barbell in another program's file is imported as a kettlebell, so the two look the same.
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
