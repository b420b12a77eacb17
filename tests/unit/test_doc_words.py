"""The documents use the terms of CONTRIBUTING.md and none of those that it rejects."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TABLE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
DOCUMENTS = [
    *(ROOT / f"{name}.md" for name in ("README", "SECURITY", "CHANGELOG")),
    *(ROOT / "docs").glob("*.md"),
]
REJECTED = (
    "Leading leg", "lead leg", "lead-in", "left early", "time left", "seconds left", "boundary",
    "stage", "dose", "clean reps left", "to spare", "own level", "Space goes on", "go on",
    "keeps the week", "the default holds", "allowed is", "is told", "counts neither way",
    "pair of legs", "way back", "return plan", "Nothing speaks against it", "all as they came",
    "level advised",
)  # fmt: skip
"""Terms of the table that prose never needs in another sense."""


def prose(path: Path) -> str:
    """The text on one line, without code, and without the addresses of links."""
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    return " ".join(re.sub(r"`[^`]*`|\]\([^)]*\)", "", text).split())


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_no_document_has_a_rejected_term(path: Path) -> None:
    text = prose(path)
    found = [term for term in REJECTED if re.search(rf"\b{term}\b", text, re.IGNORECASE)]
    assert found == []


def test_every_rejected_term_is_in_the_table() -> None:
    rejected = " ".join(re.findall(r"^\| [^|]* \| ([^|]*) \|$", TABLE, re.MULTILINE))
    assert [term for term in REJECTED if term not in rejected] == []
