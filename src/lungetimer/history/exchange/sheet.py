"""Tables as CSV text, harmless when a spreadsheet opens them."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# Cells that begin like this are run as a formula by spreadsheets, some also in full-width form
# (OWASP, CSV injection). The apostrophe is there so that `plain` can undo `harmless` exactly.
_RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20", "'")

MAX_ROWS: Final = 500_000


class SheetError(ValueError):
    """Text that is no table this program reads: one clear line."""


def harmless(cell: str) -> str:
    """The cell, with an apostrophe before anything that a spreadsheet would run."""
    return "'" + cell if cell.startswith(_RISKY) else cell


def plain(cell: str) -> str:
    """The cell as it was before `harmless`."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_RISKY) else cell


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """CSV text, each cell harmless; None becomes an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow(["" if cell is None else harmless(_text(cell)) for cell in row])
    return out.getvalue()


def rows_of(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Every row with its line number, its cells by column name (lower case, trimmed).

    Comma, semicolon or tab, whichever the header has most of. A row with too few cells has the
    missing ones empty; cells beyond the header are dropped.

    Raises:
        SheetError: a cell too long to be one, or too many rows.
    """
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        for count, row in enumerate(reader):
            if count >= MAX_ROWS:
                raise SheetError(f"it has more than {MAX_ROWS} rows; split it into parts")
            if any(row):
                cells = [plain(cell) for cell in row] + [""] * (len(header) - len(row))
                named = zip(header, cells, strict=False)
                yield reader.line_num, {n: c if n == "note" else c.strip() for n, c in named}
    except csv.Error as error:
        raise SheetError(f"line {reader.line_num}: {error}") from None


def _text(cell: object) -> str:
    # Numbers are written by us and cannot start a formula, yet 5.0 reads better as 5.
    return str(int(cell)) if isinstance(cell, float) and cell == int(cell) else str(cell)
