"""Converts plain text to the roff of manual pages; no text acts as a request or an escape."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def text(words: str) -> str:
    """Return text in roff, with hyphens that can be copied, as commands need them."""
    plain = " ".join(words.split())
    plain = plain.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    plain = plain.replace("`", "\\(ga").replace("^", "\\(ha").replace("~", "\\(ti")
    plain = re.sub(r"[^\x20-\x7e]", lambda sign: f"\\[u{ord(sign[0]):04X}]", plain)
    return f"\\&{plain}" if plain.startswith(".") else plain


def bold(words: str) -> str:
    """Return text in bold, for what is typed literally."""
    return f"\\fB{text(words)}\\fR"


def italic(words: str) -> str:
    """Return text in italic, for a placeholder."""
    return f"\\fI{text(words)}\\fR"


def synopsis(words: str) -> str:
    """Return ``-o, --output FILE`` with literal text in bold and placeholders in italic."""
    marked = (
        bold(part) if re.match(r"-|[a-z]", part) else text(part) if part in "/," else italic(part)
        for part in re.findall(r"--?[\w-]+|(?:[^\s,]|,(?=\S))+|,", words)
    )
    return " ".join(marked).replace(" ,", ",")


def quoted(words: str) -> str:
    """Return words as one quoted argument of a request."""
    return '"' + words.replace('"', "\\(dq") + '"'


def section(title: str) -> str:
    """Return a heading."""
    return f".SH {quoted(text(title.upper()))}"


def subsection(marked: str) -> str:
    """Return a heading of the second level; its text is already in roff."""
    return f".SS {quoted(marked)}"


def paragraphs(words: str) -> list[str]:
    """Return paragraphs from text in which blank lines separate them."""
    return [line for one in re.split(r"\n\s*\n", words.strip()) for line in (".PP", text(one))]


def entries(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Return a list of terms, already in roff, with their meanings in plain text."""
    return [line for term, meaning in pairs for line in (".TP", term, text(meaning))]


def example(words: str, meaning: str) -> list[str]:
    """Return an example: its purpose and the lines to type."""
    return [".PP", text(meaning), ".RS", ".nf", *map(bold, words.splitlines()), ".fi", ".RE"]
