"""Home screen: this week, the coach's suggestion, and the plan with all its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Region, Size

from lungetimer.coaching.drills import routines
from lungetimer.coaching.notes import BEFORE
from lungetimer.frozen import replace
from lungetimer.running.history_facts import Facts, no_facts
from lungetimer.running.press_listener import PressListener
from lungetimer.settings import Settings
from lungetimer.training.next_action import NextAction
from lungetimer.training.stepping import stepped
from lungetimer.training.timeline import Timeline
from lungetimer.ui.messages import SessionRequested
from lungetimer.ui.screens.home_actions import HomeActions
from lungetimer.ui.terminal.first_frame import FRAME_SEEN_S, HOME_STYLES, read_other_styles
from lungetimer.ui.widgets.body import Body
from lungetimer.ui.widgets.coach_panel import CoachPanel, CoachView
from lungetimer.ui.widgets.glyph_words import Words
from lungetimer.ui.widgets.heat_strip import HeatStrip
from lungetimer.ui.widgets.home_top import HomeTop
from lungetimer.ui.widgets.key_line import KeyLine
from lungetimer.ui.widgets.notice_line import NoticeLine
from lungetimer.ui.widgets.plan_editor import EditorView, PlanEditor
from lungetimer.ui.widgets.start_line import StartLine
from lungetimer.ui.widgets.unsaved_notice import UnsavedNotice
from lungetimer.ui.widgets.waiting_notice import WaitingNotice, WaitingView
from lungetimer.ui.widgets.week_panel import WeekPanel
from lungetimer.words import field_words
from lungetimer.words.commands import command, shown_key
from lungetimer.words.plan_words import dosed, title_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from textual.app import ComposeResult
    from textual.events import Click, ScreenResume

    from lungetimer.coaching.comeback import Comeback
    from lungetimer.running.clock import Clock
    from lungetimer.training.next_button import NextButton
    from lungetimer.training.plan import Plan


TALL: Final = 36  # the least height of the window in rows that leaves room below the plan


class HomeScreen(HomeActions):
    """Home, the first screen.

    Args:
        plan: the plan to begin with.
        clock: the source of the date and the finish time.
        button: the app's `next` button, which starts the session.
        own_keys: command id -> the keys that the user has chosen instead of the default keys.
        facts: the facts to show first; if None, the facts of an empty history.
    """

    AUTO_FOCUS = "PlanEditor"
    CSS_PATH = [HOME_STYLES]  # noqa: RUF012  # Textual gives the type

    def __init__(
        self,
        plan: Plan,
        clock: Clock,
        button: NextButton,
        own_keys: Mapping[str, str] | None = None,
        facts: Facts | None = None,
    ) -> None:
        super().__init__(plan)
        self._presses = PressListener(
            self, button, clock, lambda: NextAction.START, lambda _: self._start()
        )
        self.facts = facts or no_facts(Settings(), clock.wall().date())
        self._clock = clock
        self._own_keys = own_keys or {}
        self._field = "sets"
        self._was_covered = self._has_widgets = False
        self._size_drawn = Size(0, 0)
        self._length: tuple[Plan, float] | None = None  # the plan drawn last and its seconds

    def compose(self) -> ComposeResult:
        """Yield the title, the panels, the plan, the start line and the keys."""
        yield HomeTop()
        with Body(id="home-body"):
            with Horizontal(id="home-panels"):
                yield WeekPanel(id="week", classes="panel")
                yield HeatStrip(id="heat", classes="panel")
            yield CoachPanel(id="coach", classes="panel")
            yield PlanEditor(id="plan", classes="panel")
            yield Words(Content(""), id="plan-note")
            yield StartLine(shown_key("try_it", self._own_keys))
        yield WaitingNotice()
        yield UnsavedNotice()
        yield NoticeLine()
        yield KeyLine()

    def on_mount(self) -> None:
        """Draw the screen before its first frame, and update the finish time regularly."""
        self._has_widgets = True
        self.query_one("#week").border_title = "This week"
        self.query_one("#heat").border_title = "Last 12 weeks"
        self.query_one("#plan").border_title = "Today's session"
        self.draw()
        self.set_interval(10, self.draw)
        self.call_after_refresh(self.query_one("#home-body").scroll_home, animate=False)

    def on_resize(self) -> None:
        """Redraw for the new size; if there is room below the plan, show the figure's poses."""
        if self.size != self._size_drawn:  # at the start, Textual reports the size three times
            self._size_drawn = self.size
            self.call_after_refresh(self.draw)
            self.call_after_refresh(self.set_timer, FRAME_SEEN_S, self._use_spare_room)

    async def _use_spare_room(self) -> None:
        """Show the figure's poses below the plan if there is room; called after the first frame."""
        if self.size.height >= TALL and not self.query("#home-poses"):
            from lungetimer.ui.widgets.pose_row import PoseRow  # noqa: PLC0415  # rarely needed

            read_other_styles(self.app)
            await self.query_one("#home-body").mount(PoseRow(id="home-poses"))

    def on_screen_suspend(self) -> None:
        """Record that another screen covers this one."""
        self._was_covered = True

    def on_screen_resume(self, event: ScreenResume) -> None:  # noqa: ARG002  # Textual's signature
        """Redraw with the current time after another screen was closed."""
        if self._was_covered:
            self.draw()

    def show_facts(self, facts: Facts) -> None:
        """Show new values derived from the history, such as the streak."""
        self.facts = facts
        self.draw()

    def show_waiting(self, count: int) -> None:
        """Show how many interrupted sessions wait for a decision."""
        self.waiting = count
        self.draw()

    def draw(self) -> None:
        """Update every widget whose content may have changed."""
        if not self._has_widgets:
            return
        now = self._clock.wall()
        plan = self.plan.with_lead(self.facts.last_lead)
        if self._length is None or self._length[0] != plan:
            self._length = plan, Timeline.of(plan, *routines(plan)).total_s
        total = self._length[1]
        coach = self.query_one(CoachPanel)
        panels = self.query_one("#home-panels").display
        self.query_one(HomeTop).show(self.facts, now, panels=panels, coach=coach.display)
        editor = self.query_one(PlanEditor)
        editor.show(EditorView(self.plan, self._field, plan.first_leg, self.facts.unit))
        self.query_one(UnsavedNotice).show(self.facts.pending)
        key = shown_key("resume", self._own_keys)
        self.query_one(WaitingNotice).show(WaitingView(self.waiting, key))
        self.query_one(WeekPanel).show(self.facts)
        self.query_one(HeatStrip).show(self.facts.heat)
        coach.show(self._coach_view())
        back = self.facts.comeback
        where = _comeback_words(back, self.facts.today) if back else ""
        coach.show_title(Content(f"Coach: comeback, {where}" if where else "Coach"))
        editor.show_subtitle(Content(title_of(self.plan)))
        notes = "\n".join(filter(None, (field_words.rest_note(plan), BEFORE.text)))
        self.query_one("#plan-note", Words).show_content(Content(notes))
        new = self.facts.known and not self.facts.turn  # the user has not trained yet
        line = self.query_one(StartLine)
        line.show(total, now, about=plan.estimated, offers_try=new)

    def _coach_view(self) -> CoachView:
        found = self.facts.suggestion
        followed = found is not None and self._dosed_like(found.plan) == self.plan
        key = self._own_keys.get("coach", command("coach").shown)
        return CoachView(found, followed, key, self.facts.unit)

    def _dosed_like(self, plan: Plan) -> Plan:
        return replace(dosed(self.plan, plan), level=self.plan.level)

    def take(self, plan: Plan) -> None:
        """Use this plan from now on."""
        self.plan = plan
        self.draw()

    def on_plan_editor_stepped(self, event: PlanEditor.Stepped) -> None:
        """Change a field by one step."""
        self.action_step(event.field, event.direction)

    def on_plan_editor_input_requested(self, event: PlanEditor.InputRequested) -> None:
        """Open the dialog in which the user types a field's value."""
        from lungetimer.ui.screens.type_value import TypeValueScreen  # noqa: PLC0415  # rarely needed

        def typed(plan: Plan | None) -> None:
            if plan is not None:
                self.take(plan)

        screen = TypeValueScreen(self.plan, event.field, self.facts.unit)
        self.app.push_screen(screen, typed)

    def on_plan_editor_moved(self, event: PlanEditor.Moved) -> None:
        """Move the editor's cursor, and scroll its row into view."""
        self._field = event.field
        self.draw()
        editor = self.query_one(PlanEditor)
        # Include the row below, because on a low screen the start line covers the last row.
        row = Region(0, editor.virtual_region.y + 1 + editor.row_of(event.field), 1, 2)
        self.query_one(Body).scroll_to_region(row, animate=False)

    def on_click(self, event: Click) -> None:
        """Start the session or a trial set, depending on where the start line was clicked."""
        if isinstance(event.widget, StartLine):
            if event.widget.is_try(event):
                self.action_try_it()
            else:
                self._start()

    def action_step(self, field: str, direction: int) -> None:
        """Change a field of the plan by one step: up if ``direction`` is 1, down if it is -1."""
        self.plan = stepped(self.plan, field, direction, unit=self.facts.unit)
        self._field = field
        self.draw()

    def action_start(self) -> None:
        """Handle a press of the key `start` or `next`: start the session."""
        self._presses.press()

    action_next = action_start

    def action_back(self) -> None:
        """Move the editor's cursor to the previous field."""
        self.query_one(PlanEditor).action_move(-1)

    def _start(self) -> None:
        self.post_message(SessionRequested(self.plan))
        self._presses.changed()

    def action_coach(self) -> None:
        """Change the plan as the coach suggests, except its tempo, warm-up and cool-down."""
        if self.facts.suggestion:
            self.take(dosed(self.plan, self.facts.suggestion.plan))

    def action_smallest(self) -> None:
        """Change the plan to the smallest session that helps to meet the weekly goal."""
        due = self.facts.due.due if self.facts.due else None
        if due is not None and due.smallest is not None:
            self.take(dosed(self.plan, due.smallest))


def _comeback_words(back: Comeback, today: date) -> str:
    from lungetimer.words.comeback_words import comeback_title  # noqa: PLC0415  # rarely needed

    return comeback_title(back, today)
