"""The sources of all facts, and the markers for facts without a source.

Every fact in ``coaching`` names a key of `SOURCES`. ``ARTICLE`` is the article on reverse lunges on
which the program is based (the source article). ``OWN_CHOICE`` marks what no source settles.
``UNVERIFIED`` marks what only the source article says and nobody could confirm; such a fact is
always introduced with "the article reports". Papers are in `studies`; this module has the
markers, sites and pages.
"""

from __future__ import annotations

from typing import Final

from lungetimer.coaching.citations import Source
from lungetimer.coaching.studies import STUDIES

__all__ = ["ARTICLE", "OWN_CHOICE", "SOURCES", "UNVERIFIED", "Source", "source_of"]

ARTICLE: Final = "article"
UNVERIFIED: Final = "unverified"
OWN_CHOICE: Final = "own"

_MARKERS_AND_SITES: Final = (
    Source(
        ARTICLE,
        "Article on reverse lunges",
        "the article that lungetimer is based on; studies do not confirm all of its claims",
    ),
    Source(
        UNVERIFIED,
        "Unconfirmed reports of the article",
        "what the article reports from papers that we could not find",
    ),
    Source(
        OWN_CHOICE,
        "Judgement of lungetimer's authors",
        "no source gives an answer, so the authors of lungetimer decided",
    ),
    Source(
        "shin-angle",
        "Study of 11 people, lunges with a barbell",
        "Influence of the step length and position of the front knee on the load conditions of "
        "the knee and hip during lunges. ojs.ub.uni-konstanz.de/cpa/article/view/5316",
    ),
    Source(
        "mistakes",
        "Four coaching sites",
        "dothemovement.com, shape.com, becomebettersppt.com, eatsip365.com; no studies named",
    ),
    Source("tempo-notation", "Tempo notation", "strengthandconditioning.com, glossary"),
    Source(
        "rep-measured",
        "One person measured",
        "public.websites.umich.edu/~mvs330/f97/lunge/results1.html",
    ),
    Source(
        "two-for-two",
        "NSCA's 2-for-2 rule",
        "The rule counts two reps that were done beyond the goal in two sessions in a row; "
        "counting reps in reserve instead is the authors' judgement",
        "National Strength and Conditioning Association",
    ),
    Source("detraining", "Stronger By Science", "summaries of research on time off training"),
    Source(
        "pain-lights",
        "Pain traffic light",
        "providephysiotherapy.org.uk; the coach is stricter than this page",
    ),
    Source(
        "ramp",
        "Jeffreys, RAMP warm-up",
        "raise, activate and mobilise, potentiate; we did not read the publication",
    ),
    Source("nhs", "NHS", "nhs.uk, how to warm up and how to stretch after exercise"),
    Source("nhs-inform", "NHS inform", "nhsinform.scot, warm-up and cool-down", year=2022),
    Source(
        "parq",
        "PAR-Q+",
        "eparmedx.com, the form of 2021; it is revised every year, and the questions in "
        "lungetimer are in our own words",
    ),
    Source(
        "stop-signs",
        "Allina Health, Geisinger",
        "patient advice: when to stop exercising (allinahealth.org, geisinger.org)",
    ),
    Source("soreness", "Harvard Medical School", "workout workbook, as reported at sharecare.com"),
    Source(
        "muscle-breakdown",
        "NIOSH, rhabdomyolysis",
        "cdc.gov/niosh, signs and symptoms: pain beyond what was expected, dark urine, weakness",
    ),
    Source("knee-signs", "NHS on knees", "nhs.uk, knee pain: when to get help the same day"),
    Source(
        "pelvic-pain",
        "NHS hospitals on pelvic girdle pain",
        "Cambridge (cuh.nhs.uk) and Northern Care Alliance: pain when standing on one leg",
    ),
    Source(
        "after-birth",
        "NHS, exercise after birth",
        "myjointhealthhub.bnssg.nhs.uk: low impact for the first three months, and warning signs",
    ),
    Source(
        "hypermobility",
        "Advice for very mobile joints",
        "Children's Wisconsin, exercise guidelines for joint hypermobility; a talk of 2018 by "
        "a physiotherapist for Ehlers-Danlos Support UK",
    ),
)

SOURCES: Final[dict[str, Source]] = {
    source.key: source for source in (*_MARKERS_AND_SITES, *STUDIES)
}
"""Every source by its key."""


def source_of(key: str) -> Source:
    """Return the source with this key.

    Raises:
        KeyError: there is no such source, which is a programming error that tests prevent.
    """
    return SOURCES[key]
