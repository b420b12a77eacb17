"""Plain text as the roff of manual pages: nothing in it can be taken for a request or an escape."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def text(words: str) -> str:
    """Words as they shall read. Hyphens stay hyphens that can be copied, as commands need them."""
    plain = " ".join(words.split())
    plain = plain.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    plain = plain.replace("`", "\\(ga").replace("^", "\\(ha").replace("~", "\\(ti")
    plain = re.sub(r"[^\x20-\x7e]", lambda sign: f"\\[u{ord(sign[0]):04X}]", plain)
    return f"\\&{plain}" if plain.startswith(".") else plain


def bold(words: str) -> str:
    """To be typed as it stands."""
    return f"\\fB{text(words)}\\fR"


def italic(words: str) -> str:
    """To be replaced."""
    return f"\\fI{text(words)}\\fR"


def synopsis(words: str) -> str:
    """``-o, --output FILE``: what is typed bold, what is replaced italic."""
    marked = (
        bold(part) if re.match(r"-|[a-z]", part) else text(part) if part in "|," else italic(part)
        for part in re.findall(r"--?[\w-]+|[^\s,]+|,", words)
    )
    return " ".join(marked).replace(" ,", ",")


def quoted(words: str) -> str:
    """One argument of a request."""
    return '"' + words.replace('"', "\\(dq") + '"'


def section(title: str) -> str:
    """A heading."""
    return f".SH {quoted(text(title.upper()))}"


def subsection(marked: str) -> str:
    """A heading below; its words are roff already."""
    return f".SS {quoted(marked)}"


def paragraphs(words: str) -> list[str]:
    """Paragraphs, which a blank line parts."""
    return [line for one in re.split(r"\n\s*\n", words.strip()) for line in (".PP", text(one))]


def entries(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """A list of terms, each roff already, and what they mean, each plain."""
    return [line for term, meaning in pairs for line in (".TP", term, text(meaning))]


def example(words: str, meaning: str) -> list[str]:
    """What it is for, and the lines to type."""
    return [".PP", text(meaning), ".RS", ".nf", *map(bold, words.splitlines()), ".fi", ".RE"]
