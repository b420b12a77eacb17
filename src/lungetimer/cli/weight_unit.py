"""The option ``--weight-unit`` of ``import`` and ``export``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from lungetimer.training.loads import Unit

if TYPE_CHECKING:
    from collections.abc import Callable

F = TypeVar("F", bound="Callable[..., Any]")


def weight_unit_option(help_text: str) -> Callable[[F], F]:
    """Return a decorator that adds ``--weight-unit``, whose value is a `Unit`, by default None."""
    return click.option(
        "--weight-unit",
        type=click.Choice(["kg", "lb", "lbs"]),
        default=None,
        callback=_read,
        help=help_text,
    )


def _read(_: click.Context, __: click.Parameter, value: str | None) -> Unit | None:
    return None if value is None else Unit(value.removesuffix("s"))
