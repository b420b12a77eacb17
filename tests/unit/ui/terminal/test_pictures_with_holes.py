"""Pictures with holes: what Textual would raise at is left out, the rest is drawn."""

from __future__ import annotations

from typing import cast

import pytest
from rich.console import Console
from rich.segment import Segment
from textual._compositor import LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from lungetimer.ui.terminal.textual_drawing import without_holes


def test_a_hole_in_a_picture_is_passed_over() -> None:
    left, right, hole = Strip([Segment("left")]), Strip([Segment("right")]), cast("Strip", None)
    picture = LayoutUpdate([[left, hole, right], [hole], [left, right]], Region(0, 0, 20, 3))
    with pytest.raises(AttributeError):
        picture.render_segments(Console())  # when this passes, Textual has mended it
    drawn = without_holes(picture)
    assert isinstance(drawn, LayoutUpdate)
    written = drawn.render_segments(Console())
    assert written == "\x1b[1;1Hleftright\n\x1b[2;1H\n\x1b[3;1Hleftright"
    whole = LayoutUpdate([[left, right]], Region(0, 0, 20, 1))
    kept = without_holes(whole)
    assert isinstance(kept, LayoutUpdate)
    assert kept.render_segments(Console()) == whole.render_segments(Console())
    assert without_holes("text") == "text"
