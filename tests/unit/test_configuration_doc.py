"""docs/configuration.md tells every key of the settings file as it really is."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from lungetimer.coaching.safety import QUESTIONS, assess
from lungetimer.settings import PLAN_KEYS, SETTINGS, Setting, Settings, settings_from
from lungetimer.training.plan import Plan, PlanError, plan_from
from lungetimer.words.commands import COMMANDS, Command

DOC = Path(__file__).resolve().parents[2] / "docs" / "configuration.md"
LINES = DOC.read_text(encoding="utf-8").splitlines()


def written(value: object) -> str:
    """A value as it stands in the file."""
    if value is None:
        return "not set"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "[]"
    return str(value) if isinstance(value, (int, float)) else f'"{value}"'


def written_default(key: str) -> str:
    """The default of a plan's field as it stands in the file."""
    without_list = {"drills": '"all"', "reps": "not set"}
    return without_list.get(key) or written(getattr(Plan(), key))


def without_example(allowed: str) -> str:
    """What is allowed without the example of a number, for which the row has the default."""
    return re.sub(r", like [0-9]+$", "", allowed)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: s.where)
def test_every_setting_has_its_line(setting: Setting) -> None:
    with pytest.raises(ValueError) as allowed:  # noqa: PT011  # its text is what is wanted
        setting.check(object())
    default = written(getattr(Settings(), setting.attribute))
    values = without_example(str(allowed.value))
    row = f"| `{setting.where}` | {values} | `{default}` | {setting.explain} |"
    assert row in LINES


@pytest.mark.parametrize("key", PLAN_KEYS)
def test_every_field_of_the_plan_has_its_line(key: str) -> None:
    with pytest.raises(PlanError) as error:
        plan_from({key: "?"})
    assert (
        f"| `{key}` | {without_example(error.value.allowed)} | `{written_default(key)}` |" in LINES
    )


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.id)
def test_every_action_has_its_line(command: Command) -> None:
    assert f"| `{command.id}` | `{command.keys}` | {command.help} |" in LINES


def test_nothing_is_told_that_does_not_exist() -> None:
    end = LINES.index("## The environment")
    first = {line.split("`")[1] for line in LINES[:end] if line.startswith("| `")}
    known = {s.where for s in SETTINGS} | set(PLAN_KEYS) | {c.id for c in COMMANDS} | {"level"}
    assert first == known


def test_the_example_holds() -> None:
    text = "\n".join(LINES)
    example = text.split("```toml\n")[1].split("```")[0]
    settings, problems = settings_from(tomllib.loads(example))
    assert problems == ()
    assert settings.presets["morning"].rest_s == settings.plan.rest_s == 50


def test_every_level_the_questions_can_advise_may_stand_in_the_file() -> None:
    (setting,) = [s for s in SETTINGS if s.attribute == "safety_level"]
    advised = {assess(()).level} | {assess((question.key,)).level for question in QUESTIONS}
    assert set(setting.choices) == advised


def test_a_level_that_is_no_word_is_told_and_the_default_holds() -> None:
    settings, problems = settings_from({"plan": {"level": 5, "sets": 2}})
    assert problems == ('plan.level must be a name like "beginner", not 5; the default applies',)
    assert (settings.plan.level, settings.plan.sets) == ("beginner", 2)
