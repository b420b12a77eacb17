"""Read and write config.toml; its comments are kept, and an invalid file is never overwritten."""

from __future__ import annotations

import codecs
import errno
import os
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lungetimer.private import make_folder, read_file
from lungetimer.settings import Settings, settings_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


Changes = dict[str, dict[str, object]]
"""Changes of the settings file: section -> key -> new value; None removes the key."""

MAX_BYTES: Final = 1 << 20
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# The exceptions that reading an arbitrary file can raise. Undecodable text, invalid TOML and a
# number with thousands of digits raise ValueError. Resolving a link to itself raises RuntimeError.
BAD: Final = (OSError, ValueError, RuntimeError)


class SettingsError(Exception):
    """The settings could not be saved; the message is one line that says why."""


def load_settings(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """Return the settings in a file, and one line for each problem in the file.

    If the file is missing or cannot be read, all settings have their defaults. A missing file is
    not a problem.
    """
    try:
        document = tomllib.loads(_read(path))
    except FileNotFoundError:
        return Settings(), ()
    except BAD as error:
        return Settings(), (f"{path}: {_reason(error)}; the defaults apply",)
    settings, problems = settings_from(document)
    return settings, tuple(f"{path}: {line}" for line in problems)


def weekly_target_set(path: Path) -> int | None:
    """Return the weekly target in the settings file, or the default if the file has none.

    If the file cannot be read or its weekly target is invalid, the result is None: the default
    applies, but the user may have chosen another target.
    """
    settings, problems = load_settings(path)
    return chosen_target(settings, problems)


def chosen_target(settings: Settings, problems: Iterable[str]) -> int | None:
    """Return the weekly target, or None if the user may have chosen one that cannot be read.

    Args:
        settings: the settings from the file, with defaults for what cannot be read.
        problems: the lines about problems in the file, as `load_settings` returns them.
    """
    target = settings.weekly_target
    unsure = target == Settings().weekly_target and is_target_unsure(problems)
    return None if unsure else target


def is_target_unsure(problems: Iterable[str]) -> bool:
    """Return whether these lines report that the weekly target in the file could not be read."""
    return any(
        ": streak.weekly_target must be " in line or line.endswith("; the defaults apply")
        for line in problems
    )


def save_settings(path: Path, changes: Mapping[str, Mapping[str, object]]) -> None:
    """Change some keys of the settings file and leave everything else as the user wrote it.

    Args:
        path: the settings file; it and its folder are created if missing.
        changes: section -> key -> new value; None removes a key. A dot in the name of a section
            means a nested table.

    Raises:
        SettingsError: the file is not valid TOML or cannot be written; it stays unchanged.
    """
    import tomlkit  # noqa: PLC0415  # heavy, and only needed when something is saved
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415  # heavy, and only needed when something is saved

    try:
        path = _behind_links(path)
        text = _read(path) if path.exists() else ""
        document = tomlkit.parse(text)
        for section, values in changes.items():
            table: tomlkit.TOMLDocument | tomlkit.items.Table = document
            for part in section.split("."):
                if part not in table:
                    table[part] = tomlkit.table()
                table = table[part]
            for key, value in values.items():
                if value is None:
                    table.pop(key, None)
                else:
                    table[key] = value
        make_folder(path.parent)
        _replace(path, tomlkit.dumps(document))
    except (*BAD, TOMLKitError, TypeError) as error:
        raise SettingsError(f"cannot save the settings: {path}: {_reason(error)}") from error


def _behind_links(path: Path) -> Path:
    """Return the file to which symbolic links lead, so that writing does not replace a link.

    Dotfile managers put such links in place of settings files.

    Raises:
        OSError: a link leads to itself.
    """
    real = path.resolve()
    if real.is_symlink():  # since Python 3.13 `resolve` does not report a circle of links
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    return real


def _read(path: Path) -> str:
    """Return the text of a file, without a byte order mark and with Unix line ends.

    Raises:
        OSError: the file cannot be read.
        ValueError: the file is not UTF-8; the message says what is wrong and what to do.
    """
    data = read_file(path, MAX_BYTES)
    if data.startswith(_UTF_16) or b"\0" in data[:4]:
        raise ValueError("it is saved as UTF-16, but must be saved as UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ValueError(f"line {line} is not UTF-8, but the file must be saved as UTF-8") from None
    return text.replace("\r\n", "\n")


def _replace(path: Path, text: str) -> None:
    """Write the text to a temporary file, and rename that file to ``path``.

    So after a crash, ``path`` has either the whole old text or the whole new text.
    """
    import tempfile  # noqa: PLC0415  # not needed for reading

    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _reason(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deep"
    if isinstance(error, tomllib.TOMLDecodeError):
        return f"it is not valid TOML: {str(error).splitlines()[0]}"
    if isinstance(error, IsADirectoryError):
        return "it is a folder, not a file"
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).splitlines()[0]
