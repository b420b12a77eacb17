"""Tables as CSV text, harmless when a spreadsheet opens them."""

from __future__ import annotations

import csv
import io
import itertools
from typing import TYPE_CHECKING, Final, TypeVar

from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

# Cells that begin like this are run as a formula by spreadsheets, some also in full-width form
# (OWASP, CSV injection). The apostrophe is there so that `plain` can undo `harmless` exactly.
_RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20", "'")
_T = TypeVar("_T")

MAX_ROWS: Final = 500_000
# A spreadsheet may have put a title, or the separator it used, before the names of the columns.
_LINES_BEFORE: Final = 6


class SheetError(ValueError):
    """Text that is no table this program reads: one clear line."""


@frozen
class Sheet:
    """A table as text, and where in it the table begins.

    Attributes:
        header: the names of the columns, as written.
        text: the whole text.
        skipped: how many lines come before the header.
        delimiter: what separates the cells.
    """

    header: tuple[str, ...]
    text: str
    skipped: int
    delimiter: str

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield each row that is not empty: the number of its line, and a cell for each column.

        A row with too few cells has the missing ones empty; cells beyond the header are dropped.

        Raises:
            SheetError: a cell too long to be one, or too many rows.
        """
        stream = io.StringIO(self.text, newline="")
        for _ in range(self.skipped):
            stream.readline()
        reader = csv.reader(stream, delimiter=self.delimiter)
        width = len(self.header)
        try:
            next(reader, None)
            for count, row in enumerate(reader):
                if count >= MAX_ROWS:
                    raise SheetError(f"it has more than {MAX_ROWS} rows; split it into parts")
                if any(cell.strip() for cell in row):
                    cells = [plain(cell) for cell in row[:width]]
                    yield reader.line_num + self.skipped, cells + [""] * (width - len(cells))
        except csv.Error as error:
            raise SheetError(f"line {reader.line_num + self.skipped}: {error}") from None


def find_sheet(text: str, understand: Callable[[Sheet], _T | None]) -> tuple[Sheet, _T] | None:
    """Find the table in a text; None when no line of its first few is the header of one.

    Args:
        text: the whole text.
        understand: gives what a table is, or None when it is not one that is known.

    Raises:
        SheetError: a cell too long to be one.
    """
    stream = io.StringIO(text, newline="")
    for number, line in enumerate(itertools.islice(stream, _LINES_BEFORE)):
        if not line.strip() or line.lower().startswith("sep="):
            continue
        delimiter = max(",;\t", key=line.count)
        try:
            header = tuple(next(csv.reader([line], delimiter=delimiter), []))
        except csv.Error as error:
            raise SheetError(f"line {number + 1}: {error}") from None
        found = Sheet(tuple(name.strip() for name in header), text, number, delimiter)
        understood = understand(found)
        if understood is not None:
            return found, understood
    return None


def harmless(cell: str) -> str:
    """Return the cell, with an apostrophe before anything that a spreadsheet would run."""
    return "'" + cell if cell.startswith(_RISKY) else cell


def unremarkable(cell: str) -> str:
    """Return the cell, with a space before anything that a spreadsheet would run.

    For readers that would show the apostrophe of `harmless`; the space is lost when it is read.
    """
    return " " + cell if cell.startswith(_RISKY) else cell


def plain(cell: str) -> str:
    """Return the cell as it was before `harmless`."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_RISKY) else cell


def table(
    header: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    guard: Callable[[str], str] = harmless,
    delimiter: str = ",",
) -> str:
    """Return CSV text, each cell harmless; None becomes an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n", delimiter=delimiter)
    writer.writerow(header)
    for row in rows:
        writer.writerow(["" if cell is None else guard(_text(cell)) for cell in row])
    return out.getvalue()


def _text(cell: object) -> str:
    # Numbers are written by us and cannot start a formula, yet 5.0 reads better as 5.
    return str(int(cell)) if isinstance(cell, float) and cell == int(cell) else str(cell)
