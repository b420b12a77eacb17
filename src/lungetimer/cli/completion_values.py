"""Shell completion of values that are not fixed choices.

The functions in this module do not print or ask anything, and raise no exceptions.
"""

from __future__ import annotations

import contextlib
import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from click.shell_completion import CompletionItem

from lungetimer.folders import FolderError
from lungetimer.text import composed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import click

    from lungetimer.settings import Settings

# Text that no shell splits or changes; it can have letters of any language.
_WHOLE: Final = re.compile(r"[\w@%+=:,./-]+")
WEEKS: Final = 4  # this week and the ones before it


def presets(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the levels and the user's presets whose names begin with the typed text."""
    from lungetimer.coaching.levels import LEVELS  # noqa: PLC0415  # only when completing

    own = dict.fromkeys(_settings().presets, "your preset")
    return _items({**dict.fromkeys(LEVELS, "level"), **own}, begun)


def tempos(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the names of tempo presets that begin with the typed text."""
    from lungetimer.training.plan import TEMPO_PRESETS  # noqa: PLC0415  # only when completing

    return _items({name: str(tempo) for name, tempo in TEMPO_PRESETS.items()}, begun)


def drills(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return completions of a comma-separated list of drills, whose last name is incomplete."""
    from lungetimer.training.drill_keys import ALL, names  # noqa: PLC0415  # only when completing

    before, comma, _last = begun.rpartition(",")
    first = {} if comma else {ALL: "all drills"}
    return _items({**first, **{f"{before}{comma}{name}": "" for name in names()}}, begun)


def topics(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the topics of the guide that begin with the typed text."""
    from lungetimer.coaching.guide import PAGES  # noqa: PLC0415  # only when completing

    known = {name: page.title for name, page in PAGES.items()}
    return _items({**known, "all": "the whole guide"}, begun)


def days(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the completions ``today`` and ``yesterday``, if they begin with the typed text."""
    return _items({"today": "", "yesterday": ""}, begun)


def weeks(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the names of recent weeks that begin with the typed text, with their dates.

    Recent weeks are this week and the three weeks before it.
    """
    from lungetimer.cli.quick_history import now  # noqa: PLC0415  # only when completing
    from lungetimer.history.weeks import (  # noqa: PLC0415  # only when completing
        WEEK,
        FirstWeekday,
        first_day_of_week,
        week_name,
    )

    first = FirstWeekday(_settings().first_weekday)
    today = now().date()
    names = [week_name(today - back * WEEK, first) for back in range(WEEKS)]
    starts = {name: first_day_of_week(name, first) for name in names}
    spans = {name: f"{start} to {start + timedelta(days=6)}" for name, start in starts.items()}
    return _items(spans, begun)


def frozen_weeks(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the names of frozen weeks that begin with the typed text.

    If the history cannot be read, the list is empty.
    """
    from lungetimer.history import codec  # noqa: PLC0415  # only when completing
    from lungetimer.paths import find_paths  # noqa: PLC0415  # only when completing
    from lungetimer.private import read_file  # noqa: PLC0415  # only when completing

    frozen: Iterable[str] = ()
    with contextlib.suppress(OSError, FolderError):
        frozen = codec.read(read_file(find_paths().history)).history.frozen_weeks
    return _items(dict.fromkeys(sorted(frozen), "frozen"), begun)


def _settings() -> Settings:
    """Return the user's settings, or the defaults if their folder cannot be found."""
    from lungetimer.paths import find_paths  # noqa: PLC0415  # only when completing
    from lungetimer.settings import Settings  # noqa: PLC0415  # only when completing
    from lungetimer.settings_file import load_settings  # noqa: PLC0415  # only when completing

    try:
        return load_settings(find_paths().config)[0]
    except FolderError:
        return Settings()


def _items(known: Mapping[str, str], begun: str) -> list[CompletionItem]:
    """Return the names that start with the typed text.

    Names that a shell would split into several words are left out, because bash inserts completions
    without quoting them.

    Args:
        known: the names with their descriptions.
        begun: the typed text.
    """
    return [
        CompletionItem(name, help=help_ or None)
        for name, help_ in known.items()
        if composed(name).startswith(composed(begun)) and _WHOLE.fullmatch(composed(name))
    ]
