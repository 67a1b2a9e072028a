"""A table on a terminal that is printed row by row, so that it streams."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

# Where the output is no terminal, nothing says how wide a line may be.
UNKNOWN_WIDTH = 120
_GAP, _NARROWEST = 2, 40


class Grid:
    """Columns, each a heading with a width: characters where it is whole, a share of what is left where it is not."""

    def __init__(self, *columns: tuple[str, float]) -> None:
        self._columns = columns
        self._fixed = sum(width for _, width in columns if isinstance(width, int))

    def headings(self, width: int) -> Table:
        """The row of headings."""
        return self.row(width, [Text(heading, style="dim") for heading, _ in self._columns])

    def row(self, width: int, cells: Sequence[Text]) -> Table:
        """One row; widths follow from the terminal's alone, so that rows printed one by one stand under each other."""
        free = max(_NARROWEST, width - self._fixed - _GAP * (len(self._columns) - 1))
        row = Table.grid(padding=(0, _GAP, 0, 0))
        for _, wide in self._columns:
            row.add_column(width=wide if isinstance(wide, int) else int(free * wide), overflow="fold")
        row.add_row(*cells)
        return row


class _Console(Console):
    """rich's console, but a reader that has gone is an error for the caller, as with every other format."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


@contextmanager
def console_on(out: BinaryIO) -> Iterator[Console]:
    """A rich console that writes to a binary stream: as wide as the terminal, or a fixed width where there is none."""
    text = io.TextIOWrapper(out, encoding="utf-8", errors="backslashreplace", write_through=True)
    try:
        console = _Console(file=text, highlight=False, emoji=False, markup=False)
        if not console.is_terminal:
            console.width = int(os.environ.get("COLUMNS", UNKNOWN_WIDTH))
        yield console
    finally:
        text.detach()  # the stream belongs to the caller
