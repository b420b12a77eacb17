"""Read and write tables as CSV; spreadsheets do not run the cells that we write as formulas."""

from __future__ import annotations

import csv
import io
import itertools
from typing import TYPE_CHECKING, Final, TypeVar

from lungetimer.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

# Spreadsheets run a cell that begins with one of these characters as a formula; some also accept
# the full-width forms (OWASP, CSV injection). The apostrophe is in the list so that `plain` always
# returns the cell that `harmless` was given.
_RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20", "'")
_T = TypeVar("_T")

MAX_ROWS: Final = 500_000
# A spreadsheet may have written a title or a "sep=" line before the names of the columns.
_LINES_BEFORE: Final = 6


class SheetError(ValueError):
    """A text cannot be read as a table; the message is one line that says why."""


@frozen
class Sheet:
    """A text that contains a table, and where the table begins in the text.

    Attributes:
        header: the names of the columns, as written.
        text: the whole text.
        skipped: number of lines before the line with the names of the columns.
        delimiter: the character that separates the cells.
    """

    header: tuple[str, ...]
    text: str
    skipped: int
    delimiter: str

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield each row that is not empty as (line number, one cell for each column).

        If a row has fewer cells than the header, empty cells are added. If it has more, the last
        cells are dropped.

        Raises:
            SheetError: a cell is too long, or there are too many rows.
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
            raise SheetError(_csv_words(reader.line_num + self.skipped, error)) from None


def find_sheet(text: str, understand: Callable[[Sheet], _T | None]) -> tuple[Sheet, _T] | None:
    """Find the table in a text, even if some other lines precede it.

    Args:
        text: the whole text.
        understand: function that returns the kind of a table, or None if it does not know the kind.
            It is called with a table that starts in the first line, then in the second, and so on.

    Returns:
        The table and its kind, or None if none of the first lines is the header of a known kind of
        table.

    Raises:
        SheetError: a cell is too long.
    """
    stream = io.StringIO(text, newline="")
    for number, line in enumerate(itertools.islice(stream, _LINES_BEFORE)):
        if not line.strip() or line.lower().startswith("sep="):
            continue
        delimiter = max(",;\t", key=line.count)
        try:
            header = tuple(next(csv.reader([line], delimiter=delimiter), []))
        except csv.Error as error:
            raise SheetError(_csv_words(number + 1, error)) from None
        found = Sheet(tuple(name.strip() for name in header), text, number, delimiter)
        understood = understand(found)
        if understood is not None:
            return found, understood
    return None


def _csv_words(line: int, error: csv.Error) -> str:
    """Return what the csv module finds wrong with a line, in plain words."""
    if "field limit" in str(error):
        return f"line {line}: a cell must have at most {csv.field_size_limit()} characters"
    return f"line {line} is not valid CSV: {error}"


def harmless(cell: str) -> str:
    """Return a cell, with an apostrophe before it if a spreadsheet would run it as a formula."""
    return "'" + cell if cell.startswith(_RISKY) else cell


def unremarkable(cell: str) -> str:
    """Return a cell, with a space before it if a spreadsheet would run it as a formula.

    Use this for other programs: they remove a space, but would show the apostrophe of `harmless`.
    """
    return " " + cell if cell.startswith(_RISKY) else cell


def plain(cell: str) -> str:
    """Return a cell as it was before `harmless` put an apostrophe before it."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_RISKY) else cell


def table(
    header: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    guard: Callable[[str], str] = harmless,
    delimiter: str = ",",
) -> str:
    """Return a table as CSV text; None becomes an empty cell.

    Args:
        header: the names of the columns.
        rows: the cells of each row.
        guard: function that makes a cell safe for spreadsheets.
        delimiter: the character that separates the cells.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n", delimiter=delimiter)
    writer.writerow(header)
    for row in rows:
        writer.writerow(["" if cell is None else guard(_text(cell)) for cell in row])
    return out.getvalue()


def _text(cell: object) -> str:
    # Write 5.0 as 5, which is easier to read.
    return str(int(cell)) if isinstance(cell, float) and cell == int(cell) else str(cell)
