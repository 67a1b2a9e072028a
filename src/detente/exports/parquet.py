"""Records as Parquet: the flat sheet with real types, lists as lists."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import BinaryIO, TypeVar

import pyarrow.parquet as pq

from detente.claims.claim import Claim
from detente.columns import Sheet, arrow_table, schema_of
from detente.exports.columns import COLUMNS

Record = TypeVar("Record")

# A row group is what is held in memory at a time, and what a reader can skip: about 4 MB of claims.
ROW_GROUP = 4096


def write(claims: Iterable[Claim], out: BinaryIO) -> None:
    """Write the claims with the sheet of claims."""
    write_sheet(COLUMNS, claims, out)


def write_sheet(sheet: Sheet[Record], records: Iterable[Record], out: BinaryIO) -> None:
    """Write the records in row groups; the file is whole only once all are written, as Parquet ends in its index."""
    remaining = iter(records)
    with pq.ParquetWriter(out, schema_of(sheet), compression="zstd") as writer:
        while group := list(islice(remaining, ROW_GROUP)):
            writer.write_table(arrow_table(sheet, group))
