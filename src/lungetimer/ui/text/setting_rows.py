"""Settings as rows one can change: how each reads, and what one step makes of it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lungetimer.frozen import replace
from lungetimer.settings import SETTINGS, Setting, Settings
from lungetimer.text import clean_text
from lungetimer.training.limits import settled
from lungetimer.training.loads import Unit, from_kg, load_words, to_kg
from lungetimer.training.stepping import turned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lungetimer.settings_file import Changes

LABELS: Final = {
    "weekly_target": "Training days a week",
    "first_weekday": "Week starts on",
    "sound_mode": "Sound",
    "volume": "Volume",
    "sound_backend": "Sound output",
    "spoken_focus": "Spoken tips",
    "warn_s": "Warning before the end",
    "latency_ms": "Sound latency",
    "keep_speaker_awake": "Keep speaker awake",
    "sound_folder": "Own sounds",
    "theme": "Theme",
    "plain": "Plain mode",
    "verbosity": "Plain mode detail",
    "glyphs": "Signs",
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
"""What each setting is called on the screen; a test holds it against `SETTINGS`."""
TOLD_WITH: Final = {"safety_level": "safety_accepted"}
"""Settings that have no row of their own, and the row that tells them."""
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
"""Where the body weight begins when it is first stepped."""
_UNITS: Final = {
    "volume": " %",
    "warn_s": " s",
    "latency_ms": " ms",
    "weekly_target": " days",
}


def rows() -> tuple[Setting, ...]:
    """The settings that have a row, in the order of the file."""
    return tuple(s for s in SETTINGS if s.attribute not in TOLD_WITH)


def can_step(setting: Setting) -> bool:
    """Whether arrows change it; the others have their own way, told in the row."""
    value = getattr(Settings(), setting.attribute)
    return bool(setting.choices or setting.range or isinstance(value, bool)) or (
        setting.attribute == "theme"
    )


def value_words(setting: Setting, settings: Settings) -> str:
    """The value as it reads."""
    value = getattr(settings, setting.attribute)
    if setting.attribute == "safety_accepted":
        return _safety_words(settings)
    if not value and setting.attribute in NONE_WHEN_EMPTY:
        return "none"
    if isinstance(value, tuple | str):
        return clean_text(value if isinstance(value, str) else " ".join(value))
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
    """The value one step on: words go round, numbers stop at their ends.

    Args:
        setting: one that `can_step`.
        settings: those that hold.
        direction: 1 or -1.
        themes: names of the themes there are.

    Returns:
        The new value; None where a step below the least means "not set".
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
    """The body weight in kg, one whole unit on; None where none is set."""
    if weight_kg is None:
        return FIRST_WEIGHT_KG if direction > 0 else None
    low, high, step = limits
    found = to_kg(settled(from_kg(weight_kg, unit), step, direction), unit)
    if found < low:
        return None
    found = min(found, high)
    return int(found) if found.is_integer() else found


def cleared(setting: Setting) -> object:
    """The value that holds when nothing is said."""
    return getattr(Settings(), setting.attribute)


def with_value(settings: Settings, setting: Setting, value: object) -> Settings:
    """The settings with this one changed."""
    return replace(settings, **{setting.attribute: value})  # type: ignore[arg-type]  # its own type


def change_of(setting: Setting, value: object) -> Changes:
    """What is written for it; None takes the key away."""
    return {setting.section: {setting.key: value}}
