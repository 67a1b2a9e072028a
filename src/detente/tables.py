"""The tab-separated tables that every vocabulary of the project is kept in."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources.abc import Traversable


def rows(table: Traversable) -> Iterator[dict[str, str]]:
    """The rows of a table, each a mapping of column to cell (``""`` where empty); lines that begin with # are remarks.

    Raises ValueError, naming the table and the line, where a row has more or fewer cells than the header has columns.
    """
    with table.open(encoding="utf-8") as file:
        numbered = ((n, line) for n, line in enumerate(file, 1) if line.strip() and not line.startswith("#"))
        # No quoting: a cell may hold a quotation mark, and never holds a tab.
        header: list[str] | None = None
        for number, line in numbered:
            cells = next(csv.reader([line], delimiter="\t", quoting=csv.QUOTE_NONE))
            if header is None:
                header = cells
            elif len(cells) != len(header):
                raise ValueError(f"{table}, line {number}: {len(cells)} cells, not {len(header)}")
            else:
                yield dict(zip(header, (cell.strip() for cell in cells), strict=True))
