"""Settings screen: every setting with an explanation; a change applies at once."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content

from lungetimer.frozen import replace
from lungetimer.text import clean_text
from lungetimer.training.stepping import stepped as plan_stepped
from lungetimer.ui.bindings import bindings
from lungetimer.ui.messages import ScreenRequested, SettingsChanged
from lungetimer.ui.screens.base import Page
from lungetimer.ui.text import setting_rows
from lungetimer.ui.widgets.glyph_words import Words
from lungetimer.ui.widgets.key_line import KeyLine
from lungetimer.ui.widgets.notice_line import NoticeLine
from lungetimer.ui.widgets.plan_editor import EditorView, PlanEditor
from lungetimer.ui.widgets.setting_row import RowView, SettingRow
from lungetimer.words.commands import COMMANDS
from lungetimer.words.plan_words import plan_values

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from lungetimer.settings import Setting, Settings
    from lungetimer.settings_file import Changes
    from lungetimer.training.plan import Plan


class SettingsScreen(Page[None]):
    """Screen with rows of settings, the default plan, and the changed keys.

    Args:
        settings: the current settings.
        path: the settings file.
        themes: the names of the available themes; those made for lungetimer come first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("close", "help", "guide")]
    AUTO_FOCUS = "SettingRow"

    def __init__(self, settings: Settings, path: Path, themes: Sequence[str]) -> None:
        super().__init__()
        self.settings = settings
        self._path = path
        self._themes = themes
        self._rows = {setting.attribute: setting for setting in setting_rows.rows()}
        self._field = "sets"

    def compose(self) -> ComposeResult:
        """Yield the settings in sections, then the plan for new sessions and the changed keys."""
        yield Words("Settings", classes="screen-title", markup=False)
        with VerticalScroll(id="settings", can_focus=False):
            for section, settings in groupby(self._rows.values(), key=lambda s: s.section):
                yield Words(setting_rows.SECTIONS[section], classes="section", markup=False)
                for setting in settings:
                    yield SettingRow(setting.attribute)
            yield Words("The plan for new sessions", classes="section", markup=False)
            yield PlanEditor(id="plan-defaults", classes="panel", wraps=False)
            yield Words("Keys", classes="section", markup=False)
            yield Words(self._keys(), id="setting-keys")
            yield Words(
                Content(f"The settings are saved in {clean_text(str(self._path))}"),
                id="setting-file",
            )
        yield NoticeLine()
        yield KeyLine()

    def _keys(self) -> Content:
        own = self.settings.keys
        lines = [f'{action} = "{keys}"' for action, keys in own.items()] or ["No keys changed."]
        known = ", ".join(command.id for command in COMMANDS)
        how = (
            '\nTo change a key, write a line like pause = "p,space" under [keys] in the '
            f"settings file. The actions are {known}."
        )
        return Content.assemble(("\n".join(lines), "bold"), (how, "$quiet"))

    def on_mount(self) -> None:
        """Show the settings, scrolled to the top."""
        self.show_settings(self.settings)
        self.call_after_refresh(self.query_one("#settings").scroll_home, animate=False)

    def show_settings(self, settings: Settings) -> None:
        """Show these settings from now on."""
        self.settings = settings
        for row in self.query(SettingRow):
            setting = self._rows[row.attribute]
            row.show(
                RowView(
                    setting_rows.LABELS[setting.attribute],
                    setting_rows.value_words(setting, settings),
                    _explained(setting),
                    setting_rows.can_step(setting),
                )
            )
        plan = settings.plan
        self.query_one(PlanEditor).show(EditorView(plan, self._field, None, settings.unit))

    def on_setting_row_stepped(self, event: SettingRow.Stepped) -> None:
        """Change a setting by one step, or reset it to its default."""
        setting = self._rows[event.attribute]
        if not setting_rows.can_step(setting):
            return
        before = getattr(self.settings, setting.attribute)
        if event.direction:
            value = setting_rows.stepped(setting, self.settings, event.direction, self._themes)
        else:
            value = setting_rows.cleared(setting)
        if value != before:
            settings = setting_rows.with_value(self.settings, setting, value)
            self._post_change(
                settings, setting_rows.change_of(setting, value if event.direction else None)
            )

    def on_setting_row_opened(self, event: SettingRow.Opened) -> None:
        """Open the safety questions from their row; change any other setting by one step."""
        if event.attribute == "safety_accepted":
            self.post_message(ScreenRequested("safety"))
        else:
            self.on_setting_row_stepped(SettingRow.Stepped(event.attribute, 1))

    def on_plan_editor_moved(self, event: PlanEditor.Moved) -> None:
        """Move the editor's cursor."""
        self._field = event.field
        self.show_settings(self.settings)

    def on_plan_editor_stepped(self, event: PlanEditor.Stepped) -> None:
        """Change a field of the plan by one step."""
        self._field = event.field
        unit = self.settings.unit
        self._take(plan_stepped(self.settings.plan, event.field, event.direction, unit=unit))

    def on_plan_editor_input_requested(self, event: PlanEditor.InputRequested) -> None:
        """Open the dialog in which the user types a value of the plan."""
        from lungetimer.ui.screens.type_value import TypeValueScreen  # noqa: PLC0415  # rarely needed

        def typed(plan: Plan | None) -> None:
            if plan is not None:
                self._take(plan)

        screen = TypeValueScreen(self.settings.plan, event.field, self.settings.unit)
        self.app.push_screen(screen, typed)

    def _take(self, plan: Plan) -> None:
        changes = plan_values(plan, than=self.settings.plan)
        self._post_change(replace(self.settings, plan=plan), {"plan": changes})

    def _post_change(self, settings: Settings, changes: Changes) -> None:
        self.show_settings(settings)
        self.post_message(SettingsChanged(settings, changes))

    def action_close(self) -> None:
        """Close the screen; all changes are saved already."""
        self.dismiss()

    def action_help(self) -> None:
        """Open the help."""
        self.post_message(ScreenRequested("help"))

    def action_guide(self) -> None:
        """Open the guide."""
        self.post_message(ScreenRequested("guide"))


def _explained(setting: Setting) -> str:
    if setting.attribute in {"hook_command", "sound_folder"}:
        return f"{setting.explain}. To change it, edit {setting.where} in the settings file"
    return setting.explain
