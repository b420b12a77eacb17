"""Own keys: what applies, and one line for each mistake."""

from __future__ import annotations

from lungetimer.ui.services.keymap import checked_keys


def test_own_keys_are_checked_one_by_one() -> None:
    keys, problems = checked_keys(
        {"pause": "p,space", "pauze": "x", "zoom": "ctrl+t,zz", "qq": "a"}
    )
    assert keys == {"pause": "p,space", "zoom": "ctrl+t,zz"}
    assert len(problems) == 3
    assert "keys.pauze" in problems[0]
    assert "pause" in problems[0].partition("did you mean")[2]
    assert "keys.qq" in problems[1]
    assert problems[2].startswith("keys.zoom must be keys like p, f2, ctrl+t or space, not 'zz'")


def test_nothing_wanted_is_no_problem() -> None:
    assert checked_keys({}) == ({}, ())
