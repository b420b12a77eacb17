"""The History screen: its tabs, the cursor, edits and their undo, nasty texts, many sessions."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from tests.support.apps import HandApp, shown, until
from tests.support.clocks import START
from tests.support.records import history, session
from textual import events
from textual.widgets import Input, Static, TabbedContent

from lungetimer.history import codec
from lungetimer.history.edits import edit_session
from lungetimer.history.session_records import SetRecord
from lungetimer.history.store import HistoryStore
from lungetimer.history.trends import trends_of
from lungetimer.training.result import Felt
from lungetimer.ui.screens.edit import EditScreen
from lungetimer.ui.screens.history import HistoryScreen
from lungetimer.ui.screens.history_streaks import StreaksTab
from lungetimer.ui.screens.history_trends import TrendsTab, charts_of
from lungetimer.ui.widgets.chart import Chart
from lungetimer.ui.widgets.felt_row import FeltRow
from lungetimer.ui.widgets.heat_map import HeatMap
from lungetimer.ui.widgets.session_table import SessionTable
from lungetimer.ui.widgets.week_panel import WeekPanel

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from lungetimer.history.session_records import History, SessionRecord

NASTY = ("[/foo]", "[bold]x[/bold]", "=cmd|' /C calc'!A0", "😀" * 500, "שלום עולם", "x" * 5000)


def some(count: int = 12) -> History:
    """A session every second day, the newest yesterday."""
    at = [START - timedelta(days=1 + 2 * n) for n in reversed(range(count))]
    return history(*(session(f"s{n}", when) for n, when in enumerate(at)))


async def opened(app: HandApp, pilot: Pilot[None], tab: str = "1") -> HistoryScreen:
    await until(pilot, lambda: app.history.facts.known)
    await pilot.press("h")
    await until(pilot, lambda: isinstance(app.screen, HistoryScreen))
    await pilot.press(tab)
    await pilot.pause()
    screen = app.screen
    assert isinstance(screen, HistoryScreen)
    return screen


def text(screen: HistoryScreen, selector: str) -> str:
    return str(screen.query_one(selector, Static).render())


def app_with(home: Path, what: History) -> HandApp:
    (home / "history.json").write_bytes(codec.write(what))
    return HandApp(home)


def on_disk(home: Path) -> History:
    return HistoryStore(home / "history.json").load().history


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


async def test_an_empty_history_greets(home: Path) -> None:
    app = HandApp(home)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        assert "There are no sessions yet" in text(screen, "#empty")
        await pilot.press("escape")
        assert not isinstance(app.screen, HistoryScreen)
    app.close()


async def test_an_empty_history_names_the_other_histories_beside_it(home: Path) -> None:
    (home / "anna.json").write_bytes(codec.write(some()))
    app = HandApp(home)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        said = text(screen, "#empty")
        assert "There are no sessions in your own history" in said
        assert f"to merge it, run lungetimer merge {home / 'anna.json'}" in said
        assert "There are no sessions yet" not in said
    app.close()


async def test_the_heat_map_tells_of_the_day_under_the_cursor(home: Path) -> None:
    app = app_with(home, some())
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(app, pilot)
        assert text(screen, "#day").startswith("Sun 22 Nov 2026   no session")
        await pilot.press("up")
        await pilot.pause()
        assert "Sat 21 Nov 2026   training day   14:20 60/60 reps, 16:45" in text(screen, "#day")
        assert "Week 2026-W47   3 of 3 days, goal met" in text(screen, "#day")
        await pilot.press("left", "left", "down", "down", "end")
        await pilot.pause()
        assert text(screen, "#day").startswith("Sun 22 Nov 2026")
        await pilot.press("home")
        await pilot.pause()
        assert text(screen, "#day").startswith("Mon 24 Nov 2025")
    app.close()


async def test_more_days_than_the_target_are_said_so(home: Path) -> None:
    days = [START - timedelta(days=n) for n in range(1, 5)]
    app = app_with(home, history(*(session(f"s{n}", at) for n, at in enumerate(days))))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.history.facts.known)
        await pilot.pause()
        assert "4 days, goal 3: goal met!" in str(app.screen.query_one(WeekPanel).render())
        screen = await opened(app, pilot)
        assert "this week 4 days, goal 3" in text(screen, "#streak-now")
        assert "Week 2026-W47   4 days, goal 3, goal met" in text(screen, "#day")
    app.close()


async def test_past_streaks_say_what_ended_them(home: Path) -> None:
    kept = [START - timedelta(days=d) for d in (34, 32, 30)]
    app = app_with(home, history(*(session(f"s{n}", at) for n, at in enumerate(kept))))
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(app, pilot)
        rows = text(screen, "#streak-rows")
        assert "19 Oct – 25 Oct 2026" in rows
        assert "2026-W44: 0 of 3 days" in rows
        assert "curve: 5 weeks" in text(screen, "#strength")
    app.close()


async def test_a_week_is_frozen_and_thawed_by_undo(home: Path) -> None:
    app = app_with(home, some())
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(app, pilot)
        await pilot.press("left", "f")
        await until(pilot, lambda: app.history.current.frozen_weeks == ("2026-W46",))
        assert "frozen: it is skipped   press f to unfreeze it" in text(screen, "#day")
        await pilot.press("u")
        await until(pilot, lambda: app.history.current.frozen_weeks == ())
        await pilot.press("f")
        await until(pilot, lambda: app.history.current.frozen_weeks == ("2026-W46",))
        await pilot.press("f")
        await until(pilot, lambda: app.history.current.frozen_weeks == ())
    app.close()
    assert on_disk(home).frozen_weeks == ()


async def test_a_session_is_deleted_and_brought_back(home: Path) -> None:
    app = app_with(home, some())
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(app, pilot, "2")
        table = screen.query_one(SessionTable)
        await pilot.press("down", "d")
        await until(pilot, lambda: len(app.history.current.sessions) == 11)
        assert "s10" not in {s.id for s in table.records}
        assert table.chosen is not None
        assert table.chosen.id == "s9"  # the next one takes its place
        await pilot.press("u")
        await until(pilot, lambda: len(app.history.current.sessions) == 12)
        assert table.chosen is not None
        assert table.chosen.id == "s10"  # a further key applies to the session brought back
        assert [n.message for n in app._notifications] == [
            f"Undone: deleted the session of {table.chosen.started_at:%Y-%m-%d %H:%M}."
        ]
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, EditScreen))
        assert not list(app._notifications)  # none covers the dialog
    app.close()
    assert len(on_disk(home).sessions) == 12


async def test_the_last_session_can_go_and_come_back(home: Path) -> None:
    app = app_with(home, some(1))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot, "2")
        await pilot.press("d")
        await until(pilot, lambda: not app.history.current.sessions)
        await until(pilot, lambda: "There are no sessions" in text(screen, "#detail"))
        await pilot.press("e", "d")  # nothing to edit or delete
        await pilot.press("u")
        await until(pilot, lambda: len(app.history.current.sessions) == 1)
        await until(pilot, lambda: len(screen.query_one(SessionTable).records) == 1)
        assert screen.query_one(TabbedContent).active == "sessions"
        assert list(app._notifications)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is not screen)
        assert not list(app._notifications)  # on Home, the key `undo` would do nothing
    app.close()


async def test_answers_are_changed_and_taken_back(home: Path) -> None:
    app = app_with(home, some())
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(app, pilot, "2")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, EditScreen))
        await pilot.press("4", "down", "2", "down", "2")
        await pilot.press("down", "down", "right")  # past the reps of the first set
        await pilot.press("down", "down", "down", "down")
        await pilot.press(*"knee", "enter")
        await until(pilot, lambda: app.history.current.sessions[-1].reps_in_reserve == 4)
        changed = app.history.current.sessions[-1]
        assert (changed.pain, changed.note) == (2, "knee")
        assert [s.felt for s in changed.sets] == [Felt.KNEE, Felt.FINE, None]
        await pilot.press("u")
        await until(pilot, lambda: app.history.current.sessions[-1].reps_in_reserve is None)
        assert [s.felt for s in app.history.current.sessions[-1].sets] == [None, None, None]
    app.close()


async def test_answers_given_in_two_windows_are_all_kept(home: Path) -> None:
    app = app_with(home, some(1))
    other = HistoryStore(home / "history.json")
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(app, pilot, "2")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, EditScreen))
        later = START + timedelta(minutes=1)
        other.change(lambda h: edit_session(h, "s0", now=later, pain=2, felt={2: Felt.KNEE}))
        await pilot.press("4", "ctrl+s")  # the reps in reserve alone
        await until(pilot, lambda: app.history.current.sessions[0].reps_in_reserve == 4)
        (kept,) = on_disk(home).sessions
        assert (kept.reps_in_reserve, kept.pain) == (4, 2)
        assert [s.felt for s in kept.sets] == [None, Felt.KNEE, None]
        other.change(lambda h: edit_session(h, "s0", now=later, note="theirs"))
        await pilot.press("u")
        await until(pilot, lambda: app.history.current.sessions[0].reps_in_reserve is None)
    app.close()
    (kept,) = on_disk(home).sessions
    assert (kept.pain, kept.note) == (2, "theirs")


async def test_leaving_the_answers_changes_nothing(home: Path) -> None:
    app = app_with(home, some(2))
    before = (home / "history.json").read_bytes()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot, "2")
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, EditScreen))
        await until(pilot, lambda: "ctrl+s: save   esc: cancel" in shown(app))
        await pilot.press("7", "escape")
        await until(pilot, lambda: isinstance(app.screen, HistoryScreen))
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, EditScreen))
        await pilot.press("ctrl+s")  # saved without a change: nothing to save
        await until(pilot, lambda: isinstance(app.screen, HistoryScreen))
    app.close()
    assert (home / "history.json").read_bytes() == before


async def test_the_filter_narrows_by_any_word(home: Path) -> None:
    sessions = [*some(10).sessions, session("half", START - timedelta(days=60), share=0.4)]
    sessions[3] = session("noted", START - timedelta(days=70), note="[Knee] a bit stiff")
    felt = (SetRecord(left=5, right=5, felt=Felt.BALANCE),)
    sessions[4] = session("felt", START - timedelta(days=80), sets=felt)
    app = app_with(home, history(*sessions))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot, "2")
        table = screen.query_one(SessionTable)

        async def found(words: str) -> set[str]:
            screen.query_one(Input).value = words
            await pilot.pause()
            return {s.id for s in table.records}

        assert await found("partial") == {"half"}
        assert await found("[KNEE] stiff") == {"noted"}
        assert await found("balance") == {"felt"}
        assert await found("2026-09-03") == {"felt"}
        assert await found('"ended early" "2026-09') == {"half"}  # quoted, as in the hint
        assert await found("no such thing") == set()
        assert "No session matches" in text(screen, "#detail")
        assert len(await found("")) == 11
        await pilot.press("slash", *"par", "escape")
        await pilot.pause()
        assert screen.focused is table
        assert {s.id for s in table.records} == {"half"}
    app.close()


async def test_keys_that_follow_at_once_find_the_tab_that_the_first_one_opens(home: Path) -> None:
    app = app_with(home, some())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        assert not screen.query(SessionTable), "the contents of a tab are created when it is shown"
        for key, character in (("2", "2"), ("slash", "/")):
            app.post_message(events.Key(key, character))
        await until(pilot, lambda: isinstance(screen.focused, Input))
        await pilot.press(*"comp", "escape")
        await until(pilot, lambda: isinstance(screen.focused, SessionTable))
        for key in ("3", "4", "2", "e"):
            app.post_message(events.Key(key, key))
        await until(pilot, lambda: isinstance(app.screen, EditScreen))
        await pilot.press("escape")
        await pilot.click("#--content-tab-trends")
        await until(pilot, lambda: isinstance(screen.focused, TrendsTab))
        assert screen.query(Chart).first().value is not None
    app.close()


async def test_trends_chart_every_week(home: Path) -> None:
    app = app_with(home, some())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot, "3")
        charts = {c.id: c.value for c in screen.query(Chart)}
        reps = charts["chart-reps"]
        assert reps is not None
        assert reps.labels[-1] == "2026-W47"
        assert reps.values[-1] == 180.0
        assert reps.words == "180 this week, mean 180, most 240"
        balance = charts["chart-balance"]
        assert balance is not None
        assert balance.words == "left 50.0%, right 50.0% of all reps"
        assert "█" in str(screen.query_one("#chart-reps", Chart).render())
    app.close()


@pytest.mark.parametrize("size", [(80, 22), (80, 24), (120, 40)])
async def test_trends_show_pain_and_what_felt_off_in_one_view(
    home: Path, size: tuple[int, int]
) -> None:
    off = tuple(SetRecord(left=9, right=9, felt=f) for f in (Felt.KNEE, Felt.FINE, Felt.BACK))
    knee = tuple(SetRecord(left=9, right=9, felt=Felt.KNEE) for _ in range(2))
    app = app_with(
        home,
        history(
            session("a", START - timedelta(days=15), pain=5, sets=knee),
            session("b", START - timedelta(days=2), pain=1),
            session("c", START - timedelta(days=1), pain=3, sets=off),
        ),
    )
    async with app.run_test(size=size) as pilot:
        screen = await opened(app, pilot, "3")
        charts = {c.id: c.value for c in screen.query(Chart)}
        pain, felt = charts["chart-pain"], charts["chart-felt"]
        assert pain is not None
        assert felt is not None
        assert pain.title == "Pain (worst of the week)"
        assert pain.values[-3:] == (5.0, None, 3.0)
        assert pain.words == "last 3 of 10, worst 5"
        assert felt.values[-3:] == (2.0, None, 2.0)
        assert felt.words == "knee 3, back 1"
        for chart in screen.query(Chart):
            assert screen.region.contains_region(chart.region)
            lines = str(chart.render()).split("\n")
            assert len(lines) <= chart.size.height  # the weeks' names below the bars included
            assert "2026-W47" in lines[-1]
        assert not screen.query_one(TrendsTab).allow_vertical_scroll
    app.close()


async def test_a_number_that_does_not_fit_is_left_out_whole(home: Path) -> None:
    every = tuple(
        SetRecord(left=9, right=9, felt=felt) for felt in Felt for _ in range(12 + len(felt.value))
    )
    app = app_with(home, history(session("a", START - timedelta(days=1), sets=every)))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot, "3")
        chart = screen.query_one("#chart-felt", Chart)
        assert chart.value is not None
        assert chart.value.words == "balance 19, depth 17, knee 16, back 16"
        assert str(chart.render()).startswith("balance 19, depth 17, knee 16 …\n")
    app.close()


@pytest.mark.parametrize("felt", [None, Felt.FINE])
def test_without_an_off_answer_the_chart_says_so(felt: Felt | None) -> None:
    sets = (SetRecord(left=9, right=9, felt=felt),)
    charts = charts_of(trends_of([session(sets=sets)], today=START.date()))
    assert charts[-1].words == ("all fine" if felt else "no answers yet")
    assert charts[-1].values[-1] == (0.0 if felt else None)
    assert charts[-2].words == "no answers yet"


@pytest.mark.parametrize("size", [(40, 12), (80, 20), (60, 8)])
async def test_on_a_low_screen_the_streaks_are_on_top_and_the_past_ones_below(
    home: Path, size: tuple[int, int]
) -> None:
    kept = [START - timedelta(days=d) for d in (62, 60, 58, 34, 32, 30)]
    app = app_with(home, history(*(session(f"s{n}", at) for n, at in enumerate(kept))))
    async with app.run_test(size=size) as pilot:
        screen = await opened(app, pilot)
        tab = screen.query_one(StreaksTab)
        now, rows = screen.query_one("#streak-now"), screen.query_one("#streak-rows")
        assert now.region.area
        assert tab.region.contains_region(now.region)
        assert text(screen, "#streak-now").startswith("Streak 0 weeks   longest 1 week ")
        assert rows.region.bottom > tab.region.bottom
        for _ in range(12):
            await pilot.press("pagedown")
            await until(pilot, lambda: tab.scroll_offset.y == tab.scroll_target_y)
        assert tab.is_vertical_scroll_end
        assert rows.region.height
        assert rows.region.bottom == tab.region.bottom
    app.close()


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40), (250, 70), (20, 6)])
async def test_every_text_stands_there_as_it_was_written(home: Path, size: tuple[int, int]) -> None:
    noted: list[SessionRecord] = [
        session(f"n{n}", START - timedelta(days=n), note=note) for n, note in enumerate(NASTY)
    ]
    app = app_with(home, history(*noted))
    async with app.run_test(size=size) as pilot:
        screen = await opened(app, pilot, "2")
        for note in NASTY:
            await pilot.pause()
            assert note in text(screen, "#detail")
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, EditScreen))
            await pilot.press("escape")
            await until(pilot, lambda: app.screen is screen)
            await pilot.press("down")
        await pilot.press("1", "3", "2")
    app.close()
    assert [s.note for s in on_disk(home).sessions] == list(reversed(NASTY))


async def test_of_ten_thousand_sessions_only_those_in_sight_are_drawn(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = [START - timedelta(hours=8 * n) for n in range(10_000)]
    app = app_with(home, history(*(session(f"s{n}", when) for n, when in enumerate(at))))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot, "2")
        table = screen.query_one(SessionTable)
        assert len(table.records) == 10_000
        drawn: list[int] = []
        real = SessionTable.render_line

        def counting(self: SessionTable, y: int) -> object:
            drawn.append(y)
            return real(self, y)

        monkeypatch.setattr(SessionTable, "render_line", counting)
        await pilot.press("end")
        await pilot.pause()
        assert table.chosen is not None
        assert table.chosen.id == "s9999"
        assert 0 < len(drawn) < 200
    app.close()


async def test_the_footer_offers_only_what_the_tab_can_do(home: Path) -> None:
    app = app_with(home, some(3))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        assert screen.check_action("freeze", ())
        assert not screen.check_action("delete", ())
        assert not screen.check_action("undo", ())
        assert isinstance(screen.focused, HeatMap)
        await pilot.press("d", "e", "slash")  # of another tab: without effect
        await pilot.pause()
        assert len(app.history.current.sessions) == 3
        assert screen.query_one(TabbedContent).active == "streaks"
        await pilot.press("2")
        await pilot.pause()
        assert screen.check_action("delete", ())
        assert not screen.check_action("freeze", ())
    app.close()


async def test_a_first_session_turns_the_welcome_into_a_history(home: Path) -> None:
    app = HandApp(home)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        app.history.add(session("first", START - timedelta(hours=3)))
        await until(pilot, lambda: len(app.history.current.sessions) == 1)
        await until(pilot, lambda: bool(screen.query(HeatMap)))
        await until(pilot, lambda: "11:20 60/60 reps" in text(screen, "#day"))
    app.close()


async def test_clicks_do_what_keys_do(home: Path) -> None:
    app = app_with(home, some())
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(app, pilot)
        heat = screen.query_one(HeatMap)
        await pilot.click(HeatMap, offset=(4 + 2 * 51, 6))  # this week, Saturday
        await pilot.pause()
        assert text(screen, "#day").startswith("Sat 21 Nov 2026   training day")
        await pilot.click(HeatMap, offset=(4 + 2 * 51, 7))
        await pilot.pause()
        assert heat.value is not None
        assert f"{heat.value.cursor}" == "2026-11-22"
        await pilot.press("2")
        await pilot.pause()
        table = screen.query_one(SessionTable)
        await pilot.click(SessionTable, offset=(5, 3))
        await pilot.pause()
        assert table.cursor == 3
        await pilot.click(SessionTable, offset=(5, 3))
        await until(pilot, lambda: isinstance(app.screen, EditScreen))
        await pilot.click(FeltRow, offset=(16, 0))
        await pilot.pause()
        assert app.screen.query(FeltRow).first().value is Felt.KNEE
        await pilot.click(FeltRow, offset=(16, 0))
        await pilot.pause()
        assert app.screen.query(FeltRow).first().value is None
    app.close()


async def test_on_a_small_screen_every_answer_can_be_read(home: Path) -> None:
    app = app_with(home, some(2))
    async with app.run_test(size=(40, 12)) as pilot:
        await opened(app, pilot, "2")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, EditScreen))
        row = app.screen.query(FeltRow).first()
        assert str(row.render()).split() == ["1", "fine", "knee", "balance", "depth", "back"]
        assert len(str(row.render()).rstrip()) <= row.size.width
    app.close()
