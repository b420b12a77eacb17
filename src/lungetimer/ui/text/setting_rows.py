"""Rows of the settings screen: the text of each value, and the next or previous value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lungetimer.frozen import replace
from lungetimer.settings import SETTINGS, Setting, Settings
from lungetimer.text import clean_text
from lungetimer.training.loads import Unit, from_kg, load_words, to_kg
from lungetimer.training.plan_limits import settled
from lungetimer.training.stepping import turned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lungetimer.settings_file import Changes

LABELS: Final = {
    "weekly_target": "Weekly goal",
    "first_weekday": "Week starts on",
    "sound_mode": "Sound",
    "volume": "Volume",
    "sound_backend": "Sound output",
    "spoken_focus": "Spoken tips",
    "warn_s": "Warning sound",
    "latency_ms": "Sound latency",
    "keep_speaker_awake": "Keep speaker awake",
    "sound_folder": "Sound folder",
    "theme": "Theme",
    "plain": "Plain mode",
    "verbosity": "Plain mode detail",
    "glyphs": "Characters",
    "figure": "Figure",
    "reduced_motion": "Reduced motion",
    "keep_awake": "Keep screen on",
    "media_player": "Media keys",
    "body_weight_kg": "Body weight",
    "units": "Unit of weights",
    "kneeling": "Kneeling stretches",
    "safety_accepted": "Safety questions",
    "hook_command": "Hook",
    "notify": "Notifications",
}
"""Label of each setting on the screen; a test checks that every setting in `SETTINGS` has one."""
SHOWN_WITH: Final = {"safety_level": "safety_accepted"}
"""For each setting without a row of its own, the setting whose row shows it."""
SECTIONS: Final = {
    "streak": "Streak",
    "sound": "Sound",
    "screen": "Screen",
    "remote": "Remote control",
    "body": "Body",
    "safety": "Safety",
    "hooks": "Hooks",
}
NONE_WHEN_EMPTY: Final = frozenset({"warn_s", "sound_folder", "hook_command"})
FIRST_WEIGHT_KG: Final = 70
"""Body weight in kg at the first step up from "not set"."""
_UNITS: Final = {
    "volume": " %",
    "warn_s": " s",
    "latency_ms": " ms",
    "weekly_target": " days",
}


def rows() -> tuple[Setting, ...]:
    """Return the settings that have a row, in the order of the settings file."""
    return tuple(s for s in SETTINGS if s.attribute not in SHOWN_WITH)


def can_step(setting: Setting) -> bool:
    """Return whether the arrow keys change a setting; if not, its row says how to change it."""
    value = getattr(Settings(), setting.attribute)
    return bool(setting.choices or setting.range or isinstance(value, bool)) or (
        setting.attribute == "theme"
    )


def value_words(setting: Setting, settings: Settings) -> str:
    """Return a setting's value as text."""
    value = getattr(settings, setting.attribute)
    if setting.attribute == "safety_accepted":
        return _safety_words(settings)
    if not value and setting.attribute in NONE_WHEN_EMPTY:
        return "none"
    if isinstance(value, tuple | str):
        words = clean_text(value if isinstance(value, str) else " ".join(value))
        return words.capitalize() if setting.attribute == "first_weekday" else words
    if value is None or isinstance(value, bool):
        return {None: "not set", True: "on", False: "off"}[value]
    if setting.attribute == "body_weight_kg":
        return load_words(value, settings.unit)
    return f"{value:g}{_UNITS.get(setting.attribute, '')}"


def _safety_words(settings: Settings) -> str:
    if settings.safety_accepted is None:
        return "not answered yet; press ⏎ to answer"
    level = settings.safety_level or "beginner"
    return f"answered {settings.safety_accepted}, {level} recommended; press ⏎ to answer again"


def stepped(setting: Setting, settings: Settings, direction: int, themes: Sequence[str]) -> object:
    """Return the next or previous value; choices wrap around, numbers stop at their limits.

    Args:
        setting: a setting for which `can_step` is True.
        settings: the current settings.
        direction: 1 for the next value, -1 for the previous one.
        themes: the names of the available themes.

    Returns:
        The new value; None if the setting is not set afterwards.
    """
    value: Any = getattr(settings, setting.attribute)
    if isinstance(value, bool):
        return not value
    choices = tuple(themes) if setting.attribute == "theme" else setting.choices
    if choices:
        return turned(choices, value, direction)
    if setting.range is None:
        return value
    if setting.attribute == "body_weight_kg":
        return _stepped_weight(value, settings.unit, direction, setting.range)
    low, high, step = setting.range
    snapped = settled(value, step, direction)
    if snapped < low and getattr(Settings(), setting.attribute) is None:
        return None
    return int(min(max(snapped, low), high))


def _stepped_weight(
    weight_kg: float | None, unit: Unit, direction: int, limits: tuple[float, float, float]
) -> float | None:
    """Return the body weight in kg after one step; None if no weight is set afterwards.

    Args:
        weight_kg: the current body weight; None if not set.
        unit: the unit in which the user reads weights.
        direction: 1 to raise the weight, -1 to lower it.
        limits: the lowest and the highest weight in kg, and the step in ``unit``.
    """
    if weight_kg is None:
        return FIRST_WEIGHT_KG if direction > 0 else None
    low, high, step = limits
    found = to_kg(settled(from_kg(weight_kg, unit), step, direction), unit)
    if found < low:
        return None
    found = min(found, high)
    return int(found) if found.is_integer() else found


def cleared(setting: Setting) -> object:
    """Return the default of a setting."""
    return getattr(Settings(), setting.attribute)


def with_value(settings: Settings, setting: Setting, value: object) -> Settings:
    """Return a copy of the settings in which ``setting`` has this value."""
    return replace(settings, **{setting.attribute: value})  # type: ignore[arg-type]  # the value has the setting's type


def change_of(setting: Setting, value: object) -> Changes:
    """Return the change to write to the settings file; a value of None removes the entry."""
    return {setting.section: {setting.key: value}}
