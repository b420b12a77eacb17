"""Every screen of the app and how to open it, for tests at many sizes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.support.apps import HandApp, begun, go, until
from tests.support.clocks import START
from tests.support.records import session

from lungetimer.history.checkpoint import Checkpoint, Position
from lungetimer.history.session_records import SetRecord
from lungetimer.history.store import HistoryStore
from lungetimer.running.launch import Launch
from lungetimer.settings import Settings
from lungetimer.training.plan import Pacing, Plan, RestMode, Routine
from lungetimer.training.result import Felt
from lungetimer.training.timeline import PhaseKind
from lungetimer.ui.screens.interrupted import InterruptedScreen
from lungetimer.ui.screens.save_elsewhere import SaveElsewhereScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

PLAN: Final = Plan(warm_up=Routine.OFF)
IN_SET: Final = 5 + 5 * 7 + 1.5
IN_REST: Final = 110.0
NOTE: Final = "The left knee clicked a little in the second set, so less depth next time. "
PRESET: Final = "Monday morning before breakfast"
TROUBLE: Final = (
    "cannot save /home/somebody/.local/share/lungetimer/history.json: the file system is read-only"
)
TOLD: Final = (
    "No sound: no device was found. The terminal's bell rings instead, and every change flashes."
)


@dataclass(frozen=True)
class Scene:
    """A screen, and how to open it.

    Attributes:
        keys: the keys that open it, from Home or in the session.
        at_s: for how many seconds the session has run; None without a session.
        plan: the plan of Home or of the session.
        opens: a function that opens it, if no key does.
        lived: whether there are sessions in the history.
    """

    keys: tuple[str, ...] = ()
    at_s: float | None = None
    plan: Plan = PLAN
    opens: Callable[[HandApp], object] | None = None
    lived: bool = True


def _elsewhere(app: HandApp) -> object:
    path = Path("/home/somebody/lungetimer-unsaved-2026-11-22-101112.json")
    return app.push_screen(SaveElsewhereScreen(TROUBLE, path))


def _interrupted(app: HandApp, host: str = "") -> object:
    half = session("other", START - timedelta(hours=3), 0.5)
    at = Position(phase=PhaseKind.REST, set=2)
    checkpoint = Checkpoint(
        session=half, adjusted=half.plan, elapsed_s=400.0, position=at, saved_at=half.updated_at
    )
    return app.push_screen(InterruptedScreen(checkpoint, host, 7200.0))


def _told(app: HandApp) -> None:
    app.notices.tell(TOLD)


def _waiting(app: HandApp) -> None:
    assert app.flows.home.home
    app.flows.home.show_waiting(1)
    app.notices.tell(TOLD)


SCENES: Final = {
    "home": Scene(),
    "home told": Scene(opens=_told),
    "home waiting": Scene(opens=_waiting),
    "home new": Scene(lived=False),
    "help": Scene(("question_mark",)),
    "help-strength": Scene(("h", "question_mark")),
    "streaks": Scene(("h",)),
    "sessions": Scene(("h", "2")),
    "edit": Scene(("h", "2", "e")),
    "filter": Scene(("h", "2", "slash", *"knee")),
    "trends": Scene(("h", "3")),
    "records": Scene(("h", "4")),
    "history empty": Scene(("h",), lived=False),
    "settings": Scene(("s",)),
    "guide": Scene(("g",)),
    "page": Scene(("g", "down", "enter")),
    "presets": Scene(("p",)),
    "save as": Scene(("ctrl+s",)),
    "drills": Scene(("d",)),
    "type": Scene(("down", "e")),
    "palette": Scene(("ctrl+p",)),
    "questions": Scene(("exclamation_mark",)),
    "advice": Scene(("exclamation_mark", "y", "down", "down", "y", "enter")),
    "elsewhere": Scene(opens=_elsewhere),
    "interrupted": Scene(opens=_interrupted),
    "other computer": Scene(opens=lambda app: _interrupted(app, "the-laptop-in-the-kitchen")),
    "prepare": Scene(at_s=2.0, plan=Plan()),
    "drill": Scene(at_s=20.0, plan=Plan()),
    "set": Scene(at_s=IN_SET),
    "open set": Scene(at_s=IN_SET, plan=replace(PLAN, pacing=Pacing.SET)),
    "own pace": Scene(at_s=IN_SET, plan=replace(PLAN, pacing=Pacing.SELF)),
    "rest": Scene(at_s=IN_REST),
    "ready rest": Scene(at_s=170.0, plan=replace(PLAN, rest_mode=RestMode.READY)),
    "paused": Scene(("space",), IN_SET),
    "zoom": Scene(("z",), IN_SET),
    "leave": Scene(("q",), IN_SET),
    "stop signs": Scene(("exclamation_mark",), IN_SET),
    "summary": Scene(("q", "s"), IN_REST),
    "energy": Scene(("q", "s", "question_mark"), IN_REST),
}  # fmt: skip


def app_for(name: str, home: Path, glyphs: str = "auto") -> HandApp:
    """Return the app of a user who has trained for two weeks and wrote long notes."""
    scene = SCENES[name]
    if scene.lived:
        HistoryStore(home / "history.json").add(
            *(session(f"s{day}", START - timedelta(days=2 + day)) for day in (0, 2, 4, 7, 9)),
            session(
                "s11", START - timedelta(days=13, hours=2), 0.6, note=NOTE * 2, pain=2,
                sets=tuple(SetRecord(left=6, right=6, work_s=60.0, rest_s=45.0, felt=felt)
                           for felt in (Felt.FINE, Felt.BALANCE, Felt.KNEE)),
            ),
        )  # fmt: skip
    settings = replace(
        Settings(plan=scene.plan), body_weight_kg=80.0, glyphs=glyphs,
        presets={PRESET: replace(PLAN, level=PRESET)},
    )  # fmt: skip
    return HandApp(home, Launch(scene.plan, at_once=scene.at_s is not None), settings)


async def open_screen(name: str, app: HandApp, pilot: Pilot[None]) -> None:
    """Open a screen, beginning with the start of the app."""
    scene = SCENES[name]
    if scene.at_s is not None:
        await begun(app, pilot)
        await go(app, pilot, scene.at_s, step=1.9)
    else:
        await until(pilot, lambda: app.history.facts.known)
    await go_on_to(name, app, pilot)


async def go_on_to(name: str, app: HandApp, pilot: Pilot[None]) -> None:
    """Open a screen from Home, or from the session as it is now."""
    scene = SCENES[name]
    if scene.opens:
        scene.opens(app)
        await pilot.pause()
    for key in scene.keys:
        await pilot.press(key)
        await pilot.pause()
    await pilot.pause()
