"""Import Textual's app without modules that the first frame does not need; this saves 17 ms.

``textual.types`` collects names for Textual's documentation. For these names it imports widgets,
such as a directory tree and a select box. Textual's app needs only two types from it, and both are
already loaded from another module.
``textual.command`` is the command palette. It imports buttons, an input and a list. Textual's app
and themes refer to its classes, but use them only when the command palette is opened.
"""

from __future__ import annotations

import contextlib
import sys
from abc import ABC, ABCMeta
from types import ModuleType
from typing import Final

from lungetimer.late_imports import Late

RARELY_USED: Final = (
    Late("bz2"),
    Late("difflib", called="get_close_matches"),
    Late("lzma"),
    Late("mimetypes"),
    Late("rich.table", called="Table"),
    Late(
        "typing_extensions",
        known="Final Literal NotRequired ParamSpec Protocol Required Self TypeAlias TypedDict"
        " TypeGuard get_args runtime_checkable",
    ),
    Late("uuid", called="uuid4"),
)
"""Modules that Textual uses only for mistakes in style sheets, downloads, notifications, tests."""
_TYPES: Final = "textual.types"
_COMMANDS: Final = "textual.command"
_PLACEHOLDERS: Final[dict[str, type]] = {}
"""The placeholder of each class in ``textual.command``, by the name of the class."""


def import_textual() -> None:
    """Import Textual's app without ``textual.types`` and ``textual.command``.

    Substitute modules take their place during the import, and are removed afterwards.

    The caller must call `import_commands` before Textual's app opens the command palette.
    """
    if "textual.app" in sys.modules or not {_TYPES, _COMMANDS}.isdisjoint(sys.modules):
        return
    from textual import _types  # noqa: PLC0415  # not before this function is called

    types, commands = ModuleType(_TYPES), ModuleType(_COMMANDS)
    types.__dict__.update(vars(_types))
    commands.__dict__["__getattr__"] = _placeholder
    sys.modules |= {_TYPES: types, _COMMANDS: commands}
    try:
        with contextlib.suppress(
            ImportError
        ):  # with another version of Textual, which is then imported normally
            import textual.app  # noqa: F401, PLC0415  # the purpose of this function
    finally:
        del sys.modules[_TYPES], sys.modules[_COMMANDS]


def import_commands() -> None:
    """Import ``textual.command``, and replace the placeholders by its real classes."""
    if not _PLACEHOLDERS:
        return
    from textual import command  # noqa: PLC0415  # not before this function is called

    real = {stand_in: getattr(command, name) for name, stand_in in _PLACEHOLDERS.items()}
    _PLACEHOLDERS.clear()
    modules = [module for name, module in sys.modules.items() if name.startswith("textual.")]
    for module in modules:
        for name, value in list(vars(module).items()):
            if isinstance(value, type) and value in real:
                setattr(module, name, real[value])
    for stand_in in real:
        subclasses: list[type] = type.__subclasses__(stand_in)
        for derived in subclasses:
            derived.__bases__ = tuple(real.get(base, base) for base in derived.__bases__)


def _placeholder(name: str) -> type:
    """Return a placeholder for the class of ``textual.command`` with this name.

    Raises:
        AttributeError: the name is a special name of Python, such as ``__path__``.
    """
    if name.startswith("__"):
        raise AttributeError(name)
    # It is abstract, like the real class. Otherwise Python could not exchange one for the other.
    return _PLACEHOLDERS.setdefault(name, ABCMeta(name, (ABC,), {}))
