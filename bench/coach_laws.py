"""Searches for histories in which the coach breaks one of its rules.

    python -m bench.coach_laws.py                       # 200,000 histories on all cores
    python -m bench.coach_laws.py --count 5000 --seed 7

The rules are those of docs/coaching.md, which this module implements a second time, from the
sessions alone. Of the coach's own code it uses only the functions that compare plans.
Histories are random: several time zones, weekly targets and first weekdays, two sessions on a day,
sessions of one rep, future sessions, the user's own presets, all equipment, missing answers, and
people who follow the coach for a while. Each kind of breach is counted and printed with the first
history that leads to it, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import accumulate
from typing import TYPE_CHECKING

from lungetimer.coaching.compare import Respect, harder_in, total_load
from lungetimer.coaching.levels import LEVELS, ORDER, depth_of, level_index
from lungetimer.coaching.past import PastSession, in_order
from lungetimer.coaching.progression import Advised, Kind, Rule, Suggestion, suggest
from lungetimer.training.plan import Equipment, Plan, Support
from lungetimer.training.set_reps import written_reps

if TYPE_CHECKING:
    from collections.abc import Sequence

TODAY = date(2026, 11, 20)
ZONES = tuple(timezone(timedelta(hours=h)) for h in (-11, -8, 0, 1, 9, 13))


# -- the rules -----------------------------------------------------------------------------------


def breaches(
    sessions: Sequence[PastSession], today: date, advised: Advised | None, found: Suggestion
) -> list[str]:
    """Return the rules that a suggestion breaks, each in a few words."""
    past = in_order(s for s in sessions if not _to_come(s, today))
    trained = [s for s in past if 2 * s.done_reps >= s.planned_reps]
    told = _of_every_suggestion(found, advised)
    if not trained:
        on_nothing = found.kind in (Kind.UP, Kind.EASY, Kind.SAME, Kind.REPEAT)
        return [*told, "a suggestion that builds on nothing"] if on_nothing else told
    return [
        *told,
        *_which_way(trained, past, found),
        *_after_pain(past, found),
        *_after_a_lay_off(trained, today, advised, found),
        *_a_day_between(trained, past, today, found),
    ]


def _of_every_suggestion(found: Suggestion, advised: Advised | None) -> list[str]:
    told = []
    if advised is not None and advised.level == "supported" and level_index(found.plan):
        told.append("higher than the safety answers allow")
    if not found.reason.endswith(".") or len(found.reason) > 120 or found.reason[0].islower():
        told.append("a reason that is no sentence of 120 characters")
    return told


def _which_way(
    trained: Sequence[PastSession], past: Sequence[PastSession], found: Suggestion
) -> list[str]:
    """Return breaches of the rule that only good sessions make a plan harder, in one respect."""
    last = trained[-1]
    grown = harder_in(found.plan, last.plan)
    told = []
    if found.kind is Kind.UP:
        told += _up(trained, last, grown, found)
    elif found.rule is Rule.SAME and "easy week is over" in found.reason:
        if not grown <= {"sets", "reps"}:
            told.append(f"back from an easy week with more {sorted(grown)}")
    elif grown:
        told.append(f"{found.rule}: harder in {sorted(grown)}")
    hurt = _unlifted_pain(past)
    came_from = hurt.plan if hurt is not None and found.rule is Rule.PAIN else last.plan
    if found.kind is Kind.DOWN and _dose(found.plan) == _dose(came_from):
        told.append("called a step down, but the same")
    if found.plan.tempo != last.plan.tempo or found.plan.warm_up != last.plan.warm_up:
        told.append("changed what is the person's own")
    return told


def _up(
    trained: Sequence[PastSession],
    last: PastSession,
    grown: frozenset[Respect],
    found: Suggestion,
) -> list[str]:
    told = []
    if len(grown) != 1:
        told.append(f"a step up in {len(grown)} respects: {sorted(grown)}")
    before = zip(found.plan.set_reps, last.plan.set_reps, strict=False)
    if any(reps > old + 1 for reps, old in before):
        told.append("more than one rep more")
    if level_index(found.plan) > level_index(last.plan) + 1:
        told.append("two rungs up at once")
    if not last.all_done or last.rir is None or last.rir < 2:
        told.append("up without all reps done and two in reserve")
    if last.pain is None and not _three_without_pain_asked(trained):
        told.append("up although pain was not answered")
    if any(s.pain is not None and s.pain >= 4 for s in trained[-2:]):
        told.append("up within two sessions of pain")
    return told


def _after_pain(past: Sequence[PastSession], found: Suggestion) -> list[str]:
    """Return breaches of the rule of less training after pain, until a later answer is 0 to 3."""
    hurt = _unlifted_pain(past)
    if hurt is None:
        return []
    told = []
    if found.kind in (Kind.UP, Kind.EASY):
        told.append("up or easy week while pain is not answered")
    if over := harder_in(found.plan, hurt.plan):
        told.append(f"after pain harder in {sorted(over)}")
    if _dose(found.plan) == _dose(hurt.plan) and not _least(hurt.plan):
        told.append("after pain the same dose")
    return told


def _after_a_lay_off(
    trained: Sequence[PastSession], today: date, advised: Advised | None, found: Suggestion
) -> list[str]:
    """Return breaches of the rule that nothing is added after a break until a session went well.

    After a break of 15 days, and again of 29 days, the plan has to be easier.
    """
    last = trained[-1]
    away = (today - last.day).days
    told = []
    if away >= 8 and found.kind is Kind.UP:
        told.append("up after a lay-off")
    if away >= 15 and 2 * total_load(found.plan) > total_load(last.plan):
        told.append("more than half the weight after 15 days away")
    if away >= 29:
        if total_load(found.plan) or level_index(found.plan) > 1 or found.plan.sets > 3:
            told.append("more than the beginner dose after 28 days away")
        answered = advised is not None and 0 <= (today - advised.day).days <= 28
        if found.ask_safety == answered:
            told.append("the safety questions")
    back = _unlifted_lay_off(trained)
    if back is not None:
        if found.kind is Kind.UP:
            told.append("up since a lay-off without good answers")
        if over := harder_in(found.plan, trained[back - 1].plan):
            told.append(f"since a lay-off harder in {sorted(over)}")
    return told


def _a_day_between(
    trained: Sequence[PastSession], past: Sequence[PastSession], today: date, found: Suggestion
) -> list[str]:
    hurt = _unlifted_pain(past)
    days = {s.day for s in trained[-3:]} | ({hurt.day} if hurt else set())
    soon = (today - max(days)).days <= 1
    return ["no day between"] if soon and found.kind is not Kind.REST else []


def _to_come(s: PastSession, today: date) -> bool:
    last_moment = datetime(today.year, today.month, today.day, 12, tzinfo=UTC) + timedelta(days=1)
    return s.day > today and s.instant >= last_moment


def _dose(plan: Plan) -> tuple[object, ...]:
    return (plan.set_reps, total_load(plan), plan.support, depth_of(plan))


def _least(plan: Plan) -> bool:
    return level_index(plan) == 0 and max(plan.set_reps) <= 3 and plan.sets <= 2


def _three_without_pain_asked(trained: Sequence[PastSession]) -> bool:
    return len(trained) >= 3 and all(
        s.all_done and (s.rir or 0) >= 3 and (s.pain or 0) < 4 for s in trained[-3:]
    )


def _unlifted_pain(past: Sequence[PastSession]) -> PastSession | None:
    """Return the last session with pain, or None if a later day's session had a better answer."""
    at = [i for i, s in enumerate(past) if (s.pain or 0) >= 4]
    if not at:
        return None
    hurt = past[at[-1]]
    lifted = any(
        2 * s.done_reps >= s.planned_reps
        and s.pain is not None
        and s.day > hurt.day
        and s.instant - hurt.instant >= timedelta(hours=18)
        for s in past[at[-1] + 1 :]
    )
    return None if lifted else hurt


