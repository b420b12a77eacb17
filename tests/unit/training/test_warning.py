"""The warning before the end of a phase can be set, and left out."""

import pytest
from tests.support.sessions import plan, run_through, session_of

from lungetimer.settings import Settings
from lungetimer.training.events import Countdown
from lungetimer.training.runs import WARN_S


@pytest.mark.parametrize(
    ("warn_s", "told"),
    [(10, [10, 3, 2, 1]), (15, [15, 3, 2, 1]), (0, [3, 2, 1]), (4, [4, 3, 2, 1]), (60, [3, 2, 1])],
)
def test_the_warning_is_due_as_long_before_the_end_as_was_asked(
    warn_s: int, told: list[int]
) -> None:
    session = session_of(plan(rest_s=30))
    session.warn_s = warn_s
    events = run_through(session)
    rest = [e for e in events if isinstance(e, Countdown) and e.phase.kind.value == "rest"]
    assert [e.seconds for e in rest] == told
    assert [e.at_s for e in rest] == [11.0 + 30 - s for s in told]


def test_without_the_setting_it_is_due_as_the_setting_is_by_default() -> None:
    assert Settings().warn_s == WARN_S
