"""Postpone imports of modules that other packages import when they load, but rarely use.

Inside a ``with late(...)`` block, an import of one of the given modules, also by another package,
gets a stand-in. The stand-in imports the real module when code first uses something of it. Python
3.15 can postpone any import (PEP 810, explicit lazy imports).
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from importlib import import_module
from threading import Lock
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CHANGING: Lock = Lock()
"""A lock for removing a stand-in from ``sys.modules``; no thread holds it during an import."""


class Late(NamedTuple):
    """A module whose import is to be postponed.

    Attributes:
        name: the full name of the module.
        called: functions and classes that other packages import from the module by name and only
            call, separated by spaces.
        known: other names that packages import from the module, separated by spaces. The stand-in
            takes them from ``source``, which has the same objects.
        source: the name of a module that is already loaded and has the names in ``known``.
    """

    name: str
    called: str = ""
    known: str = ""
    source: str = "typing"


class _StandIn(ModuleType):
    """Replacement for a module until code uses something of that module."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # whatever the module has
        """Return the attribute of this name from the real module, which is imported for this.

        Raises:
            AttributeError: the module has no such attribute, or the name begins with two
                underscores. Code such as ``inspect`` looks up such names in every loaded module,
                and these lookups must not import the module.
            ImportError: the module cannot be imported.
        """
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(_imported(self), name)


def _imported(stand_in: ModuleType) -> ModuleType:
    """Import the module that a stand-in replaces.

    Returns:
        The module.
    """
    _remove(stand_in)
    return import_module(stand_in.__name__)


def _remove(stand_in: ModuleType) -> None:
    """Remove a stand-in from ``sys.modules``, so that later imports load the real module."""
    with _CHANGING:
        if sys.modules.get(stand_in.__name__) is stand_in:
            del sys.modules[stand_in.__name__]


def _caller(stand_in: ModuleType, name: str) -> Callable[..., Any]:
    """Return a function that imports the real module and calls its function of this name."""

    def call(*args: Any, **named: Any) -> Any:  # noqa: ANN401  # as the function itself
        return getattr(_imported(stand_in), name)(*args, **named)

    return call


@contextmanager
def late(*modules: Late) -> Iterator[None]:
    """Postpone imports of these modules that happen inside the ``with`` block.

    After the block, imports are as usual. Modules that are loaded already are not affected.
    """
    made: list[_StandIn] = []
    for module in modules:
        if module.name in sys.modules:
            continue
        stand_in = _StandIn(module.name)
        for name in module.called.split():
            setattr(stand_in, name, _caller(stand_in, name))
        for name in module.known.split():
            setattr(stand_in, name, getattr(sys.modules[module.source], name))
        sys.modules[module.name] = stand_in
        made.append(stand_in)
    try:
        yield
    finally:
        for one in made:
            _remove(one)
