"""``guide``: print pages of the guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lungetimer.cli.completion_values import topics
from lungetimer.cli.errors import CommandError
from lungetimer.coaching.guide import PAGES, GuideError, page_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, RenderableType

    from lungetimer.coaching.guide import Block, Line, Page

WIDEST = 88
_POSE_SIZE = (40, 12)


@click.command()
@click.argument("topic", required=False, nargs=-1, shell_complete=topics)
def guide(topic: tuple[str, ...]) -> None:
    """Read the guide to reverse lunges.

    TOPIC is the name of a topic, or all. Without TOPIC, the names are listed.
    """
    from rich.console import Console  # noqa: PLC0415  # not for every command

    console = Console(highlight=False, markup=False, emoji=False)
    console.width = min(console.width, WIDEST)
    asked = " ".join(topic)
    if not asked:
        _topics(console)
        return
    if asked.lower() == "all":
        pages = list(PAGES.values())
    else:
        try:
            pages = [page_of(asked)]
        except GuideError as error:
            raise CommandError(str(error), 2) from None
    for number, page in enumerate(pages):
        if number:
            console.print()
        _print(console, page)


def _topics(console: Console) -> None:
    from rich.table import Table  # noqa: PLC0415  # needed only when a page is printed

    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column()
    for topic, page in PAGES.items():
        table.add_row(topic, page.title)
    console.print(table)
    console.print("\nTo read a topic, run: lungetimer guide TOPIC")


def _print(console: Console, page: Page) -> None:
    from rich.text import Text  # noqa: PLC0415  # needed only when a page is printed

    console.print(Text(page.title, "bold"))
    for block in page.blocks:
        for part in _parts(console, block):
            console.print(part)
    if names := page.source_names():
        console.print(Text(f"\nSources: {'; '.join(names)}", "dim"))


def _parts(console: Console, block: Block) -> Iterator[RenderableType]:
    from rich.text import Text  # noqa: PLC0415  # needed only when a page is printed

    from lungetimer.coaching.guide import (  # noqa: PLC0415  # needed only when a page is printed
        Bullets,
        Fix,
        Heading,
        KeyPose,
        Paragraph,
        Question,
        Steps,
    )

    match block:
        case Heading(text):
            yield Text(f"\n{text}", "bold")
        case Paragraph(line):
            yield Text(f"\n{line.text}")
        case Bullets(lines):
            yield Text("")
            yield from (_item("- ", line) for line in lines)
        case Steps(lines):
            yield Text("")
            yield from (_item(f"{n}. ", line) for n, line in enumerate(lines, start=1))
        case Question(question, answer):
            yield Text(f"\n{question}", "bold")
            yield Text(answer.text)
        case Fix(mistake, fix):
            yield Text("")
            yield Text.assemble((f"{mistake}: ", "bold"), fix.text)
        case KeyPose(name, caption):
            yield from _pose(console, name, caption)


def _item(mark: str, line: Line) -> RenderableType:
    """Return a list item whose wrapped lines are aligned with its first word."""
    from rich.table import Table  # noqa: PLC0415  # needed only when a page is printed

    row = Table.grid()
    row.add_column(width=len(mark))
    row.add_column()
    row.add_row(mark, line.text)
    return row


def _pose(console: Console, name: str, caption: str) -> Iterator[RenderableType]:
    """Draw a pose, in characters that the terminal can show.

    Yields:
        The picture and its caption; nothing if the output is not a terminal.
    """
    from rich.text import Text  # noqa: PLC0415  # needed only when a page is printed

    if not console.is_terminal:
        return
    from lungetimer.cli.terminal_facts import glyphs_for  # noqa: PLC0415  # needed only when a page is printed
    from lungetimer.figure.scene import key_pose_frame  # noqa: PLC0415  # needed only when a page is printed

    frame = key_pose_frame(name, *_POSE_SIZE).drawn_with(glyphs_for(console.encoding).dots)
    yield Text("\n" + "\n".join(frame.plain))
    yield Text(caption, "dim")
