"""The settings screen: every setting, explained, held at once, saved with comments kept."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.apps import HandApp, begun, shown, until
from tests.support.clocks import START
from tests.support.records import session
from textual.widgets import Static

from lungetimer.history.store import HistoryStore
from lungetimer.settings import SETTINGS, Settings
from lungetimer.settings_file import load_settings
from lungetimer.training.plan import Plan
from lungetimer.ui.app import Launch
from lungetimer.ui.screens.home import HomeScreen
from lungetimer.ui.screens.safety import SafetyScreen
from lungetimer.ui.screens.settings import SettingsScreen
from lungetimer.ui.text.setting_rows import (
    LABELS,
    SECTIONS,
    SHOWN_WITH,
    can_step,
    change_of,
    rows,
    stepped,
    value_words,
    with_value,
)
from lungetimer.ui.widgets.plan_editor import PlanEditor
from lungetimer.ui.widgets.setting_row import SettingRow

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

READY = Settings(safety_accepted=START.date())
BY_NAME = {setting.attribute: setting for setting in SETTINGS}


def top(app: HandApp) -> type:
    return type(app.screen)


def app_with(home: Path, settings: Settings = READY) -> HandApp:
    return HandApp(home, Launch(settings.plan), settings)


async def opened(app: HandApp, pilot: Pilot[None]) -> None:
    await until(pilot, lambda: app.history.facts.known)
    await pilot.press("s")
    await until(pilot, lambda: top(app) is SettingsScreen)
    await pilot.pause()


async def to_row(app: HandApp, pilot: Pilot[None], attribute: str) -> SettingRow:
    row = app.screen.query_one(f"#set-{attribute.replace('_', '-')}", SettingRow)
    row.focus()
    await pilot.pause()
    return row


def test_every_setting_has_its_row_or_is_told_with_another() -> None:
    names = {setting.attribute for setting in SETTINGS}
    assert set(LABELS) | set(SHOWN_WITH) == names
    assert set(SHOWN_WITH.values()) <= set(LABELS)
    assert {setting.section for setting in SETTINGS} == set(SECTIONS)


async def test_every_setting_stands_there_with_its_explanation(tmp_path: Path) -> None:
    app = app_with(tmp_path)
    async with app.run_test(size=(120, 120)) as pilot:
        await opened(app, pilot)
        text = shown(app)
        for setting in rows():
            assert LABELS[setting.attribute] in text
            assert setting.explain in text
            assert value_words(setting, app.settings.current) in text
        assert str(tmp_path / "config.toml") in text
        assert "[keys]" in text
    app.close()


async def test_a_change_holds_at_once_and_is_saved_with_comments_kept(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text("# my own words\n[screen]\nfigure = true  # I like it\n")
    app = app_with(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        await pilot.press("right")
        assert app.settings.current.weekly_target == 4
        await until(pilot, lambda: app.history.facts.report.weekly_target == 4)
        await to_row(app, pilot, "theme")
        await pilot.press("right")
        assert app.theme == "lungetimer-light"
        await to_row(app, pilot, "figure")
        await pilot.press("space")
        await to_row(app, pilot, "body_weight_kg")
        await pilot.press("right", "right", "left")
        assert app.settings.current.body_weight_kg == 70
        await pilot.press("escape")
        await until(pilot, lambda: top(app) is HomeScreen)
        assert "0 of 4 days" in shown(app)
    app.close()
    text = config.read_text()
    assert text.startswith("# my own words\n[screen]\nfigure = false  # I like it\n")
    settings, problems = load_settings(config)
    assert problems == ()
    assert settings == replace(
        Settings(), weekly_target=4, theme="lungetimer-light", figure=False, body_weight_kg=70
    )


async def test_backspace_brings_the_default_back_and_takes_the_key_out_of_the_file(
    tmp_path: Path,
) -> None:
    config = tmp_path / "config.toml"
    config.write_text('[sound]\nvolume = 30\nmode = "off"\n')
    settings, _ = load_settings(config)
    app = app_with(tmp_path, replace(settings, safety_accepted=START.date()))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        await to_row(app, pilot, "volume")
        await pilot.press("backspace")
        assert app.settings.current.volume == Settings().volume
    app.close()
    assert tomllib.loads(config.read_text()) == {"sound": {"mode": "off"}}


async def test_a_save_that_fails_is_told_in_one_line_and_the_change_still_holds(
    tmp_path: Path,
) -> None:
    config = tmp_path / "config.toml"
    config.write_text("this is [not toml")
    app = app_with(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        await pilot.press("right")
        await until(pilot, lambda: any("cannot save the settings" in n for n in app.notices_shown))
        assert app.settings.current.weekly_target == 4
        (line,) = [n for n in app.notices_shown if "cannot save the settings" in n]
        assert "\n" not in line
        assert str(config) in line
    assert config.read_text() == "this is [not toml"


def test_a_save_that_fails_at_the_very_end_is_told_on_stderr(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "config.toml").mkdir()
    app = app_with(tmp_path)
    app.settings._save({"sound": {"volume": 40}})
    app.close()
    assert "cannot save the settings" in capsys.readouterr().err


async def test_the_plan_a_session_begins_with_is_changed_here_and_on_home(tmp_path: Path) -> None:
    app = app_with(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.history.facts.known)
        await pilot.press("right_square_bracket")  # on Home, for today: 4 sets
        await opened(app, pilot)
        app.screen.query_one(PlanEditor).focus()
        await pilot.press("down", "right", "right")
        assert app.settings.current.plan == replace(Plan(), reps_per_leg=12)
        await pilot.press("escape")
        await until(pilot, lambda: top(app) is HomeScreen)
        assert app.home is not None
        assert app.home.plan == replace(Plan(), sets=4, reps_per_leg=12)
        await pilot.press("enter")
        await begun(app, pilot)
    app.close()
    written = tomllib.loads((tmp_path / "config.toml").read_text())
    assert written == {"plan": {"reps_per_leg": 12, "sets": 4}}


async def test_the_safety_questions_are_asked_from_here_and_the_row_follows(
    tmp_path: Path,
) -> None:
    app = app_with(tmp_path, Settings(safety_accepted=START.date().replace(day=1)))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        await to_row(app, pilot, "safety_accepted")
        await until(pilot, lambda: "answered 2026-11-01" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: top(app) is SafetyScreen)
        await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: top(app) is SettingsScreen)
        await pilot.pause()
        assert "answered 2026-11-22" in shown(app)
    app.close()


async def test_a_theme_taken_from_the_palette_is_saved_too(tmp_path: Path) -> None:
    app = app_with(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.history.facts.known)
        app.theme = "nord"
        await until(pilot, lambda: app.settings.current.theme == "nord")
    app.close()
    assert tomllib.loads((tmp_path / "config.toml").read_text()) == {"screen": {"theme": "nord"}}


async def test_a_theme_that_does_not_exist_is_told_and_left_in_the_file(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('[screen]\ntheme = "[/foo]"\n')
    settings, _ = load_settings(config)
    app = app_with(tmp_path, replace(settings, safety_accepted=START.date()))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        assert any("must be the name of a theme" in n for n in app.notices_shown)
        assert app.theme == "lungetimer-dark"
    app.close()
    assert tomllib.loads(config.read_text()) == {"screen": {"theme": "[/foo]"}}


async def test_keys_of_one_s_own_and_hooks_are_shown_as_plain_text(tmp_path: Path) -> None:
    settings = replace(READY, keys={"pause": "p,[/foo]"}, hook_command=("[bold", "[/x]"))
    app = app_with(tmp_path, settings)
    async with app.run_test(size=(120, 100)) as pilot:
        await opened(app, pilot)
        text = shown(app)
        assert 'pause = "p,[/foo]"' in text
        assert "[bold [/x]" in text
    app.close()


@pytest.mark.parametrize("size", [(30, 8), (40, 12), (250, 70)])
async def test_every_row_can_be_reached_and_seen_in_every_size(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = app_with(tmp_path)
    async with app.run_test(size=size) as pilot:
        await opened(app, pilot)
        for setting in rows():
            focused = app.screen.focused
            assert isinstance(focused, SettingRow)
            assert focused.attribute == setting.attribute
            await until(pilot, lambda row=focused: 0 <= row.region.y < size[1])  # type: ignore[misc]  # the default argument binds the current value
            await pilot.press("down")
        assert isinstance(app.screen.focused, PlanEditor)
    app.close()


async def test_the_palette_finds_what_home_can_do(tmp_path: Path) -> None:
    app = app_with(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.history.facts.known)
        found = {command.title: command for command in app.get_system_commands(app.screen)}
        assert {"Settings", "Guide", "Safety", "Levels", "Start", "Theme"} <= set(found)
        assert "Pause" not in found
        result: Any = found["Settings"].callback()
        await result
        await until(pilot, lambda: top(app) is SettingsScreen)
        assert "Settings" in str(app.screen.query_one(".screen-title", Static).content)
    app.close()


def values_of(attribute: str) -> st.SearchStrategy[Any]:
    setting = BY_NAME[attribute]
    if setting.choices:
        return st.sampled_from(setting.choices)
    if attribute == "theme":
        return st.sampled_from(["a", "b", "gone"])
    if setting.range:
        low, high, _ = setting.range
        numbers = st.integers(int(low), int(high))
        return numbers | st.none() if attribute == "body_weight_kg" else numbers
    return st.booleans()


@given(st.data(), st.lists(st.sampled_from([-1, 1]), max_size=30))
def test_any_steps_keep_to_what_the_file_allows(data: st.DataObject, steps: list[int]) -> None:
    setting = data.draw(st.sampled_from([s for s in rows() if can_step(s)]))
    value = data.draw(values_of(setting.attribute))
    settings = with_value(Settings(), setting, value)
    for direction in steps:
        new: Any = stepped(setting, settings, direction, ("a", "b"))
        if new is not None:
            assert setting.check(new) == new
        else:
            assert getattr(Settings(), setting.attribute) is None
        assert change_of(setting, new) == {setting.section: {setting.key: new}}
        if setting.range and new is not None:
            before: Any = getattr(settings, setting.attribute)
            assert before is None or (new - before) * direction >= 0
        settings = with_value(settings, setting, new)


# -- the weekly target ----------------------------------------------------------------------------


def keep_three_weeks(home: Path) -> HistoryStore:
    """Three training days in each of the last three weeks, as version 0.1 leaves them."""
    monday = START - timedelta(days=START.weekday())
    days = [monday - timedelta(weeks=w, days=-d) for w in (1, 2, 3) for d in (0, 2, 4)]
    store = HistoryStore(home / "history.json")
    store.add(*(session(f"{n}", started=day) for n, day in enumerate(days)))
    return store


async def test_a_raised_target_is_written_and_announced_and_costs_no_streak(tmp_path: Path) -> None:
    store = keep_three_weeks(tmp_path)
    app = app_with(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        assert app.history.facts.report.current_weeks == 3
        await to_row(app, pilot, "weekly_target")
        await pilot.press("right")
        await until(pilot, lambda: bool(app.history.current.weekly_targets))
        report = app.history.facts.report
        assert (report.weekly_target, report.current_weeks, report.longest_weeks) == (4, 3, 3)
        await until(pilot, lambda: "Your weekly goal is now 4 training days" in shown(app))
        await pilot.press("left")
        await until(pilot, lambda: app.history.facts.report.weekly_target == 3)
    app.close()
    known = store.load().history
    assert [change.target for change in known.weekly_targets] == [3, 3]
    assert known.weekly_targets[1].since == START.date()


async def test_reading_the_history_writes_no_target(tmp_path: Path) -> None:
    store = keep_three_weeks(tmp_path)
    app = app_with(tmp_path, replace(READY, weekly_target=4))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        assert app.history.facts.report.longest_weeks == 0
    app.close()
    assert store.load().history.weekly_targets == ()


async def test_up_and_down_leave_the_plan_at_its_ends(tmp_path: Path) -> None:
    app = app_with(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        editor = app.screen.query_one(PlanEditor)
        before = list(app.screen.query(SettingRow))[-1]
        before.focus()
        await pilot.press("down")
        assert editor.has_focus
        await pilot.press("down", "up", "up")
        assert before.has_focus
        await pilot.press("down", *["down"] * 14)
        assert isinstance(app.screen.focused, SettingRow)  # after the last field, at the top again
    app.close()
