"""Every sentence of the coach, walked with the histories that lead to it: it is true of each."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from bench.coach_laws import TODAY, random_story
from hypothesis import given, settings
from hypothesis import strategies as st

from lungetimer.coaching.compare import harder_in, total_load
from lungetimer.coaching.levels import LEVELS, depth_of, level_index
from lungetimer.coaching.past import PastSession, counts_by, in_order
from lungetimer.coaching.progression import Advised, Kind, Rule, Suggestion, suggest
from lungetimer.coaching.weights import next_weight
from lungetimer.training.plan import Plan, Support

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

P = {name: level.plan for name, level in LEVELS.items()}
SEEDS = st.integers(0, 2**63)


def did(
    ago: int,
    plan: Plan = P["beginner"],
    *,
    done: int | None = None,
    rir: int | None = 2,
    pain: int | None = 0,
) -> PastSession:
    reps = plan.total_reps if done is None else done
    return PastSession(TODAY - timedelta(days=ago), plan, plan.total_reps, reps, rir, pain)


def at(reps: int) -> Plan:
    return replace(P["beginner"], reps_per_leg=reps)


TOP = P["builder"]
SUPPORTED = replace(P["supported"], reps_per_leg=12)
HALF = replace(P["beginner"], sets=2)
HELD_FULL = replace(SUPPORTED, level="supported full depth", sets=3, rest_s=45)
LEAST = replace(P["supported"], reps_per_leg=3)
HEAVIEST = replace(P["loaded"], load_kg=200, reps_per_leg=12)
HARD = [did(ago, rir=1) for ago in (9, 7, 5)]
KETTLEBELL = replace(
    P["loaded"], equipment=type(P["light"].equipment).KETTLEBELL, load_kg=8, reps_per_leg=12
)


def full_weeks(count: int) -> list[PastSession]:
    monday = TODAY - timedelta(days=TODAY.weekday())
    return [
        replace(did(0, rir=2), day=monday - timedelta(weeks=back, days=-d))
        for back in range(count, 0, -1)
        for d in (0, 2, 4)
    ]


# (what is said, the history that leads to it)
SENTENCES: list[tuple[str, list[PastSession]]] = [
    ("Beginners start with three sets of ten reps for each leg.", []),
    ("Your pain was 5 of 10 last time, so take a step down.", [did(3, pain=5)]),
    (
        "Your pain was 5 of 10 last time, so rest for a day and then take a step down.",
        [did(1, pain=5)],
    ),
    (
        (
            "Your pain was 7 of 10 last time. When it has settled, take a step down; if it does "
            "not settle, ask a professional."
        ),
        [did(3, pain=7)],
    ),
    (
        (
            "Your pain was 4 of 10 again. When it has settled, take one more step down; if it "
            "does not settle, ask a professional."
        ),
        [did(6, pain=4), did(3, P["supported"], pain=4)],
    ),
    (
        (
            "Your pain was 4 of 10 last time, so rest until it settles. If it does not settle, "
            "ask a professional."
        ),
        [did(3, LEAST, pain=4)],
    ),
    (
        (
            "You have not answered the question about pain since your pain of 5 of 10. Until "
            "you do, add nothing."
        ),
        [did(6, pain=5), did(3, P["supported"], pain=None)],
    ),
    (
        "Twice in a row, you did less than 80 % of the plan, so do a little less today.",
        [did(5, done=40), did(3, done=40)],
    ),
    (
        (
            "Twice in a row, you did less than 80 % of the plan, so rest for a day and then "
            "do a little less."
        ),
        [did(3, done=40), did(1, done=40)],
    ),
    (
        "Twice in a row, you did less than 80 % of the plan, so do a little less today.",
        [did(5, done=20), did(3, done=20)],
    ),
    (
        (
            "Twice in a row, you had no reps in reserve. The aim is two to four, so do a little "
            "less today."
        ),
        [did(5, rir=0), did(3, rir=0)],
    ),
    ("It is 8 days since your last session, so repeat it before you add anything.", [did(8)]),
    ("It is 20 days since your last session, so come back one step lower.", [did(20, TOP)]),
    ("It is 20 days since your last session, so repeat it before you add anything.", [did(20)]),
    (
        "It is 20 days since your last session, so repeat it, but rest for 60 s.",
        [did(20, replace(P["supported"], rest_s=30))],
    ),
    (
        (
            "It is 20 days since you last did at least half of a session, so repeat it, but "
            "rest for 60 s."
        ),
        [did(20, replace(P["supported"], rest_s=30)), did(3, done=1)],
    ),
    ("It is 29 days since your last session, so start again gently.", [did(29)]),
    (
        "It is 20 days since you last did at least half of a session, so come back one step lower.",
        [did(20, TOP), did(2, TOP, done=3)],
    ),
    (
        (
            "It is 9 days since you last did at least half of a session, so repeat it before "
            "you add anything."
        ),
        [did(9), did(2, done=3)],
    ),
    (
        "It is 42 days since you last did at least half of a session, so start again gently.",
        [did(42), did(2, done=1)],
    ),
    ("You trained today. A day of rest lets your legs recover.", [did(0)]),
    ("You trained yesterday. A day of rest lets your legs recover.", [did(1)]),
    (
        (
            "You were away for 9 days. Add nothing until you have said how much pain and how many "
            "reps in reserve you had."
        ),
        [did(12), did(3, rir=None, pain=None)],
    ),
    (
        "You were away for 9 days. Add nothing until you have answered the question about pain.",
        [did(12), did(3, rir=5, pain=None)],
    ),
    (
        (
            "You were away for 9 days. Add nothing until you have answered the question about "
            "reps in reserve."
        ),
        [did(12), did(3, rir=None)],
    ),
    (
        "You came back after 9 days away and had 1 rep in reserve last time, so add nothing yet.",
        [did(12), did(3, rir=1)],
    ),
    (
        "You came back after 9 days away and did less than 80 % last time, so add nothing yet.",
        [did(12), did(3, done=40)],
    ),
    (
        ("You trained for 6 full weeks in a row, so take an easy week with about half the sets."),
        full_weeks(6),
    ),
    (
        ("You trained for 13 full weeks in a row, so take an easy week with about half the sets."),
        full_weeks(13),
    ),
    (
        (
            "Three sessions in a row with the same sets and reps were hard, so take an easy "
            "week with about half the sets."
        ),
        HARD,
    ),
    (
        (
            "Three sessions in a row with the same sets and reps were hard, so take an easy "
            "week with half the sets."
        ),
        [did(ago, replace(P["beginner"], sets=4), rir=1) for ago in (9, 7, 5)],
    ),
    (
        (
            "Three sessions in a row with the same sets and reps were hard, so take an easy "
            "week with half the reps."
        ),
        [did(ago, replace(P["beginner"], sets=1), rir=1) for ago in (9, 7, 5)],
    ),
    (
        "Your easy week lasts seven days, so do the same once more.",
        [*HARD, did(3, HALF)],
    ),
    (
        "Your easy week is over, so go back to your usual sets.",
        [did(13, rir=1), did(11, rir=1), did(9, rir=1), did(7, HALF), did(4, HALF)],
    ),
    (
        "You did all reps with 3 in reserve, so do one more rep for each leg.",
        [did(3, rir=3)],
    ),
    (
        (
            "Three times, you did all reps with 3 or more in reserve. If nothing hurt (you have "
            "not said), add a rep for each leg."
        ),
        [did(ago, rir=4, pain=None) for ago in (7, 5, 3)],
    ),
    (
        (
            "Twice in a row, you had 2 or more reps in reserve, so take 2 kg in each hand for"
            " 8 reps."
        ),
        [did(5, TOP), did(3, TOP)],
    ),
    (
        "Twice in a row, you had 2 or more reps in reserve, so take 10 kg for 8 reps.",
        [did(5, KETTLEBELL), did(3, KETTLEBELL)],
    ),
    (
        "Twice in a row, you had 2 or more reps in reserve, so do 3 sets of 8.",
        [did(5, SUPPORTED), did(3, SUPPORTED)],
    ),
    (
        "Twice in a row, you had 2 or more reps in reserve, so rest 45 s, with 8 reps.",
        [did(ago, replace(SUPPORTED, sets=3)) for ago in (5, 3)],
    ),
    (
        (
            "Twice in a row, you had 2 or more reps in reserve, so go all the way down for 8 "
            "reps and hold the chair."
        ),
        [did(ago, replace(SUPPORTED, sets=3, rest_s=45)) for ago in (5, 3)],
    ),
    (
        (
            "Twice in a row, you had 2 or more reps in reserve, so do not hold on to the wall"
            " for 8 reps."
        ),
        [did(ago, replace(HELD_FULL, support=Support.WALL)) for ago in (5, 3)],
    ),
    (
        (
            "Three sessions went well. If nothing hurt (you have not said), take 2 kg in each "
            "hand for 8 reps."
        ),
        [did(ago, TOP, rir=4, pain=None) for ago in (7, 5, 3)],
    ),
    (
        ("That went well, so take one step towards what you did before: take 14 kg in each hand."),
        [
            did(25, replace(P["loaded"], load_kg=20)),
            did(3, replace(P["loaded"], load_kg=10), rir=4),
        ],
    ),
    (
        "That went well, so take one step towards what you did before: do 3 sets.",
        [did(5), did(3, HALF, rir=4)],
    ),
    (
        "That went well, so take one step towards what you did before: rest 45 s.",
        [did(5), did(3, replace(P["supported"], sets=3), rir=4)],
    ),
    (
        (
            "That went well, so take one step towards what you did before: go all the way "
            "down and hold the chair."
        ),
        [did(5), did(3, replace(P["supported"], sets=3, rest_s=45), rir=4)],
    ),
    (
        (
            "That went well, so take one step towards what you did before: do not hold on to "
            "the chair."
        ),
        [did(5), did(3, replace(HELD_FULL, reps_per_leg=6), rir=4)],
    ),
    (
        (
            "Three sessions went well. If nothing hurt (you have not said), go all the way down "
            "for 8 reps and hold the chair."
        ),
        [did(ago, replace(SUPPORTED, sets=3, rest_s=45), rir=4, pain=None) for ago in (7, 5, 3)],
    ),
    (
        (
            "Three sessions went well. If nothing hurt (you have not said), do not hold on to the "
            "chair for 8 reps."
        ),
        [did(ago, HELD_FULL, rir=4, pain=None) for ago in (7, 5, 3)],
    ),
    (
        ("Three sessions went well. If nothing hurt (you have not said), rest 45 s, with 8 reps."),
        [did(ago, replace(SUPPORTED, sets=3), rir=4, pain=None) for ago in (7, 5, 3)],
    ),
    (
        ("Three sessions went well. If nothing hurt (you have not said), do 3 sets of 8."),
        [did(ago, SUPPORTED, rir=4, pain=None) for ago in (7, 5, 3)],
    ),
    (
        (
            "Twice in a row, you had no reps in reserve. The aim is two to four, so rest for a "
            "day and then do a little less."
        ),
        [did(3, rir=0), did(1, rir=0)],
    ),
    (
        "You ended your last session early, so do your usual plan before you add anything.",
        [did(5, rir=4), did(3, done=20, rir=4)],
    ),
    ("You did 59 of 60 reps last time. Do all of them before you add anything.", [did(3, done=59)]),
    (
        "You had no reps in reserve last time. Do the same until you have 3 or more.",
        [did(3, rir=0)],
    ),
    ("You had 2 reps in reserve last time. Do the same until you have 3 or more.", [did(3)]),
    (
        (
            "You had 2 reps in reserve last time. Do the same until you have 3 or more, and "
            "answer the question about pain."
        ),
        [did(3, pain=None)],
    ),
    (
        "You had 1 rep in reserve last time. Do the same until you have 2 or more.",
        [did(3, TOP, rir=1)],
    ),
    (
        "This is the heaviest weight that the coach suggests, so stay with it.",
        [did(5, HEAVIEST), did(3, HEAVIEST)],
    ),
    (
        (
            "Your last session was the first good one since the pain. Do the same once more before "
            "you add anything."
        ),
        [did(6, pain=4), did(3, P["supported"], rir=5)],
    ),
    (
        (
            "You did not say how much pain or how many reps in reserve you had. Do the same again, "
            "and answer afterwards."
        ),
        [did(3, rir=None, pain=None)],
    ),
    (
        (
            "Last time, you did not answer the question about pain. Do the same again, and answer "
            "afterwards."
        ),
        [did(3, rir=4, pain=None)],
    ),
    (
        (
            "Last time, you did not answer the question about reps in reserve. Do the same again, "
            "and answer afterwards."
        ),
        [did(3, rir=None)],
    ),
    ("Well done. Do this once more, and you can take the next step.", [did(3, TOP)]),
]
ADVISED: list[tuple[str, list[PastSession]]] = [
    ("This is a gentle start, as your safety answers recommend.", []),
    ("Your safety answers recommend the supported level until you answer them again.", [did(3)]),
    (
        (
            "Your safety answers recommend the supported level until you answer them again, "
            "but rest for a day first."
        ),
        [did(1)],
    ),
    (
        ("Stay at the supported level. For the next level, answer the safety questions again."),
        [did(5, SUPPORTED), did(3, SUPPORTED)],
    ),
]


@pytest.mark.parametrize(("sentence", "sessions"), SENTENCES)
def test_the_sentence_of_each_case(sentence: str, sessions: list[PastSession]) -> None:
    found = suggest(sessions, TODAY)
    assert found.reason == sentence
    assert wrong(sessions, TODAY, found) == []


@pytest.mark.parametrize(("sentence", "sessions"), ADVISED)
def test_the_sentence_after_safety_answers(sentence: str, sessions: list[PastSession]) -> None:
    advised = Advised(TODAY, "supported")
    found = suggest(sessions, TODAY, advised=advised)
    assert found.reason == sentence
    assert wrong(sessions, TODAY, found, advised) == []


def shape(sentence: str) -> str:
    """A sentence without its numbers, weights and holds, to tell one wording from another."""
    plain = re.sub(r"\d+(\.\d+)?", "#", sentence)
    plain = re.sub(r"(no reps|# reps?) in reserve last", "# in reserve last", plain)
    plain = re.sub(r"do # sets( of #)?", "do # sets", plain)
    plain = re.sub(r"take # kg( for # reps)?", "take # kg", plain.replace(" in each hand", ""))
    return re.sub(r"chair|wall", "hold", re.sub(r"(about )?half the (sets|reps)", "half", plain))


@given(SEEDS)
@settings(max_examples=60)
def test_every_sentence_met_in_random_histories_is_true(seed: int) -> None:
    story = random_story(random.Random(seed))
    for known, day, said in story.said:
        sessions = story.sessions[:known]
        assert wrong(sessions, day, said, story.advised) == [], said


# -- what each sentence claims, looked up in the sessions themselves ------------------------------


def wrong(
    sessions: list[PastSession], today: date, said: Suggestion, advised: Advised | None = None
) -> list[str]:
    """The claims of a sentence that are not so."""
    claims = [(part, held) for part, held in CLAIMS.items() if part in said.reason]
    assert claims, f"no claim is known for: {said.reason}"
    past = in_order(s for s in sessions if counts_by(s, today))
    case = Case(past, today, said, advised)
    return [f"{part!r} of {said.reason!r}" for part, held in claims if not held(case)]


class Case:
    """One suggestion with the sessions it was made from."""

    def __init__(
        self,
        past: list[PastSession],
        today: date,
        said: Suggestion,
        advised: Advised | None,
    ) -> None:
        trained = [s for s in past if s.trained]
        self.advised = advised
        self.past = past
        self.trained = trained
        self.today = today
        self.said = said
        self.reason = said.reason
        self.numbers = [int(n) for n in re.findall(r"\d+", said.reason)]

    @property
    def last(self) -> PastSession:
        return self.trained[-1]

    @property
    def hurt(self) -> PastSession:
        return next(s for s in reversed(self.past) if s.hurt)

    @property
    def grown(self) -> frozenset[str]:
        return frozenset(r.value for r in harder_in(self.said.plan, self.last.plan))

    def away(self, number: int = 0) -> bool:
        return (self.today - self.last.day).days == self.numbers[number]

    def pain_told(self, number: int = 0) -> bool:
        return self.numbers[number] in [s.pain for s in self.past if s.hurt]

    def smaller(self, than: Plan) -> bool:
        return not harder_in(self.said.plan, than) and bool(harder_in(than, self.said.plan))

    def goes_on(self, rir: int) -> bool:
        """Whether answers of so many in reserve and no pain lead further within two sessions."""
        sessions, said, day = list(self.past), self.said, self.today
        for _ in range(2):
            done = said.plan.total_reps
            sessions.append(PastSession(day, said.plan, done, done, rir, 0))
            day += timedelta(days=3)
            said = suggest(sessions, day, advised=self.advised)
            if said.kind in (Kind.UP, Kind.EASY):
                return True
        return False

    @property
    def begun_since(self) -> bool:
        """Whether something was begun after the last session, and broken off."""
        after = self.past[self.past.index(self.last) + 1 :]
        return any(s.done_reps > 0 for s in after)


def _last_two_short(case: Case) -> bool:
    tries = [s for s in case.past if s.trained or s.done_reps]
    return sum(s.short for s in tries[-6:]) >= 2


def _lay_off_before(case: Case, days: int) -> bool:
    pairs = zip(case.trained, case.trained[1:], strict=False)
    return days in [(after.day - before.day).days for before, after in pairs]


CLAIMS: dict[str, Callable[[Case], bool]] = {
    "three sets of ten": lambda c: not c.trained and c.said.plan.total_reps == 60,
    "gentle start": lambda c: not c.trained and level_index(c.said.plan) == 0,
    "Your pain was": lambda c: c.pain_told() and c.said.rule is Rule.PAIN,
    "10 again. When it has": lambda c: sum(s.hurt for s in c.past) >= 2,
    "last time, so take a step down": lambda c: c.said.kind is Kind.DOWN and c.smaller(c.hurt.plan),
    "rest for a day and then take a step down": lambda c: c.said.kind is Kind.REST,
    "When it has settled, take a step down": lambda c: c.smaller(c.hurt.plan),
    "so rest until it settles": lambda c: c.said.kind is Kind.REST,
    "not answered the question about pain since": lambda c: c.last.pain is None and c.pain_told(),
    "less than 80 % of the plan": _last_two_short,
    "no reps in reserve. The aim": lambda c: [s.rir for s in c.trained[-2:]] == [0, 0],
    "do a little less": lambda c: (
        not c.trained or c.smaller(c.last.plan) or c.said.kind is Kind.REST
    ),
    "days since your last session": lambda c: c.away() and not c.begun_since,
    "days since you last did": lambda c: c.away() and c.begun_since,
    "repeat it": lambda c: not c.grown and harder_in(c.last.plan, c.said.plan) <= {"rest"},
    "repeat it before": lambda c: not c.grown and not harder_in(c.last.plan, c.said.plan),
    "repeat it, but rest": lambda c: c.said.plan.rest_s == c.numbers[-1] > c.last.plan.rest_s,
    "come back one step lower": lambda c: c.smaller(c.last.plan),
    "start again gently": lambda c: (
        not c.grown and total_load(c.said.plan) == 0 and level_index(c.said.plan) <= 1
    ),
    "You trained today": lambda c: max(s.day for s in c.trained[-3:]) >= c.today,
    "You trained yesterday": lambda c: (
        max(s.day for s in c.trained[-3:]) == c.today - timedelta(days=1)
    ),
    " days. Add nothing until you have": lambda c: (
        _lay_off_before(c, c.numbers[0]) and None in (c.last.rir, c.last.pain)
    ),
    "You came back after": lambda c: _lay_off_before(c, c.numbers[0]),
    "did less than 80 % last": lambda c: c.last.short,
    "about reps in reserve": lambda c: c.last.rir is None,
    "how much pain": lambda c: c.last.pain is None and c.last.rir is None,
    "question about pain": lambda c: c.last.pain is None,
    "answered the question about pain.": lambda c: (c.last.rir or 0) >= 2 and c.last.all_done,
    "did not answer the question about pain": lambda c: (c.last.rir or 0) >= 2 and c.last.all_done,
    "full weeks in a row": lambda c: c.said.kind is Kind.EASY and c.numbers[0] % 7 == 6,
    "with the same sets and reps were hard": lambda c: all(s.hard for s in c.trained[-3:]),
    "Your easy week lasts": lambda c: (
        c.said.kind is Kind.EASY and not c.grown and not harder_in(c.last.plan, c.said.plan)
    ),
    "easy week with about half the sets": lambda c: 2 * c.said.plan.sets == c.last.plan.sets + 1,
    "easy week with half the sets": lambda c: 2 * c.said.plan.sets == c.last.plan.sets,
    "half the reps": lambda c: c.said.plan.sets == 1,
    "Your easy week is over": lambda c: c.grown <= {"sets", "reps"},
    "You did all reps with": lambda c: c.last.all_done and c.last.rir == c.numbers[0],
    "one more rep for each leg": lambda c: c.grown == {"reps"},
    "Three times, you did all": lambda c: all(s.all_done for s in c.trained[-3:]),
    "you have not said": lambda c: c.last.pain is None,
    "Three sessions went well": lambda c: all((s.rir or 0) >= 3 for s in c.trained[-3:]),
    "Twice in a row, you had 2 or more": lambda c: all((s.rir or 0) >= 2 for s in c.trained[-2:]),
    " kg": lambda c: c.grown == {"load"} and f"{c.said.plan.load_kg:g} kg" in c.reason,
    "in each hand": lambda c: c.said.plan.equipment.value == "dumbbells",
    "do 3 sets": lambda c: c.grown == {"sets"} and c.said.plan.sets == 3,
    "s, with 8 reps": lambda c: c.grown == {"rest"} and c.said.plan.rest_s == c.numbers[-2],
    "go all the way down": lambda c: c.grown == {"depth"} and depth_of(c.said.plan) == "full",
    "do not hold on": lambda c: c.grown == {"support"},
    "towards what you did before": lambda c: any(
        not harder_in(c.said.plan, s.plan) & c.grown for s in c.past
    ),
    "That went well": lambda c: c.last.all_done and (c.last.rir or 0) >= 3,
    "ended your last session early": lambda c: c.begun_since,
    "before you add anything": lambda c: c.said.kind is not Kind.UP and not c.grown,
    "reps last time. Do all": lambda c: (
        (c.last.done_reps, c.last.planned_reps) == (c.numbers[0], c.numbers[1])
        and not c.last.all_done
    ),
    "Do the same until": lambda c: (
        c.last.rir is not None and c.last.rir < c.numbers[-1] and c.goes_on(c.numbers[-1])
    ),
    "heaviest weight": lambda c: (
        next_weight(c.last.plan.equipment, c.last.plan.load_kg) == c.last.plan.load_kg
    ),
    "first good one since the pain": lambda c: any(s.hurt for s in c.past),
    "Do the same again, and answer": lambda c: c.goes_on(3),
    "Do this once more, and you can take the next step": lambda c: c.goes_on(c.last.rir or 0),
    "safety answers recommend": lambda c: level_index(c.said.plan) == 0,
    "Stay at the supported level": lambda c: level_index(c.said.plan) == 0 and not c.grown,
}


def test_each_wording_of_the_module_is_walked() -> None:
    """Every sentence that random histories can meet stands in the lists above."""
    sentences = {sentence for sentence, _ in [*SENTENCES, *ADVISED]}
    met: set[str] = set()
    rng = random.Random(5)
    for _ in range(150):
        met |= {said.reason for _, _, said in random_story(rng).said}
    assert set(map(shape, met)) <= set(map(shape, sentences))
    said = "\n".join(met | sentences)
    assert [part for part in CLAIMS if part not in said] == [], "claims that no sentence makes"
