"""One page of the guide: headings, paragraphs, lists, questions, and pictures of the figure."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content

from lungetimer.coaching.guide import (
    Bullets,
    Fix,
    Heading,
    KeyPose,
    Line,
    Page,
    Paragraph,
    Question,
    Steps,
)
from lungetimer.figure.scene import DRILL_KEYS
from lungetimer.ui.session.figure_pose import NamedPose
from lungetimer.ui.widgets.figure_box import FigureBox
from lungetimer.ui.widgets.glyph_words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.widget import Widget

    from lungetimer.coaching.guide import Block


class GuidePage(VerticalScroll, can_focus=True):
    """Scrolling container that shows one page of the guide at a time."""

    page: Page | None = None

    async def turn_to(self, page: Page) -> None:
        """Replace the page, and scroll to its top. No empty frame is drawn in between."""
        if page is self.page:
            return
        self.page = page
        with self.app.batch_update():
            await self.remove_children()
            await self.mount_all(widgets_of(page))
        self.scroll_home(animate=False)


def widgets_of(page: Page) -> Iterator[Widget]:
    """Yield the page's widgets from top to bottom. Consecutive pictures are side by side."""
    yield Words(Content(page.title), classes="guide-title")
    for is_pose, blocks in groupby(page.blocks, key=lambda block: isinstance(block, KeyPose)):
        if is_pose:
            poses = [b for b in blocks if isinstance(b, KeyPose)]
            yield Horizontal(*map(_pose, poses), classes="poses")
        else:
            for block in blocks:
                yield from _of(block)
    if names := page.source_names():
        yield Words(Content(f"Sources: {' · '.join(names)}"), classes="guide-sources")


def _pose(pose: KeyPose) -> Widget:
    right = pose.name in DRILL_KEYS and pose.name.endswith("_right")
    box = FigureBox(classes="-right-leg" if right else "-left-leg")
    box.show(NamedPose(pose.name))
    return Vertical(box, Words(Content(pose.caption), classes="pose-caption"))


def _of(block: Block) -> Iterator[Widget]:
    match block:
        case Heading(text):
            yield Words(Content(text), classes="guide-heading")
        case Paragraph(line):
            yield Words(Content(line.text), classes="guide-text")
        case Bullets(lines):
            yield from _list([("•", line) for line in lines])
        case Steps(lines):
            yield from _list([(f"{n}.", line) for n, line in enumerate(lines, start=1)])
        case Question(question, answer):
            yield Words(Content(question), classes="guide-question")
            yield Words(Content(answer.text), classes="guide-answer")
        case Fix(mistake, fix):
            yield Words(
                Content.assemble((mistake, "bold"), (" → ", "$primary"), fix.text),
                classes="guide-text",
            )
        case KeyPose():
            pass


def _list(lines: list[tuple[str, Line]]) -> Iterator[Widget]:
    for mark, line in lines:
        yield Horizontal(
            Words(Content(mark), classes="guide-mark"),
            Words(Content(line.text), classes="guide-item"),
            classes="guide-row",
        )
