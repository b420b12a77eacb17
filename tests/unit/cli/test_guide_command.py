"""``lungetimer guide``: every page for people and pipes, a wrong topic in one line."""

from __future__ import annotations

import pytest

from lungetimer.cli import main
from lungetimer.coaching.guide import PAGES
from lungetimer.coaching.sources import source_of


def told(capsys: pytest.CaptureFixture[str]) -> str:
    return " ".join(capsys.readouterr().out.split())


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


@pytest.mark.parametrize("topic", PAGES)
def test_a_page_is_printed_whole_with_its_sources(
    topic: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["guide", topic]) == 0
    page, text = PAGES[topic], told(capsys)
    for line in page.lines():
        assert " ".join(line.text.split()) in text
    assert page.title in text
    for key in page.sources():
        assert source_of(key).name in text


def test_without_a_topic_it_lists_them_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["guide"]) == 0
    text = told(capsys)
    for topic, page in PAGES.items():
        assert f"{topic} {page.title}" in text
    assert "lungetimer guide TOPIC" in text


def test_all_of_it_at_once_and_topics_as_people_write_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["guide", "all"]) == 0
    text = told(capsys)
    assert all(page.title in text for page in PAGES.values())
    assert main(["guide", "Who", "should", "not"]) == 0
    assert PAGES["who-should-not"].title in told(capsys)


def test_an_unknown_topic_is_told_in_one_line_with_those_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["guide", "[/foo]"]) == 2
    err = capsys.readouterr().err
    assert err.startswith(
        "lungetimer: error: TOPIC cannot be '[/foo]'; it must be one of these: steps, "
    )
    assert err.count("\n") == 1
    assert "all" in err


def test_for_a_pipe_it_is_plain_text_no_wider_than_it_reads_well(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert main(["guide", "all"]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= 88
    assert "Stand tall, feet hip-width" not in out, "a picture that cannot be shown has no caption"


def test_a_list_hangs_under_its_first_word(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert main(["guide", "steps"]) == 0
    lines = capsys.readouterr().out.splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith("1. "))
    assert lines[first + 1].startswith("   ")
    assert all(len(line) <= 40 for line in lines)
