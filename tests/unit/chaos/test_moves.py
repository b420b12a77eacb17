"""A seed gives always the same moves, and every kind has its turn."""

from __future__ import annotations

from itertools import islice

import pytest
from tests.chaos.moves import LAUNCHES, SHORT, WEIGHTS, launches, moves
from tests.chaos.storm import Storm


def test_a_seed_gives_the_same_moves_and_starts_again_and_again() -> None:
    assert list(islice(moves(7), 500)) == list(islice(moves(7), 500))
    assert list(islice(launches(7), 50)) == list(islice(launches(7), 50))
    assert list(islice(moves(7), 50)) != list(islice(moves(8), 50))


@pytest.mark.parametrize("deck", [WEIGHTS, SHORT])
def test_every_deck_has_every_kind(deck: dict[str, int]) -> None:
    hand = [move.kind for move in islice(moves(1, deck), sum(deck.values()))]
    assert {kind: hand.count(kind) for kind in hand} == deck
    assert set(deck) == set(WEIGHTS)


def test_every_start_comes_up() -> None:
    assert {launch.args for launch in islice(launches(1), 200)} == set(LAUNCHES)


def test_every_move_can_be_carried_out_and_says_what_it_needs() -> None:
    for move in islice(moves(2), 600):
        assert move.data or callable(getattr(Storm, f"_{move.kind}"))
        assert bool(move.sizes) == (move.kind in {"resize", "resizes"})
        assert 0 <= move.seconds <= 5
