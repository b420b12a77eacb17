"""Home: this week, the coach's word, and the plan with every field at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Region

from lungetimer.coaching.drills import routines
from lungetimer.coaching.notes import BEFORE
from lungetimer.frozen import replace
from lungetimer.running.history_facts import Facts, no_facts
from lungetimer.running.press_listener import PressListener
from lungetimer.settings import Settings
from lungetimer.training.next_action import NextAction
from lungetimer.training.stepping import stepped
from lungetimer.training.timeline import Timeline
from lungetimer.ui.bindings import bindings, hidden, on_keys
from lungetimer.ui.messages import ScreenAsked, SessionAsked, SoundAsked, TasteAsked
from lungetimer.ui.screens.base import Page
from lungetimer.ui.terminal.first_frame import FIRST_STYLES, FRAME_SEEN_S
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
from lungetimer.words import view_words
from lungetimer.words.comeback_words import comeback_title
from lungetimer.words.commands import command, shown_key
from lungetimer.words.plan_words import dosed, title_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Click

    from lungetimer.running.clock import Clock
    from lungetimer.training.next_button import NextButton
    from lungetimer.training.plan import Plan


TALL: Final = 36  # rows from which there is room below the plan


class HomeScreen(Page[None]):
    """The first screen.

    Args:
        plan: the plan to begin with.
        clock: for the date and the finish time.
        button: the app's one button, which starts the session.
        own_keys: keys that the person has remapped, by action.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            "start", "quit", "help", "history", "guide", "settings", "levels", "coach", "sound"
        ),
        *hidden(
            "fewer_reps", "more_reps", "fewer_sets", "more_sets", "shorter_rest", "longer_rest",
            "tempo", "try_it", "resume", "smallest", "drills", "save_as", "safety", "quieter",
            "louder",
            "save_elsewhere",
        ),
        # Enter is the key of "start"; the arrows belong to the plan.
        on_keys("next", "pagedown"),
        on_keys("back", "pageup"),
    ]  # fmt: skip
    AUTO_FOCUS = "PlanEditor"
    CSS_PATH = FIRST_STYLES

    def __init__(
        self,
        plan: Plan,
        clock: Clock,
        button: NextButton,
        own_keys: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__()
        self._presses = PressListener(
            self, button, clock, lambda: NextAction.START, lambda _: self._start()
        )
        self.plan = plan
        self.facts = no_facts(Settings(), clock.wall().date())
        self._clock = clock
        self._own_keys = own_keys or {}
        self._field = "sets"
        self._waiting = 0

    def on_compose(self) -> None:
        """Before the widgets: the first frame is waited for."""
        self.know_size_first()

    def compose(self) -> ComposeResult:
        """Title, week and heat, plan, start line, keys."""
        yield HomeTop()
        with Body(id="home-body"):
            with Horizontal(id="home-panels"):
                yield WeekPanel(id="week", classes="panel")
                yield HeatStrip(id="heat", classes="panel")
            yield CoachPanel(id="coach", classes="panel")
            yield PlanEditor(id="plan", classes="panel")
            yield Words(id="plan-note", markup=False)
            yield StartLine(shown_key("try_it", self._own_keys))
        yield WaitingNotice()
        yield UnsavedNotice()
        yield NoticeLine()
        yield KeyLine()

    def on_mount(self) -> None:
        """Draw, and keep the finish time true."""
        self.query_one("#week").border_title = "This week"
        self.query_one("#heat").border_title = "Last 12 weeks"
        self.query_one("#coach").border_title = "Coach"
        self.query_one("#plan").border_title = "Today's session"
        self.draw()
        self.set_interval(10, self.draw)
        self.call_after_refresh(self.query_one("#home-body").scroll_home, animate=False)

    def on_resize(self) -> None:
        """Another width has room for other words, another height for pictures."""
        self.call_after_refresh(self.draw)
        self.call_after_refresh(self.set_timer, FRAME_SEEN_S, self._use_spare_room)

    async def _use_spare_room(self) -> None:
        """Show the move below the plan where there is room; drawn after the first frame."""
        if self.size.height >= TALL and not self.query("#home-poses"):
            from lungetimer.ui.widgets.pose_row import PoseRow  # noqa: PLC0415  # not before it

            await self.query_one("#home-body").mount(PoseRow(id="home-poses"))

    def on_screen_resume(self) -> None:
        """Back from another screen: time has gone on."""
        self.draw()

    def show_facts(self, facts: Facts) -> None:
        """Show what history tells from now on."""
        self.facts = facts
        self.draw()

    def show_waiting(self, count: int) -> None:
        """Show how many interrupted sessions wait to be decided about."""
        self._waiting = count
        self.draw()

    def draw(self) -> None:
        """Everything that can have changed."""
        if not self.is_mounted:
            return
        now = self._clock.wall()
        plan = self.plan.with_lead(self.facts.last_lead)
        total = Timeline.of(plan, *routines(plan)).total_s
        coach = self.query_one(CoachPanel)
        panels = self.query_one("#home-panels").display
        self.query_one(HomeTop).show(self.facts, now, panels=panels, coach=coach.display)
        view = EditorView(self.plan, self._field, plan.first_leg, self.facts.unit)
        self.query_one(PlanEditor).show(view)
        self.query_one(UnsavedNotice).show(self.facts.pending)
        key = shown_key("resume", self._own_keys)
        self.query_one(WaitingNotice).show(WaitingView(self._waiting, key))
        self.query_one(WeekPanel).show(self.facts)
        self.query_one(HeatStrip).show(self.facts.heat)
        coach.show(self._coach_view())
        back = self.facts.comeback
        where = comeback_title(back, self.facts.today) if back else ""
        coach.border_title = Content(f"Coach: comeback, {where}" if where else "Coach")
        level = Content(title_of(self.plan))
        self.query_one(PlanEditor).border_subtitle = level
        notes = "\n".join(filter(None, (view_words.rest_note(plan), BEFORE.text)))
        self.query_one("#plan-note", Words).update(Content(notes))
        new = self.facts.known and not self.facts.turn  # has not trained yet
        line = self.query_one(StartLine)
        line.show(total, now, about=plan.estimated, offers_try=new)

    def _coach_view(self) -> CoachView:
        found = self.facts.suggestion
        taken = found is not None and self._dosed_like(found.plan) == self.plan
        key = self._own_keys.get("coach", command("coach").shown)
        return CoachView(found, taken, key, self.facts.unit)

    def _dosed_like(self, plan: Plan) -> Plan:
        return replace(dosed(self.plan, plan), level=self.plan.level)

    def take(self, plan: Plan) -> None:
        """Show this plan, and start it when START is pressed."""
        self.plan = plan
        self.draw()

    def on_plan_editor_stepped(self, event: PlanEditor.Stepped) -> None:
        """An arrow in the editor."""
        self.action_step(event.field, event.direction)

    def on_plan_editor_typing_asked(self, event: PlanEditor.TypingAsked) -> None:
        """A value is to be typed."""
        from lungetimer.ui.screens.type_value import TypeValueScreen  # noqa: PLC0415  # when asked

        def typed(plan: Plan | None) -> None:
            if plan is not None:
                self.take(plan)

        screen = TypeValueScreen(self.plan, event.field, self.facts.unit)
        self.app.push_screen(screen, typed)

    def on_plan_editor_moved(self, event: PlanEditor.Moved) -> None:
        """The editor's cursor."""
        self._field = event.field
        self.draw()
        editor = self.query_one(PlanEditor)
        # With the row below: where there is little room, the start line stands over the last one.
        row = Region(0, editor.virtual_region.y + 1 + editor.row_of(event.field), 1, 2)
        self.query_one(Body).scroll_to_region(row, animate=False)

    def on_click(self, event: Click) -> None:
        """The start line is a button too."""
        if isinstance(event.widget, StartLine):
            if event.widget.is_try(event):
                self.action_try_it()
            else:
                self._start()

    def action_step(self, field: str, direction: int) -> None:
        """One step in a field of the plan; total and finish time follow at once."""
        self.plan = stepped(self.plan, field, direction, unit=self.facts.unit)
        self._field = field
        self.draw()

    def action_start(self) -> None:
        """Start the session, by the key, a media key or a remote control."""
        self._presses.press()

    action_next = action_start

    def action_back(self) -> None:
        """The field of the plan before."""
        self.query_one(PlanEditor).action_move(-1)

    def _start(self) -> None:
        self.post_message(SessionAsked(self.plan))
        self._presses.changed()

    def action_try_it(self) -> None:
        """Try one set; nothing of it is kept."""
        self.post_message(TasteAsked(self.plan))

    def action_resume(self) -> None:
        """Decide about interrupted sessions that wait."""
        if self._waiting:
            self.post_message(ScreenAsked("interrupted"))

    def action_sound(self) -> None:
        """The next sound mode."""
        self.post_message(SoundAsked())

    def action_volume(self, louder: int) -> None:
        """Louder or quieter."""
        self.post_message(SoundAsked(louder))

    def action_history(self) -> None:
        """Look back."""
        self.post_message(ScreenAsked("history"))

    def action_coach(self) -> None:
        """Take what the coach suggests: its dose, with one's own pace and routines."""
        if self.facts.suggestion:
            self.take(dosed(self.plan, self.facts.suggestion.plan))

    def action_smallest(self) -> None:
        """Take the smallest session that keeps the week, with one's own pace and routines."""
        due = self.facts.due.due if self.facts.due else None
        if due is not None and due.smallest is not None:
            self.take(dosed(self.plan, due.smallest))

    def action_levels(self) -> None:
        """Choose a level or a preset."""
        self.post_message(ScreenAsked("levels"))

    def action_drills(self) -> None:
        """Choose the drills."""
        self.post_message(ScreenAsked("drills"))

    def action_save_as(self) -> None:
        """Keep the plan under a name."""
        self.post_message(ScreenAsked("save-as"))

    def action_settings(self) -> None:
        """The settings."""
        self.post_message(ScreenAsked("settings"))

    def action_guide(self) -> None:
        """The guide."""
        self.post_message(ScreenAsked("guide"))

    def action_safety(self) -> None:
        """The safety questions."""
        self.post_message(ScreenAsked("safety"))

    def action_help(self) -> None:
        """Keys and rules."""
        self.post_message(ScreenAsked("help"))

    def action_save_elsewhere(self) -> None:
        """A session that the disk refused, to another place."""
        self.post_message(ScreenAsked("unsaved"))

    def action_quit(self) -> None:
        """Close."""
        self.app.exit()
