from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.support.sessions import plans, session_of

from lungetimer.training.timeline import PhaseKind
from lungetimer.training.views import Place, Segment
from lungetimer.ui.widgets.session_bar import lay_out

SEGMENTS = st.lists(
    st.builds(
        Segment,
        kind=st.sampled_from(PhaseKind),
        set=st.integers(1, 10) | st.none(),
        length_s=st.floats(0, 600),
        done_s=st.just(0.0),
        place=st.sampled_from(Place),
    ),
    min_size=1,
    max_size=30,
)
WIDTHS = st.integers(1, 300)


@given(SEGMENTS, WIDTHS)
def test_every_piece_has_a_column_and_together_they_fill_the_bar(
    segments: list[Segment], width: int
) -> None:
    pieces = lay_out(segments, width)
    assert 1 <= len(pieces) <= width
    assert all(piece.width >= 1 for piece in pieces)
    assert sum(piece.width for piece in pieces) == width
    assert all(len(piece.label) < piece.width or not piece.label for piece in pieces)


@given(plans, WIDTHS, st.floats(0, 1))
def test_a_running_session_has_one_now_with_all_before_it_done(
    plan: object, width: int, share: float
) -> None:
    session = session_of(plan)  # type: ignore[arg-type]  # a strategy of plans
    session.start(0.0)
    whole = session.view(0.0).left_s
    session.advance(share * whole)
    view = session.view(share * whole)
    pieces = lay_out(view.segments, width)
    now = [n for n, piece in enumerate(pieces) if piece.now]
    assert len(now) <= 1
    if now:
        assert all(piece.done == piece.width for piece in pieces[: now[0]])
        assert all(piece.done == 0 for piece in pieces[now[0] + 1 :])
        assert 0 <= pieces[now[0]].done <= pieces[now[0]].width


def test_longer_pieces_are_never_narrower() -> None:
    segments = [
        Segment(PhaseKind.SET, n, length, 0.0, Place.NEXT)
        for n, length in enumerate((10.0, 20.0, 40.0, 80.0), start=1)
    ]
    for width in range(4, 120):
        widths = [piece.width for piece in lay_out(segments, width)]
        assert widths == sorted(widths), width
