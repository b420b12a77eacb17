"""Style sheets parsed once for all apps under test: each app would parse the same text again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.css.stylesheet import Stylesheet

if TYPE_CHECKING:
    from textual.css.model import RuleSet

_parse_rules = Stylesheet._parse_rules
_parsed: dict[Any, list[RuleSet]] = {}


def _parse_once(sheet: Stylesheet, *source: Any, **more: Any) -> list[RuleSet]:
    """As Textual's, whose own cache lives no longer than one app.

    The key holds all that the result depends on: the text itself and the values of the variables.
    """
    key = (source, tuple(more.items()), tuple(sheet._variables.items()))
    if key not in _parsed:
        _parsed[key] = _parse_rules(sheet, *source, **more)
    return _parsed[key]


def parse_once() -> None:
    """Let every app of this process share what was parsed."""
    Stylesheet._parse_rules = _parse_once  # type: ignore[assignment,method-assign]  # on purpose, with the same arguments
