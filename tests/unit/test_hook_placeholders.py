"""What stands in for placeholders in a hook's arguments, and what is no placeholder."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lungetimer.hook_placeholders import filled_arguments, wrong_piece
from lungetimer.settings import Settings, settings_from


@pytest.mark.parametrize(
    ("argument", "filled"),
    [
        ("plain", "plain"),
        ("{event}", "rest"),
        ("{title}", "a {b}"),
        ("--{event}={title}!", "--rest=a {b}!"),
        ("{{event}}", "{event}"),
        ("{{{event}}}", "{rest}"),
        ('{{"event": "{event}"}}', '{"event": "rest"}'),
        ("{{}}", "{}"),
        ("$HOME `id` %s", "$HOME `id` %s"),
    ],
)
def test_what_is_filled_in(argument: str, filled: str) -> None:
    assert wrong_piece(argument) is None
    assert filled_arguments([argument], "rest", "a {b}") == [filled]


@pytest.mark.parametrize(
    ("argument", "piece"),
    [
        ("{evnt}", "{evnt}"),
        ("{}", "{}"),
        ("{0}", "{0}"),
        ("{event!r}", "{event!r}"),
        ("{title:>9}", "{title:>9}"),
        ("{ event }", "{ event }"),
        ("{event.x}", "{event.x}"),
        ('{"a": 1}', '{"a": 1}'),
        ("a { b", "{"),
        ("a } b", "}"),
        ("{event", "{"),
        ("event}", "}"),
        ("{{event}", "}"),
        ("{event}}", "}"),
        ("{{event}} {Event}", "{Event}"),
    ],
)
def test_what_is_refused_is_named_and_nothing_else_is(argument: str, piece: str) -> None:
    assert wrong_piece(argument) == piece
    document = {"hooks": {"command": ["my-program", argument], "notify": True}}
    settings, problems = settings_from(document)
    assert settings == Settings(notify=True)
    (line,) = problems
    assert line.startswith("hooks.command cannot be ")
    assert (
        "the only placeholders are {event} and {title}, and every other brace is written twice"
        in line
    )
    assert f" ({piece} is not allowed); the default applies" in line
    assert line.isprintable()


def test_a_long_one_is_not_told_at_length() -> None:
    _, (line,) = settings_from({"hooks": {"command": ["x", "{" + "a" * 9000 + "}"]}})
    assert len(line) < 500


def test_the_program_itself_is_taken_as_it_stands() -> None:
    settings, problems = settings_from({"hooks": {"command": ["/opt/{odd}/run", "{event}"]}})
    assert (settings.hook_command, problems) == (("/opt/{odd}/run", "{event}"), ())


@given(st.text(), st.text(), st.text())
def test_any_text_can_be_an_argument_once_its_braces_are_doubled(
    text: str, event: str, title: str
) -> None:
    doubled = text.replace("{", "{{").replace("}", "}}")
    assert wrong_piece(doubled) is None
    assert filled_arguments([doubled], event, title) == [text]
    around = f"{doubled}{{event}}{doubled}{{title}}"
    assert wrong_piece(around) is None
    assert filled_arguments([around], event, title) == [f"{text}{event}{text}{title}"]
