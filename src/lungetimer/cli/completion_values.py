"""Shell completion of values that are not fixed choices.

Nothing in this module prints, prompts or raises.
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

# Text that is one word in every shell; letters of any language are included.
_WHOLE: Final = re.compile(r"[\w@%+=:,./-]+")
WEEKS: Final = 4  # this week and the ones before it


def presets(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the matching levels and presets of the person."""
    from lungetimer.coaching.levels import LEVELS  # noqa: PLC0415  # only when completing

    own = dict.fromkeys(_settings().presets, "your own preset")
    return _items({**dict.fromkeys(LEVELS, "level"), **own}, begun)


def tempos(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the matching names of tempo presets."""
    from lungetimer.training.plan import TEMPO_PRESETS  # noqa: PLC0415  # only when completing

    return _items({name: str(tempo) for name, tempo in TEMPO_PRESETS.items()}, begun)


def drills(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the matching names of drills, each after those that were typed before it."""
    from lungetimer.training.drill_keys import ALL, names  # noqa: PLC0415  # only when completing

    before, comma, _last = begun.rpartition(",")
    first = {} if comma else {ALL: "all drills"}
    return _items({**first, **{f"{before}{comma}{name}": "" for name in names()}}, begun)


def topics(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the matching topics of the guide."""
    from lungetimer.coaching.guide import PAGES  # noqa: PLC0415  # only when completing

    known = {name: page.title for name, page in PAGES.items()}
    return _items({**known, "all": "the whole guide"}, begun)


def days(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the matching words for days."""
    return _items({"today": "", "yesterday": ""}, begun)


def weeks(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the matching of the latest weeks, each with its first and last day."""
    from lungetimer.cli.quick_history import now  # noqa: PLC0415  # only when completing
    from lungetimer.history.weeks import (  # noqa: PLC0415
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
    """Return the matching frozen weeks; none if the history cannot be read."""
    from lungetimer.history import codec  # noqa: PLC0415  # only when completing
    from lungetimer.paths import find_paths  # noqa: PLC0415
    from lungetimer.private import read_file  # noqa: PLC0415

    frozen: Iterable[str] = ()
    with contextlib.suppress(OSError, FolderError):
        frozen = codec.read(read_file(find_paths().history)).history.frozen_weeks
    return _items(dict.fromkeys(sorted(frozen), "frozen"), begun)


def _settings() -> Settings:
    """Return the person's settings, or the defaults if the folder cannot be found."""
    from lungetimer.paths import find_paths  # noqa: PLC0415  # only when completing
    from lungetimer.settings import Settings  # noqa: PLC0415
    from lungetimer.settings_file import load_settings  # noqa: PLC0415

    try:
        return load_settings(find_paths().config)[0]
    except FolderError:
        return Settings()


def _items(known: Mapping[str, str], begun: str) -> list[CompletionItem]:
    """Return the names that start with the text, without those that a shell would split.

    They have to be left out because bash inserts them unquoted.
    """
    return [
        CompletionItem(name, help=help_ or None)
        for name, help_ in known.items()
        if composed(name).startswith(composed(begun)) and _WHOLE.fullmatch(composed(name))
    ]
