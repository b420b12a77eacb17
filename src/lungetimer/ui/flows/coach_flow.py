"""Keep the plan on Home and the default plan in the settings consistent.

The class also opens the dialogs for levels and presets, for drills, and for saving a preset.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.frozen import replace
from lungetimer.training.plan import Plan
from lungetimer.words.plan_words import plan_changed, plan_values, preset_values

if TYPE_CHECKING:
    from lungetimer.settings import Settings
    from lungetimer.ui.flows.app_services import AppServices
    from lungetimer.ui.flows.home_flow import HomeFlow
    from lungetimer.ui.flows.screen_host import ScreenHost


class CoachFlow:
    """Keeps the plan on Home and the default plan in the settings consistent.

    Args:
        host: the stack of screens.
        services: the app's services, of which the settings and notices are used.
        home: the flow of the Home screen.
        plan: the plan that Home shows first.
    """

    def __init__(self, host: ScreenHost, services: AppServices, home: HomeFlow, plan: Plan) -> None:
        self._host = host
        self._services = services
        self._home = home
        self._known_plan = plan
        services.settings.subscribe(self._settings_changed)

    def remember(self, plan: Plan) -> None:
        """Save what the user changed on Home as the new default plan in the settings.

        This is called when a session starts.

        Args:
            plan: the plan on Home. Only values that the user changed there are saved.
        """
        changed = plan_values(plan, than=self._known_plan)
        self._known_plan = plan
        if changed:
            settings = self._services.settings
            updated = plan_changed(changed, settings.current.plan)
            settings.change(replace(settings.current, plan=updated), {"plan": changed})

    def levels(self) -> None:
        """Open the dialog in which the user chooses a level or preset."""
        from lungetimer.ui.screens.levels import SAVE_AS, LevelsScreen  # noqa: PLC0415  # loaded when opened

        plan = self._home.plan
        if plan is None:
            return

        def chosen(found: Plan | str | None) -> None:
            if isinstance(found, Plan):
                self._home.take(found)
            elif found == SAVE_AS:
                self.save_as()

        settings = self._services.settings.current
        self._host.push_screen(LevelsScreen(plan, settings.presets, settings.unit), chosen)

    def drills(self) -> None:
        """Open the dialog in which the user chooses the drills of the warm-up and the cool-down."""
        from lungetimer.ui.screens.drills import DrillsScreen  # noqa: PLC0415  # loaded when opened

        plan = self._home.plan
        if plan is None:
            return

        def chosen(found: tuple[str, ...] | None) -> None:
            if found is not None:
                self._home.take(replace(self._home.plan or plan, drills=found))

        self._host.push_screen(DrillsScreen(plan.drills), chosen)

    def save_as(self) -> None:
        """Ask for a name, and save the plan on Home as a preset."""
        from lungetimer.ui.screens.save_as import SaveAsScreen  # noqa: PLC0415  # loaded when opened

        shown, settings = self._home.plan, self._services.settings
        if shown is None:
            return

        def named(name: str | None) -> None:
            if name is None:
                return
            plan = replace(shown, level=name)
            presets = {**settings.current.presets, name: plan}
            changes = {f"presets.{name}": preset_values(plan)}
            settings.change(replace(settings.current, presets=presets), changes)
            self._home.take(plan)
            self._services.notices.tell(f"Saved. lungetimer start {_quoted(name)} starts it.")

        self._host.push_screen(
            SaveAsScreen(shown, settings.current.presets, settings.current.unit), named
        )

    def _settings_changed(self, before: Settings, after: Settings) -> None:
        """Copy each changed field of the default plan to the plan on Home."""
        changed = plan_values(after.plan, than=before.plan)
        if changed:
            self._known_plan = plan_changed(changed, self._known_plan)
            if self._home.plan is not None:
                self._home.take(plan_changed(changed, self._home.plan))


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name
