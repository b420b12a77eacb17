"""Recognize some kinds of files by their first bytes, so that an error message can name them."""

from __future__ import annotations

from typing import Final

_SIGNATURES: Final = (
    (0, b"PK\x03\x04", "a zip archive or an Excel workbook (unpack it, or save it as CSV)"),
    (8, b".FIT", "a FIT file of a watch"),
    (0, b"\x1f\x8b", "compressed (unpack it first)"),
    (0, b"BZh", "compressed (unpack it first)"),
    (0, b"\xfd7zXZ", "compressed (unpack it first)"),
    (0, b"7z\xbc\xaf", "compressed (unpack it first)"),
    (
        0,
        b"SQLite format 3",
        "a database, perhaps a backup of an app (export CSV from the app instead)",
    ),
    (0, b"\xd0\xcf\x11\xe0", "an old Excel workbook (save it as CSV)"),
    (0, b"%PDF", "a PDF"),
    (0, b"\x89PNG", "a picture"),
    (0, b"\xff\xd8\xff", "a picture"),
    (0, b"<?xml", "XML"),
    (0, b"<!DOCTYPE", "a web page"),
    (0, b"<html", "a web page"),
)


def kind_of(data: bytes) -> str:
    """Return the kind of a file in words, such as ``a PDF``; empty for a table or unknown kind."""
    return next((words for at, sign, words in _SIGNATURES if data.startswith(sign, at)), "")
