"""Open Home once, and give the rest of the app access to the plan on Home."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lungetimer.training.plan import Plan
    from lungetimer.ui.flows.app_services import AppServices
    from lungetimer.ui.flows.screen_host import ScreenHost
    from lungetimer.ui.screens.home import HomeScreen


class HomeFlow:
    """Opens Home, and gives the rest of the app access to it.

    Args:
        host: the stack of screens.
        services: the app's services, of which the history, clock and `next` button are used.
        plan: the plan that Home shows first.
        own_keys: command id -> the keys that the user has chosen instead of the default keys.

    Attributes:
        home: the screen; None until Home is opened. With ``lungetimer start``, Home opens only
            after the session.
    """

    def __init__(
        self, host: ScreenHost, services: AppServices, plan: Plan, own_keys: Mapping[str, str]
    ) -> None:
        self.home: HomeScreen | None = None
        self._host = host
        self._services = services
        self._plan = plan
        self._own_keys = own_keys
        self._waiting = 0

    def first(self) -> HomeScreen:
        """Return a new `HomeScreen`, which is also stored as `home`."""
        from lungetimer.ui.screens.home import HomeScreen  # noqa: PLC0415  # not needed by `start`

        services = self._services
        self.home = HomeScreen(
            self._plan, services.clock, services.button, self._own_keys, services.history.facts
        )
        self.home.show_waiting(self._waiting)
        return self.home

    def open(self) -> None:
        """Open Home, unless it is open already."""
        if self.home is None:
            self._host.push_screen(self.first())

    def show_waiting(self, count: int) -> None:
        """Show how many interrupted sessions wait for a decision."""
        self._waiting = count
        if self.home is not None:
            self.home.show_waiting(count)

    @property
    def in_front(self) -> bool:
        """Whether Home is the screen in front."""
        return self.home is not None and self._host.screen is self.home

    @property
    def plan(self) -> Plan | None:
        """The plan on Home; None if Home has not been opened yet."""
        return self.home.plan if self.home else None

    def take(self, plan: Plan) -> None:
        """Show this plan on Home from now on, if Home is open."""
        if self.home is not None:
            self.home.take(plan)
