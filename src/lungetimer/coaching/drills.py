"""Warm-up drills and cool-down stretches: names, seconds, a one-line cue and a longer description.

The order of the warm-up is that of RAMP (Jeffreys): raise the pulse, activate the muscles and
mobilise the joints, and then do moves that are close to the real exercise (RAMP calls this
"potentiate"). The choice of drills and their seconds is our own.

A stretch takes 15 s in the short routine and 24 s in the full routine. Both are within the 10-30 s
that ACSM 2021 recommends. The 24 s are longer than the 10-15 s that the NHS recommends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.coaching.sources import OWN_CHOICE
from lungetimer.frozen import frozen
from lungetimer.training.drill_keys import chosen
from lungetimer.training.plan import Routine
from lungetimer.training.timeline import Drill

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lungetimer.training.plan import Plan


@frozen
class DrillNote:
    """Description of one drill or stretch.

    Attributes:
        key: a stable identifier, which also tells the figure what to draw.
        name: the name shown, at most 32 characters.
        cue: one line, at most 48 characters.
        how_to: a few sentences for the guide.
        full_s: seconds in the full routine.
        short_s: seconds in the short routine; 0 if the drill is not in it.
        source: key of the source of this drill in `sources`.
    """

    key: str
    name: str
    cue: str
    how_to: str
    full_s: int
    short_s: int
    source: str = OWN_CHOICE


WARM_UP: Final = (
    DrillNote(
        "march",
        "March on the spot",
        "Knees up, pump your arms, breathe easily",
        "March on the spot and swing your arms. Start gently, and lift your knees higher as you "
        "warm up, until you breathe a little faster.",
        60,
        40,
        "ramp",
    ),
    DrillNote(
        "hip_circles",
        "Hip circles",
        "Slow circles, then the other way round",
        "Put your hands on your hips and your feet a little wider than your hips. Draw slow "
        "circles with your hips: first one way, and after half the time the other way.",
        30,
        0,
    ),
    DrillNote(
        "leg_swings_left",
        "Leg swings, left leg",
        "Hand on a wall, swing easily, stand tall",
        "Stand with a wall beside you and put one hand on it. Swing your left leg forward and "
        "back from the hip, with small swings at first. Keep your back still.",
        20,
        0,
    ),
    DrillNote(
        "leg_swings_right",
        "Leg swings, right leg",
        "Hand on a wall, swing easily, stand tall",
        "Turn round and put the other hand on the wall. Swing your right leg forward and back "
        "from the hip, with small swings at first. Keep your back still.",
        20,
        0,
    ),
    DrillNote(
        "ankle_rocks",
        "Ankle rocks",
        "Knee over the toes, heel down; change halfway",
        "Put one foot forward, flat on the floor. Rock the knee over the toes and back, and keep "
        "the heel down. After half the time, change feet.",
        30,
        0,
    ),
    DrillNote(
        "glute_squeezes",
        "Bridges or glute squeezes",
        "Squeeze for one breath, let go, repeat",
        "For glute bridges, lie on your back with your feet flat. Lift your hips, squeeze your "
        "glutes, and lower your hips again. To stay standing instead, squeeze your glutes for one "
        "breath, let go, and repeat.",
        35,
        0,
        "ramp",
    ),
    DrillNote(
        "squats",
        "Easy squats",
        "Sit back, heels down, chest up",
        "Put your feet hip-width apart or a little wider. Sit back and down as far as feels easy, "
        "keep your heels on the floor, and stand up again. Use no weights.",
        35,
        40,
    ),
    DrillNote(
        "half_lunges",
        "Half-depth reverse lunges",
        "Left, right; sink only halfway, no hurry",
        "Do reverse lunges to half the depth, left and right in turn. Find your step length and "
        "your balance before the sets.",
        40,
        40,
        "ramp",
    ),
)
"""The drills in order. The full warm-up takes 270 s, the short one 120 s."""

_QUAD = (
    "Hold on to a wall or a chair. Bring your {leg} heel towards your seat and hold the ankle. "
    "Keep your knees side by side, push your hips forward, and do not arch your back."
)
_HIP = (
    "Kneel on your {leg} knee, on a cushion if you like, with the other foot in front. Squeeze "
    "your {leg} glute and move your hips forward until you feel the stretch at the front of the "
    "{leg} hip."
)
_HIP_STANDING = (
    "Stand in a long split stance with your {leg} foot back, its heel off the floor and a hand on "
    "a wall or a chair. Tuck your hips under, squeeze your {leg} glute and bend your front knee a "
    "little until you feel the stretch at the front of the {leg} hip."
)
_HAMSTRING = (
    "Put your {leg} heel forward on the floor with the toes up and the leg nearly straight. Bend "
    "forward at the hips with a long back until you feel the stretch at the back of the thigh."
)
_GLUTE = (
    "Sit on a chair or lie on your back, and put your {leg} ankle on the other knee. Lean forward "
    "with a long back, or draw your legs in, until you feel the stretch in your {leg} glute."
)
_CALF = (
    "Put your hands on a wall and your {leg} foot back, with its heel on the floor and its toes "
    "pointing forward. Lean in until you feel the stretch in your {leg} calf."
)


def _sides(key: str, name: str, cue: str, how_to: str, short_s: int) -> tuple[DrillNote, ...]:
    """Return a stretch for the left and one for the right leg, each 24 s in the full routine."""
    return tuple(
        DrillNote(
            f"{key}_{leg}",
            f"{name}, {leg}",
            cue,
            how_to.format(leg=leg),
            24,
            short_s,
            "acsm-2021",
        )
        for leg in ("left", "right")
    )


COOL_DOWN: Final = (
    DrillNote(
        "easy_march",
        "Easy march",
        "Slow steps, long breaths out",
        "March on the spot, slower and slower, and let your breathing slow down too.",
        60,
        30,
    ),
    *_sides("quad", "Quad stretch", "Heel to seat, knees side by side", _QUAD, 15),
    *_sides("hip_flexor", "Hip-flexor stretch", "Half-kneeling, hips forward, tall", _HIP, 15),
    *_sides("hamstring", "Hamstring stretch", "Heel forward, hinge, long back", _HAMSTRING, 0),
    *_sides("glute", "Glute stretch", "Ankle on the other knee, lean in gently", _GLUTE, 0),
    *_sides("calf", "Calf stretch", "Back heel down, lean into the wall", _CALF, 0),
)
"""The stretches in order. The full cool-down takes 300 s, the short one 90 s."""

STANDING: Final = _sides(
    "hip_flexor_standing", "Standing hip stretch", "Split stance, back heel up, tuck the hips",
    _HIP_STANDING, 15,
)  # fmt: skip
"""The standing form of the half-kneeling stretch, for people who do not kneel."""


NOTES: Final[dict[str, DrillNote]] = {note.key: note for note in (*WARM_UP, *COOL_DOWN, *STANDING)}
"""Every drill and stretch by its key."""


def routines(plan: Plan, *, kneeling: bool = True) -> tuple[tuple[Drill, ...], tuple[Drill, ...]]:
    """Return the warm-up and the cool-down of a plan.

    Args:
        plan: its routines and drills.
        kneeling: False to replace kneeling stretches by standing ones.
    """
    return (
        warm_up(plan.warm_up, plan.drills),
        cool_down(plan.cool_down, plan.drills, kneeling=kneeling),
    )


def warm_up(routine: Routine, drills: Sequence[str] = ()) -> tuple[Drill, ...]:
    """Return the drills of a warm-up in order, each with its seconds; empty if ``routine`` is off.

    Args:
        routine: full, short or off.
        drills: the value of a plan's field ``drills``. If it lists the drills to do, the short
            routine includes them all; those that it usually lacks take half their full time.
    """
    return _drills(WARM_UP, routine, drills, kneeling=True)


def cool_down(
    routine: Routine, drills: Sequence[str] = (), *, kneeling: bool = True
) -> tuple[Drill, ...]:
    """Return the stretches of a cool-down in order; for arguments see `warm_up` and `routines`."""
    return _drills(COOL_DOWN, routine, drills, kneeling=kneeling)


def _drills(
    notes: tuple[DrillNote, ...], routine: Routine, drills: Sequence[str], *, kneeling: bool
) -> tuple[Drill, ...]:
    """Return the chosen drills with their seconds in the routine, without drills of 0 s."""
    if routine is Routine.OFF:
        return ()
    named = bool(drills) and not drills[0].startswith("-")
    timed: list[Drill] = []
    for key in chosen(drills, (note.key for note in notes), kneeling=kneeling):
        note = NOTES[key]
        short_s = note.short_s or (note.full_s // 2 if named else 0)
        length_s = note.full_s if routine is Routine.FULL else short_s
        if length_s:
            timed.append(Drill(key, note.name, length_s, note.cue))
    return tuple(timed)
