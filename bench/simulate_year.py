"""A year of training for twelve kinds of people who follow the coach's suggestions.

Run ``python -m bench.simulate_year`` for the table, ``--weeks KIND`` for one person's weeks, and
``--comeback KIND --away DAYS`` for the comeback of a person who stops in the middle of the year.
The people are invented: each has a strength that grows with training and fades without, and
reports the reps in reserve after a session. This module uses none of the coach's rules.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache, cached_property
from itertools import accumulate, cycle, islice
from typing import TYPE_CHECKING

from bench.coach_laws import breaches

from lungetimer.coaching.asking_again import should_ask
from lungetimer.coaching.comeback import Comeback, comeback_of
from lungetimer.coaching.course import Course, course_of
from lungetimer.coaching.levels import LEVELS, level_index
from lungetimer.coaching.past import PastSession
from lungetimer.coaching.progression import Advised, Kind, Suggestion, suggest
from lungetimer.coaching.safety import assess

if TYPE_CHECKING:
    from collections.abc import Callable

    from lungetimer.training.plan import Plan

START = date(2026, 1, 5)  # a Monday
DAYS = 364
MON_WED_FRI = (0, 2, 4)
# Days between sessions, repeated; fixed, so that the table is always the same.
IRREGULAR = frozenset(accumulate(islice(cycle((2, 3, 9, 2, 5, 16, 3, 1, 4, 12, 2, 7)), 90)))


@dataclass(frozen=True)
class Person:
    """A kind of person.

    Attributes:
        kind: its name in the table.
        trains: whether the person wants to train on a day (day number, weekday).
        strength: maximum reps per leg of bodyweight lunges at the start.
        gain: strength added by a session.
        ceiling: maximum strength.
        pain: pain reported after a session on a day, 0-10.
        answers_yes: safety questions answered with yes.
        heeds_rest: whether the person follows suggestions to rest.
        starts_with: the plan of the first session; None for the suggested one.
        steady_on: the day on which the safety questions are answered again, without a yes.
        answers_pain: whether the person answers the question about pain.
        always_left: reps in reserve that are always reported; None for the true number.
        heeds_easy: whether the person follows suggestions of easy weeks.
    """

    kind: str
    trains: Callable[[int, int], bool]
    strength: float = 13.0
    gain: float = 0.1
    ceiling: float = 60.0
    pain: Callable[[int], int] = lambda _: 0
    answers_yes: tuple[str, ...] = ()
    heeds_rest: bool = True
    starts_with: Plan | None = None
    steady_on: int = -1
    answers_pain: bool = True
    always_left: int | None = None
    heeds_easy: bool = True


def usually(day: int, weekday: int) -> bool:
    return weekday in MON_WED_FRI and day >= 0


PEOPLE = (
    Person("steady beginner", usually),
    Person("irregular", lambda day, _: day in IRREGULAR),
    Person(
        "six weeks away",
        lambda day, weekday: usually(day, weekday) and not 100 <= day < 142,
    ),
    Person("pain in week 3", usually, pain=lambda day: 5 if 14 <= day < 19 else 0),
    Person("every day", lambda _, weekday: weekday < 6, heeds_rest=False),
    Person("plateaus", usually, ceiling=14.0),
    Person("supported", usually, strength=9.0, gain=0.07, answers_yes=("knees",), steady_on=182),
    Person("loaded", usually, strength=26.0, gain=0.06, starts_with=LEVELS["loaded"].plan),
    Person(
        "back from 20 kg",
        lambda day, weekday: usually(day, weekday) and not (20 <= day < 40 or 150 <= day < 200),
        strength=46.0,
        gain=0.06,
        pain=lambda day: 4 if 80 <= day < 82 else 0,
        starts_with=replace(LEVELS["loaded"].plan, load_kg=20),
    ),
    Person("pain unanswered", usually, answers_pain=False),
    Person("none in reserve", usually, always_left=0),
    Person("no easy weeks", usually, heeds_easy=False),
)


@dataclass
class Year:
    """Sessions and suggestions of one year."""

    sessions: list[PastSession] = field(default_factory=list)
    heard: list[tuple[int, Suggestion]] = field(default_factory=list)
    screened: int = 0
    advised: dict[int, Advised | None] = field(default_factory=dict)

    @cached_property
    def faults(self) -> list[str]:
        """Where the coach broke one of its rules."""
        found: list[str] = []
        for day, said in self.heard:
            now = START + timedelta(days=day)
            before = [s for s in self.sessions if s.day < now]
            wrong = breaches(before, now, self.advised.get(day), said)
            found += [f"day {day}: {law}" for law in wrong]
        return found

    def easy_weeks(self) -> set[int]:
        """Return the numbers of the weeks, from 0, with a session of an easy week."""
        return {(s.day - START).days // 7 for s in self._easy()}

    def usual_sessions(self) -> list[PastSession]:
        """Return the sessions outside of easy weeks."""
        easy = self._easy()
        return [s for s in self.sessions if s not in easy]

    def _easy(self) -> list[PastSession]:
        course, easy = Course(), []
        for session in self.sessions:
            course.add(session)
            if course.easy:
                easy.append(session)
        return easy

    def longest_without_easy(self) -> int:
        """Return the longest run of weeks with training and without an easy session."""
        easy_weeks = self.easy_weeks()
        trained = {(s.day - START).days // 7 for s in self.sessions}
        longest = run = 0
        for week in range(DAYS // 7):
            run = run + 1 if week in trained - easy_weeks else 0
            longest = max(longest, run)
        return longest


@cache
def live(person: Person) -> Year:
    """Return a year of this person following the coach; cached."""
    year, strength = Year(), person.strength
    advised: Advised | None = None
    for day in range(DAYS):
        today = START + timedelta(days=day)
        last = year.sessions[-1] if year.sessions else None
        if last is not None and (today - last.day).days > 10:
            strength = max(strength - 0.12, person.strength)
        if not person.trains(day, today.weekday()):
            continue
        if should_ask(advised.day if advised else None, last.day if last else None, today):
            year.screened += 1
            advised = Advised(today, assess(person.answers_yes).level)
        if day == person.steady_on:
            advised = Advised(today, assess(()).level)
        said = suggest(year.sessions, today, advised=advised)
        year.heard.append((day, said))
        year.advised[day] = advised
        if said.kind is Kind.REST and person.heeds_rest:
            continue
        plan = said.plan
        if said.kind is Kind.FIRST and person.starts_with:
            plan = person.starts_with
        elif said.kind is Kind.EASY and not person.heeds_easy:
            plan = year.sessions[-1].plan
        year.sessions.append(train(person, plan, today, day, strength))
        strength = min(strength + person.gain, person.ceiling)
    return year


def train(person: Person, plan: Plan, today: date, day: int, strength: float) -> PastSession:
    """Return one session; sets, weight and daily form reduce the reserve, support adds to it."""
    form = ((day * 7) % 5 - 2) * 0.3
    cost = 0.8 * (plan.sets - 2) + 1.1 * plan.load_kg - (4 if level_index(plan) == 0 else 0)
    left = strength + form - cost - plan.reps_per_leg
    missed = max(0, round(-left)) * 2
    rir = max(0, min(10, int(left)))
    done = max(plan.total_reps - missed, 0)
    if person.always_left is not None:
        rir = person.always_left
    pain = person.pain(day) if person.answers_pain else None
    return PastSession(today, plan, plan.total_reps, done, rir, pain)


def dose(plan: Plan) -> str:
    weight = f" {plan.load_kg:g} kg" if plan.loaded else ""
    return f"{plan.level} {plan.sets}x{plan.reps_per_leg}{weight}"


def table() -> str:
    head = (
        f"{'kind':16} {'days':>4} {'up':>3} {'same':>4} {'down':>4} {'rest':>4} {'easy':>4} "
        f"{'rep.':>4} {'asked':>5} {'no easy':>7}  {'after a quarter':22} {'half':22} {'year':22}"
    )
    lines = [head, "-" * len(head)]
    for person in PEOPLE:
        year = live(person)
        kinds = Counter(said.kind for _, said in year.heard)
        usual = year.usual_sessions()
        at = [
            dose([s for s in usual if (s.day - START).days <= until][-1].plan)
            for until in (91, 182, DAYS)
        ]
        lines.append(
            f"{person.kind:16} {len({s.day for s in year.sessions}):4} {kinds[Kind.UP]:3} "
            f"{kinds[Kind.SAME]:4} {kinds[Kind.DOWN]:4} {kinds[Kind.REST]:4} "
            f"{kinds[Kind.EASY]:4} {kinds[Kind.REPEAT]:4} {year.screened:5} "
            f"{year.longest_without_easy():5} w  " + " ".join(f"{d:22}" for d in at)
        )
        lines += [f"  FAULT {fault}" for fault in year.faults]
    return "\n".join(line.rstrip() for line in lines)


def weeks(kind: str) -> str:
    person = next(p for p in PEOPLE if p.kind == kind)
    lines = []
    for day, said in live(person).heard:
        lines.append(
            f"week {day // 7 + 1:2} day {day + 1:3}  {said.rule:20} {dose(said.plan):22} "
            f"{said.reason}"
        )
    return "\n".join(lines)


def way_back(
    person: Person, stop: int, away: int
) -> tuple[list[PastSession], date, Comeback | None]:
    """Return the comeback of a person who stops on a day of the year and returns some days later.

    Returns:
        The sessions until then, the day of return, and the comeback.
    """
    known = [s for s in live(person).sessions if (s.day - START).days < stop]
    today = known[-1].day + timedelta(days=away)
    course = course_of(known)
    return known, today, comeback_of(course, today, weekdays=MON_WED_FRI)


def comeback(kind: str, away: int) -> str:
    person = next(p for p in PEOPLE if p.kind == kind)
    known, today, back = way_back(person, DAYS // 2, away)
    lines = [f"{kind}: {dose(known[-1].plan)} until {known[-1].day}, back on {today}"]
    if back is None:
        return "\n".join([*lines, "  no way back is needed"])
    lines += [f"  {s.day:%a} {s.day}  {dose(s.plan):28} {s.reason}" for s in back.steps]
    arrives = "back at" if back.arrives else "not all the way to"
    return "\n".join([*lines, f"  {len(back.steps)} sessions, {arrives} {dose(back.goal)}"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--weeks", choices=[p.kind for p in PEOPLE], metavar="KIND")
    parser.add_argument("--comeback", choices=[p.kind for p in PEOPLE], metavar="KIND")
    parser.add_argument("--away", type=int, default=20, metavar="DAYS", help="for --comeback")
    asked = parser.parse_args()
    if asked.comeback:
        print(comeback(asked.comeback, asked.away))
    else:
        print(weeks(asked.weeks) if asked.weeks else table())


if __name__ == "__main__":
    main()
