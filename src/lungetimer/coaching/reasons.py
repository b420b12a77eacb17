"""The texts that give the reason for a suggestion. Each function returns one text.

A text has one or two sentences and at most 120 characters, which fit into three lines of Home.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lungetimer.coaching import thresholds
from lungetimer.coaching.compare import Respect, harder_in
from lungetimer.coaching.levels import BEGINNER, LEVELS, level_of
from lungetimer.coaching.suggestion import Rule
from lungetimer.training.loads import Unit, load_words
from lungetimer.training.plan import Equipment
from lungetimer.training.set_reps import written_reps

if TYPE_CHECKING:
    from lungetimer.coaching.look import Look
    from lungetimer.coaching.past import PastSession
    from lungetimer.training.plan import Plan


def first(level: str) -> str:
    """Return the reason for the level of the very first session."""
    if level == BEGINNER:
        return "Beginners start with three sets of ten reps for each leg."
    return "This is a gentle start, as your safety answers recommend."


def pain(worst: int, *, resting: bool, nothing_easier: bool, again: bool) -> str:
    """Return the reason for doing less after a session with pain of 4 or more (0-10).

    `resting` means that a rest day comes first, `nothing_easier` that there is no easier plan, and
    `again` that there was such pain on an earlier day as well.
    """
    if nothing_easier:
        return (
            f"Your pain was {worst} of 10 last time, so rest until it settles. If it does not "
            "settle, ask a professional."
        )
    if worst >= thresholds.RED_PAIN:
        return (
            f"Your pain was {worst} of 10 last time. When it has settled, take a step down; if it "
            "does not settle, ask a professional."
        )
    if again:
        return (
            f"Your pain was {worst} of 10 again. When it has settled, take one more step down; if "
            "it does not settle, ask a professional."
        )
    if resting:
        return (
            f"Your pain was {worst} of 10 last time, so rest for a day and then take a step down."
        )
    return f"Your pain was {worst} of 10 last time, so take a step down."


def pain_open(worst: int) -> str:
    """Return the reason to make nothing harder until the question about pain is answered.

    Args:
        worst: the pain that the person reported earlier, 4 to 10.
    """
    return (
        f"You have not answered the question about pain since your pain of {worst} of 10. Until "
        "you do, add nothing."
    )


def screening(*, resting: bool) -> str:
    """Return the reason for the supported level, which the safety answers recommend."""
    then = ", but rest for a day first" if resting else ""
    return f"Your safety answers recommend the supported level until you answer them again{then}."


def too_short(*, resting: bool) -> str:
    """Return the reason for doing less after two sessions with under 80 % of the plan done."""
    return f"Twice in a row, you did less than 80 % of the plan, so {_less(resting=resting)}."


def at_the_limit(*, resting: bool) -> str:
    """Return the reason for doing less after two sessions with no reps in reserve."""
    less = _less(resting=resting)
    return f"Twice in a row, you had no reps in reserve. The aim is two to four, so {less}."


def _less(*, resting: bool) -> str:
    return "rest for a day and then do a little less" if resting else "do a little less today"


def away(days: int, plan: Plan, last: Plan, *, repeat: bool, gently: bool, broken_off: bool) -> str:
    """Return the reason for a plan after a break of ``days`` days in the training.

    `repeat` means the same sets, reps and weight as last time, `gently` a new start at the beginner
    level, and `broken_off` that the person did less than half of a session during the break.
    """
    since = "you last did at least half of a session" if broken_off else "your last session"
    if gently:
        then = "start again gently"
    elif not repeat:
        then = "come back one step lower"
    elif plan.rest_s > last.rest_s:
        then = f"repeat it, but rest for {plan.rest_s} s"
    else:
        then = "repeat it before you add anything"
    return f"It is {days} days since {since}, so {then}."


def day_between(*, today: bool) -> str:
    """Return the reason for a rest day after training today or yesterday."""
    when = "today" if today else "yesterday"
    return f"You trained {when}. A day of rest lets your legs recover."


def return_open(last: PastSession, days: int) -> str:
    """Return the reason to repeat the plan: no session has gone well since a break.

    Args:
        last: the last session.
        days: the length of the break in days.
    """
    if last.short:
        return (
            f"You came back after {days} days away and did less than 80 % last time, so add "
            "nothing yet."
        )
    if last.rir is not None and last.rir < thresholds.AIM_SPARE:
        return (
            f"You came back after {days} days away and had {_reserve(last.rir)} in reserve last "
            "time, so add nothing yet."
        )
    if last.rir is None and last.pain is None:
        then = "said how much pain and how many reps in reserve you had"
    else:
        then = f"answered {_question(last)}"
    return f"You were away for {days} days. Add nothing until you have {then}."


def _reserve(reps: int) -> str:
    return "no reps" if reps == 0 else "1 rep" if reps == 1 else f"{reps} reps"


def _question(last: PastSession) -> str:
    """Return in words the question after the session that the person did not answer."""
    return f"the question about {'pain' if last.pain is None else 'reps in reserve'}"


def easy_week_due(weeks: int, plan: Plan, usual: Plan) -> str:
    """Return the reason for an easy week after ``weeks`` full weeks of training in a row."""
    return (
        f"You trained for {weeks} full weeks in a row, so take an easy week with "
        f"{_half(plan, usual)}."
    )


def easy_week_after_hard_sessions(plan: Plan, usual: Plan) -> str:
    """Return the reason for an easy week after three hard sessions with the same sets and reps."""
    return (
        f"Three sessions in a row with the same sets and reps were hard, so take an easy week with "
        f"{_half(plan, usual)}."
    )


def easy_week_goes_on() -> str:
    """Return the reason for another session of an easy week that has begun."""
    return "Your easy week lasts seven days, so do the same once more."


def _half(plan: Plan, usual: Plan) -> str:
    if plan.sets == usual.sets:
        return "half the reps"
    return "half the sets" if 2 * plan.sets == usual.sets else "about half the sets"


def one_more_rep(spare: int, *, answered: bool) -> str:
    """Return the reason for one more rep; `answered` means that pain was reported as 0 to 3."""
    if not answered:
        return (
            "Three times, you did all reps with 3 or more in reserve. If nothing hurt (you have "
            "not said), add a rep for each leg."
        )
    return f"You did all reps with {spare} in reserve, so do one more rep for each leg."


def next_step(usual: Plan, higher: Plan, *, answered: bool, unit: Unit = Unit.KG) -> str:
    """Return the reason for the next level or weight, once twelve reps in each set went well.

    `answered` means that pain was reported as 0 to 3.
    """
    step = _step(usual, higher, unit)
    if not answered:
        return f"Three sessions went well. If nothing hurt (you have not said), {step}."
    return f"Twice in a row, you had 2 or more reps in reserve, so {step}."


def way_back(usual: Plan, plan: Plan, unit: Unit = Unit.KG) -> str:
    """Return the reason for a step of a comeback, which leads towards the former plan."""
    step = _step(usual, plan, unit)
    return f"That went well, so take one step towards what you did before: {step}."


def _step(usual: Plan, higher: Plan, unit: Unit) -> str:
    """Return a step up in words: what becomes harder, and the reps if they become fewer."""
    grown = harder_in(higher, usual)
    count = written_reps(higher.reps) or str(higher.reps_per_leg)
    fewer = max(higher.set_reps) < max(usual.set_reps)
    reps = f" for {count} reps" if fewer else ""
    if Respect.LOAD in grown:
        each = " in each hand" if higher.equipment is Equipment.DUMBBELLS else ""
        return f"take {load_words(higher.load_kg, unit)}{each}{reps}"
    if Respect.SETS in grown:
        return f"do {higher.sets} sets{reps and ' of ' + count}"
    if Respect.REST in grown:
        return f"rest {higher.rest_s} s{reps and ', with ' + count + ' reps'}"
    if Respect.DEPTH in grown:
        return f"go all the way down{reps} and hold the {higher.support.value}"
    return f"do not hold on to the {usual.support.value}{reps}"


def to_come(rule: Rule, usual: Plan, plan: Plan, *, slow: bool, unit: Unit = Unit.KG) -> str | None:
    """Return in words the condition for a future step of a comeback; None if there is none."""
    step = _step(usual, plan, unit)
    if rule is Rule.WAY_BACK:
        twice = "the two previous sessions go" if slow else "the previous session goes"
        return f"If {twice} well, take one step towards what you did before: {step}."
    if rule is Rule.MORE_REPS:
        return (
            "If you did all reps of the previous session with 3 or more in reserve, do one more "
            "rep for each leg."
        )
    if rule is Rule.NEXT_STEP:
        return f"If you had 2 or more reps in reserve in the two previous sessions, {step}."
    if rule is Rule.SAME and slow:
        return (
            "Do the same once more. After more than four weeks away, a step up takes two good "
            "sessions."
        )
    if rule is Rule.SAME:
        return "Do the same once more before you add anything."
    return None


def same(look: Look) -> str:  # noqa: PLR0911  # one return for each case, in order
    """Return the reason for the same plan again; it says what a harder plan requires."""
    last, plan = look.last, look.usual
    top = min(plan.set_reps) >= thresholds.TOP_REPS
    needed = thresholds.SPARE_AT_TOP if top else thresholds.SPARE_FOR_REP
    if look.course.easy:
        return "Your easy week is over, so go back to your usual sets."
    if look.course.tries:
        return "You ended your last session early, so do your usual plan before you add anything."
    if top and look.after_twelve is None:
        return _as_far_as_it_goes(look)
    if not last.all_done:
        return (
            f"You did {last.done_reps} of {last.planned_reps} reps last time. Do all of them "
            "before you add anything."
        )
    if last.rir is not None and last.rir < needed:
        ask = ", and answer the question about pain" if last.pain is None else ""
        return (
            f"You had {_reserve(last.rir)} in reserve last time. Do the same until you have "
            f"{needed} or more{ask}."
        )
    if look.course.calm < thresholds.CALM_SESSIONS:
        return (
            "Your last session was the first good one since the pain. Do the same once more before "
            "you add anything."
        )
    if last.rir is None and last.pain is None:
        return (
            "You did not say how much pain or how many reps in reserve you had. Do the same again, "
            "and answer afterwards."
        )
    if last.rir is None or last.pain is None:
        return (
            f"Last time, you did not answer {_question(last)}. Do the same again, and answer "
            "afterwards."
        )
    return "Well done. Do this once more, and you can take the next step."


def _as_far_as_it_goes(look: Look) -> str:
    if look.supported_is_advised and level_of(look.usual) is LEVELS["supported"]:
        return "Stay at the supported level. For the next level, answer the safety questions again."
    return "This is the heaviest weight that the coach suggests, so stay with it."
