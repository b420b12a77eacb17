from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from lungetimer.coaching.levels import LEVELS
from lungetimer.coaching.past import PastSession, easy
from lungetimer.coaching.progression import Advised, Kind, Rule, suggest
from lungetimer.coaching.sources import SOURCES
from lungetimer.training.plan import TEMPO_PRESETS, Plan, Support

TODAY = date(2026, 11, 20)  # a Friday
TOKYO = timezone(timedelta(hours=9))
P = {name: level.plan for name, level in LEVELS.items()}


def did(
    ago: int,
    plan: Plan = P["beginner"],
    *,
    share: float = 1.0,
    rir: int | None = 2,
    pain: int | None = 0,
) -> PastSession:
    done = round(share * plan.total_reps)
    return PastSession(TODAY - timedelta(days=ago), plan, plan.total_reps, done, rir, pain)


def full_weeks(
    count: int, plan: Plan = P["beginner"], *, days: tuple[int, ...] = (0, 2, 4)
) -> list[PastSession]:
    """Kept weeks directly before this one; nothing answered, so that only the weeks speak."""
    monday = TODAY - timedelta(days=TODAY.weekday())
    return [
        PastSession(monday - timedelta(weeks=back, days=-d), plan, 60, 60)
        for back in range(count, 0, -1)
        for d in days
    ]


def beginner(reps: int) -> Plan:
    return Plan("builder" if reps >= 12 else "beginner", reps_per_leg=reps)


def loaded(kg: float, reps: int) -> Plan:
    return replace(P["loaded"], load_kg=kg, reps_per_leg=reps)


