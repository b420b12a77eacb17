from __future__ import annotations

import re

import pytest

from lungetimer.coaching.drills import COOL_DOWN, NOTES, STANDING, WARM_UP
from lungetimer.coaching.guide import PAGES, GuideError, KeyPose, Page, Question, Steps, page_of
from lungetimer.coaching.sources import SOURCES, UNVERIFIED
from lungetimer.coaching.thresholds import EASY_AFTER_WEEKS
from lungetimer.words.field_words import CHOICE_WORDS

REP_POSES = {"stand", "lift", "touch", "mid", "bottom"}

# Section 1 of the knowledge, each numbered line split into its claims: (line, page, phrases).
CLAIMS = [
    (1, "steps", "step back instead of forward"),
    (1, "muscles", "front of the thighs; back of the thighs"),
    (1, "muscles", "glutes"),
    (1, "muscles", "hamstrings"),
    (1, "muscles", "core"),
    (1, "benefits", "used in strength training"),
    (1, "benefits", "in rehabilitation"),
    (2, "benefits", "leg strength and endurance"),
    (2, "muscles", "quadriceps; hamstrings; glutes"),
    (2, "benefits", "less strain on the joints than in the forward lunge"),
    (2, "benefits", "puts more load on the front knee"),
    (2, "benefits", "spreads the weight more evenly"),
    (2, "benefits", "range of motion of the knee and the ankle; a 2021 study"),
    (2, "benefits", "balance and coordination"),
    (2, "benefits", "core is active"),
    (2, "benefits", "you have to control the move backward"),
    (2, "benefits", "fat loss; burn energy"),
    (2, "benefits", "lean mass"),
    (2, "benefits", "stretch and strengthen hip flexors; tight from sitting"),
    (2, "benefits", "eases walking, squatting and climbing stairs"),
    (3, "steps", "1. stand straight with your feet hip-width"),
    (3, "steps", "slouching can give low-back pain"),
    (3, "steps", "2. keep your chest up and your core engaged"),
    (3, "steps", "otherwise your balance suffers"),
    (3, "steps", "3. take a big step back with one leg, but do not make it too long"),
    (3, "steps", "too long strains the knee and costs balance"),
    (3, "steps", "4. lower the back knee towards the floor without touching it"),
    (3, "steps", "front thigh is parallel to the floor"),
    (3, "steps", "weight on the front foot"),
    (3, "steps", "5. press through the heel of the front foot to come back to the start"),
    (3, "steps", "then do the same with the other leg"),
    (4, "weights", "a dumbbell in each hand"),
    (4, "weights", "start light, for example with 2 kg"),
    (4, "weights", "does not make you wobble"),
    (4, "weights", "dumbbells or kettlebells develop the glutes faster"),
    (5, "dose", "if you are a beginner; 3 sets of 10 reps for each leg"),
    (5, "dose", "30 to 60 seconds between the sets"),
    (5, "dose", "3 to 4 times a week"),
    (5, "dose", "add reps as your strength improves"),
    (6, "who-should-not", "knees are weak; make the pain worse"),
    (6, "who-should-not", "balance is poor, hold on to a wall or a chair"),
    (6, "who-should-not", "strain the low back if you do them wrongly"),
    (6, "who-should-not", "after an ankle, knee or hip injury, avoid lunges"),
    (6, "who-should-not", "can delay recovery"),
    (6, "who-should-not", "a medical condition such as a knee problem, ask a doctor first"),
    (7, "cardio", "for fat loss; cardio such as running or jumping rope"),
    (8, "faq", "reduce belly fat?; no, not specifically"),
    (8, "faq", "burn energy and build muscle, so combine them with cardio"),
    (8, "faq", "a review of 13 studies"),
    (8, "faq", "the glutes grow?; yes; especially the gluteus maximus"),
    (8, "faq", "weights speed this up"),
    (9, "benefits", "strength training and in rehabilitation"),
    (9, "benefits", "article reports that; a 2024 paper; delay mobility disability; parkinson"),
    (10, "disclaimer", "information only"),
    (10, "disclaimer", "no substitute for medical advice"),
    (10, "disclaimer", "ask a qualified professional about your own condition"),
]

