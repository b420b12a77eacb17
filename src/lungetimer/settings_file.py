"""Read and write config.toml; comments are kept, and an invalid file is never overwritten."""

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
"""What is written to the settings file: section, key, value; None removes the key."""

MAX_BYTES: Final = 1 << 20
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# What reading an arbitrary file can raise. Undecodable text, invalid TOML and a number with
# thousands of digits are ValueErrors; a link that leads to itself is a RuntimeError when resolved.
BAD: Final = (OSError, ValueError, RuntimeError)


class SettingsError(Exception):
    """The settings could not be written; the message is one clear line."""


def load_settings(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """Return the settings of a file, and one line for each problem in it.

    The defaults apply if the file is missing or unreadable. A missing file is not a problem.
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
    """Return the weekly target that the file sets, or the default if it sets none.

    The result is None if the file cannot be read or its value is invalid: then the default applies,
    but the user did not choose it.
    """
    settings, problems = load_settings(path)
    return chosen_target(settings, problems)


def chosen_target(settings: Settings, problems: Iterable[str]) -> int | None:
    """Return the weekly target, or None if the default replaces a value that cannot be read.

    Args:
        settings: the settings that apply.
        problems: the lines about problems in the file.
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
    """Change some keys of the file and leave everything else as the user wrote it.

    Args:
        path: the settings file; it and its folder are created if missing.
        changes: section, key, value; None removes a key. A dot in a section means a nested table.

    Raises:
        SettingsError: the file is not TOML (it is not changed) or cannot be written.
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
    """Return the path with symbolic links resolved, so that a dotfile manager's link stays.

    Raises:
        OSError: the link leads to itself.
    """
    real = path.resolve()
    if real.is_symlink():  # since Python 3.13 `resolve` does not report a circle of links
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    return real


def _read(path: Path) -> str:
    """Return the text of the file, without a byte order mark.

    Raises:
        OSError: it cannot be read.
        ValueError: it is not UTF-8; the text says what it is and what to do.
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
    """Write a temporary file and rename it, so that a crash leaves the old file or the new one."""
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