RULES: list[tuple[str, list[PastSession], Rule, Plan]] = [
    ("nothing yet", [], Rule.FIRST, P["beginner"]),
    # 1: pain, and its boundary
    ("pain 4", [did(2, pain=4)], Rule.PAIN, P["supported"]),
    ("pain 3", [did(2, pain=3)], Rule.SAME, P["beginner"]),
    ("pain 5 loaded", [did(2, loaded(8, 8), pain=5)], Rule.PAIN, loaded(7, 8)),
    ("pain 10 loaded", [did(2, loaded(8, 8), pain=10)], Rule.PAIN, loaded(4, 8)),
    (
        "pain at the lowest level",
        [did(2, P["supported"], pain=5)],
        Rule.PAIN,
        replace(P["supported"], reps_per_leg=4),
    ),
    (
        "pain at the lowest dose",
        [did(2, replace(P["supported"], reps_per_leg=3), pain=5)],
        Rule.PAIN,
        replace(P["supported"], reps_per_leg=3),
    ),
    ("pain without a rep done", [did(2, share=0, pain=4)], Rule.PAIN, P["supported"]),
    ("pain earlier on the last day", [did(2, pain=6), did(2)], Rule.PAIN, P["supported"]),
    (
        "pain, then no answer that day",
        [did(2, pain=4), did(2, pain=None)],
        Rule.PAIN,
        P["supported"],
    ),
    ("pain 3 twice a day", [did(2, pain=3), did(2, pain=3)], Rule.SAME, P["beginner"]),
    ("pain only before last", [did(4, pain=6), did(2)], Rule.SAME, P["beginner"]),
    # 1: twice under 80 %, and its boundaries
    ("twice 78 %", [did(4, share=0.78), did(2, share=0.78)], Rule.SHORT, beginner(8)),
    ("twice exactly 80 %", [did(4, share=0.8), did(2, share=0.8)], Rule.SAME, beginner(10)),
    ("once 50 %", [did(4), did(2, share=0.5)], Rule.SAME, beginner(10)),
    (
        "short, full, short",
        [did(6, share=0.5), did(4), did(2, share=0.5)],
        Rule.SAME,
        beginner(10),
    ),
    (
        "twice short with eight reps",
        [did(4, beginner(8), share=0.5), did(2, beginner(8), share=0.5)],
        Rule.SHORT,
        beginner(6),
    ),
    (
        "twice short with few reps",
        [did(4, beginner(7), share=0.5), did(2, beginner(7), share=0.5)],
        Rule.SHORT,
        P["supported"],
    ),
    (
        "pain before short",
        [did(4, share=0.5), did(2, share=0.5, pain=4)],
        Rule.PAIN,
        P["supported"],
    ),
    # 1 before 2
    ("pain, then 7 days", [did(7, P["builder"], pain=4)], Rule.PAIN, P["beginner"]),
    ("pain, then 10 days", [did(10, P["builder"], pain=4)], Rule.PAIN, P["beginner"]),
    (
        "pain loaded, then 40 days",
        [did(40, loaded(8, 10), pain=4)],
        Rule.PAIN,
        replace(P["beginner"], rest_s=90),
    ),
    ("pain at beginner, then 40 days", [did(40, pain=4)], Rule.PAIN, P["supported"]),
    (
        "twice short, then 29 days",
        [did(31, P["builder"], share=0.5), did(29, P["builder"], share=0.5)],
        Rule.SHORT,
        P["beginner"],
    ),
    (
        "twice short, then 15 days",
        [did(17, P["builder"], share=0.5), did(15, P["builder"], share=0.5)],
        Rule.SHORT,
        P["beginner"],
    ),
    (
        "twice short, then 14 days",
        [did(16, P["builder"], share=0.5), did(14, P["builder"], share=0.5)],
        Rule.SHORT,
        replace(P["builder"], reps_per_leg=10),
    ),
    # 2: lay-offs, and their boundaries; none of them goes up although the last was easy
    ("7 days", [did(7, rir=5)], Rule.MORE_REPS, beginner(11)),
    ("8 days", [did(8, rir=5)], Rule.AWAY_REPEAT, beginner(10)),
    ("14 days", [did(14, rir=5)], Rule.AWAY_REPEAT, beginner(10)),
    ("15 days", [did(15, P["builder"], rir=5)], Rule.AWAY_DOWN, P["beginner"]),
    ("14 days builder", [did(14, P["builder"], rir=5)], Rule.AWAY_REPEAT, P["builder"]),
    ("15 days at eleven", [did(15, beginner(11), rir=5)], Rule.AWAY_DOWN, beginner(10)),
    (
        "15 days supported",
        [did(15, replace(P["supported"], reps_per_leg=9), rir=5)],
        Rule.AWAY_DOWN,
        P["supported"],
    ),
    ("28 days", [did(28, loaded(8, 9), rir=5)], Rule.AWAY_DOWN, loaded(4, 9)),
    (
        "29 days",
        [did(29, loaded(8, 9), rir=5)],
        Rule.RESTART,
        replace(beginner(9), rest_s=90),
    ),
    ("29 days builder", [did(29, P["builder"], rir=5)], Rule.RESTART, P["beginner"]),
    ("400 days supported", [did(400, P["supported"], rir=5)], Rule.RESTART, P["supported"]),
    # 3: a day between
    ("today", [did(0, rir=5)], Rule.DAY_BETWEEN, beginner(10)),
    ("yesterday", [did(1, rir=5)], Rule.DAY_BETWEEN, beginner(10)),
    ("two days ago", [did(2, rir=5)], Rule.MORE_REPS, beginner(11)),
    ("tomorrow is not looked at", [did(-1, rir=5)], Rule.FIRST, beginner(10)),
    (
        "tomorrow's date where the clocks are ahead",
        [replace(did(-1, rir=5), at=datetime(2026, 11, 21, 7, tzinfo=TOKYO))],
        Rule.DAY_BETWEEN,
        beginner(10),
    ),
    ("far future is not looked at", [did(-900, rir=5)], Rule.FIRST, beginner(10)),
    ("pain yesterday", [did(1, pain=4)], Rule.PAIN, P["supported"]),
    ("yesterday before the easy week", [*full_weeks(6), did(1)], Rule.DAY_BETWEEN, beginner(10)),
    # 4: easy week after six kept ones, and its boundaries
    ("six weeks", full_weeks(6), Rule.EASY_WEEK, replace(P["beginner"], sets=2)),
    ("five weeks", full_weeks(5), Rule.SAME, beginner(10)),
    ("seven weeks: it was left out", full_weeks(7), Rule.SAME, beginner(10)),
    ("twelve weeks", full_weeks(12), Rule.SAME, beginner(10)),
    ("thirteen weeks", full_weeks(13), Rule.EASY_WEEK, replace(P["beginner"], sets=2)),
    ("two a week", full_weeks(6, days=(0, 4)), Rule.SAME, beginner(10)),
    (
        "six weeks before one more rep",
        [*full_weeks(6), did(2, rir=5)],
        Rule.EASY_WEEK,
        replace(P["beginner"], sets=2),
    ),
    (
        "six weeks, one set",
        full_weeks(6, replace(P["beginner"], sets=1)),
        Rule.EASY_WEEK,
        replace(P["beginner"], sets=1, reps_per_leg=5),
    ),
    # 4: stalled, and its boundaries
    (
        "three with 1 to spare",
        [did(6, rir=1), did(4, rir=1), did(2, rir=1)],
        Rule.STALLED,
        replace(P["beginner"], sets=2),
    ),
    ("two with 1 to spare", [did(4, rir=1), did(2, rir=1)], Rule.SAME, beginner(10)),
    ("three within the aim", [did(6), did(4), did(2)], Rule.SAME, beginner(10)),
    (
        "three, one unanswered",
        [did(6, rir=1), did(4, rir=None), did(2, rir=1)],
        Rule.SAME,
        beginner(10),
    ),
    (
        "three, last with room",
        [did(6, rir=1), did(4, rir=1), did(2, rir=3)],
        Rule.MORE_REPS,
        beginner(11),
    ),
    (
        "three, different doses",
        [did(6, beginner(9), rir=1), did(4, rir=1), did(2, rir=1)],
        Rule.SAME,
        beginner(10),
    ),
    (
        "three not finished",
        [did(6, share=0.9, rir=None), did(4, share=0.9, rir=None), did(2, share=0.9, rir=None)],
        Rule.STALLED,
        replace(P["beginner"], sets=2),
    ),
    (
        "three at the top with 1 to spare",
        [did(6, P["builder"], rir=1), did(4, P["builder"], rir=1), did(2, P["builder"], rir=1)],
        Rule.STALLED,
        replace(P["builder"], sets=2),
    ),
    (
        "three at the top with 2 to spare",
        [did(6, P["builder"]), did(4, P["builder"]), did(2, P["builder"])],
        Rule.NEXT_STEP,
        P["light"],
    ),
    # 5: one more rep, and its boundaries
    ("3 to spare", [did(2, rir=3)], Rule.MORE_REPS, beginner(11)),
    ("2 to spare", [did(2, rir=2)], Rule.SAME, beginner(10)),
    ("3 to spare, pain 3", [did(2, rir=3, pain=3)], Rule.MORE_REPS, beginner(11)),
    ("3 to spare, pain unknown", [did(2, rir=3, pain=None)], Rule.SAME, beginner(10)),
    ("spare unknown", [did(2, rir=None)], Rule.SAME, beginner(10)),
    ("3 to spare, one set missed", [did(2, share=0.98, rir=3)], Rule.SAME, beginner(10)),
    (
        "eleven become the builder's twelve",
        [did(2, beginner(11), rir=3)],
        Rule.MORE_REPS,
        P["builder"],
    ),
    (
        "an own preset keeps its name",
        [did(2, Plan("mine", reps_per_leg=11), rir=3)],
        Rule.MORE_REPS,
        Plan("mine", reps_per_leg=12),
    ),
    # 5: two for two, and its boundaries
    ("twelve once", [did(2, P["builder"], rir=5)], Rule.SAME, P["builder"]),
    (
        "twelve twice with 2",
        [did(4, P["builder"]), did(2, P["builder"])],
        Rule.NEXT_STEP,
        P["light"],
    ),
    (
        "twelve twice, once with 1",
        [did(4, P["builder"], rir=1), did(2, P["builder"])],
        Rule.SAME,
        P["builder"],
    ),
    (
        "twelve twice, pain 4 the first time",
        [did(4, P["builder"], pain=4), did(2, P["builder"])],
        Rule.SAME,
        P["builder"],
    ),
    (
        "twelve, twice at different weights",
        [did(4, loaded(3, 12)), did(2, loaded(4, 12))],
        Rule.SAME,
        loaded(4, 12),
    ),
    (
        "light twice",
        [
            did(4, replace(P["light"], reps_per_leg=12)),
            did(2, replace(P["light"], reps_per_leg=12)),
        ],
        Rule.NEXT_STEP,
        P["loaded"],
    ),
    (
        "loaded twice",
        [did(4, loaded(10, 12)), did(2, loaded(10, 12))],
        Rule.NEXT_STEP,
        loaded(12, 8),
    ),
    ("fifteen twice", [did(4, beginner(15)), did(2, beginner(15))], Rule.NEXT_STEP, P["light"]),
    (
        "supported twice",
        [
            did(4, replace(P["supported"], reps_per_leg=12)),
            did(2, replace(P["supported"], reps_per_leg=12)),
        ],
        Rule.NEXT_STEP,
        replace(P["supported"], sets=3, reps_per_leg=8),
    ),
    (
        "nothing heavier",
        [did(4, loaded(200, 12)), did(2, loaded(200, 12))],
        Rule.SAME,
        loaded(200, 12),
    ),
    # Nothing left in reserve, twice
    ("0 in reserve once", [did(2, rir=0)], Rule.SAME, beginner(10)),
    ("0 in reserve twice", [did(4, rir=0), did(2, rir=0)], Rule.LIMIT, beginner(8)),
    ("0, then 1", [did(4, rir=0), did(2, rir=1)], Rule.SAME, beginner(10)),
    ("0 twice at two doses", [did(4, beginner(9), rir=0), did(2, rir=0)], Rule.SAME, beginner(10)),
    (
        "0 twice with few reps and weights",
        [did(4, loaded(8, 7), rir=0), did(2, loaded(8, 7), rir=0)],
        Rule.LIMIT,
        loaded(7, 7),
    ),
    (
        "0 twice with few reps and without weights",
        [did(4, beginner(6), rir=0), did(2, beginner(6), rir=0)],
        Rule.SAME,
        beginner(6),
    ),
    # Held back until an answer
    (
        "pain, then no answer",
        [did(5, pain=5), did(2, P["supported"], pain=None, rir=5)],
        Rule.PAIN_OPEN,
        P["supported"],
    ),
    (
        "eight days away, then no answer",
        [did(10), did(2, rir=None, pain=None)],
        Rule.RETURN_OPEN,
        beginner(10),
    ),
    ("eight days away, then 2 to spare", [did(10), did(2, rir=2)], Rule.SAME, beginner(10)),
    ("eight days away, then 1 to spare", [did(10), did(2, rir=1)], Rule.RETURN_OPEN, beginner(10)),
    ("seven days away, then no answer", [did(9), did(2, rir=None)], Rule.SAME, beginner(10)),
    # The way back
    (
        "half the weight after 20 days went well",
        [did(23, loaded(20, 8)), did(3, loaded(10, 8), rir=4)],
        Rule.WAY_BACK,
        loaded(14, 8),
    ),
    (
        "pain is gone once",
        [did(6, loaded(20, 8), pain=4), did(3, loaded(18, 8), rir=4)],
        Rule.SAME,
        loaded(18, 8),
    ),
    (
        "pain is gone twice",
        [
            did(8, loaded(20, 8), pain=4),
            did(5, loaded(18, 8), rir=4),
            did(3, loaded(18, 8), rir=4),
        ],
        Rule.WAY_BACK,
        loaded(20, 8),
    ),
    # 6
    ("order given does not matter", [did(2, rir=3), did(4)], Rule.MORE_REPS, beginner(11)),
    (
        "a session left at once counts nothing",
        [did(3, rir=3), did(2, share=0)],
        Rule.MORE_REPS,
        beginner(11),
    ),
]


