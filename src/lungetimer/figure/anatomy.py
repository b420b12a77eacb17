"""Measures of the drawn body, as fractions of its height.

Segment lengths: Drillis and Contini 1966, as tabulated in Winter, Biomechanics and Motor Control of
Human Movement. Thicknesses are our own choice: thinner limbs do not look like a body on a small
braille canvas.
"""

from __future__ import annotations

from typing import Final

ANKLE_HEIGHT: Final = 0.039
SHANK: Final = 0.246
THIGH: Final = 0.245
TRUNK: Final = 0.288
NECK: Final = 0.052
HEAD: Final = 0.130
FOOT: Final = 0.152
UPPER_ARM: Final = 0.186
FOREARM: Final = 0.146
HAND: Final = 0.108

LEG_REACH: Final = THIGH + SHANK
ARM_REACH: Final = UPPER_ARM + FOREARM
STANDING_HIP: Final = ANKLE_HEIGHT + LEG_REACH

BALL_AHEAD: Final = 0.0685
"""Distance of the ball of the foot ahead of the ankle, the same in all poses of a lunge."""
HEEL_BEHIND: Final = 0.0415
"""Distance of the heel behind the ankle."""
TOES: Final = FOOT - BALL_AHEAD - HEEL_BEHIND
"""Distance from the ball of the foot to the tip of the toes."""
SHOULDER: Final = 0.90
"""Position of the shoulder as a share of the trunk, from the hips."""

HIP_HALF: Final = 0.052
"""Half the distance between the hip joints, for views from the front."""
SHOULDER_HALF: Final = 0.105
"""Half the distance between the shoulder joints, for views from the front."""
