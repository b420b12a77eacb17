"""Imports that other packages make as they load but rarely use, postponed until that use.

Inside a `late` block, importing one of the given modules, also from another package, binds a
stand-in. The module itself is imported when something of it is first used. Python 3.15 offers the
same for any import (PEP 810, explicit lazy imports).
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
"""Held while a stand-in leaves ``sys.modules``, but not while a module is imported."""


class Late(NamedTuple):
    """A module to import late.

    Attributes:
        name: the full name of the module.
        called: functions and classes that packages import from it by name and only call, separated
            by spaces.
        known: other names that packages import from it, separated by spaces. They are taken from
            ``source``, which has the same objects, so that this module is not needed.
        source: the name of the loaded module that has the names in `known`.
    """

    name: str
    called: str = ""
    known: str = ""
    source: str = "typing"


class _StandIn(ModuleType):
    """Replacement for a module until something of that module is used."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # whatever the module has
        """Return the module's attribute of this name; this imports the module.

        Raises:
            AttributeError: the module does not have it, or the name begins with two underscores.
                Code such as ``inspect`` looks up such names in every loaded module, which must not
                import this one.
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
    """Remove a stand-in from the loaded modules, so that further imports load the module itself."""
    with _CHANGING:
        if sys.modules.get(stand_in.__name__) is stand_in:
            del sys.modules[stand_in.__name__]


def _caller(stand_in: ModuleType, name: str) -> Callable[..., Any]:
    """Return a function that imports the module and calls the function of this name in it."""

    def call(*args: Any, **named: Any) -> Any:  # noqa: ANN401  # as the function itself
        return getattr(_imported(stand_in), name)(*args, **named)

    return call


@contextmanager
def late(*modules: Late) -> Iterator[None]:
    """Postpone imports of these modules inside the block; after it, imports are as usual.

    Modules that are loaded already are not affected.
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
