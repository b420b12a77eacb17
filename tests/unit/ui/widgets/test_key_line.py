from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lungetimer.ui.widgets.key_line import ALWAYS, MORE, KeyHint, fitting
from lungetimer.words.commands import COMMANDS

HINTS = [KeyHint(c.id, c.keys, c.shown, c.word) for c in COMMANDS if c.footer]
SOME = st.lists(st.sampled_from(HINTS), unique=True, max_size=20)


def drawn(hints: tuple[KeyHint, ...]) -> str:
    return " ".join(f"{hint.shown} {hint.word}" for hint in hints)


@given(SOME, st.integers(0, 250))
def test_whole_keys_in_their_order_within_the_width(hints: list[KeyHint], width: int) -> None:
    chosen = fitting(hints, width)
    assert len(drawn(chosen)) <= width
    names = [hint.id for hint in chosen]
    assert names == [hint.id for hint in hints if hint.id in names]


@given(SOME, st.integers(0, 250))
def test_none_is_left_out_while_there_is_room(hints: list[KeyHint], width: int) -> None:
    chosen = fitting(hints, width)
    shown = {hint.id for hint in chosen}
    left_out = [hint for hint in hints if hint.id not in shown]
    if left_out:
        assert len(drawn(chosen)) + (1 if chosen else 0) + left_out[0].width > width


@given(SOME, st.integers(6, 250))
def test_where_some_are_left_out_the_help_key_stands_for_more(
    hints: list[KeyHint], width: int
) -> None:
    chosen = fitting(hints, width)
    all_fit = len(chosen) == len(hints)
    known = [hint for hint in hints if hint.id == ALWAYS]
    shown = [hint for hint in chosen if hint.id == ALWAYS]
    assert [hint.word for hint in shown] == [hint.word if all_fit else MORE for hint in known]