def _unlifted_lay_off(trained: Sequence[PastSession]) -> int | None:
    """Return the index of the first session after the last lay-off; None if one went well since."""
    gaps = [i for i in range(1, len(trained)) if (trained[i].day - trained[i - 1].day).days >= 8]
    if not gaps:
        return None
    well = any(
        s.pain is not None and s.pain < 4 and s.rir is not None and s.rir >= 2 and not s.short
        for s in trained[gaps[-1] :]
    )
    return None if well else gaps[-1]


# -- the histories -------------------------------------------------------------------------------


def random_plan(rng: random.Random) -> Plan:
    equipment = rng.choice(list(Equipment))
    plan = Plan(
        level=rng.choice([*ORDER, "mine", "custom"]),
        sets=rng.choice([1, 2, 3, 3, 3, 4, 5, 10]),
        reps_per_leg=rng.choice([1, 2, 3, 6, 7, 8, 10, 11, 12, 12, 13, 15, 50]),
        rest_s=rng.choice([0, 20, 45, 60, 60, 90, 300]),
        load_kg=rng.choice([0, 0.5, 1, 2, 2.5, 3, 4, 6, 8, 11.34, 20, 30, 199, 200]),
        equipment=equipment,
        support=rng.choice([Support.NONE, Support.NONE, Support.WALL, Support.CHAIR]),
    )
    if rng.random() < 0.2:  # sets with different reps
        plan = plan.with_reps([rng.choice([1, 3, 6, 8, 10, 11, 12, 15, 50]) for _ in plan.set_reps])
    return plan


