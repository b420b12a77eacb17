"""Advising: what the coach's screens ask of the app, and what is done with their answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lungetimer.training.plan import Plan, plan_from
from lungetimer.ui.flows.safety_flow import Screened, ask_safety, why_due
from lungetimer.ui.text.plan_words import plan_values, preset_values
from lungetimer.ui.themes import THEMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from lungetimer.ui.app import LungetimerApp


class Advising:
    """Safety questions, levels, own presets, guide and settings of one app.

    Args:
        app: whose screens these are.
        plan: the plan Home begins with.
    """

    def __init__(self, app: LungetimerApp, plan: Plan) -> None:
        self._app = app
        self._known_plan = plan
        self._asked_on_arrival = False

    # -- safety -------------------------------------------------------------------------------

    def arrive(self) -> None:
        """On Home for the first time, the history known: ask the questions if they are due."""
        home = self._app.home
        if home is None or self._asked_on_arrival or self._app.screen is not home:
            return
        self._asked_on_arrival = True
        why = why_due(self._app.settings, self._app.facts)
        if why is not None:
            ask_safety(self._app, self._app.facts.today, why, self._screened)

    def ask(self) -> None:
        """Ask the questions because the person wants it."""
        ask_safety(self._app, self._app.clock.wall().date(), "", self._screened)

    def before(
        self, plan: Plan, begin: Callable[[Plan], None], otherwise: Callable[[], None]
    ) -> None:
        """Begin with this plan, after the questions if they are due.

        Args:
            plan: what is to begin.
            begin: called with the plan, or with the one the answers led to.
            otherwise: called when the person does not go on.
        """
        why = why_due(self._app.settings, self._app.facts)
        if why is None:
            begin(plan)
            return

        def then(found: Screened | None) -> None:
            self._screened(found)
            if found is None:
                otherwise()
            else:
                begin(found.plan(plan))

        ask_safety(self._app, self._app.facts.today, why, then)

    def _screened(self, found: Screened | None) -> None:
        """Remember the day and the level advised; Home follows the level that was taken."""
        if found is None:
            return
        app = self._app
        app.hold(found.settings(app.settings), found.changes())
        if app.home is not None:
            app.home.take(found.plan(app.home.plan))

    # -- the plan on Home ---------------------------------------------------------------------

    def remember(self, plan: Plan) -> None:
        """A session starts from Home: what was changed there is what the next one begins with."""
        changed = plan_values(plan, than=self._known_plan)
        self._known_plan = plan
        if changed:
            settings = self._app.settings
            kept = plan_from(changed, settings.plan)
            self._app.hold(replace(settings, plan=kept), {"plan": changed})

    def follow(self, before: Plan, after: Plan) -> None:
        """The plan in the settings was changed: so is the one on Home, field by field."""
        home = self._app.home
        changed = plan_values(after, than=before)
        if changed:
            self._known_plan = plan_from(changed, self._known_plan)
            if home is not None:
                home.take(plan_from(changed, home.plan))

    def levels(self) -> None:
        """Choose a level or a preset."""
        from lungetimer.ui.screens.levels import SAVE_AS, LevelsScreen  # noqa: PLC0415  # later

        home = self._app.home
        if home is None:
            return

        def chosen(found: Plan | str | None) -> None:
            if isinstance(found, Plan):
                home.take(found)
            elif found == SAVE_AS:
                self.save_as()

        self._app.push_screen(LevelsScreen(home.plan, self._app.settings.presets), chosen)

    def save_as(self) -> None:
        """Keep the plan on Home under a name."""
        from lungetimer.ui.screens.save_as import SaveAsScreen  # noqa: PLC0415  # later

        home = self._app.home
        if home is None:
            return

        def named(name: str | None) -> None:
            if name is None:
                return
            plan = replace(home.plan, level=name)
            settings = self._app.settings
            presets = {**settings.presets, name: plan}
            changes = {f"presets.{name}": preset_values(plan)}
            self._app.hold(replace(settings, presets=presets), changes)
            home.take(plan)
            self._app.tell(f"Saved. lungetimer start {_quoted(name)} starts it.")

        self._app.push_screen(SaveAsScreen(home.plan, self._app.settings.presets), named)

    # -- other screens ------------------------------------------------------------------------

    def open(self, name: str) -> bool:
        """Open one of the coach's screens; False when the name is none of theirs."""
        opened = {
            "guide": self._guide,
            "stop-signs": self._stop_signs,
            "settings": self._settings,
            "levels": self.levels,
            "save-as": self.save_as,
            "energy": self._energy,
        }.get(name)
        if opened is not None:
            opened()
        return opened is not None

    def _guide(self) -> None:
        from lungetimer.ui.screens.guide import GuideScreen  # noqa: PLC0415  # later

        self._app.push_screen(GuideScreen(in_session=self._app.in_session))

    def _stop_signs(self) -> None:
        from lungetimer.ui.screens.stop_signs import StopSignsScreen  # noqa: PLC0415  # later

        self._app.push_screen(StopSignsScreen())

    def _settings(self) -> None:
        from lungetimer.ui.screens.settings import SettingsScreen  # noqa: PLC0415  # later

        ours = [theme.name for theme in THEMES]
        others = sorted(name for name in self._app.available_themes if name not in ours)
        app = self._app
        app.push_screen(SettingsScreen(app.settings, app.paths.config, [*ours, *others]))

    def _energy(self) -> None:
        from lungetimer.ui.screens.explain import ExplainScreen  # noqa: PLC0415  # later
        from lungetimer.ui.text.energy_words import energy_explained  # noqa: PLC0415  # later

        paragraphs = energy_explained(self._app.settings.body_weight_kg)
        self._app.push_screen(ExplainScreen("About the energy", *paragraphs))


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name
