"""The plan's flow: keeps the plan on Home and the one in the settings together.

Levels and presets, the choice of drills, and saving a preset are opened here.
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
    """Keeps the plan on Home and the plan in the settings together.

    Args:
        host: where levels and presets are shown.
        services: settings and notices.
        home: Home.
        plan: the plan that Home begins with.
    """

    def __init__(self, host: ScreenHost, services: AppServices, home: HomeFlow, plan: Plan) -> None:
        self._host = host
        self._services = services
        self._home = home
        self._known_plan = plan
        services.settings.follow(self._follow)

    def remember(self, plan: Plan) -> None:
        """A session starts from Home: what was changed there is what the next one begins with."""
        changed = plan_values(plan, than=self._known_plan)
        self._known_plan = plan
        if changed:
            settings = self._services.settings
            kept = plan_changed(changed, settings.current.plan)
            settings.change(replace(settings.current, plan=kept), {"plan": changed})

    def levels(self) -> None:
        """Choose a level or a preset."""
        from lungetimer.ui.screens.levels import SAVE_AS, LevelsScreen  # noqa: PLC0415  # later

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
        """Choose which drills the warm-up and the cool-down have."""
        from lungetimer.ui.screens.drills import DrillsScreen  # noqa: PLC0415  # later

        plan = self._home.plan
        if plan is None:
            return

        def chosen(found: tuple[str, ...] | None) -> None:
            if found is not None:
                self._home.take(replace(self._home.plan or plan, drills=found))

        self._host.push_screen(DrillsScreen(plan.drills), chosen)

    def save_as(self) -> None:
        """Save the plan on Home under a name."""
        from lungetimer.ui.screens.save_as import SaveAsScreen  # noqa: PLC0415  # later

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

    def _follow(self, before: Settings, after: Settings) -> None:
        """The plan in the settings was changed: so is the one on Home, field by field."""
        changed = plan_values(after.plan, than=before.plan)
        if changed:
            self._known_plan = plan_changed(changed, self._known_plan)
            if self._home.plan is not None:
                self._home.take(plan_changed(changed, self._home.plan))


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name
