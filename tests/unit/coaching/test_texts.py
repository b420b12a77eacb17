"""Every text of the coach, walked: sources, length, plain wording, nothing but printable text."""

from __future__ import annotations

import importlib
import pkgutil
import re
from typing import TYPE_CHECKING

import pytest

import lungetimer.coaching
from lungetimer.coaching import energy, focus, safety
from lungetimer.coaching.cues import REST_TIPS, all_cues
from lungetimer.coaching.drills import NOTES
from lungetimer.coaching.guide import PAGES
from lungetimer.coaching.levels import LEVELS
from lungetimer.coaching.safety import QUESTIONS, Decision, assess
from lungetimer.coaching.sources import SOURCES, source_of
from lungetimer.coaching.thresholds import SOURCE_OF

if TYPE_CHECKING:
    from collections.abc import Iterator

HYPE = re.compile(
    r"\b(amazing|awesome|beast|blast|burn off|crush|effortless|epic|explosive|guarantee\w*|"
    r"incredible|insane|killer|magic|melt|miracle|no excuses|perfect|pro tip|push through|"
    r"revolution\w*|ripped|secret|shred|smash|supercharge|torch|transform\w*|ultimate|unleash|"
    r"unlock)\b",
    re.IGNORECASE,
)


def cue_texts() -> Iterator[str]:
    yield from (cue.text for cue in all_cues())
    yield from (*focus._SUPPORTED.values(), *focus._SHALLOW.values())
    yield from (text for swaps in focus._LOADED.values() for text in swaps.values())
    yield from (note.cue for note in NOTES.values())


def texts() -> Iterator[str]:
    yield from cue_texts()
    yield from (text for n in NOTES.values() for text in (n.name, n.how_to))
    yield from (text for level in LEVELS.values() for text in (level.title, level.note))
    yield from (text for q in QUESTIONS for text in (q.text, q.advice))
    yield from (safety._HEADLINES[decision] for decision in Decision)
    yield from (safety.INTRO, energy.FORMULA)
    yield from (f"{s.name}: {s.where}" for s in SOURCES.values())
    for page in PAGES.values():
        yield from page.plain().splitlines()


def facts() -> Iterator[str]:
    """The source of everything that carries one."""
    yield from (cue.source for cue in all_cues())
    yield from (note.source for note in NOTES.values())
    yield from (level.source for level in LEVELS.values())
    yield from (question.source for question in QUESTIONS)
    yield from (key for page in PAGES.values() for line in page.lines() for key in line.sources)
    yield energy.SOURCE


def is_plain(text: str) -> bool:
    """Whether a text has no loose blanks, codes, hype, exclamation marks, markup or three dots."""
    signs = HYPE.search(text) or re.search(r"!|\[/|\.\.\.", text)
    return text == text.strip() and "  " not in text and text.isprintable() and not signs


def test_texts_are_plain() -> None:
    assert len(set(texts())) > 400
    assert [text for text in texts() if not is_plain(text)] == []


@pytest.mark.parametrize(
    "text", [" a", "a  b", "a\x1b", "An amazing lunge", "Go!", "[b]a[/b]", "wait..."]
)
def test_what_is_not_plain_is_found(text: str) -> None:
    assert not is_plain(text)


def test_cue_lines_fit_two_metres_away() -> None:
    shown = {text: text.replace("{hold}", "chair") for text in cue_texts()}
    assert len(shown) > 50
    assert [text for text, drawn in shown.items() if not 0 < len(drawn) <= 48] == []
    assert [text for text in shown if text.endswith(".")] == []


def test_every_fact_has_a_source_and_every_source_is_used() -> None:
    used = list(facts())
    assert len(used) > 200
    assert all(source_of(key).where for key in used)
    beside_the_list = [
        key
        for page in PAGES.values()
        if page.topic != "sources"
        for line in page.lines()
        for key in line.sources
    ]
    assert set(SOURCES) == set(beside_the_list) | {cue.source for cue in all_cues()}


def test_safety_sentences_end_as_sentences() -> None:
    for question in QUESTIONS:
        assert question.text.endswith("?")
        assert question.advice.endswith(".")
    assert assess([]).headline.endswith(".")
    assert len(REST_TIPS) == 4


def numbers() -> dict[str, str]:
    """Every named number in the package with the module it stands in, as ``NAME``: module."""
    found: dict[str, str] = {}
    prefix = f"{lungetimer.coaching.__name__}."
    for info in pkgutil.walk_packages(lungetimer.coaching.__path__, prefix):
        for name, value in vars(importlib.import_module(info.name)).items():
            values = value if isinstance(value, tuple) else (value,)
            numeric = values and all(type(v) in (int, float) for v in values)
            if name.strip("_").isupper() and numeric:
                found[name.strip("_")] = info.name
    return found


def test_every_number_carries_its_source() -> None:
    named = numbers()
    assert set(named) == set(SOURCE_OF)
    assert set(SOURCE_OF.values()) <= set(SOURCES)
