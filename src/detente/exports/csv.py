"""Records as CSV (RFC 4180, UTF-8) that is safe to open in a spreadsheet and loses nothing on the way back."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from typing import Any, BinaryIO, TypeVar

from detente.claims.claim import Claim
from detente.columns import Cell, Column, Sheet
from detente.exports.columns import COLUMNS

Record = TypeVar("Record")

SEPARATOR = ";"

# A spreadsheet runs a cell that begins so as a formula, and news text can begin so ("=HYPERLINK(...)"). An apostrophe
# in front stops that. Cells that begin with apostrophes before such a character get one more, so that taking one
# away gives the text back whatever it was.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def write(claims: Iterable[Claim], out: BinaryIO) -> None:
    """Write the claims with the sheet of claims."""
    write_sheet(COLUMNS, claims, out)


def write_sheet(sheet: Sheet[Record], records: Iterable[Record], out: BinaryIO) -> None:
    """Write the header, then each record as it comes."""
    text = io.TextIOWrapper(out, encoding="utf-8", errors="backslashreplace", newline="", write_through=True)
    try:
        table = csv.writer(text)
        table.writerow([column.name for column in sheet])
        for record in records:
            table.writerow([_cell(column, column.value(record)) for column in sheet])
            text.flush()
    finally:
        text.detach()  # the stream belongs to the caller, and must not be closed with the wrapper


def _cell(column: Column[Any], value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        value = SEPARATOR.join(_escaped(item) for item in value)
    return disarmed(value) if column.type in ("text", "texts") and isinstance(value, str) else str(value)


def _escaped(item: str | int | float | None) -> str:
    """An item of a list; a separator inside it is written ``\\;``, a backslash ``\\\\``."""
    return "" if item is None else str(item).replace("\\", "\\\\").replace(SEPARATOR, "\\" + SEPARATOR)


def disarmed(text: str) -> str:
    """Text that no spreadsheet runs as a formula."""
    return "'" + text if _FORMULA.match(text) else text
