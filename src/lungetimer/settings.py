"""The settings: their names, valid values and defaults.

This module does no I/O; the module `settings_file` reads and writes the settings file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from lungetimer.frozen import field, frozen, names
from lungetimer.settings_checks import (
    Check,
    choice,
    date,
    folder,
    name,
    number,
    switch,
    warning,
    words,
)
from lungetimer.text import clean_text
from lungetimer.training.loads import Unit
from lungetimer.training.plan import Plan, PlanError, UnknownFieldError, plan_from
from lungetimer.training.plan_limits import must_be

if TYPE_CHECKING:
    import datetime as dt

SHOWN_SIGNS: Final = 200
APPLIES: Final = "the default applies"
"""The words at the end of the message about an invalid value."""


@frozen
class Setting:
    """Definition of one setting.

    Attributes:
        attribute: the name of the attribute of `Settings` that has the value.
        section: the name of the table in the settings file.
        key: the key in this table.
        check: function that returns the value, or raises ValueError with a description of the valid
            values.
        explain: one line that explains the setting to the user.
        choices: the valid words, if the setting is a choice.
        range: (low, high, step), if the setting is a number.
    """

    attribute: str
    section: str
    key: str
    check: Check
    explain: str
    choices: tuple[str, ...] = ()
    range: tuple[float, float, float] | None = None

    @property
    def where(self) -> str:
        """The place of the setting in the settings file: ``section.key``."""
        return f"{self.section}.{self.key}"


def _choose(attribute: str, where: str, choices: tuple[str, ...], explain: str) -> Setting:
    section, key = where.split(".")
    return Setting(attribute, section, key, choice(*choices), explain, choices=choices)


def _count(
    attribute: str,
    where: str,
    bounds: tuple[float, float, float],
    explain: str,
    *,
    like: float,
    whole: bool,
) -> Setting:
    section, key = where.split(".")
    check = number(bounds[0], bounds[1], like=like, whole=whole)
    return Setting(attribute, section, key, check, explain, range=bounds)


SETTINGS: Final[tuple[Setting, ...]] = (
    _count("weekly_target", "streak.weekly_target", (1, 7, 1),
           "Training days in a week; 3 is right for beginners. Past weeks keep the goal they had",
           like=3, whole=True),
    _choose("first_weekday", "streak.first_weekday", ("monday", "sunday"),
            "The first day of each week"),
    _choose("sound_mode", "sound.mode", ("voice", "tones", "off"),
            "Spoken words and tones, only tones, or no sound"),
    _count("volume", "sound.volume", (0, 100, 5), "In percent of full volume; 0 is silent",
           like=80, whole=True),
    _choose("sound_backend", "sound.backend",
            ("auto", "simpleaudio", "miniaudio", "bell", "none"),
            "The sound system; auto uses the first one that works"),
    Setting("spoken_focus", "sound", "spoken_focus", switch,
            "Say the tip for the next set aloud during a rest, if spoken words are on"),
    Setting("warn_s", "sound", "warn_s", warning,
            "How many seconds before the end of a rest or a drill a warning sounds; 0 for none",
            range=(0, 60, 5)),
    _count("latency_ms", "sound.latency_ms", (-500, 2000, 10),
           "How late you hear a sound, in milliseconds (negative: too early); lungetimer doctor "
           "helps to measure it",
           like=150, whole=True),
    Setting("keep_speaker_awake", "sound", "keep_awake", switch,
            "Play an inaudible noise instead of silence, for speakers that turn themselves off"),
    Setting("sound_folder", "sound", "folder", folder,
            "A folder with your own WAV files; they replace the sounds with the same names"),
    Setting("theme", "screen", "theme", name, "The colours of the screen; ctrl+p lists all themes"),
    Setting("plain", "screen", "plain", switch,
            "Print lines instead of a full screen, for screen readers and simple terminals"),
    _choose("verbosity", "screen.verbosity", ("quiet", "normal", "verbose"),
            "What plain mode prints. quiet: sets, rests, drills; normal: also reps; verbose: also "
            "parts of reps, and tips"),
    _choose("glyphs", "screen.glyphs", ("auto", "full", "console", "ascii"),
            "The characters to draw with; auto uses what the terminal can draw"),
    Setting("figure", "screen", "figure", switch, "Draw the moving figure"),
    Setting("reduced_motion", "screen", "reduced_motion", switch,
            "Show still pictures instead of movement, and do not flash"),
    Setting("keep_awake", "screen", "keep_awake", switch,
            "Keep the screen on during a session and during the first ten minutes of a pause"),
    Setting("media_player", "remote", "media_player", switch,
            "Let media keys, a headset or a phone control a session (needs lungetimer[remote])"),
    _count("body_weight_kg", "body.weight_kg", (20, 300, 1),
           "Used only to estimate the energy of a session; leave it empty to hide the estimate",
           like=70, whole=False),
    _choose("units", "body.units", ("kg", "lb"),
            "Show and type weights in kilograms or pounds; load_kg in the settings file is "
            "always in kg"),
    Setting("kneeling", "body", "kneeling", switch,
            "Do the hip-flexor stretch kneeling; turn it off to do it standing"),
    Setting("safety_accepted", "safety", "accepted", date,
            "The date when you last answered the safety questions"),
    _choose("safety_level", "safety.level", ("supported", "beginner"),
            "The level that was recommended after these questions"),
    Setting("hook_command", "hooks", "command", words,
            "A program that gets each phase, set and rep as JSON on its standard input"),
    Setting("notify", "hooks", "notify", switch,
            "Show a desktop notification when a rest or the session is over and the window is "
            "not in front"),
)  # fmt: skip


@frozen
class Settings:
    """The value of every setting; see `SETTINGS` for the meaning and the valid values of each."""

    plan: Plan = field(default_factory=Plan)
    presets: Mapping[str, Plan] = field(default_factory=dict)
    weekly_target: int = 3
    first_weekday: str = "monday"
    sound_mode: str = "voice"
    volume: int = 80
    sound_backend: str = "auto"
    spoken_focus: bool = False
    warn_s: int = 10
    latency_ms: int = 0
    keep_speaker_awake: bool = False
    sound_folder: str = ""
    theme: str = "lungetimer-dark"
    plain: bool = False
    verbosity: str = "normal"
    glyphs: str = "auto"
    figure: bool = True
    reduced_motion: bool = False
    keep_awake: bool = True
    media_player: bool = True
    body_weight_kg: float | None = None
    units: str = "kg"
    kneeling: bool = True
    safety_accepted: dt.date | None = None
    safety_level: str | None = None
    hook_command: tuple[str, ...] = ()
    notify: bool = False
    keys: Mapping[str, str] = field(default_factory=dict)

    @property
    def unit(self) -> Unit:
        """The unit in which weights are typed and shown."""
        return Unit(self.units)


PLAN_KEYS: Final = tuple(name for name in names(Plan) if name != "level")


def settings_from(document: Mapping[str, object]) -> tuple[Settings, tuple[str, ...]]:
    """Return the settings in a parsed settings file, with the default for every invalid value.

    Returns:
        The settings, and for each problem a line with the key, the value and the valid values.
    """
    values: dict[str, Any] = {}
    problems: list[str] = []
    known = {s.section for s in SETTINGS} | {"plan", "presets", "keys"}
    problems += [
        f"[{section}] is not a section and was ignored; the sections are {', '.join(sorted(known))}"
        for section in document
        if section not in known
    ]
    problems += [
        _wrong(section, value, f"a table, like [{section}]")
        for section, value in document.items()
        if section in known and not isinstance(value, Mapping)
    ]
    for setting in SETTINGS:
        table = _table(document, setting.section)
        if setting.key in table:
            try:
                values[setting.attribute] = setting.check(table[setting.key])
            except ValueError as error:
                problems.append(_wrong(setting.where, table[setting.key], str(error)))
    values["plan"] = _plan(_table(document, "plan"), "plan", Plan(), problems)
    values["presets"] = _presets(_table(document, "presets"), values["plan"], problems)
    values["keys"] = _keys(_table(document, "keys"), problems)
    problems += _unknown_keys(document)
    return Settings(**values), tuple(problems)


def _table(document: Mapping[str, object], section: str) -> Mapping[str, object]:
    table = document.get(section, {})
    return table if isinstance(table, Mapping) else {}


def _wrong(where: str, value: object, allowed: str) -> str:
    return f"{must_be(where, _short(value), allowed)}; {APPLIES}"


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= SHOWN_SIGNS else f"{text[:SHOWN_SIGNS]}…"


def _plan(
    table: Mapping[str, object], where: str, base: Plan, problems: list[str], level: str = ""
) -> Plan:
    """Return the plan in a table of the settings file; add a line to ``problems`` for each error.

    Each field is read on its own, so that a wrong value affects only its own field. The list of
    reps is read first, because its length is the number of sets. If the key ``sets`` has a
    different number, this is an error.
    """
    plan = plan_from({"level": level}, base) if level else base
    listed: dict[str, object] = {}
    for key, value in sorted(table.items(), key=lambda item: item[0] != "reps"):
        if key == "level" and not isinstance(value, str):
            problems.append(_wrong(f"{where}.level", value, 'a name like "beginner"'))
            continue
        try:
            plan = plan_from(listed | {key: value}, plan)
            if key == "reps":
                listed = {key: value}
        except UnknownFieldError as error:
            problems.append(f"{where}.{key} is not a setting and was ignored; {error.allowed}")
        except PlanError as error:
            problems.append(_wrong(f"{where}.{key}", value, error.allowed))
    return plan


def _presets(table: Mapping[str, object], base: Plan, problems: list[str]) -> dict[str, Plan]:
    found: dict[str, Plan] = {}
    for label, value in table.items():
        where = f"presets.{label}"
        if clean_text(label) != label:
            wrong = f"{where}: the name of a preset must not contain control characters"
            problems.append(f"{wrong}; the preset was ignored")
        elif not isinstance(value, Mapping):
            wrong = must_be(where, _short(value), f"a table, like [{where}]")
            problems.append(f"{wrong}; the preset was ignored")
        else:
            found[label] = _plan(value, where, base, problems, label)
    return found


def _keys(table: Mapping[str, object], problems: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for action, keys in table.items():
        if isinstance(keys, str) and keys and clean_text(action + keys) == action + keys:
            found[action] = keys
        else:
            problems.append(_wrong(f"keys.{action}", keys, 'keys joined by commas, like "p,f2"'))
    return found


def _unknown_keys(document: Mapping[str, object]) -> list[str]:
    found = []
    for section in {s.section for s in SETTINGS}:
        allowed = [s.key for s in SETTINGS if s.section == section]
        found += [
            f"{section}.{key} is not a setting and was ignored; "
            f"the settings are {', '.join(allowed)}"
            for key in _table(document, section)
            if key not in allowed
        ]
    return sorted(found)