WEEKS = ((3, 0), (3, 6), (1, 6), (7, 0), (5, 6), (2, 0))
"""Weekly targets, with the weekday on which weeks start; 0 is Monday."""


@dataclass
class Story:
    """Weeks or months of a person's sessions, with the coach's suggestions.

    Attributes:
        sessions: up to around today, in the order in which they were added.
        advised: outcome of the safety questions; None if they were not answered.
        said: (number of sessions, day, suggestion) for each suggestion that was requested.
        week: the weekly target and the weekday on which weeks start.
    """

    sessions: list[PastSession]
    advised: Advised | None
    said: list[tuple[int, date, Suggestion]]
    week: tuple[int, int] = WEEKS[0]

    def suggest(self, sessions: Sequence[PastSession], day: date) -> Suggestion:
        """Return the coach's suggestion for this person on a day after these sessions."""
        target, first = self.week
        return suggest(
            sessions, day, weekly_target=target, first_weekday=first, advised=self.advised
        )


GAPS = ((2, 2, 3), (2, 2, 3), (2, 2, 3), (1, 2, 3, 9), (0, 1, 2, 2, 3, 8, 15, 30), (2, 14, 40))


def random_story(rng: random.Random, week: tuple[int, int] = WEEKS[0]) -> Story:
    """Return a random story with a weekly target and a first weekday."""
    level = rng.choice([None, None, None, None, "supported", "beginner"])
    asked = TODAY - timedelta(days=rng.choice([0, 3, 40, 400, -2]))
    advised = Advised(asked, level) if level else None
    answers = rng.choice(["all", "all", "all", "some", "rir", "pain", "none"])
    start = rng.choice([LEVELS[rng.choice(ORDER)].plan, random_plan(rng)])
    follows = rng.choice([0.0, 0.5, 0.9, 1.0])
    calm = rng.random() < 0.7
    span = rng.choice([rng.randint(1, 5), rng.randint(1, 9), rng.randint(1, 26)])
    gaps = rng.choice(GAPS)
    days = list(accumulate(rng.choice(gaps) for _ in range(span)))
    if rng.random() < 0.06:
        # Three days a week for months, so that easy weeks are due.
        calm = True
        days = [7 * (n // 3) + 2 * (n % 3) for n in range(rng.randint(18, 48))]
    back = rng.choice([0, 1, 2, 2, 2, 2, 2, 3, 5, 7, 8, 14, 15, 28, 29, 60])
    first = TODAY - timedelta(days=days[-1] + back)
    story = Story([], advised, [], week)
    plan = start
    for ahead in days:
        day = first + timedelta(days=ahead)
        if story.sessions and rng.random() < follows:
            said = story.suggest(story.sessions, day)
            story.said.append((len(story.sessions), day, said))
            plan = said.plan
        elif rng.random() < (0.3 if len(days) < 27 else 0.05):
            halved = replace(plan, sets=(plan.sets + 1) // 2)
            more = replace(plan, reps_per_leg=min(plan.reps_per_leg + 2, 50))
            plan = rng.choice([start, random_plan(rng), halved, more])
        story.sessions.append(_session(rng, plan, day, answers, calm=calm))
    if rng.random() < 0.1:
        day = TODAY + timedelta(days=rng.choice([1, 2, 400]))
        story.sessions.append(_session(rng, plan, day, answers))
    said = story.suggest(story.sessions, TODAY)
    story.said.append((len(story.sessions), TODAY, said))
    return story


def _session(
    rng: random.Random, plan: Plan, day: date, answers: str, *, calm: bool = False
) -> PastSession:
    planned = plan.total_reps
    share = rng.choice([1, 1, 1, 1, 1, 1, 0.95, 0.9, 0.75, 0.5, 0.3])
    done = rng.choice([0, 1]) if rng.random() < 0.05 else round(share * planned)
    rir = rng.choice([3, 4, 5, 3, 2]) if calm else rng.choice([0, 1, 2, 3, 5])
    pain = rng.choice([0, 0, 0, 0, 3] if calm else [0, 0, 3, 4, 5, 8])
    if rng.random() < 0.03:
        pain = rng.randint(4, 10)
    asks = {"all": (1, 1), "some": (0.6, 0.6), "rir": (1, 0.05), "pain": (0.05, 1), "none": (0, 0)}
    rir_told, pain_told = asks[answers]
    at = datetime(
        day.year,
        day.month,
        day.day,
        rng.randint(0, 23),
        rng.randint(0, 59),
        tzinfo=rng.choice(ZONES),
    )
    return PastSession(
        day,
        plan,
        planned,
        done,
        rir if rng.random() < rir_told else None,
        pain if rng.random() < pain_told or (pain >= 4 and rng.random() < 0.3) else None,
        at=rng.choice([at, at, at, None]),
    )


# -- the search ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Breach:
    """A breach by one suggestion.

    Attributes:
        kind: the broken rules and the rule of the suggestion; equal kinds probably have one cause.
        story: the history that leads to it, in lines.
    """

    kind: str
    story: str


def search(seed: int, count: int) -> tuple[Counter[str], list[Breach]]:
    """Return the suggestions counted by rule, and the breaches, for a number of histories."""
    rng = random.Random(seed)
    rules: Counter[str] = Counter()
    found: list[Breach] = []
    for number in range(count):
        story = random_story(rng, WEEKS[number % len(WEEKS)])
        for known, day, said in story.said:
            rules[said.rule.value] += 1
            sessions = story.sessions[:known]
            wrong = breaches(sessions, day, story.advised, said)
            if "easy week is over" in said.reason and not easy_was_asked(story, sessions, day):
                wrong.append("back from an easy week that the coach had not asked for")
            if day == TODAY:
                wrong += metamorphic(rng, story, sessions, said)
            if wrong:
                kind = f"{said.rule.value}: {'; '.join(wrong)}"
                found.append(Breach(kind, "\n".join(told(sessions, day, story.advised, said))))
    return rules, found


def by_kind(found: Sequence[Breach]) -> list[str]:
    """Return a text for each kind of breach, the most frequent first: count and first history."""
    counts = Counter(breach.kind for breach in found)
    first: dict[str, str] = {}
    for breach in found:
        first.setdefault(breach.kind, breach.story)
    return [f"{count} x {kind}\n{first[kind]}" for kind, count in counts.most_common()]


def easy_was_asked(story: Story, sessions: Sequence[PastSession], today: date) -> bool:
    """Return whether the coach suggested an easy week in the three weeks up to today."""
    days = [today - timedelta(days=ago) for ago in range(21)]
    return any(
        story.suggest([s for s in sessions if s.day < day], day).kind is Kind.EASY for day in days
    )


def metamorphic(
    rng: random.Random, story: Story, sessions: list[PastSession], said: Suggestion
) -> list[str]:
    """Return breaches found by changes of the history that must not lead to a harder plan."""
    wrong = []
    mixed = list(sessions)
    rng.shuffle(mixed)
    if story.suggest(mixed, TODAY) != said:
        wrong.append("another order, another suggestion")
    plan = random_plan(rng)
    later = PastSession(TODAY + timedelta(days=rng.choice([2, 30, 900])), plan, 60, 60, 5, 0)
    if story.suggest([*sessions, later], TODAY) != said:
        wrong.append("a session still to come changes something")
    days = timedelta(days=rng.choice([1, 7, 20]))
    if any((TODAY - s.day).days >= 8 for s in sessions) and said.kind is not Kind.REST:
        trained = [s.day for s in sessions if s.trained and s.day <= TODAY + timedelta(days=1)]
        if trained and (TODAY - max(trained)).days >= 8:
            after = story.suggest(sessions, TODAY + days)
            if all(s.day <= TODAY for s in sessions) and harder_in(after.plan, said.plan):
                wrong.append("longer away, and harder")
    return wrong


def told(
    sessions: list[PastSession], day: date, advised: Advised | None, said: Suggestion
) -> list[str]:
    """Return a history in lines."""
    lines = [
        f"  {s.day} {s.at.strftime('%H:%M%z') if s.at else '-':10} {brief(s.plan):38} "
        f"{s.done_reps}/{s.planned_reps} rir {s.rir} pain {s.pain}"
        for s in in_order(sessions)
    ]
    answer = f"  -> {said.kind.value}, {said.rule.value}: {brief(said.plan)}  {said.reason}"
    return [*lines, f"  {day} advised {advised}", answer]


def brief(plan: Plan) -> str:
    load = f" {plan.load_kg:g} kg {plan.equipment.value}" if plan.loaded else ""
    hold = f" {plan.support.value}" if plan.support is not Support.NONE else ""
    reps = written_reps(plan.reps) or f"{plan.sets}x{plan.reps_per_leg}"
    return f"{plan.level} {reps} rest {plan.rest_s}{load}{hold}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--count", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    began = time.monotonic()
    share = 1000
    parts = [
        (asked.seed * 1_000_003 + i, min(share, asked.count - i * share))
        for i in range((asked.count + share - 1) // share)
    ]
    rules: Counter[str] = Counter()
    found: list[Breach] = []
    with ProcessPoolExecutor(asked.jobs) as pool:
        done = 0
        for counted, wrong in pool.map(search, *zip(*parts, strict=True)):
            rules += counted
            found += wrong
            done += share
            if done % (20 * share) == 0:
                print(f"{min(done, asked.count)} tried", file=sys.stderr, flush=True)
    for text in by_kind(found):
        print(text, end="\n\n")
    for rule, count in rules.most_common():
        print(f"{count:8} {rule}")
    seconds = time.monotonic() - began
    print(f"{asked.count} histories, seed {asked.seed}, {seconds:.0f} s: {len(found)} breaches")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
