"""What binding a button changes in the table of keys."""

from __future__ import annotations

from lungetimer.cli.button_check import bound, used_by


def test_a_key_is_added_to_those_an_action_has() -> None:
    assert bound("b", "next", {}) == {"next": "enter,pagedown,b"}
    assert bound("b", "next", {"next": "f5"}) == {"next": "f5,b"}
    assert bound("b", "next", {"next": "f5, b"}) == {"next": "f5,b"}


def test_another_action_of_ones_own_table_gives_the_key_up() -> None:
    own = {"pause": "p,b", "zoom": "b"}
    assert bound("b", "next", own) == {"pause": "p", "zoom": None, "next": "enter,pagedown,b"}


def test_what_a_key_does_is_known_with_ones_own_keys() -> None:
    assert used_by("full_stop", {}) == ["longer_rest"]
    assert used_by("full_stop", {"longer_rest": "l", "next": "full_stop"}) == ["next"]
    assert used_by("f9", {}) == []
    assert "next" in used_by("pagedown", {})
