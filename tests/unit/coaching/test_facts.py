"""What the coach says, held against what the sources carry: each row was once told otherwise.

Every row names the page of the guide, what must be read there, and what must not.
"""

from __future__ import annotations

import re

import pytest

from lungetimer.coaching import notes
from lungetimer.coaching.energy import FORMULA, kcal
from lungetimer.coaching.guide import PAGES
from lungetimer.coaching.safety import QUESTIONS, Decision
from lungetimer.coaching.sources import ARTICLE, SOURCES, UNVERIFIED

# (what it is about, page, phrases that must be there, phrases that must not)
ROWS = [
    ("rests are Singer's", "dose", "review of 9 studies; small advantage at most", "34; untrained"),
    ("rests are Singer's", "faq", "review of 9 studies; small advantage at most", "34 untrained"),
    ("ACSM of 2026 beside that of 2009", "dose", "in 2009; 2026; at least 2 days a week", ""),
    ("what 2026 says of tempo", "steps", "in 2009; in 2026; no consistent difference",
     "is the usual advice"),
    ("what 2026 says of loads", "weights", "in 2009; 2026; 80 % or more", ""),
    ("rest with heavy weights", "weights", "more as they get heavy; 2 to 3 with heavier", ""),
    ("the code of the energy estimate", "cardio", "02056; names the lunge; 02057; 02054; 2024",
     "3.8; 5.0"),
    ("gross, and ages", "cardio", "used at rest; 19 to 59; from 60, the body", ""),
    ("one study of 20 women", "benefits", "one study of 20 healthy women; 18.1 %", ""),
    ("and one that found less", "benefits", "9 men; only the load on the hip", ""),
    ("easier on the knees is not certain", "faq", "perhaps; 20 women; 9 men", "as a rule yes"),
    ("step length: forward lunges, few people", "steps",
     "article says that a step that is too long; forward lunges; 18 and 16 people",
     "too short is no"),
    ("step length", "mistakes", "studies of forward lunges", ""),
    ("the lean was clear, in ten people", "muscles", "ten people doing forward lunges; clear",
     "slight forward lean"),
    ("the lean was clear, in ten people", "mistakes", "ten people doing forward lunges; clear",
     "slight"),
    ("the back knee", "steps", "the back knee works, too; 11 people", ""),
    ("spot reduction, the other side", "faq", "13 studies; the evidence is mixed; 16 men", ""),
    ("reps in reserve by Halperin", "faq", "414 people; too low; more than 12 reps", ""),
    ("2-for-2 is an adaptation", "suggestions",
     "really did beyond the goal; the authors' judgement", ""),
    ("easy weeks in beginners", "suggestions", "no study with beginners; cost some strength", ""),
    ("strength held, in whom", "suggestions", "older people; only if the training was hard", ""),
    ("the traffic light is stricter", "suggestions", "stricter than its source; within a day", ""),
    ("holds", "cool-down",
     ("nhs, the health service of the uk, advises 10 to 15 seconds; 10 to 30; "
      "30 to 60 seconds for older people"), ""),
    ("warm-up", "warm-up", "at least six minutes; about ten", ""),
    ("WHO names its year", "cardio",
     "who (2020); 150 to 300; 75 to 150; from the age of 65; pregnancy", ""),
    ("WHO names its year", "muscles", "who (2020)", ""),
    ("external cues", "steps", "2013; 2024; almost no difference", ""),
    ("range of motion", "benefits", "article reports this from a 2021 study; could not find", ""),
    ("Parkinson's disease", "benefits",
     "article reports that; 2024 paper; could not find this paper; always use support", ""),
    ("slouching", "steps", "article says that slouching can give low-back pain", ""),
    ("hip flexors", "benefits", "article says that reverse lunges stretch and strengthen hip", ""),
    ("glutes", "weights", "based on says that dumbbells or kettlebells", ""),
    ("glutes", "faq", "according to the article; especially the gluteus maximus", ""),
    ("an old injury", "who-should-not", "healed does not stop you; 12 months; still limits", ""),
    ("hot knee", "safety", "the same day; locks or gives way; fever", "see a clinician"),
    ("soreness", "safety", "1 to 3 days; up to a week; urine is dark; at once", ""),
    ("train or not", "safety", "easy session; wait a day", ""),
    ("train or not", "faq", "should i train while my legs are sore?; wait a day", ""),
    ("knee replacement", "who-should-not", "knee replacement; 60 to 80 %; standing", ""),
    ("pelvic girdle pain", "who-should-not", "pelvic girdle pain; stand on one leg", ""),
    ("after a birth", "who-should-not", "first three months after a birth; leaking", ""),
    ("age and falls", "who-should-not",
     "fallen in the last 12 months; 65 or older; balance exercises on 3", ""),
    ("heavy people", "who-should-not", "your body is heavy", ""),
    ("hypermobile people", "who-should-not", "do not lock the knees; end of the range", ""),
    ("hypermobile people", "steps", "without locking your knees", ""),
    ("hypermobile people", "cool-down", "stop before the end of their range", ""),
]  # fmt: skip


