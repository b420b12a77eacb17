"""Data types of the guide's pages: plain data without markup."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from lungetimer.coaching.sources import source_of
from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator


@frozen
class Line:
    """One or two sentences, with the keys of the sources that support them."""

    text: str
    sources: tuple[str, ...]


@frozen
class Heading:
    """A heading within a page."""

    text: str


@frozen
class Paragraph:
    """Running text."""

    line: Line


@frozen
class Bullets:
    """A bulleted list."""

    lines: tuple[Line, ...]


@frozen
class Steps:
    """A numbered list, from 1."""

    lines: tuple[Line, ...]


@frozen
class Question:
    """A question and its answer."""

    question: str
    answer: Line


@frozen
class Fix:
    """A common mistake and how to correct it."""

    mistake: str
    fix: Line


@frozen
class KeyPose:
    """A place for a picture of the figure.

    Attributes:
        name: a pose of the rep (stand, lift, touch, mid, bottom) or the id of a drill.
        caption: one line under the picture.
    """

    name: str
    caption: str


Block: TypeAlias = Heading | Paragraph | Bullets | Steps | Question | Fix | KeyPose


@frozen
class Page:
    """One topic of the guide.

    Attributes:
        topic: the argument of ``lungetimer guide``.
        title: the heading shown.
        blocks: the parts of the page, from top to bottom.
        lists_sources: True for the page that is itself the list of sources.
    """

    topic: str
    title: str
    blocks: tuple[Block, ...]
    lists_sources: bool = False

    def lines(self) -> Iterator[Line]:
        """Iterate over the statements of the page.

        Yields:
            Each line with its sources; headings, questions and pictures are left out.
        """
        for block in self.blocks:
            match block:
                case Paragraph(line) | Question(_, line) | Fix(_, line):
                    yield line
                case Bullets(lines) | Steps(lines):
                    yield from lines
                case _:
                    pass

    def sources(self) -> tuple[str, ...]:
        """Return the keys of the sources of this page, in order of their first use."""
        return tuple(dict.fromkeys(key for line in self.lines() for key in line.sources))

    def source_names(self) -> tuple[str, ...]:
        """Return the sources' names for the page's last line; none for the page of all sources."""
        if self.lists_sources:
            return ()
        return tuple(source_of(key).name for key in self.sources())

    def plain(self) -> str:
        """Return the page as plain text for search and pipes, one line for each part of a block."""
        found = [self.title]
        for block in self.blocks:
            match block:
                case Heading(text):
                    found.append(text)
                case Paragraph(line):
                    found.append(line.text)
                case Bullets(lines):
                    found += [f"- {line.text}" for line in lines]
                case Steps(lines):
                    found += [f"{n}. {line.text}" for n, line in enumerate(lines, start=1)]
                case Question(question, answer):
                    found += [question, answer.text]
                case Fix(mistake, fix):
                    found.append(f"- {mistake}: {fix.text}")
                case KeyPose(_, caption):
                    found.append(f"[figure: {caption}]")
        return "\n".join(found)


def by(*sources: str) -> _Maker:
    """Return a function that makes lines with these sources: ``by(ARTICLE)("...")``."""
    return _Maker(sources)


@frozen
class _Maker:
    sources: tuple[str, ...]

    def __call__(self, text: str) -> Line:
        return Line(text, self.sources)

    def paragraph(self, text: str) -> Paragraph:
        return Paragraph(self(text))

    def bullets(self, *texts: str) -> Bullets:
        return Bullets(tuple(map(self, texts)))