# What the other sections say must be told, and where.
ALSO = [
    ("benefits", "18.1 %; 20 healthy women"),
    ("steps", "a short step put more load on the front kneecap"),
    ("mistakes", "too short puts more load on the knee; too long costs balance"),
    ("mistakes", "caves in: point it at your middle toes, and go less deep"),
    ("mistakes", "chest drops: brace, look ahead"),
    ("mistakes", "not a mistake to lean forward"),
    ("mistakes", "tightrope; rail"),
    ("mistakes", "push off the back foot: keep most of your weight on the front foot"),
    ("steps", "2-1-2-0; 3-1-2-1; 2-0-1-0; 2-2-2-0"),
    ("warm-up", "at least six minutes; cold morning"),
    ("cool-down", "10 to 30 seconds"),
    ("session", "--pacing tempo; --pacing self; --pacing set; the set is untimed"),
    ("session", "alternating; one by one; 5 seconds; 0 to 60 seconds"),
    ("session", "by the clock; when you are ready; at least the rest time; 15 seconds"),
    ("session", "one button is enough; two presses within a second end the set"),
    ("session", "the reps that were planned, the reps that it counted and the reps that you did"),
    ("dose", "a review of 9 studies"),
    ("faq", "aim for 2 to 4 reps in reserve (rir)"),
    ("muscles", "not all muscle groups; all major groups on 2 or more days a week"),
    ("cardio", "150 to 300 minutes of moderate or 75 to 150 minutes of vigorous"),
    ("cardio", "3.0; 3.5; 2.3; about 40 kcal"),
    ("safety", "chest, neck, jaw or arm; emergency number; a knee is hot and red"),
    ("easier-harder", "static split squat; cushion under the back knee"),
    (
        "suggestions",
        "less than 80 %; 8 to 14 days; 15 to 28; more than 28; six full weeks; up to 12",
    ),
    ("who-should-not", "eparmedx.com"),
    ("sources", "10.5114/hm.2022.110373; 10.2519/jospt.2008.2694; 10.1037/bul0000451"),
    ("sources", "10.1186/s40798-023-00633-0; 10.1519/jsc.0000000000001683"),
]


def missing(topic: str, phrases: str) -> list[str]:
    text = PAGES[topic].plain().lower()
    return [p.strip() for p in phrases.split(";") if p.strip() not in text]


@pytest.mark.parametrize(("line", "topic", "phrases"), CLAIMS)
def test_every_claim_of_the_source_article_is_in_the_guide(
    line: int, topic: str, phrases: str
) -> None:
    assert missing(topic, phrases) == [], f"line {line}"


def test_no_line_of_the_article_is_left_out() -> None:
    assert {line for line, _, _ in CLAIMS} == set(range(1, 11))


@pytest.mark.parametrize(("topic", "phrases"), ALSO)
def test_what_other_sources_add_is_in_the_guide(topic: str, phrases: str) -> None:
    assert missing(topic, phrases) == []


def test_the_guide_names_the_weeks_after_which_an_easy_one_is_due() -> None:
    number = ("zero", "one", "two", "three", "four", "five", "six", "seven")[EASY_AFTER_WEEKS]
    assert missing("suggestions", f"{number} full weeks in a row") == []


@pytest.mark.parametrize("words", CHOICE_WORDS.values())
def test_the_guide_quotes_each_choice_as_the_plan_shows_it(words: str) -> None:
    assert f"'{words}'" in PAGES["session"].plain()


def test_the_article_has_five_steps() -> None:
    steps = next(b for b in PAGES["steps"].blocks if isinstance(b, Steps))
    assert len(steps.lines) == 5


@pytest.mark.parametrize("page", PAGES.values(), ids=list(PAGES))
def test_every_line_has_known_sources(page: Page) -> None:
    lines = list(page.lines())
    assert lines
    for line in lines:
        assert line.sources
        assert set(line.sources) <= set(SOURCES)
    assert set(page.sources()) == {key for line in lines for key in line.sources}


@pytest.mark.parametrize("page", PAGES.values(), ids=list(PAGES))
def test_unverified_is_told_as_a_report(page: Page) -> None:
    for line in page.lines():
        if UNVERIFIED in line.sources:
            assert "article reports" in line.text.lower()
        if "parkinson's" in line.text.lower():
            assert UNVERIFIED in line.sources


@pytest.mark.parametrize("page", PAGES.values(), ids=list(PAGES))
def test_figures_are_poses_or_drills(page: Page) -> None:
    drills = set(NOTES)
    for block in page.blocks:
        if isinstance(block, KeyPose):
            assert block.name in REP_POSES | drills
            assert block.caption


def test_drills_are_all_told_with_their_seconds() -> None:
    for topic, notes in (("warm-up", WARM_UP), ("cool-down", (*COOL_DOWN, *STANDING))):
        text = PAGES[topic].plain()
        for note in notes:
            assert note.how_to in text
            assert f"{note.how_to} Full {topic}: {note.full_s} s. " in text


def test_the_guide_quotes_the_choices_of_a_plan_as_home_shows_them() -> None:
    quoted = re.findall(r"'([^']+)'", PAGES["session"].plain())
    assert sorted(quoted) == sorted(CHOICE_WORDS.values())


def test_questions_end_as_questions() -> None:
    asked = [b for page in PAGES.values() for b in page.blocks if isinstance(b, Question)]
    assert len(asked) >= 5
    assert all(block.question.endswith("?") for block in asked)


@pytest.mark.parametrize("asked", ["who-should-not", "Who Should_not", " WHO-SHOULD-NOT "])
def test_topics_are_found_as_people_type_them(asked: str) -> None:
    assert page_of(asked).topic == "who-should-not"


@pytest.mark.parametrize("asked", ["", "squats", "../steps", "[/foo]"])
def test_unknown_topic_is_named_with_those_there_are(asked: str) -> None:
    with pytest.raises(GuideError, match=re.escape(repr(asked)) + ".*steps, session") as caught:
        page_of(asked)
    assert "\n" not in str(caught.value)


def test_topics_name_their_pages() -> None:
    assert list(PAGES) == [page.topic for page in PAGES.values()]
    assert len({page.title for page in PAGES.values()}) == len(PAGES)