@pytest.mark.parametrize(("about", "topic", "there", "gone"), ROWS)
def test_the_guide_says_what_the_sources_carry(
    about: str, topic: str, there: str, gone: str
) -> None:
    text = PAGES[topic].plain().lower()
    for phrase in filter(None, (part.strip() for part in there.split(";"))):
        assert phrase in text, about
    for phrase in filter(None, (part.strip() for part in gone.split(";"))):
        assert phrase not in text, about


def test_nobody_says_that_the_rest_study_of_2010_supports_short_rests() -> None:
    everything = " ".join(page.plain() for page in PAGES.values())
    assert not re.search(r"Gentil|work to rest|three or six times", everything)
    assert "rest-study" not in SOURCES
    assert "rest-review" in PAGES["dose"].sources()


@pytest.mark.parametrize(
    ("key", "year", "doi"),
    [
        ("rest-review", 2024, "10.3389/fspor.2024.1429789"),
        ("lean", 2008, "10.2519/jospt.2008.2634"),
        ("acsm-2026", 2026, "10.1249/MSS.0000000000003897"),
        ("focus-for", 2013, "10.1080/1750984X.2012.723728"),
        ("rir", 2016, "10.1519/JSC.0000000000001049"),
        ("acsm-2009", 2009, "10.1249/MSS.0b013e3181915670"),
        ("compendium", 2024, "10.1016/j.jshs.2023.10.010"),
        ("step-length", 2008, "10.2519/jospt.2008.2694"),
        ("step-length-2022", 2022, "10.1123/jab.2021-0313"),
        ("lunges-compared", 2015, "10.4085/1062-6050-50.9.05"),
        ("spot-reduction-against", 2023, "10.14814/phy2.15853"),
        ("rir-error", 2017, "10.1519/JSC.0000000000001683"),
        ("rir-review", 2022, "10.1007/s40279-021-01559-x"),
        ("deload-trial", 2024, "10.7717/peerj.16777"),
        ("easy-week", 2023, "10.1186/s40798-023-00633-0"),
        ("who", 2020, "10.1136/bjsports-2020-102955"),
        ("compendium-older", 2024, "10.1016/j.jshs.2023.10.007"),
        ("kneeling", 2019, "10.1302/2058-5241.4.180085"),
    ],
)
def test_papers_name_year_and_doi(key: str, year: int, doi: str) -> None:
    source = SOURCES[key]
    assert (source.year, source.doi) == (year, doi)
    assert f"({year})" in source.where
    assert source.where.endswith(f"doi {doi}")


def test_a_source_with_a_doi_has_a_year_and_one_with_authors_too() -> None:
    for source in SOURCES.values():
        if source.doi or (source.authors and source.key != "two-for-two"):
            assert source.year, source.key
    assert SOURCES["compendium"].year == SOURCES["acsm-2026"].year - 2 == 2024  # type: ignore[operator]  # both sources have a year


@pytest.mark.parametrize("claim", ["2021 study", "2024 paper"])
def test_the_papers_that_nobody_finds_are_marked(claim: str) -> None:
    (line,) = (line for line in PAGES["benefits"].lines() if claim in line.text)
    assert UNVERIFIED in line.sources
    assert ARTICLE not in line.sources
    assert "article reports" in line.text
    assert "could not find" in line.text


def test_the_energy_of_body_weight_sets_follows_code_02056() -> None:
    assert kcal(70, warm_up_s=0, sets_s=720, cool_down_s=0, loaded=False) == pytest.approx(42)
    assert kcal(70, warm_up_s=0, sets_s=720, cool_down_s=0, loaded=True) == pytest.approx(49)
    assert "2024" in FORMULA


def test_the_injury_question_has_the_limits_of_the_form() -> None:
    asked = {question.key: question for question in QUESTIONS}
    for key in ("injury", "dizziness", "balance"):
        assert "last 12 months" in asked[key].text
    assert "limit you" in asked["injury"].text
    assert "limit how you move now" in asked["tissue"].text
    assert "more than 12 months ago does not count" in asked["tissue"].advice
    assert "only because you were breathing too fast" in asked["dizziness"].advice
    assert "give birth" in asked["pregnant"].text
    assert "stand on one leg" in asked["pregnant"].advice
    assert asked["kneeling"].decision is Decision.CARE


def test_a_bad_knee_is_for_the_same_day_and_dark_urine_for_now() -> None:
    assert "same day" in notes.SEE_SOMEONE.text
    assert "at once" in notes.DARK_URINE.text
    assert "urine is dark" in notes.DARK_URINE.text
