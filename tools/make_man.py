"""Makes man/lungetimer.1 from the command line, the table of keys and the texts of man_text.py.

    python tools/make_man.py [FILE]

Every run gives the same bytes: the date is that of the newest version in CHANGELOG.md.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from lungetimer import __version__
from lungetimer.cli.commands import cli
from lungetimer.words.commands import COMMANDS
from man_text import DESCRIPTION, ENVIRONMENT, EXAMPLES, FILES, HEALTH, STATUS
from roff import bold, entries, example, italic, paragraphs, quoted, section, subsection, synopsis
from roff import text as plain

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).resolve().parent.parent
NAME: Final = "lungetimer"
SHARING: Final = (f"{NAME} start", f"{NAME} plan")  # what they have in common describes a plan
SIGNS: Final = {
    "⏎": "enter", "→": "right arrow", "←": "left arrow", "esc": "escape", "^s": "ctrl+s",
}  # fmt: skip


def leaves(command: click.Command, above: click.Context) -> Iterator[tuple[str, click.Context]]:
    """Find the commands that are not groups.

    Yields:
        The full name of each command and its context.
    """
    if not isinstance(command, click.Group):
        yield above.command_path, above
        return
    for name in command.list_commands(above):
        below = command.get_command(above, name)
        assert below is not None
        yield from leaves(below, click.Context(below, info_name=name, parent=above))


def options(context: click.Context) -> list[tuple[str, str]]:
    """Return each option with its meaning, as in ``--help``, but without ``--help`` itself."""
    records = [
        option.get_help_record(context)
        for option in context.command.params
        if isinstance(option, click.Option) and "--help" not in option.opts
    ]
    return [(term, without_range(meaning)) for term, meaning in filter(None, records)]


def without_range(meaning: str) -> str:
    """Return the meaning without click's ``[0<=x<=10]``, which repeats the text before it."""
    return re.sub(r"(; )?(\d+<=)?x[<>]=\d+", "", meaning).replace("[]", "").rstrip()


def commands(root: click.Context) -> Iterator[str]:
    """Format the commands with their options.

    Yields:
        Lines of roff; the options of a plan are listed once, at the end. A command that takes them
        lists those that it describes in other words.
    """
    found = list(leaves(root.command, root))
    first_two = [options(context) for name, context in found if name in SHARING]
    shared = [record for record in first_two[0] if record in first_two[1]]
    for name, context in found:
        own = options(context)
        takes_plan = {term for term, _ in shared} <= {term for term, _ in own}
        pieces = [p for p in context.command.collect_usage_pieces(context) if p != "[OPTIONS]"]
        rest = [record for record in own if not takes_plan or record not in shared]
        marks = ["[PLAN OPTIONS]"] * takes_plan + ["[OPTIONS]"] * bool(rest) + pieces
        yield subsection(" ".join([bold(name), *map(italic, marks)]))
        yield from paragraphs(context.command.help or "")
        yield from entries((synopsis(term), meaning) for term, meaning in rest)
        first, *lines = (context.command.epilog or "").removeprefix("\b\n").splitlines() or [""]
        yield from example("\n".join(lines), first) if first else ()
    yield section("plan options")
    yield from paragraphs(
        "Each of these options changes one value of the plan. The plan is the preset or the level "
        "that you name or, if you name none, the plan in your settings."
    )
    yield from entries((synopsis(term), meaning) for term, meaning in shared)


def keys() -> Iterator[str]:
    """Format the keys as the app's help lists them.

    Yields:
        Lines of roff.
    """
    yield section("keys")
    yield from paragraphs(
        "You can change every key in the section [keys] of config.toml. There, each action has the "
        "name that is shown here in brackets."
    )
    yield from entries(
        (bold(SIGNS.get(one.single_key, one.single_key)), f"{one.help} [{one.id}]")
        for one in COMMANDS
    )


def date() -> str:
    """Return the date of the newest version; empty before the first one."""
    found = re.search(
        r"^## \[\d[^\]]*\] - (\d{4}-\d\d-\d\d)$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE
    )
    return found[1] if found else ""


def page() -> str:
    """Return the whole manual page."""
    root = click.Context(cli, info_name=NAME, **cli.context_settings)
    summary, _, more = (cli.help or "").partition("\n\n")
    title = ["LUNGETIMER", "1", date(), f"{NAME} {__version__}", "User Commands"]
    lines = [
        '.\\" Made by tools/make_man.py from the command line; change it there.',
        ".TH " + " ".join(map(quoted, map(plain, title))),
        ".nh",
        ".ad l",
        section("name"),
        f"{NAME} \\- a full\\-screen terminal coach for reverse lunges",
        section("synopsis"),
        f"{bold(NAME)} [{bold('--version')}] [{bold('--help')}]",
        ".br",
        f"{bold(NAME)} {italic('COMMAND')} [{italic('OPTIONS')}] [{italic('ARGUMENTS')}]",
        section("description"),
        *paragraphs(f"{summary}\n\n{DESCRIPTION}"),
        section("options"),
        *entries((synopsis(term), meaning) for term, meaning in options(root)),
        ".TP",
        synopsis("-h, --help"),
        plain("Print the commands, or the options of a command with their limits, and exit."),
        section("commands"),
        *commands(root),
        *keys(),
        section("files"),
        *entries((italic(name), meaning) for name, meaning in FILES),
        section("environment"),
        *entries((bold(name), meaning) for name, meaning in ENVIRONMENT),
        section("exit status"),
        *entries((bold(name), meaning) for name, meaning in STATUS),
        section("examples"),
        *(line for words, meaning in EXAMPLES for line in example(words, meaning)),
        section("health"),
        *paragraphs(HEALTH),
        section("see also"),
        plain("lungetimer guide explains how to do a reverse lunge and names its sources;"),
        f"{bold('ssh')}(1), {bold('tmux')}(1)",
    ]
    assert more.strip().startswith("Run lungetimer without a command")
    page = "\n".join(lines) + "\n"
    return re.sub(r"^(\.S[HS] .*\n)\.PP\n", r"\1", page, flags=re.MULTILINE)  # redundant there


def main() -> None:
    """Write the manual page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path, nargs="?", default=ROOT / "man" / "lungetimer.1")
    file: Path = parser.parse_args().file
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
