"""The energy estimate: only with a body weight, always "about", its formula one key away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from tests.support.apps import HandApp, begun, go, straight_in, until
from tests.support.records import session
from textual.widgets import Static

from lungetimer.coaching.energy import FORMULA
from lungetimer.coaching.sources import source_of
from lungetimer.history.plan_record import plan_record
from lungetimer.settings import Settings
from lungetimer.training.plan import Equipment, Plan
from lungetimer.ui.screens.explain import ExplainScreen
from lungetimer.ui.screens.summary import SummaryScreen
from lungetimer.ui.widgets.session_detail import detail
from lungetimer.words.energy_words import energy_words

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


def top(app: HandApp) -> type:
    return type(app.screen)


def line(app: HandApp) -> str:
    return str(app.screen.query_one("#done-line", Static).content)


async def to_the_summary(app: HandApp, pilot: Pilot[None]) -> None:
    await begun(app, pilot)
    for _ in range(200):
        if app.session.live is None:
            break
        await go(app, pilot, 1.0)
    await until(pilot, lambda: top(app) is SummaryScreen)


async def test_without_a_body_weight_no_energy_is_told(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in())
    async with app.run_test(size=(80, 24)) as pilot:
        await to_the_summary(app, pilot)
        assert "kcal" not in line(app)
    app.close()


async def test_with_one_it_is_about_and_e_explains_it(tmp_path: Path) -> None:
    app = HandApp(tmp_path, straight_in(), Settings(body_weight_kg=70))
    async with app.run_test(size=(80, 24)) as pilot:
        await to_the_summary(app, pilot)
        # 26 s of sets and rest at MET 3.0 and 70 kg are under 2 kcal
        assert "under 5 kcal" in line(app)
        await pilot.press("e")
        await until(pilot, lambda: top(app) is ExplainScreen)
        await pilot.pause()
        text = " ".join(str(part.content) for part in app.screen.query(Static))
        assert FORMULA in text
        assert source_of("compendium").where in text
        assert "70 kg" in text
        await pilot.press("e")
        await until(pilot, lambda: top(app) is SummaryScreen)
    app.close()


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        # 270 s warm-up + 3 x 145 s at 3.0, 300 s cool-down at 2.3: 70 * 2805 / 3600 = 54.5
        (Plan(), "about 55 kcal"),
        # the sets at 3.5: 70 * 3022.5 / 3600 = 58.8
        (Plan(equipment=Equipment.DUMBBELLS, load_kg=2.0), "about 60 kcal"),
    ],
)
def test_the_parts_of_a_session_count_with_their_own_effort(plan: Plan, told: str) -> None:
    record = msgspec.structs.replace(session(), plan=plan_record(plan), paused_s=1000.0)
    assert energy_words(record, 70) == told
    assert energy_words(record, None) == ""


def test_the_history_detail_tells_it_too_and_only_with_a_body_weight() -> None:
    assert "kcal" not in str(detail(session()))
    assert "about " in str(detail(session(), 70))
    assert "kcal" in str(detail(session(), 70))
