"""Lines that adapt to the width: each says the essential in whole words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.app import App, ComposeResult

from lungetimer.ui.widgets.line import Line
from lungetimer.ui.widgets.notice_line import NoticeLine
from lungetimer.ui.widgets.unsaved_notice import UnsavedNotice
from lungetimer.ui.widgets.waiting_notice import WaitingNotice, WaitingView

if TYPE_CHECKING:
    from textual.widget import Widget


class Lines(App[None]):
    CSS = """
    Line { height: 1; width: 1fr; }
    NoticeLine { display: none; height: auto; max-height: 3; padding: 0 2; }
    NoticeLine.-shown { display: block; }
    """

    def compose(self) -> ComposeResult:
        yield UnsavedNotice()
        yield WaitingNotice()
        yield Line("Clear dry floor, shoes on, support within reach.")
        yield NoticeLine()


def drawn(widget: Widget) -> str:
    return "".join(segment.text for segment in widget.render_line(0)).strip()


@pytest.mark.parametrize(
    ("width", "unsaved", "waiting", "line"),
    [
        (80, "1 session is not saved yet; lungetimer tries again every 30 s. w save elsewhere",
         "An interrupted session is waiting.  r  resume, save or discard it",
         "Clear dry floor, shoes on, support within reach."),
        (60, "1 session is not saved yet. w save elsewhere",
         "1 session interrupted.  r  resume, save or discard it",
         "Clear dry floor, shoes on, support within reach."),
        (40, "1 unsaved. w save elsewhere", "1 session interrupted.  r  decide",
         "Clear dry floor, shoes on, support …"),
    ],
)  # fmt: skip
async def test_they_say_as_much_as_fits(width: int, unsaved: str, waiting: str, line: str) -> None:
    app = Lines()
    async with app.run_test(size=(width, 10)) as pilot:
        app.query_one(UnsavedNotice).show(1)
        app.query_one(WaitingNotice).show(WaitingView(1, "r"))
        await pilot.pause()
        assert drawn(app.query_one(UnsavedNotice)) == unsaved
        assert drawn(app.query_one(WaitingNotice)) == waiting
        assert drawn(app.query_one(Line)) == line


async def test_a_notice_has_the_rows_it_needs_and_says_where_they_do_not_suffice() -> None:
    app = Lines()
    async with app.run_test(size=(40, 12)) as pilot:
        notice = app.query_one(NoticeLine)
        for told, rows, end in (
            ("Short.", 1, "Short."),
            ("The sound device is gone, so the terminal's bell rings.", 2, "bell rings."),
            ("no room " * 20, 3, "no room no room no …"),
        ):
            notice.tell(told)
            if notice._lines[0] != told:
                notice._next()
            await pilot.pause()
            assert notice.size.height == rows
            last = "".join(s.text for s in notice.render_line(rows - 1)).strip()
            assert last.endswith(end), last
        await pilot.resize_terminal(100, 12)
        await pilot.pause()
        assert notice.size.height == 2
