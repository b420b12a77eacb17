"""Parse each style sheet once for all apps under test, instead of once for each app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.css.stylesheet import Stylesheet

if TYPE_CHECKING:
    from textual.css.model import RuleSet

_parse_rules = Stylesheet._parse_rules
_parsed: dict[Any, list[RuleSet]] = {}


def _parse_once(sheet: Stylesheet, *source: Any, **more: Any) -> list[RuleSet]:
    """Return what Textual's method returns, from a cache that all apps share.

    The key contains everything that the result depends on: the text and the values of the
    variables.
    """
    key = (source, tuple(more.items()), tuple(sheet._variables.items()))
    if key not in _parsed:
        _parsed[key] = _parse_rules(sheet, *source, **more)
    return _parsed[key]


def parse_once() -> None:
    """Make all apps of this process share the parsed style sheets."""
    Stylesheet._parse_rules = _parse_once  # type: ignore[assignment,method-assign]  # on purpose, with the same arguments
