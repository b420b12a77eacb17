"""Short titles for the kinds of suggestions that the coach makes."""

from __future__ import annotations

from typing import Final

from lungetimer.coaching.suggestion import Kind

KIND_WORDS: Final = {
    Kind.FIRST: "Your first session",
    Kind.DOWN: "A step easier",
    Kind.REPEAT: "Repeat it",
    Kind.REST: "A rest day",
    Kind.EASY: "An easy week",
    Kind.UP: "A step up",
    Kind.SAME: "The same again",
}
