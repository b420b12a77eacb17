"""Keys of the drills, and the selection of drills in a plan.

A plan's ``drills`` has one of three forms. Empty means all drills. A list of keys means exactly
these drills, in this order. A list of keys with a minus before each means all other drills.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.training.plan_limits import PlanError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ALL: Final = "all"

WARM_UP_KEYS: Final = (
    "march",
    "hip_circles",
    "leg_swings_left",
    "leg_swings_right",
    "ankle_rocks",
    "glute_squeezes",
    "squats",
    "half_lunges",
)
"""The drills of the warm-up, in their usual order."""

COOL_DOWN_KEYS: Final = (
    "easy_march",
    *(f"{name}_{leg}" for name in ("quad", "hip_flexor", "hamstring", "glute", "calf")
      for leg in ("left", "right")),
)  # fmt: skip
"""The stretches of the cool-down, in their usual order."""

STANDING: Final = {f"hip_flexor_{leg}": f"hip_flexor_standing_{leg}" for leg in ("left", "right")}
"""Kneeling stretches by key, each with the standing stretch that can replace it."""

_KEYS: Final = (*WARM_UP_KEYS, *COOL_DOWN_KEYS, *STANDING.values())
_OTHER_NAMES: Final = {"glute_bridge": "glute_squeezes"}
_LEGS: Final = ("_left", "_right")


def keys_of(name: str) -> tuple[str, ...]:
    """Return the keys of a drill: one, or one for each leg; none if the name is unknown."""
    name = _OTHER_NAMES.get(name, name)
    return (
        (name,) if name in _KEYS else tuple(k for k in _KEYS if k in {name + leg for leg in _LEGS})
    )


def names() -> tuple[str, ...]:
    """Return the names of drills that a user can type, without ``_left`` and ``_right``."""
    without_side = (key.removesuffix("_left") for key in _KEYS if not key.endswith("_right"))
    return tuple(without_side)


def allowed() -> str:
    """Return the part of an error message that lists the valid values of ``drills``."""
    return (
        f'"{ALL}", a list of the drills to do, like march,squats, or a list of those to leave out, '
        f"like -squats,-quad; the names are {', '.join(names())}; to choose one side of a drill "
        "that has two, add _left or _right to its name"
    )


def read_drills(value: object) -> tuple[str, ...]:
    """Return the drills of a plan, given as a name, names joined by commas, or a list of names.

    Raises:
        PlanError: a name is unknown or occurs twice, names with and without a minus are mixed, or
            "all" is combined with names.
    """
    if isinstance(value, str):
        words = [word.strip() for word in value.split(",")]
    elif isinstance(value, (list, tuple)) and all(isinstance(word, str) for word in value):
        words = [str(word).strip() for word in value]
    else:
        raise PlanError("drills", value, allowed())
    if words == [ALL]:
        return ()
    if not words:
        raise PlanError("drills", value, allowed())
    check_drills(words, value)
    return tuple(words)


def written_drills(words: Sequence[str]) -> str | list[str]:
    """Return a plan's drills in the form of the settings file, which `read_drills` parses."""
    return list(words) or ALL


def check_drills(words: Sequence[str], value: object = None) -> None:
    """Check the drills of a plan.

    Args:
        words: the drills; empty for all.
        value: what the user gave, for the error message; ``words`` if None.

    Raises:
        PlanError: a name is unknown or occurs twice, names with and without a minus are mixed, or
            "all" is combined with names.
    """
    shown = list(words) if value is None else value
    if ALL in words:
        raise PlanError("drills", shown, f'"{ALL}" alone, or a list without "{ALL}"')
    bare = [word.removeprefix("-") for word in words]
    for word, name in zip(words, bare, strict=True):
        if not keys_of(name):
            raise PlanError("drills", word, allowed())
    left_out = sum(word.startswith("-") for word in words)
    if left_out not in {0, len(words)}:
        raise PlanError("drills", shown, "a list in which either all names or none have a minus")
    keys = [key for name in bare for key in keys_of(name)]
    twice = next((key for key in keys if keys.count(key) > 1), None)
    if twice:
        raise PlanError(
            "drills", shown, f"a list that names each drill once ({twice} is in it twice)"
        )


def chosen(words: Sequence[str], usual: Iterable[str], *, kneeling: bool = True) -> tuple[str, ...]:
    """Return the keys of the drills to do in a warm-up or a cool-down, in order.

    Args:
        words: a plan's ``drills``.
        usual: the keys of all drills of the warm-up or the cool-down, in their usual order.
        kneeling: False to replace kneeling stretches by standing ones, except those that ``words``
            names.
    """
    usual = tuple(usual)
    if words and not words[0].startswith("-"):
        also = {STANDING[key] for key in usual if key in STANDING}
        return tuple(key for word in words for key in keys_of(word) if key in {*usual, *also})
    gone = {key for word in words for key in keys_of(word.removeprefix("-"))}
    kept = (key for key in usual if key not in gone)
    done = kept if kneeling else (STANDING.get(key, key) for key in kept)
    return tuple(key for key in done if key not in gone)


def with_choice(words: Sequence[str], name: str, *, done: bool) -> tuple[str, ...]:
    """Return a plan's drills with one drill switched on or off, for both legs.

    If ``words`` lists the drills to do, a drill that is switched on is appended. Otherwise the
    result lists the drills to leave out, so that drills that a later version adds will be done.

    Args:
        words: a plan's ``drills``.
        name: the name of the drill.
        done: whether to do it.
    """
    keys = set(keys_of(name))
    listed = bool(words) and not words[0].startswith("-")
    sign = "" if listed else "-"
    bare = [key for word in words for key in keys_of(word.removeprefix("-"))]
    others = [key for key in bare if key not in keys]
    if done is listed:
        others += [key for key in _KEYS if key in keys]
    if listed and not others:  # no drill remains: leave all out, because an empty list means all
        sign, others = "-", [*WARM_UP_KEYS, *COOL_DOWN_KEYS]
    return tuple(f"{sign}{word}" for word in _joined(others))


def _joined(keys: Sequence[str]) -> list[str]:
    """Return the keys, with ``x_left`` followed by ``x_right`` replaced by the name ``x``."""
    found: list[str] = []
    for key in keys:
        base = key.removesuffix("_right")
        if base != key and found and found[-1] == f"{base}_left":
            found[-1] = base
        else:
            found.append(key)
    return found


def known_drills(words: Iterable[str]) -> tuple[str, ...]:
    """Return the drills of a saved plan, without drills that this version does not know.

    A newer version with more drills may have saved the plan. If no drill is known, the result is
    empty, and an empty list stands for all drills.
    """
    found: list[str] = []
    for word in words:
        try:
            check_drills([*found, word])
        except PlanError:
            continue
        found.append(word)
    return tuple(found)
