"""The tab-separated tables that the vocabulary is kept in."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of the table ``name`` of this package, each a mapping of column to cell; an empty cell is ``""``.

    Raises ValueError where a row has more or fewer cells than the header, which a spreadsheet's export can cause.
    """
    with files(__package__).joinpath(name).open(encoding="utf-8") as file:
        # No quoting: a cell may hold a quotation mark, and never holds a tab.
        table = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        header = next(table)
        for cells in table:
            yield dict(zip(header, cells, strict=True))