@pytest.mark.parametrize(
    ("sessions", "rule", "plan"), [row[1:] for row in RULES], ids=[row[0] for row in RULES]
)
def test_rules_and_their_boundaries(sessions: list[PastSession], rule: Rule, plan: Plan) -> None:
    found = suggest(sessions, TODAY)
    assert (found.rule, found.plan) == (rule, plan)


def test_every_rule_is_in_the_table() -> None:
    assert {row[2] for row in RULES} == set(Rule) - {Rule.SCREENING}


@pytest.mark.parametrize(
    ("sessions", "rule"),
    [
        ([did(1, pain=4)], Rule.PAIN),
        ([did(0, pain=4)], Rule.PAIN),
        ([did(1, pain=7)], Rule.PAIN),
        ([did(3, share=0.7), did(1, share=0.7)], Rule.SHORT),
    ],
)
def test_what_asks_for_less_does_not_ask_for_it_on_two_days_running(
    sessions: list[PastSession], rule: Rule
) -> None:
    soon = suggest(sessions, TODAY)
    later = suggest(sessions, TODAY + timedelta(days=1 + (sessions[-1].day == TODAY)))
    assert (soon.rule, soon.kind) == (rule, Kind.REST)
    assert (later.rule, later.kind) == (rule, Kind.DOWN)
    assert soon.plan == later.plan
    assert "settle" in soon.reason or "rest for a day and then" in soon.reason
    assert "rest for a day" not in later.reason


