"""Parse times of day, as phones write them after a date in many languages."""

from __future__ import annotations

import re
from typing import Final

# Words for a.m. and p.m. in lower case, without accents, dots and spaces (Unicode CLDR).
_AM: Final = frozenset(
    ("am", "πμ", "ص", "قظ", "fh", "fm", "ap", "oo", "pg", "sa", "dop", "de", "дп", "проб",
     "priespiet", "priekspusd", "오전", "上午", "午前", "凌晨", "清晨", "早上")
)  # fmt: skip
_PM: Final = frozenset(
    ("pm", "μμ", "م", "بظ", "eh", "em", "ip", "os", "ptg", "ch", "odp", "pop", "du", "пп", "слоб",
     "popiet", "pecpusd", "오후", "下午", "午後", "中午", "晚上")
)  # fmt: skip
_HALF: Final = (
    r"[ap]\.? ?m\.?|[πμ]\.? ?μ\.?|[fe]\.? ?h\.?|[قب]\.? ?ظ\.?|пр\. ?об\.?|сл\. ?об\.?|"
    + "|".join(rf"{word}\.?" for word in sorted(_AM | _PM, key=len, reverse=True))
)
# Words that may come between the date and the time: "at" in each language.
_AT: Final = (
    "um|at|a las|a les|as|a|alle ore|alle|ore|ora|klo|kl\\.?|kell|ob|om|la|o|v|u|в|о|у|saat|στισ"
    "|στο|pukul|pada|luc|בשעה|في|ساعت|को|เวลา"
)
_CLOCK: Final = re.compile(
    rf"(?:[ ,.t]|г|р|年|(?:{_AT}) )*"
    rf"(?:(?P<before>{_HALF}) ?)?(?P<h>\d{{1,2}}) ?[:.h時시点點] ?(?P<min>\d{{2}})"
    r"(?:(?:[:.]| ?(?:min|分|분) ?)(?P<s>\d{2})(?:[.,]\d+)?(?: ?[s秒초])?| ?(?:min|分|분))?"
    rf"(?: ?ч\.?)?(?: ?(?P<after>{_HALF}))?(?: बजे)?"
)


def read_clock(text: str) -> tuple[int, int, int] | None:
    """Return the hour, minute and second in a result of `folded`; None for an empty text.

    Raises:
        ValueError: the text is not a time of day.
    """
    if not text.strip(" ,.гр"):
        return None
    match = _CLOCK.fullmatch(text)
    if match is None:
        raise ValueError("")
    hour = int(match["h"])
    half = (match["before"] or match["after"] or "").replace(".", "").replace(" ", "")
    # Many languages write 0:12 PM. Some write 13:05 PM, in which "PM" adds nothing.
    if half and hour <= 12:
        hour = hour % 12 + (0 if half in _AM else 12)
    elif half and hour > 23:
        raise ValueError("")
    return hour, int(match["min"]), int(match["s"] or 0)
