from hypothesis import given
from hypothesis import strategies as st

from lungetimer.audio.flash import FlashLimiter
from lungetimer.training.events import Finished, Halfway
from lungetimer.training.status import Status

END = [Finished(0.0, Status.COMPLETED)]


@given(st.lists(st.floats(0, 0.9), max_size=60))
def test_never_more_than_three_flashes_in_any_second(gaps: list[float]) -> None:
    limiter, now, shown = FlashLimiter(), 0.0, []
    for gap in gaps:
        now += gap
        if limiter.allows(END, now):
            shown.append(now)
    assert all(later - first > 1 for first, later in zip(shown, shown[3:], strict=False))


def test_boundaries_flash_and_nothing_else_does() -> None:
    assert FlashLimiter().allows(END, 0.0)
    assert not FlashLimiter().allows([Halfway(0.0)], 0.0)
    assert not FlashLimiter().allows([], 0.0)


def test_reduced_motion_means_no_flash() -> None:
    assert not FlashLimiter(reduced_motion=True).allows(END, 0.0)