def test_reasons_are_short_sentences_and_sources_are_known() -> None:
    for _, sessions, _, _ in RULES:
        found = suggest(sessions, TODAY)
        assert found.source in SOURCES
        assert found.reason.endswith(".")
        assert found.reason.count(". ") <= 1
        assert 20 < len(found.reason) <= 120


def test_red_pain_says_to_let_it_settle() -> None:
    assert "professional" in suggest([did(2, pain=6)], TODAY).reason
    assert "professional" not in suggest([did(2, pain=5)], TODAY).reason


def test_the_worst_pain_of_the_last_day_is_told() -> None:
    found = suggest([did(4, pain=9), did(2, pain=5), did(2, pain=7), did(2, pain=4)], TODAY)
    assert "7 of 10" in found.reason
    assert "professional" in found.reason


@pytest.mark.parametrize("pain", [4, 6, 10])
@pytest.mark.parametrize(
    "plan",
    [
        replace(P["supported"], reps_per_leg=3),
        replace(P["supported"], sets=1, reps_per_leg=1, support=Support.WALL),
    ],
)
def test_pain_with_no_smaller_dose_below_asks_for_rest(plan: Plan, pain: int) -> None:
    found = suggest([did(2, plan, pain=pain)], TODAY)
    assert (found.rule, found.kind) == (Rule.PAIN, Kind.REST)
    assert "step down" not in found.reason
    assert f"{pain} of 10" in found.reason
    assert "rest" in found.reason
    assert "professional" in found.reason


