"""Interpret an exercise's name: is it a reverse lunge, with which equipment, and which leg."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, Literal

from lungetimer.history.exchange.lunge_words import BETWEEN, IDEOGRAPHS, LANGUAGES, TOOLS, WHOLE
from lungetimer.history.exchange.words import folded, spaced
from lungetimer.training.plan import Equipment

_BACK: Final = (
    r"(?:reversed?|backwards?|rear|step(?:ping|s)? ?back(?:wards?)?|back ?step(?:ping)?"
    r"|(?:backwards?|rear|reverse) step(?:ping)?)"
)
_LUNGE: Final = r"(?:lunges?|lunging)"
# "Lunge, reverse" must be the end of the name or be followed by equipment, not by "grip".
_AFTER: Final = (
    rf"(?:$| (?:(?:{TOOLS}|per|each|both|with|w|using|on|from|off|left|right|l|r|v|\d+)\b))"
)
_ENGLISH: Final = re.compile(
    rf"\b(?:{_BACK}|posterior|retro) (?:(?:{TOOLS}) ){{0,3}}{_LUNGE}\b"
    rf"|\b{_LUNGE} (?:(?:{TOOLS}) ){{0,3}}(?:in |to (?:the )?)?{_BACK}{_AFTER}"
)
_NOUNS: Final = "|".join(noun for noun, _ in LANGUAGES.values() if "lunge" not in noun)
_BACKS: Final = "|".join(back for _, back in LANGUAGES.values())
_PAIRS: Final = "|".join(
    rf"\b(?:{noun}) (?:(?:{BETWEEN}) ){{0,3}}(?:{back})\b"
    rf"|\b(?:{back}) (?:(?:{BETWEEN}) ){{0,2}}(?:{noun})\b"
    for noun, back in LANGUAGES.values()
)
_FOREIGN: Final = re.compile(
    _PAIRS
    # Names of which only one word is translated: "Lunges rückwärts", "Reverse Ausfallschritt".
    + rf"|\blunges? (?:(?:{BETWEEN}) ){{0,2}}(?:{_BACKS})\b"
    + r"|\b(?:ruckwarts|achterwaartse?|omgekeerde?|omvan\w+|omvend\w+) lunges?\b"
    + rf"|\breverse (?:{_NOUNS})\b|\b(?:{_NOUNS}) reverse\b|\b(?:{WHOLE})\b"
)
# Words of other exercises whose names may also contain "reverse lunge".
_OTHER: Final = re.compile(
    r"\b(?:curts(?:e?y|ies)|cross ?over|jump(?:s|ing|ed)?|plyo(?:metrics?)?|hop(?:s|ping)?"
    r"|stretch(?:es|ing)?|forwards?|lateral|side lunges?|walking lunges?|split squats?|front and"
    r"|posterior chain"
    r"|vorwarts|nach vorne|avant|adelante|delanter[ao]s?|frontal(?:es)?|avanti|fram och|do przodu"
    r"|вперед|saute\w*|salto|saltand\w*|geh(?:en|end\w*)|marche\w*|caminand\w*)\b"
)
_PARTS: Final = re.compile(r"[+&/;|]|\b(?:and|then|superset|plus|und|et|och|og)\b")

_EACH: Final = re.compile(
    r"\b(?:each|ea|per|every|a|both) (?:sides?|legs?|limbs?|foot|feet|ways?)\b|\be s\b|\beach$"
    r"|\d (?:side|leg)\b"
    r"|\b(?:pro|je|jede) (?:seite|bein)\b|\b(?:par|chaque) (?:cote|jambe)\b"
    r"|\b(?:por|cada) (?:lado|pierna|perna)\b|\b(?:per|ogni) (?:lato|gamba)\b"
    r"|\b(?:per|elke) (?:kant|been|zijde)\b|\b(?:pr|per|hver|varje) (?:side|sida|ben)\b"
    r"|\bna (?:strone|noge|kazda \w+|kazdou \w+|stranu|nohu|jalku)\b|\bpo (?:nozi|strani)\b"
    r"|\b(?:jalka|puoli|puolta)a? kohti\b|\b(?:bacak|taraf) basina\b|\bhver (?:side|fod)\b"
    r"|\bper (?:lato|sida|side)\b|\bна (?:кажд\w+ \w+|сторону|ногу)\b"
)
_SLASH: Final = re.compile(r"/ ?(?:side|leg|bein|seite|jambe|cote|pierna|perna|lado|gamba)\b")
_EACH_NOTE: Final = re.compile(
    r"(?:x ?)?\d* ?(?:x |reps? )?(?:on |for )?(?:each|per|every) (?:sides?"
    r"|legs?)(?: (?:only|reps?))?"
    r"|\d+ (?:a )?(?:side|leg)"
)
_ONE_SIDE: Final = re.compile(
    r"\b(?P<end>left|right|links|rechts|gauche|droite|izquierd[ao]"
    r"|derech[ao])(?: (?:leg|side|foot|only))*$"
    r"|^(?P<start>left|right)\b"
)
_LEFT: Final = frozenset(("left", "links", "gauche", "izquierda", "izquierdo"))
_DUMBBELLS: Final = re.compile(
    r"\b(?:dumb ?bells?|dumbells?|dumbels?|dbs?|handvaegt\w*|jednoruck\w*|jednoruc\w*"
    r"|kasipaino\w*|kezisuly\w*|ganter[ae]\w*|bucic\w*|αλτηρ\w*|suitcase|kurzhantel\w*|hantlar|hantlami|hantle|manualer|mancuernas?"
    r"|halter(?:e|es)|manubri\w*|гантел\w*|dambil\w*|dambil)\b"
)
_DUMBBELL_SIGNS: Final = ("덤벨", "ダンベル", "哑铃", "啞鈴")


@lru_cache(maxsize=4096)
def is_reverse_lunge(name: str) -> bool:
    """Return whether this is a name of the reverse lunge in one of the supported languages.

    "Reverse", "backward", "rear" or "step-back" must be next to "lunge", except that words for
    equipment may stand between the two. So "reverse grip row and walking lunge" is no reverse
    lunge.
    """
    if not name.isascii() and IDEOGRAPHS.search(unicodedata.normalize("NFKC", name)):
        return True
    if _OTHER.search(spaced(name)):
        return False
    parts = [spaced(part) for part in _PARTS.split(folded(name))]
    return any(_ENGLISH.search(part) or _FOREIGN.search(part) for part in parts if part)


@lru_cache(maxsize=4096)
def counts_each_leg(name: str) -> bool:
    """Return whether an exercise's name, such as "Lunge (each side)", counts reps per leg."""
    return _EACH.search(spaced(name)) is not None or _SLASH.search(folded(name)) is not None


@lru_cache(maxsize=4096)
def note_counts_each_leg(note: str) -> bool:
    """Return whether a set's note, such as "10 each side", says only that reps are per leg."""
    return _EACH_NOTE.fullmatch(spaced(note)) is not None


@lru_cache(maxsize=4096)
def only_leg(name: str) -> Literal["left", "right"] | None:
    """Return the leg in a name like "Reverse Lunge (Left)", or None if the name has no leg."""
    match = _ONE_SIDE.search(spaced(name))
    if match is None:
        return None
    return "left" if (match["end"] or match["start"]) in _LEFT else "right"


@lru_cache(maxsize=4096)
def equipment_of(name: str, load_kg: float) -> Equipment:
    """Return the equipment of an exercise, from its name and the load in kg.

    A weight other than dumbbells counts as a kettlebell, because the load of a kettlebell is the
    whole weight. The load of dumbbells is the weight of one dumbbell.
    """
    plain = spaced(name)
    if _DUMBBELLS.search(plain) or any(sign in name for sign in _DUMBBELL_SIGNS):
        return Equipment.DUMBBELLS
    return Equipment.KETTLEBELL if load_kg > 0 else Equipment.NONE
