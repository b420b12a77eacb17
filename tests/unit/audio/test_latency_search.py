"""The search for a device's latency ends near the truth, whatever that is."""

from hypothesis import given
from hypothesis import strategies as st

from lungetimer.audio.latency_search import LAST_STEP_MS, MAX_MS, MIN_MS, LatencySearch


@given(st.integers(MIN_MS, MAX_MS), st.integers(-3000, 3000))
def test_true_answers_lead_to_the_truth(truth: int, start: int) -> None:
    search = LatencySearch(start)
    asked = 0
    while not search.found:
        asked += 1
        if abs(search.latency_ms - truth) < LAST_STEP_MS:
            search.together()
        elif search.latency_ms < truth:
            search.later()
        else:
            search.earlier()
        assert MIN_MS <= search.latency_ms <= MAX_MS
        assert asked < 50
    assert abs(search.latency_ms - truth) <= 2 * LAST_STEP_MS