def test_persons_own_pace_and_routines_stay() -> None:
    own = replace(P["builder"], tempo=TEMPO_PRESETS["slow"], lead_in_s=10)
    for sessions in ([did(2, own, pain=5)], [did(40, own)], [did(4, own), did(2, own)]):
        found = suggest(sessions, TODAY).plan
        assert (found.tempo, found.lead_in_s) == (own.tempo, 10)


@pytest.mark.parametrize(("days", "asked"), [(28, False), (29, True)])
def test_safety_questions_come_back_after_28_days(days: int, asked: bool) -> None:
    assert suggest([did(days)], TODAY).ask_safety is asked
    assert suggest([did(days, pain=8)], TODAY).ask_safety is asked
    just_now = Advised(TODAY, "beginner")
    assert suggest([did(days)], TODAY, advised=just_now).ask_safety is False


def test_first_session_follows_the_safety_answers() -> None:
    found = suggest([], TODAY, advised=Advised(TODAY, "supported"))
    assert (found.plan, found.kind) == (P["supported"], Kind.FIRST)


@pytest.mark.parametrize(
    ("advised", "rule"),
    [
        (Advised(TODAY, "supported"), Rule.SCREENING),
        (Advised(TODAY - timedelta(days=2), "supported"), Rule.SCREENING),
        (Advised(TODAY - timedelta(days=300), "supported"), Rule.SCREENING),
        (Advised(TODAY, "beginner"), Rule.MORE_REPS),
        (None, Rule.MORE_REPS),
    ],
)
def test_newer_safety_answers_lead_down(advised: Advised | None, rule: Rule) -> None:
    found = suggest([did(2, loaded(8, 8), rir=4)], TODAY, advised=advised)
    assert found.rule is rule
    if rule is Rule.SCREENING:
        assert found.plan == replace(P["supported"], rest_s=90)


def test_at_the_supported_level_safety_answers_take_nothing_away() -> None:
    found = suggest([did(2, P["supported"], rir=4)], TODAY, advised=Advised(TODAY, "supported"))
    assert found.rule is Rule.MORE_REPS


def test_safety_answers_hold_at_the_supported_level_until_asked_again() -> None:
    top = replace(P["supported"], reps_per_leg=12)
    sessions = [did(4, top, rir=5), did(2, top, rir=5)]
    earlier = TODAY - timedelta(days=90)
    held = suggest(sessions, TODAY, advised=Advised(earlier, "supported"))
    assert (held.rule, held.plan) == (Rule.SAME, top)
    assert "safety" in held.reason
    assert suggest(sessions, TODAY, advised=Advised(earlier, "beginner")).rule is Rule.NEXT_STEP


# The easy week: half the sets for seven days, then back to the usual


def test_easy_week_lasts_its_days_and_ends_at_the_usual_plan() -> None:
    half = easy(P["beginner"])
    stall = [did(11, rir=1), did(9, rir=1), did(7, rir=1)]
    assert suggest([*stall, did(5, half)], TODAY).rule is Rule.STALLED
    assert suggest([*stall, did(5, half), did(2, half)], TODAY).plan == half
    after = [
        did(13, rir=1),
        did(11, rir=1),
        did(9, rir=1),
        did(7, half),
        did(5, half),
        did(3, half, rir=6),
    ]
    found = suggest(after, TODAY)
    assert (found.rule, found.plan) == (Rule.SAME, P["beginner"])


