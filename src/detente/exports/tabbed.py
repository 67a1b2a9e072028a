"""Tab-separated tables as the data sets of the field come: no quoting, one line a row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO, TypeVar

from detente.columns import Cell, Sheet
from detente.exports.csv import disarmed
from detente.exports.printable import printable

Row = TypeVar("Row")


def write_sheet(sheet: Sheet[Row], rows: Iterable[Row], out: BinaryIO, *, header: bool) -> None:
    """Write the rows as they come."""
    if header:
        _line((column.name for column in sheet), out)
    for row in rows:
        _line((tab_cell(column.value(row)) for column in sheet), out)


def tab_cell(value: Cell) -> str:
    """A cell that every reader takes for the same, whether it knows quotes or not.

    Numbers are as short as they can be written. Of text, white space and control characters are one space, a straight
    double quote is a single one, and what a spreadsheet would run as a formula has an apostrophe in front.
    """
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.10g}"
    if not isinstance(value, str):
        return str(value)
    return disarmed(" ".join(printable(value).replace('"', "'").split()))


def _line(cells: Iterable[str], out: BinaryIO) -> None:
    out.write("\t".join(cells).encode("utf-8", "backslashreplace") + b"\n")
