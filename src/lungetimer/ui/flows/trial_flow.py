"""Flow of a trial set: one silent set of about 60 seconds, of which nothing is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lungetimer.training.plan import LIMITS, Plan, Routine
from lungetimer.words.commands import shown_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lungetimer.running.live_session import CallLater, LiveSession
    from lungetimer.ui.flows.app_services import AppServices
    from lungetimer.ui.flows.screen_host import ScreenHost
    from lungetimer.ui.screens.workout import WorkoutScreen

TRIAL_S: Final = 60
_READY_S: Final = 5
_OPENING: Final = "This is one set to try out. There is no sound, and nothing is saved"
_OVER: Final = (
    (
        "Each set is like this one: the screen shows a side and a number for each leg, and the "
        "figure shows the tempo. A whole session also has a warm-up, rests between the sets and a "
        "cool-down, and lungetimer calls each rep aloud."
    ),
    "Nothing was saved.",
)


def trial_plan(plan: Plan) -> Plan:
    """Return a plan for one set of about 60 seconds, with the tempo of ``plan`` and no load.

    Args:
        plan: the plan on Home; the trial set has the same support, because the user may need it.
    """
    pair_s = 2 * plan.tempo.rep_s
    reps = max(1, (TRIAL_S - _READY_S) // pair_s)
    ready_s = min(max(_READY_S, TRIAL_S - reps * pair_s), int(LIMITS["lead_in_s"].high))
    return Plan(
        sets=1, reps_per_leg=reps, tempo=plan.tempo, support=plan.support, lead_in_s=ready_s,
        warm_up=Routine.OFF, cool_down=Routine.OFF,
    )  # fmt: skip


class TrialFlow:
    """Runs a trial set without listeners: there is no sound, hook, media key or checkpoint.

    Args:
        host: the stack of screens.
        services: the app's services.
        call_later: calls a function later, in the app's context; None in tests, which advance the
            session themselves.
        still: returns whether the user has switched off motion on the screen.
        own_keys: command id -> the keys that the user has chosen instead of the default keys.
    """

    def __init__(
        self,
        host: ScreenHost,
        services: AppServices,
        call_later: CallLater | None,
        still: Callable[[], bool],
        own_keys: Mapping[str, str],
    ) -> None:
        self.live: LiveSession | None = None
        self._host = host
        self._services = services
        self._call_later = call_later
        self._still = still
        self._own_keys = own_keys
        self._workout: WorkoutScreen | None = None

    @property
    def running(self) -> bool:
        """Whether a trial set is in progress."""
        return self.live is not None

    def begin(self, plan: Plan) -> None:
        """Begin a trial set of this plan, unless a trial set is in progress."""
        if self.live:
            return
        from lungetimer.running.live_session import LiveSession  # noqa: PLC0415  # not before the first frame
        from lungetimer.ui.screens.workout import Look, WorkoutScreen  # noqa: PLC0415  # not before the first frame
        from lungetimer.words.cue_lines import Coaching  # noqa: PLC0415  # not before the first frame

        services = self._services
        facts = services.history.facts
        trial = trial_plan(plan).with_lead(facts.last_lead)
        self.live = LiveSession.of(trial, services.clock, self._call_later)
        look = Look(
            figure=services.settings.current.figure,
            moving=not self._still(),
            next_key=shown_key("next", self._own_keys),
            opening=_OPENING,
            saved=False,
        )
        coaching = Coaching(facts.last_felt, facts.turn)
        self._workout = WorkoutScreen(self.live.driver, services.button, coaching, look)
        self._host.push_screen(self._workout)

    def over(self, *, broken_off: bool) -> None:
        """Close the trial set; if the user completed it, explain how a session differs from it.

        Args:
            broken_off: whether the user left before the end.
        """
        live, self.live = self.live, None
        if live is None:
            return
        live.driver.stop()
        while any(screen is self._workout for screen in self._host.screen_stack):
            self._host.pop_screen()
        self._workout = None
        if not broken_off:
            from lungetimer.ui.screens.explain import ExplainScreen  # noqa: PLC0415  # rarely needed

            key = shown_key("start", self._own_keys)
            start = f"On Home, {key} starts today's session."
            self._host.push_screen(ExplainScreen("That was one set", *_OVER, start))