@pytest.mark.parametrize(("ago", "rule"), [(6, Rule.STALLED), (7, Rule.SAME)])
def test_the_seventh_day_after_its_start_ends_the_easy_week(ago: int, rule: Rule) -> None:
    hard = [did(ago + 6, rir=1), did(ago + 4, rir=1), did(ago + 2, rir=1)]
    assert suggest([*hard, did(ago, easy(P["beginner"]))], TODAY).rule is rule


def test_half_the_sets_without_being_asked_are_the_new_usual_with_a_way_back() -> None:
    half = easy(P["beginner"])
    assert suggest([did(4), did(2, half)], TODAY).plan == half
    back = suggest([did(4), did(2, half, rir=4)], TODAY)
    assert (back.rule, back.plan) == (Rule.WAY_BACK, P["beginner"])
    later = [did(ago, half if ago < 18 else P["beginner"], rir=4) for ago in range(24, 1, -2)]
    assert suggest(later, TODAY).plan == replace(half, reps_per_leg=11)


def test_the_week_after_an_easy_one_is_not_easy_again() -> None:
    weeks = full_weeks(7)
    eased = [*weeks[:-3], *(replace(s, plan=easy(s.plan)) for s in weeks[-3:])]
    assert suggest(eased, TODAY).rule is Rule.SAME


def test_an_easy_week_in_between_starts_the_count_anew() -> None:
    weeks = full_weeks(8)
    eased = [*weeks[:6], *(replace(s, plan=easy(s.plan)) for s in weeks[6:9]), *weeks[9:]]
    assert suggest(eased, TODAY).rule is Rule.SAME


def test_days_missed_after_an_easy_session_repeat_it_and_then_go_back() -> None:
    half = easy(P["beginner"])
    missed = [did(17, rir=1), did(15, rir=1), did(13, rir=1), did(11, half)]
    found = suggest(missed, TODAY)
    assert (found.rule, found.plan) == (Rule.AWAY_REPEAT, half)
    assert suggest([*missed, did(2, half)], TODAY).plan == P["beginner"]


@pytest.mark.parametrize(("rested", "rule"), [(21, Rule.SAME), (22, Rule.STALLED)])
def test_stalled_asks_at_most_every_three_weeks(rested: int, rule: Rule) -> None:
    half = easy(P["beginner"])
    hard = [did(rested + ago, rir=1) for ago in (6, 4, 2)]
    between = [did(ago) for ago in range(rested - 2, 6, -2)]
    again = [did(ago, rir=1) for ago in (6, 4, 2)]
    assert suggest([*hard, did(rested, half), *between, *again], TODAY).rule is rule


def test_an_easy_week_left_out_after_hard_sessions_is_asked_for_for_one_week_at_a_time() -> None:
    asked = [
        suggest([did(ago, rir=1) for ago in range(99, day, -3)], TODAY - timedelta(days=day)).rule
        for day in range(90, 2, -3)
    ]
    assert asked[:9] == [Rule.STALLED] * 3 + [Rule.SAME] * 5 + [Rule.STALLED]
    assert 6 <= asked.count(Rule.STALLED) <= 14  # of 30


def test_weeks_may_begin_on_sunday_and_ask_for_more_days() -> None:
    sunday = TODAY - timedelta(days=TODAY.weekday() + 1)
    sessions = [
        PastSession(sunday - timedelta(weeks=back, days=-d), Plan(), 60, 60)
        for back in range(6, 0, -1)
        for d in (0, 1, 2)
    ]
    sessions.append(did(4, rir=None))
    assert suggest(sessions, TODAY, first_weekday=6).rule is Rule.EASY_WEEK
    assert suggest(sessions, TODAY).rule is Rule.SAME
    assert suggest(sessions, TODAY, first_weekday=6, weekly_target=4).rule is Rule.SAME


def test_half_of_the_reps_make_a_training_day() -> None:
    weeks = full_weeks(6)
    for done, rule in ((30, Rule.EASY_WEEK), (29, Rule.SAME)):
        lean = [replace(weeks[0], done_reps=done), *weeks[1:]]
        assert suggest(lean, TODAY).rule is rule
