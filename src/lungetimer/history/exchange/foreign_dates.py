"""Parse dates and times, as other programs write them in many languages."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING, Final

from lungetimer.frozen import frozen
from lungetimer.history.exchange.clocks import read_clock
from lungetimer.history.exchange.months import Months
from lungetimer.history.exchange.words import folded
from lungetimer.history.fields import moment_of
from lungetimer.moments import NoSuchDayError, local_moment
from lungetimer.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterable

EXAMPLE: Final = "2026-11-20 07:12:03"

_WORD: Final = r"(?P<m>[^\d\s,;/]{2,20}?)"
_YEAR: Final = r"(?P<y>[12]\d{3})"
_NUMBERS: Final = re.compile(
    rf"{_YEAR} ?[-/.] ?(?P<n>\d{{1,2}}) ?[-/.] ?(?P<d>\d{{1,2}})(?:\.(?!\d))?(?P<rest>.*)"
    rf"|(?P<y2>[12]\d{{3}}) ?[年년] ?(?P<n2>\d{{1,2}}) ?[月월] ?(?P<d2>\d{{1,2}}) ?[日일]?"
    r"(?: ?(?:星期|周|週)?[月火水木金土日一二三四五六월화수목금토일]"
    r"(?:曜日|요일)?(?= |$|\d|[上下午前後오清凌早晚]))?"
    r"(?P<rest2>.*)"
)
# 28 Mar 2024, 17:29 · 27 de jul. de 2026, 19:00 · 20. nov. 2026 · 20 thg 11, 2026 · 20 בנוב׳ 2026
_DAY_FIRST: Final = re.compile(
    rf"(?P<d>\d{{1,2}})(?:\.|er|º|ª|a|st|nd|rd|th)?,?(?: ?de | d'| of | ב| ?)"
    rf"(?:(?:thg|thang)\.? ?(?P<n>\d{{1,2}})|{_WORD})"
    rf"\.?,?(?: ?de | del | [พค]\.ศ\. | ?){_YEAR}(?P<rest>.*)"
)
# Mar 28, 2024, 5:29 PM
_MONTH_FIRST: Final = re.compile(
    rf"{_WORD}\.? (?P<d>\d{{1,2}})(?:\.|st|nd|rd|th)?,? {_YEAR}(?P<rest>.*)"
)
# 2026. nov. 20. 7:12 · 2026 m. lapkricio 20 d. · 2026. gada 20. nov.
_YEAR_FIRST: Final = re.compile(
    rf"{_YEAR}\.?(?: m\.| gada| g\.|(?:e)?ko)? (?:{_WORD}\.? (?P<d>\d{{1,2}})"
    rf"|(?P<d2>\d{{1,2}})\. (?P<m2>[^\d\s,;/]{{2,20}}?)\.?)"
    r"(?:\.| d\.|a)?(?P<rest>(?:[ ,].*)?)"
)
# With dots, the day is first in every language. With slashes, the day or the month is first.
_SHORT: Final = re.compile(
    rf"(?P<a>\d{{1,2}}) ?(?P<sign>[./-]) ?(?P<b>\d{{1,2}}) ?[./-] ?{_YEAR}(?P<rest>.*)"
)
_FORMS: Final = (_DAY_FIRST, _MONTH_FIRST, _YEAR_FIRST, _NUMBERS, _SHORT)
_DIGIT: Final = re.compile("[0-9]")
_WEEKDAY: Final = re.compile(r"^[^\d\s,]{1,14}, (?=\S)")
# lun. 20 janv. 2025 · man. 20. jan. 2025 · วันจันทร์ที่ 20 มกราคม 2568
_WEEKDAY_ALONE: Final = re.compile(r"^(?:[^\d\s,]{1,14} ){1,2}(?=\d)")
# 07:12 20 thg 1, 2025
_CLOCK_FIRST: Final = re.compile(
    r"(?:luc )?(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?: sa| ch)?) (?P<date>\d.*)"
)
_SIGNS: Final = str.maketrans(
    {"\u200e": None, "\u200f": None, "،": ",", "、": ",", "(": None, ")": None}
)
_THAI: Final = re.compile("[\u0e01-\u0e3a]")
_BUDDHIST: Final = 543  # the year has a number that is greater by this in the Thai calendar
_OFFSET: Final = re.compile(
    r"(?P<local>.*\d) ?(?:(?P<sign>[+-])(?P<h>\d{2}):?(?P<min>\d{2})|utc|gmt|z)"
)


class MomentError(ValueError):
    """A date in a file cannot be parsed.

    Attributes:
        shown: the date as written in the file, shortened.
        why: what is wrong with the date; this text does not contain the date.
    """

    def __init__(self, text: str, why: str = "", *, whole: bool = False) -> None:
        self.shown = clean_text(text)[:40]
        reason = f" ({why})" if why else ""
        self.why = f"the date must be like {EXAMPLE}{reason}"
        super().__init__(
            why if whole else f"the date must be like {EXAMPLE}, not {self.shown!r}{reason}"
        )


@frozen
class Local:
    """A date and time as another program wrote it.

    Attributes:
        wall: the date and the local time; noon if there is only a date.
        offset: the offset from UTC; None if it is not given.
        timed: whether a time was given with the date.
    """

    wall: datetime
    offset: timedelta | None
    timed: bool


class DateReader:
    """Parser for the dates of one file.

    When the parser is made, it looks at all dates of the file to find out in which language the
    names of months are, and whether 3/4/2026 is in March or in April.

    Args:
        texts: every date in the file.
    """

    def __init__(self, texts: Iterable[str] = ()) -> None:
        words: set[str] = set()
        first = second = 0
        for text in {t for t in texts if not _plain_iso(t)}:
            plain = _tidy(text)
            match = _worded(plain)
            if match is not None:
                words |= {w for w in (match["m"], match.groupdict().get("m2")) if w}
            elif (match := _SHORT.fullmatch(plain)) is not None and match["sign"] != ".":
                first, second = max(first, int(match["a"])), max(second, int(match["b"]))
        self._months = Months(words)
        self._day_first = True if first > 12 >= second else False if second > 12 >= first else None

    def read(self, text: str) -> Local:
        """Return the date and time in a text from the file.

        Raises:
            MomentError: the text is not a date, or could mean several dates.
        """
        try:
            found = datetime.fromisoformat(text)
        except ValueError:
            pass
        else:
            timed = len(text) > 10
            wall = found.replace(tzinfo=None) if timed else found.replace(hour=12)
            return Local(wall.replace(microsecond=0), found.utcoffset(), timed)
        plain = _tidy(text)
        offset = _OFFSET.fullmatch(plain)
        if offset is not None:
            plain = offset["local"]
        try:
            wall, timed = self._wall(plain)
        except ValueError as error:
            raise MomentError(text, str(error)) from None
        return Local(wall, _delta(offset), timed)

    def _wall(self, plain: str) -> tuple[datetime, bool]:
        year, month, day, rest = self._date(plain)
        if year > 2400 and _THAI.search(plain):
            year -= _BUDDHIST
        clock = read_clock(rest)
        try:
            return datetime(year, month, day, *(clock or (12, 0, 0))), clock is not None  # noqa: DTZ001  # the time zone is added later
        except ValueError:
            raise ValueError("") from None

    def _date(self, plain: str) -> tuple[int, int, int, str]:
        if (match := _NUMBERS.fullmatch(plain)) is not None:
            y, n, d, rest = (
                match[k] if match["y"] else match[f"{k}2"] for k in ("y", "n", "d", "rest")
            )
            return int(y), int(n), int(d), rest
        if (match := _SHORT.fullmatch(plain)) is not None:
            day, month = self._order(match)
            return int(match["y"]), month, day, match["rest"]
        if (match := _worded(plain)) is None:
            raise ValueError("")
        named = match.groupdict()
        number = named.get("n")
        word = named["m"] or named.get("m2")
        month = int(number) if number else self._months.number(word or "")
        return int(named["y"]), month, int(named["d"] or named.get("d2") or 0), named["rest"]

    def _order(self, match: re.Match[str]) -> tuple[int, int]:
        first, second = int(match["a"]), int(match["b"])
        if match["sign"] == "." or self._day_first or first > 12 or first == second:
            return first, second
        if self._day_first is False or second > 12:
            return second, first
        raise ValueError("it is unclear which number is the day and which is the month")


def read_moment(text: str, zone: tzinfo | None, dates: DateReader | None = None) -> datetime:
    """Return the date and time in another program's file, with the offset from UTC.

    Args:
        text: the date as written in the file. If it contains an offset, that is used, not ``zone``.
        zone: the time zone of dates without an offset; None for that of the system.
        dates: the parser for the dates of this file; None if there are no other dates to compare.

    Raises:
        MomentError: the text is not a date, or is outside the years 1971 to 9997.
    """
    local = (dates or DateReader((text,))).read(text)
    if not 1971 <= local.wall.year <= 9997:
        raise MomentError(text)
    return placed(local, zone)


def placed(local: Local, zone: tzinfo | None) -> datetime:
    """Return a date and time with an offset from UTC: its own, or else that of ``zone``.

    Raises:
        MomentError: the date does not exist in the time zone.
    """
    if local.offset is not None:
        return moment_of(local.wall.replace(tzinfo=timezone(local.offset)))
    try:
        return moment_of(local_moment(local.wall, zone))
    except NoSuchDayError as error:
        raise MomentError(local.wall.isoformat(" "), str(error), whole=True) from None


def _plain_iso(text: str) -> bool:
    return len(text) >= 10 and text[4:5] == "-" and text[7:8] == "-"


def _tidy(text: str) -> str:
    # `split` and `join` also replace the narrow space before AM and PM by a plain space.
    plain = " ".join(folded(text).translate(_SIGNS).split())[:60]
    if not (plain.isascii() or _DIGIT.search(plain)):
        plain = "".join(str(unicodedata.decimal(s)) if s.isdecimal() else s for s in plain)
    plain = _WEEKDAY.sub("", plain)
    if (match := _CLOCK_FIRST.fullmatch(plain)) is not None:
        plain = f"{_WEEKDAY.sub('', match['date'])} {match['clock']}"
    if not any(form.fullmatch(plain) for form in _FORMS):
        plain = _WEEKDAY_ALONE.sub("", plain)
    return plain


def _worded(plain: str) -> re.Match[str] | None:
    return (
        _DAY_FIRST.fullmatch(plain) or _MONTH_FIRST.fullmatch(plain) or _YEAR_FIRST.fullmatch(plain)
    )


def _delta(offset: re.Match[str] | None) -> timedelta | None:
    if offset is None:
        return None
    if offset["sign"] is None:
        return timedelta()
    size = timedelta(hours=min(int(offset["h"]), 23), minutes=int(offset["min"]))
    return -size if offset["sign"] == "-" else size
