"""Where each fact comes from: one registry of sources, and the two markers for what has none.

Everything in ``coaching`` names a key of `SOURCES`. ``OWN_CHOICE`` marks what no source settles,
``UNVERIFIED`` what only the source article says and nobody has checked: it is always told as
"the source article reports".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Source:
    """A place to look a fact up.

    Attributes:
        key: what the facts refer to.
        name: short name for the person.
        where: address, doi or title to search for.
    """

    key: str
    name: str
    where: str


ARTICLE: Final = "article"
UNVERIFIED: Final = "unverified"
OWN_CHOICE: Final = "own"

SOURCES: Final[dict[str, Source]] = {
    source.key: source
    for source in (
        Source(
            ARTICLE, "The source article", "the article on reverse lunges lungetimer began with"
        ),
        Source(UNVERIFIED, "The source article reports", "said there, not verified by us"),
        Source(OWN_CHOICE, "Our own choice", "no source settles it; chosen with care for this app"),
        Source(
            "spot-reduction",
            "Meta-analysis of 13 studies, 2022",
            "Human Movement 2022, doi 10.5114/hm.2022.110373",
        ),
        Source(
            "kneecap-force",
            "Sports Injury Bulletin",
            "sportsinjurybulletin.com, patellofemoral pain syndrome: is it okay to use lunges",
        ),
        Source("step-length", "JOSPT 2008, step length", "doi 10.2519/jospt.2008.2694"),
        Source(
            "lean",
            "Farrokhi and others 2008",
            "JOSPT 38(7), 403-409: trunk position in the forward lunge, ten people",
        ),
        Source(
            "mistakes",
            "Four coaching sites",
            "dothemovement.com, shape.com, becomebettersppt.com, eatsip365.com",
        ),
        Source("focus-for", "Wulf 2013", "attentional focus and motor learning, a review"),
        Source("focus-against", "McKay and others 2024", "doi 10.1037/bul0000451"),
        Source("tempo-notation", "Tempo notation", "strengthandconditioning.com, glossary"),
        Source("acsm-2009", "ACSM 2009", "position stand on progression in resistance training"),
        Source("rep-measured", "One person measured", "umich.edu/~mvs330/f97/lunge"),
        Source("ramp", "Jeffreys, RAMP warm-up", "raise, activate and mobilise, potentiate"),
        Source("acsm-2021", "ACSM 2021", "guidelines for exercise testing and prescription"),
        Source("nhs", "NHS", "nhs.uk, how to warm up and how to stretch after exercise"),
        Source("rest-study", "Gentil and others 2010", "34 untrained men, 12 weeks, work to rest"),
        Source(
            "pain-lights",
            "Pain traffic light",
            "providephysiotherapy.org.uk: 0-3, 4-5, 6-10",
        ),
        Source("detraining", "Stronger By Science", "summaries of research on time off training"),
        Source("easy-week", "Deload practice, 2023", "doi 10.1186/s40798-023-00633-0"),
        Source("two-for-two", "NSCA, the 2-for-2 rule", "two spare reps in two sessions running"),
        Source("rir", "Zourdos and others", "RPE scale based on reps in reserve"),
        Source("rir-error", "Hackett and others 2017", "doi 10.1519/JSC.0000000000001683"),
        Source("who", "World Health Organization", "guidelines on physical activity"),
        Source(
            "stop-signs",
            "Allina Health, Geisinger",
            "patient advice: when to stop exercising (allinahealth.org, geisinger.org)",
        ),
        Source("soreness", "Harvard Medical School", "workout workbook, as told at sharecare.com"),
        Source(
            "knee-signs", "NHS, red flags for knees", "g-care.glos.nhs.uk: hot, red, cannot walk"
        ),
        Source("parq", "PAR-Q+", "eparmedx.com; the questions here are our own words"),
        Source(
            "compendium",
            "Compendium of Physical Activities 2011",
            "codes 02022, 02052 and 02101",
        ),
    )
}
"""Every source by its key."""


def source_of(key: str) -> Source:
    """The source behind a key.

    Raises:
        KeyError: no such source; a programming error, caught by the tests that walk all facts.
    """
    return SOURCES[key]
