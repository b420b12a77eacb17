"""Postpone imports of modules that other packages import when they load, but rarely use.

Inside a ``with late(...)`` block, an import of one of the given modules gets a stand-in, even if
another package imports the module. The stand-in imports the real module when code first uses
something of it. Python 3.15 can postpone any import (PEP 810, explicit lazy imports).
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from importlib import import_module
from threading import Lock
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHANGING: Lock = Lock()
"""A lock for removing a stand-in from ``sys.modules``; no thread holds it during an import."""


class Late(NamedTuple):
    """A module whose import is to be postponed.

    Attributes:
        name: the full name of the module.
        called: functions and classes that other packages import from the module by name, separated
            by spaces. These packages only call them or read their attributes.
        known: other names that packages import from the module, separated by spaces. The stand-in
            takes them from ``source``, which has the same objects.
        source: the name of a module that is already loaded and has the names in ``known``.
    """

    name: str
    called: str = ""
    known: str = ""
    source: str = "typing"


class _StandIn(ModuleType):
    """Stands in for a module, and imports the real one when code first uses something of it."""

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


class _Called:
    """Stands in for a function or class, whose module is imported at the first use."""

    def __init__(self, stand_in: ModuleType, name: str) -> None:
        self._stand_in, self._name = stand_in, name

    def _real(self) -> Any:  # noqa: ANN401  # a function or a class
        """Return the real function or class, after importing its module."""
        return getattr(_imported(self._stand_in), self._name)

    def __call__(self, *args: Any, **named: Any) -> Any:  # noqa: ANN401  # as the function itself
        """Import the module and call its function or class.

        Returns:
            What the call returns.
        """
        return self._real()(*args, **named)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # whatever the class has
        """Return an attribute of the real function or class, such as ``Table.grid``.

        Raises:
            AttributeError: the function or class has no such attribute, or the name begins with two
                underscores (see `_StandIn`).
            ImportError: the module cannot be imported.
        """
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._real(), name)


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
            setattr(stand_in, name, _Called(stand_in, name))
        for name in module.known.split():
            setattr(stand_in, name, getattr(sys.modules[module.source], name))
        sys.modules[module.name] = stand_in
        made.append(stand_in)
    try:
        yield
    finally:
        for one in made:
            _remove(one)
