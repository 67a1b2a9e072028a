"""The tab-separated tables that every vocabulary of the project is kept in."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources.abc import Traversable


def rows(table: Traversable) -> Iterator[dict[str, str]]:
    """The rows of a table, each a mapping of column to cell (``""`` where empty); lines that begin with # are remarks.

    Raises ValueError, naming the table and the line, where a row has more or fewer cells than the header has columns.
    """
    header: list[str] | None = None
    with table.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.startswith("#") or not line.strip():
                continue
            # No quoting: a cell may hold a quotation mark, and never holds a tab.
            cells = [cell.strip() for cell in line.split("\t")]
            if header is None:
                header = cells
            elif len(cells) != len(header):
                raise ValueError(f"{table}, line {number}: {len(cells)} cells, not {len(header)}")
            else:
                yield dict(zip(header, cells, strict=True))
